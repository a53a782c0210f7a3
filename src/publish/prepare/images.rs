//! The sizes of pictures, so that a page does not move when they arrive.

use std::{fs, io::BufReader, path::Path};

use super::{
    avif,
    image_jobs::{LARGEST_FILE, MOST_BYTES, MOST_PIXELS, Seen},
};

/// The natural size of a picture in CSS pixels, and whether it is one that is made smaller; `None` where
/// the file does not tell.
pub(crate) fn inspect(path: &Path) -> Option<Seen> {
    let bytes = fs::metadata(path).ok()?.len();
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg")) {
        let text = (bytes <= LARGEST_FILE).then(|| fs::read_to_string(path).ok())??;
        let (width, height) = svg_size(&text)?;
        return Some(Seen { width, height, is_photo: false, is_large: false });
    }
    let size = imagesize::size(path).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    if bytes > LARGEST_FILE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Some(Seen { width, height, is_photo: false, is_large: true });
    }
    let open = || fs::File::open(path).ok().map(BufReader::new);
    let (width, height) = match avif::is_turned(open()?) {
        true => (height, width),
        false => (width, height),
    };
    let decoded = avif::decoded_bytes(open()?);
    let is_large = decoded.is_some_and(|bytes| bytes > MOST_BYTES);
    Some(Seen { width, height, is_photo: decoded.is_some() && !is_large, is_large })
}

/// Returns `true` if the file's name is that of a picture a browser shows.
pub(crate) fn is_picture(file: &str) -> bool {
    let extension = file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let known = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];
    extension.is_some_and(|extension| known.contains(&extension.as_str()))
}

/// The size that the root element names, or the one its `viewBox` implies (SVG 2, 8.2).
fn svg_size(text: &str) -> Option<(u32, u32)> {
    let start = text.match_indices("<svg").map(|(at, _)| at).find(|at| {
        text.get(at + 4..).is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace()))
    })?;
    let tag = text.get(start..)?.split('>').next()?;
    let view: Vec<f64> = attribute(tag, "viewBox")
        .unwrap_or_default()
        .split([' ', ','])
        .filter_map(|number| number.parse().ok())
        .collect();
    let view = match view[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    };
    let width = attribute(tag, "width").and_then(pixels);
    let height = attribute(tag, "height").and_then(pixels);
    let (width, height) = match (width, height, view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some(view)) => (width, width * view.1 / view.0),
        (None, Some(height), Some(view)) => (height * view.0 / view.1, height),
        (None, None, Some(view)) => view,
        _ => return None,
    };
    Some((whole(width)?, whole(height)?))
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let before = rest.get(..at)?;
        let after = rest.get(at + name.len()..)?.trim_start();
        if before.ends_with(char::is_whitespace)
            && let Some(value) = after.strip_prefix('=').map(str::trim_start)
        {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            return value.get(1..)?.split(quote).next();
        }
        rest = after;
    }
    None
}

/// A length in CSS pixels; a share of something else is none.
fn pixels(length: &str) -> Option<f64> {
    let length = length.trim();
    let end = length.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(length.len());
    let (number, unit) = length.split_at(end);
    let number: f64 = number.trim().parse().ok()?;
    let factor = match unit {
        "" | "px" => 1.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 9.6 / 2.54,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        _ => return None,
    };
    Some(number * factor).filter(|pixels| *pixels > 0.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is checked to be in range"
)]
fn whole(number: f64) -> Option<u32> {
    let rounded = number.round();
    (1.0..=f64::from(u32::MAX)).contains(&rounded).then_some(rounded as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_size_of_a_drawing() {
        for (svg, size) in [
            ("<svg width=\"640\" height='480px'>", Some((640, 480))),
            ("<?xml version=\"1.0\"?>\n<svg\n viewBox=\"0 0 720.4 400\">", Some((720, 400))),
            ("<svg viewBox='0,0,200,100' width='100'>", Some((100, 50))),
            ("<svg stroke-width='9' viewBox='0 0 20 10' width='100%'>", Some((20, 10))),
            ("<svg width='1in' height='25.4mm'>", Some((96, 96))),
            ("<svg>", None),
            ("<html>", None),
        ] {
            assert_eq!(svg_size(svg), size, "{svg}");
        }
    }
}
