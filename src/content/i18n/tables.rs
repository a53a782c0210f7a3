//! The languages, and what of their words goes where.

use super::{Message, Messages, arabic, english, french, german, japanese, spanish};

type Table = fn(Message) -> &'static str;

/// The languages by their codes. Each is a `match` over all words, so one that lacks a word does not
/// compile.
const LANGUAGES: [(&str, Table); 6] = [
    ("ar", arabic::text),
    ("de", german::text),
    ("en", english::text),
    ("es", spanish::text),
    ("fr", french::text),
    ("ja", japanese::text),
];

/// The first word that does not stand in an article.
const AROUND_ARTICLES: usize = Message::SkipLink as usize;

/// The first word that the app does not say.
const OF_THE_PUBLISHER: usize = Message::Feed as usize;

impl Messages {
    /// The words of the app in a language, or in English where that one has no table.
    pub fn of_site(language: &str) -> Self {
        written(language, OF_THE_PUBLISHER)
    }

    /// All words of a language, or of English where that one has no table.
    pub fn all(language: &str) -> Self {
        written(language, Message::ALL.len())
    }

    /// The words for an article in a language that stands in a site in another one. Nothing where they
    /// have the same words, or where the article's language has no table: the site's are better than
    /// English then.
    pub fn of_article(language: &str, site: &str) -> Self {
        match table(language) {
            Some(own) if own.0 != table(site).map_or("en", |site| site.0) => {
                written(language, AROUND_ARTICLES)
            }
            _ => Self::default(),
        }
    }
}

fn table(language: &str) -> Option<(&'static str, Table)> {
    let code = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    LANGUAGES.into_iter().find(|(name, _)| *name == code)
}

fn written(language: &str, count: usize) -> Messages {
    let (language, text) = match table(language) {
        Some((_, text)) => (language, text),
        None => ("en", english::text as Table),
    };
    let texts = Message::ALL.iter().take(count).map(|word| text(*word));
    Messages(std::iter::once(language).chain(texts).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The places for values in a text.
    fn places(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|p| p.0).collect()
    }

    #[test]
    fn every_language_says_everything_with_the_same_values() {
        for (language, text) in LANGUAGES {
            for word in Message::ALL {
                let own = text(*word);
                assert!(!own.trim().is_empty(), "{language} {word:?}");
                let first = own.split('|').next().unwrap();
                let expected = english::text(*word).split('|').next().unwrap();
                assert_eq!(places(first), places(expected), "{language} {word:?}");
            }
        }
    }

    #[test]
    fn every_word_stands_at_its_place() {
        for (place, word) in Message::ALL.iter().enumerate() {
            assert_eq!(*word as usize, place);
        }
        let german = Messages::all("de-AT");
        assert_eq!((german.language(), german.of(Message::Tip)), ("de-AT", "Tipp"));
        assert_eq!(german.of(Message::FeedAsPage), german::text(Message::FeedAsPage));
    }

    #[test]
    fn only_plurals_have_forms() {
        for (language, text) in LANGUAGES {
            let with_forms = Message::ALL.iter().filter(|word| text(**word).contains('|'));
            let plurals = [Message::Minutes, Message::PostCount, Message::Found];
            for word in with_forms {
                assert!(plurals.contains(word), "{language} {word:?}");
            }
        }
    }

    #[test]
    fn a_language_without_a_table_is_english() {
        let words = Messages::of_site("it");
        assert_eq!((words.language(), words.of(Message::TryAgain)), ("en", "Try again"));
        assert_eq!(Messages::NONE.of(Message::TryAgain), "Try again");
    }

    #[test]
    fn an_article_brings_the_words_that_the_site_does_not_have() {
        let german = Messages::of_article("de", "en");
        assert_eq!(german.of(Message::Note), "Hinweis");
        assert_eq!(german.0.len(), AROUND_ARTICLES + 1);
        for (article, site) in [("de", "de-CH"), ("it", "de"), ("en", "it"), ("en-GB", "en")] {
            assert!(Messages::of_article(article, site).is_empty(), "{article} {site}");
        }
    }

    #[test]
    fn picks_the_form_of_a_plural() {
        let arabic = Messages::all("ar");
        let count = |form| arabic.plural(Message::PostCount, form, "7");
        let all = ["zero", "one", "two", "few", "many", "other"].map(count);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 5, "{all:?}");
        let german = Messages::all("de");
        assert_eq!(german.plural(Message::PostCount, "one", "1"), "1 Beitrag");
        assert_eq!(german.plural(Message::PostCount, "few", "3"), "3 Beiträge");
        assert_eq!(german.plural(Message::Minutes, "one", "1"), "1 Min. Lesezeit");
    }

    #[test]
    fn values_are_not_read_as_places() {
        let words = Messages::all("en");
        assert_eq!(words.with(Message::PageOf, &["{1}", "9"]), "Page {1} of 9");
    }
}
