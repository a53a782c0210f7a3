//! The font of cards: how wide words are, and what their letters look like.

use harfrust::{Buffer, Font, ShapeOptions, ShaperFont, shape};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};
use tiny_skia::PathBuilder;

/// The letters of a title that may be looked at: more than there is room for on a card, at any size.
const LONGEST: usize = 600;

/// Octavo Serif for large sizes, made by `script/fonts`.
const FILE: &[u8] = include_bytes!("octavo-serif-display.ttf");

/// Octavo Serif.
pub(super) struct Typeface {
    shaping: Font,
    outlines: FontRef<'static>,
    units: f32,
}

/// A glyph on a line, in the font's own units.
struct Glyph {
    id: GlyphId,
    x: f32,
    y: f32,
}

impl Typeface {
    /// The font; there is always one unless the program was built with a broken file.
    pub(super) fn new() -> Option<Self> {
        let outlines = FontRef::new(FILE).ok()?;
        let units = outlines.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        Some(Self { shaping: Font::new(FILE, 0)?, outlines, units: f32::from(units) })
    }

    /// The beginning of a text, as much as has room, as the font can show it: on one line, without signs that it lacks, such as emoji.
    /// `None` where it lacks a letter, or where nothing is left.
    pub(super) fn readable(&self, text: &str) -> Option<String> {
        let letters = self.outlines.charmap();
        let mut readable = String::with_capacity(text.len());
        for c in text.chars().take(LONGEST) {
            match c {
                c if c.is_whitespace() => readable.push(' '),
                c if letters.map(c).is_some() => readable.push(c),
                c if c.is_alphanumeric() => return None,
                _ => {}
            }
        }
        let words: Vec<&str> = readable.split(' ').filter(|word| !word.is_empty()).collect();
        Some(words.join(" ")).filter(|text| !text.is_empty())
    }

    /// The width of a text at a size.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        self.set(text).1 * size / self.units
    }

    /// Adds the letters of a text to a drawing, from a point on their baseline.
    pub(super) fn draw(&self, text: &str, size: f32, x: f32, y: f32, to: &mut PathBuilder) {
        let scale = size / self.units;
        let outlines = self.outlines.outline_glyphs();
        for glyph in self.set(text).0 {
            let Some(outline) = outlines.get(glyph.id) else { continue };
            let mut pen = Pen { to, scale, x: x + glyph.x * scale, y: y - glyph.y * scale };
            // A glyph whose outline is broken is left out, like one without an outline.
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            let _ = outline.draw(settings, &mut pen);
        }
    }

    /// The glyphs of a text with ligatures and kerning, and how far they go.
    fn set(&self, text: &str) -> (Vec<Glyph>, f32) {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let font = ShaperFont::new(&self.shaping);
        if shape(&font, &mut buffer, ShapeOptions::new()).is_err() {
            return (Vec::new(), 0.0);
        }
        let mut advance = 0.0;
        let places = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        let glyphs = places.map(|(info, place)| {
            let x = advance + place.x_offset as f32;
            advance += place.x_advance as f32;
            Glyph { id: GlyphId::new(info.glyph_id), x, y: place.y_offset as f32 }
        });
        (glyphs.collect(), advance)
    }
}

/// Draws outlines, whose y axis points up, into a picture, whose y axis points down.
struct Pen<'p> {
    to: &'p mut PathBuilder,
    scale: f32,
    x: f32,
    y: f32,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.to.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.to.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.at(cx, cy), self.at(x, y));
        self.to.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let ((ax, ay), (bx, by), (x, y)) = (self.at(ax, ay), self.at(bx, by), self.at(x, y));
        self.to.cubic_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.to.close();
    }
}
