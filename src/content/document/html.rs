//! Markup that is known to be safe.

/// HTML that may be put into a page as it is.
///
/// Only the document writer makes it, so whoever holds one need not ask where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(String);

impl Html {
    pub(super) fn new(markup: String) -> Self {
        Self(markup)
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A set of ASCII characters to find in a text: one look into a table for each byte.
pub(super) struct AnyOf([bool; 256]);

impl AnyOf {
    /// The set of these characters.
    pub(super) const fn new(characters: &[u8]) -> Self {
        let mut table = [false; 256];
        let mut rest = characters;
        while let [first, after @ ..] = rest {
            table[*first as usize] = true;
            rest = after;
        }
        Self(table)
    }

    /// The characters of the set that a text has, in order, each with its place in bytes.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = (usize, u8)> {
        text.bytes().enumerate().filter(|(_, byte)| self.0[usize::from(*byte)])
    }
}

/// Adds text to markup, between tags or in a double-quoted attribute. A null, which no page can have,
/// becomes the character that stands for what cannot be shown (CommonMark 0.31.2, 2.3).
pub(crate) fn push_escaped(markup: &mut String, text: &str) {
    static ESCAPED: AnyOf = AnyOf::new(b"&<>\"\0");
    let mut written = 0;
    for (at, byte) in ESCAPED.places(text) {
        markup.push_str(text.get(written..at).unwrap_or_default());
        markup.push_str(entity(byte));
        written = at + 1;
    }
    markup.push_str(text.get(written..).unwrap_or_default());
}

/// The reference of markup for one of the characters that it gives a meaning.
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
    markup.push(' ');
    markup.push_str(name);
    markup.push_str("=\"");
    let mut written = 0;
    for (at, byte) in address.bytes().enumerate() {
        if IS_PLAIN_IN_ADDRESSES[usize::from(byte)] {
            continue;
        }
        // Within a character of several bytes nothing is left to be written.
        markup.push_str(address.get(written..at).unwrap_or_default());
        written = at + 1;
        match byte {
            b'&' => markup.push_str("&amp;"),
            // Brackets around the numbers of an IPv6 host must stay.
            b'[' | b']' if address.contains("//[") => markup.push(char::from(byte)),
            _ => {
                let hexadecimal = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
                markup.extend(['%', hexadecimal(byte >> 4), hexadecimal(byte & 15)]);
            }
        }
    }
    markup.push_str(address.get(written..).unwrap_or_default());
    markup.push('"');
}

/// The bytes that an address has as they are.
static IS_PLAIN_IN_ADDRESSES: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b'!';
    while byte < 127 {
        plain[byte as usize] = !matches!(
            byte,
            b'"' | b'&' | b'<' | b'>' | b'[' | b'\\' | b']' | b'^' | b'`' | b'{' | b'|' | b'}'
        );
        byte += 1;
    }
    plain
};

#[cfg(test)]
mod tests {
    use super::*;

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
