//! The name of the whole site, and its behaviour.

use serde::{Deserialize, Serialize};

use super::{
    i18n::Messages,
    json::{Json, Read, Unreadable, list, or_default, required},
};

/// The settings that the app needs on every page. The publisher reads them from `octavo.toml` and
/// writes them into the page, so the header and the navigation need no request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Site {
    /// The name of the blog.
    pub title: String,
    /// One sentence about it; empty where there is none.
    pub description: String,
    /// The language of the site, as in BCP 47: `en`, `pt-BR`.
    pub language: String,
    /// The path of the site on its host, with a slash at both ends: `/` or `/blog/`.
    pub base: String,
    /// Scheme and host that the site is published at, without a slash at the end; empty on the
    /// author's own server.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub origin: String,
    /// The author; empty where nobody is named.
    pub author: String,
    /// The links of the header, in order.
    pub navigation: Vec<Link>,
    /// The theme a reader starts with.
    pub theme: Theme,
    /// The hosts whose pages an article may show in a frame, by their names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub embeds: Vec<String>,
    /// The words of the interface, in the site's language or in English.
    #[serde(skip_serializing_if = "Messages::is_empty")]
    pub words: Messages,
    /// The faults of the author's files, in the author's own browser; empty everywhere else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub problems: String,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The words for the reader.
    pub label: String,
    /// A path below the site's root, such as `/about/`, or an address elsewhere.
    pub url: String,
}

/// Light, dark, or what the reader's system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Follow the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The word that settings, storage and style sheets use.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the word back.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::System, Self::Light, Self::Dark].into_iter().find(|theme| theme.name() == name)
    }

    /// The next choice of the theme switch.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}

impl Site {
    /// A path below the site's root as an address on its host: `/about/` becomes `/blog/about/`.
    pub fn at(&self, path: &str) -> String {
        format!("{}{}", self.base, path.strip_prefix('/').unwrap_or(path))
    }

    /// The target of a link: a path below the site's root on its host, any other address as it is.
    pub fn target(&self, url: &str) -> String {
        if url.starts_with('/') { self.at(url) } else { url.to_owned() }
    }

    /// The address on the host as a path below the site's root; `None` where it lies outside.
    pub fn below<'a>(&self, pathname: &'a str) -> Option<&'a str> {
        let root = self.base.strip_suffix('/')?;
        let rest = pathname.strip_prefix(root)?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    }
}

impl Read for Site {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            title: required(json, "title")?,
            description: or_default(json, "description")?,
            language: required(json, "language")?,
            base: required(json, "base")?,
            origin: or_default(json, "origin")?,
            author: or_default(json, "author")?,
            navigation: list(json, "navigation")?,
            theme: or_default::<String>(json, "theme")
                .map(|name| Theme::from_name(&name).unwrap_or_default())?,
            embeds: list(json, "embeds")?,
            words: Messages::from(list(json, "words")?),
            problems: or_default(json, "problems")?,
        })
    }
}

impl Read for Link {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self { label: required(json, "label")?, url: required(json, "url")? })
    }
}

impl Default for Site {
    fn default() -> Self {
        Self {
            title: "Octavo".to_owned(),
            description: String::new(),
            language: "en".to_owned(),
            base: "/".to_owned(),
            origin: String::new(),
            author: String::new(),
            navigation: Vec::new(),
            theme: Theme::System,
            embeds: Vec::new(),
            words: Messages::default(),
            problems: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_paths_below_its_base_and_back() {
        let site = Site { base: "/blog/".to_owned(), ..Site::default() };
        assert_eq!(site.at("/about/"), "/blog/about/");
        assert_eq!(site.below("/blog/about/"), Some("/about/"));
        assert_eq!(site.below("/blog"), Some(""));
        assert_eq!(site.below("/blogger/about/"), None);
        assert_eq!(Site::default().below("/about/"), Some("/about/"));
    }

    #[test]
    fn names_every_theme() {
        let mut theme = Theme::System;
        for _ in 0..3 {
            assert_eq!(Theme::from_name(theme.name()), Some(theme));
            theme = theme.next();
        }
        assert_eq!(theme, Theme::System);
        assert_eq!(Theme::from_name("sepia"), None);
    }
}
