//! How deep quotations and lists stand in each other.

use std::ops::Range;

use super::{Document, Html, html::push_escaped, outline::Outline};

/// How many marks of quotations, lists, notes and definitions may stand in a row: many more than
/// anybody writes. pulldown-cmark looks at everything that is open for every line, so that depth
/// costs as much again for each line of the text.
pub const DEEPEST: usize = 200;

/// Where the first line stands that goes deeper, in bytes.
pub(super) fn too_deep(markdown: &str) -> Option<Range<usize>> {
    let mut start = 0;
    // Each mark takes a byte or more, so lines that end within so many are passed over together: to
    // find the end of every line takes long in a text of short ones.
    while start + DEEPEST < markdown.len() {
        let next = markdown.get(start..markdown.floor_char_boundary(start + DEEPEST + 1))?;
        if let Some(end) = next.rfind('\n') {
            start += end + 1;
            continue;
        }
        let line = markdown.get(start..)?.split('\n').next()?;
        if is_too_deep(line) {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len() + 1;
    }
    None
}

fn is_too_deep(line: &str) -> bool {
    let mut rest = line;
    let mut depth = 0;
    while let Some(inner) = within(rest.trim_start_matches([' ', '\t'])) {
        depth += 1;
        rest = inner;
    }
    // Marks and nothing else are a line across the page, however many.
    depth > DEEPEST && !rest.trim().is_empty()
}

/// What stands in the quotation, the item, the note or the definition that begins the text.
fn within(text: &str) -> Option<&str> {
    if let Some(quoted) = text.strip_prefix('>') {
        return Some(quoted);
    }
    if let Some(note) = text.strip_prefix("[^") {
        return note.split_once("]:").map(|(_, words)| words);
    }
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = if number.len() < text.len() {
        number.strip_prefix(['.', ')'])?
    } else {
        text.strip_prefix(['-', '*', '+', ':'])?
    };
    item.starts_with(char::is_whitespace).then_some(item)
}

/// The text as it is, for what cannot be read as an article.
pub(super) fn as_it_is(markdown: &str) -> Document {
    let mut markup = String::from("<pre tabindex=\"0\">");
    push_escaped(&mut markup, markdown);
    markup.push_str("</pre>\n");
    Document { html: Html::new(markup), outline: Outline::default() }
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
