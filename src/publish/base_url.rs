//! Where the site is published.

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
        let path = path.trim_matches('/');
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
}
