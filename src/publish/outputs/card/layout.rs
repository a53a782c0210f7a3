//! The places of the words of a card.

use super::{HEIGHT, WIDTH, Words, typeface::Typeface};

/// The strength of the ink of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// The title.
    Full,
    /// Everything that goes with it.
    Quiet,
}

/// A line of text, from a point on its baseline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) size: f32,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) ink: Ink,
}

/// Left and right of everything.
pub(super) const MARGIN: f32 = 96.0;

/// The hairline below the name of the site.
pub(super) const RULE: f32 = 148.0;

/// The sizes of titles, and how many lines a title of that size may have.
const SIZES: [(f32, usize); 6] =
    [(104.0, 1), (92.0, 2), (80.0, 3), (66.0, 4), (54.0, 5), (46.0, 5)];

const LEADING: f32 = 1.14;
const SMALL: f32 = 34.0;

/// Sets the words of a card.
pub(super) fn lines(words: &Words, typeface: &Typeface) -> Vec<Line> {
    let quiet = |text: &str, y| Line {
        text: clipped(text, SMALL, typeface),
        size: SMALL,
        x: MARGIN,
        y,
        ink: Ink::Quiet,
    };
    let (size, title) = title(&words.title, typeface);
    // The block of the title is centred between the hairline and the date, a little above the
    // middle, which is where a reader sees the middle.
    let (top, bottom) = (RULE, HEIGHT as f32 - 116.0);
    let block = size * (0.7 + LEADING * (title.len().saturating_sub(1)) as f32);
    let first = top + (bottom - top - block) * 0.46 + size * 0.7;
    let mut lines: Vec<Line> = title
        .into_iter()
        .enumerate()
        .map(|(index, text)| {
            let y = (first + size * LEADING * index as f32).round();
            Line { text, size, x: MARGIN, y, ink: Ink::Full }
        })
        .collect();
    if !words.site.is_empty() {
        lines.push(quiet(&words.site, 116.0));
    }
    if !words.date.is_empty() {
        lines.push(quiet(&words.date, HEIGHT as f32 - 72.0));
    }
    lines
}

fn room() -> f32 {
    WIDTH as f32 - 2.0 * MARGIN
}

/// The largest size at which the title fits, and its lines there. One that fits at none ends in an
/// ellipsis.
fn title(text: &str, typeface: &Typeface) -> (f32, Vec<String>) {
    let mut last = (0.0, Vec::new());
    for (size, most) in SIZES {
        let lines = balanced(text, size, typeface);
        if lines.len() <= most && lines.iter().all(|l| typeface.width(l, size) <= room()) {
            return (size, lines);
        }
        last = (size, lines);
    }
    let (size, lines) = last;
    let most = SIZES.last().map_or(1, |(_, most)| *most);
    let mut kept: Vec<String> =
        lines.iter().take(most).map(|line| clipped(line, size, typeface)).collect();
    if let Some(end) = kept.last_mut().filter(|end| lines.len() > most && !end.ends_with('…')) {
        end.push('…');
        *end = clipped(end, size, typeface);
    }
    (size, kept)
}

/// The lines of a text at a size: as few as there can be, and then as even as they can be.
fn balanced(text: &str, size: f32, typeface: &Typeface) -> Vec<String> {
    let pieces = pieces(text, size, typeface);
    let space = typeface.width(" ", size);
    let fewest = filled(&pieces, space, room()).len();
    let (mut narrow, mut wide) = (0.0, room());
    // Twelve halvings of a thousand pixels are finer than one.
    for _ in 0..12 {
        let middle = (narrow + wide) / 2.0;
        if filled(&pieces, space, middle).len() <= fewest
            && pieces.iter().all(|piece| piece.width <= middle)
        {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    filled(&pieces, space, wide)
}

/// Text that is not broken.
struct Piece {
    text: String,
    width: f32,
    /// True if a space comes before it.
    spaced: bool,
}

/// The words of a text. One may also be broken behind a hyphen or a slash within it; a dash between
/// two words stays with the first, since it starts no line.
fn pieces(text: &str, size: f32, typeface: &Typeface) -> Vec<Piece> {
    const DASHES: [char; 3] = ['-', '–', '—'];
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match pieces.last_mut().filter(|_| word.chars().all(|c| DASHES.contains(&c))) {
            Some((before, _)) => {
                before.push(' ');
                before.push_str(word);
            }
            None => {
                let parts = word.split_inclusive([DASHES[0], DASHES[1], DASHES[2], '/']);
                pieces.extend(parts.enumerate().map(|(at, part)| (part.to_owned(), at == 0)));
            }
        }
    }
    let measured = |(text, spaced): (String, bool)| {
        let width = typeface.width(&text, size);
        Piece { text, width, spaced }
    };
    pieces.into_iter().map(measured).collect()
}

/// Lines filled one after the other, none wider than `width` unless one piece is.
fn filled(pieces: &[Piece], space: f32, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for piece in pieces {
        let gap = if piece.spaced { space } else { 0.0 };
        match lines.last_mut() {
            Some(line) if used + gap + piece.width <= width => {
                if piece.spaced {
                    line.push(' ');
                }
                line.push_str(&piece.text);
                used += gap + piece.width;
            }
            _ => {
                lines.push(piece.text.clone());
                used = piece.width;
            }
        }
    }
    lines
}

/// The beginning of a text that has room on one line, with an ellipsis where something is left out.
fn clipped(text: &str, size: f32, typeface: &Typeface) -> String {
    if typeface.width(text, size) <= room() {
        return text.to_owned();
    }
    let shorter = |end: usize| {
        let start = text.get(..end).unwrap_or_default();
        format!("{}…", start.trim_end_matches([' ', ',', ';', ':', '…']))
    };
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    // Each step halves what is left: a title may be a thousand letters.
    let fitting = ends.partition_point(|end| typeface.width(&shorter(*end), size) <= room());
    fitting
        .checked_sub(1)
        .and_then(|last| ends.get(last))
        .map_or_else(String::new, |end| shorter(*end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> (f32, Vec<String>) {
        title(text, &Typeface::new().unwrap())
    }

    #[test]
    fn sets_short_titles_large_and_long_ones_small() {
        let (size, lines) = set("Clean Code");
        assert_eq!((size, lines), (104.0, vec!["Clean Code".to_owned()]));
        let (smaller, lines) = set("Data Intensive Text Processing with MapReduce");
        assert!(smaller < size);
        assert!(lines.len() > 1);
        let (_, lines) = set(&"Donaudampfschifffahrtsgesellschaft ".repeat(20));
        assert_eq!(lines.len(), 5);
        assert!(lines[4].ends_with('…'), "{lines:?}");
        let (_, lines) = set(&"x".repeat(500));
        assert!(lines[0].ends_with('…'), "{lines:?}");
    }

    #[test]
    fn starts_no_line_with_a_dash() {
        let (_, lines) = set("The Thank You Economy - Gary Vaynerchuk");
        assert_eq!(lines, ["The Thank You Economy -", "Gary Vaynerchuk"]);
    }

    #[test]
    fn leaves_no_word_alone_on_a_line() {
        let typeface = Typeface::new().unwrap();
        let (size, lines) = set("Data Intensive Text Processing with MapReduce");
        let widths: Vec<f32> = lines.iter().map(|line| typeface.width(line, size)).collect();
        let widest = widths.iter().copied().fold(0.0, f32::max);
        assert!(widths.iter().all(|width| *width > widest / 2.0), "{lines:?}");
    }
}
