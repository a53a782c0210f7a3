//! Everything in a file that leads somewhere.
//!
//! Everything that counts as a link is told by how it looks, wherever it stands: so a tag that is new is covered
//! without being named here.

use std::collections::BTreeSet;

use html5ever::{parse_document, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;

use crate::release::HOST;

/// Attributes that hold an address, relative to the page or not.
const ADDRESSES: [&str; 9] =
    ["action", "background", "cite", "data", "formaction", "href", "manifest", "poster", "src"];

/// Attributes that hold several addresses, each with its size.
const SEVERAL: [&str; 2] = ["imagesrcset", "srcset"];

/// An attribute with a path of the site, whatever folder the site lies in.
const OF_THE_SITE: &str = "data-path";

/// Elements whose text is a block.
const BLOCKS: [&str; 9] = ["blockquote", "dd", "dt", "figcaption", "li", "p", "pre", "td", "th"];

/// A page, taken apart.
#[derive(Debug, Default)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// The text of its first heading.
    pub heading: String,
    /// The words of the description.
    pub description: String,
    /// The text of its main part, with single spaces.
    pub words: String,
    /// The targets, as written.
    pub links: BTreeSet<String>,
    /// The names that a fragment can mean.
    pub ids: BTreeSet<String>,
}

impl Page {
    /// Takes a page apart.
    pub fn read(html: &str) -> Self {
        let document = parse_document(RcDom::default(), Default::default()).one(html);
        let mut page = Self::default();
        page.look_through(&document.document, false);
        page.words = single_spaced(&page.words);
        page.heading = single_spaced(&page.heading);
        page
    }

    fn look_through(&mut self, node: &Handle, in_main: bool) {
        let mut in_main = in_main;
        match &node.data {
            NodeData::Text { contents } if in_main => self.words.push_str(&contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                let name = &*name.local;
                in_main |= name == "main";
                if BLOCKS.contains(&name) {
                    self.words.push(' ');
                }
                for attribute in attrs.borrow().iter() {
                    self.attribute(&attribute.name.local, &attribute.value);
                }
                let of = |wanted: &str| {
                    let attrs = attrs.borrow();
                    let found = attrs.iter().find(|attribute| &*attribute.name.local == wanted);
                    found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
                };
                match name {
                    "title" if self.title.is_empty() => self.title = text(node),
                    "h1" if self.heading.is_empty() => self.heading = text(node),
                    "meta" if of("name") == "description" => self.description = of("content"),
                    "meta" if of("http-equiv") == "refresh" => {
                        let content = of("content");
                        self.links.extend(content.split_once("url=").map(|(_, to)| to.to_owned()));
                    }
                    "style" => self.links.extend(of_style(&text(node))),
                    "script" => self.links.extend(of_script(&text(node), &of("type"))),
                    _ => {}
                }
            }
            _ => {}
        }
        // The text of a script is not read.
        let is_text = !matches!(&node.data, NodeData::Element { name, .. }
            if matches!(&*name.local, "script" | "style"));
        node.children
            .borrow()
            .iter()
            .for_each(|child| self.look_through(child, in_main && is_text));
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let is_path = value.starts_with('/') && !value.starts_with("//") && name != OF_THE_SITE;
        if name == "id" {
            self.ids.insert(value.to_owned());
        } else if SEVERAL.contains(&name) {
            let candidates = value.split(',').filter_map(|part| part.split_whitespace().next());
            self.links.extend(candidates.map(str::to_owned));
        } else if name == "style" {
            self.links.extend(of_style(value));
        } else if ADDRESSES.contains(&name) || is_path || value.starts_with(HOST) {
            self.links.insert(value.trim().to_owned());
        }
    }
}

/// The target of a style sheet.
pub fn of_style(css: &str) -> BTreeSet<String> {
    let mut links = BTreeSet::new();
    for part in css.split("url(").skip(1) {
        let address = part.split(')').next().unwrap_or_default();
        links.insert(address.trim().trim_matches(['"', '\'']).to_owned());
    }
    for part in css.split("@import").skip(1) {
        let quoted = part.trim_start().strip_prefix(['"', '\'']);
        links.extend(quoted.and_then(|rest| rest.split(['"', '\'']).next()).map(str::to_owned));
    }
    links
}

