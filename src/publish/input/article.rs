//! A post or a page, read and understood.

use std::{cmp::Ordering, sync::Arc};

use super::front_matter::{FrontMatter, interpret, split, too_long};
use crate::{
    content::{
        date::Date,
        document::{Analysis, analyze},
        route::Route,
        slug::Slug,
    },
    publish::{
        diagnostics::{
            Diagnostic, Diagnostics,
            source::{Place, Source},
        },
        paths::LONGEST_SLUG,
    },
};

/// True if an article stands in the sequence of posts or outside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// From `public/posts`.
    Post,
    /// From `public/pages`.
    Page,
}

/// A Markdown file below `public` that becomes a post or a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// The result.
    pub(crate) kind: Kind,
    /// The path below `public`: `posts/clean-code.md`.
    pub(crate) file: String,
    /// The folder below `public`, with a slash at its end, where the article is the `index.md` of
    /// a folder of its own.
    pub(crate) bundle: Option<String>,
}

/// A post or a page.
#[derive(Debug)]
pub(crate) struct Article {
    /// Which file it is.
    pub(crate) name: Name,
    /// The file as text.
    pub(crate) source: Arc<Source>,
    /// The file as the author wrote it.
    pub(crate) bytes: Vec<u8>,
    /// The start of the article, behind the front matter.
    pub(crate) body: usize,
    /// The front matter.
    pub(crate) matter: FrontMatter,
    /// When it was published: as the front matter says, or the file's name.
    pub(crate) date: Option<Date>,
    /// Its part of the URL.
    pub(crate) slug: Slug,
    /// The references that must be looked up for it.
    pub(crate) analysis: Analysis,
}

impl Kind {
    /// The address of an article of this kind.
    pub(crate) fn route(self, slug: Slug) -> Route {
        match self {
            Self::Post => Route::Post(slug),
            Self::Page => Route::Page(slug),
        }
    }
}

impl Name {
    /// The address that the file's name leads to, unless the front matter says otherwise.
    pub(crate) fn route(&self) -> Option<Route> {
        slug_of(self.parts().0).map(|slug| self.kind.route(slug))
    }

    /// The last part of the path without extension and date, and the date: of
    /// `posts/2025-12-19-name.md`, `posts/2025/12/19/name.md` or `posts/2025-12-19-name/index.md`.
    fn parts(&self) -> (&str, Option<Date>) {
        let path = match &self.bundle {
            Some(bundle) => bundle.trim_end_matches('/'),
            None => self.file.rsplit_once('.').map_or(self.file.as_str(), |(path, _)| path),
        };
        let (folders, stem) = path.rsplit_once('/').unwrap_or(("", path));
        if let Some((day, name)) = stem.split_at_checked(11)
            && let Some(day) = day.strip_suffix('-')
            && let Ok(date) = Date::parse(day)
        {
            return (name, Some(date));
        }
        let mut last = folders.rsplitn(4, '/');
        let date = match (last.next(), last.next(), last.next()) {
            (Some(day), Some(month), Some(year)) => {
                Date::parse(&format!("{year}-{month:0>2}-{day:0>2}")).ok()
            }
            _ => None,
        };
        (stem, date)
    }
}

impl Article {
    /// Reads an article, written in the language of the site unless it says otherwise; `None` where it
    /// cannot be understood at all, which is reported.
    pub(crate) fn read(
        name: Name,
        bytes: Vec<u8>,
        language: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let source = match Source::read(format!("public/{}", name.file), &bytes) {
            Ok(source) => Arc::new(source),
            Err(valid) => {
                diagnostics.push(not_utf8(valid));
                return None;
            }
        };
        let (fields, body) = split(&source, diagnostics)?;
        let matter = interpret(&fields, &source, diagnostics);
        let (stem, written) = name.parts();
        let date = matter.date.or(written);
        let chosen = matter.slug.as_ref().map(|slug| slug.value.clone());
        let Some(slug) = chosen.or_else(|| slug_of(stem)) else {
            let place = Place::from(Arc::clone(&source));
            diagnostics.push(
                Diagnostic::error(place, "the file's name has nothing to make a URL of")
                    .help("name the file after its title, or set `slug`"),
            );
            return None;
        };
        if slug.as_str().len() > LONGEST_SLUG && matter.slug.is_none() {
            diagnostics.push(
                too_long(Place::new(&source, 0..3), "the file's name")
                    .help("name the file in fewer letters, or set `slug`"),
            );
        }
        let markdown = source.text.get(body..).unwrap_or_default();
        let analysis = analyze(markdown, matter.lang.as_deref().unwrap_or(language));
        let article = Self { name, source, bytes, body, matter, date, slug, analysis };
        article.check(diagnostics);
        Some(article)
    }

