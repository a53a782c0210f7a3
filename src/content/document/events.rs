//! The events of a Markdown text, as every part of the pipeline reads them.

use std::ops::Range;

use pulldown_cmark::{
    BrokenLinkCallback, CowStr, DefaultBrokenLinkCallback, Event, OffsetIter, Options, Parser, Tag,
    TagEnd,
};

use super::punctuation::Quotes;

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

/// What pulldown-cmark reads, with the punctuation of a language, and with sums of money as the text
/// that they are.
///
/// The publisher and the browser read the same events, since assets are counted in their order.
pub(super) struct Events<'m, F: BrokenLinkCallback<'m>> {
    markdown: &'m str,
    parser: OffsetIter<'m, F>,
    quotes: Quotes,
    in_code: bool,
}

/// The events of a text in a language.
pub(super) fn events<'m>(
    markdown: &'m str,
    language: &str,
) -> Events<'m, DefaultBrokenLinkCallback> {
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
    type Item = (Event<'m>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let (event, range) = self.parser.next()?;
        let event = match event {
            Event::Text(text) if self.in_code => Event::Text(text),
            Event::Text(text) => Event::Text(self.text(text, &range)),
            Event::InlineMath(tex) if self.is_money(&range) => {
                Event::Text(format!("${tex}$").into())
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.in_code = true;
                Event::Start(Tag::CodeBlock(kind))
            }
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                Event::End(TagEnd::CodeBlock)
            }
            other => other,
        };
        Some((event, range))
    }
}

impl<'m, F: BrokenLinkCallback<'m>> Events<'m, F> {
    fn text(&mut self, text: CowStr<'m>, range: &Range<usize>) -> CowStr<'m> {
        // What the parser made itself is inlined; what the author typed is a part of the source.
        match text {
            CowStr::Inlined(made) => {
                let before =
                    self.markdown.get(..range.start).and_then(|text| text.chars().next_back());
                match self.quotes.instead_of(&made, before, self.after(range)) {
                    Some(mark) => CowStr::Borrowed(mark),
                    None => text,
                }
            }
            _ => match self.quotes.spaced(&text) {
                Some(spaced) => spaced.into(),
                None => text,
            },
        }
    }

    /// Whether what was read as a formula is text between two sums: `$5/$10`. No digit follows the
    /// end of a formula.
    fn is_money(&self, range: &Range<usize>) -> bool {
        self.after(range).is_some_and(|c| c.is_ascii_digit())
    }

    /// The character of the source behind a piece of it.
    fn after(&self, range: &Range<usize>) -> Option<char> {
        self.markdown.get(range.end..)?.chars().next()
    }
}
