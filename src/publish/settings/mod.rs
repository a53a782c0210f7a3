//! The settings of the whole site: `octavo.toml`.

pub(crate) mod base_url;
pub(crate) mod language;
mod profiles;

use std::{ops::Range, sync::Arc};

use self::{base_url::BaseUrl, language::is_language};
use crate::{
    content::{
        i18n::Messages,
        site::{Link, Site, Theme},
    },
    publish::{
        diagnostics::{
            Diagnostic, Diagnostics,
            source::{Place, Source},
            suggestion::nearest,
        },
        values::{Field, Kind, Value, parse_toml},
    },
};

/// The name of the settings file, at the root.
pub(crate) const FILE: &str = "octavo.toml";

/// A command of TeX that the settings define.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Macro {
    /// Its name as it was written.
    pub(crate) name: String,
    /// The name without a backslash, and the definition.
    pub(crate) command: (String, String),
    /// The place of the definition.
    pub(crate) place: Place,
}

/// The settings in `octavo.toml`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    /// The settings for the app. Its base is `/`, and its origin nothing, until a release has them from
    /// `base_url`.
    pub(crate) site: Site,
    /// The address at which the site is published.
    pub(crate) base_url: BaseUrl,
    /// The number of posts that stand on a page of a listing.
    pub(crate) page_size: usize,
    /// Commands of TeX that formulas may use, with what they stand for.
    pub(crate) macros: Vec<Macro>,
    /// Pages elsewhere that are the author's, too.
    pub(crate) me: Vec<String>,
    /// The author's account in the fediverse, `@name@host`; empty where there is none.
    pub(crate) fediverse_creator: String,
    /// The part before a file's path in the address where it can be changed; empty where there is
    /// no such place.
    pub(crate) edit_url: String,
    /// True if social cards are drawn.
    pub(crate) cards: bool,
    /// True if text files get compressed copies beside them.
    pub(crate) compress: bool,
    /// The links of the header with their places, for checking.
    pub(crate) navigation: Vec<(String, Place)>,
}

const KEYS: [&str; 15] = [
    "title",
    "description",
    "base_url",
    "language",
    "author",
    "me",
    "fediverse_creator",
    "edit_url",
    "navigation",
    "page_size",
    "theme",
    "embeds",
    "macros",
    "cards",
    "compress",
];

/// Reads the settings; `None` where they cannot be used, which is reported.
pub(crate) fn read(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Option<Settings> {
    let fields = match parse_toml(&source.text) {
        Ok(fields) => fields,
        Err(error) => {
            let diagnostic =
                Diagnostic::error(Place::new(source, error.span), "the settings are not TOML");
            diagnostics.push(diagnostic.label(error.message));
            return None;
        }
    };
    let mut reading = Reading { source, diagnostics, navigation: Vec::new() };
    for field in &fields {
        reading.known(field);
    }
    reading.settings(&fields)
}

struct Reading<'r> {
    source: &'r Arc<Source>,
    diagnostics: &'r mut Diagnostics,
    navigation: Vec<(String, Place)>,
}

