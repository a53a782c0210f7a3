//! Diagnostics: the faults of the author's files, and the way in which they are shown.

pub(crate) mod failure;
mod lines;
pub(crate) mod source;
pub(crate) mod suggestion;
mod view;
pub(crate) mod wordings;

use std::{borrow::Cow, cmp::Ordering, collections::HashMap, sync::Arc};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, renderer::DecorStyle};

use self::source::{Place, Source};
use self::{
    lines::Lines,
    view::{View, shortened},
};
use crate::publish::values::keys::is_key;

/// The number of problems of one kind that are all shown. Of more, the first [`SHOWN`] are.
const MANY: usize = 10;

/// The number of problems that stand for many of their kind.
const SHOWN: usize = 3;

/// The number of further places that the paragraph about the others names.
const NAMED: usize = 5;

/// The severity of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Severity {
    /// Nothing is published.
    Error,
    /// The author should know.
    Warning,
}

/// Something that the author should change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Diagnostic {
    severity: Severity,
    message: String,
    place: Place,
    label: String,
    also: Option<(Place, String)>,
    help: Option<String>,
}

/// Problems as they are found.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    all: Vec<Diagnostic>,
    is_strict: bool,
}

impl Diagnostic {
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

    /// The same, keeping the site from being published.
    pub(crate) fn into_error(self) -> Self {
        Self { severity: Severity::Error, ..self }
    }

    fn order(&self, other: &Self) -> Ordering {
        let key = |p: &Self| (p.place.span.start, p.place.span.end, p.severity);
        let files = self.place.source.path.cmp(&other.place.source.path);
        files
            .then_with(|| key(self).cmp(&key(other)))
            .then_with(|| self.message.cmp(&other.message))
    }

    /// Its message without the author's words, which are the same for all problems of a kind. Those
    /// of front matter keep the key.
    fn kind(&self) -> (Severity, Cow<'_, str>) {
        let message = self.message.as_str();
        let kind = match (message.find('`'), message.rfind('`')) {
            (Some(start), Some(end))
                if start < end && !message.get(start + 1..end).is_some_and(is_key) =>
            {
                [&message[..start], &message[end..]].concat().into()
            }
            _ => message.into(),
        };
        (self.severity, kind)
    }

    fn render(&self, renderer: &Renderer, lines: &mut Lines) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let shown = View::new(&self.place, &self.label, lines);
        let also = self.also.as_ref().map(|(place, label)| View::new(place, label, lines));
        let mut group = Group::with_title(level.primary_title(shortened(&self.message)));
        group = shown.add_to(group, AnnotationKind::Primary);
        if let Some(also) = &also {
            group = also.add_to(group, AnnotationKind::Context);
        }
        let mut report = vec![group];
        if let Some(help) = &self.help {
            report.push(Group::with_title(Level::HELP.secondary_title(shortened(help))));
        }
        let text = renderer.render(&report);
        shown.with_column(text)
    }
}

impl Diagnostics {
    /// An empty list in which every warning becomes an error.
    pub(crate) fn strict() -> Self {
        Self { is_strict: true, ..Self::default() }
    }

    /// Adds one.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(if self.is_strict { diagnostic.into_error() } else { diagnostic });
    }

    /// Adds all of the others.
    pub(crate) fn extend(&mut self, others: Self) {
        others.all.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }
    /// The numbers of errors and of warnings.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let errors = self.all.iter().filter(|p| p.severity == Severity::Error).count();
        (errors, self.all.len() - errors)
    }

    /// All of them as text for a terminal, by file and place. Where there are many of a kind, the
    /// first stand for all, so that the text has bounds.
    pub(crate) fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii);
        let mut sorted: Vec<&Diagnostic> = self.all.iter().collect();
        sorted.sort_by(|one, other| one.order(other));
        sorted.dedup();
        let mut kinds: HashMap<_, Vec<&Diagnostic>> = HashMap::new();
        for diagnostic in &sorted {
            kinds.entry(diagnostic.kind()).or_default().push(diagnostic);
        }
        let mut lines = Lines::default();
        let mut text = String::new();
        for diagnostic in sorted {
            let Some(alike) = kinds.get(&diagnostic.kind()) else { continue };
            let at =
                |index: usize| alike.get(index).is_some_and(|one| std::ptr::eq(*one, diagnostic));
            if alike.len() <= MANY || (0..SHOWN).any(at) {
                text += &diagnostic.render(&renderer, &mut lines);
                text += "\n\n";
            }
            if alike.len() > MANY && at(SHOWN - 1) {
                let others = alike.get(SHOWN..).unwrap_or_default();
                let note = others_like_it(others, &mut lines);
                let note = Group::with_title(Level::NOTE.primary_title(note));
                text += &renderer.render(&[note]);
                text += "\n\n";
            }
        }
        text
    }
}

