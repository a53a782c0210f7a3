//! Languages as Open Graph names them: with a territory.

/// The territory that is meant where a language names none: where most of its readers are.
const TERRITORIES: [(&str, &str); 32] = [
    ("ar", "AR"),
    ("bg", "BG"),
    ("ca", "ES"),
    ("cs", "CZ"),
    ("da", "DK"),
    ("de", "DE"),
    ("el", "GR"),
    ("en", "US"),
    ("es", "ES"),
    ("et", "EE"),
    ("fa", "IR"),
    ("fi", "FI"),
    ("fr", "FR"),
    ("he", "IL"),
    ("hi", "IN"),
    ("hr", "HR"),
    ("hu", "HU"),
    ("id", "ID"),
    ("it", "IT"),
    ("ja", "JP"),
    ("ko", "KR"),
    ("nb", "NO"),
    ("nl", "NL"),
    ("pl", "PL"),
    ("pt", "PT"),
    ("ro", "RO"),
    ("ru", "RU"),
    ("sv", "SE"),
    ("tr", "TR"),
    ("uk", "UA"),
    ("vi", "VN"),
    ("zh", "CN"),
];

/// A language tag (BCP 47) as `language_TERRITORY`; `None` where no territory is known.
pub(super) fn territorial(language: &str) -> Option<String> {
    let mut parts = language.split('-');
    let first = parts.next()?.to_ascii_lowercase();
    let rest: Vec<&str> = parts.collect();
    let region = rest.iter().find(|part| part.len() == 2).map(|part| part.to_ascii_uppercase());
    let is_traditional = rest.iter().any(|part| part.eq_ignore_ascii_case("hant"));
    let usual = || match first.as_str() {
        "zh" if is_traditional => Some("TW"),
        first => TERRITORIES.iter().find(|(known, _)| *known == first).map(|(_, region)| *region),
    };
    let region = region.or_else(|| usual().map(str::to_owned))?;
    Some(format!("{first}_{region}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_a_territory_where_one_is_known() {
        for (language, locale) in [
            ("en", Some("en_US")),
            ("en-gb", Some("en_GB")),
            ("zh-Hant", Some("zh_TW")),
            ("zh-Hant-HK", Some("zh_HK")),
            ("sr-Latn-RS", Some("sr_RS")),
            ("tlh", None),
        ] {
            assert_eq!(territorial(language).as_deref(), locale, "{language}");
        }
        assert!(TERRITORIES.is_sorted());
    }
}
