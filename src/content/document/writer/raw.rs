//! Raw HTML: what an author may write, and everything else as the text that it is.
//!
//! Everything that is let through is taken apart and written anew, nested as HTML wants it (WHATWG HTML, 3.2.5),
//! so that a browser reads what this writer meant, whatever the author typed. An element that the
//! author leaves open is closed with the block that it stands in.

use pulldown_cmark::TagEnd;

use super::{
    super::{
        events::Placed,
        html::{push_address, push_attribute, push_escaped},
        raw_html::{Attributes, Content, Element, Part, Place, SPACE, parts},
        reserved::push_classes,
        safety,
    },
    Writer,
};

/// The open elements: those of Markdown, and within them those of raw HTML.
#[derive(Debug, Default)]
pub(super) struct Nesting {
    open: Vec<Open>,
    /// The number of those that are of raw HTML.
    raw: usize,
    /// The number of links of raw HTML among them.
    links: usize,
    /// Elements whose start tag is shown as text, so that the end tag is too.
    shown: Vec<&'static str>,
}

/// The depth to which elements of raw HTML may stand in each other: deeper than anybody writes, and so little
/// that looking through them takes no time to speak of.
const DEEPEST: usize = 100;

#[derive(Debug)]
enum Open {
    /// An element of Markdown, which raw HTML can neither close nor leave.
    Markdown,
    /// An element of raw HTML.
    Raw(&'static Element),
    /// A paragraph that words in a block of raw HTML were given.
    Implied,
}

impl Open {
    fn content(&self) -> Content {
        match self {
            Self::Markdown => Content::Flow,
            Self::Raw(element) => element.content,
            Self::Implied => Content::Phrasing,
        }
    }

    fn is_raw(&self) -> bool {
        !matches!(self, Self::Markdown)
    }

    fn is_link(&self) -> bool {
        matches!(self, Self::Raw(element) if element.name == "a")
    }
}

impl Nesting {
    /// Opens an element of Markdown.
    pub(super) fn open(&mut self) {
        self.push(Open::Markdown);
    }

    /// Closes it, and what raw HTML left open in it.
    pub(super) fn close(&mut self, out: &mut String) {
        if self.raw == 0 {
            self.open.pop();
            return;
        }
        while let Some(open) = self.pop() {
            if !end(&open, out) {
                return;
            }
        }
    }

    fn push(&mut self, open: Open) {
        self.raw += usize::from(open.is_raw());
        self.links += usize::from(open.is_link());
        self.open.push(open);
    }

    fn pop(&mut self) -> Option<Open> {
        self.open.pop().inspect(|open| {
            self.raw -= usize::from(open.is_raw());
            self.links -= usize::from(open.is_link());
        })
    }

    /// Closes what raw HTML left open and cannot hold a block.
    pub(super) fn make_room_for_a_block(&mut self, out: &mut String) {
        if self.raw > 0
            && let Some(depth) = self.depth(|open| open.content() == Content::Flow)
        {
            self.close_above(depth, out);
        }
    }

    /// The number of open elements that stay open where something may stand only in what `accepts` it;
    /// `None` where nothing does. Elements of raw HTML can be left, those of Markdown cannot.
    fn depth(&self, accepts: impl Fn(&Open) -> bool) -> Option<usize> {
        let mut depth = self.open.len();
        loop {
            let Some(open) = depth.checked_sub(1).and_then(|last| self.open.get(last)) else {
                return accepts(&Open::Markdown).then_some(0);
            };
            if accepts(open) {
                return Some(depth);
            }
            if matches!(open, Open::Markdown) {
                return None;
            }
            depth -= 1;
        }
    }

    /// Closes everything that is open.
    pub(super) fn close_all(&mut self, out: &mut String) {
        self.close_above(0, out);
    }

    fn close_above(&mut self, depth: usize, out: &mut String) {
        while self.open.len() > depth {
            if let Some(open) = self.pop() {
                end(&open, out);
            }
        }
    }

    /// Remembers that a start tag is shown as text.
    fn shows(&mut self, name: &'static str) {
        if self.shown.len() < DEEPEST {
            self.shown.push(name);
        }
    }

