//! The events of a Markdown text, as every part of the pipeline reads them.

use std::ops::Range;

use pulldown_cmark::{
    BrokenLinkCallback, CowStr, DefaultBrokenLinkCallback, Event, OffsetIter, Options, Parser, Tag,
    TagEnd,
};

use super::punctuation::Quotes;
use crate::content::lower_case;

/// The extensions that are on.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST);

/// An event, and where in the Markdown it stands, in bytes.
pub(super) type Placed<'m> = (Event<'m>, Range<usize>);

/// The events of pulldown-cmark, with the punctuation of a language, and with sums of money as the text
/// that they are.
///
/// The publisher and the browser read the same events, since assets are counted in their order.
pub(super) struct Events<'m, F: BrokenLinkCallback<'m>> {
    markdown: &'m str,
    parser: OffsetIter<'m, F>,
    quotes: Quotes,
    in_code: bool,
}

/// The same, telling nothing.
pub(super) type Plain<'m> = Events<'m, DefaultBrokenLinkCallback>;

/// The events of a text in a language.
pub(super) fn events<'m>(markdown: &'m str, language: &str) -> Plain<'m> {
    Events::of(markdown, Parser::new_ext(markdown, OPTIONS), language)
}

/// The same, telling of links whose names are not defined.
pub(super) fn events_telling<'m, F: BrokenLinkCallback<'m>>(
    markdown: &'m str,
    language: &str,
    tell: F,
) -> Events<'m, F> {
    let parser = Parser::new_with_broken_link_callback(markdown, OPTIONS, Some(tell));
    Events::of(markdown, parser, language)
}

impl<'m, F: BrokenLinkCallback<'m>> Events<'m, F> {
    fn of(markdown: &'m str, parser: Parser<'m, F>, language: &str) -> Self {
        Self {
            markdown,
            parser: parser.into_offset_iter(),
            quotes: Quotes::of(language),
            in_code: false,
        }
    }
}

impl<'m, F: BrokenLinkCallback<'m>> Iterator for Events<'m, F> {
    type Item = Placed<'m>;

    fn next(&mut self) -> Option<Self::Item> {
        // Changed where it lies: an event is large, and moving one takes as long as reading it.
        let mut next = self.parser.next();
        if let Some((event, range)) = &mut next {
            match event {
                Event::Text(text) if !self.in_code => {
                    if let Some(set) = self.set(text, range) {
                        *text = set;
                    }
                }
                Event::InlineMath(tex) if self.is_money(range) => {
                    *event = Event::Text(format!("${tex}$").into());
                }
                Event::FootnoteReference(name) | Event::Start(Tag::FootnoteDefinition(name)) => {
                    in_lower_case(name);
                }
                Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
                Event::End(TagEnd::CodeBlock) => self.in_code = false,
                _ => {}
            }
        }
        next
    }
}

/// The parser takes `[^A]` for the note `[^a]`, and names each as it is written.
fn in_lower_case(name: &mut CowStr<'_>) {
    if !name.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_')) {
        let mut lower = String::with_capacity(name.len());
        name.chars().for_each(|c| lower_case::push(&mut lower, c));
        *name = lower.into();
    }
}

impl<'m, F: BrokenLinkCallback<'m>> Events<'m, F> {
    /// The text as the language sets it; `None` where nothing changes.
    fn set(&mut self, text: &CowStr<'m>, range: &Range<usize>) -> Option<CowStr<'m>> {
        // Text that the parser made itself is inlined; what the author typed is a part of the source.
        let CowStr::Inlined(made) = text else { return self.quotes.spaced(text).map(CowStr::from) };
        let before = self.markdown.get(..range.start)?.chars().next_back();
        self.quotes.instead_of(made, before, self.after(range)).map(CowStr::Borrowed)
    }

    /// Returns `true` if what was read as a formula is text between two sums: `$5/$10`. No digit follows the
    /// end of a formula.
    fn is_money(&self, range: &Range<usize>) -> bool {
        self.after(range).is_some_and(|c| c.is_ascii_digit())
    }

    /// The character of the source behind a piece of it.
    fn after(&self, range: &Range<usize>) -> Option<char> {
        self.markdown.get(range.end..)?.chars().next()
    }
}
