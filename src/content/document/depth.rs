//! The depth to which quotations and lists stand in each other.

use std::ops::Range;

use super::{Document, Html, html::push_escaped, outline::Outline};

/// The greatest number of marks of quotations, lists, notes and definitions in a row: many more than
/// anybody writes. pulldown-cmark looks at everything that is open for every line, so that depth
/// costs as much again for each line of the text.
pub const DEEPEST: usize = 200;

/// The place where the first line stands that goes deeper, in bytes.
///
/// Each mark takes a byte or more, so such a line covers two chunks in a row, and a text of short
/// lines is passed over without looking for the end of each.
pub(super) fn too_deep(markdown: &str) -> Option<Range<usize>> {
    const {
        assert!(DEEPEST >= 3 * CHUNK - 1, "a line of this length covers two chunks");
    }
    let (chunks, _) = markdown.as_bytes().as_chunks::<CHUNK>();
    // The chunk with the start of the line, and how many it covers since then.
    let (mut starts, mut covered) = (0, 0);
    for (index, chunk) in chunks.iter().enumerate() {
        if has_line_end(chunk) {
            (starts, covered) = (index, 0);
            continue;
        }
        covered += 1;
        // A line that was looked at is not looked at again.
        if covered == 2 {
            let end = chunks.get(starts)?.iter().rposition(|byte| *byte == b'\n');
            let start = end.map_or(0, |end| starts * CHUNK + end + 1);
            let text = markdown.get(start..)?;
            if is_too_deep(text) {
                let line = text.split('\n').next()?.trim_end();
                return Some(start..start + line.len());
            }
        }
    }
    None
}

/// The number of bytes that are looked at together.
const CHUNK: usize = 64;

/// Returns `true` if one of the bytes ends a line. All are looked at, since many at once take hardly longer than one.
fn has_line_end(chunk: &[u8; CHUNK]) -> bool {
    chunk.iter().fold(false, |found, byte| found | (*byte == b'\n'))
}

/// Returns `true` if the first line of the text does.
fn is_too_deep(text: &str) -> bool {
    let mut rest = text;
    let mut depth = 0;
    while let Some(inner) = within(rest.trim_start_matches([' ', '\t'])) {
        depth += 1;
        rest = inner;
    }
    // Marks and nothing else are a line across the page, however many.
    let is_line_of_marks = || rest.split('\n').next().is_none_or(|line| line.trim().is_empty());
    depth > DEEPEST && !is_line_of_marks()
}

/// The text behind the mark of the quotation, the item, the note or the definition that begins
/// the text.
fn within(text: &str) -> Option<&str> {
    if let Some(quoted) = text.strip_prefix('>') {
        return Some(quoted);
    }
    if let Some(note) = text.strip_prefix("[^") {
        let name = note.find([']', '\n'])?;
        return note.get(name..)?.strip_prefix("]:");
    }
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = if number.len() < text.len() {
        number.strip_prefix(['.', ')'])?
    } else {
        text.strip_prefix(['-', '*', '+', ':'])?
    };
    item.starts_with([' ', '\t']).then_some(item)
}

/// The text as it is, for what cannot be read as an article.
pub(super) fn as_it_is(markdown: &str) -> Document {
    let mut markup = String::from("<pre tabindex=\"0\">");
    push_escaped(&mut markup, markdown);
    markup.push_str("</pre>\n");
    let html = Html::new(markup);
    Document { html, outline: Outline::default(), has_notes: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_line_that_goes_too_deep() {
        for mark in ["> ", ">", "- ", "1. ", "> * ", "[^a]: ", ": "] {
            let line = |count: usize| format!("a\n\n{}b\nc\n", mark.repeat(count));
            let deep = line(DEEPEST + 1);
            let found = too_deep(&deep).map(|range| &deep[range]);
            assert_eq!(found, Some(format!("{}b", mark.repeat(DEEPEST + 1)).as_str()), "{mark}");
            assert_eq!(too_deep(&line(DEEPEST / 2)), None, "{mark}");
        }
        assert_eq!(too_deep(&"- ".repeat(1000)), None);
        assert_eq!(too_deep(&"-".repeat(1000)), None);
    }

    #[test]
    fn loses_nothing_of_what_it_does_not_read() {
        let html = as_it_is("> <b>").html;
        assert_eq!(html.as_str(), "<pre tabindex=\"0\">&gt; &lt;b&gt;</pre>\n");
    }
}
