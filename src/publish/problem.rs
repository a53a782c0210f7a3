//! What is wrong with the author's files, and how it is shown.

use std::{cmp::Ordering, ops::Range, sync::Arc};

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};

use super::source::{Place, Source};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    /// Nothing is published.
    Error,
    /// The author should know.
    Warning,
}

/// Something that the author should change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    severity: Severity,
    message: String,
    place: Place,
    label: String,
    also: Option<(Place, String)>,
    help: Option<String>,
}

/// Problems as they are found.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problem {
    /// A problem that keeps the site from being published.
    pub(crate) fn error(place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, place, message.into())
    }

    /// A problem that does not.
    pub(crate) fn warning(place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, place, message.into())
    }

    fn new(severity: Severity, place: Place, message: String) -> Self {
        Self { severity, message, place, label: String::new(), also: None, help: None }
    }

    /// Says under the line what was found or expected.
    pub(crate) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Says what to do.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do, if that is known.
    pub(crate) fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    /// Shows a second place that has to do with it.
    pub(crate) fn also(mut self, place: Place, label: impl Into<String>) -> Self {
        self.also = Some((place, label.into()));
        self
    }

    fn order(&self, other: &Self) -> Ordering {
        let key = |p: &Self| (p.place.span.start, p.place.span.end, p.severity);
        let files = self.place.source.path.cmp(&other.place.source.path);
        files
            .then_with(|| key(self).cmp(&key(other)))
            .then_with(|| self.message.cmp(&other.message))
    }

    fn render(&self, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(self.message.as_str());
        let mut group = show(Group::with_title(title), &self.place, &self.label, true);
        if let Some((place, label)) = &self.also {
            group = show(group, place, label, false);
        }
        let mut report = vec![group];
        if let Some(help) = &self.help {
            report.push(Group::with_title(Level::HELP.secondary_title(help.as_str())));
        }
        renderer.render(&report)
    }
}

fn show<'a>(group: Group<'a>, place: &'a Place, label: &'a str, first: bool) -> Group<'a> {
    let Source { path, text } = place.source.as_ref();
    if text.is_empty() {
        return group.element(Origin::path(path.as_str()));
    }
    let kind = if first { AnnotationKind::Primary } else { AnnotationKind::Context };
    let (line, before) = line_of(text, &place.span);
    let span = one_line(text, &place.span);
    let mut annotation = kind.span(span.start - line.start..span.end - line.start);
    if !label.is_empty() {
        annotation = annotation.label(label);
    }
    // Only the line that is shown: the renderer looks through all that it is given, for each problem.
    let shown = text.get(line).unwrap_or_default();
    let snippet = Snippet::source(shown).line_start(before + 1).path(path.as_str());
    group.element(snippet.annotation(annotation))
}

/// The line in which a span starts, without its end, and how many lines are before it.
fn line_of(text: &str, span: &Range<usize>) -> (Range<usize>, usize) {
    let (before, after) = text.split_at(text.floor_char_boundary(span.start));
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = before.len() + after.find('\n').unwrap_or(after.len());
    (start..end, before.bytes().filter(|byte| *byte == b'\n').count())
}

/// The part of a span that stands in its first line: a mark over many lines hides more than it shows.
/// Parsers of other formats may point into a character; the mark covers all of it.
fn one_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end.max(start));
    let length = text.get(start..end).map_or(0, |marked| marked.find('\n').unwrap_or(end - start));
    start..start + length
}

impl Problems {
    /// Adds one.
    pub(crate) fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Adds all of the others.
    pub(crate) fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }
    /// How many errors and how many warnings there are.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let errors = self.0.iter().filter(|p| p.severity == Severity::Error).count();
        (errors, self.0.len() - errors)
    }

    /// All of them as text for a terminal, by file and place.
    pub(crate) fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii);
        let mut sorted: Vec<&Problem> = self.0.iter().collect();
        sorted.sort_by(|one, other| one.order(other));
        sorted.dedup();
        sorted.iter().map(|problem| problem.render(&renderer) + "\n\n").collect()
    }
}

impl From<Arc<Source>> for Place {
    /// The file as a whole.
    fn from(source: Arc<Source>) -> Self {
        Self { source, span: 0..0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, marked: &str) -> Place {
        let source = Source { path: "public/posts/hello.md".to_owned(), text: text.to_owned() };
        let start = text.find(marked).unwrap();
        Place::new(&Arc::new(source), start..start + marked.len())
    }

    #[test]
    fn underlines_what_is_wrong_and_says_what_helps() {
        let mut problems = Problems::default();
        problems.push(
            Problem::error(
                place("---\ntitle: Hello\ndate: 2026-02-30\n---\n", "2026-02-30"),
                "`date` is not a calendar date",
            )
            .label("February 2026 has 28 days")
            .help("write the day as YYYY-MM-DD"),
        );
        assert_eq!(
            problems.render(false),
            "\
error: `date` is not a calendar date
 --> public/posts/hello.md:3:7
  |
3 | date: 2026-02-30
  |       ^^^^^^^^^^ February 2026 has 28 days
  |
help: write the day as YYYY-MM-DD

"
        );
        assert_eq!(problems.counts(), (1, 0));
    }

    #[test]
    fn marks_one_line_only() {
        assert_eq!(one_line("ab\ncd", &(1..5)), 1..2);
        assert_eq!(one_line("ab", &(7..9)), 2..2);
        assert_eq!(one_line("é", &(1..1)), 0..2);
    }
}
