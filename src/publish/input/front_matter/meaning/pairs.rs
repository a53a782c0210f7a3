//! Keys whose values are tables of one word for another.

use std::ops::Range;

use super::{Reading, Written};
use crate::publish::{
    diagnostics::Diagnostic,
    settings::language::is_language,
    values::{Field, Kind},
};

impl Reading<'_> {
    /// Former ids of headings and those that took their place, with or without `#`.
    pub(super) fn renamed(&mut self, field: &Field) {
        let pairs = self.pairs(field, "a table of old and new headings", "the new id of a heading");
        let id = |Written { value, span }: Written<String>| {
            let value = value.trim().trim_start_matches('#').to_owned();
            Written { value, span }
        };
        self.matter.renamed.extend(pairs.into_iter().map(|(old, new)| (id(old), id(new))));
    }

    /// Languages, and what the article is called in each.
    pub(super) fn translations(&mut self, field: &Field) {
        for (language, other) in
            self.pairs(field, "a table of languages and posts", "the slug of a post or an address")
        {
            let count = self.matter.translations.len();
            if !self.has_room("translations", count, super::limits::TRANSLATIONS, &language.span) {
                return;
            }
            if is_language(&language.value) {
                self.matter.translations.push((language, other));
            } else {
                let message = format!("`{}` is not a language code", language.value);
                let diagnostic = Diagnostic::error(self.place(&language.span), message);
                self.diagnostics.push(diagnostic.label("expected a code such as `en` or `pt-BR`"));
            }
        }
    }

    /// The pairs of a table; what is not one is reported.
    fn pairs(
        &mut self,
        field: &Field,
        table: &str,
        second: &str,
    ) -> Vec<(Written<String>, Written<String>)> {
        let Kind::Table(fields) = &field.value.kind else {
            if field.value.kind != Kind::Nothing {
                self.wrong(&field.key, &field.value, table);
            }
            return Vec::new();
        };
        let written = |text: &str, span: &Range<usize>| Written {
            value: text.to_owned(),
            span: span.clone(),
        };
        let mut pairs = Vec::new();
        for Field { key, key_span, value } in fields {
            match value.text().filter(|text| !text.is_empty()) {
                Some(text) => pairs.push((written(key, key_span), written(text, &value.span))),
                None => self.wrong(key, value, second),
            }
        }
        pairs
    }
}
