//! The meaning of the keys of front matter, in every spelling that is understood.

mod lenient;
mod limits;
mod pairs;

use std::{collections::BTreeSet, ops::Range, sync::Arc};

pub(crate) use self::limits::too_long;

use super::{FrontMatter, Written};
use crate::{
    content::{
        date::{Date, DateError},
        document::link_target,
        manifest::Author,
        slug::Slug,
    },
    publish::{
        diagnostics::{
            Diagnostic, Diagnostics,
            source::{Place, Source},
            suggestion::nearest,
            wordings::unsafe_scheme,
        },
        settings::language::is_language,
        values::{
            Field, Kind, Value,
            keys::{IN_EXTRA, KEYS, canonical},
        },
    },
};

/// Reads the meaning of front matter. The first key with a meaning wins; tags and former addresses
/// are collected from all.
pub(crate) fn interpret(
    fields: &[Field],
    source: &Arc<Source>,
    diagnostics: &mut Diagnostics,
) -> FrontMatter {
    let matter = FrontMatter::default();
    let mut reading = Reading { source, diagnostics, matter, full: BTreeSet::new() };
    for field in fields {
        reading.field(field);
    }
    let Reading { matter, .. } = reading;
    if !fields.iter().any(|field| canonical(&field.key) == "title") {
        let fence = Place::new(source, 0..3);
        diagnostics.push(
            Diagnostic::error(fence, "`title` is missing")
                .label("not in this front matter")
                .help("add `title` and the words that stand above the article"),
        );
    }
    matter
}

/// Says that a value is no date.
pub(super) fn bad_date(place: Place, key: &str, wrong: &DateError) -> Diagnostic {
    Diagnostic::error(place, format!("`{key}` is not a calendar date"))
        .label(wrong.to_string())
        .help("write the day as YYYY-MM-DD")
}

struct Reading<'r> {
    source: &'r Arc<Source>,
    diagnostics: &'r mut Diagnostics,
    matter: FrontMatter,
    /// The keys whose lists have no room for more, which was reported.
    full: BTreeSet<&'static str>,
}

