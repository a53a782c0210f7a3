//! Raw HTML taken apart: the elements that an author may write, and how tags are read.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// An element that an author may write.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name.
    pub name: &'static str,
    /// The place of it may.
    pub place: Place,
    /// The content that may stand in it.
    pub content: Content,
    /// The attributes it keeps, besides those that every element keeps.
    attributes: &'static [&'static str],
    /// Attributes that it always has, as they are written.
    pub always: &'static str,
}

/// The place of an element may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Among words.
    Phrasing,
    /// Among blocks.
    Flow,
    /// In these elements and nowhere else.
    In(&'static [&'static str]),
}

/// The content that an element may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing, not even an end tag.
    Nothing,
    /// Nothing but an end tag: what stood before it, a browser would read as text and not show.
    NothingShown,
    /// Words.
    Phrasing,
    /// Blocks and words.
    Flow,
    /// Only the elements that are made for it.
    Only,
}

/// A piece of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'h> {
    /// The start tag of an element that may be written.
    Start(&'static Element, Attributes<'h>),
    /// Its end tag.
    End(&'static Element),
    /// A tag of another element, whose name follows.
    Unknown(&'h str, &'h str),
    /// Text, with its character references as the characters that they name.
    Text(Cow<'h, str>),
}

/// The attributes of a tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attributes<'h> {
    /// The whole tag as the author typed it.
    pub tag: &'h str,
    written: Vec<(&'h str, &'h str)>,
}

const EVERYWHERE: [&str; 7] = ["align", "aria-label", "class", "dir", "id", "lang", "title"];

const TABLE_PARTS: &[&str] = &["table", "thead", "tbody", "tfoot"];
const RECORDINGS: &[&str] = &["audio", "video"];

const fn words(name: &'static str, attributes: &'static [&'static str]) -> Element {
    Element { name, place: Place::Phrasing, content: Content::Phrasing, attributes, always: "" }
}

const fn block(name: &'static str, content: Content) -> Element {
    Element { name, place: Place::Flow, content, attributes: &[], always: "" }
}

const fn part(name: &'static str, of: &'static [&'static str], content: Content) -> Element {
    Element { name, place: Place::In(of), content, attributes: &[], always: "" }
}

const fn empty(
    name: &'static str,
    place: Place,
    attributes: &'static [&'static str],
    always: &'static str,
) -> Element {
    Element { name, place, content: Content::Nothing, attributes, always }
}

/// The elements of HTML that a writer needs, in alphabetical order.
static ELEMENTS: [Element; 67] = [
    words("a", &["href"]),
    words("abbr", &[]),
    block("aside", Content::Flow),
    Element { always: " controls preload=\"none\"", ..words("audio", &["loop", "muted", "src"]) },
    words("b", &[]),
    words("bdi", &[]),
    words("bdo", &[]),
    block("blockquote", Content::Flow),
    empty("br", Place::Phrasing, &[], ""),
    part("caption", &["table"], Content::Phrasing),
    words("cite", &[]),
    words("code", &[]),
    part("dd", &["dl"], Content::Flow),
    words("del", &["datetime"]),
    Element { attributes: &["name", "open"], ..block("details", Content::Flow) },
    words("dfn", &[]),
    block("div", Content::Flow),
    block("dl", Content::Only),
    part("dt", &["dl"], Content::Phrasing),
    words("em", &[]),
    part("figcaption", &["figure"], Content::Flow),
    block("figure", Content::Flow),
    block("h1", Content::Phrasing),
    block("h2", Content::Phrasing),
    block("h3", Content::Phrasing),
    block("h4", Content::Phrasing),
    block("h5", Content::Phrasing),
    block("h6", Content::Phrasing),
    empty("hr", Place::Flow, &[], ""),
    words("i", &[]),
    Element {
        always: " loading=\"lazy\" referrerpolicy=\"strict-origin-when-cross-origin\" \
                 sandbox=\"allow-forms allow-popups allow-presentation allow-same-origin allow-scripts\"",
        content: Content::NothingShown,
        ..words("iframe", &["allowfullscreen", "height", "src", "width"])
    },
    empty(
        "img",
        Place::Phrasing,
        &["alt", "height", "src", "width"],
        " loading=\"lazy\" decoding=\"async\"",
    ),
    words("ins", &["datetime"]),
    words("kbd", &[]),
    Element { attributes: &["value"], ..part("li", &["ol", "ul"], Content::Flow) },
    words("mark", &[]),
    Element { attributes: &["reversed", "start", "type"], ..block("ol", Content::Only) },
    block("p", Content::Phrasing),
    block("pre", Content::Phrasing),
    words("q", &[]),
    part("rp", &["ruby"], Content::Phrasing),
    part("rt", &["ruby"], Content::Phrasing),
    words("ruby", &[]),
    words("s", &[]),
    words("samp", &[]),
    block("section", Content::Flow),
    words("small", &[]),
    empty("source", Place::In(RECORDINGS), &["src", "type"], ""),
    words("span", &[]),
    words("strong", &[]),
    words("sub", &[]),
    part("summary", &["details"], Content::Phrasing),
    words("sup", &[]),
    block("table", Content::Only),
    part("tbody", &["table"], Content::Only),
    Element { attributes: &["colspan", "rowspan"], ..part("td", &["tr"], Content::Flow) },
    part("tfoot", &["table"], Content::Only),
    Element { attributes: &["colspan", "rowspan", "scope"], ..part("th", &["tr"], Content::Flow) },
    part("thead", &["table"], Content::Only),
    words("time", &["datetime"]),
    part("tr", TABLE_PARTS, Content::Only),
    empty("track", Place::In(RECORDINGS), &["default", "kind", "label", "src", "srclang"], ""),
    words("u", &[]),
    block("ul", Content::Only),
    words("var", &[]),
    Element {
        always: " controls preload=\"metadata\"",
        ..words("video", &["height", "loop", "muted", "playsinline", "poster", "src", "width"])
    },
    empty("wbr", Place::Phrasing, &[], ""),
];

impl Element {
    fn named(name: &str) -> Option<&'static Self> {
        ELEMENTS.iter().find(|element| element.name.eq_ignore_ascii_case(name))
    }

    /// The names of the attributes that an element does not keep, and whose author may have meant something by
    /// them: one that it does not know, and one that is written twice.
    pub(super) fn left_out<'h>(&self, attributes: &Attributes<'h>) -> Vec<&'h str> {
        let mut kept = Vec::new();
        let mut is_left_out = |name: &&str| match self.attribute(name) {
            Some(known) if kept.contains(&known) => true,
            Some(known) => {
                kept.push(known);
                false
            }
            None => !SETTLED.iter().any(|settled| settled.eq_ignore_ascii_case(name)),
        };
        attributes.written.iter().map(|(name, _)| *name).filter(|name| is_left_out(name)).collect()
    }

    /// The attribute's name as it is written, if the element keeps it.
    pub(super) fn attribute(&self, name: &str) -> Option<&'static str> {
        let known = EVERYWHERE.iter().chain(self.attributes);
        known.copied().find(|known| known.eq_ignore_ascii_case(name))
    }
}

