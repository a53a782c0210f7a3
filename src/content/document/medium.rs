//! The file that an image of an article shows.

/// The kind of a file that an article shows with `![…](…)`, told by the file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A picture, or anything whose name says nothing else.
    Picture,
    /// Moving pictures.
    Video,
    /// Sound alone.
    Audio,
}

impl Medium {
    /// The kind that the address names.
    pub fn of(address: &str) -> Self {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is = |one: &&str| extension.eq_ignore_ascii_case(one);
        // Containers that all current engines play. QuickTime's `.mov` is not among them.
        if ["mp4", "m4v", "webm"].iter().any(is) {
            Self::Video
        } else if ["mp3", "m4a", "ogg", "oga", "opus", "flac", "wav"].iter().any(is) {
            Self::Audio
        } else {
            Self::Picture
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_kind_by_the_name() {
        for (address, medium) in [
            ("clip.mp4", Medium::Video),
            ("/posts/a/CLIP.WebM?x=1#t=10", Medium::Video),
            ("talk.opus", Medium::Audio),
            ("map.png", Medium::Picture),
            ("map.png?clip.mp4", Medium::Picture),
            ("https://mp4", Medium::Picture),
            ("mp4", Medium::Picture),
            ("", Medium::Picture),
        ] {
            assert_eq!(Medium::of(address), medium, "{address:?}");
        }
    }
}
