//! The one writer of raw HTML.

mod blocks;
mod diagram;
mod inline;
mod media;
mod notes;
mod raw;
mod translations;

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use pulldown_cmark::{Alignment, CowStr, Event, Tag, TagEnd};

pub use media::cover;
use raw::Nesting;

use super::{
    Assets, Document, Html, RenderContext,
    events::Placed,
    html::{push_attribute, push_escaped},
    outline::{Ids, Outline},
};

/// Writes the article that some events describe.
pub(super) struct Writer<'w, 'e, I: Iterator<Item = Placed<'e>>> {
    events: I,
    /// The next event, where it was looked at before its turn.
    ahead: Option<Placed<'e>>,
    place: RenderContext<'w>,
    assets: &'w Assets,
    out: String,
    /// The text that was read and is not written yet, since it may go on; a part of the Markdown.
    held: &'e str,
    /// The same where it came in several pieces, or is none of the Markdown.
    joined: String,
    outline: Outline,
    ids: Ids,
    /// The number of code that blocks were written.
    blocks: usize,
    /// The number of formulas that were written.
    formulas: usize,
    /// The place where the formula starts that was written last.
    formula: Option<usize>,
    /// True if a picture was written.
    pictured: bool,
    /// The open elements, so that raw HTML ends where it has to.
    nesting: Nesting,
    /// The number of links that are open. A link can hold no other, and its text can: `[<https://a.org>](b)`.
    links: u32,
    /// True if the tag of the outermost one was written.
    link_is_written: bool,
    /// The start of the open paragraph's tag.
    paragraph: Option<usize>,
    /// The place where the last paragraph stands that is a caption if a table follows it.
    captioning: Option<Range<usize>>,
    columns: Vec<Alignment>,
    column: usize,
    /// The place of the tag of the table's first cell.
    corner: Range<usize>,
    in_table_head: bool,
    /// True if the first cell of every row is the head of it.
    rows_have_heads: bool,
    /// The notes that were referred to, in the order of their first references.
    notes: Vec<Note<'e>>,
    /// The places of the notes, by their names.
    numbers: HashMap<String, u32>,
    /// The texts of the notes.
    definitions: BTreeMap<String, String>,
    /// The places of the players among the assets, by the addresses of their links as markup has them.
    players: HashMap<String, u32>,
    /// The former ids of headings, by the present ones, each on a line.
    former_ids: BTreeMap<String, String>,
}

/// A footnote that was referred to. Its number is its place among the notes.
struct Note<'e> {
    name: CowStr<'e>,
    references: usize,
}