    /// Returns `true` if an end tag belongs to a start tag that is shown as text, which it then ends.
    fn ends_what_is_shown(&mut self, name: &str) -> bool {
        let at = self.shown.iter().rposition(|shown| *shown == name);
        at.inspect(|at| self.shown.truncate(*at)).is_some()
    }

    /// Closes the innermost element of this name, and what is open in it. Where there is none a browser
    /// would show nothing.
    fn close_named(&mut self, name: &str, out: &mut String) {
        let named = |open: &Open| match open {
            Open::Raw(element) => element.name == name,
            Open::Implied => name == "p",
            Open::Markdown => false,
        };
        if let Some(depth) = self.depth(named).and_then(|depth| depth.checked_sub(1)) {
            self.close_above(depth, out);
        }
    }

    /// Returns `true` if a link of raw HTML is open.
    pub(super) fn is_in_link(&self) -> bool {
        self.links > 0
    }

    fn innermost(&self) -> &Open {
        self.open.last().unwrap_or(&Open::Markdown)
    }
}

/// Writes an end tag; `false` for what has another writer.
fn end(open: &Open, out: &mut String) -> bool {
    let name = match open {
        Open::Markdown => return false,
        Open::Raw(element) => element.name,
        Open::Implied => "p",
    };
    out.push_str("</");
    out.push_str(name);
    out.push('>');
    true
}

impl<'e, I: Iterator<Item = Placed<'e>>> Writer<'_, 'e, I> {
    /// Writes a tag that stands in a line of text.
    pub(super) fn raw_inline(&mut self, html: &str) {
        for part in parts(html) {
            match part {
                Part::Start(element, attributes) => {
                    let is_inline = element.place != Place::Flow;
                    match self.room_for(element, &attributes).filter(|_| is_inline) {
                        Some(depth) => self.raw_start(depth, element, &attributes),
                        None => {
                            self.nesting.shows(element.name);
                            push_escaped(&mut self.out, attributes.tag);
                        }
                    }
                }
                Part::End(Element { name, .. }) if self.nesting.ends_what_is_shown(name) => {
                    push_escaped(&mut self.out, &format!("</{name}>"));
                }
                Part::End(element) => self.nesting.close_named(element.name, &mut self.out),
                Part::Unknown(text, _) => push_escaped(&mut self.out, text),
                Part::Text(text) => push_escaped(&mut self.out, &text),
            }
        }
    }

