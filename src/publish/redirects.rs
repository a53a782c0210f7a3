//! Former addresses (`aliases` in front matter), which lead to where the articles are now.
//!
//! Each becomes a small page that any host can serve, and a line in `_redirects`, which some hosts
//! answer with a proper redirect before they look for a page.

use std::collections::BTreeSet;

use super::{
    article::Article,
    blog::Blog,
    language::is_right_to_left,
    paths::{decoded, encoded, resolved},
    problem::{Problem, Problems},
    settings::Settings,
    source::Place,
    write::Output,
    xml::escaped,
};
use crate::content::route::Route;

/// A former address and what it leads to.
struct Redirect<'b> {
    article: &'b Article,
    /// The former path below the site's root, encoded.
    from: String,
    /// The file that answers to it.
    file: String,
}

/// Adds every redirect to the output.
pub(crate) fn print(
    blog: &Blog,
    routes: &BTreeSet<Route>,
    settings: &Settings,
    output: &mut Output,
    problems: &mut Problems,
) {
    let redirects = redirects(blog, routes, output, problems);
    for redirect in &redirects {
        output.bytes(redirect.file.clone(), page(redirect.article, settings).into_bytes());
    }
    if !redirects.is_empty() {
        output.unless_own("_redirects", lines(&redirects, settings).into_bytes(), blog);
    }
}

fn redirects<'b>(
    blog: &'b Blog,
    routes: &BTreeSet<Route>,
    output: &Output,
    problems: &mut Problems,
) -> Vec<Redirect<'b>> {
    let mut redirects = Vec::new();
    let mut files = BTreeSet::new();
    for article in blog.articles() {
        for alias in &article.matter.aliases {
            let place = Place::new(&article.source, alias.span.clone());
            match redirect(article, &alias.value, place) {
                Ok(Some(redirect)) => {
                    let is_taken = output.has_in_the_way(&redirect.file)
                        || blog.files.contains_key(&redirect.file)
                        || Route::parse(&redirect.from).is_some_and(|own| routes.contains(&own));
                    if is_taken {
                        let place = Place::new(&article.source, alias.span.clone());
                        problems.push(taken(place, &alias.value));
                    } else if files.insert(redirect.file.clone()) {
                        redirects.push(redirect);
                    }
                }
                Ok(None) => {}
                Err(problem) => problems.push(*problem),
            }
        }
    }
    redirects
}

/// Where a former address is answered; `None` for the article's own.
fn redirect<'b>(
    article: &'b Article,
    alias: &str,
    place: Place,
) -> Result<Option<Redirect<'b>>, Box<Problem>> {
    if alias.contains(['?', '#']) {
        let problem = Problem::warning(place, format!("`{alias}` cannot be redirected"))
            .label("a host of files looks at the path alone")
            .help("leave out what comes after the path");
        return Err(Box::new(problem));
    }
    let Some(path) = resolved("", &decoded(alias)).filter(|path| !path.contains('\\')) else {
        let problem = Problem::error(place, format!("`{alias}` is not an address"))
            .label("expected a path below the site's root");
        return Err(Box::new(problem));
    };
    let from = format!("/{}", encoded(&path));
    if Route::parse(&from) == Some(article.route()) {
        return Ok(None);
    }
    let file = if is_page_file(&path) {
        path
    } else if path.is_empty() {
        "index.html".to_owned()
    } else {
        format!("{path}/index.html")
    };
    Ok(Some(Redirect { article, from, file }))
}

/// Whether a host serves a file of this name as a page. Any other name is made a folder, whose index
/// is the page: `/old.php` becomes `/old.php/index.html`.
fn is_page_file(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(ending.to_ascii_lowercase().as_str(), "html" | "htm")
}

fn taken(place: Place, alias: &str) -> Problem {
    Problem::warning(place, format!("the former address `{alias}` is not redirected"))
        .label("the site has a page or a file there")
}

/// The page at a former address. It does without scripts, and no search engine keeps it.
fn page(article: &Article, settings: &Settings) -> String {
    let path = article.route().path();
    let target = escaped(&settings.site.at(&path));
    let canonical = escaped(&settings.base_url.at(&path));
    let title = escaped(&article.matter.title);
    let lang = escaped(article.matter.lang.as_deref().unwrap_or(&settings.site.language));
    let dir = if is_right_to_left(&lang) { " dir=\"rtl\"" } else { "" };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"{dir}>\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={target}\">\n\
         <link rel=\"canonical\" href=\"{canonical}\">\n</head>\n<body>\n\
         <p><a href=\"{target}\">{title}</a></p>\n</body>\n</html>\n"
    )
}

/// The file that Netlify and Cloudflare Pages read: from, to, status.
fn lines(redirects: &[Redirect<'_>], settings: &Settings) -> String {
    let mut lines = String::new();
    for Redirect { article, from, file } in redirects {
        let from = settings.site.at(from);
        let to = settings.site.at(&article.route().path());
        lines.push_str(&format!("{from} {to} 301\n"));
        // One of these hosts takes the last slash as it is written.
        if file.ends_with("/index.html") {
            lines.push_str(&format!("{from}/ {to} 301\n"));
        }
    }
    lines
}