impl Reading<'_> {
    fn settings(mut self, fields: &[Field]) -> Option<Settings> {
        let title = self.required(fields, "title", "the name of the blog");
        let base_url = self.required(fields, "base_url", "where the blog is published");
        let base_url = base_url.and_then(|(text, span)| {
            self.checked(&span, "base_url", BaseUrl::parse(&text)).map(Some).unwrap_or_default()
        });
        let language = self.language(fields);
        let site = Site {
            title: title.map(|(title, _)| title).unwrap_or_default(),
            description: self.text(fields, "description").map(|t| t.0).unwrap_or_default(),
            words: Messages::of_site(&language),
            language,
            base: "/".to_owned(),
            origin: String::new(),
            author: self.text(fields, "author").map(|t| t.0).unwrap_or_default(),
            navigation: self.navigation(fields),
            theme: self.theme(fields),
            embeds: self.embeds(fields, base_url.as_ref()),
            problems: String::new(),
        };
        let me = self.me(fields);
        let fediverse_creator = self.fediverse_creator(fields);
        let edit_url = self.edit_url(fields);
        let macros = self.macros(fields);
        let page_size = self.page_size(fields);
        let cards = self.boolean(fields, "cards").unwrap_or(true);
        let compress = self.boolean(fields, "compress").unwrap_or(false);
        let navigation = self.navigation;
        Some(Settings {
            site,
            base_url: base_url?,
            page_size,
            macros,
            me,
            fediverse_creator,
            edit_url,
            cards,
            compress,
            navigation,
        })
    }

    fn place(&self, span: &Range<usize>) -> Place {
        Place::new(self.source, span.clone())
    }

    fn known(&mut self, field: &Field) {
        if !KEYS.contains(&field.key.as_str()) {
            let diagnostic = Diagnostic::error(
                self.place(&field.key_span),
                format!("`{}` is not a setting", field.key),
            );
            self.diagnostics.push(match nearest(&field.key, KEYS) {
                Some(meant) => diagnostic.label(format!("did you mean `{meant}`?")),
                None => diagnostic.help(format!("the settings are {}", listed(&KEYS))),
            });
        }
    }

    fn wrong(&mut self, key: &str, span: &Range<usize>, expected: &str, found: &str) {
        let diagnostic = Diagnostic::error(self.place(span), format!("`{key}` is not {expected}"));
        self.diagnostics.push(diagnostic.label(found));
    }

    fn checked<T>(
        &mut self,
        span: &Range<usize>,
        key: &str,
        result: Result<T, &'static str>,
    ) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(why) => {
                let help = "write an address such as \"https://example.org/\"";
                let diagnostic =
                    Diagnostic::error(self.place(span), format!("`{key}` is not an address"));
                self.diagnostics.push(diagnostic.label(why).help(help));
                None
            }
        }
    }

    fn text(&mut self, fields: &[Field], key: &str) -> Option<(String, Range<usize>)> {
        let value = &find(fields, key)?.value;
        if let Kind::Text(text) = &value.kind {
            return Some((text.trim().to_owned(), value.span.clone()));
        }
        self.wrong(key, &value.span, "a text", &format!("found {}", value.description()));
        None
    }

    fn required(
        &mut self,
        fields: &[Field],
        key: &str,
        what: &str,
    ) -> Option<(String, Range<usize>)> {
        let diagnostic = match find(fields, key) {
            None => Diagnostic::error(Place::new(self.source, 0..0), format!("`{key}` is missing"))
                .help(format!("add `{key} = \"…\"`, {what}")),
            Some(_) => {
                let (text, span) = self.text(fields, key)?;
                if !text.is_empty() {
                    return Some((text, span));
                }
                Diagnostic::error(self.place(&span), format!("`{key}` is empty"))
                    .label(format!("expected {what}"))
            }
        };
        self.diagnostics.push(diagnostic);
        None
    }

    fn language(&mut self, fields: &[Field]) -> String {
        let Some((text, span)) = self.text(fields, "language") else { return "en".to_owned() };
        if !is_language(&text) {
            let expected = "expected a code such as `en` or `pt-BR`";
            self.wrong("language", &span, "a language code", expected);
        }
        text
    }

    fn theme(&mut self, fields: &[Field]) -> Theme {
        let Some((text, span)) = self.text(fields, "theme") else { return Theme::System };
        Theme::from_name(&text).unwrap_or_else(|| {
            let names = ["system", "light", "dark"];
            let found = match nearest(&text, names) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("expected {}", listed(&names)),
            };
            self.wrong("theme", &span, "a theme", &found);
            Theme::System
        })
    }

    fn page_size(&mut self, fields: &[Field]) -> usize {
        let Some(value) = find(fields, "page_size").map(|field| &field.value) else { return 10 };
        let number = match &value.kind {
            Kind::Number(number) => number.parse().ok().filter(|size| (1..=100).contains(size)),
            _ => None,
        };
        number.unwrap_or_else(|| {
            self.wrong("page_size", &value.span, "a number of posts", "expected 1 to 100");
            10
        })
    }

    fn boolean(&mut self, fields: &[Field], key: &str) -> Option<bool> {
        let value = &find(fields, key)?.value;
        if let Kind::Boolean(boolean) = value.kind {
            return Some(boolean);
        }
        let found = format!("found {}", value.description());
        self.wrong(key, &value.span, "`true` or `false`", &found);
        None
    }

    fn navigation(&mut self, fields: &[Field]) -> Vec<Link> {
        let Some(value) = find(fields, "navigation").map(|field| &field.value) else {
            return Vec::new();
        };
        let Kind::List(items) = &value.kind else {
            let found = format!("found {}", value.description());
            self.wrong("navigation", &value.span, "a list of links", &found);
            return Vec::new();
        };
        items.iter().filter_map(|item| self.link(item)).collect()
    }

    fn embeds(&mut self, fields: &[Field], base_url: Option<&BaseUrl>) -> Vec<String> {
        let Some(value) = find(fields, "embeds").map(|field| &field.value) else {
            return Vec::new();
        };
        let expected = "expected a list of names such as `[\"codepen.io\"]`";
        let Kind::List(items) = &value.kind else {
            self.wrong("embeds", &value.span, "a list of hosts", expected);
            return Vec::new();
        };
        let mut hosts = Vec::new();
        for item in items {
            match item.text().filter(|name| is_host(name)) {
                // A frame may run scripts as its own host. That of the site would be free to do
                // with the page around it as it likes.
                Some(name) if base_url.is_some_and(|url| url.host() == name) => {
                    let why = "a page of the site's own host could change the page that frames it";
                    self.wrong("embeds", &item.span, "a list of other hosts", why);
                }
                Some(name) => hosts.push(name.to_owned()),
                None => self.wrong("embeds", &item.span, "a list of hosts", expected),
            }
        }
        hosts
    }

    fn macros(&mut self, fields: &[Field]) -> Vec<Macro> {
        let Some(value) = find(fields, "macros").map(|field| &field.value) else {
            return Vec::new();
        };
        let expected = "expected `\"\\\\R\" = \"\\\\mathbb{R}\"` or the like";
        let Kind::Table(commands) = &value.kind else {
            self.wrong("macros", &value.span, "a table of commands", expected);
            return Vec::new();
        };
        let mut macros = Vec::new();
        for Field { key, value, .. } in commands {
            let Some(definition) = value.text() else {
                self.wrong("macros", &value.span, "a table of commands", expected);
                continue;
            };
            let command = (key.trim_start_matches('\\').to_owned(), definition.to_owned());
            macros.push(Macro { name: key.clone(), command, place: self.place(&value.span) });
        }
        macros
    }

    fn link(&mut self, item: &Value) -> Option<Link> {
        let expected = "expected `{ label = \"About\", url = \"/about/\" }`";
        let Kind::Table(fields) = &item.kind else {
            self.wrong("navigation", &item.span, "a list of links", expected);
            return None;
        };
        let text = |key: &str| find(fields, key).and_then(|field| field.value.text());
        let extra = fields.iter().any(|field| !matches!(field.key.as_str(), "label" | "url"));
        match (text("label"), text("url")) {
            (Some(label), Some(url)) if !extra && !label.is_empty() && !url.is_empty() => {
                let span = find(fields, "url").map_or(&item.span, |field| &field.value.span);
                let place = self.place(span);
                self.navigation.push((url.to_owned(), place));
                Some(Link { label: label.to_owned(), url: url.to_owned() })
            }
            _ => {
                self.wrong("navigation", &item.span, "a list of links", expected);
                None
            }
        }
    }
}

