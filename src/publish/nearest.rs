//! What an author may have meant.

use strsim::osa_distance;

/// The candidate that a mistyped word resembles most, if one is near enough: one slip in a short
/// word, two in a longer one. Case does not count.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let limit = if word.chars().count() < 5 { 1 } else { 2 };
    within(limit, word, candidates)
}

/// The candidate that comes closest, unless more than half of the word would have to change: for
/// names that are long and many.
pub(crate) fn closest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    within(word.chars().count().div_ceil(2), word, candidates)
}

fn within<'c>(
    limit: usize,
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (osa_distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forgives_a_slip_but_does_not_guess() {
        let keys = ["date", "title", "description", "tags"];
        assert_eq!(nearest("Date", keys), Some("date"));
        assert_eq!(nearest("dtae", keys), Some("date"));
        assert_eq!(nearest("descripton", keys), Some("description"));
        assert_eq!(nearest("tag", keys), Some("tags"));
        assert_eq!(nearest("layout", keys), None);
        assert_eq!(nearest("type", keys), None);
    }
}