impl<'w, 'e, I: Iterator<Item = Placed<'e>>> Writer<'w, 'e, I> {
    /// A writer of an article. `length` is that of the Markdown, in bytes.
    pub(super) fn new(
        events: I,
        length: usize,
        place: RenderContext<'w>,
        assets: &'w Assets,
    ) -> Self {
        let mut this = Self {
            events,
            ahead: None,
            place,
            assets,
            // Articles become a third longer.
            out: String::with_capacity(length + length / 2),
            held: "",
            joined: String::new(),
            outline: Outline::default(),
            ids: Ids::default(),
            blocks: 0,
            formulas: 0,
            formula: None,
            nesting: Nesting::default(),
            links: 0,
            pictured: false,
            link_is_written: false,
            paragraph: None,
            captioning: None,
            columns: Vec::new(),
            column: 0,
            corner: 0..0,
            in_table_head: false,
            rows_have_heads: false,
            notes: Vec::new(),
            numbers: HashMap::new(),
            definitions: BTreeMap::new(),
            players: media::players(assets),
            former_ids: BTreeMap::new(),
        };
        for (former, id) in &assets.renamed {
            let ids = this.former_ids.entry(id.clone()).or_default();
            ids.push_str(former);
            ids.push('\n');
        }
        this.translations();
        this
    }

    /// Writes the article; returns it with the ids in it.
    pub(super) fn write(mut self) -> (Document, Ids) {
        self.until(|_| false);
        self.nesting.close_all(&mut self.out);
        self.endnotes();
        let document = Document {
            html: Html::new(self.out),
            outline: self.outline,
            has_notes: !self.notes.is_empty(),
        };
        (document, self.ids)
    }

    /// Writes what stands before the end of an element, and takes the end.
    fn until(&mut self, ends: fn(&TagEnd) -> bool) {
        while self.advances(ends) {}
    }

    /// Takes the next event; tells whether there was one, and no end of this kind.
    fn advances(&mut self, ends: fn(&TagEnd) -> bool) -> bool {
        // Read where it lies: an event is large, and moving one takes as long as writing it.
        let next = if self.ahead.is_some() { self.ahead.take() } else { self.events.next() };
        match next {
            None => {
                self.write_held();
                return false;
            }
            Some((Event::Text(text), _)) => self.hold(text),
            Some((Event::End(tag), _)) => {
                self.write_held();
                if ends(&tag) {
                    return false;
                }
                self.end(tag);
            }
            Some((ref event, _)) => {
                self.write_held();
                self.event(event);
            }
        }
        true
    }

    /// Writes what an event stands for that is neither text nor an end.
    fn event(&mut self, event: &Event<'e>) {
        match event {
            Event::Text(_) | Event::End(_) => {}
            Event::Start(tag) => self.start(tag),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Code(code) => {
                self.out.push_str("<code>");
                push_escaped(&mut self.out, code);
                self.out.push_str("</code>");
            }
            Event::InlineMath(tex) => self.formula(tex, false),
            Event::DisplayMath(tex) => self.formula(tex, true),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_inline(html),
            Event::FootnoteReference(name) => self.note_reference(name),
            Event::Rule => {
                self.nesting.make_room_for_a_block(&mut self.out);
                self.out.push_str("<hr>\n");
            }
            Event::TaskListMarker(done) => self.task(*done),
        }
    }

    /// Takes the next event if it is the end of this element.
    fn take_end(&mut self, of: TagEnd) -> bool {
        if self.ahead.is_none() {
            self.ahead = self.events.next();
        }
        let is_end = matches!(self.ahead, Some((Event::End(tag), _)) if tag == of);
        if is_end {
            self.ahead = None;
        }
        is_end
    }

    fn start(&mut self, tag: &Tag<'e>) {
        if is_block(tag) {
            self.nesting.make_room_for_a_block(&mut self.out);
        }
        if stays_open(tag) {
            self.nesting.open();
        }
        match tag {
            Tag::Paragraph => {
                self.paragraph = Some(self.out.len());
                self.out.push_str("<p>");
            }
            Tag::Heading { level, id, classes, .. } => self.heading(*level, id.as_deref(), classes),
            Tag::BlockQuote(None) => self.out.push_str("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.callout(*kind),
            Tag::CodeBlock(kind) => self.code_block(kind),
            Tag::HtmlBlock => self.raw_block(),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(first)) => {
                self.out.push_str("<ol");
                push_attribute(&mut self.out, "start", &first.to_string());
                self.out.push_str(">\n");
            }
            Tag::Item => self.out.push_str("<li>"),
            Tag::FootnoteDefinition(name) => self.note(name),
            Tag::DefinitionList => self.out.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.out.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.out.push_str("<dd>"),
            Tag::Table(columns) => self.table(columns.clone()),
            Tag::TableHead => {
                self.in_table_head = true;
                self.column = 0;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Superscript => self.out.push_str("<sup>"),
            Tag::Subscript => self.out.push_str("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => self.link(*link_type, dest_url, title),
            Tag::Image { dest_url, title, .. } => self.image(dest_url, title),
            Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if !is_read_to_its_end(&tag) {
            self.nesting.close(&mut self.out);
        }
        self.out.push_str(match tag {
            TagEnd::Paragraph => return self.end_paragraph(),
            TagEnd::BlockQuote(None) => "</blockquote>\n",
            TagEnd::BlockQuote(Some(_)) => "</aside>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::DefinitionList => "</dl>\n",
            TagEnd::DefinitionListTitle => "</dt>\n",
            TagEnd::DefinitionListDefinition => "</dd>\n",
            TagEnd::Table => "</tbody></table></div>\n",
            TagEnd::TableHead => {
                self.in_table_head = false;
                "</tr></thead><tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell => return self.end_of_cell(),
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Superscript => "</sup>",
            TagEnd::Subscript => "</sub>",
            TagEnd::Link => {
                self.links -= 1;
                if self.links == 0 && self.link_is_written { "</a>" } else { "" }
            }
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::Image
            | TagEnd::MetadataBlock(_) => "",
        });
    }

    /// Writes what stands before the end of the element just opened into a buffer of its own.
    fn inside(&mut self, ends: fn(&TagEnd) -> bool) -> String {
        let start = self.out.len();
        self.written(ends);
        self.out.split_off(start)
    }

    /// Writes what stands before the end of the element just opened, and closes what it left open.
    fn written(&mut self, ends: fn(&TagEnd) -> bool) {
        self.nesting.open();
        self.until(ends);
        self.nesting.close(&mut self.out);
    }

    /// Takes the words that stand before the end of the element just opened.
    fn words(&mut self, ends: fn(&TagEnd) -> bool) -> String {
        let mut words = String::new();
        let mut depth = 0;
        for (event, _) in self.events.by_ref() {
            match &event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(tag) if ends(tag) && depth == 0 => break,
                Event::End(TagEnd::Image) => depth -= 1,
                Event::Text(text)
                | Event::Code(text)
                | Event::InlineMath(text)
                | Event::DisplayMath(text) => {
                    words.push_str(text);
                }
                Event::Html(html) | Event::InlineHtml(html) => words.push_str(html),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
        }
        words
    }
}

/// Returns `true` if an element stands among blocks.
fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::DefinitionList
            | Tag::Table(_)
    )
}

/// Returns `true` if an element is still open when its start is written: what is not read to its end there, but for
/// a link, which opens by itself. Asked of the tag, since to make its end for each takes longer.
fn stays_open(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Heading { .. }
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::Image { .. }
            | Tag::Link { .. }
            | Tag::MetadataBlock(_)
    )
}

/// Returns `true` if all of an element is read where it starts.
fn is_read_to_its_end(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::Image
            | TagEnd::MetadataBlock(_)
    )
}
