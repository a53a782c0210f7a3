//! The classes and ids of the pages themselves, which no text of an author has in any way.

use std::collections::{BTreeMap, BTreeSet};

use octavo::content::document::{Assets, RenderContext, analyze, render};

use crate::tree::{self, Element, Node};

/// Everything that an article writes by which one could ask for a class.
const CLASSES: [&str; 10] = [
    "<p class=\"NAME\">x</p>",
    "x <a class=NAME href=\"b\">x</a>",
    "<div CLASS='a&#9;NAME&#10;b'>x</div>",
    "<img class=\"&#111;NAME\" src=\"a.png\" alt=\"\">",
    "## x {.NAME}",
    "## x {.a .NAME #b}",
    "x {.NAME}\n===",
    "```NAME\nx\n```",
    "```rust&#12;NAME\nx\n```",
    "~~~ a&#32;NAME\nx\n~~~",
];

fn html(markdown: &str, assets: &Assets) -> String {
    render(markdown, RenderContext::ROOT, assets).html.as_str().to_owned()
}

fn visit<'n>(nodes: &'n [Node], found: &mut Vec<&'n Element>) {
    for node in nodes {
        if let Node::Element(element) = node {
            found.push(element);
            visit(&element.children, found);
        }
    }
}

/// The values of an attribute, in the order of the elements.
fn values(markup: &str, name: &str) -> Vec<String> {
    let (nodes, _) = tree::parse(markup);
    let mut elements = Vec::new();
    visit(&nodes, &mut elements);
    elements.iter().filter_map(|element| element.attributes.get(name).cloned()).collect()
}

fn classes(markup: &str) -> BTreeSet<String> {
    let space = |c: char| c.is_ascii_whitespace();
    let values = values(markup, "class");
    values.iter().flat_map(|value| value.split(space)).map(str::to_owned).collect()
}

#[test]
fn no_text_asks_for_a_class_of_the_pages() {
    for written in CLASSES {
        for name in ["o-zoom", "O-zoom", "o-entry-title"] {
            // One letter may be written as its number.
            let rest = name.strip_prefix('o').filter(|_| written.contains("&#111;"));
            let name = rest.unwrap_or(name);
            let markup = html(&written.replace("NAME", name), &Assets::default());
            let all = classes(&markup);
            let wrong = ["o-zoom", "o-entry-title"]
                .map(|own| all.iter().any(|class| class.eq_ignore_ascii_case(own)));
            assert_eq!(wrong, [false, false], "{written}: {markup}");
        }
    }
}

#[test]
fn a_class_of_the_author_is_written_as_it_is_typed() {
    for written in CLASSES.iter().filter(|written| !written.contains("&#")) {
        for name in ["note", "entry-title", "zoom", "menclose-updiagonalstrike", "oo-x"] {
            let markup = html(&written.replace("NAME", name), &Assets::default());
            let language = format!("language-{name}");
            let all = classes(&markup);
            assert!(all.contains(name) || all.contains(&language), "{written}: {markup}");
        }
    }
}

#[test]
fn what_is_left_out_is_known_with_its_place() {
    let markdown = "Words <b class=\"note o-zoom\">x</b>.\n\n## y {#octavo:site .o-copy .wide}\n";
    let names: Vec<_> = analyze(markdown, "en")
        .reserved
        .into_iter()
        .map(|it| (markdown[it.range].to_owned(), it.name, it.is_id))
        .collect();
    let found = |name: &str, is_id| (name.to_owned(), name.to_owned(), is_id);
    let all = [found("o-zoom", false), found("o-copy", false), found("octavo:site", true)];
    assert_eq!(names, all);
}

#[test]
fn every_id_is_there_once_whatever_comes_first() {
    let pieces = [
        "## fn 1",
        "## fnref-1",
        "## fnref-1-2",
        "## x {#fn-1}",
        "<p id=\"fn-1\">x</p>",
        "x <b id=fnref-1>x</b>",
        "## Octavo site",
        "## x {#octavo:site}",
        "<div id=\"octavo:data\">x</div>",
        "<div id=\"octavo:0:0\">x</div>",
        "## section fn 1",
        "A note[^fn-1] and again[^fn-1].\n\n[^fn-1]: Words.\n\n    ## fn 1",
        "<p id=\"former\">x</p>",
    ];
    let former = ["fn-1", "octavo:site", "octavo:content", "older"];
    let renamed = former.map(|old| (old.to_owned(), "octavo-site".to_owned()));
    let assets = Assets { renamed: BTreeMap::from(renamed), ..Assets::default() };
    for turn in 0..pieces.len() {
        let mut turned = pieces;
        turned.rotate_left(turn);
        for text in [turned.join("\n\n"), turned.into_iter().rev().collect::<Vec<_>>().join("\n\n")]
        {
            let markup = html(&text, &assets);
            let ids = values(&markup, "id");
            let once: BTreeSet<&String> = ids.iter().collect();
            assert_eq!(once.len(), ids.len(), "{ids:?}\n{text}");
            for id in ["fn-1", "fnref-1", "fnref-1-2", "octavo-site", "older"] {
                assert!(once.contains(&id.to_owned()), "{id}: {ids:?}\n{text}");
            }
            let own: Vec<_> = ids.iter().filter(|id| id.starts_with("octavo:")).collect();
            assert!(own.is_empty(), "{own:?}\n{text}");
            // The note is what its reference leads to.
            assert!(markup.contains("<li id=\"fn-1\">"), "{markup}");
            // The same text has the same ids, whenever it is written.
            assert_eq!(markup, html(&text, &assets));
        }
    }
}
