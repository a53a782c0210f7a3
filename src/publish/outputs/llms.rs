//! [`llms.txt`](https://llmstxt.org): what is here, for programs that read, with links to Markdown.

use crate::{
    content::route::Route,
    publish::{
        input::{article::Article, blog::Blog},
        output::Output,
        settings::Settings,
    },
};

/// The number of posts that the file lists; the JSON Feed has all.
const POSTS: usize = 500;

/// Adds the file to the output, unless the author has written one.
pub(crate) fn write_to(blog: &Blog, settings: &Settings, output: &mut Output) {
    output.unless_own("llms.txt", text(blog, settings).into_bytes(), &blog.files);
}

fn text(blog: &Blog, settings: &Settings) -> String {
    let site = &settings.site;
    let mut text = format!("# {}\n", one_line(&site.title));
    if !site.description.is_empty() {
        text.push_str(&format!("\n> {}\n", one_line(&site.description)));
    }
    if !site.author.is_empty() && site.author != site.title {
        text.push_str(&format!("\nWritten by {}.\n", one_line(&site.author)));
    }
    let posts: Vec<&Article> = blog.public().collect();
    section(&mut text, "Posts", posts.iter().take(POSTS).copied(), settings);
    let pages = blog.pages.iter().filter(|page| page.is_public());
    section(&mut text, "Pages", pages, settings);
    let feed = settings.base_url.at(&Route::HOME.data_path());
    text.push_str(&format!(
        "\n## Optional\n\n- [All posts]({feed}): a JSON Feed, with the Markdown of every post as an \
         attachment\n"
    ));
    text
}

fn section<'a>(
    text: &mut String,
    heading: &str,
    articles: impl Iterator<Item = &'a Article>,
    settings: &Settings,
) {
    for (index, article) in articles.enumerate() {
        if index == 0 {
            text.push_str(&format!("\n## {heading}\n\n"));
        }
        let url = settings.base_url.at(&article.route().markdown_path());
        let matter = &article.matter;
        text.push_str(&format!("- [{}]({})", label(&matter.title), address(&url)));
        let summary =
            [&matter.description, &article.analysis.excerpt].into_iter().find(|s| !s.is_empty());
        if let Some(summary) = summary {
            text.push_str(": ");
            text.push_str(&one_line(summary));
        }
        text.push('\n');
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that can stand between the brackets of a link.
fn label(words: &str) -> String {
    one_line(words).replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// An address that can stand between the parentheses of a link.
fn address(url: &str) -> String {
    url.replace('(', "%28").replace(')', "%29")
}
