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

/// Characters of ASCII, to find all of them in a text quickly: articles are read byte by byte for
/// them, and hardly a byte is one.
pub(super) struct AnyOf<const N: usize> {
    characters: [u8; N],
    table: [bool; 256],
}

/// How many bytes are looked at together, which takes hardly longer than one.
const CHUNK: usize = 16;

impl<const N: usize> AnyOf<N> {
    /// These characters.
    pub(super) const fn new(characters: &[u8; N]) -> Self {
        let mut table = [false; 256];
        let mut rest = characters.as_slice();
        while let [first, after @ ..] = rest {
            table[*first as usize] = true;
            rest = after;
        }
        Self { characters: *characters, table }
    }

    /// Where they stand in a text, in order, and which it is.
    pub(super) fn places<'t>(&'t self, text: &'t str) -> Places<'t, N> {
        Places { set: self, bytes: text.as_bytes(), looked_at: 0, found: 0 }
    }

    /// Which bytes of a chunk are among them: each becomes 1, the others 0.
    fn found_in(&self, chunk: &[u8; CHUNK]) -> u128 {
        let is_one_of =
            |byte: u8| self.characters.iter().fold(false, |any, one| any | (byte == *one));
        u128::from_le_bytes(chunk.map(|byte| u8::from(is_one_of(byte))))
    }
}

/// Whether a processor compares many bytes with one in an instruction: WebAssembly without vectors
/// does not, and is larger for trying.
const HAS_VECTORS: bool = !cfg!(target_arch = "wasm32");

/// Where characters stand in a text.
pub(super) struct Places<'t, const N: usize> {
    set: &'t AnyOf<N>,
    bytes: &'t [u8],
    /// How many bytes were looked at.
    looked_at: usize,
    /// Those of the last chunk that are still to be told, each a byte that is not zero.
    found: u128,
}

impl<const N: usize> Iterator for Places<'_, N> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<Self::Item> {
        while self.found == 0 {
            let rest = self.bytes.get(self.looked_at..)?;
            if !HAS_VECTORS || self.bytes.len() < CHUNK {
                return self.next_of_few(rest);
            }
            if let Some(chunk) = rest.first_chunk() {
                self.found = self.set.found_in(chunk);
                self.looked_at += CHUNK;
            } else {
                // What is left at the end is looked at with what is before it.
                let chunk = self.bytes.last_chunk().filter(|_| !rest.is_empty())?;
                let seen = 8 * (CHUNK - rest.len());
                self.found = self.set.found_in(chunk) >> seen << seen;
                self.looked_at = self.bytes.len();
            }
        }
        let at = self.looked_at - CHUNK + self.found.trailing_zeros() as usize / 8;
        self.found &= self.found - 1;
        Some((at, *self.bytes.get(at)?))
    }
}

impl<const N: usize> Places<'_, N> {
    /// The next of bytes that are looked at one by one.
    fn next_of_few(&mut self, rest: &[u8]) -> Option<(usize, u8)> {
        let found = rest.iter().position(|byte| self.set.table[usize::from(*byte)]);
        let at = self.looked_at + found.unwrap_or(rest.len());
        self.looked_at = at + 1;
        Some((at, *self.bytes.get(at)?))
    }
}

/// Adds text to markup, between tags or in a double-quoted attribute. A null, which no page can have,
/// becomes the character that stands for what cannot be shown (CommonMark 0.31.2, 2.3).
pub(crate) fn push_escaped(markup: &mut String, text: &str) {
    static ESCAPED: AnyOf<5> = AnyOf::new(b"&<>\"\0");
    let mut written = 0;
    for (at, byte) in ESCAPED.places(text) {
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
    use super::{
        super::{Assets, Place, render},
        *,
    };

    #[test]
    fn cuts_long_articles_between_blocks() {
        let block = "Some words in a paragraph.\n\n> A quotation.\n>\n> - With a list.\n\n\
                     Table: A caption\n\n|A|table|\n|-|-|\n|with|words|\n\n";
        let long = render(&block.repeat(200), Place::ROOT, &Assets::default()).html;
        let pieces: Vec<&str> = (0..).map_while(|number| long.piece(number)).collect();
        assert_eq!(pieces.concat(), long.as_str());
        assert!(pieces.len() > 3, "{}", pieces.len());
        for piece in &pieces {
            assert!(piece.len() < 10_000, "{}", piece.len());
            let start = ["<p>", "<blockquote>", "<div class=\"o-table\""]
                .iter()
                .any(|tag| piece.starts_with(tag));
            let end =
                ["</p>\n", "</blockquote>\n", "</div>\n"].iter().any(|tag| piece.ends_with(tag));
            assert!(start && end, "{piece}");
        }
        let short = render("One.\n\nTwo.", Place::ROOT, &Assets::default()).html;
        assert_eq!((short.piece(0), short.piece(1)), (Some(short.as_str()), None));
    }

    #[test]
    fn cuts_before_the_first_formula() {
        let formula = "<math><mi>x</mi></math>".to_owned();
        let assets = Assets { math: vec![formula.clone(), formula], ..Assets::default() };
        let pieces = |markdown: &str| -> Vec<String> {
            let html = render(markdown, Place::ROOT, &assets).html;
            (0..).map_while(|number| html.piece(number).map(str::to_owned)).collect()
        };
        assert_eq!(
            pieces("One.\n\nTwo.\n\nOf $x$ here.\n\nAnd $x$ there."),
            [
                "<p>One.</p>\n<p>Two.</p>\n",
                "<p>Of <math><mi>x</mi></math> here.</p>\n<p>And <math><mi>x</mi></math> there.</p>\n",
            ]
        );
        assert_eq!(pieces("$x$ first.\n\nTwo.").len(), 1);
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
