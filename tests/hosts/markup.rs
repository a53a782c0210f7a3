//! The findings of the Nu HTML Checker about the pages, drawings and style sheets of the release.

use std::path::PathBuf;

use serde_json::Value;

use crate::{harness::Release, java, release};

/// The features that the checker does not know yet (its messages name the property): CSS Anchor Positioning Level 1,
/// Scroll-driven Animations Level 1, Containment Level 3 with its units (`cqi`),
/// and `math` as the inner display type of MathML Core.
const NEWER_THAN_THE_CHECKER: [&str; 11] = [
    "CSS: “animation-range”: Property “animation-range” doesn't exist.",
    "CSS: “animation-timeline”: Property “animation-timeline” doesn't exist.",
    "CSS: “container-type”: Property “container-type” doesn't exist.",
    "CSS: “inline-size”: Unknown dimension.",
    "CSS: “timeline-scope”: Property “timeline-scope” doesn't exist.",
    "CSS: “view-timeline”: Property “view-timeline” doesn't exist.",
    "CSS: “anchor-name”: Property “anchor-name” doesn't exist.",
    "CSS: “position-anchor”: Property “position-anchor” doesn't exist.",
    "CSS: “position-area”: Property “position-area” doesn't exist.",
    "CSS: “position-try-fallbacks”: Property “position-try-fallbacks” doesn't exist.",
    "CSS: “display”: “inline-block” is not a “display” value.",
];

fn is_newer_than_the_checker(message: &Value) -> bool {
    NEWER_THAN_THE_CHECKER.iter().any(|known| message["message"] == *known)
}

#[test]
fn the_checker_of_html_finds_no_error_in_any_page_drawing_or_style_sheet() {
    let blog = Release::of_the_blog().into_folder();
    let of_the_blog = release::files(&blog).into_iter().map(|file| blog.join(file));
    let other = release::folder("");
    let more = ["posts/all-kinds-of-links", "2015/12/old-name", "tags/日本"];
    let more = more.iter().map(|page| other.join(page).join("index.html"));
    let is_checked = |file: &PathBuf| {
        file.extension()
            .is_some_and(|ending| ["css", "html", "svg"].iter().any(|kind| ending == *kind))
    };
    let files: Vec<PathBuf> = of_the_blog.chain(more).filter(is_checked).collect();
    let pages = files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "html"));
    assert!(pages.count() > 30, "only {files:?} are checked");

    let arguments = ["--format", "json", "--stdout", "--exit-zero-always", "--errors-only"];
    let also = ["--also-check-css", "--also-check-svg"];
    let output = java::run(java::VNU, &[&arguments[..], &also[..]].concat(), &files);
    let said = String::from_utf8_lossy(&output.stdout);
    let found: Value = serde_json::from_str(&said).unwrap_or_else(|error| {
        panic!("{error}\n{said}\n{}", String::from_utf8_lossy(&output.stderr))
    });
    let messages = found["messages"].as_array().expect("a list of messages");
    let errors: Vec<String> = messages
        .iter()
        .filter(|message| !is_newer_than_the_checker(message))
        .map(|message| {
            format!("{}: {}: {}", message["url"], message["message"], message["extract"])
        })
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}
