//! The limits of a post. Each tag has a page that repeats what the post says of
//! itself, and so has each list that names it: without limits a few kilobytes become gigabytes.

use std::ops::Range;

use super::Reading;
use crate::{
    content::slug::Slug,
    publish::{diagnostics::Diagnostic, paths::LONGEST_SLUG},
};

/// The tags of a post.
pub(super) const TAGS: usize = 50;

/// The authors of a post.
pub(super) const AUTHORS: usize = 50;

/// The former addresses of a post.
pub(super) const ALIASES: usize = 100;

/// The translations of a post.
pub(super) const TRANSLATIONS: usize = 100;

/// The letters of a title.
pub(super) const TITLE: usize = 500;

/// The letters of a description.
pub(super) const DESCRIPTION: usize = 2_000;

/// The letters of a tag, and of the names of a series and an author.
pub(super) const NAME: usize = 200;

impl Reading<'_> {
    /// Returns `true` if a list has room for another. The first that has none is reported.
    pub(super) fn has_room(
        &mut self,
        key: &'static str,
        length: usize,
        most: usize,
        span: &Range<usize>,
    ) -> bool {
        if length >= most && self.full.insert(key) {
            self.diagnostics.push(
                Diagnostic::warning(
                    self.place(span),
                    format!("`{key}` has more than {most} entries"),
                )
                .label("this one and those behind it are left out")
                .help(format!("keep at most {most}")),
            );
        }
        length < most
    }

    /// A text, or its beginning where it is longer than any page has room for, which is reported.
    pub(super) fn within(
        &mut self,
        key: &str,
        text: String,
        most: usize,
        span: &Range<usize>,
    ) -> String {
        let Some((end, _)) = text.char_indices().nth(most) else { return text };
        self.diagnostics.push(
            Diagnostic::warning(self.place(span), format!("`{key}` is longer than {most} letters"))
                .label("the rest is left out")
                .help("write the rest in the text"),
        );
        let start = text.get(..end).unwrap_or_default();
        format!("{}…", start.trim_end())
    }

    /// Reports a part of an address that no host can have a file for.
    pub(super) fn check_length(&mut self, what: &str, slug: &Slug, span: &Range<usize>) {
        if slug.as_str().len() > LONGEST_SLUG {
            self.diagnostics.push(too_long(self.place(span), what));
        }
    }
}

/// Says that a name is too long for a file.
pub(crate) fn too_long(place: super::Place, what: &str) -> Diagnostic {
    Diagnostic::error(place, format!("{what} is too long for an address"))
        .label(format!("expected at most {LONGEST_SLUG} bytes"))
        .help("shorten it; letters outside of ASCII take two to four bytes")
}