    /// Writes a block of raw HTML, up to its end.
    pub(super) fn raw_block(&mut self) {
        let html = self.words(|tag| *tag == TagEnd::HtmlBlock);
        self.nesting.make_room_for_a_block(&mut self.out);
        for part in parts(&html) {
            match part {
                Part::Start(element, attributes) => {
                    if element.place == Place::Phrasing {
                        self.make_room_for_words();
                    }
                    match self.room_for(element, &attributes) {
                        Some(depth) => self.raw_start(depth, element, &attributes),
                        None => {
                            self.nesting.shows(element.name);
                            self.raw_text(attributes.tag);
                        }
                    }
                }
                Part::End(Element { name, .. }) if self.nesting.ends_what_is_shown(name) => {
                    self.raw_text(&format!("</{name}>"));
                }
                Part::End(element) => self.nesting.close_named(element.name, &mut self.out),
                Part::Unknown(text, _) => self.raw_text(text),
                Part::Text(text) => self.raw_text(&text),
            }
        }
        // The block ends, and with it a paragraph that was not written but needed.
        if self.nesting.depth(|open| matches!(open, Open::Implied)).is_some() {
            self.nesting.close_named("p", &mut self.out);
        }
        if !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Writes text in a block of raw HTML.
    fn raw_text(&mut self, text: &str) {
        let is_space = text.trim_matches(SPACE).is_empty();
        if !is_space {
            self.make_room_for_words();
        } else if matches!(self.nesting.innermost(), Open::Markdown) {
            return;
        }
        push_escaped(&mut self.out, text);
    }

    /// Words in a block stand in an element that holds words, or else in a paragraph.
    fn make_room_for_words(&mut self) {
        let holds_words = |open: &Open| !matches!(open.content(), Content::Only | Content::Nothing);
        if let Some(depth) = self.nesting.depth(holds_words) {
            self.nesting.close_above(depth, &mut self.out);
        }
        if matches!(self.nesting.innermost(), Open::Markdown) {
            self.nesting.push(Open::Implied);
            self.out.push_str("<p>");
        }
    }

    /// The number of open elements that stay open where an element may stand; `None` where it may not.
    fn room_for(&self, element: &Element, attributes: &Attributes<'_>) -> Option<usize> {
        let is_forbidden = match element.name {
            "a" => self.links > 0 || self.nesting.is_in_link(),
            "iframe" => !self.may_be_framed(attributes),
            _ => self.nesting.raw >= DEEPEST,
        };
        match element.place {
            _ if is_forbidden => None,
            Place::Phrasing => Some(self.nesting.open.len()),
            Place::Flow => {
                let is_heading = matches!(element.name.as_bytes(), [b'h', b'1'..=b'6']);
                self.nesting.depth(|open| {
                    let is_summary = matches!(open, Open::Raw(around) if around.name == "summary");
                    open.content() == Content::Flow || is_heading && is_summary
                })
            }
            Place::In(parents) => self.nesting.depth(
                |open| matches!(open, Open::Raw(element) if parents.contains(&element.name)),
            ),
        }
    }

    fn raw_start(&mut self, depth: usize, element: &'static Element, attributes: &Attributes<'_>) {
        self.nesting.close_above(depth, &mut self.out);
        self.out.push('<');
        self.out.push_str(element.name);
        self.raw_attributes(element, attributes);
        self.out.push_str(element.always);
        self.out.push('>');
        match element.content {
            Content::Nothing => {}
            Content::NothingShown => drop(end(&Open::Raw(element), &mut self.out)),
            Content::Phrasing | Content::Flow | Content::Only => {
                self.nesting.push(Open::Raw(element));
            }
        }
    }

    fn raw_attributes(&mut self, element: &Element, attributes: &Attributes<'_>) {
        let mut written: Vec<&str> = Vec::new();
        for (name, value) in attributes.iter() {
            let Some(name) = element.attribute(name).filter(|name| !written.contains(name)) else {
                continue;
            };
            written.push(name);
            self.raw_attribute(element, name, &value);
        }
        let picture = attributes.value("src").and_then(|src| self.assets.pictures.get(&*src));
        if let Some(picture) = picture.filter(|_| element.name == "img")
            && !written.contains(&"width")
            && !written.contains(&"height")
        {
            push_attribute(&mut self.out, "width", &picture.width.to_string());
            push_attribute(&mut self.out, "height", &picture.height.to_string());
        }
    }

    fn raw_attribute(&mut self, element: &Element, name: &str, value: &str) {
        match name {
            "href" | "src" | "poster" => {
                let file = self.assets.pictures.get(value).filter(|_| name != "href");
                let address = match file {
                    Some(file) => Some(self.published(file, value).into()),
                    None => self.address(value),
                };
                if let Some(address) = address {
                    push_address(&mut self.out, name, &address);
                }
            }
            "class" => push_classes(&mut self.out, value),
            "id" if value.contains(SPACE) || value.is_empty() => {}
            "id" => {
                let id = self.ids.unique(value.to_owned());
                push_attribute(&mut self.out, name, &id);
            }
            // HTML has no such attribute any more; the style sheet knows the other.
            "align" => {
                let side = match value {
                    "center" => "center",
                    "right" => "end",
                    _ => "start",
                };
                push_attribute(&mut self.out, "data-align", side);
            }
            "width" | "height" | "colspan" | "rowspan" | "start" | "value"
                if value.parse::<u16>().is_err() => {}
            // An attribute without a value, as `open`.
            _ if value.is_empty() && element.name != "img" => {
                self.out.push(' ');
                self.out.push_str(name);
            }
            _ => push_attribute(&mut self.out, name, value),
        }
    }

    /// Returns `true` if a frame shows a page of a host that the site's settings name.
    fn may_be_framed(&self, attributes: &Attributes<'_>) -> bool {
        let source = attributes.value("src").unwrap_or_default();
        safety::host(&source).is_some_and(|host| self.place.embeds.iter().any(|name| name == host))
    }
}
