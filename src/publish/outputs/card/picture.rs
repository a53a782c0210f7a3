//! A card as a PNG file of a few colours.

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

use super::{
    HEIGHT, WIDTH,
    layout::{Ink, Line, MARGIN, RULE},
    typeface::Typeface,
};

type Colour = [u8; 3];

// The light theme of style/tokens.css.
const PAPER: Colour = [0xfb, 0xf8, 0xf1];
const INK: Colour = [0x21, 0x1d, 0x18];
const QUIET: Colour = [0x66, 0x5d, 0x51];
const HAIRLINE: Colour = [0xde, 0xd6, 0xc6];
const ACCENT: Colour = [0x8a, 0x2f, 0x1a];

/// The number of steps from paper to an ink. Edges of letters need no more.
const STEPS: u8 = 24;

// Places in the palette: paper, the steps of both inks, the two rules.
const HAIRLINE_AT: u8 = 2 * STEPS + 1;
const ACCENT_AT: u8 = HAIRLINE_AT + 1;

/// Draws the lines of a card.
///
/// # Errors
///
/// Fails where the file cannot be made.
pub(super) fn png(lines: &[Line], typeface: &Typeface) -> Result<Vec<u8>, EncodingError> {
    let mut pixels = vec![0; WIDTH as usize * HEIGHT as usize];
    let right = WIDTH as f32 - MARGIN;
    if lines.iter().any(|line| line.ink == Ink::Quiet) {
        bar(&mut pixels, [MARGIN, right], [RULE, RULE + 2.0], HAIRLINE_AT);
    }
    bar(&mut pixels, [0.0, WIDTH as f32], [HEIGHT as f32 - 12.0, HEIGHT as f32], ACCENT_AT);
    for (ink, first) in [(Ink::Full, 1), (Ink::Quiet, STEPS + 1)] {
        let mut letters = PathBuilder::new();
        for line in lines.iter().filter(|line| line.ink == ink) {
            typeface.draw(&line.text, line.size, line.x, line.y, &mut letters);
        }
        let (Some(path), Some(mut mask)) = (letters.finish(), Mask::new(WIDTH, HEIGHT)) else {
            continue;
        };
        mask.fill_path(&path, FillRule::Winding, true, Transform::identity());
        let rows = pixels.chunks_mut(WIDTH as usize).zip(mask.data().chunks(WIDTH as usize));
        for (row, covered) in rows.filter(|(_, covered)| covered.iter().any(|&c| c > 0)) {
            for (pixel, &covered) in row.iter_mut().zip(covered) {
                let step = (u16::from(covered) * u16::from(STEPS) + 127) / 255;
                if let Some(step) = u8::try_from(step).ok().and_then(|step| step.checked_sub(1)) {
                    *pixel = first + step;
                }
            }
        }
    }
    encoded(&pixels)
}

/// Fills a rectangle.
fn bar(pixels: &mut [u8], [left, right]: [f32; 2], [top, bottom]: [f32; 2], colour: u8) {
    let rows = pixels.chunks_mut(WIDTH as usize);
    for row in rows.skip(top as usize).take((bottom - top) as usize) {
        row.iter_mut().skip(left as usize).take((right - left) as usize).for_each(|p| *p = colour);
    }
}

fn encoded(pixels: &[u8]) -> Result<Vec<u8>, EncodingError> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, WIDTH, HEIGHT);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette());
    encoder.set_compression(Compression::High);
    // Places in a palette are not near each other where their colours are.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(file)
}

fn palette() -> Vec<u8> {
    let steps = |ink: Colour| {
        (1..=STEPS).map(move |step| {
            let mixed = |channel: usize| {
                let [paper, ink] = [PAPER, ink]
                    .map(|colour| u32::from(colour.get(channel).copied().unwrap_or_default()));
                let (step, steps) = (u32::from(step), u32::from(STEPS));
                u8::try_from((paper * (steps - step) + ink * step) / steps).unwrap_or(u8::MAX)
            };
            [mixed(0), mixed(1), mixed(2)]
        })
    };
    let colours = [PAPER].into_iter().chain(steps(INK)).chain(steps(QUIET));
    colours.chain([HAIRLINE, ACCENT]).flatten().collect()
}