impl Reading<'_> {
    fn field(&mut self, field: &Field) {
        let key = canonical(&field.key);
        match key {
            "extra" => self.extra(&field.value),
            "published" => {
                if let Some(published) = self.boolean(field) {
                    self.matter.draft |= !published;
                }
            }
            _ if KEYS.contains(&key) => self.known(key, field),
            _ => self.unknown(field),
        }
    }

    fn known(&mut self, key: &str, field: &Field) {
        match key {
            "title" => self.title(field),
            "date" => {
                self.matter.has_date |=
                    field.value.text().is_none_or(|text| !text.trim().is_empty())
                        && field.value.kind != Kind::Nothing;
                let date = self.date(field);
                self.matter.date = self.matter.date.or(date);
            }
            "updated" => {
                let date = self.date(field);
                self.matter.updated = self.matter.updated.or(date);
            }
            "description" => {
                if let Some(words) = self.text(field).filter(|_| self.matter.description.is_empty())
                {
                    let span = &field.value.span;
                    let words = self.within(&field.key, words, limits::DESCRIPTION, span);
                    self.matter.description = words;
                }
            }
            "tags" => self.tags(&field.value),
            "series" => self.series(field),
            "draft" => self.matter.draft |= self.boolean(field).unwrap_or(false),
            "unlisted" => self.matter.unlisted |= self.boolean(field).unwrap_or(false),
            "pinned" => self.matter.pinned |= self.boolean(field).unwrap_or(false),
            "slug" => self.slug(field),
            "aliases" => self.aliases(field),
            "renamed_headings" => self.renamed(field),
            "cover" => self.cover(field),
            "lang" => self.lang(field),
            "translations" => self.translations(field),
            _ => self.authors(&field.value),
        }
    }

    fn extra(&mut self, value: &Value) {
        let Kind::Table(fields) = &value.kind else { return };
        for field in fields {
            let key = canonical(&field.key);
            if IN_EXTRA.contains(&key) {
                self.known(key, field);
            }
        }
    }

    fn unknown(&mut self, field: &Field) {
        let span = field.key_span.clone();
        match nearest(&field.key, KEYS) {
            Some(meant) => self.diagnostics.push(
                Diagnostic::error(self.place(&span), format!("`{}` is not a known key", field.key))
                    .label(format!("did you mean `{meant}`?")),
            ),
            None => self.matter.unknown.push(Written { value: field.key.clone(), span }),
        }
    }

    fn place(&self, span: &Range<usize>) -> Place {
        Place::new(self.source, span.clone())
    }

    fn wrong(&mut self, key: &str, value: &Value, expected: &str) {
        let place = self.place(&value.span);
        self.diagnostics.push(
            Diagnostic::error(place, format!("`{key}` is not {expected}"))
                .label(format!("found {}", value.description())),
        );
    }

    fn text(&mut self, field: &Field) -> Option<String> {
        let text = field.value.text().map(str::to_owned);
        if text.is_none() && field.value.kind != Kind::Nothing {
            self.wrong(&field.key, &field.value, "a text");
        }
        text
    }

    fn texts(&mut self, key: &str, value: &Value) -> Vec<Written<String>> {
        let mut texts = Vec::new();
        for item in value.items() {
            match item.text() {
                Some(text) if !text.is_empty() => {
                    texts.push(Written { value: text.to_owned(), span: item.span.clone() });
                }
                Some(_) => {}
                None => self.wrong(key, item, "a text or a list of texts"),
            }
        }
        texts
    }

    fn boolean(&mut self, field: &Field) -> Option<bool> {
        match &field.value.kind {
            Kind::Boolean(boolean) => return Some(*boolean),
            Kind::Text(text) if lenient::boolean(text).is_some() => return lenient::boolean(text),
            Kind::Nothing => {}
            _ => self.wrong(&field.key, &field.value, "`true` or `false`"),
        }
        None
    }

    fn date(&mut self, field: &Field) -> Option<Date> {
        if field.value.kind == Kind::Nothing {
            return None;
        }
        let Some(text) = field.value.text() else {
            self.wrong(&field.key, &field.value, "a calendar date");
            return None;
        };
        if text.trim().is_empty() {
            return None;
        }
        match lenient::date(text) {
            Ok(date) => Some(date),
            Err(wrong) => {
                let place = self.place(&field.value.span);
                self.diagnostics.push(bad_date(place, &field.key, &wrong));
                None
            }
        }
    }

    fn title(&mut self, field: &Field) {
        let title = self.text(field).unwrap_or_default();
        if title.is_empty() && matches!(field.value.kind, Kind::Text(_) | Kind::Nothing) {
            let span =
                if field.value.span.is_empty() { &field.key_span } else { &field.value.span };
            let place = self.place(span);
            self.diagnostics.push(
                Diagnostic::error(place, "`title` is empty")
                    .label("expected the words that stand above the article"),
            );
        }
        self.matter.title = self.within("title", title, limits::TITLE, &field.value.span);
    }

    fn series(&mut self, field: &Field) {
        let name = self.texts(&field.key, &field.value).into_iter().next();
        let Some(Written { value, span }) = name.filter(|_| self.matter.series.is_none()) else {
            return;
        };
        let name = self.within("series", value, limits::NAME, &span);
        if let Ok(slug) = Slug::from_words(&name) {
            self.check_length("the name of the series", &slug, &span);
        }
        self.matter.series = Some(name);
    }

    /// Tags are a list, or one text in which commas set them apart.
    fn tags(&mut self, value: &Value) {
        if let Kind::Table(fields) = &value.kind {
            return fields.iter().for_each(|field| self.tags(&field.value));
        }
        for Written { value: tag, span } in self.texts("tags", value) {
            let is_list = matches!(value.kind, Kind::List(_));
            let names: Vec<&str> = if is_list { vec![&tag] } else { tag.split(',').collect() };
            for name in names.into_iter().map(str::trim).filter(|name| !name.is_empty()) {
                self.tag(name, &span);
            }
        }
    }

    fn tag(&mut self, name: &str, span: &Range<usize>) {
        if self.matter.tags.iter().any(|known| known.value == name)
            || !self.has_room("tags", self.matter.tags.len(), limits::TAGS, span)
        {
            return;
        }
        let name = self.within("tags", name.to_owned(), limits::NAME, span);
        match Slug::from_words(&name) {
            Ok(slug) => {
                self.check_length("the tag", &slug, span);
                self.matter.tags.push(Written { value: name, span: span.clone() });
            }
            Err(_) => {
                let diagnostic =
                    Diagnostic::warning(self.place(span), format!("`{name}` is not a tag"));
                self.diagnostics
                    .push(diagnostic.label("it has no letter and no digit, and is left out"));
            }
        }
    }

    fn slug(&mut self, field: &Field) {
        let Some(text) = self.text(field).filter(|text| !text.is_empty()) else { return };
        match Slug::new(text.as_str()) {
            Ok(slug) => {
                self.check_length("`slug`", &slug, &field.value.span);
                self.matter.slug = Some(Written { value: slug, span: field.value.span.clone() });
            }
            Err(wrong) => {
                let meant = Slug::from_words(&text).ok();
                let diagnostic = Diagnostic::error(
                    self.place(&field.value.span),
                    "`slug` cannot stand in a URL",
                )
                .label(wrong.to_string())
                .maybe_help(meant.map(|slug| format!("write `{slug}`")));
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// Former addresses become paths below the root. A pattern such as `/:year/:title/`, which
    /// `permalink` may be for Jekyll, is none.
    fn aliases(&mut self, field: &Field) {
        let is_pattern = |path: &str| {
            path.contains(':') && matches!(field.key.as_str(), "permalink" | "path" | "url")
        };
        for Written { value, span } in self.texts(&field.key, &field.value) {
            let path = match value.split_once("://") {
                Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
                None => value.trim_start_matches('/'),
            };
            let path = format!("/{path}");
            if !is_pattern(&path)
                && !self.matter.aliases.iter().any(|alias| alias.value == path)
                && self.has_room("aliases", self.matter.aliases.len(), limits::ALIASES, &span)
            {
                self.matter.aliases.push(Written { value: path, span });
            }
        }
    }

    /// A picture's address; some themes put it into a table with a caption.
    fn cover(&mut self, field: &Field) {
        if let Kind::Table(fields) = &field.value.kind {
            let image = fields.iter().find(|inner| matches!(inner.key.as_str(), "image" | "src"));
            return image.into_iter().for_each(|image| self.cover(image));
        }
        if let Some(value) = self.text(field).filter(|text| !text.is_empty()) {
            let span = field.value.span.clone();
            self.matter.cover.get_or_insert(Written { value, span });
        }
    }

    fn lang(&mut self, field: &Field) {
        let Some(text) = self.text(field) else { return };
        if is_language(&text) {
            self.matter.lang.get_or_insert(text);
        } else {
            let meant = Some(text.replace('_', "-")).filter(|code| is_language(code));
            let diagnostic =
                Diagnostic::error(self.place(&field.value.span), "`lang` is not a language code")
                    .label("expected a code such as `en` or `pt-BR`")
                    .maybe_help(meant.map(|code| format!("write `lang: {code}`")));
            self.diagnostics.push(diagnostic);
        }
    }

    fn authors(&mut self, value: &Value) {
        for item in value.items() {
            if !self.has_room("authors", self.matter.authors.len(), limits::AUTHORS, &item.span) {
                return;
            }
            let author = match &item.kind {
                Kind::Table(fields) => {
                    let of = |key: &str| fields.iter().find(|field| field.key == key);
                    let name = of("name").and_then(|field| field.value.text());
                    let url = of("url").and_then(|field| self.address(&field.value));
                    Author { name: name.map(str::to_owned), url }
                }
                _ => Author { name: item.text().map(str::to_owned), url: None },
            };
            match author {
                Author { name: None, url: None } => self.wrong("authors", item, "a name"),
                Author { name, url } => {
                    let name = name.map(|n| self.within("authors", n, limits::NAME, &item.span));
                    self.matter.authors.push(Author { name, url });
                }
            }
        }
    }

    /// An address that may be linked; another is reported, as a link in a text is.
    fn address(&mut self, value: &Value) -> Option<String> {
        let address = value.text()?;
        if link_target(address).is_none() {
            self.diagnostics.push(unsafe_scheme(self.place(&value.span)));
        }
        Some(address.to_owned())
    }
}
