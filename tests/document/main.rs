//! What Markdown becomes, one file for each behaviour: `cases/<name>.md` and `cases/<name>.html`.
//! What the CommonMark specification says about it is in `commonmark.rs`.
//!
//! `UPDATE_EXPECTED=1 cargo test --test document` writes the HTML anew, to be read before it is
//! committed.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod commonmark;
mod examples;
mod found;
mod fragments;
mod github;
mod harm;
mod pathological;
#[path = "../safety/payloads.rs"]
mod payloads;
mod plain;
mod properties;
mod safety;
mod tree;

use std::{collections::BTreeMap, fs, path::PathBuf};

use octavo::content::document::{Assets, Picture, Place, render};

fn assets() -> Assets {
    let picture = Picture { path: "/posts/here/loop.svg".to_owned(), width: 640, height: 320 };
    Assets {
        code: Vec::new(),
        math: vec![
            "<math><mi>x</mi></math>".to_owned(),
            String::new(),
            "<math display=\"block\"></math>".to_owned(),
        ],
        diagrams: vec![String::new(), "<svg role=\"img\" aria-label=\"Loop\"></svg>".to_owned()],
        pictures: BTreeMap::from([("loop.svg".to_owned(), picture)]),
        links: BTreeMap::from([(
            "../other/index.md#part".to_owned(),
            "/posts/other/#part".to_owned(),
        )]),
        ..Assets::default()
    }
}

#[test]
fn every_case_renders_as_expected() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/document/cases");
    let embeds = ["player.example".to_owned()];
    let place = Place { base: "/blog/", folder: "posts/here/", language: "en", embeds: &embeds };
    let mut differing = Vec::new();
    let mut cases = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        cases += 1;
        let mut assets = assets();
        // The other cases have code where this one has a diagram.
        assets.diagrams.retain(|_| path.ends_with("diagrams.md"));
        let document = render(&fs::read_to_string(&path).unwrap(), place, &assets);
        let (_, mended) = tree::parse(document.html.as_str());
        if !mended.is_empty() {
            differing.push(format!("{} is not well-formed: {}", path.display(), mended.join(", ")));
        }
        let expected_path = path.with_extension("html");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected_path, document.html.as_str()).unwrap();
        }
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if expected != document.html.as_str() {
            differing.push(format!("{}\n{}", path.display(), document.html.as_str()));
        }
    }
    assert!(cases > 0, "no case in {}", folder.display());
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
