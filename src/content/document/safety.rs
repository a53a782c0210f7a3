//! What a link or an image may point at.

/// Schemes that do nothing but lead somewhere.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The address if it may be linked: `http`, `https`, `mailto`, `tel`, or relative.
///
/// A browser ignores control characters and space around a scheme and in it (WHATWG URL, 4.4), so
/// they are ignored here before the scheme is read.
pub fn link_target(address: &str) -> Option<&str> {
    let read: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .take_while(|c| !matches!(c, '/' | '?' | '#'))
        .collect();
    match read.split_once(':') {
        None => Some(address),
        Some((scheme, _)) => {
            SCHEMES.iter().any(|allowed| allowed.eq_ignore_ascii_case(scheme)).then_some(address)
        }
    }
}

/// Whether the address leads to another place than a path of this site.
pub fn is_absolute(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.contains(':') || address.starts_with("//") || address.starts_with("\\\\")
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
        ] {
            assert_eq!(link_target(lost), None, "{lost:?}");
        }
    }
}
