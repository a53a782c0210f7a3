//! Text files as their author wrote them.

use crate::publish::paths::PUBLIC;
use std::{ops::Range, sync::Arc};

/// A text file below the root, with what a diagnostic needs to point into it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// The path relative to the root, with forward slashes: `public/posts/hello.md`.
    pub(crate) path: String,
    /// The text, without a byte order mark and with `\n` for every line end.
    pub(crate) text: String,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file.
    pub(crate) source: Arc<Source>,
    /// The bytes of its text.
    pub(crate) span: Range<usize>,
}

impl Source {
    /// Takes the bytes of a file. A byte order mark is dropped and `\r\n` becomes `\n`, neither of
    /// which moves a column.
    ///
    /// # Errors
    ///
    /// Returns what stands before the first byte that is not UTF-8.
    pub(crate) fn read(path: String, bytes: &[u8]) -> Result<Self, Self> {
        let valid = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let whole = valid.len() == bytes.len();
        let text = valid.strip_prefix('\u{feff}').unwrap_or(valid).replace("\r\n", "\n");
        let source = Self { path, text };
        if whole { Ok(source) } else { Err(source) }
    }

    /// The file whose text is unknown or of no interest.
    pub(crate) fn named(path: String) -> Self {
        Self { path, text: String::new() }
    }
}

impl Place {
    /// Some bytes of a file.
    pub(crate) fn new(source: &Arc<Source>, span: Range<usize>) -> Self {
        Self { source: Arc::clone(source), span }
    }
}

/// A file below `public`, of which no place matters.
pub(crate) fn named(file: &str) -> Place {
    Place::from(Arc::new(Source::named(format!("{PUBLIC}/{file}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_mark_and_carriage_returns() {
        let source = Source::read("a.md".to_owned(), b"\xef\xbb\xbf---\r\ntitle: A\r\n").unwrap();
        assert_eq!(source.text, "---\ntitle: A\n");
    }

    #[test]
    fn keeps_what_stands_before_an_invalid_byte() {
        let source = Source::read("a.md".to_owned(), b"ab\ncaf\xe9 au lait").unwrap_err();
        assert_eq!(source.text, "ab\ncaf");
    }
}
