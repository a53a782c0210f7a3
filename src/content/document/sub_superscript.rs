//! Raised and lowered characters: `x^2^` and `H~2~O`.

use std::ops::Range;

/// A few characters above or below the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raised {
    /// The place with its marks, in bytes of the text.
    pub range: Range<usize>,
    /// The element that it is.
    pub tag: &'static str,
}

impl Raised {
    /// The range without its marks.
    pub(super) fn inner(&self) -> Range<usize> {
        self.range.start + 1..self.range.end - 1
    }
}

/// Everything that is longer was not meant to be raised.
const LONGEST: usize = 32;

/// Finds the one whose first mark stands at `start`. As in Pandoc there is no space in it; it stands
/// directly behind a letter, a digit or a bracket, so that `^_^` and `~/notes` stay what they are.
pub(super) fn find(text: &str, start: usize) -> Option<Raised> {
    let (before, from) = text.split_at_checked(start)?;
    let (mark, inner) = from.as_bytes().split_first()?;
    let tag = match mark {
        b'^' => "sup",
        b'~' => "sub",
        _ => return None,
    };
    let is_behind_a_word =
        before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || ")]’′".contains(c));
    let is_end = |byte: &u8| matches!(byte, b'^' | b'~') || byte.is_ascii_whitespace();
    let length = inner.iter().take(LONGEST).position(is_end)?;
    let is_raised = length > 0
        && is_behind_a_word
        && inner.get(length) == Some(mark)
        && inner.get(length + 1) != Some(mark);
    is_raised.then(|| Raised { range: start..start + length + 2, tag })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_stands_behind_a_word() {
        for (text, tag, inner) in [
            ("x^2^", "sup", "2"),
            ("H~2~O", "sub", "2"),
            ("(a+b)^−n/2^.", "sup", "−n/2"),
            ("20 m^2^ and m^3^", "sup", "2"),
            ("1^er^", "sup", "er"),
        ] {
            let found = (0..text.len()).find_map(|start| find(text, start)).unwrap();
            assert_eq!((found.tag, &text[found.inner()]), (tag, inner), "{text}");
        }
        assert_eq!(find("a^1^b^2^", 5).unwrap().range, 5..8);
    }

    #[test]
    fn leaves_marks_that_mean_themselves() {
        for text in [
            "2^10 and 2^20",
            "^_^",
            "~/notes",
            "~10 ms to ~20 ms",
            "a^",
            "a^^",
            "a~~b~~",
            "^1^",
            "a^b~",
            "é^",
        ] {
            assert!((0..text.len()).all(|start| find(text, start).is_none()), "{text}");
        }
    }
}
