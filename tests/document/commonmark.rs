//! The examples of the [CommonMark specification](https://spec.commonmark.org/0.31.2/), read from
//! the npm package that carries it.

use std::{collections::BTreeMap, fs, path::PathBuf};

use octavo::content::document::{Assets, Place, render};

use crate::tree::{Element, Node, parse};

/// The examples that Octavo shows otherwise, and why.
const DEVIATIONS: [(&str, &[usize]); 3] = [
    (
        "raw HTML is shown as the text that it is, so that an article can do nothing to its page",
        &[
            21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163,
            164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 180, 181,
            182, 184, 185, 186, 187, 188, 189, 190, 191, 201, 344, 475, 476, 477, 491, 494, 524,
            536, 613, 614, 615, 616, 617, 623, 627, 628, 629, 630, 631, 642, 643,
        ],
    ),
    (
        "a link of an unknown scheme has no target, since the scheme may be a script",
        &[596, 598, 599, 601],
    ),
    ("an address needs no angle brackets to be a link, as on GitHub", &[606, 608, 611, 612]),
];

/// An example of the specification.
struct Example {
    /// Its number, from 1.
    number: usize,
    markdown: String,
    html: String,
}

#[test]
fn every_example_of_commonmark_renders() {
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let reasons: BTreeMap<usize, &str> = DEVIATIONS
        .iter()
        .flat_map(|(reason, numbers)| numbers.iter().map(|number| (*number, *reason)))
        .collect();
    let mut failures = Vec::new();
    for Example { number, markdown, html } in &examples {
        let document = render(markdown, Place::ROOT, &Assets::default());
        let (written, mended) = parse(document.html.as_str());
        let equal = plain(written) == plain(parse(html).0);
        let failure = match reasons.get(number) {
            _ if !mended.is_empty() => mended.join(", "),
            None if !equal => "differs".to_owned(),
            Some(reason) if equal => format!("no longer differs ({reason})"),
            _ => continue,
        };
        failures.push(format!(
            "example {number} {failure}\n--- Markdown\n{markdown}--- expected\n{html}--- written\n{}",
            document.html.as_str()
        ));
    }
    let count = failures.len();
    assert!(failures.is_empty(), "{}\n{count} of {} failed", failures.join("\n"), examples.len());
}

/// Reads the examples: Markdown and HTML with a line of one period between them, in a fence of 32
/// backticks, with arrows for tabs.
fn examples() -> Vec<Example> {
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

/// The tree without what Octavo adds to an article on purpose:
///
/// - A heading has an id and stands in a `.heading` with a link to itself.
/// - A code block is a `figure.code`, can be focused and names its language.
/// - An image is loaded late, but for one near the top, which is loaded first. One that is alone in its paragraph is a figure, with its title as the
///   caption.
/// - Quotation marks are curled, hyphens and periods become dashes and ellipses.
fn plain(nodes: Vec<Node>) -> Vec<Node> {
    nodes.into_iter().map(plain_node).collect()
}

fn plain_node(node: Node) -> Node {
    let mut element = match node {
        Node::Element(element) => element,
        Node::Text(text) => return Node::Text(typed(&text)),
    };
    match (element.name.as_str(), element.attributes.get("class").map(String::as_str)) {
        ("div", Some("heading")) => {
            let mut heading = take(&mut element, |child| child.name.starts_with('h'));
            heading.attributes.remove("id");
            element = heading;
        }
        ("figure", Some("code")) => {
            element = take(&mut element, |child| child.name == "pre");
            element.attributes.remove("tabindex");
            return Node::Element(element);
        }
        ("figure", None) => {
            let mut image = take(&mut element, |child| child.name == "img");
            if let Some(Node::Element(caption)) = element.children.first()
                && let Some(Node::Text(title)) = caption.children.first()
            {
                image.attributes.insert("title".to_owned(), title.clone());
            }
            element.name = "p".to_owned();
            element.children = vec![Node::Element(image)];
        }
        ("img", _) => {
            element.attributes.remove("loading");
            element.attributes.remove("decoding");
            element.attributes.remove("fetchpriority");
            if let Some(alternative) = element.attributes.get_mut("alt") {
                *alternative = typed(alternative);
            }
        }
        ("pre" | "code", _) => return Node::Element(element),
        _ => {}
    }
    element.children = plain(element.children);
    Node::Element(element)
}

/// Takes a child out of an element.
fn take(parent: &mut Element, is_it: impl Fn(&Element) -> bool) -> Element {
    let at = parent.children.iter().position(|node| match node {
        Node::Element(child) => is_it(child),
        _ => false,
    });
    match parent.children.remove(at.expect("the element has the child that the writer gives it")) {
        Node::Element(child) => child,
        Node::Text(text) => unreachable!("an element was looked for, not {text:?}"),
    }
}

/// The text with punctuation as it is typed.
fn typed(text: &str) -> String {
    let mut typed = text.to_owned();
    for (set, keys) in [
        (['“', '”'].as_slice(), "\""),
        (&['‘', '’'], "'"),
        (&['–'], "--"),
        (&['—'], "---"),
        (&['…'], "..."),
    ] {
        typed = typed.replace(set, keys);
    }
    typed
}
