//! Quotation marks and spaces as a language sets them.

/// The four marks of a language: of a quotation, and of one within it.
type Marks = [&'static str; 4];

/// The convention of most languages of these regions; the others use the first.
///
/// The marks are those of the Unicode CLDR, with the narrow spaces that French puts inside its own.
const MARKS: [(&str, Marks); 24] = [
    ("en", ["“", "”", "‘", "’"]),
    ("ar", ["«", "»", "‹", "›"]),
    ("bg", ["„", "“", "’", "’"]),
    ("cs", ["„", "“", "‚", "‘"]),
    ("da", ["“", "”", "‘", "’"]),
    ("de", ["„", "“", "‚", "‘"]),
    ("de-ch", ["«", "»", "‹", "›"]),
    ("el", ["«", "»", "“", "”"]),
    ("es", ["«", "»", "“", "”"]),
    ("et", ["„", "“", "‚", "‘"]),
    ("fa", ["«", "»", "‹", "›"]),
    ("fi", ["”", "”", "’", "’"]),
    ("fr", ["«\u{202f}", "\u{202f}»", "“", "”"]),
    ("hu", ["„", "”", "»", "«"]),
    ("it", ["«", "»", "“", "”"]),
    ("ja", ["「", "」", "『", "』"]),
    ("nb", ["«", "»", "‘", "’"]),
    ("pl", ["„", "”", "«", "»"]),
    ("pt-pt", ["«", "»", "“", "”"]),
    ("ro", ["„", "”", "«", "»"]),
    ("ru", ["«", "»", "„", "“"]),
    ("sk", ["„", "“", "‚", "‘"]),
    ("sv", ["”", "”", "’", "’"]),
    ("uk", ["«", "»", "„", "“"]),
];

/// The quotation marks of a text, with what is open of them.
pub(super) struct Quotes {
    marks: &'static Marks,
    /// True if signs of two parts are set off by a space that does not break.
    sets_signs_off: bool,
    /// True if a quotation within another has begun.
    inner: bool,
}

impl Quotes {
    /// Those of a language, named as in BCP 47: of its region, or else of the language alone.
    pub(super) fn of(language: &str) -> Self {
        let named = |name: &str| MARKS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        let alone = language.split('-').next().unwrap_or_default();
        let (name, marks) = named(language).or_else(|| named(alone)).unwrap_or(&MARKS[0]);
        Self { marks, sets_signs_off: *name == "fr", inner: false }
    }

    /// The mark of this language for one that English would have here. An apostrophe is one in every
    /// language: it stands between letters, or ends nothing.
    pub(super) fn instead_of(
        &mut self,
        english: &str,
        before: Option<char>,
        after: Option<char>,
    ) -> Option<&'static str> {
        let [open, close, inner_open, inner_close] = *self.marks;
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match english {
            "“" => Some(open),
            "”" => Some(close),
            "‘" => {
                self.inner = true;
                Some(inner_open)
            }
            "’" if self.inner && !(is_letter(before) && is_letter(after)) => {
                self.inner = false;
                Some(inner_close)
            }
            _ => None,
        }
    }

    /// The text with the spaces before `;`, `:`, `!` and `?` narrow and not breaking, where French
    /// has them; `None` where nothing changes.
    pub(super) fn spaced(&self, text: &str) -> Option<String> {
        if self.sets_signs_off { set_off(text) } else { None }
    }
}

fn set_off(text: &str) -> Option<String> {
    const SIGNS: [&str; 4] = [" ;", " :", " !", " ?"];
    if !SIGNS.iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let narrow = |text: String, sign: &str| text.replace(sign, &sign.replace(' ', "\u{202f}"));
    Some(SIGNS.iter().fold(text.to_owned(), |text, sign| narrow(text, sign)))
}

#[cfg(test)]
mod tests {
    use super::super::{Assets, RenderContext, render};

    fn set(language: &str, markdown: &str) -> String {
        let place = RenderContext { language, ..RenderContext::ROOT };
        let html = render(markdown, place, &Assets::default()).html;
        html.as_str().trim().replace("<p>", "").replace("</p>", "")
    }

    #[test]
    fn quotes_as_each_language_does() {
        let markdown = "\"A 'b' c\" - it's";
        for (language, expected) in [
            ("en", "“A ‘b’ c” - it’s"),
            ("xx", "“A ‘b’ c” - it’s"),
            ("de", "„A ‚b‘ c“ - it’s"),
            ("de-AT", "„A ‚b‘ c“ - it’s"),
            ("de-CH", "«A ‹b› c» - it’s"),
            ("fr", "«\u{202f}A “b” c\u{202f}» - it’s"),
            ("es", "«A “b” c» - it’s"),
            ("ja", "「A 『b』 c」 - it’s"),
            ("ar", "«A ‹b› c» - it’s"),
        ] {
            assert_eq!(set(language, markdown), expected, "{language}");
        }
    }

    #[test]
    fn keeps_the_marks_that_the_author_typed() {
        assert_eq!(set("de", "“A” ‘b’ `\"c\"`"), "“A” ‘b’ <code>&quot;c&quot;</code>");
    }

    #[test]
    fn sets_french_signs_off() {
        assert_eq!(set("fr", "Quoi ? Oui !"), "Quoi\u{202f}? Oui\u{202f}!");
        assert_eq!(set("fr", "`a ? b`"), "<code>a ? b</code>");
        assert_eq!(set("en", "a ? b"), "a ? b");
    }
}
