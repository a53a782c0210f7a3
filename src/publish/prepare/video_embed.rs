//! Videos of YouTube and Vimeo, which a page plays in a frame once its reader asks for it.

/// The address of the frame with the video that a link leads to; `None` where it leads to anything
/// else, such as a channel, a list or an address that only resembles a video's. The frame plays at
/// once, since it comes there by a click.
///
/// Nothing but a number, or letters that were checked one by one, gets from the link into the
/// frame's address.
pub(crate) fn frame(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_once('/')?;
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    let path = path.strip_suffix('/').unwrap_or(path);
    match host {
        "youtu.be" => youtube(path, query),
        "youtube.com" | "youtube-nocookie.com" if path == "watch" => {
            youtube(parameter(query, "v")?, query)
        }
        "youtube.com" | "youtube-nocookie.com" => {
            let (kind, id) = path.split_once('/')?;
            matches!(kind, "embed" | "live" | "shorts").then(|| youtube(id, query))?
        }
        "vimeo.com" => vimeo(path, query, fragment),
        "player.vimeo.com" => vimeo(path.strip_prefix("video/")?, query, fragment),
        _ => None,
    }
}

fn youtube(id: &str, query: &str) -> Option<String> {
    let is_id = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    if id.len() != 11 || !id.bytes().all(is_id) {
        return None;
    }
    // This host keeps no cookie before the video is played.
    let mut frame = ["https://www.youtube-nocookie.com/embed/", id, "?autoplay=1"].concat();
    let start = parameter(query, "t").or_else(|| parameter(query, "start"));
    if let Some(start) = start.and_then(seconds) {
        frame.push_str("&start=");
        frame.push_str(&start.to_string());
    }
    Some(frame)
}

/// A video that is not listed has a second word in its address.
fn vimeo(path: &str, query: &str, fragment: &str) -> Option<String> {
    let (id, word) = match path.split_once('/') {
        Some((id, word)) => (id, Some(word)),
        None => (path, parameter(query, "h")),
    };
    let is_word = |word: &str| {
        (6..=16).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    if !(5..=12).contains(&id.len())
        || !id.bytes().all(|b| b.is_ascii_digit())
        || !word.is_none_or(is_word)
    {
        return None;
    }
    let mut frame = ["https://player.vimeo.com/video/", id, "?autoplay=1&dnt=1"].concat();
    if let Some(word) = word {
        frame.push_str("&h=");
        frame.push_str(word);
    }
    if let Some(start) = parameter(fragment, "t").and_then(seconds) {
        frame.push_str("#t=");
        frame.push_str(&start.to_string());
    }
    Some(frame)
}

fn parameter<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// A time such as `90`, `90s` or `1h2m3s`, in seconds.
fn seconds(time: &str) -> Option<u32> {
    let (mut sum, mut number) = (0_u32, None::<u32>);
    for b in time.bytes() {
        let factor = match b {
            b'0'..=b'9' => {
                let digit = u32::from(b - b'0');
                number = Some(number.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
                continue;
            }
            b'h' => 3600,
            b'm' => 60,
            b's' => 1,
            _ => return None,
        };
        sum = number.take()?.checked_mul(factor)?.checked_add(sum)?;
    }
    sum.checked_add(number.unwrap_or(0)).filter(|seconds| *seconds > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::document::player_site;

    #[test]
    fn knows_a_video_by_its_link() {
        let youtube = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1";
        let vimeo = "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1";
        for (address, base, more) in [
            ("https://youtu.be/dQw4w9WgXcQ", youtube, ""),
            ("https://youtu.be/dQw4w9WgXcQ?si=x&t=90", youtube, "&start=90"),
            ("http://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=1m30s", youtube, "&start=90"),
            ("https://m.youtube.com/watch/?v=dQw4w9WgXcQ&t=1h2s", youtube, "&start=3602"),
            ("https://youtube.com/shorts/dQw4w9WgXcQ/", youtube, ""),
            ("https://www.youtube.com/embed/dQw4w9WgXcQ?start=7", youtube, "&start=7"),
            ("https://youtu.be/dQw4w9WgXcQ?t=99999999999h", youtube, ""),
            ("https://youtu.be/dQw4w9WgXcQ?t=1\"><script>", youtube, ""),
            ("https://vimeo.com/76979871", vimeo, ""),
            ("https://vimeo.com/76979871/abcdef1234#t=1m5s", vimeo, "&h=abcdef1234#t=65"),
            ("https://player.vimeo.com/video/76979871?h=abcdef1234", vimeo, "&h=abcdef1234"),
        ] {
            assert_eq!(frame(address), Some(format!("{base}{more}")), "{address}");
            assert!(player_site(base).is_some(), "{base}");
        }
    }

    #[test]
    fn takes_nothing_else_for_a_video() {
        for address in [
            "https://youtu.be/",
            "https://youtu.be/dQw4w9WgXc",
            "https://youtu.be/dQw4w9WgXcQQ",
            "https://youtu.be/dQw4w9W\"XcQ",
            "https://youtu.be/dQw4w9WgXc/",
            "https://youtu.be.example.org/dQw4w9WgXcQ",
            "https://youtu.be@example.org/dQw4w9WgXcQ",
            "https://example.org/youtu.be/dQw4w9WgXcQ",
            "https://www.youtube.com/watch?v=",
            "https://www.youtube.com/watch?vv=dQw4w9WgXcQ",
            "https://www.youtube.com/playlist?list=dQw4w9WgXcQ",
            "https://www.youtube.com/@somebody",
            "https://www.youtube.com/results/dQw4w9WgXcQ",
            "javascript://youtu.be/dQw4w9WgXcQ",
            "//youtu.be/dQw4w9WgXcQ",
            "https://vimeo.com/channels",
            "https://vimeo.com/7697987x",
            "https://vimeo.com/76979871/../1",
            "https://vimeo.com/76979871/ab\"def1234",
            "https://player.vimeo.com/76979871",
            "",
        ] {
            assert_eq!(frame(address), None, "{address}");
        }
    }
}
