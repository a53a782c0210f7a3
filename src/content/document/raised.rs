//! What is raised or lowered in a line: `x^2^` and `H~2~O`.

use std::ops::Range;

/// A few characters above or below the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raised {
    /// Where it stands with its marks, in bytes of the text.
    pub range: Range<usize>,
    /// The element that it is.
    pub tag: &'static str,
}

impl Raised {
    /// Where it stands without its marks.
    pub(super) fn inner(&self) -> Range<usize> {
        self.range.start + 1..self.range.end - 1
    }
}

/// What is longer was not meant to be raised.
const LONGEST: usize = 32;

/// Finds the first of them that starts at `from` or behind it. As in Pandoc there is no space in it;
/// it stands directly behind a letter, a digit or a bracket, so that `^_^` and `~/notes` stay what
/// they are.
pub(super) fn find(text: &str, from: usize) -> Option<Raised> {
    let bytes = text.as_bytes();
    let mut start = from;
    loop {
        start += bytes.get(start..)?.iter().position(|byte| matches!(byte, b'^' | b'~'))?;
        let mark = *bytes.get(start)?;
        let inner = bytes.get(start + 1..)?;
        let end = inner
            .iter()
            .take(LONGEST)
            .position(|byte| matches!(byte, b'^' | b'~') || byte.is_ascii_whitespace());
        let before = text.get(..start)?.chars().next_back();
        let is_behind_a_word = before.is_some_and(|c| c.is_alphanumeric() || ")]’′".contains(c));
        if let Some(length) = end.filter(|length| *length > 0 && is_behind_a_word)
            && inner.get(length) == Some(&mark)
            && inner.get(length + 1) != Some(&mark)
        {
            let tag = if mark == b'^' { "sup" } else { "sub" };
            return Some(Raised { range: start..start + length + 2, tag });
        }
        start += 1;
    }
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
            let found = find(text, 0).unwrap();
            assert_eq!((found.tag, &text[found.inner()]), (tag, inner), "{text}");
        }
        assert_eq!(find("a^1^b^2^", 4).unwrap().range, 5..8);
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
            assert_eq!(find(text, 0), None, "{text}");
        }
    }
}
