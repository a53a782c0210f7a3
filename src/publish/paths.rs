//! Paths of files, relative to each other and in URLs.

/// The longest name of a file on the hosts and disks that there are, in bytes.
pub(crate) const LONGEST_NAME: usize = 255;

/// The longest part of a URL that files are named after: `.json` and `.br` have to fit behind it.
pub(crate) const LONGEST_SLUG: usize = LONGEST_NAME - ".json.br".len();

/// The longest path below the site's root, in bytes, with room for what the root is below.
pub(crate) const LONGEST_PATH: usize = 1_000;

/// The folder that a file lies in, without a slash at its end.
pub(crate) fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The file that a relative path names; `None` where it leaves `public`.
pub(crate) fn resolved(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path of a file as seen from a folder.
pub(crate) fn relative_path(folder: &str, file: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = file.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", from.len() - shared);
    up.chain(to.into_iter().skip(shared)).collect::<Vec<_>>().join("/")
}

/// The name of the file that answers to a path below the site's root.
pub(crate) fn file_name(path: &str) -> String {
    decoded(path.trim_start_matches('/'))
}

/// A path without percent-encoding (RFC 3986).
pub(crate) fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = (*first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = tail.get(if escaped.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A path with percent-encoding for everything that means something else in a URL.
pub(crate) fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for &byte in path.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{route::Route, slug::Slug};

    #[test]
    fn walks_relative_paths() {
        assert_eq!(resolved("posts/a", "../b.md").as_deref(), Some("posts/b.md"));
        assert_eq!(resolved("posts", "./a/i.png").as_deref(), Some("posts/a/i.png"));
        assert_eq!(resolved("posts", "../../etc"), None);
        assert_eq!(relative_path("posts/a", "posts/b.md"), "../b.md");
        assert_eq!(relative_path("posts", "posts/a/i.png"), "a/i.png");
        assert_eq!(relative_path("pages", "posts/a.md"), "../posts/a.md");
    }

    #[test]
    fn names_files_by_the_plain_slug() {
        let route = Route::Post(Slug::new("日本").unwrap());
        assert_eq!(file_name(&route.data_path()), "posts/日本.json");
        assert_eq!(file_name(&Route::HOME.data_path()), "posts.json");
        assert_eq!(decoded("a%20b%zz%"), "a b%zz%");
        assert_eq!(encoded("posts/ä b#1.png"), "posts/%C3%A4%20b%231.png");
        assert_eq!(decoded(&encoded("posts/ä b#1.png")), "posts/ä b#1.png");
    }
}
