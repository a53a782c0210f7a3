//! An article as plain words: its excerpt and how long it takes to read.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::content::letters::is_mark;

/// The amount of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measure {
    /// Words set apart by spaces.
    pub words: u32,
    /// Characters of scripts that are written without spaces.
    pub ideographs: u32,
}

impl Measure {
    /// Words a practised reader takes in per minute, and characters of Chinese or Japanese.
    const PACE: (u32, u32) = (230, 500);

    /// Adds the words of a text.
    pub fn add(&mut self, text: &str) {
        let mut in_word = false;
        for c in text.chars() {
            let ideograph = is_ideograph(c);
            let letter = !ideograph
                && (c.is_alphanumeric() || (in_word && (is_mark(c) || "'’-".contains(c))));
            self.ideographs += u32::from(ideograph);
            self.words += u32::from(letter && !in_word);
            in_word = letter;
        }
    }

    /// The time that it takes to read, in minutes, at least 1.
    pub fn minutes(self) -> u32 {
        let (words, ideographs) = Self::PACE;
        let seconds = self.words * 60 / words + self.ideographs * 60 / ideographs;
        seconds.div_ceil(60).max(1)
    }
}

/// Returns `true` if a character is of a script that is written without spaces, Chinese or Japanese.
pub fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

/// Returns `true` if it is what an author writes on a line of its own where the excerpt ends: `<!-- more -->`, with the
/// spaces or without.
fn is_more(html: &str) -> bool {
    let words = html.trim().strip_prefix("<!--").and_then(|html| html.strip_suffix("-->"));
    words.is_some_and(|words| words.trim() == "more")
}

/// The number of characters that an excerpt has where the author does not end it.
const LONGEST_EXCERPT: usize = 280;

/// The beginning of an article in plain text: what stands before `<!-- more -->`, or the first
/// paragraphs up to a limit, cut between words. A formula that is more than letters and signs is an ellipsis: nobody
/// reads its commands.
pub(super) fn excerpt<'e>(events: impl Iterator<Item = &'e Event<'e>> + Clone) -> String {
    let ends = |event: &&Event<'_>| matches!(event, Event::Html(html) if is_more(html));
    match events.clone().position(|event| ends(&event)) {
        Some(end) => beginning(events.take(end), usize::MAX),
        None => beginning(events, LONGEST_EXCERPT),
    }
}

fn beginning<'e>(events: impl Iterator<Item = &'e Event<'e>>, limit: usize) -> String {
    let mut text = String::new();
    let mut skipped = 0_usize;
    for event in events {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Table(_)) => skipped += 1,
            Event::Start(Tag::FootnoteDefinition(_) | Tag::Image { .. }) => skipped += 1,
            Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table) => skipped -= 1,
            Event::End(TagEnd::FootnoteDefinition | TagEnd::Image) => skipped -= 1,
            _ if skipped > 0 => {}
            Event::InlineMath(tex) if tex.contains(['\\', '{']) => text.push('…'),
            Event::Text(words) | Event::Code(words) | Event::InlineMath(words) => {
                text.push_str(words);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            // The words of a line that has a list below it end without a paragraph.
            Event::Start(Tag::List(_)) => text.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => text.push(' '),
            Event::End(TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition) => {
                text.push(' ');
            }
            _ => {}
        }
        // No character has more than four bytes.
        if text.len() / 4 > limit {
            break;
        }
    }
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    shorten(&words, limit)
}

/// The text, or as many of its first words as fit into `limit` characters, with an ellipsis.
fn shorten(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    let (kept, rest) = text.split_at(end);
    let kept = match kept.rfind(' ') {
        Some(space) if !rest.starts_with(' ') => kept.split_at(space).0,
        _ => kept,
    };
    format!("{}…", kept.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_mark(c)))
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::*;

    #[test]
    fn takes_the_excerpt_between_words() {
        let excerpt = |markdown: &str, limit: usize| {
            let events: Vec<_> = Parser::new(markdown).collect();
            beginning(events.iter(), limit)
        };
        let markdown =
            "## Heading\n\nFirst *paragraph*, with `code`.\n\n```\nskipped\n```\n\nSecond.";
        assert_eq!(excerpt(markdown, 200), "First paragraph, with code. Second.");
        assert_eq!(excerpt(markdown, 18), "First paragraph…");
        assert_eq!(excerpt("日本語日本語", 3), "日本語…");
        assert_eq!(excerpt("हिन्दी भाषा और", 10), "हिन्दी…");
        assert_eq!(excerpt("- Fruit\n  - Apples\n  - Pears\n", 200), "Fruit Apples Pears");
        let options =
            pulldown_cmark::Options::ENABLE_DEFINITION_LIST | pulldown_cmark::Options::ENABLE_MATH;
        let excerpt = |markdown: &str| {
            let events: Vec<_> = Parser::new_ext(markdown, options).collect();
            beginning(events.iter(), 200)
        };
        assert_eq!(excerpt("Apple\n: A fruit\n"), "Apple A fruit");
        assert_eq!(excerpt("For $x < 1$, $\\frac{1}{x}$ grows."), "For x < 1, … grows.");
    }

    #[test]
    fn ends_the_excerpt_where_the_author_does() {
        for more in ["<!-- more -->", "<!--more-->"] {
            let markdown = format!("One {}.\n\n{more}\n\nThree.", "two ".repeat(200));
            let events: Vec<_> = Parser::new(&markdown).collect();
            let excerpt = excerpt(events.iter());
            assert_eq!((excerpt.len(), excerpt.contains("Three")), (805, false));
        }
    }

    #[test]
    fn measures_words_and_ideographs() {
        let mut measure = Measure::default();
        measure.add("Don't count-this twice — 日本語 2.0");
        assert_eq!((measure.words, measure.ideographs), (5, 3));
        measure.add("हिन्दी भाषा");
        assert_eq!(measure.words, 7);
        assert_eq!(Measure { words: 1150, ideographs: 0 }.minutes(), 5);
        assert_eq!(Measure::default().minutes(), 1);
    }
}