/// Attributes that say how a browser is to fetch, frame or play something, which this site says itself.
const SETTLED: [&str; 20] = [
    "allow",
    "autoplay",
    "border",
    "cellpadding",
    "cellspacing",
    "controls",
    "crossorigin",
    "decoding",
    "fetchpriority",
    "frameborder",
    "height",
    "loading",
    "preload",
    "referrerpolicy",
    "rel",
    "sandbox",
    "sizes",
    "srcset",
    "target",
    "width",
];

impl<'h> Attributes<'h> {
    /// The attributes in their order, with the values that a browser would read.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'h str, Cow<'h, str>)> {
        self.written.iter().map(|(name, value)| (*name, decoded(value)))
    }

    /// The value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<Cow<'h, str>> {
        self.iter().find(|(written, _)| written.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// The opening of a comment.
const COMMENT: &str = "<!--";

/// The name under which a comment that nothing closes is among the parts, as [`Part::Unknown`].
pub(super) const UNCLOSED_COMMENT: &str = "!--";

/// Takes raw HTML apart. Comments are not for the reader and are left out. One that nothing closes is
/// text: a browser would hide all that follows it.
pub(super) fn parts(html: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = html;
    // Looked for once: where one comment is not closed, no later one is.
    let mut are_closed = true;
    std::iter::from_fn(move || {
        while are_closed && rest.starts_with(COMMENT) {
            if let Some(after) = behind_comment(rest) {
                rest = after;
                continue;
            }
            are_closed = false;
            let (opening, after) = rest.split_at(COMMENT.len());
            rest = after;
            return Some(Part::Unknown(opening, UNCLOSED_COMMENT));
        }
        if rest.is_empty() {
            return None;
        }
        if let Some((part, after)) = tag(rest) {
            rest = after;
            return Some(part);
        }
        // A character that starts no tag is text, up to what may start one.
        let next = rest.char_indices().skip(1).find(|(_, c)| *c == '<');
        let (text, after) = rest.split_at(next.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(Part::Text(decoded(text)))
    })
}

/// The text behind the comment at the start of a text. `<!-->` and `<!--->` are whole comments
/// (CommonMark 0.31.2, 6.6).
fn behind_comment(text: &str) -> Option<&str> {
    ["<!-->", "<!--->"]
        .iter()
        .find_map(|empty| text.strip_prefix(empty))
        .or_else(|| Some(text.strip_prefix(COMMENT)?.split_once("-->")?.1))
}

/// Reads the tag at the start of a text (CommonMark 0.31.2, 6.6).
fn tag(text: &str) -> Option<(Part<'_>, &str)> {
    let inner = text.strip_prefix('<')?;
    let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let (name, mut rest) = inner.split_at(inner.find(|c| !is_name(c)).unwrap_or(inner.len()));
    let mut written = Vec::new();
    loop {
        let after_space = rest.trim_start_matches(SPACE);
        let end = after_space.strip_prefix('/').unwrap_or(after_space);
        if let Some(after) = end.strip_prefix('>') {
            let (source, _) = text.split_at(text.len() - after.len());
            let part = match Element::named(name) {
                None => Part::Unknown(source, name),
                Some(element) if is_end => Part::End(element),
                Some(element) => Part::Start(element, Attributes { tag: source, written }),
            };
            return Some((part, after));
        }
        if after_space.len() == rest.len() {
            return None;
        }
        let (attribute, after) = attribute(after_space)?;
        written.push(attribute);
        rest = after;
    }
}

/// The characters that HTML takes for space.
pub(super) const SPACE: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];

/// Reads an attribute: its name, its value as it is written, and what stands behind it.
fn attribute(text: &str) -> Option<((&str, &str), &str)> {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | ':')) {
        return None;
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-');
    let (name, rest) = text.split_at(text.find(|c| !is_name(c)).unwrap_or(text.len()));
    let Some(value) = rest.trim_start_matches(SPACE).strip_prefix('=') else {
        return Some(((name, ""), rest));
    };
    let value = value.trim_start_matches(SPACE);
    let (value, after) = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split_once(quote)?,
        _ => {
            let ends = |c: char| SPACE.contains(&c) || "\"'=<>`".contains(c);
            let end = value.find(ends).unwrap_or(value.len());
            (end > 0).then(|| value.split_at(end))?
        }
    };
    Some(((name, value), after))
}

