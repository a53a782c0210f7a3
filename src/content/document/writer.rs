//! The one writer of raw HTML.

use std::{collections::BTreeMap, iter::Peekable};

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd,
};

use super::{
    Assets, Document, Html, Place, autolink,
    code::CodeInfo,
    html::{push_address, push_attribute, push_escaped},
    outline::{Heading, Ids, Outline},
    safety,
};

/// Writes the article that the events describe.
pub(super) fn write<'e>(
    events: impl Iterator<Item = Event<'e>>,
    place: Place<'_>,
    assets: &Assets,
) -> Document {
    let mut writer = Writer {
        events: events.peekable(),
        place,
        assets,
        out: String::new(),
        outline: Outline::default(),
        ids: Ids::default(),
        blocks: 0,
        formulas: 0,
        in_link: false,
        paragraph: None,
        caption: None,
        columns: Vec::new(),
        column: 0,
        in_table_head: false,
        notes: Vec::new(),
        definitions: BTreeMap::new(),
    };
    while let Some(event) = writer.events.next() {
        writer.event(event);
    }
    writer.endnotes();
    Document { html: Html::new(writer.out), outline: writer.outline }
}

struct Writer<'w, 'e, I: Iterator<Item = Event<'e>>> {
    events: Peekable<I>,
    place: Place<'w>,
    assets: &'w Assets,
    out: String,
    outline: Outline,
    ids: Ids,
    /// How many code blocks were written.
    blocks: usize,
    /// How many formulas were written.
    formulas: usize,
    /// Whether a link is open, which can hold no other.
    in_link: bool,
    /// Where the open paragraph's tag starts.
    paragraph: Option<usize>,
    /// The caption that the next table gets.
    caption: Option<String>,
    columns: Vec<Alignment>,
    column: usize,
    in_table_head: bool,
    /// The notes that were referred to, in the order of their first references.
    notes: Vec<Note<'e>>,
    /// What the notes say.
    definitions: BTreeMap<String, String>,
}

/// A footnote that was referred to. Its number is its place among the notes.
struct Note<'e> {
    name: CowStr<'e>,
    references: usize,
}

