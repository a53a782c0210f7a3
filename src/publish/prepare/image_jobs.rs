//! The jobs that decode pictures, and the limits of what is decoded.

use std::{fs, path::PathBuf};

use serde::{Deserialize, Serialize};

use super::{avif, images};
use crate::publish::worker::Job;

/// The number of pixels that a picture may have that is decoded: a little more than those of phones.
pub(crate) const MOST_PIXELS: u64 = 52_000_000;

/// The number of bytes that a picture may take once it is decoded. To make it smaller takes twice as many beside them.
pub(crate) const MOST_BYTES: u64 = MOST_PIXELS * 3;

/// The greatest size of a picture's file that is decoded, in bytes.
pub(crate) const LARGEST_FILE: u64 = 64 << 20;

/// The number of pixels that a smaller file may have: a strip of 1600 by 6000. The time of the encoder grows with them.
pub(crate) const MOST_ENCODED: u64 = 9_600_000;

/// Looks at a picture, without decoding it.
#[derive(Serialize, Deserialize)]
pub(crate) struct Inspect(pub(crate) PathBuf);

/// The outside of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seen {
    /// Its width, upright.
    pub(crate) width: u32,
    /// Its height, upright.
    pub(crate) height: u32,
    /// True if smaller files can be made of it.
    pub(crate) is_photo: bool,
    /// True if it is larger than what is decoded.
    pub(crate) is_large: bool,
}

/// Makes a smaller file of a picture.
#[derive(Serialize, Deserialize)]
pub(crate) struct Encode {
    /// The author's file.
    pub(crate) original: PathBuf,
    /// The file that is written.
    pub(crate) out: PathBuf,
    /// Its width.
    pub(crate) width: u32,
    /// Its height.
    pub(crate) height: u32,
}

/// The outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Encoded {
    /// The file is written.
    Written,
    /// The picture cannot be decoded.
    Damaged,
    /// A file cannot be read or written, for this reason.
    Io(String),
}

impl Job for Inspect {
    const NAME: &'static str = "inspect";

    type Answer = Option<Seen>;

    fn run(&self, answer: &mut dyn FnMut(Self::Answer)) {
        answer(images::inspect(&self.0));
    }
}

impl Job for Encode {
    const NAME: &'static str = "encode";

    type Answer = Encoded;

    fn run(&self, answer: &mut dyn FnMut(Encoded)) {
        let Self { original, out, width, height } = self;
        let encoded = fs::read(original).and_then(|content| {
            let Some(bytes) = avif::encode(&content, *width, *height) else {
                return Ok(Encoded::Damaged);
            };
            fs::write(out, bytes)?;
            Ok(Encoded::Written)
        });
        answer(encoded.unwrap_or_else(|error| Encoded::Io(error.to_string())));
    }
}
