//! Suggestions of what an author may have meant.

use std::cell::Cell;

use strsim::osa_distance;

/// The longest word that is compared with others, in characters.
const LONGEST: usize = 200;

/// The letters that may be looked at for all suggestions of a site: some hundred of them among
/// thousands of names. A tenth of a second on the machine that it was measured on.
const LETTERS: usize = 20_000_000;

/// The candidate that a mistyped word resembles most, if one is near enough: one slip in a short
/// word, two in a longer one. Case does not count. For lists of a few names.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let limit = if word.chars().nth(4).is_none() { 1 } else { 2 };
    within(limit, word, candidates, &Cell::new(LETTERS))
}

/// Suggestions for names that are long and many. Each name is compared with all, so what that costs
/// together has a limit; when it is reached, nothing more is suggested.
#[derive(Debug)]
pub(crate) struct Suggestions {
    left: Cell<usize>,
}

impl Default for Suggestions {
    fn default() -> Self {
        Self { left: Cell::new(LETTERS) }
    }
}

impl Suggestions {
    /// The candidate that comes closest, unless more than half of the word would have to change.
    pub(crate) fn closest<C: AsRef<str> + Ord>(
        &self,
        word: &str,
        candidates: impl IntoIterator<Item = C>,
    ) -> Option<C> {
        within(word.chars().count().div_ceil(2), word, candidates, &self.left)
    }
}

fn within<C: AsRef<str> + Ord>(
    limit: usize,
    word: &str,
    candidates: impl IntoIterator<Item = C>,
    left: &Cell<usize>,
) -> Option<C> {
    if word.chars().nth(LONGEST).is_some() {
        return None;
    }
    let lower = word.to_lowercase();
    let letters = Letters::of(&lower);
    let mut best: Option<(usize, C)> = None;
    for candidate in candidates {
        let name = candidate.as_ref();
        if !spend(left, name.len()) {
            return None;
        }
        let name = name.to_lowercase();
        let limit = best.as_ref().map_or(limit, |(distance, _)| *distance);
        if letters.least_distance(&Letters::of(&name)) > limit {
            continue;
        }
        if !spend(left, lower.len() * name.len()) {
            return None;
        }
        let distance = osa_distance(&lower, &name);
        let is_nearer = match &best {
            Some((least, known)) => (distance, &candidate) < (*least, known),
            None => distance <= limit,
        };
        if is_nearer {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Takes from what is left; `false` where that is not enough.
fn spend(left: &Cell<usize>, cost: usize) -> bool {
    let rest = left.get().checked_sub(cost);
    left.set(rest.unwrap_or_default());
    rest.is_some()
}

/// The number of times that a word has each letter, those with the same last bits together.
struct Letters([u16; 32]);

impl Letters {
    fn of(word: &str) -> Self {
        let mut counts = [0u16; 32];
        for c in word.chars() {
            if let Some(count) = counts.get_mut(c as usize % 32) {
                *count = count.saturating_add(1);
            }
        }
        Self(counts)
    }

    /// No fewer letters than these have to be changed, added or taken away. (Letters that change
    /// places, which is one change, are the same in both.)
    fn least_distance(&self, other: &Self) -> usize {
        let (mut more, mut fewer) = (0, 0);
        for (one, other) in self.0.iter().zip(&other.0) {
            more += usize::from(one.saturating_sub(*other));
            fewer += usize::from(other.saturating_sub(*one));
        }
        more.max(fewer)
    }
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

    #[test]
    fn finds_the_closest_of_many_names() {
        let names: Vec<String> = (0..500).map(|number| format!("heading-{number}")).collect();
        let suggestions = Suggestions::default();
        let closest = |word: &str| suggestions.closest(word, names.iter().map(String::as_str));
        assert_eq!(closest("haeding-77"), Some("heading-77"));
        assert_eq!(closest("Heading-499x"), Some("heading-499"));
        assert_eq!(closest("heading-x"), Some("heading-0"), "of equals the first by its letters");
        assert_eq!(closest("elsewhere"), None);
    }

    #[test]
    fn suggests_nothing_when_too_much_was_compared() {
        let names: Vec<String> = (0..5_000).map(|number| format!("heading-{number}")).collect();
        let suggestions = Suggestions::default();
        let mut compared = 0;
        let found = |compared: &mut usize| {
            let names = names.iter().map(String::as_str).inspect(|_| *compared += 1);
            suggestions.closest("haeding-4999", names)
        };
        assert_eq!(found(&mut compared), Some("heading-4999"));
        for _ in 0..5_000 {
            found(&mut compared);
        }
        assert!(compared < LETTERS, "{compared} of 25 million");
        assert_eq!(found(&mut compared), None);
    }

    #[test]
    fn compares_no_word_that_is_endless() {
        let long = "x".repeat(100_000);
        assert_eq!(Suggestions::default().closest(&long, [long.as_str()]), None);
        assert_eq!(nearest(&long, [long.as_str()]), None);
    }
}
