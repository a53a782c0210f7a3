//! The time in which a browser works out the styles of texts of thousands of parts, each at two sizes: `script/bench
//! bounds` runs this, too. Twice the parts may take at most [`MOST`] times as long. Exits with 1 where they do not.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "the harness of the tests fails by panicking"
)]

#[expect(dead_code, unused_imports, reason = "a measurement needs less of it than tests do")]
#[path = "../../tests/browser/harness/mod.rs"]
mod harness;

use std::{fmt::Write, fs, process::ExitCode};

use serde_json::json;

use harness::{
    Host, Reader,
    site::{Release, copy_shell, fresh_folder, publish},
};

/// The number of parts of the shorter of two texts.
const PARTS: usize = 5_000;

/// The most time for twice the parts, in times that of the parts. What grows with the square takes four.
const MOST: f64 = 2.6;

/// The number of times that each text is shown; the fastest counts.
const TRIES: usize = 3;

/// The seconds that the clock of a busy machine may add.
const NOISE: f64 = 0.05;

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

/// The time in which the browser has worked out styles, in seconds.
fn style_time(reader: &Reader) -> f64 {
    let metrics = reader.commands("Performance.getMetrics", json!({}));
    let metrics = metrics["metrics"].as_array().expect("a list of metrics");
    let style = metrics.iter().find(|metric| metric["name"] == "RecalcStyleDuration");
    style.and_then(|metric| metric["value"].as_f64()).expect("a number")
}

/// The least time in which the styles of an article are worked out, in seconds.
fn least_style_time(reader: &Reader, path: &str) -> f64 {
    let shown = (0..TRIES).map(|_| {
        reader.opens("/");
        let before = style_time(reader);
        reader.follows_link_to(path).has_an_article();
        style_time(reader) - before
    });
    shown.fold(f64::INFINITY, f64::min)
}

fn main() -> ExitCode {
    let reader = Reader::of(Host::of(release(), false));
    reader.commands("Performance.enable", json!({}));
    println!("{:16}{:>9}{:>9}{:>9}", "styles of", "n", "n: s", "2n: s");
    let mut failed = 0;
    for (name, _) in TEXTS {
        let [first, second] =
            [1, 2].map(|times| least_style_time(&reader, &format!("/posts/{name}-{times}/")));
        let is_slow = second > first * MOST + NOISE;
        failed += usize::from(is_slow);
        let fault = if is_slow { "grows too fast" } else { "" };
        println!("{name:16}{PARTS:>9}{first:>9.2}{second:>9.2}  {fault}");
    }
    ExitCode::from(u8::from(failed > 0))
}
