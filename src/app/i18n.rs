//! The words of the interface, in the language around them: the site's, or within an article
//! the article's.

use std::sync::Arc;

use super::{intl, site};
use crate::content::{i18n::Message, manifest::Item, site::Site};

/// The site as an article has it: in the article's language. What cannot be told in it, because nobody
/// has the words, is told in the site's.
pub(crate) fn site_of(item: &Item) -> Arc<Site> {
    let site = site();
    let Some(language) = item.language.clone() else { return site };
    let words = item.octavo.words.or(&site.words).clone();
    Arc::new(Site { language, words, ..site.as_ref().clone() })
}

/// A word.
pub(crate) fn t(word: Message) -> String {
    site().words.of(word).to_owned()
}

/// A sentence with values in it.
pub(crate) fn t_with(word: Message, values: &[&str]) -> String {
    site().words.with(word, values)
}

/// A number of things, by the rules of the language.
pub(crate) fn t_count(word: Message, count: u32) -> String {
    let site = site();
    let words = &site.words;
    let number = intl::number(count, words.language());
    words.plural(word, &intl::plural(count, words.language()), &number)
}

/// A number by itself.
pub(crate) fn t_number(number: u32) -> String {
    intl::number(number, site().words.language())
}
