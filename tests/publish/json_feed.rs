//! [JSON Feed 1.1](https://www.jsonfeed.org/version/1.1/), requirement by requirement, on the blog
//! of this repository.

use std::collections::BTreeSet;

use octavo::content::{date::Date, manifest::TagIndex};
use serde_json::{Map, Value};

use crate::harness::{Blog, Published};

type Object = Map<String, Value>;

/// The keys that the standard has, on any level.
const STANDARD: [&str; 33] = [
    "version",
    "title",
    "home_page_url",
    "feed_url",
    "description",
    "user_comment",
    "next_url",
    "icon",
    "favicon",
    "authors",
    "language",
    "expired",
    "hubs",
    "items",
    "id",
    "url",
    "external_url",
    "content_html",
    "content_text",
    "summary",
    "image",
    "banner_image",
    "date_published",
    "date_modified",
    "tags",
    "attachments",
    "name",
    "avatar",
    "mime_type",
    "size_in_bytes",
    "duration_in_seconds",
    "type",
    "author",
];

fn object<'v>(value: &'v Value, what: &str) -> &'v Object {
    value.as_object().unwrap_or_else(|| panic!("{what} is no object"))
}

/// The text under a key that must be there.
fn required<'o>(object: &'o Object, key: &str) -> &'o str {
    object.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("`{key}` is no text"))
}

/// The text under a key; where the key is there, it must be a text.
fn optional<'o>(object: &'o Object, key: &str) -> Option<&'o str> {
    object.get(key).map(|value| value.as_str().unwrap_or_else(|| panic!("`{key}` is no text")))
}

fn list<'o>(object: &'o Object, key: &str) -> &'o [Value] {
    match object.get(key) {
        None => &[],
        Some(value) => value.as_array().unwrap_or_else(|| panic!("`{key}` is no list")),
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") && text.is_ascii() && !text.contains(|c: char| " \"<>".contains(c))
}

fn check_address(object: &Object, key: &str) {
    if let Some(address) = optional(object, key) {
        assert!(is_address(address), "`{key}` is {address}");
    }
}

/// The whole feed: its first page and those that `next_url` leads to.
fn pages(published: &Published, first: &str) -> Vec<Value> {
    let mut pages = vec![published.json::<Value>(first)];
    let mut seen = BTreeSet::from([required(object(&pages[0], "feed"), "feed_url").to_owned()]);
    while let Some(next) = object(pages.last().unwrap(), "feed").get("next_url") {
        let next = next.as_str().expect("`next_url` is no text");
        // It must not be the feed's own address or a previous one, which would be a loop.
        assert!(seen.insert(next.to_owned()), "{next} comes twice");
        let file = next.strip_prefix("https://octavo.example/").expect("the site's own address");
        pages.push(published.json(file));
    }
    pages
}

fn check_feed(feed: &Object) {
    assert_eq!(required(feed, "version"), "https://jsonfeed.org/version/1.1");
    assert!(!required(feed, "title").is_empty());
    // Both count as required where a feed is published.
    assert!(is_address(required(feed, "home_page_url")));
    assert!(is_address(required(feed, "feed_url")));
    optional(feed, "description");
    check_address(feed, "next_url");
    check_language(feed);
    check_authors(feed);
    check_extension(feed);
    assert!(feed.get("items").is_some_and(Value::is_array), "`items` is no list");
    assert!(!feed.contains_key("author"), "`author` is deprecated");
}

fn check_item(item: &Object) {
    assert!(is_address(required(item, "id")), "an id is best a full URL");
    assert_eq!(required(item, "url"), required(item, "id"));
    let content = ["content_html", "content_text"].map(|key| optional(item, key));
    assert!(content.iter().flatten().any(|text| !text.is_empty()), "there is no content");
    for key in ["title", "summary", "content_text"] {
        let text = optional(item, key).unwrap_or_default();
        assert!(!text.contains("</") && !text.contains("]("), "`{key}` is not plain text: {text}");
    }
    for key in ["external_url", "image", "banner_image"] {
        check_address(item, key);
    }
    for key in ["date_published", "date_modified"] {
        if let Some(date) = optional(item, key) {
            let written = Date::parse(date).unwrap().to_string();
            assert_eq!(date, written, "`{key}` is not RFC 3339");
        }
    }
    for tag in list(item, "tags") {
        assert!(tag.as_str().is_some_and(|tag| !tag.is_empty()));
    }
    check_language(item);
    check_authors(item);
    check_extension(item);
    for attachment in list(item, "attachments") {
        let attachment = object(attachment, "attachment");
        assert!(is_address(required(attachment, "url")));
        assert!(required(attachment, "mime_type").contains('/'));
        assert!(attachment.get("size_in_bytes").is_none_or(Value::is_number));
    }
}

