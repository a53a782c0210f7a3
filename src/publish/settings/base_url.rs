//! The address at which the site is published.

use percent_encoding::{AsciiSet, utf8_percent_encode};

/// An absolute `http` or `https` address without query or fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BaseUrl {
    /// Scheme and host, without a slash at the end.
    origin: String,
    /// The path, with a slash at both ends.
    path: String,
}

impl BaseUrl {
    /// Reads an address.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let (scheme, rest) = text.split_once("://").ok_or("it does not start with `https://`")?;
        if !matches!(scheme, "http" | "https") {
            return Err("it does not start with `https://`");
        }
        if text.contains(['?', '#']) {
            return Err("it has a query or a fragment");
        }
        if text
            .contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\^`{|}".contains(c))
        {
            return Err("it has a character that stands in no URL");
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if host.is_empty() {
            return Err("it names no host");
        }
        if path.contains(['*', ':', ';', ',']) {
            // The files that hosts read would mean more than this path.
            return Err("its path has a character that is a pattern to some hosts");
        }
        // As the browser has it in the address of a page.
        // Letters outside of ASCII alone: what is encoded already is left as it is (RFC 3987, 3.1).
        let path = utf8_percent_encode(path.trim_matches('/'), &AsciiSet::EMPTY).to_string();
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Ok(Self { origin: format!("{scheme}://{host}"), path })
    }

    /// Scheme and host, without a slash at the end.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The name of the host, in small letters, without a port.
    pub(crate) fn host(&self) -> String {
        let (_, host) = self.origin.split_once("://").unwrap_or_default();
        host.split(':').next().unwrap_or_default().to_ascii_lowercase()
    }

    /// The path of the site on its host, with a slash at both ends.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// A path below the site's root as an absolute address.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{}{}", self.origin, self.path, path.trim_start_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_addresses_apart() {
        let url = |text: &str| BaseUrl::parse(text).map(|url| url.at("/x"));
        assert_eq!(url("https://a.b").unwrap(), "https://a.b/x");
        assert_eq!(url("https://a.b/c/d//").unwrap(), "https://a.b/c/d/x");
        for wrong in ["a.b", "ftp://a.b", "https:///x", "https://a.b?x", "https://a b/"] {
            assert!(url(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn has_its_path_as_browsers_do() {
        let path = |text| BaseUrl::parse(text).unwrap().path().to_owned();
        assert_eq!(path("https://example.org/日記"), "/%E6%97%A5%E8%A8%98/");
        assert_eq!(path("https://example.org/%E6%97%A5%E8%A8%98/a~b/"), "/%E6%97%A5%E8%A8%98/a~b/");
    }
}