/// No name of a character is longer: `&CounterClockwiseContourIntegral;`.
const LONGEST_NAME: usize = 40;

/// Text with its character references as the characters that they name. pulldown-cmark has their
/// table already, so each is read as a small text of Markdown.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.find('&').map(|at| rest.split_at(at)) {
        read.push_str(before);
        // Anything else that ends in a semicolon would be read as Markdown.
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        let name = from.bytes().skip(1).take(LONGEST_NAME).take_while(is_name).count();
        let is_reference = from.as_bytes().get(name + 1) == Some(&b';');
        let (reference, after) = from.split_at(if is_reference { name + 2 } else { 1 });
        for event in Parser::new(reference) {
            if let Event::Text(text) = event {
                read.push_str(&text);
            }
        }
        rest = after;
    }
    read.push_str(rest);
    Cow::Owned(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_in_order() {
        assert!(ELEMENTS.iter().zip(&ELEMENTS[1..]).all(|(one, next)| one.name < next.name));
    }

    #[test]
    fn reads_tags_as_a_browser_would() {
        let html = "a<B title = 'x &amp; y' data-z OPEN\n lang=de>b</B >< c<i/>&lt;&copy;&no;";
        let mut parts = parts(html);
        assert_eq!(parts.next(), Some(Part::Text("a".into())));
        let Some(Part::Start(element, attributes)) = parts.next() else { panic!("no tag") };
        assert_eq!(element.name, "b");
        let read: Vec<_> = attributes.iter().collect();
        assert_eq!(
            read,
            [
                ("title", "x & y".into()),
                ("data-z", "".into()),
                ("OPEN", "".into()),
                ("lang", "de".into())
            ]
        );
        assert_eq!(parts.next(), Some(Part::Text("b".into())));
        assert!(matches!(parts.next(), Some(Part::End(element)) if element.name == "b"));
        assert_eq!(parts.next(), Some(Part::Text("< c".into())));
        assert!(matches!(parts.next(), Some(Part::Start(element, _)) if element.name == "i"));
        assert_eq!(parts.next(), Some(Part::Text("<©&no;".into())));
        assert_eq!(parts.next(), None);
    }

    #[test]
    fn takes_for_text_what_is_no_tag() {
        for text in [
            "<",
            "<1>",
            "</>",
            "<b",
            "<b x",
            "<b x=>",
            "<b x='>",
            "<b\"c\">",
            "<b x=\"a\"y=\"b\">",
            "<?a?>",
            "<!DOCTYPE html>",
            "<![CDATA[x]]>",
        ] {
            let read: Vec<_> = parts(text).collect();
            assert_eq!(read, [Part::Text(text.into())], "{text}");
        }
        assert_eq!(parts("<x-y z>").next(), Some(Part::Unknown("<x-y z>", "x-y")));
        assert_eq!(parts("<!-- a --><!-- b -->").next(), None);
    }

    #[test]
    fn takes_for_text_what_stands_in_no_closed_comment() {
        let read: Vec<_> = parts("<!-- a --><!-- b <!-- c").collect();
        assert_eq!(
            read,
            [
                Part::Unknown("<!--", UNCLOSED_COMMENT),
                Part::Text(" b ".into()),
                Part::Text("<!-- c".into())
            ]
        );
        for (html, text) in [("<!-->a", "a"), ("<!--->a", "a"), ("<!---->a", "a")] {
            assert_eq!(parts(html).collect::<Vec<_>>(), [Part::Text(text.into())], "{html}");
        }
    }

    #[test]
    fn reads_no_markdown_between_ampersands_and_semicolons() {
        for text in ["if (a && b)\n  return c;", "Q&A: use `foo`; then", "&T *x*;", "a &\nb; &;"] {
            assert_eq!(decoded(text), text);
        }
        assert_eq!(decoded("a &amp; b &#x26; c &no; &copy"), "a & b & c &no; &copy");
    }
}
