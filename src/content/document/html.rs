//! Markup that is known to be safe.

/// HTML that may be put into a page as it is.
///
/// Only the document writer makes it, so whoever holds one need not ask where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html {
    markup: String,
    /// Where it can be cut, in bytes, in order: what stands on either side is whole.
    cuts: Vec<usize>,
}

impl Html {
    pub(super) fn new(markup: String, cuts: Vec<usize>) -> Self {
        Self { markup, cuts }
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.markup
    }

    /// A piece of it, of whole blocks and of a few kilobytes where no block is longer; `None` behind the
    /// last. So a page can show the first at once.
    pub fn piece(&self, number: usize) -> Option<&str> {
        let start = number.checked_sub(1).map_or(Some(0), |before| self.cuts.get(before).copied());
        let end = self.cuts.get(number).copied().unwrap_or(self.markup.len());
        self.markup.get(start?..end)
    }
}

/// Characters of ASCII, to find the next of any of them quickly: articles are read byte by byte for
/// them, and hardly a byte is one.
pub(super) struct AnyOf([bool; 256]);

impl AnyOf {
    /// These characters.
    pub(super) const fn new(characters: &[u8]) -> Self {
        let mut set = [false; 256];
        let mut rest = characters;
        while let [first, after @ ..] = rest {
            set[*first as usize] = true;
            rest = after;
        }
        Self(set)
    }

    /// The first of them at `from` or behind it, and where it stands.
    pub(super) fn find(&self, text: &str, from: usize) -> Option<(usize, u8)> {
        let rest = text.as_bytes().get(from..)?;
        // Whether there is one among eight takes hardly longer to tell than of one alone.
        let (eights, _) = rest.as_chunks::<8>();
        let is_one_of = |byte: &u8| self.0[usize::from(*byte)];
        let without = eights
            .iter()
            .take_while(|eight| !eight.iter().fold(false, |any, byte| any | is_one_of(byte)))
            .count()
            * 8;
        let found = without + rest.get(without..)?.iter().position(is_one_of)?;
        Some((from + found, *rest.get(found)?))
    }
}

/// Adds text to markup, between tags or in a double-quoted attribute. A null, which no page can have,
/// becomes the character that stands for what cannot be shown (CommonMark 0.31.2, 2.3).
pub(crate) fn push_escaped(markup: &mut String, text: &str) {
    static ESCAPED: AnyOf = AnyOf::new(b"&<>\"\0");
    let mut written = 0;
    while let Some((at, byte)) = ESCAPED.find(text, written) {
        markup.push_str(text.get(written..at).unwrap_or_default());
        markup.push_str(entity(byte));
        written = at + 1;
    }
    markup.push_str(text.get(written..).unwrap_or_default());
}

/// What markup has for one of the characters that it gives a meaning.
pub(super) fn entity(character: u8) -> &'static str {
    match character {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        0 => "\u{fffd}",
        _ => "&quot;",
    }
}

/// Adds ` name="value"` to an open tag.
pub(crate) fn push_attribute(markup: &mut String, name: &str, value: &str) {
    markup.push(' ');
    markup.push_str(name);
    markup.push_str("=\"");
    push_escaped(markup, value);
    markup.push('"');
}

/// Adds ` name="address"` to an open tag, with the characters that no address has written as their
/// bytes in hexadecimal (RFC 3986, 2.1). What the author encoded stays as it is.
///
/// A browser does the same, except that it reads a backslash as a slash.
pub(super) fn push_address(markup: &mut String, name: &str, address: &str) {
    // Brackets around the numbers of an IPv6 host must stay.
    let has_numeric_host = address.contains("//[");
    markup.push(' ');
    markup.push_str(name);
    markup.push_str("=\"");
    for byte in address.bytes() {
        match byte {
            b'&' => markup.push_str("&amp;"),
            b'[' | b']' if has_numeric_host => markup.push(char::from(byte)),
            b'"'
            | b'<'
            | b'>'
            | b'['
            | b'\\'
            | b']'
            | b'^'
            | b'`'
            | b'{'
            | b'|'
            | b'}'
            | ..=b' '
            | 127.. => {
                let hexadecimal = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
                markup.extend(['%', hexadecimal(byte >> 4), hexadecimal(byte & 15)]);
            }
            _ => markup.push(char::from(byte)),
        }
    }
    markup.push('"');
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Assets, Place, render},
        *,
    };

    #[test]
    fn cuts_long_articles_between_blocks() {
        let block = "Some words in a paragraph.\n\n> A quotation.\n>\n> - With a list.\n\n";
        let long = render(&block.repeat(200), Place::ROOT, &Assets::default()).html;
        let pieces: Vec<&str> = (0..).map_while(|number| long.piece(number)).collect();
        assert_eq!(pieces.concat(), long.as_str());
        assert!(pieces.len() > 3, "{}", pieces.len());
        for piece in &pieces {
            assert!(piece.len() < 10_000, "{}", piece.len());
            let start = ["<p>", "<blockquote>"].iter().any(|tag| piece.starts_with(tag));
            let end = ["</p>\n", "</blockquote>\n"].iter().any(|tag| piece.ends_with(tag));
            assert!(start && end, "{piece}");
        }
        let short = render("One.\n\nTwo.", Place::ROOT, &Assets::default()).html;
        assert_eq!((short.piece(0), short.piece(1)), (Some(short.as_str()), None));
    }

    #[test]
    fn escapes_what_is_not_text() {
        let mut markup = String::new();
        push_escaped(&mut markup, "a<b>&\"c\"\0'");
        assert_eq!(markup, "a&lt;b&gt;&amp;&quot;c&quot;\u{fffd}'");
    }

    #[test]
    fn encodes_what_no_address_has() {
        for (written, encoded) in [
            ("/a b?c=d&e#f", "/a%20b?c=d&amp;e#f"),
            ("/ö\\%C3%B6", "/%C3%B6%5C%C3%B6"),
            ("/a[0]\"|\u{7f}", "/a%5B0%5D%22%7C%7F"),
            ("http://[::1]:80/", "http://[::1]:80/"),
        ] {
            let mut markup = String::new();
            push_address(&mut markup, "href", written);
            assert_eq!(markup, format!(" href=\"{encoded}\""));
        }
    }
}
