//! The inline content of a block: text, links, formulas, raw HTML.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{CowStr, LinkType, TagEnd};

use super::{
    super::{
        autolink,
        events::Placed,
        html::{AnyOf, entity, push_address, push_attribute, push_escaped},
        mathml::is_formula,
        safety, sub_superscript,
    },
    Writer,
};

/// The characters that end a part of a sentence, and the spaces that keep to it.
const CLOSING: &[char] = &[
    '.', ',', ';', ':', '!', '?', ')', ']', '’', '”', '»', '…', '。', '、', '，', '\u{a0}',
    '\u{202f}',
];

/// The characters that open a part of a sentence.
const OPENING: &[char] = &['(', '[', '‘', '“', '«'];

impl<'e, I: Iterator<Item = Placed<'e>>> Writer<'_, 'e, I> {
    /// Takes text, which comes in pieces: an address in it may go on in the next.
    pub(super) fn hold(&mut self, text: CowStr<'e>) {
        match text {
            // A reference is kept and not the event's text, which is of three kinds and slow to move.
            CowStr::Borrowed(text) if self.held.is_empty() && self.joined.is_empty() => {
                self.held = text;
            }
            _ => {
                self.joined.push_str(self.held);
                self.held = "";
                self.joined.push_str(&text);
            }
        }
    }

    /// Writes the text that was taken, with the addresses in it as links.
    pub(super) fn write_held(&mut self) {
        if !self.held.is_empty() {
            let text = std::mem::take(&mut self.held);
            self.words_of(text);
        } else if !self.joined.is_empty() {
            let mut joined = std::mem::take(&mut self.joined);
            self.words_of(&joined);
            joined.clear();
            self.joined = joined;
        }
    }

    /// Keeps a formula and the punctuation around it in one line, where what was written last is a
    /// formula: browsers break lines before and after one. Says how much of the text after it is written.
    fn tied(&mut self, text: &str) -> usize {
        let Some(start) = self.formula.take() else { return 0 };
        let (before, formula) = self.out.split_at_checked(start).unwrap_or_default();
        let rest = text.trim_start_matches(CLOSING);
        if rest.len() == text.len()
            || !(formula.starts_with("<math") && formula.ends_with("</math>"))
        {
            return 0;
        }
        let start = before.trim_end_matches(OPENING).len();
        self.out.insert_str(start, "<span class=\"o-tied\">");
        let tied = text.len() - rest.len();
        self.plain(text, 0..tied);
        self.out.push_str("</span>");
        tied
    }

    /// Writes all of a text.
    fn words_of(&mut self, text: &str) {
        static SIGNS: AnyOf = AnyOf::new(b"&<>\"\0@:w^~");
        let may_link = self.links == 0 && !self.nesting.is_in_link();
        let mut written = self.tied(text);
        for (at, sign) in SIGNS.places(text) {
            if at < written {
                continue;
            }
            match sign {
                // The letter is frequent, and what starts with two of it is not.
                b'w' if text.as_bytes().get(at + 1) != Some(&b'w') => {}
                b'@' | b':' | b'w' => {
                    if may_link && let Some(link) = autolink::find(text, written, at) {
                        self.plain(text, written..link.range.start);
                        self.link(LinkType::Autolink, &link.target, "");
                        push_escaped(&mut self.out, &link.text);
                        self.end(TagEnd::Link);
                        written = link.range.end;
                    }
                }
                b'^' | b'~' => {
                    if let Some(sub_superscript) = sub_superscript::find(text, at) {
                        self.plain(text, written..at);
                        self.sub_superscript(
                            sub_superscript.tag,
                            text.get(sub_superscript.inner()).unwrap_or_default(),
                        );
                        written = sub_superscript.range.end;
                    }
                }
                _ => {
                    self.plain(text, written..at);
                    self.out.push_str(entity(sign));
                    written = at + 1;
                }
            }
        }
        self.plain(text, written..text.len());
    }

    /// Writes a part of a text in which nothing has a meaning.
    fn plain(&mut self, text: &str, range: Range<usize>) {
        self.out.push_str(text.get(range).unwrap_or_default());
    }

    fn sub_superscript(&mut self, tag: &str, text: &str) {
        self.out.push('<');
        self.out.push_str(tag);
        self.out.push('>');
        push_escaped(&mut self.out, text);
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    pub(super) fn link(&mut self, kind: LinkType, address: &str, title: &str) {
        self.links += 1;
        self.nesting.open();
        if self.links > 1 {
            return;
        }
        // A link in one of raw HTML would end that one.
        self.link_is_written = !self.nesting.is_in_link();
        if !self.link_is_written {
            return;
        }
        self.out.push_str("<a");
        let address = match kind {
            LinkType::Email => Some(format!("mailto:{address}").into()),
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

    /// The address as the page must write it; `None` where it must not be followed.
    pub(super) fn address<'a>(&self, address: &'a str) -> Option<Cow<'a, str>> {
        if let Some(path) = self.assets.links.get(address) {
            return Some(self.rooted(path).into());
        }
        let address = safety::link_target(address)?;
        if address.starts_with('#') || safety::is_absolute(address) {
            Some(address.into())
        } else if address.starts_with('/') {
            Some(self.rooted(address).into())
        } else if self.place.folder.is_empty() {
            Some(address.into())
        } else {
            Some(format!("{}{}{address}", self.place.base, self.place.folder).into())
        }
    }

    /// A path below the site's root as an address on its host.
    pub(super) fn rooted(&self, path: &str) -> String {
        rooted(self.place.base, path)
    }

    pub(super) fn formula(&mut self, tex: &str, display: bool) {
        let prepared = self.assets.math.get(self.formulas).filter(|markup| is_formula(markup));
        self.formulas += 1;
        match (prepared, display) {
            (Some(markup), true) => {
                let numbered = if markup.contains(" id=\"") { " o-numbered" } else { "" };
                for part in ["<span class=\"o-formula", numbered, "\" tabindex=\"0\">", markup] {
                    self.out.push_str(part);
                }
                self.out.push_str("</span>");
            }
            (Some(markup), false) => {
                self.formula = Some(self.out.len());
                self.out.push_str(markup);
            }
            (None, _) => {
                self.out.push_str("<code class=\"o-tex\">");
                push_escaped(&mut self.out, tex);
                self.out.push_str("</code>");
            }
        }
    }
}

/// A path below the site's root as an address on its host.
pub(super) fn rooted(base: &str, path: &str) -> String {
    [base, path.strip_prefix('/').unwrap_or(path)].concat()
}
