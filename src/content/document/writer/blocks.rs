//! Blocks: paragraphs, headings, callouts, code, tables.

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd,
};

use super::{
    super::{
        code::CodeInfo,
        html::{push_attribute, push_escaped},
        outline::Heading,
    },
    Writer,
};

impl<'e, I: Iterator<Item = Event<'e>>> Writer<'_, 'e, I> {
    /// Closes a paragraph. One that starts with `Table:` before a table is the table's caption.
    pub(super) fn end_paragraph(&mut self) {
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
        if let Some(start) = start {
            self.player(start);
        }
        self.out.push_str("</p>\n");
    }

    pub(super) fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<CowStr<'e>>,
        classes: &[CowStr<'e>],
    ) {
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

    pub(super) fn callout(&mut self, kind: BlockQuoteKind) {
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

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'e>) {
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

    pub(super) fn table(&mut self, columns: Vec<Alignment>) {
        self.columns = columns;
        self.out.push_str("<div class=\"table\" tabindex=\"0\"><table>");
        if let Some(caption) = self.caption.take() {
            self.out.push_str("<caption>");
            self.out.push_str(&caption);
            self.out.push_str("</caption>");
        }
    }

    pub(super) fn cell(&mut self) {
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
