//! Prepared formulas, looked at before they are shown.

use super::reserved::is_reserved;

/// The elements of a formula: MathML, and HTML for words in it. Those that are frequent come first.
const ELEMENTS: [&[u8]; 35] = [
    b"mi",
    b"mo",
    b"mrow",
    b"mn",
    b"msub",
    b"msup",
    b"math",
    b"a",
    b"annotation",
    b"b",
    b"code",
    b"em",
    b"i",
    b"menclose",
    b"merror",
    b"mfrac",
    b"mmultiscripts",
    b"mover",
    b"mpadded",
    b"mphantom",
    b"mprescripts",
    b"mroot",
    b"mspace",
    b"msqrt",
    b"msubsup",
    b"mtable",
    b"mtd",
    b"mtext",
    b"mtr",
    b"munder",
    b"munderover",
    b"s",
    b"semantics",
    b"span",
    b"u",
];

/// Whether the markup of a formula is nothing but a formula, or a link to one: known elements, each
/// closed where it was opened, without scripts and without ids that the page has itself. The converter writes some names as they stand in the TeX, tags
/// included, and a document may come from anywhere.
pub fn is_formula(markup: &str) -> bool {
    let is_begun = ["<math", "<a href=\"#"].iter().any(|start| markup.starts_with(start));
    if !is_begun || markup.contains('\0') {
        return false;
    }
    let mut open = Vec::new();
    for piece in markup.as_bytes().split(|byte| *byte == b'<').skip(1) {
        let Some((tag, _)) = around(piece, b'>') else { return false };
        let fits = match tag.strip_prefix(b"/") {
            Some(name) => open.pop() == Some(name),
            None => {
                let (start, is_closed) = match tag.strip_suffix(b"/") {
                    Some(start) => (start, true),
                    None => (tag, false),
                };
                let (name, attributes) = around(start, b' ').unwrap_or((start, b""));
                if !is_closed {
                    open.push(name);
                }
                ELEMENTS.contains(&name) && are_harmless(attributes)
            }
        };
        if !fits {
            return false;
        }
    }
    open.is_empty()
}

/// Whether attributes, each with its value in quotation marks, neither run nor load anything.
fn are_harmless(attributes: &[u8]) -> bool {
    let mut rest = attributes.trim_ascii();
    while !rest.is_empty() {
        let Some((name, value)) = around(rest, b'=') else { return false };
        let Some(value) = value.strip_prefix(b"\"") else { return false };
        let Some((value, after)) = around(value, b'"') else { return false };
        let is_wrong = match name {
            b"href" => {
                let starts: [&[u8]; 3] = [b"#", b"http://", b"https://"];
                !starts.iter().any(|start| value.starts_with(start))
            }
            b"id" => str::from_utf8(value).map_or(true, is_reserved),
            _ => {
                let is_name = name.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'-');
                !is_name || name.starts_with(b"on")
            }
        };
        if is_wrong {
            return false;
        }
        rest = after.trim_ascii_start();
    }
    true
}

/// What is before the first of a sign, and what is behind it. A browser that compiled the program just now runs such
/// a loop much faster than the searchers of the standard library.
fn around(text: &[u8], sign: u8) -> Option<(&[u8], &[u8])> {
    let (before, rest) = text.split_at(text.iter().position(|byte| *byte == sign)?);
    Some((before, rest.get(1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_formulas_through() {
        for markup in [
            "<math><mi>x</mi><mo>&lt;</mo><mn>1</mn></math>",
            "<math display=\"block\"><mspace width=\"1em\" /><mspace/></math>",
            "<math><mtext><a href=\"#eq-1\">(1)</a></mtext></math>",
            "<a href=\"#eq-1\">(1)</a>",
        ] {
            assert!(is_formula(markup), "{markup}");
        }
    }

    #[test]
    fn lets_nothing_else_through() {
        for markup in [
            "",
            "x",
            "<math>",
            "</math>",
            "<math><mi>x</math></mi>",
            "<math><mo><svg/onload=alert(1)></mo></math>",
            "<math onclick=\"alert(1)\"></math>",
            "<math><mi x=\"y\"onclick=\"alert(1)\"></mi></math>",
            "<math><mi x=y></mi></math>",
            "<math><a href=\"javascript:alert(1)\">x</a></math>",
            "<math><a xlink:href=\"javascript:alert(1)\">x</a></math>",
            "<math><mi>\0</mi></math>",
            "<math></math><img src=\"x\">",
            "<math><script></script></math>",
            "<math id=\"octavo:data\"></math>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\"#x\" onclick=\"alert(1)\">x</a>",
        ] {
            assert!(!is_formula(markup), "{markup}");
        }
    }
}
