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

/// Adds text to markup, between tags or in a double-quoted attribute. A null, which no page can have,
/// becomes the character that stands for what cannot be shown (CommonMark 0.31.2, 2.3).
pub(super) fn push_escaped(markup: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\0']) {
        let (plain, special) = rest.split_at(at);
        markup.push_str(plain);
        markup.push_str(match special.as_bytes() {
            [b'&', ..] => "&amp;",
            [b'<', ..] => "&lt;",
            [b'>', ..] => "&gt;",
            [0, ..] => "\u{fffd}",
            _ => "&quot;",
        });
        rest = special.get(1..).unwrap_or_default();
    }
    markup.push_str(rest);
}

/// Adds ` name="value"` to an open tag.
pub(super) fn push_attribute(markup: &mut String, name: &str, value: &str) {
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
    let mut encoded = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '[' | ']' if has_numeric_host => encoded.push(c),
            c if c.is_ascii_graphic() && !"\"<>[\\]^`{|}".contains(c) => encoded.push(c),
            c => {
                let hexadecimal = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    encoded.extend(['%', hexadecimal(byte >> 4), hexadecimal(byte & 15)]);
                }
            }
        }
    }
    push_attribute(markup, name, &encoded);
}

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
