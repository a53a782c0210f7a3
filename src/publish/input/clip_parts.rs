//! Files that belong to a video or an audio file by their names: posters and captions.

use crate::{content::document::Medium, publish::settings::language::is_language};

/// The role of a file beside a video or an audio file of the same name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part<'f> {
    /// The picture that stands for a video until it plays.
    Poster,
    /// Captions in a language, which is empty where it is not known.
    Captions(&'f str),
}

/// The role of the file beside the clip; `None` where it has none.
pub(crate) fn part_of<'f>(clip: &str, file: &'f str) -> Option<Part<'f>> {
    if Medium::of(clip) == Medium::Picture {
        return None;
    }
    let (stem, _) = clip.rsplit_once('.')?;
    let extension = file.strip_prefix(stem)?.strip_prefix('.')?;
    match extension {
        "avif" | "jpeg" | "jpg" | "png" | "webp" => Some(Part::Poster),
        "vtt" => Some(Part::Captions("")),
        _ => {
            let language = extension.strip_suffix(".vtt")?;
            is_language(language).then_some(Part::Captions(language))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_belongs_to_a_clip() {
        for (clip, file, part) in [
            ("a/clip.mp4", "a/clip.jpg", Some(Part::Poster)),
            ("a/clip.mp4", "a/clip.vtt", Some(Part::Captions(""))),
            ("a/talk.mp3", "a/talk.pt-BR.vtt", Some(Part::Captions("pt-BR"))),
            ("a/clip.mp4", "a/clip.old one.vtt", None),
            ("a/clip.mp4", "a/clip2.jpg", None),
            ("a/clip.mp4", "a/clip.mp4", None),
            ("a/map.png", "a/map.jpg", None),
        ] {
            assert_eq!(part_of(clip, file), part, "{file}");
        }
    }
}
