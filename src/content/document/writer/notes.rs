//! Footnotes.

use pulldown_cmark::{CowStr, TagEnd};

use super::{
    super::{events::Placed, html::push_attribute},
    Note, Writer,
};
use crate::content::i18n::Message;

/// The greatest number of links that a note has back to the text. Nobody follows more, and a page of thousands is
/// slow; the references beyond still lead to the note.
const MOST_BACK_LINKS: usize = 100;

impl<'e, I: Iterator<Item = Placed<'e>>> Writer<'_, 'e, I> {
    pub(super) fn note_reference(&mut self, name: &CowStr<'e>) {
        let index = match self.numbers.get(&**name) {
            Some(number) => *number as usize,
            None => {
                let index = self.notes.len();
                self.numbers.insert(name.to_string(), index as u32);
                self.notes.push(Note { name: name.clone(), references: 0 });
                index
            }
        };
        let Some(note) = self.notes.get_mut(index) else { return };
        note.references += 1;
        let (number, id) = (index + 1, reference_id(index, note.references));
        if self.links > 0 || self.nesting.is_in_link() {
            // A link cannot hold another.
            let sup = format!("<sup class=\"o-note-reference\" id=\"{id}\">{number}</sup>");
            return self.out.push_str(&sup);
        }
        self.out.push_str(&format!(
            "<sup class=\"o-note-reference\"><a href=\"#fn-{number}\" id=\"{id}\" role=\"doc-noteref\""
        ));
        let number = number.to_string();
        let label = self.place.words.with(Message::NoteNumber, &[&number]);
        push_attribute(&mut self.out, "aria-label", &label);
        self.out.push_str(&format!(">{number}</a></sup>"));
    }

    pub(super) fn note(&mut self, name: &CowStr<'e>) {
        let paragraph = self.paragraph.take();
        // The contents lead to the text. A heading in a note would stand in the wrong place there, and
        // nowhere if the note is not referred to.
        let outline = std::mem::take(&mut self.outline);
        let markup = self.inside(|tag| *tag == TagEnd::FootnoteDefinition);
        self.outline = outline;
        self.paragraph = paragraph;
        self.captioning = None;
        self.definitions.entry(name.to_string()).or_insert(markup);
    }

    /// Writes the notes as a list at the end, each with links back to where it is referred to.
    pub(super) fn endnotes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"o-endnotes\" role=\"doc-endnotes\"");
        push_attribute(&mut self.out, "aria-label", self.place.words.of(Message::Notes));
        self.out.push_str("><hr><ol>\n");
        for (index, note) in self.notes.iter().enumerate() {
            let markup = self.definitions.get(&*note.name).map_or("", |markup| markup.trim_end());
            self.out.push_str(&format!("<li id=\"fn-{}\">", index + 1));
            let (body, close) = match markup.strip_suffix("</p>") {
                Some(body) => (body, "</p>"),
                None => (markup, ""),
            };
            self.out.push_str(body);
            for reference in 1..=note.references.min(MOST_BACK_LINKS) {
                // The arrow begins with a sign that joins it to the last word (U+2060).
                let id = reference_id(index, reference);
                self.out.push_str(&format!(
                    "<a href=\"#{id}\" class=\"o-note-back\" role=\"doc-backlink\""
                ));
                push_attribute(
                    &mut self.out,
                    "aria-label",
                    self.place.words.of(Message::BackToText),
                );
                self.out.push_str(">\u{2060}↩</a>");
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
