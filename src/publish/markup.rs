//! Markup as text: the tags of an HTML file, minified or not, and text within it.

use std::ops::Range;

/// An opening tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag<'h> {
    /// Its name.
    pub(crate) name: &'h str,
    /// The place, with its angle brackets.
    pub(crate) range: Range<usize>,
    /// Its attributes.
    pub(crate) attributes: Vec<Attribute<'h>>,
    /// The text up to the closing tag, for elements that hold nothing but text.
    pub(crate) text: Range<usize>,
}

/// An attribute of a tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Attribute<'h> {
    /// Its name.
    pub(crate) name: &'h str,
    /// Its value, as written, without quotation marks.
    pub(crate) value: &'h str,
    /// The place of the value.
    pub(crate) range: Range<usize>,
}

/// The endings of files that the page's scripts name.
const FILES: [&str; 9] =
    [".css", ".ico", ".js", ".json", ".mjs", ".png", ".svg", ".wasm", ".woff2"];

/// Elements in which `<` starts no tag (WHATWG HTML, 13.1.2).
const TEXT_ONLY: [&str; 4] = ["script", "style", "textarea", "title"];

impl<'h> Tag<'h> {
    /// The attribute with this name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&Attribute<'h>> {
        self.attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))
    }

    /// The value of an attribute; empty where it is missing.
    pub(crate) fn value(&self, name: &str) -> &'h str {
        self.attribute(name).map_or("", |attribute| attribute.value)
    }

    /// The place of the element: the tag, and behind it the text and the closing tag of one that holds
    /// nothing but text.
    pub(crate) fn element(&self, html: &str) -> Range<usize> {
        let is_text = TEXT_ONLY.iter().any(|name| self.is(name));
        let rest = html.get(self.text.end..).filter(|_| is_text).unwrap_or_default();
        let closing = rest.find('>').map_or(rest.len(), |end| end + 1);
        self.range.start..self.text.end + closing
    }

    /// Returns `true` if the element has this name.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The opening tags of a page, in order.
pub(crate) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        let rest = html.get(start..).unwrap_or_default();
        if rest.starts_with("<!--") {
            at = start + rest.find("-->").map_or(rest.len(), |end| end + 3);
        } else if rest.get(1..).is_some_and(|name| name.starts_with(|c: char| c.is_alphabetic())) {
            let tag = tag(html, start);
            at = tag.text.end;
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

fn tag(html: &str, start: usize) -> Tag<'_> {
    let text = |range: Range<usize>| html.get(range).unwrap_or_default();
    let name_end = end_of(html, start + 1, |c| c.is_whitespace() || matches!(c, '/' | '>'));
    let name = text(start + 1..name_end);
    let mut attributes = Vec::new();
    let mut at = name_end;
    loop {
        at = end_of(html, at, |c| !c.is_whitespace() && c != '/');
        if text(at..html.len()).starts_with('>') || at >= html.len() {
            break;
        }
        let name_end = end_of(html, at + 1, |c| c.is_whitespace() || matches!(c, '=' | '/' | '>'));
        let name = text(at..name_end);
        let equals = end_of(html, name_end, |c| !c.is_whitespace());
        let range = match text(equals..html.len()).strip_prefix('=') {
            Some(_) => value(html, equals + 1),
            None => name_end..name_end,
        };
        let quoted = text(range.end..html.len()).starts_with(['"', '\'']);
        at = range.end + usize::from(quoted);
        attributes.push(Attribute { name, value: text(range.clone()), range });
    }
    let end = (at + 1).min(html.len());
    let after = text(end..html.len());
    let length = match TEXT_ONLY.iter().find(|element| name.eq_ignore_ascii_case(element)) {
        Some(element) => after.find(&format!("</{element}")).unwrap_or(after.len()),
        None => 0,
    };
    Tag { name, range: start..end, attributes, text: end..end + length }
}

fn value(html: &str, from: usize) -> Range<usize> {
    let start = end_of(html, from, |c| !c.is_whitespace());
    match html.get(start..).and_then(|rest| rest.chars().next()) {
        Some(quote @ ('"' | '\'')) => start + 1..end_of(html, start + 1, |c| c == quote),
        _ => start..end_of(html, start, |c| c.is_whitespace() || c == '>'),
    }
}

/// The first byte, not before `from`, whose character ends something.
fn end_of(html: &str, from: usize, ends: impl Fn(char) -> bool) -> usize {
    let rest = html.get(from..).unwrap_or_default();
    from + rest.find(ends).unwrap_or(rest.len())
}

/// The names of files in a script that are texts of their own, and where they start.
pub(crate) fn quoted_files(script: &str) -> impl Iterator<Item = (usize, &str)> {
    script.match_indices(['"', '\'', '`']).filter_map(move |(at, quote)| {
        let start = at + 1;
        let rest = script.get(start..)?;
        let file = rest.get(..rest.find(['"', '\'', '`', '\n', ' ', '('])?)?;
        let closed = rest.get(file.len()..)?.starts_with(quote);
        (closed && FILES.iter().any(|ending| file.ends_with(ending))).then_some((start, file))
    })
}

/// Text between tags or in a quoted attribute.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_however_they_are_written() {
        let html = "<!doctype html><!-- <p> --><html lang=en data-x><script src='/a.js'>if (a<b) {}\
                    </script><link rel=\"x\" href = /b.css /><p>1 < 2</p>";
        let tags = tags(html);
        let names: Vec<&str> = tags.iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["html", "script", "link", "p"]);
        assert_eq!((tags[0].value("lang"), tags[0].value("data-x")), ("en", ""));
        assert_eq!(tags[1].value("src"), "/a.js");
        assert_eq!(&html[tags[1].text.clone()], "if (a<b) {}");
        assert_eq!((tags[2].value("rel"), tags[2].value("HREF")), ("x", "/b.css"));
        assert_eq!(&html[tags[1].range.clone()], "<script src='/a.js'>");
    }

    #[test]
    fn survives_a_file_that_ends_early() {
        for html in ["<", "<a", "<a b", "<a b=", "<a b=\"", "<script>", "<!--", "<é"] {
            assert!(tags(html).len() < 2, "{html}");
        }
    }
}
