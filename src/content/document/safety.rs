//! The file that a link or an image points at.

use std::borrow::Cow;

/// Schemes that do nothing but lead somewhere.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The address if it may be linked: `http`, `https`, `mailto`, `tel`, or relative.
pub fn link_target(address: &str) -> Option<&str> {
    scheme(address)
        .is_none_or(|scheme| SCHEMES.iter().any(|allowed| allowed.eq_ignore_ascii_case(&scheme)))
        .then_some(address)
}

/// Returns `true` if the address leads to another place than a path of this site.
pub fn is_absolute(address: &str) -> bool {
    scheme(address).is_some() || address.starts_with("//") || address.starts_with("\\\\")
}

/// The host of an `https` address, if it is written as plainly as one can be.
pub(super) fn host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    host.chars().all(is_plain).then_some(host)
}

/// The scheme of an address, of the characters that a scheme has (RFC 3986, 3.1).
///
/// It ignores control characters and space around a scheme and in it (WHATWG URL, 4.4), so they are
/// ignored here before the scheme is read.
fn scheme(address: &str) -> Option<Cow<'_, str>> {
    let (before, _) = address.split_once(':')?;
    let is_ignored = |c: char| c.is_control() || c.is_whitespace();
    let scheme = if before.contains(is_ignored) {
        before.replace(is_ignored, "").into()
    } else {
        Cow::Borrowed(before)
    };
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    scheme.chars().all(is_scheme).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_only_harmless_schemes_through() {
        for kept in [
            "https://a.b",
            "HTTP://a",
            "mailto:a@b.c",
            "tel:+1",
            "/a:b",
            "a?b:c",
            "#a:b",
            "",
            "//cdn",
            "foo):",
            "foo\\bar:baz",
        ] {
            assert_eq!(link_target(kept), Some(kept), "{kept:?}");
        }
        for lost in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "blob:x",
            "file:///etc",
            "x:y",
            ":y",
        ] {
            assert_eq!(link_target(lost), None, "{lost:?}");
        }
    }

    #[test]
    fn names_the_host_of_plain_addresses_only() {
        assert_eq!(host("https://a.b-c.org/x?y#z"), Some("a.b-c.org"));
        for address in [
            "http://a.org/",
            "https://a@b.org/",
            "https://A.org",
            "https://a.org:1",
            "//a",
            "https:\\\\a.org",
        ] {
            assert_eq!(host(address), None, "{address}");
        }
    }

    #[test]
    fn tells_other_places_from_paths() {
        for absolute in ["https://a.b", "tel:+1", "//cdn", "\\\\cdn"] {
            assert!(is_absolute(absolute), "{absolute:?}");
        }
        for path in ["", "a/b", "/a", "a?b:c", "(a):b", "#a:b"] {
            assert!(!is_absolute(path), "{path:?}");
        }
    }
}