/// A line about the problems of a kind that are not shown.
fn others_like_it(others: &[&Diagnostic], lines: &mut Lines) -> String {
    let places = others.iter().take(NAMED).map(|diagnostic| {
        let Place { source, span } = &diagnostic.place;
        match lines.of(source, span.start).0 {
            0 => source.path.clone(),
            line => format!("{}:{line}", source.path),
        }
    });
    let mut places: Vec<String> = places.collect();
    places.dedup();
    let more = if others.len() > NAMED { ", …" } else { "" };
    let count = grouped(others.len());
    shortened(&format!("{count} more like this, in {}{more}", places.join(", "))).into_owned()
}

/// A number with commas between its thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(
            Diagnostic::error(
                place("---\ntitle: Hello\ndate: 2026-02-30\n---\n", "2026-02-30"),
                "`date` is not a calendar date",
            )
            .label("February 2026 has 28 days")
            .help("write the day as YYYY-MM-DD"),
        );
        assert_eq!(
            diagnostics.render(false),
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
        assert_eq!(diagnostics.counts(), (1, 0));
    }

    #[test]
    fn shows_a_part_of_a_long_line_with_its_true_column() {
        let line = format!("{}<x>{}", "é ".repeat(500), " ö".repeat(5000));
        let mut diagnostics = Diagnostics::default();
        diagnostics
            .push(Diagnostic::warning(place(&format!("a\n{line}\n"), "<x>"), "`<x>` is odd"));
        let said = diagnostics.render(false);
        assert!(said.contains("hello.md:2:1001\n"), "{said}");
        assert!(said.contains("... é é") && said.contains("<x> ö ö"), "{said}");
        assert!(said.len() < 1_000, "{} bytes", said.len());
    }

    #[test]
    fn marks_the_beginning_of_what_has_no_end() {
        let mut diagnostics = Diagnostics::default();
        let long = "x".repeat(100_000);
        diagnostics
            .push(Diagnostic::error(place(&long, &long), format!("`{long}` is odd")).label(&*long));
        let said = diagnostics.render(false);
        assert!(said.contains(&"^".repeat(40)), "{said}");
        assert!(said.len() < 3_000, "{} bytes", said.len());
    }

    /// A line about many problems of one kind.
    fn said_of(count: usize) -> (String, (usize, usize)) {
        let text = "<x> ".repeat(count);
        let source = Source { path: "public/posts/hello.md".to_owned(), text };
        let source = Arc::new(source);
        let mut diagnostics = Diagnostics::default();
        for index in 0..count {
            let place = Place::new(&source, index * 4..index * 4 + 3);
            diagnostics.push(Diagnostic::warning(place, format!("`<x{index}>` is shown as text")));
        }
        (diagnostics.render(false), diagnostics.counts())
    }

    #[test]
    fn lets_the_first_stand_for_many_of_a_kind() {
        let (said, counts) = said_of(3_000);
        assert_eq!(said.matches("warning: ").count(), SHOWN);
        assert!(
            said.contains("note: 2,997 more like this, in public/posts/hello.md:1, …"),
            "{said}"
        );
        assert_eq!(counts, (0, 3_000), "all of them count");
        assert!(said_of(6_000).0.len() < said.len() + 100, "it does not grow with their number");
        let (few, _) = said_of(MANY);
        assert_eq!(few.matches("warning: ").count(), MANY);
        assert!(!few.contains("note: "), "{few}");
    }

    #[test]
    fn keeps_problems_of_other_kinds_among_many_of_one() {
        let source = Arc::new(Source { path: "a.md".to_owned(), text: "ab\n".repeat(40) });
        let mut diagnostics = Diagnostics::default();
        for line in 0..40 {
            let place = Place::new(&source, line * 3..line * 3 + 2);
            let key = if line == 30 { "title" } else { "date" };
            diagnostics.push(Diagnostic::error(place, format!("`{key}` is missing")));
        }
        let said = diagnostics.render(false);
        assert!(said.contains("error: `title` is missing\n  --> a.md:31:1"), "{said}");
        assert!(said.contains("note: 36 more like this, in a.md:4, a.md:5"), "{said}");
    }

    #[test]
    fn repeats_nothing_that_a_terminal_obeys() {
        let mut diagnostics = Diagnostics::default();
        diagnostics
            .push(Diagnostic::error(place("a", "a"), "`\u{1b}]0;x\u{7}` is odd").help("\u{1b}[2J"));
        assert!(!diagnostics.render(false).contains(['\u{1b}', '\u{7}']));
    }
}
