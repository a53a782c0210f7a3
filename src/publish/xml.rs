//! XML 1.0 as text, with its characters escaped.

use std::fmt::Write as _;

/// An XML document while it is written.
#[derive(Debug, Default)]
pub(crate) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

/// Attributes of an element, in order.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document in UTF-8.
    pub(crate) fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Adds a processing instruction.
    pub(crate) fn instruction(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag("<?", name, attributes, "?>\n");
    }

    /// Opens an element, which is closed by [`Xml::close`].
    pub(crate) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag("<", name, attributes, ">\n");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.end(name);
        }
    }

    /// Adds an element that holds text.
    pub(crate) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.tag("<", name, attributes, ">");
        push_escaped(&mut self.text, text);
        self.end(name);
    }

    /// Adds an element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag("<", name, attributes, "/>\n");
    }

    /// The document, with every element closed.
    pub(crate) fn finished(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.into_bytes()
    }

    fn tag(&mut self, start: &str, name: &str, attributes: Attributes<'_>, end: &str) {
        self.text.push_str(start);
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            push_escaped(&mut self.text, value);
            self.text.push('"');
        }
        self.text.push_str(end);
    }

    fn end(&mut self, name: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "</{name}>");
    }
}

/// Text as it stands between tags or in a double-quoted attribute, in XML and in HTML. Characters
/// that no XML document may have, not even escaped (XML 1.0, 2.2), are left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_escaped(&mut escaped, text);
    escaped
}

fn push_escaped(to: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            // A parser would make a line feed of it.
            '\r' => to.push_str("&#13;"),
            '\u{0}'..='\u{8}'
            | '\u{b}'
            | '\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{fffe}'
            | '\u{ffff}' => {}
            c => to.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_every_parser_reads() {
        let mut xml = Xml::new();
        xml.open("feed", &[("title", "a \"b\" <c>")]);
        xml.text("p", &[], "1 < 2 & \u{b}3 > 2");
        xml.empty("br", &[]);
        let text = String::from_utf8(xml.finished()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed title=\"a &quot;b&quot; &lt;c&gt;\">\n\
             <p>1 &lt; 2 &amp; 3 &gt; 2</p>\n<br/>\n</feed>\n"
        );
    }
}
