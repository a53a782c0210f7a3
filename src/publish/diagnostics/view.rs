//! The part of a line that is shown, and how much of an author's words.

use std::{borrow::Cow, ops::Range};

use annotate_snippets::{AnnotationKind, Group, Origin, Snippet};

use super::{Lines, Place, Source};

/// The longest text that a diagnostic repeats, in characters: a word of an author may be a megabyte.
const LONGEST: usize = 300;

/// The characters that are kept on either side of what is wrong. The renderer, which shows the 140
/// columns around it, would otherwise look through the whole line for each problem.
const AROUND: usize = 200;

/// The longest part of a line that is underlined, in characters. The renderer shows its ends.
const UNDERLINED: usize = 500;

/// The part of a line that shows a place.
pub(super) struct View<'p> {
    path: &'p str,
    label: String,
    /// The text, which is empty where that of the file is not known.
    text: &'p str,
    /// The number of the line, from 1.
    line: usize,
    /// The marked bytes of the text.
    marked: Range<usize>,
    /// The characters of the line before the text.
    before: usize,
}

impl<'p> View<'p> {
    /// The part around a place.
    pub(super) fn new(place: &'p Place, label: &str, lines: &mut Lines) -> Self {
        let Source { path, text } = place.source.as_ref();
        let (number, line) = lines.of(&place.source, place.span.start);
        let span = one_line(text, &place.span);
        let window = window(text, &line, &span);
        let before = text.get(line.start..window.start).unwrap_or_default().chars().count();
        let cut = forwards(text, span.start, UNDERLINED);
        Self {
            path,
            label: shortened(label).into_owned(),
            text: text.get(window.clone()).unwrap_or_default(),
            line: number,
            marked: span.start - window.start..span.end.min(cut) - window.start,
            before,
        }
    }

    /// Adds it to what is rendered.
    pub(super) fn add_to<'a>(&'a self, group: Group<'a>, kind: AnnotationKind) -> Group<'a> {
        if self.line == 0 {
            return group.element(Origin::path(self.path));
        }
        let mut annotation = kind.span(self.marked.clone());
        if !self.label.is_empty() {
            annotation = annotation.label(self.label.as_str());
        }
        let snippet = Snippet::source(self.text).line_start(self.line).path(self.path);
        group.element(snippet.annotation(annotation))
    }

    /// The rendered text with the column of the whole line instead of that of its part.
    pub(super) fn with_column(&self, text: String) -> String {
        if self.before == 0 {
            return text;
        }
        let within = self.text.get(..self.marked.start).unwrap_or_default().chars().count() + 1;
        let place = |column: usize| format!("{}:{}:{column}", self.path, self.line);
        text.replacen(&place(within), &place(self.before + within), 1)
    }
}

/// The part of a line around a span of it.
fn window(text: &str, line: &Range<usize>, span: &Range<usize>) -> Range<usize> {
    let head = text.get(line.start..span.start).unwrap_or_default();
    let start =
        head.char_indices().rev().nth(AROUND - 1).map_or(line.start, |(at, _)| line.start + at);
    start..forwards(text, span.start, UNDERLINED + AROUND).min(line.end.max(span.start))
}

/// The byte that is some characters behind another.
fn forwards(text: &str, start: usize, characters: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    rest.char_indices().nth(characters).map_or(text.len(), |(at, _)| start + at)
}

/// A text that an author may have written some of, in bounds and without what a terminal obeys.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    let is_obeyed = |c: char| c.is_control() && c != '\n';
    let end = forwards(text, 0, LONGEST);
    if end == text.len() && !text.contains(is_obeyed) {
        return text.into();
    }
    let printed = |part: &str| part.replace(is_obeyed, "\u{fffd}");
    if end == text.len() {
        return printed(text).into();
    }
    let (first, last) = (forwards(text, 0, LONGEST * 2 / 3), text.len());
    let last = text.char_indices().rev().nth(LONGEST / 3 - 1).map_or(last, |(at, _)| at);
    let last = text.get(last..).unwrap_or_default();
    format!("{}…{}", printed(text.get(..first).unwrap_or_default()), printed(last)).into()
}

/// The part of a span that stands in its first line: a mark over many lines hides more than it shows.
/// Parsers of other formats may point into a character; the mark covers all of it.
fn one_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end.max(start));
    let length = text.get(start..end).map_or(0, |marked| marked.find('\n').unwrap_or(end - start));
    start..start + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_one_line_only() {
        assert_eq!(one_line("ab\ncd", &(1..5)), 1..2);
        assert_eq!(one_line("ab", &(7..9)), 2..2);
        assert_eq!(one_line("é", &(1..1)), 0..2);
    }
}
