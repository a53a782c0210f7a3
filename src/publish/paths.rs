//! Paths of files, relative to each other and in URLs.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use xxhash_rust::xxh3::xxh3_64;

/// The characters that have no meaning of their own in a path (RFC 3986, 3.3), and `/`.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@')
    .remove(b'/');

/// The page that Trunk writes.
pub(crate) const INDEX: &str = "index.html";

/// The author's folder.
pub(crate) const PUBLIC: &str = "public";

/// The folder of the files that have a name on every site.
pub(crate) const WELL_KNOWN: &str = ".well-known";

/// The longest name of a file on the hosts and disks that there are, in bytes.
pub(crate) const LONGEST_NAME: usize = 255;

/// The longest part of a URL that files are named after: `.json` and `.br` have to fit behind it.
pub(crate) const LONGEST_SLUG: usize = LONGEST_NAME - ".json.br".len();

/// The longest path below the site's root, in bytes, with room for what the root is below.
pub(crate) const LONGEST_PATH: usize = 1_000;

/// A short hash of bytes, for names that tell their content (XXH3, 64 bits).
pub(crate) fn fingerprint(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

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
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

/// A path with percent-encoding for everything that means something else in a URL.
pub(crate) fn encoded(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// Scheme and host of an address on another site; of one that leaves the scheme to that of the page, as it is
/// where such an address is safe.
pub(crate) fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = match address.strip_prefix("//") {
        Some(rest) => ("https", rest),
        None => address.split_once("://")?,
    };
    let host = rest.split(['/', '?', '#']).next()?;
    let is_host = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    let known = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https");
    (known && !host.is_empty() && host.chars().all(is_host)).then(|| format!("{scheme}://{host}"))
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
