//! The publish layer: from a folder of Markdown to the files a browser fetches.
//!
//! [`publish`] reads everything below a root, collects every problem, and writes all files of the
//! site or none.
//!
//! ```text
//! octavo.toml ── settings ──────────────────┐
//! public/**   ── read ── article ── blog ── check ── feed ── write
//!                        (front_matter)     (addresses, maths, pictures)
//! index.html  ── shell ─────────────────────────────────────┘
//! ```

mod addresses;
mod article;
mod base_url;
mod blog;
mod check;
mod consistency;
mod failure;
mod feed;
mod front_matter;
mod highlight;
mod language;
mod markup;
mod maths;
mod nearest;
mod new;
mod paths;
mod pictures;
mod problem;
mod read;
mod settings;
mod shell;
mod sizes;
mod source;
mod style_sheets;
mod values;
mod write;

use std::{fs, io, path::PathBuf, sync::Arc};

use self::{
    addresses::Addresses,
    blog::Blog,
    check::{Prepared, check_navigation},
    feed::Press,
    problem::{Problem, Problems},
    settings::Settings,
    source::Source,
    write::Output,
};

pub use self::{failure::Failure, new::new_post, sizes::Sizes};

/// What to publish, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder with `octavo.toml` and `public`.
    pub root: PathBuf,
    /// Where the site is written; nowhere where it is only checked.
    pub out: Option<PathBuf>,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether the site is served from the root of a host on the author's own machine, whatever
    /// path its public address has.
    pub local: bool,
    /// Whether diagnostics are coloured.
    pub colour: bool,
}

/// How publishing ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What the author should know, ready to be shown; empty where all is well.
    pub diagnostics: String,
    /// How many errors there are. With one or more, nothing was written.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// How many posts were published.
    pub posts: usize,
    /// How many pages were published.
    pub pages: usize,
    /// How many files were written.
    pub files: usize,
}

/// Reads a blog, checks it, and writes its files unless something is wrong.
///
/// # Errors
///
/// Fails where a file cannot be read or written. What is wrong in the author's files is no failure
/// but part of the outcome.
pub fn publish(options: &Options) -> Result<Outcome, Failure> {
    let mut problems = Problems::default();
    let mut reading = read::read(&options.root, options.drafts, &mut problems)?;
    let settings = reading.settings.take();
    let blog = Blog::new(reading, options.drafts, &mut problems);
    let mut output = Output::default();
    if let Some(mut settings) = settings {
        if !options.local {
            settings.site.base = settings.base_url.path().to_owned();
        }
        collect(&blog, &settings, &mut output, &mut problems);
        if let Some(page) = shell_page(options, &settings, &mut output, &mut problems)? {
            output.bytes("index.html".to_owned(), page.into_bytes());
        }
    }
    let (errors, warnings) = problems.counts();
    let mut files = 0;
    if let Some(out) = options.out.as_ref().filter(|_| errors == 0) {
        output.write(out)?;
        files = output.len();
    }
    Ok(Outcome {
        diagnostics: problems.render(options.colour),
        errors,
        warnings,
        posts: blog.posts.len(),
        pages: blog.pages.len(),
        files,
    })
}

/// Checks every article and makes every file.
fn collect(blog: &Blog, settings: &Settings, output: &mut Output, problems: &mut Problems) {
    let addresses = Addresses::new(blog, settings.page_size);
    let mut prepared = Prepared::default();
    for article in blog.articles() {
        prepared.add(article, &addresses, settings, problems);
    }
    check_navigation(settings, &addresses, problems);
    let Prepared { assets, covers } = &prepared;
    Press { blog, settings, assets, covers }.print(output);
    output.copies(&blog.files, addresses.routes(), problems);
}

/// The page that Trunk wrote, completed; `None` where there is none.
fn shell_page(
    options: &Options,
    settings: &Settings,
    output: &mut Output,
    problems: &mut Problems,
) -> Result<Option<String>, Failure> {
    let Some(out) = &options.out else { return Ok(None) };
    let path = out.join("index.html");
    let html = match fs::read_to_string(&path) {
        Ok(html) => html,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::io("read", &path)(error)),
    };
    let html = match style_sheets::join(&html, |file| fs::read_to_string(out.join(file)).ok()) {
        Some(joined) => {
            output.bytes(joined.file, joined.css.into_bytes());
            joined.parts.iter().for_each(|part| output.without(part));
            joined.html
        }
        None => html,
    };
    match shell::complete(&html, &settings.site) {
        Ok(page) => Ok(Some(page)),
        Err(missing) => {
            let source = Source::named("index.html".to_owned());
            problems.push(
                Problem::error(Arc::new(source).into(), missing.to_string())
                    .help("the publisher fills it in; put it back"),
            );
            Ok(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::{
        article::{Article, Kind, Name},
        read::Reading,
    };

    const SETTINGS: &str = "title = \"T\"\nbase_url = \"https://a.b/c\"\n\
                            navigation = [{ label = \"A\", url = \"/a/\" }]\n";
    const POSTS: [&str; 2] = [
        "---\ntitle: \"Ünï\"\ndate: 2020-01-01\ntags: [a, {b: *c}]\naliases: &c [/x]\n---\n\
         # H\n[l](b.md#h) ![p](é.png) $\\frac{é}{2}$ $$x$$ [^n] [a][b]\n\n[^n]: N\n",
        "+++\ntitle = 'T'\ndate = 2020-01-01T10:00:00+02:00\n[taxonomies]\ntags = ['日本']\n+++\n\
         | a |\n|--|\n| $\\left(x\\right)$ |\n",
    ];

    /// Numbers that look random and are the same in every run (Marsaglia's xorshift).
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 % limit.max(1) as u64).unwrap()
        }

        /// The text with a few bytes replaced, removed or repeated.
        fn damaged(&mut self, text: &str) -> Vec<u8> {
            const SPECIAL: &[u8] = b"\n\r\t \"'`[](){}<>#$&*-+=:,.\\/|^_~!?%0\xc3\xa9\xff";
            let mut bytes = text.as_bytes().to_vec();
            for _ in 0..=self.below(4) {
                let at = self.below(bytes.len());
                let byte = SPECIAL[self.below(SPECIAL.len())];
                match self.below(4) {
                    0 if bytes.len() > 1 => drop(bytes.remove(at)),
                    1 => bytes[at] = byte,
                    2 => bytes.truncate(at.max(1)),
                    _ => bytes.insert(at, byte),
                }
            }
            bytes
        }
    }

    #[test]
    fn survives_any_bytes() {
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
        for _ in 0..1_500 {
            let mut problems = Problems::default();
            let mut articles = Vec::new();
            for (index, post) in POSTS.iter().enumerate() {
                let file = format!("posts/p{index}.md");
                let name = Name { kind: Kind::Post, file, bundle: None };
                articles.extend(Article::read(name, numbers.damaged(post), &mut problems));
            }
            let bytes = numbers.damaged(SETTINGS);
            let source = Source::read("octavo.toml".to_owned(), &bytes);
            let source = Arc::new(source.unwrap_or_else(|valid| valid));
            let settings = settings::read(&source, &mut problems);
            let reading = Reading {
                settings: None,
                articles,
                unreadable: Vec::new(),
                files: [("posts/é.png".to_owned(), PathBuf::from("nowhere"))].into(),
            };
            let blog = Blog::new(reading, true, &mut problems);
            if let Some(settings) = settings {
                collect(&blog, &settings, &mut Output::default(), &mut problems);
            }
            problems.render(false);
        }
    }
}
