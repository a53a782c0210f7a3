//! The part of a URL that names a post, a page or a tag.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};

use super::{letters::is_mark, lower_case};

/// The characters that a slug in a URL has percent-encoded.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// A name that can stand as one segment of a URL: lower-case letters, digits, `-`, `_` and `.`.
///
/// Letters of every script are kept, with the marks that combine with them, as RFC 3987 allows; a URL shows
/// them percent-encoded ([`Slug::encoded`]). A slug neither starts nor ends with a dot or a hyphen, so it is never `.`
/// or `..`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text is not a slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlugError {
    /// There is no letter and no digit in it.
    Empty,
    /// It has a character that a slug cannot have.
    Character(char),
    /// It starts or ends with `-` or `.`.
    Edge(char),
}

impl Slug {
    /// Takes a text that is a slug already.
    ///
    /// # Errors
    ///
    /// Says which character is in the way.
    pub fn new(text: impl Into<String>) -> Result<Self, SlugError> {
        let text = text.into();
        let is_letter = |c: char| c.is_alphanumeric() && !c.is_uppercase();
        let mut last = '-';
        for c in text.chars() {
            let is_combined = is_mark(c) && combines_with(last);
            if !is_letter(c) && !matches!(c, '-' | '_' | '.') && !is_combined {
                return Err(SlugError::Character(c));
            }
            last = c;
        }
        if let Some(edge) = [text.chars().next(), text.chars().next_back()]
            .into_iter()
            .flatten()
            .find(|c| matches!(c, '-' | '.'))
        {
            return Err(SlugError::Edge(edge));
        }
        if text.is_empty() {
            return Err(SlugError::Empty);
        }
        Ok(Self(text))
    }

    /// Makes a slug from a title or a tag: `What Is C++?` becomes `what-is-cplusplus`.
    ///
    /// # Errors
    ///
    /// [`SlugError::Empty`] where the text has no letter and no digit.
    pub fn from_words(text: &str) -> Result<Self, SlugError> {
        let mut slug = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                _ if c.is_alphanumeric() => lower_case::push(&mut slug, c),
                _ if is_mark(c) && slug.ends_with(combines_with) => slug.push(c),
                '\'' | '’' | '"' | '“' | '”' => {}
                // `C`, `C++` and `C#` are three tags.
                '+' if slug.ends_with(char::is_alphanumeric) => slug.push_str("plus"),
                '#' if slug.ends_with(char::is_alphanumeric) => slug.push_str("sharp"),
                '_' => slug.push('_'),
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
        }
        slug.truncate(slug.trim_end_matches('-').len());
        Self::new(slug)
    }

    /// The slug as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The slug as a URL shows it: everything but unreserved ASCII is percent-encoded (RFC 3986).
    pub fn encoded(&self) -> String {
        utf8_percent_encode(&self.0, SEGMENT).to_string()
    }

    /// Reads a segment of a URL, percent-encoded or not.
    ///
    /// # Errors
    ///
    /// Says which character is in the way; bytes that are not UTF-8 count as `\u{fffd}`.
    pub fn decode(segment: &str) -> Result<Self, SlugError> {
        Self::new(percent_decode_str(segment).decode_utf8_lossy())
    }
}

/// Returns `true` if a mark behind this character belongs to it.
fn combines_with(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        Self::new(text)
    }
}

impl fmt::Display for SlugError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no letter or digit to make a URL of"),
            Self::Character(c) => write!(f, "`{c}` cannot stand in a slug"),
            Self::Edge(c) => write!(f, "a slug does not start or end with `{c}`"),
        }
    }
}

impl std::error::Error for SlugError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> String {
        Slug::from_words(text).unwrap().to_string()
    }

    #[test]
    fn makes_readable_slugs_of_titles() {
        assert_eq!(made("What Is Stochastic Calculus"), "what-is-stochastic-calculus");
        assert_eq!(
            made("Clean Code - Robert \"Uncle Bob\" Martin"),
            "clean-code-robert-uncle-bob-martin"
        );
        assert_eq!(made("  Don't   panic! "), "dont-panic");
        assert_eq!(made("日本語のブログ"), "日本語のブログ");
        assert_eq!(made("Éclair & Straße"), "éclair-straße");
        assert_eq!(made("U\u{308}ber ❤\u{fe0f} uns"), "u\u{308}ber-uns");
    }

    #[test]
    fn keeps_the_marks_of_letters() {
        for word in ["हिन्दी", "தமிழ்", "ป่า", "u\u{308}ber"] {
            assert_eq!(made(word), word);
            assert_eq!(Slug::new(word).map(String::from).as_deref(), Ok(word));
        }
        assert_eq!(Slug::new("\u{308}a"), Err(SlugError::Character('\u{308}')));
    }

    #[test]
    fn keeps_language_names_apart() {
        assert_eq!([made("C"), made("C++"), made("C#")], ["c", "cplusplus", "csharp"]);
    }

    #[test]
    fn refuses_what_could_leave_its_folder() {
        for text in ["..", ".", "a/b", "a\\b", "", "-a", "A", "a b", "a%2f"] {
            assert!(Slug::new(text).is_err(), "{text:?}");
        }
        assert!(Slug::decode("..%2Fetc").is_err());
    }

    #[test]
    fn survives_percent_encoding() {
        for text in ["plain", "日本語", "ünïcode-2.0"] {
            let slug = Slug::new(text).unwrap();
            assert!(slug.encoded().is_ascii());
            assert_eq!(Slug::decode(&slug.encoded()).unwrap(), slug);
            assert_eq!(Slug::decode(text).unwrap(), slug);
        }
        assert_eq!(Slug::decode("100%"), Err(SlugError::Character('%')));
    }
}
