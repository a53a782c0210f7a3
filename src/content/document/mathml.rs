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

/// The most elements of a formula that may stand in each other. A browser takes elements that stand in more
/// than 512 others out of them, and a formula may stand in lists and quotations itself.
const DEEPEST: usize = 200;

/// The widest space or stroke, in tenths of an em: as wide as the column of text.
const WIDEST: u32 = 400;

/// The distance that spaces may lead back behind the start of what was set, in tenths of an em.
const FARTHEST_BACK: u32 = 20;

/// The width that a letter is taken for, in tenths of an em. Spaces may lead back over what stands before them.
const LETTER: u32 = 5;

/// Why markup is not shown as a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It is something else, or not only a formula.
    Markup,
    /// Its elements stand too deep in each other.
    Depth,
    /// It has a space that is wider than the column, or one that leads back over other text.
    Space,
}

/// True if the markup of a formula is nothing but a formula, or a link to one, and stays at its place.
pub fn is_formula(markup: &str) -> bool {
    flaw(markup).is_none()
}

/// The reason why markup is not shown as a formula: a formula, or a link to one, has known elements, each
/// closed where it was opened, without scripts and without ids that the page has itself. The converter
/// writes some names as they stand in the TeX, tags included, and a document may come from anywhere.
pub fn flaw(markup: &str) -> Option<Flaw> {
    let is_begun = ["<math", "<a href=\"#"].iter().any(|start| markup.starts_with(start));
    if !is_begun || markup.contains('\0') {
        return Some(Flaw::Markup);
    }
    let mut open = Vec::new();
    let mut back = FARTHEST_BACK;
    for piece in markup.as_bytes().split(|byte| *byte == b'<').skip(1) {
        let Some((tag, _)) = around(piece, b'>') else { return Some(Flaw::Markup) };
        let flaw = match tag.strip_prefix(b"/") {
            Some(name) => (open.pop() != Some(name)).then_some(Flaw::Markup),
            None => {
                let (start, is_closed) = match tag.strip_suffix(b"/") {
                    Some(start) => (start, true),
                    None => (tag, false),
                };
                let (name, attributes) = around(start, b' ').unwrap_or((start, b""));
                if !is_closed {
                    open.push(name);
                }
                match name {
                    b"mi" | b"mn" | b"mo" => back += LETTER,
                    // Each cell starts anew.
                    b"mtd" => back = FARTHEST_BACK,
                    _ => {}
                }
                match ELEMENTS.contains(&name) {
                    true if open.len() > DEEPEST => Some(Flaw::Depth),
                    true => flaw_of(attributes, &mut back),
                    false => Some(Flaw::Markup),
                }
            }
        };
        if flaw.is_some() {
            return flaw;
        }
    }
    (!open.is_empty()).then_some(Flaw::Markup)
}

/// The fault of attributes: each has its value in quotation marks, and neither runs nor loads
/// anything. Spaces that lead back take from what is left for that.
fn flaw_of(attributes: &[u8], back: &mut u32) -> Option<Flaw> {
    let mut rest = attributes.trim_ascii();
    while !rest.is_empty() {
        let attribute = around(rest, b'=').and_then(|(name, value)| {
            let (value, after) = around(value.strip_prefix(b"\"")?, b'"')?;
            Some((name, value, after))
        });
        let Some((name, value, after)) = attribute else { return Some(Flaw::Markup) };
        let is_wrong = match name {
            b"href" => {
                let starts: [&[u8]; 3] = [b"#", b"http://", b"https://"];
                !starts.iter().any(|start| value.starts_with(start))
            }
            b"id" => str::from_utf8(value).map_or(true, is_reserved),
            b"style" | b"width" | b"height" | b"depth" | b"voffset" | b"lspace" | b"rspace"
            | b"linethickness"
                if !are_near(value, back) =>
            {
                return Some(Flaw::Space);
            }
            _ => {
                let is_name = name.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'-');
                !is_name || name.starts_with(b"on")
            }
        };
        if is_wrong {
            return Some(Flaw::Markup);
        }
        rest = after.trim_ascii_start();
    }
    None
}

