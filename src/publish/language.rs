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
}
