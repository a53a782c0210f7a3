//! Feeds and sitemaps as their standards want them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    harness::Release,
    java,
    release::{self, COMPRESSED},
};

/// The folders of three blogs: the one of this repository, the same with more below a path, and one that
/// says nothing of itself but its name.
fn blogs() -> [PathBuf; 3] {
    let small = release::root("").join(COMPRESSED);
    [Release::of_the_blog().into_folder(), release::folder("/some/sub-path"), small]
}

/// The files of all blogs whose path fulfils a condition.
fn files(is_wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let of = |blog: PathBuf| {
        let files = release::files(&blog).into_iter().filter(|file| is_wanted(file));
        files.map(|file| blog.join(file)).collect::<Vec<_>>()
    };
    blogs().into_iter().flat_map(of).collect()
}

/// The objections of a schema to files; none where they follow it.
fn complaints(schema: &str, files: &[PathBuf]) -> String {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosts/schemas");
    let schema = schemas.join(schema);
    let output = java::run(java::JING, &[&schema.to_string_lossy()], files);
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success() || !said.is_empty(), "{}", output.status);
    String::from_utf8_lossy(&said).into_owned()
}

/// A file with one thing changed, which no longer follows its schema.
#[track_caller]
fn is_refused(schema: &str, name: &str, good: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(good).expect("a file of the release");
    assert!(text.contains(from), "{from} is not in {}", good.display());
    let bad = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("hosts-{name}.xml"));
    fs::write(&bad, text.replacen(from, to, 1)).expect("a changed file");
    assert!(!complaints(schema, &[bad]).is_empty(), "{to} in place of {from} is let through");
}

#[test]
fn every_atom_feed_follows_rfc_4287() {
    let feeds = files(|file| file.ends_with("feed.xml"));
    assert!(feeds.len() > 20, "{feeds:?}");
    let said = complaints("atom.rng", &feeds);
    assert!(said.is_empty(), "{said}");
    for file in feeds {
        let text = fs::read(&file).expect("a feed");
        let feed = feed_rs::parser::parse(&text[..]);
        let feed = feed.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert_eq!(feed.feed_type, feed_rs::model::FeedType::Atom, "{}", file.display());
        assert!(!feed.entries.is_empty(), "{}", file.display());
        let is_whole = |entry: &feed_rs::model::Entry| {
            let content = entry.content.as_ref().and_then(|content| content.body.as_deref());
            entry.title.is_some()
                && entry.updated.is_some()
                && content.is_some_and(|text| !text.is_empty())
        };
        assert!(feed.entries.iter().all(is_whole), "{}", file.display());
    }
}

#[test]
fn the_schema_of_atom_refuses_what_the_standard_forbids() {
    let feed = Release::of_the_blog().into_folder().join("feed.xml");
    for (name, from, to) in [
        ("no-author", "<author>\n<name>Marginalia</name>\n</author>", ""),
        ("date", "T00:00:00Z</updated>", "</updated>"),
        ("relative-id", "<id>https://octavo.example/posts/", "<id>/posts/"),
        ("two-titles", "<entry>", "<entry><title>Another</title>"),
        ("no-target", " href=\"https://octavo.example/feed.xml\"", ""),
        ("unknown", "<entry>", "<entry><pubDate>2020-01-01</pubDate>"),
    ] {
        is_refused("atom.rng", name, &feed, from, to);
    }
}

#[test]
fn every_sitemap_follows_the_protocol() {
    let sitemaps = files(|file| file.starts_with("sitemap"));
    assert_eq!(sitemaps.len(), 3);
    let said = complaints("sitemap.rng", &sitemaps);
    assert!(said.is_empty(), "{said}");
    for (name, from, to) in [
        ("relative", "<loc>https://octavo.example/", "<loc>/"),
        ("not-encoded", "/posts/", "/pösts/"),
        ("no-zone", "00:00Z", "00:00"),
        ("twice", "<url>", "<url><loc>https://octavo.example/x/</loc>"),
    ] {
        is_refused("sitemap.rng", &format!("sitemap-{name}"), &sitemaps[0], from, to);
    }
}

#[test]
fn every_list_of_posts_is_a_json_feed() {
    let is_list = |file: &str| {
        file.ends_with(".json")
            && (file == "posts.json" || file.starts_with("page/") || file.starts_with("tags/"))
    };
    let feeds = files(is_list);
    assert!(feeds.len() > 20, "{feeds:?}");
    for file in feeds {
        let text = fs::read_to_string(&file).expect("a feed");
        let name = file.display().to_string();
        let json: Value = serde_json::from_str(&text).expect("JSON");
        is_json_feed(&name, &json);
        let feed = feed_rs::parser::parse(text.as_bytes());
        let feed = feed.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(Some(feed.entries.len()), json["items"].as_array().map(Vec::len), "{name}");
    }
}

