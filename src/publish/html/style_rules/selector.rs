//! Selectors, as far as a page without certain names cannot match them.

use std::{
    collections::{HashMap, HashSet},
    mem,
};

use cssparser::{CowRcStr, ParseError, Parser, Token};

use crate::publish::markup::tags;

/// Elements that a browser adds where their tags are missing.
const IMPLIED: [&str; 4] = ["html", "head", "body", "tbody"];

/// Attributes that the scripts of `index.html` set, and those that a browser sets by itself.
pub(super) const SET_LATER: [&str; 4] = ["data-failed", "data-lazy", "data-theme", "open"];

/// The names that a page has.
#[derive(Debug, Default)]
pub(crate) struct Names<'p> {
    classes: HashSet<&'p str>,
    ids: HashSet<&'p str>,
    elements: HashSet<String>,
    /// The values of each attribute.
    attributes: HashMap<String, HashSet<&'p str>>,
    languages: HashSet<String>,
}

/// A selector.
#[derive(Debug, Default)]
pub(super) struct Selector {
    pub(super) text: String,
    /// The names that a page needs so that it can match.
    needs: Vec<Need>,
}

#[derive(Debug)]
enum Need {
    Class(String),
    Id(String),
    Element(String),
    /// An attribute, and its value if it must be one.
    Attribute(String, Option<String>),
    Language(String),
    /// One of several selectors.
    Any(Vec<Selector>),
}

impl<'p> Names<'p> {
    /// The names in the tags of a page.
    pub(crate) fn of(page: &'p str) -> Self {
        let mut names = Self { elements: IMPLIED.map(str::to_owned).into(), ..Self::default() };
        for tag in tags(page) {
            insert_lowercase(&mut names.elements, tag.name);
            for attribute in &tag.attributes {
                if let Some(values) = names.attributes.get_mut(attribute.name) {
                    values.insert(attribute.value);
                } else {
                    let name = attribute.name.to_ascii_lowercase();
                    names.attributes.entry(name).or_default().insert(attribute.value);
                }
                if attribute.name.eq_ignore_ascii_case("class") {
                    names.classes.extend(attribute.value.split_ascii_whitespace());
                } else if attribute.name.eq_ignore_ascii_case("id") {
                    names.ids.insert(attribute.value);
                } else if attribute.name.eq_ignore_ascii_case("lang") {
                    insert_lowercase(&mut names.languages, attribute.value);
                }
            }
        }
        names
    }

    fn has_attribute(&self, name: &str, wanted: Option<&str>) -> bool {
        let has = |values: &HashSet<&str>| {
            wanted
                .is_none_or(|wanted| values.iter().any(|value| value.eq_ignore_ascii_case(wanted)))
        };
        SET_LATER.contains(&name) || self.attributes.get(name).is_some_and(has)
    }

    /// Selectors 4, 7.2: a language is that of all its regions.
    fn has_language(&self, wanted: &str) -> bool {
        self.languages.iter().any(|language| {
            language
                .strip_prefix(wanted)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        })
    }
}

fn insert_lowercase(names: &mut HashSet<String>, name: &str) {
    if !names.contains(name) {
        names.insert(name.to_ascii_lowercase());
    }
}

impl Selector {
    /// True unless a name is missing.
    pub(super) fn can_match(&self, names: &Names<'_>) -> bool {
        self.needs.iter().all(|need| match need {
            Need::Class(name) => names.classes.contains(name.as_str()),
            Need::Id(name) => names.ids.contains(name.as_str()),
            Need::Element(name) => names.elements.contains(name),
            Need::Attribute(name, value) => names.has_attribute(name, value.as_deref()),
            Need::Language(name) => names.has_language(name),
            Need::Any(selectors) => selectors.iter().any(|selector| selector.can_match(names)),
        })
    }
}

/// The selectors of a list, up to the end of the input.
pub(super) fn selectors(input: &mut Parser<'_>) -> Vec<Selector> {
    let mut all = Vec::new();
    let mut needs = Vec::new();
    input.skip_whitespace();
    let mut start = input.position();
    loop {
        let token = input.next().cloned();
        if matches!(token, Err(_) | Ok(Token::Comma)) {
            let text = input.slice_from(start).trim();
            let text = text.strip_suffix(',').unwrap_or(text).trim_end().to_owned();
            all.push(Selector { text, needs: mem::take(&mut needs) });
            input.skip_whitespace();
            start = input.position();
        }
        let Ok(token) = token else { return all };
        let need = match token {
            Token::Delim('.') => {
                input.expect_ident().ok().map(|name| Need::Class(name.as_ref().to_owned()))
            }
            Token::IDHash(name) => Some(Need::Id(name.as_ref().to_owned())),
            Token::Ident(name) => Some(Need::Element(name.to_ascii_lowercase())),
            Token::SquareBracketBlock => attribute(input),
            Token::Colon => pseudo_class(input),
            _ => None,
        };
        needs.extend(need);
    }
}

fn attribute(input: &mut Parser<'_>) -> Option<Need> {
    let need: Result<Need, ParseError<()>> = input.parse_nested_block(|input| {
        let name = input.expect_ident()?.to_ascii_lowercase();
        let is_equal = matches!(input.next(), Ok(Token::Delim('=')));
        // A text with an escaped character stands in the page in another way.
        let value = if is_equal { input.expect_ident_or_string().ok() } else { None };
        let value = value.filter(|value| !value.contains(['&', '<', '>', '"']));
        let value = value.map(|value| value.as_ref().to_owned());
        while input.next().is_ok() {}
        Ok(Need::Attribute(name, value))
    });
    need.ok()
}

/// The need of what follows a colon: of pseudo-classes that hold selectors of which one has to match.
fn pseudo_class(input: &mut Parser<'_>) -> Option<Need> {
    match input.next().cloned() {
        // A pseudo-element; what it may hold in brackets is skipped with the next token.
        Ok(Token::Colon) => {
            let _ = input.next();
            None
        }
        Ok(Token::Function(name)) if is_one_of(&name, &["is", "where", "has"]) => {
            let list: Result<_, ParseError<()>> =
                input.parse_nested_block(|input| Ok(selectors(input)));
            list.ok().map(Need::Any)
        }
        Ok(Token::Function(name)) if is_one_of(&name, &["lang"]) => {
            let list: Result<_, ParseError<()>> =
                input.parse_nested_block(|input| Ok(languages(input)));
            list.ok().map(Need::Any)
        }
        Ok(Token::Function(name)) if is_one_of(&name, &["dir"]) => {
            let direction: Result<_, ParseError<()>> = input
                .parse_nested_block(|input| Ok(input.expect_ident()?.eq_ignore_ascii_case("rtl")));
            // WHATWG HTML, 3.2.6.4: without these, all of a page runs from left to right.
            let needs = [Need::Attribute("dir".to_owned(), None), Need::Element("bdi".to_owned())];
            let needs = needs.map(|need| Selector { needs: vec![need], ..Selector::default() });
            (direction == Ok(true)).then(|| Need::Any(needs.into()))
        }
        _ => None,
    }
}

fn languages(input: &mut Parser<'_>) -> Vec<Selector> {
    let mut all = Vec::new();
    while let Ok(token) = input.next() {
        match token {
            Token::Ident(name) | Token::QuotedString(name) => {
                let is_range = name.contains('*');
                let need = Need::Language(name.to_ascii_lowercase());
                let needs = if is_range { Vec::new() } else { vec![need] };
                all.push(Selector { needs, ..Selector::default() });
            }
            _ => {}
        }
    }
    all
}

fn is_one_of(name: &CowRcStr<'_>, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}
