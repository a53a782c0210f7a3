//! The sizes of videos, so that a page does not move when they arrive.
//!
//! Libraries that read these formats read all of them: sample tables, codecs, timing. The two
//! numbers wanted here stand in one box of each.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
};

/// The part of a file that is held at once: an index of MP4 is far smaller, and the tracks of WebM are
/// described at its beginning.
const MOST: u64 = 32 << 20;

/// The number of boxes of MP4 that are passed over in search of the index: a file in fragments has one for each few
/// seconds.
const MOST_BOXES: usize = 10_000;

/// The size that a video is shown in; `None` where the file does not tell.
pub(crate) fn size(path: &Path) -> Option<(u32, u32)> {
    let mut file = File::open(path).ok()?;
    let mut start = [0; 4];
    file.read_exact(&mut start).ok()?;
    file.rewind().ok()?;
    if start == [0x1a, 0x45, 0xdf, 0xa3] {
        let mut bytes = Vec::new();
        file.take(MOST / 8).read_to_end(&mut bytes).ok()?;
        webm(&bytes)
    } else {
        mp4(&index(&mut file)?)
    }
}

/// The box `moov` of an MP4 file, without its header, wherever it stands (ISO/IEC 14496-12, 4.2).
fn index(file: &mut File) -> Option<Vec<u8>> {
    let end = file.metadata().ok()?.len();
    let mut at = 0_u64;
    for _ in 0..MOST_BOXES {
        if at >= end {
            break;
        }
        file.seek(SeekFrom::Start(at)).ok()?;
        let mut header = Vec::new();
        file.take(16).read_to_end(&mut header).ok()?;
        let (size, name, body) = header_of(&header, end - at)?;
        if name == b"moov" {
            file.seek(SeekFrom::Start(at + body)).ok()?;
            let mut bytes = Vec::new();
            file.take(size.checked_sub(body)?.min(MOST)).read_to_end(&mut bytes).ok()?;
            return Some(bytes);
        }
        at = at.checked_add(size)?;
    }
    None
}

/// The size of a box, its name and where its content starts.
fn header_of(bytes: &[u8], rest: u64) -> Option<(u64, &[u8], u64)> {
    let name = bytes.get(4..8)?;
    let (size, body) = match number(bytes.get(..4)?) {
        0 => (rest, 8),
        1 => (number(bytes.get(8..16)?), 16),
        size => (size, 8),
    };
    (size >= body).then_some((size, name, body))
}

/// The boxes within a box.
fn boxes(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (size, name, body) = header_of(rest, u64::try_from(rest.len()).ok()?)?;
        let size = usize::try_from(size).ok()?;
        let content = rest.get(usize::try_from(body).ok()?..size)?;
        rest = rest.get(size..)?;
        Some((name, content))
    })
}

/// The size of the first track that has one: 16.16 fixed-point numbers at the end of its header,
/// behind a matrix that tells how the picture is turned (ISO/IEC 14496-12, 8.3.2).
fn mp4(index: &[u8]) -> Option<(u32, u32)> {
    let tracks = boxes(index).filter(|(name, _)| *name == b"trak");
    let headers = tracks.filter_map(|(_, track)| boxes(track).find(|(name, _)| *name == b"tkhd"));
    headers.map(|(_, header)| header).find_map(|header| {
        let (header, height) = header.split_last_chunk::<4>()?;
        let (header, width) = header.split_last_chunk::<4>()?;
        let (_, matrix) = header.split_last_chunk::<36>()?;
        let whole = |length: &[u8; 4]| u32::from_be_bytes(*length) >> 16;
        let (width, height) = (whole(width), whole(height));
        let is_turned = matrix[..4] == [0; 4] && matrix[16..20] == [0; 4];
        let size = if is_turned { (height, width) } else { (width, height) };
        (width > 0 && height > 0).then_some(size)
    })
}