/// Every address of the site in a text of any kind.
pub fn of_text(text: &str) -> BTreeSet<String> {
    let ends = |c: char| c.is_whitespace() || "\"'<>()[]{}`\\|,".contains(c);
    text.match_indices(HOST)
        .map(|(start, _)| text[start..].split(ends).next().unwrap_or_default())
        .map(|address| address.trim_end_matches(['.', ':', ';']).to_owned())
        .collect()
}

/// The addresses in the description of an installable app, each relative to it.
pub fn of_manifest(json: &str) -> BTreeSet<String> {
    fn collect(value: &Value, links: &mut BTreeSet<String>) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    match value.as_str() {
                        Some(text) if matches!(&**name, "scope" | "src" | "start_url" | "url") => {
                            links.insert(text.to_owned());
                        }
                        _ => collect(value, links),
                    }
                }
            }
            Value::Array(values) => values.iter().for_each(|value| collect(value, links)),
            _ => {}
        }
    }
    let mut links = BTreeSet::new();
    collect(&serde_json::from_str(json).expect("a manifest is JSON"), &mut links);
    links
}

/// The target of a script or a block of data: in JSON to absolute addresses, in a program and in a map of
/// its modules to every text that is the path of a file.
fn of_script(script: &str, kind: &str) -> BTreeSet<String> {
    if kind.contains("ld+json") {
        // An `@id` is a name, which need not be where it says (JSON-LD 1.1, 3.3).
        let named = script.split("\"@id\":\"").enumerate();
        let rest = named.map(|(at, part)| match at {
            0 => part,
            _ => part.split_once('"').map_or("", |(_, rest)| rest),
        });
        return rest.flat_map(of_text).collect();
    }
    if kind.contains("json") {
        // The site's origin, which addresses are made with, leads nowhere by itself.
        return of_text(script).into_iter().filter(|address| address != HOST).collect();
    }
    let quoted = script.split(['"', '\'', '`']);
    let files = quoted.filter(|text| {
        let name = text.rsplit('/').next().unwrap_or_default();
        text.starts_with('/') && name.contains('.') && !text.contains(['\n', ' '])
    });
    files.map(str::to_owned).collect()
}

/// The text of a node and of what it holds.
fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(text).collect(),
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_link_is_found_wherever_it_stands() {
    let page = Page::read(
        "<title>T</title><meta property=\"og:image\" content=\"https://octavo.example/card.png\">
         <meta http-equiv=refresh content=\"0; url=/target/\"><link rel=anything href=/icon.png>
         <script type=\"application/ld+json\">{\"@id\":\"https://octavo.example/#a\",\"image\":[\"https://octavo.example/ld.png\"]}</script>
         <script type=module>import x from '/app.js'; x('/app.wasm', '/ not a file')</script>
         <style>@import \"more.css\"; a { background: url('a.png') }</style>
         <main id=m><h1>H</h1><img src=b.png srcset=\"c.png 1x, d.png 2x\" data-file=/e.mp4>
         <video poster=f.jpg></video><p style=\"background: url(g.png)\" data-path=/route/>
         <a href=\"#m\">h</a> text</p></main>",
    );
    let expected = [
        "#m",
        "/app.js",
        "/app.wasm",
        "/e.mp4",
        "/icon.png",
        "/target/",
        "a.png",
        "b.png",
        "c.png",
        "d.png",
        "f.jpg",
        "g.png",
        "https://octavo.example/card.png",
        "https://octavo.example/ld.png",
        "more.css",
    ];
    assert_eq!(page.links, expected.map(str::to_owned).into());
    assert_eq!((page.words.as_str(), page.ids.len()), ("H h text", 1));
    let feed = "{\"url\":\"https://octavo.example/x/\", \"text\":\"(https://octavo.example/y/).\"}";
    let expected = ["https://octavo.example/x/", "https://octavo.example/y/"];
    assert_eq!(of_text(feed), expected.map(str::to_owned).into());
    let manifest =
        "{\"start_url\":\"./\",\"icons\":[{\"src\":\"icon.png\",\"type\":\"image/png\"}]}";
    assert_eq!(of_manifest(manifest), ["./", "icon.png"].map(str::to_owned).into());
}
