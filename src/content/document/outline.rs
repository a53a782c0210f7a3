//! The headings of an article, and the ids that links to them use.

use std::collections::HashMap;

use super::reserved::is_reserved;
use crate::content::letters::is_kept;
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
/// With each id, the number that was put last behind it: `examples` with 2 has given `examples-1` and
/// `examples-2` too, which are not kept for themselves.
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<String, u32>);

impl Ids {
    /// Every id that was given, in the order of their letters.
    pub(super) fn into_all(self) -> Vec<String> {
        let numbered = |(id, last): (&String, &u32)| -> Vec<String> {
            (1..=*last).map(|number| with_number(id, number)).collect()
        };
        let mut all: Vec<String> = self.0.iter().flat_map(numbered).collect();
        all.extend(self.0.into_keys());
        all.sort_unstable();
        all.dedup();
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
        let last = self.0.get(&id).copied();
        if last.is_none() && !self.is_given_by_number(&id) {
            self.0.insert(id.clone(), 0);
            return id;
        }
        let mut number = last.unwrap_or_default();
        loop {
            number += 1;
            let numbered = with_number(&id, number);
            if is_reserved(&numbered) {
                return self.unique(format!("section-{id}"));
            }
            if !self.0.contains_key(&numbered) {
                self.0.insert(id, number);
                return numbered;
            }
        }
    }

    /// Returns `true` if the id was given as another with a number behind it.
    fn is_given_by_number(&self, id: &str) -> bool {
        id.rsplit_once('-').is_some_and(|(first, digits)| {
            // As this program writes numbers: `examples-01` is none of its own.
            let is_own = digits.starts_with(|c: char| matches!(c, '1'..='9'));
            let number = is_own.then(|| digits.parse::<u32>().ok()).flatten();
            number.is_some_and(|number| self.0.get(first).is_some_and(|last| number <= *last))
        })
    }
}

fn with_number(id: &str, number: u32) -> String {
    let mut numbered = String::with_capacity(id.len() + 4);
    numbered.push_str(id);
    numbered.push('-');
    push_digits(&mut numbered, number);
    numbered
}

fn push_digits(text: &mut String, number: u32) {
    if number > 9 {
        push_digits(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_no_id_twice() {
        let mut ids = Ids::default();
        for (text, expected) in [
            ("a 2", "a-2"),
            ("a", "a"),
            ("a", "a-1"),
            ("a", "a-3"),
            ("a 1", "a-1-1"),
            ("a 1 1", "a-1-1-1"),
            ("a 3", "a-3-1"),
            ("a 4", "a-4"),
            ("a", "a-5"),
        ] {
            assert_eq!(ids.of(text), expected);
        }
        let all = ["a", "a-1", "a-1-1", "a-1-1-1", "a-2", "a-3", "a-3-1", "a-4", "a-5"];
        assert_eq!(ids.into_all(), all);
    }

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
        assert_eq!(ids.of("Octavo: data"), "octavo-data");
        assert_eq!(ids.of("fn 1"), "section-fn-1");
        assert_eq!(ids.of("fnref 1 2"), "section-fnref-1-2");
        assert_eq!(ids.of("fn main()"), "fn-main");
        assert_eq!(ids.of("fn"), "fn");
        assert_eq!(ids.of("fn"), "section-fn");
        assert_eq!(ids.of("Examples 01"), "examples-01");
    }
}
