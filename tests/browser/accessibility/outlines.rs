//! The tree that a screen reader gets of each kind of page, as outlines kept in `tests/browser/outlines`.
//!
//! `UPDATE_EXPECTED=1 cargo test --test browser outlines` writes them anew; then
//! read them as somebody would who only hears the page.

use std::{collections::BTreeMap, env, fs, path::Path};

use serde::Deserialize;
use serde_json::{Value, json};

use super::{KINDS, Kind, arrives_at, failed, lost, mistaken, opens_a_note, reader, turns_to};
use crate::harness::{Host, Reader};

/// An element as the browser hands it to a screen reader.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Element {
    node_id: String,
    ignored: bool,
    role: Option<Told>,
    name: Option<Told>,
    description: Option<Told>,
    #[serde(default)]
    properties: Vec<Property>,
    #[serde(default)]
    child_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Told {
    #[serde(default)]
    value: Value,
}

#[derive(Deserialize)]
struct Property {
    name: String,
    value: Told,
}

impl Element {
    fn role(&self) -> &str {
        self.role.as_ref().and_then(|role| role.value.as_str()).unwrap_or_default()
    }

    fn name(&self) -> &str {
        self.name.as_ref().and_then(|name| name.value.as_str()).unwrap_or_default()
    }

    /// Returns `true` if it is read out as something by itself, and not only what it holds.
    fn is_told(&self) -> bool {
        let is_plain = matches!(self.role(), "generic" | "none" | "RootWebArea");
        !(self.ignored || is_plain && self.name().is_empty())
    }

    /// One line: the role, the name, and what else is said.
    fn line(&self) -> String {
        let mut line = match self.role() {
            "RootWebArea" => "page",
            "DisclosureTriangle" => "disclosure",
            "MathMLMath" => "math",
            role => role,
        }
        .to_owned();
        if !self.name().is_empty() {
            line.push_str(&format!(" {:?}", self.name()));
        }
        for property in &self.properties {
            let is_said = match property.name.as_str() {
                "level" => self.role() == "heading",
                name => ["expanded", "checked", "disabled", "live", "modal"].contains(&name),
            };
            if is_said {
                let value = property.value.value.to_string();
                line.push_str(&format!(" {}={}", property.name, value.trim_matches('"')));
            }
        }
        if let Some(told) = self.description.as_ref().and_then(|told| told.value.as_str())
            && !told.is_empty()
        {
            line.push_str(&format!(" ({told})"));
        }
        line
    }
}

/// Writes down what is told, one line for each element and for each stretch of text.
struct Outline {
    all: BTreeMap<String, Element>,
    written: String,
    depth: usize,
    /// Text that was met since the last line.
    text: String,
}

impl Outline {
    /// Of the page that is on screen.
    fn of(reader: &Reader) -> String {
        let tree = reader.commands("Accessibility.getFullAXTree", json!({}));
        let elements: Vec<Element> =
            serde_json::from_value(tree["nodes"].clone()).expect("a list of elements");
        let root = elements.first().expect("a page").node_id.clone();
        let all = elements.into_iter().map(|element| (element.node_id.clone(), element)).collect();
        let mut outline = Self { all, written: String::new(), depth: 0, text: String::new() };
        outline.element(&root, "");
        outline.written
    }

    /// An element and what it holds. Text that is the name of what holds it is not said twice.
    fn element(&mut self, id: &str, name_above: &str) {
        let Some(element) = self.all.get(id) else { return };
        if element.role() == "StaticText" {
            let words = element.name().trim();
            if words.is_empty() || !name_above.contains(words) {
                self.text.push_str(element.name());
            }
            return;
        }
        let (children, name) = (element.child_ids.clone(), element.name().to_owned());
        // The division of a formula is the browser's business; its letters are read.
        let is_formula = element.role().starts_with("MathML") && element.role() != "MathMLMath";
        if !element.is_told() || is_formula {
            for child in &children {
                self.element(child, name_above);
            }
            return;
        }
        let line = element.line();
        self.end_text();
        self.line(&line);
        self.depth += 1;
        for child in &children {
            self.element(child, &name);
        }
        self.end_text();
        self.depth -= 1;
    }

    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.line(&format!("text {text:?}"));
        }
    }

    fn line(&mut self, line: &str) {
        self.written.push_str(&format!("{}{line}\n", "  ".repeat(self.depth)));
    }
}

