//! The text of a drawing: lines of words, placed.

use std::fmt::Write as _;

use roxmltree::Node;

use super::attributes::{number, property, rounded};
use crate::content::document::html::{push_attribute, push_escaped};

/// The size of text as the style sheet sets it, in pixels.
const SIZE: f64 = 15.0;

/// The size that the renderer measures its text for.
const MEASURED: f64 = 16.0;

/// Some words in one style.
#[derive(Debug, Default, PartialEq)]
struct Words {
    bold: bool,
    italic: bool,
    text: String,
}

/// A line of text.
#[derive(Debug, Default)]
struct Line {
    x: Option<String>,
    y: Option<f64>,
    down: f64,
    words: Vec<Words>,
}

/// Writes a `text` element, in the middle of `centre` if there is one. Text without words is left
/// out.
pub(super) fn push_text(markup: &mut String, text: Node<'_, '_>, centre: Option<f64>) {
    let mut lines = Vec::new();
    read(text, &mut lines);
    lines.retain(|line| line.words.iter().any(|words| !words.text.trim().is_empty()));
    let Some(first) = lines.first() else { return };
    let y = length(text.attribute("y")) + length(text.attribute("dy"));
    let own = text.attribute("x").map(rounded);
    let x = centre.map(number).or_else(|| first.x.clone()).or(own).unwrap_or_else(|| "0".into());
    markup.push_str("<text");
    push_attribute(markup, "x", &x);
    push_attribute(markup, "y", &number(first.y.unwrap_or(y) + first.down));
    let anchor = property(text, "text-anchor").filter(|anchor| *anchor != "start");
    if let Some(anchor) = centre.map(|_| "middle").or(anchor) {
        push_attribute(markup, "text-anchor", anchor);
    }
    if let Some(baseline @ ("central" | "middle")) = property(text, "dominant-baseline") {
        push_attribute(markup, "dominant-baseline", baseline);
    }
    if let Some(size) = property(text, "font-size").map(|size| length(Some(size)))
        && size > 0.0
        && size != MEASURED
    {
        push_attribute(markup, "font-size", &number(size));
    }
    if text.attribute("class") == Some("sequenceNumber") {
        push_attribute(markup, "class", "o-diagram-number");
    }
    let bold = text.ancestors().take(4).any(|one| property(one, "font-weight").is_some_and(bolder));
    if bold {
        push_attribute(markup, "font-weight", "bold");
    }
    markup.push('>');
    push_words(markup, &first.words, bold);
    let mut from = first.y.unwrap_or(y);
    for line in lines.iter().skip(1) {
        from = line.y.unwrap_or(from) + line.down;
        let _ = write!(markup, "<tspan x=\"{x}\" y=\"{}\">", number(from));
        push_words(markup, &line.words, bold);
        markup.push_str("</tspan>");
    }
    markup.push_str("</text>");
}

fn push_words(markup: &mut String, words: &[Words], bold: bool) {
    for (at, Words { bold: own, italic, text }) in words.iter().enumerate() {
        let text = if at == 0 { text.trim_start() } else { text };
        let text = if at + 1 == words.len() { text.trim_end() } else { text };
        if *italic || (*own && !bold) {
            markup.push_str("<tspan");
            if *own {
                push_attribute(markup, "font-weight", "bold");
            }
            if *italic {
                push_attribute(markup, "font-style", "italic");
            }
            markup.push('>');
            push_escaped(markup, text);
            markup.push_str("</tspan>");
        } else {
            push_escaped(markup, text);
        }
    }
}

/// Reads words into lines; an element with a place of its own begins one.
fn read(node: Node<'_, '_>, lines: &mut Vec<Line>) {
    for child in node.children() {
        if child.is_text() {
            let words = Words {
                bold: property(node, "font-weight").is_some_and(bolder),
                italic: property(node, "font-style") == Some("italic"),
                text: child.text().unwrap_or_default().to_owned(),
            };
            if lines.is_empty() {
                lines.push(Line::default());
            }
            let Some(line) = lines.last_mut() else { continue };
            match line.words.last_mut() {
                Some(last) if (last.bold, last.italic) == (words.bold, words.italic) => {
                    last.text.push_str(&words.text);
                }
                _ => line.words.push(words),
            }
        } else if child.has_tag_name("tspan") {
            if child.attribute("x").is_some() {
                lines.push(Line {
                    x: child.attribute("x").map(rounded),
                    y: child.attribute("y").map(|y| length(Some(y))),
                    down: length(child.attribute("dy")),
                    words: Vec::new(),
                });
            }
            read(child, lines);
        }
    }
}

fn bolder(weight: &str) -> bool {
    weight.starts_with("bold") || weight.parse().is_ok_and(|weight: u32| weight >= 600)
}

/// A length in the drawing's units.
fn length(value: Option<&str>) -> f64 {
    let value = value.unwrap_or_default().trim();
    let parse = |digits: &str| digits.trim().parse().unwrap_or(0.0);
    match value.strip_suffix("em") {
        Some(ems) => parse(ems) * SIZE,
        None => parse(value.trim_end_matches("px")),
    }
}
