//! Names of links and footnotes that lack their other half.

use std::{collections::BTreeSet, ops::Range};

use pulldown_cmark::{BrokenLink, Event, LinkType, Tag, TagEnd};

/// A name that is used without being defined, or the other way round. Markdown has no errors: such
/// a name is shown as the characters it is made of, or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// The name.
    pub name: String,
    /// The missing part.
    pub end: UnresolvedKind,
    /// The place, in bytes of the Markdown.
    pub range: Range<usize>,
}

/// Which half of a name is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnresolvedKind {
    /// `[text][name]` without `[name]: address`.
    Link,
    /// `[^name]` without `[^name]: …`.
    Note,
    /// `[^name]: …` without `[^name]`.
    UnusedNote,
    /// `[^name]: …` of which there is another before it.
    SecondNote,
    /// `$$` that neither opens nor closes a formula, often because a brace is missing.
    Formula,
}

/// Finds them among the events, in the order they stand. The links were told while they were read.
pub(super) fn find(
    markdown: &str,
    events: &[(Event<'_>, Range<usize>)],
    links: Vec<Unresolved>,
) -> Vec<Unresolved> {
    let mut unresolved = links;
    let mut defined = Vec::new();
    let mut used = BTreeSet::new();
    // Text comes in pieces; a name in brackets is found where adjacent pieces are joined.
    let mut joined = 0..0;
    let mut in_code = false;
    for (event, range) in events {
        match event {
            Event::Text(_) if in_code => continue,
            Event::Text(_) if joined.end == range.start => {
                joined.end = range.end;
                continue;
            }
            Event::Text(_) => {
                left_over(markdown, &joined, &mut unresolved);
                joined = range.clone();
                continue;
            }
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::FootnoteDefinition(name)) => defined.push((name, range)),
            Event::FootnoteReference(name) => drop(used.insert(&**name)),
            _ => {}
        }
        left_over(markdown, &joined, &mut unresolved);
        joined = 0..0;
    }
    left_over(markdown, &joined, &mut unresolved);
    let mut first = BTreeSet::new();
    for (name, range) in defined {
        let end = match (first.insert(&**name), used.contains(&**name)) {
            (true, true) => continue,
            (false, _) => UnresolvedKind::SecondNote,
            (true, false) => UnresolvedKind::UnusedNote,
        };
        unresolved.push(Unresolved { name: name.to_string(), end, range: range.clone() });
    }
    in_order(unresolved)
}

/// In the order they stand, each once. A pair of `$$` that holds no formula is one mistake.
fn in_order(mut unresolved: Vec<Unresolved>) -> Vec<Unresolved> {
    unresolved.sort_by_key(|unresolved| (unresolved.range.start, unresolved.end));
    unresolved.dedup();
    let mut opens = false;
    unresolved.retain(|unresolved| {
        opens = if unresolved.end == UnresolvedKind::Formula { !opens } else { opens };
        unresolved.end != UnresolvedKind::Formula || opens
    });
    unresolved
}

/// A link by a name that is not defined. A name alone in brackets is left out, since it may be meant
/// as it stands: `[sic]`; so is `cells[i][j]`.
pub(super) fn link(markdown: &str, link: BrokenLink<'_>) -> Option<Unresolved> {
    let before = markdown.get(..link.span.start).and_then(|text| text.chars().next_back());
    let indexed = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ')' | ']'));
    let is_meant = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) && !indexed;
    let name = link.reference.into_string();
    is_meant.then_some(Unresolved { name, end: UnresolvedKind::Link, range: link.span })
}

/// The references to notes and the formulas that a run of plain text still has, which means that the
/// parser found no note of that name and no end of the formula.
fn left_over(markdown: &str, run: &Range<usize>, unresolved: &mut Vec<Unresolved>) {
    let text = markdown.get(run.clone()).unwrap_or_default();
    let escaped = |at: usize| markdown.get(..at).is_some_and(|before| before.ends_with('\\'));
    for (at, dollars) in text.match_indices("$$") {
        let start = run.start + at;
        if !escaped(start) {
            let range = start..start + dollars.len();
            unresolved.push(Unresolved {
                name: dollars.to_owned(),
                end: UnresolvedKind::Formula,
                range,
            });
        }
    }
    for (at, _) in text.match_indices("[^") {
        let start = run.start + at;
        let rest = text.get(at + 2..).unwrap_or_default();
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '[' | ']')).unwrap_or_default();
        let (name, after) = rest.split_at(end);
        if !name.is_empty() && after.starts_with(']') && !escaped(start) {
            let range = start..start + name.len() + 3;
            unresolved.push(Unresolved { name: name.to_owned(), end: UnresolvedKind::Note, range });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(markdown: &str) -> Vec<(UnresolvedKind, String)> {
        let unresolved = crate::content::document::analyze(markdown, "en").unresolved;
        unresolved
            .into_iter()
            .map(|unresolved| (unresolved.end, markdown[unresolved.range].trim().to_owned()))
            .collect()
    }

    #[test]
    fn finds_what_is_used_but_not_defined() {
        let markdown =
            "A [link][there] and [that][], *a [note][^x]*[^y].\n\n[that]: https://e.org\n";
        assert_eq!(
            found(markdown),
            [
                (UnresolvedKind::Link, "[link][there]".to_owned()),
                (UnresolvedKind::Note, "[^x]".to_owned()),
                (UnresolvedKind::Note, "[^y]".to_owned()),
            ]
        );
    }

    #[test]
    fn finds_notes_that_nobody_refers_to() {
        let markdown = "Text[^a].\n\n[^a]: Used.\n\n[^b]: Not used.\n";
        assert_eq!(found(markdown), [(UnresolvedKind::UnusedNote, "[^b]: Not used.".to_owned())]);
    }

    #[test]
    fn finds_formulas_that_do_not_end() {
        let markdown = "Then\n\n$$\n\\frac{1}{2\n$$\n\nand $$x$$, `$$`, \\$$.\n";
        assert_eq!(found(markdown), [(UnresolvedKind::Formula, "$$".to_owned())]);
    }

    #[test]
    fn leaves_brackets_that_mean_themselves() {
        for markdown in [
            "He wrote [sic] and cells[i][j].",
            "`[a][b]` and `[^x]`",
            "```\n[a][b] [^x]\n```\n",
            "\\[^x] and [^ x]",
            "$a[^x]$",
            "[a][b]\n\n[b]: /c\n",
            "Text.[^1]\n\n[^1]: Note.\n",
        ] {
            assert_eq!(found(markdown), [], "{markdown}");
        }
    }
}
