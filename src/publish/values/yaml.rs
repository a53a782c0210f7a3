//! [YAML 1.2](https://yaml.org/spec/1.2.2/) with places, as far as front matter needs it: one
//! document, keys that are plain texts, and the core schema.

use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
};

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

use super::{Field, Kind, SyntaxError, Value};

/// The number of values that aliases may be expanded to, so that a few lines cannot become gigabytes.
const LARGEST: usize = 10_000;

/// The depth to which values may stand in each other: each takes a part of the stack.
const DEEPEST: usize = 50;

/// Reads the first document. Places are bytes of `text`.
///
/// # Errors
///
/// Says where the text stops being YAML, or being keys and values.
pub(crate) fn parse(text: &str) -> Result<Vec<Field>, SyntaxError> {
    let mut reader = Reader {
        events: Parser::new_from_str(text),
        text,
        anchors: BTreeMap::new(),
        values: 0,
        depth: 0,
    };
    loop {
        match reader.next()? {
            (Event::StreamStart | Event::DocumentStart(..), _) => {}
            (Event::StreamEnd | Event::DocumentEnd, _) => return Ok(Vec::new()),
            (event, span) => {
                let value = reader.value(event, span)?;
                return match value.kind {
                    Kind::Table(fields) => Ok(fields),
                    Kind::Nothing => Ok(Vec::new()),
                    _ => {
                        let found = value.description();
                        Err(error(value.span, format!("expected keys and values, found {found}")))
                    }
                };
            }
        }
    }
}

struct Reader<'t> {
    events: Parser<'t, StrInput<'t>>,
    text: &'t str,
    anchors: BTreeMap<usize, Kind>,
    values: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Range<usize>), SyntaxError> {
        // merman reads its own settings with the same parser, and wants it to tell of comments.
        let told = self.events.by_ref().find(|told| !matches!(told, Ok((Event::Comment(..), _))));
        match told {
            Some(Ok((event, span))) => Ok((event, self.range(span))),
            Some(Err(scan)) => Err(self.syntax_error(&scan)),
            None => Ok((Event::StreamEnd, self.text.len()..self.text.len())),
        }
    }

    fn range(&self, span: Span) -> Range<usize> {
        let end = self.text.len();
        span.start.byte_offset().unwrap_or(end)..span.end.byte_offset().unwrap_or(end)
    }

    fn syntax_error(&self, scan: &ScanError) -> SyntaxError {
        // An unclosed bracket is noticed behind the last line; the author looks at the line before.
        let end = self.text.trim_end().len();
        let at = scan.marker().byte_offset().unwrap_or(end).min(end);
        error(at..at + usize::from(at < end), scan.info())
    }

    fn value(&mut self, event: Event<'t>, span: Range<usize>) -> Result<Value, SyntaxError> {
        self.values += 1;
        if self.values > LARGEST {
            return Err(error(span, "there are too many values".to_owned()));
        }
        if self.depth == DEEPEST {
            return Err(error(span, format!("expected at most {DEEPEST} values in each other")));
        }
        self.depth += 1;
        let value = self.value_within(event, span);
        self.depth -= 1;
        value
    }

    fn value_within(&mut self, event: Event<'t>, span: Range<usize>) -> Result<Value, SyntaxError> {
        let (kind, span, anchor) = match event {
            Event::Scalar(words, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                (if plain { core_schema(&words) } else { Kind::Text(words.into()) }, span, anchor)
            }
            Event::SequenceStart(_, anchor, _) => {
                let (items, end) = self.items()?;
                (Kind::List(items), span.start..end, anchor)
            }
            Event::MappingStart(_, anchor, _) => {
                let (fields, end) = self.fields()?;
                (Kind::Table(fields), span.start..end, anchor)
            }
            Event::Alias(anchor) => {
                let kind = self.anchors.get(&anchor).cloned().unwrap_or(Kind::Nothing);
                self.values += size(&kind);
                (kind, span, 0)
            }
            _ => return Err(error(span, "expected a value".to_owned())),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, kind.clone());
        }
        Ok(Value { kind, span })
    }

    fn items(&mut self) -> Result<(Vec<Value>, usize), SyntaxError> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, span) => return Ok((items, span.end)),
                (event, span) => items.push(self.value(event, span)?),
            }
        }
    }

    fn fields(&mut self) -> Result<(Vec<Field>, usize), SyntaxError> {
        let mut fields: Vec<Field> = Vec::new();
        let mut known = HashSet::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                return Ok((fields, span.end));
            }
            let key = self.value(event, span)?;
            let Some(name) = key.text().map(str::to_owned) else {
                let found = key.description();
                return Err(error(key.span, format!("expected a key, found {found}")));
            };
            if !known.insert(name.clone()) {
                return Err(error(key.span, format!("`{name}` is given twice")));
            }
            let (event, span) = self.next()?;
            let value = self.value(event, span)?;
            fields.push(Field { key: name, key_span: key.span, value });
        }
    }
}

/// The meaning of a text without quotation marks (YAML 1.2.2, 10.3).
fn core_schema(words: &str) -> Kind {
    match words {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Nothing,
        "true" | "True" | "TRUE" => Kind::Boolean(true),
        "false" | "False" | "FALSE" => Kind::Boolean(false),
        _ if words.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))
            && words.parse::<f64>().is_ok() =>
        {
            Kind::Number(words.to_owned())
        }
        _ => Kind::Text(words.to_owned()),
    }
}

fn size(kind: &Kind) -> usize {
    match kind {
        Kind::List(items) => items.iter().map(|item| 1 + size(&item.kind)).sum(),
        Kind::Table(fields) => fields.iter().map(|field| 2 + size(&field.value.kind)).sum(),
        _ => 1,
    }
}

fn error(span: Range<usize>, message: String) -> SyntaxError {
    SyntaxError { span, message }
}
