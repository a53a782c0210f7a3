//! A text of thousands of parts takes a browser no more work for each of them than a short one does.

use std::{fmt::Write, fs};

use serde_json::json;

use crate::harness::{
    Host, Reader,
    site::{Release, copy_shell, fresh_folder, publish},
};

/// How many parts the shorter of two texts has.
const PARTS: usize = 5_000;

/// How much more work twice the parts may be: work that grows with the square is four times as much.
const MOST: f64 = 2.6;

/// What the clock of a busy machine may add, in seconds.
const NOISE: f64 = 0.2;

/// Makes a text of so many parts.
type Make = fn(usize) -> String;

/// Texts that were too much for a browser: each has many elements beside each other.
const TEXTS: [(&str, Make); 4] = [
    ("references", |parts| format!("{}\n\n[^a]: A note.\n", "word[^a] ".repeat(parts))),
    ("rows", |parts| format!("|a|b|\n|-|-|\n{}", "|c|d|\n".repeat(parts))),
    ("paragraphs", |parts| "A paragraph.\n\n".repeat(parts / 2)),
    ("headings", |parts| {
        (0..parts / 4).fold(String::new(), |mut text, number| {
            let _ = write!(text, "## Heading {number}\n\n");
            text
        })
    }),
];

/// A blog with each text at a size, and at twice that size.
fn release() -> Release {
    let folder = fresh_folder("bounds");
    let (source, root) = (folder.join("source"), folder.join("release"));
    fs::create_dir_all(source.join("public/posts")).expect("a folder for the posts");
    let settings = "title = \"Bounds\"\nbase_url = \"https://bounds.example/\"\n";
    fs::write(source.join("octavo.toml"), settings).expect("settings");
    for (name, make) in TEXTS {
        for times in [1, 2] {
            let matter = format!("---\ntitle: {name} {times}\ndate: 2024-01-01\n---\n\n");
            let file = source.join(format!("public/posts/{name}-{times}.md"));
            fs::write(file, [matter, make(PARTS * times)].concat()).expect("a post");
        }
    }
    copy_shell(&Release::of_the_blog().into_folder(), &root);
    publish(&source, &root);
    Release::in_folder(root)
}

/// How long the browser has worked out styles, in seconds.
fn style_time(reader: &Reader) -> f64 {
    let metrics = reader.commands("Performance.getMetrics", json!({}));
    let metrics = metrics["metrics"].as_array().expect("a list of metrics");
    let style = metrics.iter().find(|metric| metric["name"] == "RecalcStyleDuration");
    style.and_then(|metric| metric["value"].as_f64()).expect("a number")
}

#[test]
fn twice_the_parts_are_twice_the_style() {
    let host = Host::of(release(), false);
    let reader = Reader::of(host);
    reader.commands("Performance.enable", json!({}));
    for (name, _) in TEXTS {
        let [first, second] = [1, 2].map(|times| {
            reader.opens("/");
            let before = style_time(&reader);
            reader.follows_link_to(&format!("/posts/{name}-{times}/")).has_an_article();
            style_time(&reader) - before
        });
        eprintln!("{name}: {first:.2} s, and {second:.2} s for twice as many");
        assert!(second <= first * MOST + NOISE, "{name}: {first} s became {second} s");
    }
}
