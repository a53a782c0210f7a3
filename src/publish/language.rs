//! Names of languages.

/// Whether the text has the form of a language tag (BCP 47).
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

/// Whether a language is written from right to left: as its script is, if that is named.
pub(crate) fn is_right_to_left(language: &str) -> bool {
    let lower = language.to_ascii_lowercase();
    let mut parts = lower.split('-');
    let first = parts.next().unwrap_or_default();
    let script =
        parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    RIGHT_TO_LEFT.contains(&script.unwrap_or(first))
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
    fn knows_where_lines_begin() {
        assert!(["ar", "he-IL", "fa", "ku-Arab", "UR"].into_iter().all(is_right_to_left));
        assert!(!["en", "de-AT", "az-Latn", "ar-Latn"].into_iter().any(is_right_to_left));
    }
}
