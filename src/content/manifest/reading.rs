//! The files of the browser, made of JSON that the browser has parsed. What the app never shows is for
//! other programs: it is not read, and costs the reader no code.

use super::{
    Archive, Entry, Feed, FeedExtension, Item, ItemExtension, Neighbour, Series, TagCount,
    TagIndex, TitleIndex, Titled, Year,
};
use crate::content::{
    i18n::Messages,
    json::{Json, Read, Unreadable, list, optional, or_default, required},
};

impl Read for Feed {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            version: required(json, "version")?,
            title: required(json, "title")?,
            home_page_url: None,
            feed_url: None,
            description: or_default(json, "description")?,
            next_url: None,
            language: optional(json, "language")?,
            authors: Vec::new(),
            octavo: or_default(json, "_octavo")?,
            items: match json.member("items") {
                Some(_) => list(json, "items")?,
                None => return Err(Unreadable("items")),
            },
        })
    }
}

impl Read for FeedExtension {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            about: String::new(),
            pages: or_default(json, "pages")?,
            posts: or_default(json, "posts")?,
            tag: optional(json, "tag")?,
            years: list::<u32>(json, "years")?
                .into_iter()
                .filter_map(|year| year.try_into().ok())
                .collect(),
        })
    }
}

impl Read for Item {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            id: required(json, "id")?,
            url: optional(json, "url")?,
            title: optional(json, "title")?,
            content_text: optional(json, "content_text")?,
            summary: optional(json, "summary")?,
            image: None,
            date_published: optional(json, "date_published")?,
            date_modified: optional(json, "date_modified")?,
            tags: list(json, "tags")?,
            language: optional(json, "language")?,
            authors: Vec::new(),
            attachments: Vec::new(),
            octavo: or_default(json, "_octavo")?,
        })
    }
}

impl Read for ItemExtension {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            slug: optional(json, "slug")?,
            minutes: or_default(json, "minutes")?,
            draft: json.member("draft").is_some_and(|draft| draft.is_true()),
            pinned: json.member("pinned").is_some_and(|pinned| pinned.is_true()),
            cover: optional(json, "cover")?,
            direction: or_default(json, "direction")?,
            words: Messages::from(list(json, "words")?),
            markdown: or_default(json, "markdown")?,
            assets: or_default(json, "assets")?,
            previous: optional(json, "previous")?,
            next: optional(json, "next")?,
            series: optional(json, "series")?,
            related: list(json, "related")?,
            edit_url: or_default(json, "edit_url")?,
            // The part of them that the article shows is among its assets.
            translations: Vec::new(),
        })
    }
}

impl Read for Neighbour {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self { slug: required(json, "slug")?, title: required(json, "title")? })
    }
}

impl Read for Series {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            title: required(json, "title")?,
            slug: optional(json, "slug")?,
            posts: list(json, "posts")?,
        })
    }
}

impl Read for TagIndex {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self { tags: list(json, "tags")? })
    }
}

impl Read for TagCount {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            name: required(json, "name")?,
            slug: required(json, "slug")?,
            posts: required(json, "posts")?,
        })
    }
}

impl Read for TitleIndex {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self { articles: list(json, "articles")? })
    }
}

impl Read for Titled {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            path: required(json, "path")?,
            title: required(json, "title")?,
            tags: list(json, "tags")?,
            headings: list(json, "headings")?,
        })
    }
}

impl Read for Archive {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self { years: list(json, "years")? })
    }
}

impl Read for Year {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            year: required::<u32>(json, "year")?.try_into().map_err(|_| Unreadable("year"))?,
            posts: required(json, "posts")?,
            entries: list(json, "entries")?,
        })
    }
}

impl Read for Entry {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            slug: required(json, "slug")?,
            title: required(json, "title")?,
            date: required(json, "date")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::de::DeserializeOwned;

    use super::*;

    /// Everything that serde reads is the measure.
    fn reads_as_serde_does<T: Read + DeserializeOwned + PartialEq + Debug>(json: &str) {
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        let expected: T = serde_json::from_str(json).unwrap();
        assert_eq!(T::read(&value, "").unwrap(), expected);
    }

    #[test]
    fn reads_what_is_published() {
        reads_as_serde_does::<Feed>(
            r#"{"version":"v","title":"T","description":"d","language":"en",
                "_octavo":{"pages":2,"posts":11,"tag":"t","years":[2020,2019]},"items":[{"id":"x"}]}"#,
        );
        reads_as_serde_does::<Item>(
            r#"{"id":"x","url":"u","title":"t","content_text":"c","summary":"s",
                "date_published":"2020-01-02T00:00:00Z","date_modified":"2020-01-03T00:00:00Z",
                "tags":["a","b"],"language":"de",
                "_octavo":{"slug":"s","minutes":4,"draft":true,"pinned":true,"markdown":"m",
                    "direction":"rtl","words":["ar","x"],
                    "assets":{"code":[[1,2],[]],"math":["<math></math>",""],
                        "diagrams":["","<svg></svg>"],
                        "pictures":{"p.png":{"path":"/p.png","width":3,"height":4}},
                        "links":{"a.md":"/posts/a/"},"translations":["de /b/ Deutsch"]},
                    "previous":{"slug":"p","title":"P"},"next":{"slug":"n","title":"N"},
                    "series":{"title":"S","slug":"s","posts":[{"slug":"s","title":"t"}]},
                    "related":[{"slug":"r","title":"R"}],"edit_url":"https://a.b/c"}}"#,
        );
        reads_as_serde_does::<Item>(r#"{"id":"x","url":null,"_octavo":{}}"#);
        reads_as_serde_does::<TagIndex>(
            r#"{"tags":[{"name":"C++","slug":"cplusplus","posts":2}]}"#,
        );
        reads_as_serde_does::<TitleIndex>(
            r#"{"articles":[{"path":"/a/","title":"A","tags":["t"],"headings":["b B c"]}]}"#,
        );
        reads_as_serde_does::<Archive>(
            r#"{"years":[{"year":2020,"posts":1,"entries":[{"slug":"s","title":"t","date":"2020-01-02"}]},
                         {"year":2019,"posts":0}]}"#,
        );
    }

    #[test]
    fn names_what_is_wrong() {
        let missing = |json: &str| {
            let value: serde_json::Value = serde_json::from_str(json).unwrap();
            Feed::read(&value, "").unwrap_err().to_string()
        };
        assert_eq!(missing(r#"{"version":"v"}"#), "`title` is missing or wrong");
        assert_eq!(missing(r#"{"version":"v","title":"T"}"#), "`items` is missing or wrong");
        assert_eq!(
            missing(r#"{"version":"v","title":3,"items":[]}"#),
            "`title` is missing or wrong"
        );
        assert_eq!(
            missing(r#"{"version":"v","title":"T","items":[{"id":"x","date_published":"y"}]}"#),
            "`date_published` is missing or wrong"
        );
    }
}