    /// The article without its front matter.
    pub(crate) fn markdown(&self) -> &str {
        self.source.text.get(self.body..).unwrap_or_default()
    }

    /// Its address.
    pub(crate) fn route(&self) -> Route {
        self.name.kind.route(self.slug.clone())
    }

    /// The place of in the file a range of the article.
    pub(crate) fn place(&self, range: &std::ops::Range<usize>) -> Place {
        Place::new(&self.source, range.start + self.body..range.end + self.body)
    }

    /// When it was last changed: as `updated` says, unless that was before it was published.
    pub(crate) fn touched(&self) -> Option<Date> {
        self.matter.updated.max(self.date)
    }

    /// Returns `true` if it may be found by somebody who was not given its address.
    pub(crate) fn is_public(&self) -> bool {
        !self.matter.draft && !self.matter.unlisted
    }

    /// Returns `true` if its time comes only after a moment, in seconds since 1970-01-01T00:00:00Z. A day without
    /// a time begins at midnight in UTC.
    pub(crate) fn is_later_than(&self, now: i64) -> bool {
        self.date.is_some_and(|date| date.timestamp() > now)
    }

    /// Newest first, then by slug. A draft without a date is the newest of all.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let key = |article: &Self| (article.date.is_none(), article.date);
        key(other).cmp(&key(self)).then_with(|| self.slug.cmp(&other.slug))
    }

    fn check(&self, diagnostics: &mut Diagnostics) {
        let fence = Place::new(&self.source, 0..3);
        let is_post = self.name.kind == Kind::Post;
        if is_post && self.date.is_none() && !self.matter.has_date && !self.matter.draft {
            diagnostics.push(
                Diagnostic::error(fence, "`date` is missing")
                    .label("a post that is not a draft has a date")
                    .help("add `date` with a day as YYYY-MM-DD, or `draft` with `true`"),
            );
        }
        if self.markdown().trim().is_empty() {
            let place = Place::from(Arc::clone(&self.source));
            diagnostics.push(Diagnostic::warning(place, "the article is empty"));
        }
    }
}

/// A slug as it stands, or made of words.
fn slug_of(stem: &str) -> Option<Slug> {
    Slug::new(stem).or_else(|_| Slug::from_words(stem)).ok()
}

fn not_utf8(valid: Source) -> Diagnostic {
    let end = valid.text.len();
    let line = valid.text.lines().count().max(1);
    let source = Arc::new(valid);
    let start = source.text.rfind('\n').map_or(0, |at| at + 1);
    Diagnostic::error(Place::new(&source, start..end), "the file is not UTF-8")
        .label(format!("line {line} goes on with a byte that is not"))
        .help("save the file in the encoding UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(file: &str) -> Name {
        let bundle = file.strip_suffix("index.md").map(str::to_owned);
        Name { kind: Kind::Post, file: file.to_owned(), bundle }
    }

    #[test]
    fn finds_the_date_in_a_name() {
        for (file, stem, day) in [
            ("posts/clean-code.md", "clean-code", None),
            ("posts/2025-12-19-name.md", "name", Some("2025-12-19")),
            ("posts/2025/12/19/name.md", "name", Some("2025-12-19")),
            ("posts/2025/1/9/name.md", "name", Some("2025-01-09")),
            ("posts/2025-12-19-name/index.md", "name", Some("2025-12-19")),
            ("posts/2025-02-31-name.md", "2025-02-31-name", None),
            ("posts/2025/name.md", "name", None),
        ] {
            let name = named(file);
            let (found, date) = name.parts();
            assert_eq!((found, date.map(Date::day).as_deref()), (stem, day), "{file}");
        }
    }

    #[test]
    fn reads_a_post_with_every_line_end() {
        let mut diagnostics = Diagnostics::default();
        let bytes = b"\xef\xbb\xbf---\r\ntitle: A\r\ndate: 2020-01-01\r\n---\r\nText\r\n".to_vec();
        let article =
            Article::read(named("posts/My Post.md"), bytes, "en", &mut diagnostics).unwrap();
        assert_eq!(diagnostics.render(false), "");
        assert_eq!((article.slug.as_str(), article.markdown()), ("my-post", "Text\n"));
    }
}
