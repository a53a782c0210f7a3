//! Keys and values with the places where they stand, whichever syntax they were written in.
//!
//! Front matter in TOML, front matter in YAML and the settings become the same [`Field`]s, so that
//! each is interpreted once, and every mistake can be shown where it stands.

pub(crate) mod keys;
mod toml;
mod yaml;

use std::ops::Range;

pub(crate) use self::{toml::parse as parse_toml, yaml::parse as parse_yaml};

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    /// The key as written.
    pub(crate) key: String,
    /// The place of the key.
    pub(crate) key_span: Range<usize>,
    /// The value.
    pub(crate) value: Value,
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Value {
    /// The kind.
    pub(crate) kind: Kind,
    /// The place, with its quotation marks or brackets.
    pub(crate) span: Range<usize>,
}

/// The kind of a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// Words.
    Text(String),
    /// A number, as written: `1984` may be a title.
    Number(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A date of TOML, as written.
    Date(String),
    /// A list.
    List(Vec<Value>),
    /// Keys and values, in the order they stand.
    Table(Vec<Field>),
    /// Nothing was written.
    Nothing,
}

/// A text that is not in the syntax it should be in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// Where.
    pub(crate) span: Range<usize>,
    /// The expectation.
    pub(crate) message: String,
}

impl Field {
    /// The same field in a text that has `by` more bytes before it.
    pub(crate) fn shifted(self, by: usize) -> Self {
        let Self { key, key_span, value } = self;
        Self { key, key_span: key_span.start + by..key_span.end + by, value: value.shifted(by) }
    }
}

impl Value {
    /// The words, where it can be read as words. A number or a date is its own spelling.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) | Kind::Number(text) | Kind::Date(text) => Some(text.trim()),
            Kind::Boolean(true) => Some("true"),
            Kind::Boolean(false) => Some("false"),
            Kind::List(_) | Kind::Table(_) | Kind::Nothing => None,
        }
    }

    /// The value as a list: a list, one value as a list of itself, or nothing as an empty list.
    pub(crate) fn items(&self) -> &[Value] {
        match &self.kind {
            Kind::List(items) => items,
            Kind::Nothing => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// The same value in a text that has `by` more bytes before it.
    pub(crate) fn shifted(self, by: usize) -> Self {
        let kind = match self.kind {
            Kind::List(items) => {
                Kind::List(items.into_iter().map(|item| item.shifted(by)).collect())
            }
            Kind::Table(fields) => {
                Kind::Table(fields.into_iter().map(|field| field.shifted(by)).collect())
            }
            kind => kind,
        };
        Self { kind, span: self.span.start + by..self.span.end + by }
    }

    /// The kind of the value, for a message.
    pub(crate) fn description(&self) -> &'static str {
        match self.kind {
            Kind::Text(_) => "a text",
            Kind::Number(_) => "a number",
            Kind::Boolean(_) => "true or false",
            Kind::Date(_) => "a date",
            Kind::List(_) => "a list",
            Kind::Table(_) => "a group of keys",
            Kind::Nothing => "nothing",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value without its places, one line per leaf.
    fn outline(fields: &[Field], source: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for Field { key, key_span, value } in fields {
            assert!(source[key_span.clone()].contains(key.as_str()), "{key} at {key_span:?}");
            match &value.kind {
                Kind::Table(inner) => {
                    lines.extend(outline(inner, source).iter().map(|line| format!("{key}.{line}")));
                }
                Kind::List(items) => {
                    let items: Vec<_> = items.iter().map(|v| v.text().unwrap_or("?")).collect();
                    lines.push(format!("{key} = [{}]", items.join(", ")));
                }
                _ => lines.push(format!(
                    "{key} = {} {} «{}»",
                    value.description(),
                    value.text().unwrap_or("-"),
                    &source[value.span.clone()]
                )),
            }
        }
        lines
    }

    #[test]
    fn reads_the_same_from_both_syntaxes() {
        let toml = "title = \"Ünï\"\ndate = 2020-06-28\ndraft = false\nweight = 3\ntags = ['a', 'b']\n[extra]\nk = 'v'\n";
        let yaml = "title: \"Ünï\"\ndate: 2020-06-28\ndraft: false\nweight: 3\ntags:\n  - a\n  - b\nextra:\n  k: 'v'\n";
        assert_eq!(
            outline(&parse_toml(toml).unwrap(), toml),
            [
                "title = a text Ünï «\"Ünï\"»",
                "date = a date 2020-06-28 «2020-06-28»",
                "draft = true or false false «false»",
                "weight = a number 3 «3»",
                "tags = [a, b]",
                "extra.k = a text v «'v'»",
            ]
        );
        assert_eq!(
            outline(&parse_yaml(yaml).unwrap(), yaml),
            [
                "title = a text Ünï «\"Ünï\"»",
                "date = a text 2020-06-28 «2020-06-28»",
                "draft = true or false false «false»",
                "weight = a number 3 «3»",
                "tags = [a, b]",
                "extra.k = a text v «'v'»",
            ]
        );
    }

    #[test]
    fn says_where_the_syntax_ends() {
        let error = parse_yaml("title: A\ntags: [a, b\n").unwrap_err();
        assert!(error.span.start >= 9, "{error:?}");
        let error = parse_toml("title = \"A\"\ntags = [\"a\", \n").unwrap_err();
        assert!(error.span.start >= 12, "{error:?}");
        let error = parse_yaml("- a\n- b\n").unwrap_err();
        assert_eq!(error.message, "expected keys and values, found a list");
        assert_eq!(parse_yaml("# nothing\n").unwrap(), []);
        let commented = "# one\na: 1 # two\n# three\nb:\n  # four\n  - c # five\n";
        assert_eq!(parse_yaml(commented).unwrap().len(), 2);
        assert_eq!(parse_toml("").unwrap(), []);
    }

    #[test]
    fn refuses_a_key_given_twice() {
        let yaml = "title: A\ntitle: B\n";
        let error = parse_yaml(yaml).unwrap_err();
        assert_eq!((error.span, error.message.as_str()), (9..14, "`title` is given twice"));
        assert!(parse_toml("title = 'A'\ntitle = 'B'\n").is_err());
    }

    #[test]
    fn follows_aliases_of_yaml() {
        let yaml = "a: &x [one, two]\nb: *x\n";
        assert_eq!(outline(&parse_yaml(yaml).unwrap(), yaml), ["a = [one, two]", "b = [one, two]"]);
    }
}