/// Compares an outline with the one that is kept, or keeps it.
fn is_as_kept(name: &str, outline: &str, differing: &mut Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/outlines");
    let file = folder.join(name).with_extension("txt");
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::create_dir_all(folder).expect("a folder for the outlines");
        fs::write(file, outline).expect("an outline");
        return;
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    if kept != outline {
        differing.push(format!("{name} is now\n{outline}"));
    }
}

#[track_caller]
fn has_none(differing: &[String]) {
    let help = "if that is right, set UPDATE_EXPECTED=1 and run this test again";
    assert!(differing.is_empty(), "{}\nhelp: {help}", differing.join("\n"));
}

fn are_as_kept(kinds: &[Kind]) {
    let mut differing = Vec::new();
    let reader = reader();
    reader.has_screen(1440, 900, 1);
    for kind in kinds {
        arrives_at(&reader, kind);
        is_as_kept(kind.name, &Outline::of(&reader), &mut differing);
        turns_to(&reader, kind);
        // The announcement of the page is none of it.
        let forget = "document.querySelector('.o-announcer').textContent = ''";
        reader.evaluate::<()>(forget, json!([]));
        is_as_kept(kind.name, &Outline::of(&reader), &mut differing);
    }
    has_none(&differing);
}

#[test]
fn outlines_of_listings_are_as_kept() {
    are_as_kept(&KINDS[..2]);
    are_as_kept(&KINDS[6..10]);
}

#[test]
fn outlines_of_articles_are_as_kept() {
    // The parts of a browser's player are the browser's business.
    are_as_kept(&KINDS[2..3]);
    are_as_kept(&KINDS[4..6]);
    are_as_kept(&KINDS[10..]);
}

#[test]
fn outlines_of_what_opens_are_as_kept() {
    let mut differing = Vec::new();
    let reader = reader();
    reader.has_screen(360, 800, 1);
    arrives_at(&reader, &KINDS[2]);
    reader.has_all_laid_out();
    is_as_kept("article-narrow", &Outline::of(&reader), &mut differing);
    opens_a_note(&reader);
    is_as_kept("article-note", &Outline::of(&reader), &mut differing);
    has_none(&differing);
}

#[test]
fn who_listens_is_told_of_what_a_phone_has_not_laid_out() {
    // As if a screen reader were there.
    let listens = "--force-renderer-accessibility";
    let reader = Reader::with_flags(Host::of_files(), &[listens]);
    reader.has_screen(390, 800, 1).opens("/posts/test-driven-development/").has_an_article();
    let is_skipped = "return [...document.querySelectorAll('.o-prose > * > *')]
        .some(part => !part.checkVisibility({ contentVisibilityAuto: true }))";
    assert!(reader.evaluate::<bool>(is_skipped, json!([])));
    let texts: Vec<String> = reader.evaluate(
        "const texts = [];
         const walker = document.createTreeWalker(document.querySelector('.o-prose'), NodeFilter.SHOW_TEXT);
         while (walker.nextNode()) {
             if (walker.currentNode.parentElement.closest('p, h2, li')) texts.push(walker.currentNode.data.trim());
         }
         return texts",
        json!([]),
    );
    let tree = reader.commands("Accessibility.getFullAXTree", json!({}));
    let elements: Vec<Element> =
        serde_json::from_value(tree["nodes"].clone()).expect("a list of elements");
    let told = elements.iter().filter(|element| element.role() == "StaticText");
    let told: Vec<&str> = told.map(Element::name).collect();
    assert!(texts.len() > 100, "{}", texts.len());
    for text in &texts {
        let is_told = told.iter().any(|told| told.contains(&text.replace('\n', " ")));
        assert!(is_told, "nobody is told of {text:?}");
    }
}

#[test]
fn outlines_of_messages_are_as_kept() {
    let mut differing = Vec::new();
    is_as_kept("lost", &Outline::of(&lost()), &mut differing);
    is_as_kept("failed", &Outline::of(&failed()), &mut differing);
    is_as_kept("mistaken", &Outline::of(&mistaken()), &mut differing);
    has_none(&differing);
}
