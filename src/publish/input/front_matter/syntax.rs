//! The syntax of front matter, its beginning and its end.

use std::{ops::Range, sync::Arc};

use crate::{
    content::date::{Date, DateError},
    publish::{
        diagnostics::{
            Diagnostic, Diagnostics,
            source::{Place, Source},
        },
        values::{Field, SyntaxError, parse_toml, parse_yaml},
    },
};

/// The fields of the front matter and where the article begins; `None` where there are none to
/// be read, which is reported.
pub(crate) fn split(
    source: &Arc<Source>,
    diagnostics: &mut Diagnostics,
) -> Option<(Vec<Field>, usize)> {
    let text = source.text.as_str();
    let first = text.lines().next().unwrap_or_default();
    let fence = match first.trim_end() {
        "+++" => "+++",
        "---" => "---",
        _ => {
            diagnostics.push(missing(source, first));
            return None;
        }
    };
    let Some((inner, body)) = between(text, fence) else {
        let diagnostic =
            Diagnostic::error(Place::new(source, 0..3), "the front matter is not closed");
        diagnostics.push(
            diagnostic
                .label("it starts here")
                .help(format!("end it with a line that is `{fence}`")),
        );
        return None;
    };
    let written = text.get(inner.clone()).unwrap_or_default();
    let parsed = if fence == "+++" { parse_toml(written) } else { parse_yaml(written) };
    match parsed {
        Ok(fields) => {
            Some((fields.into_iter().map(|field| field.shifted(inner.start)).collect(), body))
        }
        Err(error) => {
            let language = if fence == "+++" { "TOML" } else { "YAML" };
            diagnostics.push(syntax_problem(source, inner.start, error, language));
            None
        }
    }
}

/// The bytes between the fences, and where the line behind the second one starts.
fn between(text: &str, fence: &str) -> Option<(Range<usize>, usize)> {
    let start = text.find('\n')? + 1;
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn missing(source: &Arc<Source>, first: &str) -> Diagnostic {
    let place = Place::new(source, 0..first.len());
    let help = "start the file with a line `---`, then `title: …` and `date: YYYY-MM-DD`, then \
                another line `---`";
    Diagnostic::error(place, "the front matter is missing")
        .label("expected `---` or `+++` on the first line")
        .help(help)
}

/// Says where the syntax is wrong. A day that TOML refuses gets the same words as everywhere.
fn syntax_problem(
    source: &Arc<Source>,
    offset: usize,
    error: SyntaxError,
    language: &str,
) -> Diagnostic {
    let span = error.span.start + offset..error.span.end + offset;
    if language == "TOML"
        && let Some((key, day, wrong)) = impossible_day(&source.text, span.start)
    {
        return super::meaning::bad_date(Place::new(source, day), &key, &wrong);
    }
    let quoted = unquoted(&source.text, span.start).filter(|_| language == "YAML");
    Diagnostic::error(Place::new(source, span), format!("the front matter is not {language}"))
        .label(error.message.trim_end_matches('.'))
        .maybe_help(quoted.map(|line| format!("quote the value: `{line}`")))
}

/// The line of YAML at a place with its value quoted, where the value has a colon and no quotation marks.
fn unquoted(text: &str, at: usize) -> Option<String> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(start..)?.lines().next()?;
    let (key, value) = line.split_once(": ")?;
    let value = value.trim();
    let is_plain = value.contains(": ") && !value.starts_with(['"', '\'', '[', '{', '|', '>']);
    is_plain.then(|| format!("{key}: \"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")))
}

/// The key, the value's place and the mistake, where the line is a date that is in no calendar.
fn impossible_day(text: &str, at: usize) -> Option<(String, Range<usize>, DateError)> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(start..)?.lines().next()?;
    let (key, value) = line.split_once('=')?;
    let day = value.trim();
    match Date::parse(day) {
        Err(wrong @ (DateError::Month(_) | DateError::Day { .. } | DateError::Time)) => {
            let from = start + line.rfind(day)?;
            Some((key.trim().to_owned(), from..from + day.len(), wrong))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(Vec<String>, String), String> {
        let source = Source { path: "a.md".to_owned(), text: text.to_owned() };
        let mut diagnostics = Diagnostics::default();
        match split(&Arc::new(source), &mut diagnostics) {
            Some((fields, body)) => {
                Ok((fields.into_iter().map(|f| f.key).collect(), text[body..].to_owned()))
            }
            None => Err(diagnostics.render(false)),
        }
    }

    #[test]
    fn finds_the_article_behind_either_fence() {
        let expected = Ok((vec!["title".to_owned()], "Text\n".to_owned()));
        assert_eq!(read("---\ntitle: A\n---\nText\n"), expected);
        assert_eq!(read("+++ \ntitle = 'A'\n+++\nText\n"), expected);
        assert_eq!(read("---\n---"), Ok((vec![], String::new())));
    }

    #[test]
    fn says_in_one_way_that_a_day_is_none() {
        let error = read("+++\ndate = 2026-02-30\n+++\n").unwrap_err();
        assert!(error.contains("`date` is not a calendar date"), "{error}");
        assert!(error.contains("^^^^^^^^^^ February 2026 has 28 days"), "{error}");
    }

    #[test]
    fn wants_both_fences() {
        assert!(read("title: A\n").unwrap_err().contains("missing"));
        assert!(read("").unwrap_err().contains("missing"));
        assert!(read("---\ntitle: A\n").unwrap_err().contains("not closed"));
    }
}
