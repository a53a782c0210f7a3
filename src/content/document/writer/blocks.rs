//! Blocks: paragraphs, headings, callouts, code, tables.

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, HeadingLevel, TagEnd};

use super::{
    super::{
        code::{CodeInfo, Runs},
        events::Placed,
        html::{AnyOf, push_attribute, push_escaped},
        outline::Heading,
        reserved::{is_reserved, push_classes},
    },
    Writer,
};
use crate::content::i18n::Message;

/// The beginning of the paragraph that is the caption of the table behind it.
const CAPTION_START: &str = "<p>Table:";
const PARAGRAPH_END: &str = "</p>\n";

/// The tag of a cell, as far as all have it, and of one that heads a column.
const CELL: &str = "<td";
const COLUMN_HEAD: &str = "<th scope=\"col\"";

impl<'e, I: Iterator<Item = Placed<'e>>> Writer<'_, 'e, I> {
    /// Closes a paragraph. One that starts with `Table:` before a table is the table's caption.
    pub(super) fn end_paragraph(&mut self) {
        let Some(start) = self.paragraph.take() else { return self.out.push_str("</p>\n") };
        self.player(start);
        let may_be_caption =
            self.out.get(start..).is_some_and(|text| text.starts_with(CAPTION_START));
        self.out.push_str(PARAGRAPH_END);
        if may_be_caption {
            self.captioning = Some(start..self.out.len());
        }
    }

    pub(super) fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<&str>,
        classes: &[CowStr<'e>],
    ) {
        let start = self.out.len();
        self.written(|tag| matches!(tag, TagEnd::Heading(_)));
        let markup = self.out.get(start..).unwrap_or_default();
        let text = plain_text(markup, false);
        // The id is known before formulas are made.
        let id_text = markup.contains(FORMULA_START).then(|| plain_text(markup, true));
        // Most headings are nothing but words, and are not copied twice.
        let with_marks = (markup.len() > text.len()).then(|| self.out.split_off(start));
        self.out.truncate(start);
        let id = match id {
            Some(id) => self.ids.unique(id.to_owned()),
            None => self.ids.of(id_text.as_ref().unwrap_or(&text)),
        };
        let tag = match level {
            HeadingLevel::H1 => "h1",
            HeadingLevel::H2 => "h2",
            HeadingLevel::H3 => "h3",
            HeadingLevel::H4 => "h4",
            HeadingLevel::H5 => "h5",
            HeadingLevel::H6 => "h6",
        };
        // A heading that was renamed answers to its former ids too. The first is on the box, which
        // can take the focus; there is seldom another.
        let former = self.former_ids.get(&id).map_or("", String::as_str);
        let mut former = former.lines().filter(|old| !is_reserved(old));
        self.out.push_str("<div class=\"o-heading\"");
        if let Some(old) = former.next() {
            push_attribute(&mut self.out, "id", old);
        }
        self.out.push_str("><");
        self.out.push_str(tag);
        push_attribute(&mut self.out, "id", &id);
        push_classes(&mut self.out, &classes.join(" "));
        self.out.push('>');
        for old in former {
            self.out.push_str("<span");
            push_attribute(&mut self.out, "id", old);
            self.out.push_str("></span>");
        }
        self.out.push_str(with_marks.as_ref().unwrap_or(&text));
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push_str("><a class=\"o-heading-link\" href=\"#");
        push_escaped(&mut self.out, &id);
        self.out.push_str("\" aria-label=\"");
        let (before, after) = self.place.words.around(Message::LinkTo);
        for part in [before, text.trim(), after] {
            push_escaped(&mut self.out, part);
        }
        self.out.push_str("\">#</a></div>\n");
        self.outline.push(Heading { level: level as u8, id, text });
    }

