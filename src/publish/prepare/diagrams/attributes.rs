//! The attributes of a drawing's elements.

use roxmltree::Node;

/// Returns `true` if an element has a class.
pub(super) fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    node.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
}

/// A property, from the style attribute or the attribute of its name.
pub(super) fn property<'s>(node: Node<'s, 's>, name: &str) -> Option<&'s str> {
    let style = node.attribute("style").unwrap_or_default();
    let mut declarations = style.split(';').filter_map(|one| one.split_once(':'));
    let declared = declarations.rfind(|(property, _)| property.trim() == name);
    declared.map(|(_, value)| value.trim()).or_else(|| node.attribute(name))
}

/// A number with at most one digit behind its point: nobody sees a twentieth of a pixel.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // Zero has a sign too.
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

/// A list of numbers, or a path, with every number rounded. What can be in neither is left out.
pub(super) fn rounded(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let (digits, after) = rest.split_at(number_end(rest));
        if let Ok(value) = digits.parse::<f64>() {
            out.push_str(&number(value));
            rest = after;
            continue;
        }
        if first.is_ascii_alphabetic() || matches!(first, ' ' | ',' | '(' | ')') {
            out.push(first);
        }
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
    }
    out.replace(", ", ",").trim().to_owned()
}

/// The place where the number that a text begins with ends.
fn number_end(text: &str) -> usize {
    let mut before = 'e';
    let mut is_inside = |c: char| {
        let signed = before == 'e' && matches!(c, '-' | '+');
        let digit = c.is_ascii_digit() || c == '.';
        let exponent = c == 'e' && before.is_ascii_digit();
        before = c;
        signed || digit || exponent
    };
    text.find(|c| !is_inside(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_the_numbers_of_a_path() {
        assert_eq!(rounded("M-0.01 86.55,1e-5L12.3499-7.25Z"), "M0 86.6,0L12.3-7.3Z");
        assert_eq!(rounded("translate(12.04, -3)"), "translate(12,-3)");
        assert_eq!(rounded("a1 1 0 0 1 2.22 0"), "a1 1 0 0 1 2.2 0");
    }

    #[test]
    fn leaves_out_what_is_no_number() {
        assert_eq!(rounded("url(#\"<é>1"), "url(1");
    }
}