/// Returns `true` if a text is the name of a host as addresses have it: small letters, no port, no path.
fn is_host(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.contains('.') && name.split('.').all(|part| !part.is_empty() && part.chars().all(is_part))
}

fn find<'f>(fields: &'f [Field], key: &str) -> Option<&'f Field> {
    fields.iter().find(|field| field.key == key)
}

/// Names as a sentence lists them.
fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.join(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Settings {
        /// The settings of a blog that is published here.
        pub(crate) fn example(base_url: &str) -> Self {
            let (settings, _) = read_text(&format!("title = 'A'\nbase_url = '{base_url}'\n"));
            settings.unwrap()
        }
    }

    fn read_text(text: &str) -> (Option<Settings>, String) {
        let source = Source { path: FILE.to_owned(), text: text.to_owned() };
        let mut diagnostics = Diagnostics::default();
        let settings = read(&Arc::new(source), &mut diagnostics);
        (settings, diagnostics.render(false))
    }

    #[test]
    fn fills_in_what_is_left_out() {
        let (settings, diagnostics) = read_text("title = 'A'\nbase_url = 'https://a.b/c'\n");
        let settings = settings.unwrap();
        assert_eq!(diagnostics, "");
        assert_eq!((settings.page_size, settings.site.language.as_str()), (10, "en"));
        assert_eq!(settings.base_url.at("/posts/x/"), "https://a.b/c/posts/x/");
    }

    #[test]
    fn frames_no_page_of_its_own_host() {
        let read = |base_url: &str| {
            let hosts = "embeds = ['codepen.io', 'blog.example']\n";
            let (settings, diagnostics) =
                read_text(&format!("title = 'A'\nbase_url = '{base_url}'\n{hosts}"));
            (settings.unwrap().site.embeds, diagnostics)
        };
        assert_eq!(read("https://a.b/").0, ["codepen.io", "blog.example"]);
        for own in ["https://blog.example/x/", "https://Blog.Example:8080"] {
            let (embeds, diagnostics) = read(own);
            assert_eq!(embeds, ["codepen.io"], "{own}");
            assert!(diagnostics.contains("the site's own host"), "{diagnostics}");
        }
    }

    #[test]
    fn names_every_mistake_at_once() {
        let (_, diagnostics) = read_text(
            "titel = 'A'\nbase_url = 'a.b'\npage_size = 0\ntheme = 'drak'\nlanguage = 'e'\n\
             navigation = [{ label = 'x' }]\ndescription = 3\ncolour = 'red'\n",
        );
        assert_eq!(diagnostics.matches("error: ").count(), 9, "{diagnostics}");
        for expected in ["did you mean `title`?", "did you mean `dark`?", "expected 1 to 100"] {
            assert!(diagnostics.contains(expected), "{expected}\n{diagnostics}");
        }
    }
}