/// The expected kind of a value.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Text,
    Address,
    Moment,
    Truth,
    Number,
    Texts,
    Authors,
    Attachments,
    Items,
}

/// The members of a feed, an item, an author and an attachment
/// ([JSON Feed 1.1](https://www.jsonfeed.org/version/1.1/)).
const FEED: [(&str, Kind); 14] = [
    ("version", Kind::Address),
    ("title", Kind::Text),
    ("home_page_url", Kind::Address),
    ("feed_url", Kind::Address),
    ("description", Kind::Text),
    ("user_comment", Kind::Text),
    ("next_url", Kind::Address),
    ("icon", Kind::Address),
    ("favicon", Kind::Address),
    ("authors", Kind::Authors),
    ("language", Kind::Text),
    ("expired", Kind::Truth),
    ("hubs", Kind::Items),
    ("items", Kind::Items),
];
const ITEM: [(&str, Kind); 15] = [
    ("id", Kind::Text),
    ("url", Kind::Address),
    ("external_url", Kind::Address),
    ("title", Kind::Text),
    ("content_html", Kind::Text),
    ("content_text", Kind::Text),
    ("summary", Kind::Text),
    ("image", Kind::Address),
    ("banner_image", Kind::Address),
    ("date_published", Kind::Moment),
    ("date_modified", Kind::Moment),
    ("authors", Kind::Authors),
    ("tags", Kind::Texts),
    ("language", Kind::Text),
    ("attachments", Kind::Attachments),
];
const AUTHOR: [(&str, Kind); 3] =
    [("name", Kind::Text), ("url", Kind::Address), ("avatar", Kind::Address)];
const ATTACHMENT: [(&str, Kind); 5] = [
    ("url", Kind::Address),
    ("mime_type", Kind::Text),
    ("title", Kind::Text),
    ("size_in_bytes", Kind::Number),
    ("duration_in_seconds", Kind::Number),
];

#[track_caller]
fn is_json_feed(file: &str, feed: &Value) {
    has_members(file, feed, &FEED, &["version", "title", "items"]);
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1", "{file}");
    for item in list(&feed["items"]) {
        has_members(file, item, &ITEM, &["id"]);
        let has_content = !item["content_text"].is_null() || !item["content_html"].is_null();
        assert!(has_content, "{file}: an item has content: {item}");
    }
}

/// Each member is one that the standard has, or one of our own, whose names begin with `_`.
#[track_caller]
fn has_members(file: &str, value: &Value, known: &[(&str, Kind)], required: &[&str]) {
    let members = value.as_object().unwrap_or_else(|| panic!("{file}: {value} is no object"));
    for name in required {
        assert!(members.contains_key(*name), "{file}: no `{name}` in {value}");
    }
    for (name, value) in members.iter().filter(|(name, _)| !name.starts_with('_')) {
        let kind = known.iter().find(|(known, _)| known == name).map(|(_, kind)| *kind);
        let kind = kind.unwrap_or_else(|| panic!("{file}: the standard has no `{name}`"));
        assert!(is_of_kind(file, value, kind), "{file}: `{name}` is {value}, expected {kind:?}");
    }
}

fn is_of_kind(file: &str, value: &Value, kind: Kind) -> bool {
    let of = |members: &[(&str, Kind)], required: &[&str]| {
        list(value).iter().for_each(|value| has_members(file, value, members, required));
        value.is_array()
    };
    match kind {
        Kind::Text => value.is_string(),
        Kind::Address => value.as_str().is_some_and(|text| url::Url::parse(text).is_ok()),
        Kind::Moment => value.as_str().is_some_and(is_moment),
        Kind::Truth => value.is_boolean(),
        Kind::Number => value.is_number(),
        Kind::Texts => value.is_array() && list(value).iter().all(Value::is_string),
        Kind::Authors => of(&AUTHOR, &[]),
        Kind::Attachments => of(&ATTACHMENT, &["url", "mime_type"]),
        Kind::Items => value.is_array(),
    }
}

/// Returns `true` if this is a moment of RFC 3339, as in `2010-02-07T14:04:00-05:00`.
fn is_moment(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let zone = shape.strip_prefix("0000-00-00T00:00:00");
    zone.is_some_and(|zone| matches!(zone, "Z" | "+00:00" | "-00:00"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