impl<'e, I: Iterator<Item = Event<'e>>> Writer<'_, 'e, I> {
    fn event(&mut self, event: Event<'e>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(text),
            Event::Code(code) => {
                self.out.push_str("<code>");
                push_escaped(&mut self.out, &code);
                self.out.push_str("</code>");
            }
            Event::InlineMath(tex) => self.formula(&tex, false),
            Event::DisplayMath(tex) => self.formula(&tex, true),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html),
            Event::FootnoteReference(name) => self.note_reference(name),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(done) => self.out.push_str(if done {
                "<input type=\"checkbox\" disabled checked aria-label=\"Done\"> "
            } else {
                "<input type=\"checkbox\" disabled aria-label=\"To do\"> "
            }),
        }
    }

    fn start(&mut self, tag: Tag<'e>) {
        match tag {
            Tag::Paragraph => {
                self.paragraph = Some(self.out.len());
                self.out.push_str("<p>");
            }
            Tag::Heading { level, id, classes, .. } => self.heading(level, id, &classes),
            Tag::BlockQuote(None) => self.out.push_str("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.callout(kind),
            Tag::CodeBlock(kind) => self.code_block(&kind),
            Tag::HtmlBlock => self.html_block(),
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
            Tag::Table(columns) => self.table(columns),
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
            Tag::Link { link_type, dest_url, title, .. } => self.link(link_type, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.image(&dest_url, &title),
            Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
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
            TagEnd::TableCell if self.in_table_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Superscript => "</sup>",
            TagEnd::Subscript => "</sub>",
            TagEnd::Link => {
                self.in_link = false;
                "</a>"
            }
            // These are read to their end where they start.
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
        let outside = std::mem::take(&mut self.out);
        while let Some(event) = self.events.next() {
            match event {
                Event::End(tag) if ends(&tag) => break,
                event => self.event(event),
            }
        }
        std::mem::replace(&mut self.out, outside)
    }

    /// Takes the words that stand before the end of the element just opened.
    fn words(&mut self, ends: fn(&TagEnd) -> bool) -> String {
        let mut words = String::new();
        let mut depth = 0;
        for event in self.events.by_ref() {
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(tag) if ends(&tag) && depth == 0 => break,
                Event::End(TagEnd::Image) => depth -= 1,
                Event::Text(text)
                | Event::Code(text)
                | Event::InlineMath(text)
                | Event::DisplayMath(text) => {
                    words.push_str(&text);
                }
                Event::Html(html) | Event::InlineHtml(html) => words.push_str(&html),
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
        }
        words
    }

    /// Closes a paragraph. One that starts with `Table:` before a table is the table's caption.
    fn end_paragraph(&mut self) {
        let start = self.paragraph.take();
        let next_is_table = matches!(self.events.peek(), Some(Event::Start(Tag::Table(_))));
        if let Some(start) = start.filter(|_| next_is_table)
            && let Some(caption) =
                self.out.get(start..).and_then(|text| text.strip_prefix("<p>Table:"))
        {
            self.caption = Some(caption.trim_start().to_owned());
            self.out.truncate(start);
            return;
        }
        self.out.push_str("</p>\n");
    }

    fn heading(&mut self, level: HeadingLevel, id: Option<CowStr<'e>>, classes: &[CowStr<'e>]) {
        let markup = self.inside(|tag| matches!(tag, TagEnd::Heading(_)));
        let text = plain_text(&markup);
        let id = match id {
            Some(id) => self.ids.unique(id.into_string()),
            None => self.ids.of(&text),
        };
        self.out.push_str("<div class=\"heading\"><");
        self.out.push_str(&level.to_string());
        push_attribute(&mut self.out, "id", &id);
        if !classes.is_empty() {
            push_attribute(&mut self.out, "class", &classes.join(" "));
        }
        self.out.push('>');
        self.out.push_str(&markup);
        self.out.push_str("</");
        self.out.push_str(&level.to_string());
        self.out.push_str("><a class=\"heading-link\"");
        push_attribute(&mut self.out, "href", &format!("#{id}"));
        push_attribute(&mut self.out, "aria-label", &format!("Link to “{}”", text.trim()));
        self.out.push_str(">#</a></div>\n");
        self.outline.push(Heading { level: level as u8, id, text });
    }

    fn callout(&mut self, kind: BlockQuoteKind) {
        let (kind, label) = match kind {
            BlockQuoteKind::Note => ("note", "Note"),
            BlockQuoteKind::Tip => ("tip", "Tip"),
            BlockQuoteKind::Important => ("important", "Important"),
            BlockQuoteKind::Warning => ("warning", "Warning"),
            BlockQuoteKind::Caution => ("caution", "Caution"),
        };
        self.out.push_str("<aside class=\"callout\" role=\"note\" data-kind=\"");
        self.out.push_str(kind);
        self.out.push_str("\"><p class=\"callout-label\">");
        self.out.push_str(label);
        self.out.push_str("</p>\n");
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'e>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => CodeInfo::parse(info),
            CodeBlockKind::Indented => CodeInfo::default(),
        };
        let code = self.words(|tag| *tag == TagEnd::CodeBlock);
        self.out.push_str("<figure class=\"code\">");
        if info.title.is_some() || !info.label().is_empty() {
            self.out.push_str("<figcaption>");
            if let Some(title) = info.title {
                self.out.push_str("<span class=\"code-title\">");
                push_escaped(&mut self.out, title);
                self.out.push_str("</span>");
            }
            self.out.push_str("<span class=\"code-language\">");
            push_escaped(&mut self.out, info.label());
            self.out.push_str("</span></figcaption>");
        }
        // A box that scrolls must take the focus, or a keyboard cannot scroll it.
        self.out.push_str("<pre tabindex=\"0\"><code");
        if !info.language.is_empty() {
            push_attribute(&mut self.out, "class", &format!("language-{}", info.language));
        }
        self.out.push('>');
        match self.assets.code.get(self.blocks) {
            Some(runs) => runs.push(&mut self.out, &code),
            None => push_escaped(&mut self.out, &code),
        }
        self.blocks += 1;
        self.out.push_str("</code></pre></figure>\n");
    }

    fn table(&mut self, columns: Vec<Alignment>) {
        self.columns = columns;
        self.out.push_str("<div class=\"table\" tabindex=\"0\"><table>");
        if let Some(caption) = self.caption.take() {
            self.out.push_str("<caption>");
            self.out.push_str(&caption);
            self.out.push_str("</caption>");
        }
    }

    fn cell(&mut self) {
        self.out.push_str(if self.in_table_head { "<th scope=\"col\"" } else { "<td" });
        let alignment = match self.columns.get(self.column) {
            Some(Alignment::Left) => Some("start"),
            Some(Alignment::Center) => Some("center"),
            Some(Alignment::Right) => Some("end"),
            Some(Alignment::None) | None => None,
        };
        if let Some(alignment) = alignment {
            push_attribute(&mut self.out, "data-align", alignment);
        }
        self.out.push('>');
        self.column += 1;
    }

    /// Writes text, with the addresses in it as links. It comes in pieces, and so do they.
    fn text(&mut self, text: CowStr<'e>) {
        if self.in_link {
            return push_escaped(&mut self.out, &text);
        }
        let mut joined = String::new();
        while let Some(Event::Text(more)) =
            self.events.next_if(|event| matches!(event, Event::Text(_)))
        {
            if joined.is_empty() {
                joined.push_str(&text);
            }
            joined.push_str(&more);
        }
        let text = if joined.is_empty() { &*text } else { &joined };
        let mut written = 0;
        while let Some(link) = autolink::find(text, written) {
            push_escaped(&mut self.out, text.get(written..link.range.start).unwrap_or_default());
            self.link(LinkType::Autolink, &link.target, "");
            push_escaped(&mut self.out, &link.text);
            self.end(TagEnd::Link);
            written = link.range.end;
        }
        push_escaped(&mut self.out, text.get(written..).unwrap_or_default());
    }

    fn link(&mut self, kind: LinkType, address: &str, title: &str) {
        self.in_link = true;
        self.out.push_str("<a");
        let address = match kind {
            LinkType::Email => Some(format!("mailto:{address}")),
            _ => self.address(address),
        };
        if let Some(address) = address {
            push_address(&mut self.out, "href", &address);
        }
        if !title.is_empty() {
            push_attribute(&mut self.out, "title", title);
        }
        self.out.push('>');
    }

    /// Writes an image; one that is alone in its paragraph is a figure, and its title the caption.
    fn image(&mut self, address: &str, title: &str) {
        let alone_before = self.paragraph.is_some_and(|start| self.out.get(start..) == Some("<p>"));
        let alternative = self.words(|tag| *tag == TagEnd::Image);
        let alone = alone_before && self.events.peek() == Some(&Event::End(TagEnd::Paragraph));
        if alone {
            self.events.next();
            self.out.truncate(self.paragraph.take().unwrap_or_default());
            self.out.push_str("<figure>");
        }
        self.out.push_str("<img");
        let picture = self.assets.pictures.get(address);
        let source = match picture {
            Some(picture) => Some(self.rooted(&picture.path)),
            None => self.address(address),
        };
        if let Some(source) = source {
            push_address(&mut self.out, "src", &source);
        }
        push_attribute(&mut self.out, "alt", &alternative);
        if !title.is_empty() && !alone {
            push_attribute(&mut self.out, "title", title);
        }
        if let Some(picture) = picture {
            push_attribute(&mut self.out, "width", &picture.width.to_string());
            push_attribute(&mut self.out, "height", &picture.height.to_string());
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
        if alone {
            if !title.is_empty() {
                self.out.push_str("<figcaption>");
                push_escaped(&mut self.out, title);
                self.out.push_str("</figcaption>");
            }
            self.out.push_str("</figure>\n");
        }
    }

    /// The address as the page must write it; `None` where it must not be followed.
    fn address(&self, address: &str) -> Option<String> {
        if let Some(path) = self.assets.links.get(address) {
            return Some(self.rooted(path));
        }
        let address = safety::link_target(address)?;
        if address.starts_with('#') || safety::is_absolute(address) {
            Some(address.to_owned())
        } else if address.starts_with('/') {
            Some(self.rooted(address))
        } else if self.place.folder.is_empty() {
            Some(address.to_owned())
        } else {
            Some(format!("{}{}{address}", self.place.base, self.place.folder))
        }
    }

    /// A path below the site's root as an address on its host.
    fn rooted(&self, path: &str) -> String {
        format!("{}{}", self.place.base, path.strip_prefix('/').unwrap_or(path))
    }

    fn formula(&mut self, tex: &str, display: bool) {
        let prepared = self.assets.math.get(self.formulas).filter(|markup| !markup.is_empty());
        self.formulas += 1;
        match (prepared, display) {
            (Some(markup), true) => {
                self.out.push_str("<span class=\"formula\" tabindex=\"0\">");
                self.out.push_str(markup);
                self.out.push_str("</span>");
            }
            (Some(markup), false) => self.out.push_str(markup),
            (None, _) => {
                self.out.push_str("<code class=\"tex\">");
                push_escaped(&mut self.out, tex);
                self.out.push_str("</code>");
            }
        }
    }

    /// Shows raw HTML as the text that it is; comments are not for the reader.
    fn raw_html(&mut self, html: &str) {
        if !html.trim_start().starts_with("<!--") {
            push_escaped(&mut self.out, html);
        }
    }

    fn html_block(&mut self) {
        let html = self.words(|tag| *tag == TagEnd::HtmlBlock);
        let html = html.trim();
        let is_comment = html.starts_with("<!--") && html.ends_with("-->");
        if !html.is_empty() && !is_comment {
            self.out.push_str("<p>");
            push_escaped(&mut self.out, html);
            self.out.push_str("</p>\n");
        }
    }

    fn note_reference(&mut self, name: CowStr<'e>) {
        let index = self.notes.iter().position(|note| note.name == name).unwrap_or_else(|| {
            self.notes.push(Note { name, references: 0 });
            self.notes.len() - 1
        });
        let Some(note) = self.notes.get_mut(index) else { return };
        note.references += 1;
        let (number, id) = (index + 1, reference_id(index, note.references));
        self.out.push_str(&format!(
            "<sup class=\"note-reference\"><a href=\"#fn-{number}\" id=\"{id}\" role=\"doc-noteref\" \
             aria-label=\"Note {number}\">{number}</a></sup>"
        ));
    }

    fn note(&mut self, name: CowStr<'e>) {
        let paragraph = self.paragraph.take();
        let markup = self.inside(|tag| *tag == TagEnd::FootnoteDefinition);
        self.paragraph = paragraph;
        self.definitions.entry(name.into_string()).or_insert(markup);
    }

    /// Writes the notes as a list at the end, each with links back to where it is referred to.
    fn endnotes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.out.push_str(
            "<section class=\"endnotes\" role=\"doc-endnotes\" aria-label=\"Notes\"><hr><ol>\n",
        );
        for (index, note) in self.notes.iter().enumerate() {
            let markup = self.definitions.get(&*note.name).map_or("", |markup| markup.trim_end());
            self.out.push_str(&format!("<li id=\"fn-{}\">", index + 1));
            let (body, close) = match markup.strip_suffix("</p>") {
                Some(body) => (body, "</p>"),
                None => (markup, ""),
            };
            self.out.push_str(body);
            for reference in 1..=note.references {
                let id = reference_id(index, reference);
                self.out.push_str(&format!(
                    " <a href=\"#{id}\" class=\"note-back\" role=\"doc-backlink\" \
                     aria-label=\"Back to the text\">↩</a>"
                ));
            }
            self.out.push_str(close);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol></section>\n");
    }
}

fn reference_id(note: usize, reference: usize) -> String {
    match reference {
        1 => format!("fnref-{}", note + 1),
        _ => format!("fnref-{}-{reference}", note + 1),
    }
}

/// The words of markup that this writer wrote.
fn plain_text(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut in_tag = false;
    for c in markup.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        if text.contains(entity) {
            text = text.replace(entity, character);
        }
    }
    text
}