fn check_language(object: &Object) {
    if let Some(language) = optional(object, "language") {
        let parts = language.split('-').all(|part| part.chars().all(|c| c.is_ascii_alphanumeric()));
        assert!(parts && language.len() >= 2, "{language} is not of RFC 5646");
    }
}

fn check_authors(container: &Object) {
    for author in list(container, "authors") {
        let author = object(author, "author");
        let members = ["name", "url", "avatar"].map(|key| optional(author, key));
        assert!(members.iter().flatten().next().is_some(), "an author has no member");
    }
}

/// Keys of our own start with `_` and a letter; no key of an extension has a dot or starts so.
fn check_extension(container: &Object) {
    for (key, value) in container {
        assert!(!key.contains('.'), "{key} has a dot");
        if STANDARD.contains(&key.as_str()) {
            continue;
        }
        let name = key.strip_prefix('_').unwrap_or_else(|| panic!("{key} is not in the standard"));
        assert!(name.starts_with(|c: char| c.is_ascii_alphabetic()), "{key}");
        for member in object(value, key).keys() {
            assert!(!member.starts_with('_') && !member.contains('.'), "{member}");
        }
    }
}

#[test]
fn keeps_every_requirement_of_the_standard() {
    let published = Blog::real().publish();
    assert_eq!(published.code, Some(0), "{}", published.said);
    let tags = published.json::<TagIndex>("tags.json").tags;
    let feeds = tags.iter().map(|tag| format!("tags/{}.json", tag.slug));
    for first in feeds.chain(["posts.json".to_owned()]) {
        let mut ids = BTreeSet::new();
        let pages = pages(&published, &first);
        for page in &pages {
            let feed = object(page, "feed");
            check_feed(feed);
            for item in list(feed, "items") {
                let item = object(item, "item");
                check_item(item);
                assert!(ids.insert(required(item, "id").to_owned()), "an id comes twice");
            }
        }
        // The meaning of an extension's keys is to be said at least once.
        let about = pages[0].pointer("/_octavo/about").and_then(Value::as_str);
        assert!(about.is_some_and(|about| !about.is_empty()), "{first}");
        assert_eq!(pages[0]["_octavo"]["pages"], pages.len(), "{first}");
        assert_eq!(pages[0]["_octavo"]["posts"], ids.len(), "{first}");
    }
}

#[test]
fn lists_all_eleven_posts_to_a_feed_reader() {
    let published = Blog::real().publish();
    let mut titles = Vec::new();
    for page in pages(&published, "posts.json") {
        let feed = feed_rs::parser::parse(page.to_string().as_bytes()).unwrap();
        assert_eq!(feed.title.unwrap().content, "Marginalia");
        for entry in feed.entries {
            assert!(entry.published.is_some() && entry.summary.is_some());
            assert!(entry.id.starts_with("https://octavo.example/posts/"), "{}", entry.id);
            titles.push(entry.title.unwrap().content);
        }
    }
    assert_eq!(
        titles,
        [
            "ML Systems Design Interview Guide",
            "ML Eng Interview Guide",
            "Systems Design Interview Guide",
            "Spark Summit 2020",
            "Data Intensive Text Processing with MapReduce",
            "The Thank You Economy - Gary Vaynerchuk",
            "The Quest for the Cure Review",
            "What Is Stochastic Calculus",
            "Test Driven Development - Kent Beck",
            "Clean Code - Robert \"Uncle Bob\" Martin",
            "Code Complete 2",
        ]
    );
}

#[test]
fn writes_items_as_post_documents() {
    let published = Blog::real().publish();
    for page in pages(&published, "posts.json") {
        for item in list(object(&page, "feed"), "items") {
            let slug = item.pointer("/_octavo/slug").and_then(Value::as_str).unwrap();
            let document: Value = published.json(&format!("posts/{slug}.json"));
            check_item(object(&document, "document"));
            assert_eq!(document["id"], item["id"]);
            let source = published.text(&format!("posts/{slug}.md"));
            let markdown = document["_octavo"]["markdown"].as_str().unwrap();
            assert!(source.ends_with(markdown), "{slug}");
            assert_eq!(document["attachments"][0]["size_in_bytes"], source.len(), "{slug}");
        }
    }
}
