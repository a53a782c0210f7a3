//! What stands within a block: text, links, formulas, raw HTML.

use pulldown_cmark::{CowStr, Event, LinkType, TagEnd};

use super::{
    super::{
        autolink,
        html::{push_address, push_attribute, push_escaped},
        safety,
    },
    Writer,
};

impl<'e, I: Iterator<Item = Event<'e>>> Writer<'_, 'e, I> {
    /// Writes text, with the addresses in it as links. It comes in pieces, and so do they.
    pub(super) fn text(&mut self, text: CowStr<'e>) {
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

    pub(super) fn link(&mut self, kind: LinkType, address: &str, title: &str) {
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

    /// The address as the page must write it; `None` where it must not be followed.
    pub(super) fn address(&self, address: &str) -> Option<String> {
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
    pub(super) fn rooted(&self, path: &str) -> String {
        format!("{}{}", self.place.base, path.strip_prefix('/').unwrap_or(path))
    }

    pub(super) fn formula(&mut self, tex: &str, display: bool) {
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
    pub(super) fn raw_html(&mut self, html: &str) {
        if !html.trim_start().starts_with("<!--") {
            push_escaped(&mut self.out, html);
        }
    }

    pub(super) fn html_block(&mut self) {
        let html = self.words(|tag| *tag == TagEnd::HtmlBlock);
        let html = html.trim();
        let is_comment = html.starts_with("<!--") && html.ends_with("-->");
        if !html.is_empty() && !is_comment {
            self.out.push_str("<p>");
            push_escaped(&mut self.out, html);
            self.out.push_str("</p>\n");
        }
    }
}
