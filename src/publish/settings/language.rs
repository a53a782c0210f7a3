//! Names of languages.

/// Returns `true` if the text has the form of a language tag (BCP 47).
pub(crate) fn is_language(text: &str) -> bool {
    let well_formed = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let first = text.split('-').next().unwrap_or_default();
    text.split('-').all(well_formed)
        && first.len() >= 2
        && first.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Languages that are written from right to left, and scripts, which may be named in their stead.
const RIGHT_TO_LEFT: [&str; 20] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "syr", "ug", "ur", "yi", "adlm",
    "arab", "hebr", "nkoo", "rohg", "syrc", "thaa",
];

/// Returns `true` if a language is written from right to left: as its script is, if that is named.
pub(crate) fn is_right_to_left(language: &str) -> bool {
    let lower = language.to_ascii_lowercase();
    let mut parts = lower.split('-');
    let first = parts.next().unwrap_or_default();
    let script =
        parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    RIGHT_TO_LEFT.contains(&script.unwrap_or(first))
}

/// The names of languages in themselves.
const NAMES: [(&str, &str); 52] = [
    ("af", "Afrikaans"),
    ("ar", "العربية"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("cy", "Cymraeg"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("gl", "Galego"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("id", "Indonesia"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("nn", "Norsk nynorsk"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("pt-br", "Português (Brasil)"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sr", "Српски"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
    ("zh-hans", "简体中文"),
    ("zh-hant", "繁體中文"),
];

/// The name of a language in itself. Where only the language is known and not its region, that is named
/// behind it; a language that is not known is named by its code.
pub(crate) fn own_name(language: &str) -> String {
    let lower = language.to_ascii_lowercase();
    let named = |code: &str| NAMES.iter().find(|(name, _)| *name == code).map(|(_, name)| *name);
    if let Some(name) = named(&lower) {
        return name.to_owned();
    }
    let (code, _) = lower.split_once('-').unwrap_or_default();
    let more = language.get(code.len() + 1..).unwrap_or_default();
    named(code).map_or_else(|| language.to_owned(), |name| format!("{name} ({more})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_codes_from_names() {
        assert!(["en", "pt-BR", "zh-Hant-TW", "sr-Latn"].into_iter().all(is_language));
        assert!(
            !["", "e", "english please", "en_US", "-en", "12", "portuguese"]
                .into_iter()
                .any(is_language)
        );
    }

    #[test]
    fn calls_languages_what_they_call_themselves() {
        let names = [
            ("de", "Deutsch"),
            ("PT-br", "Português (Brasil)"),
            ("de-AT", "Deutsch (AT)"),
            ("zh-Hant", "繁體中文"),
            ("qaa", "qaa"),
            ("qaa-XX", "qaa-XX"),
        ];
        for (code, name) in names {
            assert_eq!(own_name(code), name);
        }
    }

    #[test]
    fn knows_where_lines_begin() {
        assert!(["ar", "he-IL", "fa", "ku-Arab", "UR"].into_iter().all(is_right_to_left));
        assert!(!["en", "de-AT", "az-Latn", "ar-Latn"].into_iter().any(is_right_to_left));
    }
}
