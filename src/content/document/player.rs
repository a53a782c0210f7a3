//! Videos that other sites play.

/// The hosts of frames with videos, and their owners. The first keeps no cookie before a video
/// is played.
const SITES: [(&str, &str); 2] = [
    ("https://www.youtube-nocookie.com/embed/", "YouTube"),
    ("https://player.vimeo.com/video/", "Vimeo"),
];

/// Whose video a frame with this address shows; `None` for a frame that no article may have.
pub fn player_site(frame: &str) -> Option<&'static str> {
    SITES.iter().find(|(start, _)| frame.starts_with(start)).map(|(_, site)| *site)
}
