//! XML documents, written element by element.

use quick_xml::{
    Writer,
    escape::escape,
    events::{BytesDecl, BytesEnd, BytesPI, BytesStart, BytesText, Event},
};

/// An XML 1.0 document while it is written.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

/// Attributes of an element, in order.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document in UTF-8.
    pub(crate) fn new() -> Self {
        let mut xml =
            Self { writer: Writer::new_with_indent(Vec::new(), b' ', 0), open: Vec::new() };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml
    }

    /// Adds a processing instruction.
    pub(crate) fn instruction(&mut self, name: &str, attributes: Attributes<'_>) {
        let attributes =
            attributes.iter().map(|(key, value)| format!(" {key}=\"{}\"", escape(*value)));
        let content: String = [name.to_owned()].into_iter().chain(attributes).collect();
        self.write(Event::PI(BytesPI::new(content)));
    }

    /// Opens an element, which is closed by [`Xml::close`].
    pub(crate) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.write(Event::Start(start(name, attributes)));
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.write(Event::End(BytesEnd::new(name)));
        }
    }

    /// Adds an element that holds text.
    pub(crate) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.write(Event::Start(start(name, attributes)));
        self.write(Event::Text(BytesText::new(&allowed(text))));
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Adds an element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// The document, with every element closed.
    pub(crate) fn finished(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.writer.into_inner()
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let _ = self.writer.write_event(event);
    }
}

fn start<'n>(name: &'n str, attributes: Attributes<'_>) -> BytesStart<'n> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(value).as_str()));
    }
    start
}

/// The text without the characters that no XML document may have, not even escaped (XML 1.0, 2.2), and with
/// the line ends that every parser makes of it.
fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| !matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_every_parser_reads() {
        let mut xml = Xml::new();
        xml.instruction("xml-stylesheet", &[("href", "a&b.css")]);
        xml.open("feed", &[("title", "a \"b\" <c>")]);
        xml.text("p", &[], "1 < 2 & \u{b}3 > 2");
        xml.empty("br", &[]);
        let text = String::from_utf8(xml.finished()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<?xml-stylesheet href=\"a&amp;b.css\"?>\n\
             <feed title=\"a &quot;b&quot; &lt;c&gt;\">\n<p>1 &lt; 2 &amp; 3 &gt; 2</p>\n<br/>\n</feed>"
        );
    }
}
