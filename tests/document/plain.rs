//! The HTML of Octavo without its additions, to be compared with that of a specification.

use crate::tree::{Element, Node};

/// The tree without what Octavo adds to an article on purpose:
///
/// - A heading has an id and stands in a `.o-heading` with a link to itself.
/// - A code block is a `figure.o-code`, can be focused and names its language.
/// - An image is loaded late. One that is alone in its paragraph is a figure, with its title as the
///   caption.
/// - A table stands in a box that scrolls, its heads say what they are heads of, and its cells are
///   aligned by the style sheet. One without rows has an empty body.
/// - The box of a task has a name.
/// - Quotation marks are curled, hyphens and periods become dashes and ellipses.
pub fn plain(nodes: Vec<Node>) -> Vec<Node> {
    nodes.into_iter().map(plain_node).collect()
}

fn plain_node(node: Node) -> Node {
    let mut element = match node {
        Node::Element(element) => element,
        Node::Text(text) => return Node::Text(typed(&text)),
    };
    match (element.name.as_str(), element.attributes.get("class").map(String::as_str)) {
        ("div", Some("o-heading")) => {
            let mut heading = take(&mut element, |child| child.name.starts_with('h'));
            heading.attributes.remove("id");
            element = heading;
        }
        ("figure", Some("o-code")) => {
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
        ("div", Some("o-table")) => {
            element = take(&mut element, |child| child.name == "table");
            element.children.retain(|child| {
                !matches!(child, Node::Element(body)
                if body.name == "tbody" && body.children.is_empty())
            });
        }
        ("td" | "th", _) => {
            element.attributes.remove("scope");
            if let Some(side) = element.attributes.remove("data-align") {
                let side = side.replace("start", "left").replace("end", "right");
                element.attributes.insert("align".to_owned(), side);
            }
        }
        ("input", _) => {
            element.attributes.remove("aria-label");
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
