//! The speed at which Markdown is rendered: in Chromium beside libraries from npm, and natively beside
//! pulldown-cmark's own writer of HTML. `script/bench render` builds what is measured and runs this.
//!
//! `--json` prints the numbers instead of tables. `--only=emphasis` leaves out the pathological inputs
//! without this word in their names.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "the harness of the tests fails by panicking"
)]

mod corpus;
mod features;
#[expect(dead_code, unused_imports, reason = "a measurement needs less of it than tests do")]
#[path = "../../tests/browser/harness/mod.rs"]
mod harness;
mod report;

use std::{env, fs, path::Path, process::Command, thread, time::Duration};

use serde::{Deserialize, Serialize};
use serde_json::json;

use corpus::PATHOLOGICAL;
use harness::{Host, Reader, site::Release};

/// The place where `script/bench` puts what the page is made of, and the native program.
const PAGE: &str = "target/bench/render";
const NATIVE: &str = "target/release/octavo-bench-native";

/// The libraries, ours first. Each is a file in `page/libraries`.
const LIBRARIES: [&str; 5] = ["octavo", "marked", "marked-plain", "markdown-it", "micromark"];

/// The name of the eleven posts among the inputs, and their size in bytes.
const POSTS: (&str, usize) = ("posts", 1_000_000);

/// The pathological inputs that are measured in the browser, with their sizes in bytes.
const IN_BROWSER: [(&str, usize); 12] = [
    (corpus::TABLE, 5_000_000),
    ("quotes-nested", 20_000),
    ("lists-nested-on-a-line", 20_000),
    ("lists-nested-by-indent", 1_000_000),
    ("brackets-nested", 50_000),
    ("brackets-open", 50_000),
    ("links-unfinished", 50_000),
    ("emphasis-unclosed", 50_000),
    ("emphasis-nested", 50_000),
    ("emphasis-of-three", 50_000),
    ("html-unfinished", 50_000),
    ("footnotes", 50_000),
];

/// Everything that was measured.
#[derive(Debug, Serialize)]
struct Measurement {
    browser: Vec<InBrowser>,
    native: Native,
}

/// The measurements of an input in the page.
#[derive(Debug, Serialize, Deserialize)]
struct InBrowser {
    input: String,
    #[serde(default)]
    bytes: usize,
    libraries: Vec<Library>,
}

/// The time that a library took, in milliseconds, or the reason why it came to no end.
#[derive(Debug, Serialize, Deserialize)]
struct Library {
    library: String,
    times: Vec<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<String>,
}

/// The output of the native program.
#[derive(Debug, Serialize, Deserialize)]
struct Native {
    posts: Natively,
    pathological: Vec<Sizes>,
}

/// A pathological input in sizes that double.
#[derive(Debug, Serialize, Deserialize)]
struct Sizes {
    input: String,
    sizes: Vec<Natively>,
}

/// The time that Octavo and pulldown-cmark alone took over an input, in milliseconds.
#[derive(Debug, Serialize, Deserialize)]
struct Natively {
    bytes: usize,
    octavo: f64,
    plain: f64,
}

/// The progress of the page.
#[derive(Debug, Deserialize)]
struct Progress {
    #[serde(default)]
    samples: Vec<Sample>,
    results: Vec<InBrowser>,
    error: Option<String>,
    #[serde(default)]
    done: bool,
}

/// The markup that a library made of the sample.
#[derive(Debug, Deserialize)]
struct Sample {
    library: String,
    html: String,
}

fn main() {
    let only = env::args().find_map(|argument| Some(argument.strip_prefix("--only=")?.to_owned()));
    let only = only.unwrap_or_default();
    let browser = in_browser(&only);
    let native = natively(&only);
    let measurement = Measurement { browser, native };
    if env::args().any(|argument| argument == "--json") {
        println!("{}", serde_json::to_string_pretty(&measurement).expect("numbers are JSON"));
    } else {
        print!("{}", report::of(&measurement));
    }
}

fn natively(only: &str) -> Native {
    eprintln!("natively: all inputs, about 1 minute");
    let output = Command::new(NATIVE).arg(only).output().expect("script/bench has built it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("it writes JSON")
}

fn in_browser(only: &str) -> Vec<InBrowser> {
    let inputs = inputs(only);
    let sizes: Vec<usize> = inputs.iter().map(|(_, markdown)| markdown.len()).collect();
    write_inputs(Path::new(PAGE), &inputs);
    let names: Vec<&str> = inputs.iter().map(|(name, _)| *name).collect();
    let reader = Reader::of(Host::of(Release::in_folder(PAGE.into()), false));
    reader.looks_at("/");
    reader.waits_until("loaded the page", "return !!window.run", json!([]));
    reader.evaluate::<()>("run(...arguments)", json!([LIBRARIES, names]));
    let mut told = 0;
    let progress = loop {
        // Seldom, since looking takes processor time from what is measured.
        thread::sleep(Duration::from_secs(1));
        let progress: Progress = reader.evaluate("return progress", json!([]));
        for result in progress.results.iter().skip(told) {
            eprintln!("in the browser: {} of {}: {}", told + 1, names.len(), result.input);
            told += 1;
        }
        if progress.done {
            break progress;
        }
    };
    if let Some(error) = progress.error {
        panic!("the page failed: {error}");
    }
    for sample in &progress.samples {
        features::check(&sample.library, &sample.html);
    }
    let sized = |(result, bytes)| InBrowser { bytes, ..result };
    progress.results.into_iter().zip(sizes).map(sized).collect()
}

fn inputs(only: &str) -> Vec<(&'static str, String)> {
    let (name, bytes) = POSTS;
    let mut inputs = vec![(name, corpus::posts(bytes).expect("the posts can be read"))];
    for (name, bytes) in IN_BROWSER.into_iter().filter(|(name, _)| name.contains(only)) {
        let input = PATHOLOGICAL.iter().find(|input| input.name == name);
        inputs.push((name, input.expect("an input of this name").of_bytes(bytes)));
    }
    inputs
}

fn write_inputs(page: &Path, inputs: &[(&str, String)]) {
    let folder = page.join("inputs");
    fs::create_dir_all(&folder).expect("a folder for the inputs");
    for (name, markdown) in inputs {
        fs::write(folder.join(name).with_extension("md"), markdown).expect("an input is written");
    }
    fs::write(page.join("sample.md"), features::SAMPLE).expect("the sample is written");
}
