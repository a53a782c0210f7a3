//! The HTML that Markdown becomes, one file for each behaviour: `cases/<name>.md` and `cases/<name>.html`.
//! The statements of the CommonMark specification about it are in `commonmark.rs`.
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
mod left_out;
mod pathological;
#[path = "../safety/payloads.rs"]
mod payloads;
mod plain;
mod properties;
mod reserved;
mod safety;
mod tree;

use std::{collections::BTreeMap, fs, path::PathBuf};

use octavo::content::document::{Assets, Picture, RenderContext, render};

fn assets() -> Assets {
    let picture = |path: &str, width, height| Picture {
        path: format!("posts/here/{path}"),
        width,
        height,
        ..Picture::default()
    };
    let at = |path: &str| format!("posts/here/{path}");
    let photo = Picture {
        variants: ["sea.0a-480.avif 480w", "sea.0a-1200.avif 1200w"].map(at).into(),
        ..picture("sea & sun.jpg", 1200, 800)
    };
    let clip = Picture {
        poster: at("clip.jpg"),
        captions: ["clip.en.vtt en", "clip.vtt"].map(at).into(),
        ..picture("clip.mp4", 640, 360)
    };
    Assets {
        code: Vec::new(),
        math: vec![
            "<math><mi>x</mi></math>".to_owned(),
            String::new(),
            "<math display=\"block\"></math>".to_owned(),
            "<math><mi>y</mi></math>".to_owned(),
            "<math><mi>z</mi></math>".to_owned(),
        ],
        pictures: [
            ("loop.svg", picture("loop.svg", 640, 320)),
            ("sea & sun.jpg", photo),
            ("clip.mp4", clip.clone()),
            ("clip.mp4#t=10,20", clip),
            ("talk.mp3", picture("talk.mp3", 0, 0)),
        ]
        .map(|(address, picture)| (address.to_owned(), picture))
        .into(),
        players: [
            ("https://youtu.be/dQw4w9WgXcQ", "www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
            ("https://youtu.be/dQw4w9WgXcQ?t=1m30s&si=x", "www.youtube-nocookie.com/embed/a"),
            ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "www.youtube-nocookie.com/embed/a"),
            ("https://vimeo.com/76979871", "player.vimeo.com/video/76979871"),
            ("https://example.org/video", "example.org/frame"),
        ]
        .map(|(address, frame)| format!("{address} https://{frame}?autoplay=1&x=1"))
        .into(),
        diagrams: vec![String::new(), "<svg role=\"img\" aria-label=\"Loop\"></svg>".to_owned()],
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
    let place = RenderContext {
        base: "/blog/",
        folder: "posts/here/",
        language: "en",
        embeds: &embeds,
        ..RenderContext::ROOT
    };
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
