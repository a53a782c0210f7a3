//! The files the browser fetches: the manifest, the post documents, tags and years.
//!
//! The manifest and every tag's listing are [JSON Feed 1.1](https://www.jsonfeed.org/version/1.1/);
//! what the standard has no word for stands under `_octavo`, as it asks of extensions. A post
//! document is one item of such a feed, with the article in its `_octavo`. Readers ignore keys they
//! do not know, so keys may be added; removing or renaming one is a breaking change.

mod reading;

use serde::{Deserialize, Serialize};

use super::{
    date::Date,
    document::{Assets, Picture, link_target},
    i18n::Messages,
    route::Route,
    slug::Slug,
};

/// The `version` of every feed: the standard that it follows.
pub const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// One page of a JSON Feed, with only the keys that a listing needs where another site wrote it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feed {
    /// The address of the standard.
    pub version: String,
    /// The name of the blog, or of the blog and the tag.
    pub title: String,
    /// The page that this feed lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_page_url: Option<String>,
    /// The address of this feed's first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feed_url: Option<String>,
    /// The subject of the blog.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The address of the next, older items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_url: Option<String>,
    /// The language, as in BCP 47.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The authors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// Octavo's own properties of the listing.
    #[serde(rename = "_octavo", default)]
    pub octavo: FeedExtension,
    /// The posts, newest first.
    pub items: Vec<Item>,
}

/// Octavo's part of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedExtension {
    /// The address at which these keys are explained.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The number of pages that the whole feed has; 0 where that is not known.
    pub pages: u32,
    /// The number of posts that it has in all.
    pub posts: u32,
    /// The tag or the series that the feed is of, as the author writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The years that have posts with the tag, newest first, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub years: Vec<u16>,
}

/// One post in a feed; on its own, a post document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The properties that stay the same for ever, whatever else changes.
    pub id: String,
    /// The address of the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The title, in plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The excerpt, in plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_text: Option<String>,
    /// One or two sentences for a listing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The cover's address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// When it was first published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_published: Option<Date>,
    /// When it was last changed in substance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<Date>,
    /// Its tags, as the author writes them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Its language, where it is not the feed's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its authors, where they are not the feed's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// The article as a file, `text/markdown`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// Octavo's own properties of the post.
    #[serde(rename = "_octavo", default)]
    pub octavo: ItemExtension,
}

/// Octavo's part of an item. A listing has the first keys; a post document has all.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemExtension {
    /// The post's own part of its URL; absent where another site wrote the feed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slug: Option<Slug>,
    /// The time that the article takes to read, in minutes, at least 1; 0 where that is not known.
    #[serde(skip_serializing_if = "is_zero")]
    pub minutes: u32,
    /// True if it is a draft, which only the author's own server shows.
    #[serde(skip_serializing_if = "is_false")]
    pub draft: bool,
    /// True if it stays above the other posts of the listing of all.
    #[serde(skip_serializing_if = "is_false")]
    pub pinned: bool,
    /// Its cover: that of another site has its address for a path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover: Option<Picture>,
    /// The direction of its lines, `ltr` or `rtl`, where its language runs the other way than the site's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub direction: String,
    /// The words of the interface within it, where the site has another language.
    #[serde(skip_serializing_if = "Messages::is_empty")]
    pub words: Messages,
    /// The article, as the author wrote it, without front matter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub markdown: String,
    /// The prepared parts of the article.
    #[serde(skip_serializing_if = "Assets::is_empty")]
    pub assets: Assets,
    /// The post published just before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<Neighbour>,
    /// The post published just after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Neighbour>,
    /// The series it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// The posts that are about the same things, the nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Neighbour>,
    /// The address at which the article can be changed; empty where the author names no such place.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub edit_url: String,
    /// The same article in other languages, in the order of their codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Translation>,
}

/// Another post, as a link names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Its slug.
    pub slug: Slug,
    /// Its title.
    pub title: String,
}

/// The same article in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// The language, as in BCP 47.
    pub language: String,
    /// A path below the site's root, or an address elsewhere.
    pub url: String,
    /// Its title; absent where it is on another site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// A series of posts meant to be read in order, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// The name of the series.
    pub title: String,
    /// The part of the URL of its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<Slug>,
    /// Its posts in reading order, this one included.
    pub posts: Vec<Neighbour>,
}

/// Somebody who writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A page about them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A file that belongs to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The address.
    pub url: String,
    /// Its media type.
    pub mime_type: String,
    /// Its length in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size_in_bytes: Option<u64>,
}

/// All tags: `tags.json`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TagIndex {
    /// The tags, in alphabetical order.
    pub tags: Vec<TagCount>,
}

/// A tag and how often it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagCount {
    /// The tag as the author writes it.
    pub name: String,
    /// The tag in a URL.
    pub slug: Slug,
    /// The number of posts that have it.
    pub posts: u32,
}

/// The address of the index of titles, below the site's root: where no article can be.
pub const TITLES: &str = "/archive/titles.json";

/// The titles, tags and headings of all articles, by which a reader finds one: `archive/titles.json`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TitleIndex {
    /// The articles: the posts, newest first, and the pages.
    pub articles: Vec<Titled>,
}

/// An article in the index of titles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Titled {
    /// Its path below the site's root.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its tags, as the author writes them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Its headings as far as a table of contents shows them: the fragment of each, and behind a space
    /// its words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
}

/// All years: `archive.json`, and one year alone: `archive/<year>.json`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Archive {
    /// The years that have posts, newest first.
    pub years: Vec<Year>,
}

/// The posts of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Year {
    /// The year.
    pub year: u16,
    /// The number of posts that it has.
    pub posts: u32,
    /// The posts, newest first. In the archive of a large blog only the newest years carry theirs;
    /// the others are empty and have a file of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Entry>,
}

/// A post in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its slug.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// When it was published.
    pub date: Date,
}

impl Item {
    /// The address of the article: a route of this site, or a page of another one, which may be a link
    /// like those of an article and no script.
    pub fn link(&self) -> Option<String> {
        let own = self.octavo.slug.clone().map(|slug| Route::Post(slug).path());
        let foreign = || self.url.as_deref().and_then(link_target).map(str::to_owned);
        own.or_else(foreign)
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde's `skip_serializing_if` passes a reference"
)]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde's `skip_serializing_if` passes a reference"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_feed_that_somebody_else_wrote() {
        let feed: Feed = serde_json::from_str(
            r#"{"version":"https://jsonfeed.org/version/1.1","title":"My Example Feed",
                "items":[{"id":"2","content_text":"Second.","url":"https://example.org/second"},
                         {"id":"1","content_html":"<p>Hello</p>","url":"https://example.org/first"}]}"#,
        )
        .unwrap();
        assert_eq!(feed.items[0].link().as_deref(), Some("https://example.org/second"));
        assert_eq!(feed.items[0].content_text.as_deref(), Some("Second."));
        assert_eq!(feed.octavo.pages, 0);
    }

    #[test]
    fn links_no_script_that_somebody_else_wrote() {
        let item: Item =
            serde_json::from_str(r#"{"id":"x","title":"T","url":" java\tscript:alert(1)"}"#)
                .unwrap();
        assert_eq!(item.link(), None);
    }

    #[test]
    fn links_its_own_posts_by_route() {
        let item: Item = serde_json::from_str(
            r#"{"id":"x","title":"T","url":"https://example.org/posts/t/","_octavo":{"slug":"t"}}"#,
        )
        .unwrap();
        assert_eq!(item.link().as_deref(), Some("/posts/t/"));
    }
}
