//! Reads what the author wrote.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    article::{Article, Kind, Name},
    walk::{self, Root, Unread},
};
use crate::publish::{
    diagnostics::{
        Diagnostic, Diagnostics,
        failure::Failure,
        source::{Place, Source, named},
    },
    paths::PUBLIC,
    settings::{self, Settings},
};

/// Everything below the root that is published.
#[derive(Debug)]
pub(crate) struct Reading {
    /// The settings, where they can be used.
    pub(crate) settings: Option<Settings>,
    /// Posts and pages, in the order of their paths.
    pub(crate) articles: Vec<Article>,
    /// Those that could not be understood, which was reported.
    pub(crate) unreadable: Vec<Name>,
    /// The other files, by their path below `public`.
    pub(crate) files: BTreeMap<String, PathBuf>,
}

/// Reads everything below the root. What is wrong in a draft is reported only where drafts are
/// published.
///
/// # Errors
///
/// Fails where a file or a folder cannot be read.
pub(crate) fn read(
    root: &Path,
    with_drafts: bool,
    diagnostics: &mut Diagnostics,
) -> Result<Reading, Failure> {
    let folder = Root::new(root)?;
    let settings = read_settings(root, &folder, diagnostics)?;
    let language = settings.as_ref().map_or("en", |settings| &settings.site.language).to_owned();
    let all = walk::files(&folder, &root.join(PUBLIC), diagnostics)?;
    let mut reading =
        Reading { settings, articles: Vec::new(), unreadable: Vec::new(), files: BTreeMap::new() };
    for (file, path) in &all {
        match role(file, &all) {
            Role::Article(name) => {
                let bytes = match fs::read(path) {
                    Ok(bytes) => bytes,
                    Err(error) => {
                        diagnostics.push(Unread::from(error).diagnostic(file));
                        reading.unreadable.push(name);
                        continue;
                    }
                };
                let mut found = Diagnostics::default();
                let article = Article::read(name.clone(), bytes, &language, &mut found);
                if with_drafts || article.as_ref().is_none_or(|article| !article.matter.draft) {
                    diagnostics.extend(found);
                }
                match article {
                    Some(article) => reading.articles.push(article),
                    None => reading.unreadable.push(name),
                }
            }
            Role::Section => diagnostics.push(
                Diagnostic::warning(named(file), "a section's own page is not published")
                    .help("move its words to public/pages, or remove it"),
            ),
            Role::File => {
                other_markup(file).into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
                reading.files.insert(file.clone(), path.clone());
            }
        }
    }
    Ok(reading)
}

fn read_settings(
    root: &Path,
    folder: &Root,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Settings>, Failure> {
    let path = root.join(settings::FILE);
    let read = folder.file(&path).and_then(|file| fs::read(file).map_err(Unread::from));
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(Unread::Nowhere) => {
            return Err(no_settings(root));
        }
        Err(unread) => {
            let place = Place::from(Arc::new(Source::named(settings::FILE.to_owned())));
            diagnostics.push(unread.problem_of(place, settings::FILE).into_error());
            return Ok(None);
        }
    };
    match Source::read(settings::FILE.to_owned(), &bytes) {
        Ok(source) => Ok(settings::read(&Arc::new(source), diagnostics)),
        Err(source) => {
            diagnostics
                .push(Diagnostic::error(Arc::new(source).into(), "the settings are not UTF-8"));
            Ok(None)
        }
    }
}

/// Markup languages that other programs read posts in.
const OTHER_MARKUP: [&str; 10] =
    ["adoc", "asciidoc", "ipynb", "mdx", "org", "qmd", "rmd", "rst", "textile", "typ"];

/// A file among the posts or pages is written in a markup language that is not read.
fn other_markup(file: &str) -> Option<Diagnostic> {
    let is_article = file.starts_with("posts/") || file.starts_with("pages/");
    let (_, extension) = file.rsplit_once('.').filter(|_| is_article)?;
    let known = extension.to_ascii_lowercase();
    OTHER_MARKUP.contains(&known.as_str()).then(|| {
        let help = match known.as_str() {
            "mdx" | "qmd" | "rmd" => {
                "rename it to `.md`; what is not Markdown in it is shown as text"
            }
            _ => "convert it to Markdown, for example with Pandoc, and name it `.md`",
        };
        Diagnostic::warning(
            named(file),
            format!("a file of the kind `.{extension}` is not published as an article"),
        )
        .help(help)
    })
}

/// The folder is no blog's.
pub(crate) fn no_settings(root: &Path) -> Failure {
    Failure::Usage(format!(
        "there is no {} in `{}`; name the blog's folder with --root",
        settings::FILE,
        root.display()
    ))
}

#[derive(Debug, PartialEq, Eq)]
enum Role {
    Article(Name),
    /// `_index.md`, with which other tools describe a folder.
    Section,
    File,
}

/// The role of a file. In a folder with an `index.md`, all other files belong to that article.
fn role(file: &str, all: &BTreeMap<String, PathBuf>) -> Role {
    let kind = match file.split_once('/') {
        Some(("posts", _)) => Kind::Post,
        Some(("pages", _)) => Kind::Page,
        _ => return Role::File,
    };
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let Some((stem, "md" | "markdown")) = name.rsplit_once('.') else { return Role::File };
    let parent = folder.rsplit_once('/').map(|(parent, _)| parent);
    match (stem, parent) {
        ("_index", _) | ("index", None) => Role::Section,
        ("index", Some(parent)) if !owned(parent, all) => {
            Role::Article(Name { kind, file: file.to_owned(), bundle: Some(format!("{folder}/")) })
        }
        _ if owned(folder, all) => Role::File,
        _ => Role::Article(Name { kind, file: file.to_owned(), bundle: None }),
    }
}

/// Returns `true` if the folder, or one that it lies in, has an `index.md`.
fn owned(folder: &str, all: &BTreeMap<String, PathBuf>) -> bool {
    let mut folder = folder;
    while let Some((parent, _)) = folder.rsplit_once('/') {
        if all.contains_key(&format!("{folder}/index.md"))
            || all.contains_key(&format!("{folder}/index.markdown"))
        {
            return true;
        }
        folder = parent;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_articles_from_their_files() {
        let files = [
            "favicon.svg",
            "pages/about.md",
            "posts/_index.md",
            "posts/a.md",
            "posts/a.png",
            "posts/b/index.md",
            "posts/b/notes.md",
            "posts/b/deep/c.md",
            "posts/2020/d.markdown",
            "readme.md",
        ];
        let all = files.iter().map(|file| ((*file).to_owned(), PathBuf::new())).collect();
        let articles: Vec<(String, Option<String>)> = files
            .iter()
            .filter_map(|file| match role(file, &all) {
                Role::Article(name) => Some((name.file, name.bundle)),
                _ => None,
            })
            .collect();
        let expected = [
            ("pages/about.md", None),
            ("posts/a.md", None),
            ("posts/b/index.md", Some("posts/b/".to_owned())),
            ("posts/2020/d.markdown", None),
        ];
        assert_eq!(articles, expected.map(|(file, bundle)| (file.to_owned(), bundle)));
        assert_eq!(role("posts/_index.md", &all), Role::Section);
    }
}
