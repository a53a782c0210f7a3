//! Prepared formulas, looked at before they are shown.

use super::outline::is_reserved;

/// The elements of a formula: MathML, and HTML for words in it.
const ELEMENTS: [&str; 35] = [
    "a",
    "annotation",
    "b",
    "code",
    "em",
    "i",
    "math",
    "menclose",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "s",
    "semantics",
    "span",
    "u",
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
    for piece in markup.split('<').skip(1) {
        let Some((tag, _)) = piece.split_once('>') else { return false };
        let fits = match tag.strip_prefix('/') {
            Some(name) => open.pop() == Some(name),
            None => {
                let (start, is_closed) = match tag.strip_suffix('/') {
                    Some(start) => (start, true),
                    None => (tag, false),
                };
                let (name, attributes) = start.split_once(' ').unwrap_or((start, ""));
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
fn are_harmless(attributes: &str) -> bool {
    let mut rest = attributes.trim();
    while !rest.is_empty() {
        // To look for one sign is faster than for two of them.
        let Some((name, value)) = rest.split_once('=') else { return false };
        let Some(value) = value.strip_prefix('"') else { return false };
        let Some((value, after)) = value.split_once('"') else { return false };
        let leads_somewhere = ["#", "http://", "https://"].iter().any(|s| value.starts_with(s));
        let is_name = name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        let is_wrong = match name {
            "href" => !leads_somewhere,
            "id" => is_reserved(value),
            _ => !is_name || name.starts_with("on"),
        };
        if is_wrong {
            return false;
        }
        rest = after.trim_start();
    }
    true
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
            "<math id=\"octavo-data\"></math>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\"#x\" onclick=\"alert(1)\">x</a>",
        ] {
            assert!(!is_formula(markup), "{markup}");
        }
    }
}