/// True if the lengths among the words of a value keep what they move near its place.
fn are_near(value: &[u8], back: &mut u32) -> bool {
    value.split(|byte| matches!(byte, b':' | b';' | b' ')).all(|word| {
        let (digits, is_negative) = match word.strip_prefix(b"-") {
            Some(digits) => (digits, true),
            None => (word, false),
        };
        if !digits.first().is_some_and(|byte| byte.is_ascii_digit() || *byte == b'.') {
            return true;
        }
        let Some(length) = tenths(digits) else { return false };
        if is_negative {
            let left = back.checked_sub(length);
            *back = left.unwrap_or_default();
            left.is_some()
        } else {
            // The part that was skipped may be taken back.
            *back += length;
            length <= WIDEST
        }
    })
}

/// A length in tenths of its unit; `None` where it is a thousand or more, or of no unit that is known.
fn tenths(length: &[u8]) -> Option<u32> {
    let mut tenths = 0;
    let mut behind_point = 0;
    let mut rest = length;
    while let [byte @ (b'0'..=b'9' | b'.'), after @ ..] = rest {
        match byte {
            b'.' => behind_point = 1,
            _ if behind_point > 1 => {}
            _ => {
                tenths = tenths * 10 + u32::from(byte - b'0');
                behind_point += u8::from(behind_point > 0);
            }
        }
        if tenths > 9999 {
            return None;
        }
        rest = after;
    }
    let tenths = if behind_point > 1 { tenths } else { tenths * 10 };
    match rest {
        b"" | b"em" | b"rem" | b"ex" | b"px" => Some(tenths),
        // A share of the column, as a tenth of an em for each hundredth.
        b"%" => Some(tenths / 10),
        // An exponent: so little that it is written with one.
        [b'e', b'-', ..] => Some(0),
        _ => None,
    }
}

/// The steps before the first of a sign, and behind it. A browser that compiled the program just now runs such
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

    fn spaced(spaces: &str) -> Option<Flaw> {
        flaw(&format!("<math>{spaces}</math>"))
    }

    #[test]
    fn keeps_spaces_within_the_column() {
        for (space, is_near) in [
            ("<mspace width=\"2em\"/>", true),
            ("<mspace width=\"40em\"/>", true),
            ("<mspace width=\"40.1em\"/>", false),
            ("<mspace width=\"41rem\" style=\"width:41rem\"/>", false),
            ("<mspace width=\"1e9em\"/>", false),
            ("<mspace width=\"1.5e-7em\"/>", true),
            ("<mspace width=\"40in\"/>", false),
            ("<mfrac linethickness=\"500em\"></mfrac>", false),
            ("<mspace style=\"margin-left:-0.1667em;\"/>", true),
            ("<mspace style=\"margin-left:-2em;\"/>", true),
            ("<mspace style=\"margin-left:-2.1em;\"/>", false),
            ("<mspace style=\"margin-left:-50em;\"/>", false),
            ("<mtable style=\"width: 100%\"></mtable>", true),
            ("<mspace style=\"margin-left:-100%;\"/>", false),
            ("<mrow style=\"color:#ff0000;\"></mrow>", true),
        ] {
            assert_eq!(spaced(space), (!is_near).then_some(Flaw::Space), "{space}");
        }
    }

    #[test]
    fn leads_back_only_over_what_was_set() {
        let back = "<mspace style=\"margin-left:-1em;\"/>";
        assert_eq!(spaced(&back.repeat(2)), None);
        assert_eq!(spaced(&back.repeat(3)), Some(Flaw::Space));
        assert_eq!(spaced(&format!("<mi>x</mi><mi>y</mi>{}", back.repeat(3))), None);
        assert_eq!(spaced(&format!("<mspace width=\"9em\"/>{}", back.repeat(11))), None);
        let cells = format!("<mtd><mspace width=\"9em\"/></mtd><mtd>{}</mtd>", back.repeat(3));
        assert_eq!(spaced(&cells), Some(Flaw::Space));
    }

    #[test]
    fn goes_no_deeper_than_browsers() {
        let rows = |depth: usize| spaced(&("<mrow>".repeat(depth) + &"</mrow>".repeat(depth)));
        assert_eq!(rows(DEEPEST - 1), None);
        assert_eq!(rows(DEEPEST), Some(Flaw::Depth));
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
