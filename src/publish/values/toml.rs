//! [TOML 1.1](https://toml.io/en/v1.1.0) with places.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue, Error},
};

use super::{Field, Kind, SyntaxError, Value};

/// Reads a document. Places are bytes of `text`.
///
/// # Errors
///
/// Says where the text stops being TOML.
pub(crate) fn parse(text: &str) -> Result<Vec<Field>, SyntaxError> {
    match DeTable::parse(text) {
        Ok(table) => Ok(fields(table.get_ref(), text)),
        Err(error) => Err(syntax_error(&error, text)),
    }
}

fn syntax_error(error: &Error, text: &str) -> SyntaxError {
    let span = error.span().unwrap_or(text.len()..text.len());
    SyntaxError { span, message: error.message().lines().collect::<Vec<_>>().join(", ") }
}

fn fields(table: &DeTable<'_>, text: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = table
        .iter()
        .map(|(key, spanned)| Field {
            key: key.get_ref().clone().into_owned(),
            key_span: key.span(),
            value: value(spanned, text),
        })
        .collect();
    fields.sort_by_key(|field| field.key_span.start);
    fields
}

fn value(spanned: &Spanned<DeValue<'_>>, text: &str) -> Value {
    let span: Range<usize> = spanned.span();
    let written = || text.get(span.clone()).unwrap_or_default().to_owned();
    let kind = match spanned.get_ref() {
        DeValue::String(words) => Kind::Text(words.clone().into_owned()),
        DeValue::Integer(_) | DeValue::Float(_) => Kind::Number(written()),
        DeValue::Boolean(boolean) => Kind::Boolean(*boolean),
        DeValue::Datetime(_) => Kind::Date(written()),
        DeValue::Array(items) => Kind::List(items.iter().map(|item| value(item, text)).collect()),
        DeValue::Table(table) => Kind::Table(fields(table, text)),
    };
    Value { kind, span }
}
