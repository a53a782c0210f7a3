//! The classes and ids of the pages themselves, which no element of an author may have.
//!
//! Neither the style sheet nor the app tells an author's element from one of its own by anything else.

use std::ops::Range;

use super::{html::push_attribute, raw_html::SPACE};

/// A class or an id that an author asked for and that belongs to the pages. Such a class is left out;
/// such an id is written with `section-` before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserved {
    /// The class or the id.
    pub name: String,
    /// True for an id, false for a class.
    pub is_id: bool,
    /// Its place, in bytes of the Markdown.
    pub range: Range<usize>,
}

/// True if a class belongs to the pages. A document without a doctype would not tell capitals from
/// small letters in it.
fn is_reserved_class(class: &str) -> bool {
    class.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("o-"))
}

/// True if an id belongs to the page or its notes: `octavo:data`, `fn-1`, `fnref-1-2`. A number behind
/// it would not help, since that may be another reference's.
pub(crate) fn is_reserved(id: &str) -> bool {
    let numbers = id.strip_prefix("fnref-").or_else(|| id.strip_prefix("fn-"));
    let is_number = |numbers: &str| numbers.chars().all(|c| c.is_ascii_digit() || c == '-');
    // No id that is made of words has a colon.
    id.starts_with("octavo:") || numbers.is_some_and(is_number)
}

/// Adds the classes of an author to an open tag as they are typed, without those that belong to the
/// pages.
pub(super) fn push_classes(markup: &mut String, classes: &str) {
    let kept: String =
        classes.split_inclusive(SPACE).filter(|class| !is_reserved_class(class)).collect();
    if !kept.is_empty() {
        push_attribute(markup, "class", kept.trim_ascii_end());
    }
}

/// The names of an element that belong to the pages: of its classes and its id. `range` is where the
/// element's tag or heading stands in the Markdown.
pub(super) fn find(
    markdown: &str,
    range: &Range<usize>,
    classes: &str,
    id: Option<&str>,
) -> Vec<Reserved> {
    let written = markdown.get(range.clone()).unwrap_or_default();
    let reserved = |name: &str, is_id| {
        // A name that is written with character references stands nowhere as it is.
        let range = match written.rfind(name) {
            Some(at) => range.start + at..range.start + at + name.len(),
            None => range.clone(),
        };
        Reserved { name: name.to_owned(), is_id, range }
    };
    let classes = classes.split(SPACE).filter(|class| is_reserved_class(class));
    let ids = id.into_iter().filter(|id| is_reserved(id));
    classes.map(|class| reserved(class, false)).chain(ids.map(|id| reserved(id, true))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_the_classes_of_the_pages_alone() {
        for (written, expected) in [
            ("note wide", " class=\"note wide\""),
            ("entry-title zoom", " class=\"entry-title zoom\""),
            ("o-zoom", ""),
            ("a O-Zoom\u{c}o-\tb\no-entry-title", " class=\"a b\""),
            ("o x-o- ö- oo-", " class=\"o x-o- ö- oo-\""),
            ("", ""),
        ] {
            let mut markup = String::new();
            push_classes(&mut markup, written);
            assert_eq!(markup, expected, "{written:?}");
        }
    }

    #[test]
    fn says_where_a_name_of_the_pages_stands() {
        let markdown = "x <p class='o-zoom a' id=octavo:site>";
        let found = find(markdown, &(2..markdown.len()), "o-zoom a", Some("octavo:site"));
        let written: Vec<_> =
            found.iter().map(|name| (&markdown[name.range.clone()], name.is_id)).collect();
        assert_eq!(written, [("o-zoom", false), ("octavo:site", true)]);
        assert_eq!(find("<p id=fn>", &(0..9), "", Some("fn")), []);
        assert_eq!(find("<p class=&#111;-a>", &(0..18), "o-a", None)[0].range, 0..18);
    }
}
