//! The keys of front matter, ours and those of other tools.

/// Octavo's own keys.
pub(crate) const KEYS: [&str; 16] = [
    "title",
    "date",
    "updated",
    "description",
    "tags",
    "series",
    "draft",
    "unlisted",
    "pinned",
    "slug",
    "aliases",
    "renamed_headings",
    "cover",
    "lang",
    "translations",
    "authors",
];

/// Keys of Hugo, Zola, Jekyll and Astro, and the key of ours that means the same. `published` has
/// no entry, since it means the opposite of `draft`.
const FOREIGN: [(&str, &str); 29] = [
    ("publishDate", "date"),
    ("publishdate", "date"),
    ("pubDate", "date"),
    ("lastmod", "updated"),
    ("lastMod", "updated"),
    ("last_modified_at", "updated"),
    ("modified", "updated"),
    ("updatedDate", "updated"),
    ("summary", "description"),
    ("excerpt", "description"),
    ("categories", "tags"),
    ("category", "tags"),
    ("tag", "tags"),
    ("path", "aliases"),
    ("permalink", "aliases"),
    ("url", "aliases"),
    ("alias", "aliases"),
    ("redirect_from", "aliases"),
    ("image", "cover"),
    ("featured_image", "cover"),
    ("thumbnail", "cover"),
    ("heroImage", "cover"),
    ("language", "lang"),
    ("locale", "lang"),
    ("author", "authors"),
    ("pin", "pinned"),
    ("sticky", "pinned"),
    ("taxonomies", "extra"),
    ("params", "extra"),
];

/// The keys that are looked for in `[extra]`, where anything may stand.
pub(crate) const IN_EXTRA: [&str; 5] = ["tags", "series", "cover", "lang", "authors"];

/// Octavo's key for a key, whichever program it is of and however its letters are written.
pub(crate) fn canonical(key: &str) -> &str {
    let own = KEYS.iter().find(|own| own.eq_ignore_ascii_case(key));
    let foreign = FOREIGN.iter().find(|(foreign, _)| foreign.eq_ignore_ascii_case(key));
    own.copied().or(foreign.map(|(_, canonical)| *canonical)).unwrap_or(key)
}

/// Returns `true` if a word is one of Octavo's own keys.
pub(crate) fn is_key(word: &str) -> bool {
    KEYS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_every_foreign_key_means() {
        for (foreign, canonical) in FOREIGN {
            assert!(KEYS.contains(&canonical) || canonical == "extra", "{foreign}");
            assert!(!KEYS.contains(&foreign), "{foreign}");
        }
        assert!(IN_EXTRA.iter().all(|key| KEYS.contains(key)));
    }
}