    pub(super) fn callout(&mut self, kind: BlockQuoteKind) {
        let (kind, label) = match kind {
            BlockQuoteKind::Note => ("note", Message::Note),
            BlockQuoteKind::Tip => ("tip", Message::Tip),
            BlockQuoteKind::Important => ("important", Message::Important),
            BlockQuoteKind::Warning => ("warning", Message::Warning),
            BlockQuoteKind::Caution => ("caution", Message::Caution),
        };
        self.out.push_str("<aside class=\"o-callout\" role=\"note\" data-kind=\"");
        self.out.push_str(kind);
        self.out.push_str("\"><p class=\"o-callout-label\">");
        push_escaped(&mut self.out, self.place.words.of(label));
        self.out.push_str("</p>\n");
    }

    pub(super) fn task(&mut self, done: bool) {
        let (checked, word) = if done { (" checked", Message::Done) } else { ("", Message::ToDo) };
        self.out.push_str("<input type=\"checkbox\" disabled");
        self.out.push_str(checked);
        push_attribute(&mut self.out, "aria-label", self.place.words.of(word));
        self.out.push_str("> ");
    }

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'e>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => CodeInfo::parse(info),
            CodeBlockKind::Indented => CodeInfo::default(),
        };
        let code = self.words(|tag| *tag == TagEnd::CodeBlock);
        let drawing = self.assets.diagrams.get(self.blocks).filter(|svg| !svg.is_empty());
        if let Some(drawing) = drawing {
            self.blocks += 1;
            return self.diagram(drawing, &info, &code);
        }
        self.out.push_str("<figure class=\"o-code\">");
        if info.title.is_some() || !info.label().is_empty() {
            self.out.push_str("<figcaption>");
            if let Some(title) = info.title {
                self.out.push_str("<span class=\"o-code-title\">");
                push_escaped(&mut self.out, title);
                self.out.push_str("</span>");
            }
            self.out.push_str("<span class=\"o-code-language\">");
            push_escaped(&mut self.out, info.label());
            self.out.push_str("</span></figcaption>");
        }
        // A box that scrolls must take the focus, or a keyboard cannot scroll it.
        self.out.push_str("<pre tabindex=\"0\"><code");
        if !info.language.is_empty() {
            push_attribute(&mut self.out, "class", &format!("language-{}", info.language));
        }
        self.out.push('>');
        let none = Runs::default();
        let runs = self.assets.code.get(self.blocks).unwrap_or(&none);
        if info.is_in_lines() {
            push_lines(&mut self.out, &info, runs, &code);
        } else {
            runs.pieces(&code).for_each(|(class, text)| push_token(&mut self.out, class, text));
        }
        self.blocks += 1;
        self.out.push_str("</code></pre></figure>\n");
    }

    pub(super) fn table(&mut self, columns: Vec<Alignment>) {
        self.columns = columns;
        self.rows_have_heads = false;
        let caption = self.take_caption();
        self.out.push_str("<div class=\"o-table\" tabindex=\"0\"><table>");
        if let Some(caption) = caption {
            self.out.push_str("<caption>");
            self.out.push_str(&caption);
            self.out.push_str("</caption>");
        }
    }

    /// Takes the paragraph that was written last out of the text, if it is a caption.
    fn take_caption(&mut self) -> Option<String> {
        let paragraph = self.captioning.take().filter(|text| text.end == self.out.len())?;
        let text = self.out.get(paragraph.start..)?.strip_prefix(CAPTION_START)?;
        let caption = text.strip_suffix(PARAGRAPH_END)?.trim_start().to_owned();
        self.out.truncate(paragraph.start);
        Some(caption)
    }

    pub(super) fn cell(&mut self) {
        let (is_first, start) = (self.column == 0, self.out.len());
        self.out.push_str(match (self.is_head(is_first), self.in_table_head) {
            (false, _) => CELL,
            (true, true) => COLUMN_HEAD,
            (true, false) => "<th scope=\"row\"",
        });
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
        if self.in_table_head && is_first {
            self.corner = start..self.out.len();
        }
    }

    pub(super) fn end_of_cell(&mut self) {
        // An empty corner heads nothing: what stands below it are the heads of the rows.
        if self.in_table_head && self.column == 1 && self.corner.end == self.out.len() {
            self.rows_have_heads = true;
            let start = self.corner.start;
            self.out.replace_range(start..start + COLUMN_HEAD.len(), CELL);
        }
        let is_head = self.is_head(self.column == 1);
        self.out.push_str(if is_head { "</th>" } else { "</td>" });
    }

    /// Returns `true` if a cell heads others: those of the first row do, or the first of each other row.
    fn is_head(&self, is_first: bool) -> bool {
        self.in_table_head != (is_first && self.rows_have_heads)
    }
}

