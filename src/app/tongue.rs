//! What the interface says, in the language of what is around it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{intl, site};
use crate::content::{
    manifest::Item,
    site::Site,
    words::{Word, Words},
};

/// The language of the site, or of the article that a component stands in: there everything is said
/// in the article's.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tongue {
    /// The language that dates are written in.
    pub(crate) language: String,
    /// What the interface says. It is English where the language has no words of its own.
    pub(crate) words: Words,
}

impl Tongue {
    /// The site's.
    pub(crate) fn of_site(site: &Site) -> Self {
        Self { language: site.language.clone(), words: site.words.clone() }
    }

    /// An article's.
    pub(crate) fn of(item: &Item) -> Self {
        let site = site();
        let own = Some(&item.octavo.words).filter(|words| !words.is_empty());
        Self {
            language: item.language.as_ref().unwrap_or(&site.language).clone(),
            words: own.unwrap_or(&site.words).clone(),
        }
    }
}

/// What is spoken where a component stands.
pub(crate) fn tongue() -> Arc<Tongue> {
    use_context().unwrap_or_default()
}

/// A word.
pub(crate) fn say(word: Word) -> String {
    tongue().words.of(word).to_owned()
}

/// A sentence with values in it.
pub(crate) fn say_with(word: Word, values: &[&str]) -> String {
    tongue().words.with(word, values)
}

/// A number of things, by the rules of the language.
pub(crate) fn say_count(word: Word, count: u32) -> String {
    let words = &tongue().words;
    let number = intl::number(count, words.language());
    words.plural(word, &intl::plural(count, words.language()), &number)
}

/// A number by itself.
pub(crate) fn say_number(number: u32) -> String {
    intl::number(number, tongue().words.language())
}
