//! The files of fonts that the text of a page needs.

use std::{collections::BTreeSet, ops::RangeInclusive};

use crate::publish::markup::{Tag, tags};

/// The family of formulas.
const MATH: &str = "Octavo Math";

/// Elements without an end (WHATWG HTML, 13.1.2).
const VOID: [&str; 10] =
    ["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// A file of a font.
#[derive(Debug, PartialEq, Eq)]
struct Face {
    file: String,
    is_math: bool,
    is_italic: bool,
    weights: RangeInclusive<u32>,
    characters: Vec<RangeInclusive<u32>>,
}

/// The way in which a text is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Setting {
    is_math: bool,
    is_italic: bool,
    is_bold: bool,
    /// In a font that the reader has.
    is_local: bool,
}

/// The addresses of the fonts that a page with these style sheets fetches for its text.
pub(super) fn needed(html: &str, css: &str) -> BTreeSet<String> {
    let faces = faces(css);
    let mut needed = BTreeSet::new();
    for (text, setting) in texts(html).into_iter().filter(|(_, setting)| !setting.is_local) {
        for character in text.chars().filter(|c| !c.is_whitespace()) {
            if let Some(face) = faces.iter().rfind(|face| face.sets(character, setting)) {
                needed.insert(face.file.clone());
            }
        }
    }
    needed
}

impl Face {
    fn sets(&self, character: char, setting: Setting) -> bool {
        let weight = if setting.is_bold { 700 } else { 400 };
        self.is_math == setting.is_math
            && (self.is_math
                || self.is_italic == setting.is_italic && self.weights.contains(&weight))
            && self.characters.iter().any(|range| range.contains(&u32::from(character)))
    }
}

fn faces(css: &str) -> Vec<Face> {
    let blocks = css.split("@font-face").skip(1).filter_map(|rest| rest.split('}').next());
    blocks.filter_map(face).collect()
}

/// The file that a block names, unless it is about a font that the reader has.
fn face(block: &str) -> Option<Face> {
    let value = |name: &str| {
        let declarations = block.split(['{', ';']).filter_map(|line| line.split_once(':'));
        let mut values = declarations.filter(|(key, _)| key.trim() == name);
        values.next().map_or("", |(_, value)| value.trim())
    };
    let file = value("src").split_once("url(")?.1.split(')').next()?;
    let mut weights = value("font-weight").split_whitespace().map(str::parse::<u32>);
    let first = weights.next().and_then(Result::ok).unwrap_or(400);
    let last = weights.next().and_then(Result::ok).unwrap_or(first);
    let characters: Vec<_> = value("unicode-range").split(',').filter_map(range).collect();
    Some(Face {
        file: file.trim_matches(['"', '\'']).to_owned(),
        is_math: value("font-family").trim_matches(['"', '\'']) == MATH,
        is_italic: value("font-style") == "italic",
        weights: first..=last,
        characters: if characters.is_empty() { vec![0..=u32::MAX] } else { characters },
    })
}

/// `U+41`, `U+41-5A` or `U+4??` (CSS Syntax 3, 7).
fn range(text: &str) -> Option<RangeInclusive<u32>> {
    let text = text.trim().get(2..)?;
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let number = |text: &str, digit| u32::from_str_radix(&text.replace('?', digit), 16).ok();
    Some(number(first, "0")?..=number(last, "F")?)
}

/// The texts of what a page shows.
fn texts(html: &str) -> Vec<(&str, Setting)> {
    let tags = tags(html);
    let first = tags.iter().position(|tag| tag.value("class") == "o-site").unwrap_or(0);
    let shown = tags.get(first..).unwrap_or_default();
    let ends = shown.iter().skip(1).map(|tag| tag.range.start).chain([html.len()]);
    let mut open: Vec<(&str, Setting)> = Vec::new();
    let mut texts = Vec::new();
    for (tag, end) in shown.iter().zip(ends) {
        let start = tag.text.end.max(tag.range.end);
        let is_closed = html.get(tag.range.clone()).is_some_and(|text| text.ends_with("/>"));
        if !is_closed && !VOID.iter().any(|name| tag.is(name)) {
            let outer = open.last().map(|(_, setting)| *setting).unwrap_or_default();
            open.push((tag.name, setting_in(tag, outer)));
        }
        for part in html.get(start..end).unwrap_or_default().split("</") {
            // The words before the first end; each other part begins with a name.
            let (name, text) = part.split_once('>').unwrap_or(("", part));
            if let Some(at) = open.iter().rposition(|(open, _)| open.eq_ignore_ascii_case(name)) {
                open.truncate(at);
            }
            let setting = open.last().map(|(_, setting)| *setting).unwrap_or_default();
            texts.push((text, setting));
        }
    }
    texts
}

fn setting_in(tag: &Tag<'_>, outer: Setting) -> Setting {
    let mut setting = outer;
    match tag.name {
        "em" | "i" | "dfn" | "var" | "address" => setting.is_italic = !outer.is_italic,
        "cite" | "blockquote" => setting.is_italic = true,
        "b" | "strong" | "th" | "dt" => setting.is_bold = true,
        "annotation" | "code" | "kbd" | "pre" | "samp" => setting.is_local = true,
        "math" => (setting.is_math, setting.is_italic) = (true, false),
        "mtext" => setting.is_math = false,
        _ => {}
    }
    setting
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = "@font-face{font-family:\"Octavo Serif\";src:url(/fonts/r.woff2)format(\"woff2\");\
        font-style:normal;font-weight:400 700;unicode-range:U+20-7E,U+E?}\
        @font-face{font-family:\"Octavo Serif\";src:url('fonts/i.woff2');font-style:italic;font-weight:400 500;\
        unicode-range:U+20-7E}\
        @font-face{font-family:\"Octavo Serif\";src:url('fonts/b.woff2');font-style:italic;font-weight:600 700;\
        unicode-range:U+20-7E}\
        @font-face{font-family:X;src:local(\"X\");font-style:normal;font-weight:400}\
        @font-face{font-family:\"Octavo Math\";src:url(m.woff2);font-style:normal;font-weight:400}";

    #[track_caller]
    fn needs(html: &str, files: &[&str]) {
        let html = format!("<title>é</title><div class=\"o-site\">{html}");
        assert_eq!(needed(&html, CSS), files.iter().map(|file| (*file).to_owned()).collect());
    }

    #[test]
    fn finds_the_fonts_of_a_text() {
        let (roman, italic, bold) = ("/fonts/r.woff2", "fonts/i.woff2", "fonts/b.woff2");
        needs("", &[]);
        needs("<br> <p>a</p>", &[roman]);
        needs("<em>a</em>", &[italic]);
        needs("<p>a<br><em></em> b</p>", &[roman]);
        needs("<strong><em>a</em></strong>", &[bold]);
        needs("<blockquote><em>a</em></blockquote>", &[roman]);
        needs("<code>a<em>b</em></code><script>a</script>", &[]);
        needs("<em><math><mi>x</mi></math></em>", &["m.woff2"]);
        needs("<math><mtext>x</mtext></math>", &[roman]);
        needs("<p>ж</p>", &[]);
        needs("<p>é</p>", &[roman]);
    }
}