fn push_token(markup: &mut String, class: &str, text: &str) {
    if class.is_empty() {
        return push_escaped(markup, text);
    }
    markup.push_str("<span class=\"");
    markup.push_str(class);
    markup.push_str("\">");
    push_escaped(markup, text);
    markup.push_str("</span>");
}

/// Writes code with an element for each line. The end of a line stays in its element, so that the
/// code is copied as it is.
fn push_lines(markup: &mut String, info: &CodeInfo<'_>, runs: &Runs, code: &str) {
    let mut lines = code.split_inclusive('\n').zip(1..);
    let mut left = 0;
    for (class, text) in runs.pieces(code) {
        let mut text = text;
        while !text.is_empty() {
            if left == 0 {
                let Some((line, number)) = lines.next() else { return };
                left = line.len();
                push_line_start(markup, info, number, line);
            }
            let Some((part, after)) = text.split_at_checked(left.min(text.len())) else { return };
            push_token(markup, class, part);
            text = after;
            left -= part.len();
            if left == 0 {
                markup.push_str("</span>");
            }
        }
    }
}

fn push_line_start(markup: &mut String, info: &CodeInfo<'_>, number: u32, line: &str) {
    markup.push_str("<span class=\"o-line\"");
    if let Some(mark) = info.mark_of(number, line) {
        push_attribute(markup, "data-mark", mark.name());
    }
    if let Some(first) = info.first_line {
        push_attribute(markup, "data-line", &first.saturating_add(number - 1).to_string());
    }
    markup.push('>');
}

/// The beginning of the reference to a note.
const NOTE_START: &str = "<sup class=\"o-note-reference\"";

/// The beginning of a formula that is made.
const FORMULA_START: &str = "<math";

/// The words of markup that this writer wrote: of a formula what is seen of it, or its TeX.
fn plain_text(markup: &str, with_tex: bool) -> String {
    static MARKUP: AnyOf = AnyOf::new(b"<&");
    let mut text = String::with_capacity(markup.len());
    let mut written = 0;
    for (at, sign) in MARKUP.places(markup) {
        if at < written {
            continue;
        }
        let (before, rest) = (markup.get(written..at), markup.get(at..).unwrap_or_default());
        text.push_str(before.unwrap_or_default());
        // The number of a note is none of the words.
        if rest.starts_with(NOTE_START) {
            written = at + rest.find("</sup>").unwrap_or(rest.len());
            continue;
        }
        if let Some(formula) = rest.strip_prefix(FORMULA_START) {
            let (formula, _) = formula.split_once("</math>").unwrap_or((formula, ""));
            let (seen, tex) = formula.split_once("<annotation").unwrap_or((formula, ""));
            let words = if with_tex && !tex.is_empty() { tex } else { seen };
            let words = words.split_once('>').map_or("", |(_, words)| words);
            text.push_str(&plain_text(words, with_tex));
            written = at + FORMULA_START.len() + formula.len();
            continue;
        }
        let character = [("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&amp;", '&')]
            .into_iter()
            .find(|(entity, _)| rest.starts_with(entity));
        written = match character {
            _ if sign == b'<' => at + rest.find('>').map_or(rest.len(), |end| end + 1),
            Some((entity, character)) => {
                text.push(character);
                at + entity.len()
            }
            None => {
                text.push('&');
                at + 1
            }
        };
    }
    text.push_str(markup.get(written..).unwrap_or_default());
    text
}
