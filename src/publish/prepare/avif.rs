//! Pictures as AVIF.

use std::io::{BufRead, Cursor, Seek};

use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageResult, Limits, Rgba,
    RgbaImage,
    codecs::{jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder},
    imageops::FilterType,
    metadata::Orientation,
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use ravif::{BitDepth, Encoder, Img, RGBA8};

use super::image_jobs::MOST_BYTES;

/// The settings of the encoder, in words.
pub(crate) const SETTINGS: &str = "8 bits, quality 75, speed 7, Lanczos, sRGB";
const QUALITY: f32 = 75.0;
const SPEED: u8 = 7;

/// The number of bytes that a picture takes once it is decoded, if it is a photograph or a drawing in pixels that
/// stands still: PNG, JPEG or WebP. One in the four colours of print is left to the browser, which
/// knows what to make of it.
pub(crate) fn decoded_bytes(mut file: impl BufRead + Seek) -> Option<u64> {
    match format(&mut file)? {
        ImageFormat::Jpeg => {
            let decoder = JpegDecoder::new(file).ok()?;
            let is_printed = decoder.original_color_type() == ExtendedColorType::Cmyk8;
            (!is_printed).then(|| decoder.total_bytes())
        }
        ImageFormat::Png => {
            let decoder = PngDecoder::with_limits(file, limits()).ok()?;
            matches!(decoder.is_apng(), Ok(false)).then(|| decoder.total_bytes())
        }
        ImageFormat::WebP => {
            let decoder = WebPDecoder::new(file).ok()?;
            (!decoder.has_animation()).then(|| decoder.total_bytes())
        }
        _ => None,
    }
}

/// Returns `true` if a camera that was held upright lies about it: its file is to be turned by a quarter when
/// it is shown.
pub(crate) fn is_turned(mut file: impl BufRead + Seek) -> bool {
    let orientation = match format(&mut file) {
        Some(ImageFormat::Jpeg) => JpegDecoder::new(file).and_then(|mut d| d.orientation()),
        Some(ImageFormat::Png) => {
            PngDecoder::with_limits(file, limits()).and_then(|mut d| d.orientation())
        }
        Some(ImageFormat::WebP) => WebPDecoder::new(file).and_then(|mut d| d.orientation()),
        _ => return false,
    };
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Ok(Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH))
}

/// The format that the first bytes of a file tell.
fn format(file: &mut impl BufRead) -> Option<ImageFormat> {
    image::guess_format(file.fill_buf().ok()?).ok()
}

/// The memory that a decoder may take, beside the limit of the process that it runs in.
fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    limits
}

/// The picture in this size, upright, in sRGB; `None` where it cannot be decoded.
pub(crate) fn encode(bytes: &[u8], width: u32, height: u32) -> Option<Vec<u8>> {
    let image = match image::guess_format(bytes).ok()? {
        ImageFormat::Jpeg => small(JpegDecoder::new(Cursor::new(bytes)).ok()?, width, height),
        ImageFormat::Png => {
            small(PngDecoder::with_limits(Cursor::new(bytes), limits()).ok()?, width, height)
        }
        _ => small(WebPDecoder::new(Cursor::new(bytes)).ok()?, width, height),
    };
    let image = image.ok()?;
    let (width, height) = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
    // One thread, whatever the machine has: more would part the picture otherwise.
    let encoder = Encoder::new()
        .with_quality(QUALITY)
        .with_alpha_quality(QUALITY)
        .with_speed(SPEED)
        .with_bit_depth(BitDepth::Eight)
        .with_num_threads(Some(1));
    let pixels: Vec<RGBA8> =
        image.pixels().map(|Rgba([r, g, b, a])| RGBA8::new(*r, *g, *b, *a)).collect();
    // An opaque picture gets no alpha. The function for those without is `#[inline]`: with it, the
    // whole encoder would be compiled here, without optimisation, and take ten times as long.
    let encoded = encoder.encode_rgba(Img::new(&pixels, width, height));
    encoded.ok().map(|encoded| encoded.avif_file)
}

fn small(mut decoder: impl ImageDecoder, width: u32, height: u32) -> ImageResult<RgbaImage> {
    decoder.set_limits(limits())?;
    let profile = decoder.icc_profile()?;
    let orientation = decoder.orientation()?;
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    if image.color().has_alpha() {
        image = premultiplied(image.into_rgba8(), |colour, alpha| colour * alpha / 255);
    }
    let is_same = (image.width(), image.height()) == (width, height);
    if !is_same {
        image = image.resize_exact(width, height, FilterType::Lanczos3);
    }
    if image.color().has_alpha() {
        image = premultiplied(image.into_rgba8(), |colour, alpha| {
            (colour * 255 + alpha / 2).checked_div(alpha).unwrap_or(0).min(255)
        });
    }
    let image = image.into_rgba8();
    Ok(profile.and_then(|profile| in_srgb(&image, &profile)).unwrap_or(image))
}

/// The picture with each colour changed by its alpha. Without that, what cannot be seen would colour
/// the edges of what can when it is made smaller.
fn premultiplied(mut image: RgbaImage, change: impl Fn(u32, u32) -> u32) -> DynamicImage {
    for pixel in image.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        let [red, green, blue] = [red, green, blue].map(|colour| {
            u8::try_from(change(u32::from(colour), u32::from(alpha))).unwrap_or(u8::MAX)
        });
        pixel.0 = [red, green, blue, alpha];
    }
    DynamicImage::ImageRgba8(image)
}

/// The picture in the colours of the web, which is what a file without a profile is taken for.
/// `None` where the profile says nothing about such colours; a browser ignores it then as well.
fn in_srgb(image: &RgbaImage, profile: &[u8]) -> Option<RgbaImage> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let transform =
        profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgba, options).ok()?;
    let mut converted = RgbaImage::new(image.width(), image.height());
    transform.transform(image, &mut converted).ok()?;
    Some(converted)
}
