//! The headings of an article, and the ids that links to them use.

use std::collections::{HashMap, hash_map::Entry};

use super::letters::is_kept;
use crate::content::lower_case;

/// The headings of an article, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline(Vec<Heading>);

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level, 1 to 6.
    pub level: u8,
    /// The fragment that leads to it.
    pub id: String,
    /// Its words.
    pub text: String,
}

impl Outline {
    /// All headings.
    pub fn headings(&self) -> &[Heading] {
        &self.0
    }

    /// The headings that a table of contents shows: the two highest levels in use.
    pub fn contents(&self) -> impl Iterator<Item = &Heading> {
        let top = self.0.iter().map(|heading| heading.level).min().unwrap_or(1);
        self.0.iter().filter(move |heading| heading.level <= top + 1)
    }

    pub(super) fn push(&mut self, heading: Heading) {
        self.0.push(heading);
    }
}

/// Gives every heading an id of its own, the same that GitHub gives it.
///
/// With each id, the number that was put last behind it.
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<String, u32>);

impl Ids {
    /// Every id that was given, in the order of their letters.
    pub(super) fn into_all(self) -> Vec<String> {
        let mut all: Vec<String> = self.0.into_keys().collect();
        all.sort_unstable();
        all
    }

    /// The id of a heading with these words: lower case, punctuation dropped, hyphens for spaces,
    /// and a number behind the second of a kind.
    pub(super) fn of(&mut self, text: &str) -> String {
        let mut id = String::with_capacity(text.len());
        for c in text.trim().chars() {
            match c {
                ' ' => id.push('-'),
                'a'..='z' | '0'..='9' | '-' | '_' => id.push(c),
                c if is_kept(c) => lower_case::push(&mut id, c),
                _ => {}
            }
        }
        self.unique(if id.is_empty() { "section".to_owned() } else { id })
    }

    /// The id that the author asked for, numbered where it is taken, by the page or by a note too.
    pub(super) fn unique(&mut self, id: String) -> String {
        let id = if is_reserved(&id) { format!("section-{id}") } else { id };
        let Some(last) = self.0.get_mut(&id) else {
            self.0.insert(id.clone(), 0);
            return id;
        };
        *last += 1;
        let first = *last;
        let mut number = first;
        loop {
            let numbered = [id.as_str(), "-", &number.to_string()].concat();
            if let Entry::Vacant(free) = self.0.entry(numbered.clone()) {
                free.insert(0);
                if number > first {
                    self.0.insert(id, number);
                }
                return numbered;
            }
            number += 1;
        }
    }
}

/// Whether the page or its notes may have the id: `octavo-data`, `fn-1`, `fnref-1-2`. A number behind
/// it would not help, since that may be another reference's.
fn is_reserved(id: &str) -> bool {
    let numbers = id.strip_prefix("fnref-").or_else(|| id.strip_prefix("fn-"));
    let is_number = |numbers: &str| numbers.chars().all(|c| c.is_ascii_digit() || c == '-');
    id.starts_with("octavo-") || numbers.is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_headings_as_github_does() {
        let mut ids = Ids::default();
        assert_eq!(ids.of("What's new in 2.0?"), "whats-new-in-20");
        assert_eq!(ids.of("Itô's lemma & friends"), "itôs-lemma--friends");
        assert_eq!(ids.of("Examples"), "examples");
        assert_eq!(ids.of("Examples"), "examples-1");
        assert_eq!(ids.of("Examples"), "examples-2");
        assert_eq!(ids.of("Examples 1"), "examples-1-1");
        assert_eq!(ids.of("हिन्दी और ไม่"), "हिन्दी-और-ไม่");
        assert_eq!(ids.of("x² ½"), "x-");
        assert_eq!(ids.of("???"), "section");
        assert_eq!(ids.of("octavo-data"), "section-octavo-data");
        assert_eq!(ids.of("fn 1"), "section-fn-1");
        assert_eq!(ids.of("fnref 1 2"), "section-fnref-1-2");
        assert_eq!(ids.of("fn main()"), "fn-main");
    }
}