/// The size of the first track that has one (RFC 9559, 5.1.4.1.28), by the path of its elements'
/// identifiers: Segment, Tracks, TrackEntry, Video.
fn webm(bytes: &[u8]) -> Option<(u32, u32)> {
    let segment = elements(bytes).find(|(id, _)| *id == 0x1853_8067)?.1;
    let tracks = elements(segment).find(|(id, _)| *id == 0x1654_ae6b)?.1;
    let entries = elements(tracks).filter(|(id, _)| *id == 0xae);
    let videos = entries.filter_map(|(_, entry)| elements(entry).find(|(id, _)| *id == 0xe0));
    videos.map(|(_, video)| video).find_map(|video| {
        let value = |wanted| elements(video).find(|(id, _)| *id == wanted).map(|(_, v)| number(v));
        let in_pixels = value(0x54b2).unwrap_or(0) == 0;
        let shown = |shown, stored| value(shown).filter(|_| in_pixels).or_else(|| value(stored));
        let width = u32::try_from(shown(0x54b0, 0xb0)?).ok()?;
        let height = u32::try_from(shown(0x54ba, 0xba)?).ok()?;
        (width > 0 && height > 0).then_some((width, height))
    })
}

/// The elements within an element, with their identifiers (RFC 8794, 4 to 6). One of unknown size
/// reaches to the end.
fn elements(bytes: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let length = length_of(rest)?;
        let id = number(rest.get(..length)?);
        rest = rest.get(length..)?;
        let length = length_of(rest)?;
        let marked = number(rest.get(..length)?);
        rest = rest.get(length..)?;
        let most = (1 << (7 * length)) - 1;
        let size = match marked & most {
            unknown if unknown == most => rest.len(),
            size => usize::try_from(size).ok()?.min(rest.len()),
        };
        let (content, behind) = rest.split_at_checked(size)?;
        rest = behind;
        Some((id, content))
    })
}

/// The number of bytes that a number takes whose first byte starts with that many bits, the last of them 1.
fn length_of(bytes: &[u8]) -> Option<usize> {
    let zeros = bytes.first()?.leading_zeros();
    usize::try_from(zeros).ok().map(|zeros| zeros + 1).filter(|length| *length <= 8)
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mp4_box(name: &str, content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len() + 8).unwrap();
        [&size.to_be_bytes()[..], name.as_bytes(), content].concat()
    }

    fn track(width: u32, height: u32, turned: bool) -> Vec<u8> {
        let one = if turned { [0; 4] } else { [0, 1, 0, 0] };
        let matrix = [&one[..], &[0; 12], &one, &[0; 16]].concat();
        let size = [(width << 16).to_be_bytes(), (height << 16).to_be_bytes()].concat();
        mp4_box("trak", &mp4_box("tkhd", &[&[0; 40][..], &matrix, &size].concat()))
    }

    fn element(id: &[u8], content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len()).unwrap() | 0x1000_0000;
        [id, &size.to_be_bytes(), content].concat()
    }

    #[test]
    fn reads_the_size_of_an_mp4_upright() {
        let sound = track(0, 0, false);
        let index = [mp4_box("mvhd", &[0; 100]), sound, track(640, 360, false)].concat();
        assert_eq!(mp4(&index), Some((640, 360)));
        assert_eq!(mp4(&track(640, 360, true)), Some((360, 640)));
        assert_eq!(mp4(&track(0, 0, false)), None);
    }

    #[test]
    fn reads_the_size_of_a_webm() {
        let video = |more: &[u8]| {
            let size = [element(&[0xb0], &[2, 208]), element(&[0xba], &[2, 64])].concat();
            let entry = element(&[0xae], &element(&[0xe0], &[&size, more].concat()));
            let tracks = element(&[0x16, 0x54, 0xae, 0x6b], &entry);
            let segment = [&[0x18, 0x53, 0x80, 0x67, 0xff][..], &tracks].concat();
            [element(&[0x1a, 0x45, 0xdf, 0xa3], &[]), segment].concat()
        };
        assert_eq!(webm(&video(&[])), Some((720, 576)));
        assert_eq!(webm(&video(&element(&[0x54, 0xb0], &[4, 0]))), Some((1024, 576)));
    }

    #[test]
    fn survives_files_that_end_early() {
        let index = track(640, 360, false);
        let webm_start = [0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x18, 0x53, 0x80, 0x67, 0xff, 0xae];
        for end in 0..index.len() {
            assert_eq!(mp4(&index[..end]), None);
        }
        for end in 0..webm_start.len() {
            assert_eq!(webm(&webm_start[..end]), None);
        }
        assert_eq!(mp4(&[0, 0, 0, 0, b't', b'r', b'a', b'k']), None);
    }
}
