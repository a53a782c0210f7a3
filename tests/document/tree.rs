//! HTML as a tree, so that two ways to write the same page are equal.

use std::collections::BTreeMap;

use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A part of a page. What nobody sees is left out: comments, the space around blocks and the order
/// of attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// The text between tags.
    Text(String),
}

/// An element with what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
}

/// Reads what stands in the body of a page as a browser would (WHATWG HTML, 13.4), and what the
/// browser had to mend.
pub fn parse(html: &str) -> (Vec<Node>, Vec<String>) {
    let body = QualName::new(None, ns!(html), local_name!("body"));
    let dom =
        parse_fragment(RcDom::default(), ParseOpts::default(), body, Vec::new(), true).one(html);
    // A fragment is put into an `html` element of its own.
    let root = dom.document.children.borrow();
    let nodes = root.first().map(|html| children(html, "body")).unwrap_or_default();
    let mended = dom.errors.borrow().iter().map(ToString::to_string).collect();
    (nodes, mended)
}

fn children(parent: &Handle, name: &str) -> Vec<Node> {
    let nodes = parent.children.borrow();
    let nodes = joined(nodes.iter().filter_map(node));
    if name == "pre" { nodes } else { without_space_around_blocks(nodes, is_block(name)) }
}

fn node(handle: &Handle) -> Option<Node> {
    Some(match &handle.data {
        NodeData::Text { contents } => Node::Text(contents.borrow().to_string()),
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            let attributes = attributes
                .iter()
                .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
            let name = name.local.to_string();
            let children = children(handle, &name);
            Node::Element(Element { attributes: attributes.collect(), children, name })
        }
        NodeData::Comment { .. }
        | NodeData::ProcessingInstruction { .. }
        | NodeData::Doctype { .. }
        | NodeData::Document => return None,
    })
}

/// Text that a comment parted is one text.
fn joined(nodes: impl Iterator<Item = Node>) -> Vec<Node> {
    nodes.fold(Vec::new(), |mut nodes, node| {
        match (nodes.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
            (_, node) => nodes.push(node),
        }
        nodes
    })
}

/// Space beside the start or the end of a block is not shown.
fn without_space_around_blocks(nodes: Vec<Node>, in_block: bool) -> Vec<Node> {
    let at_block = |node: Option<&Node>| match node {
        Some(Node::Element(element)) => is_block(&element.name),
        Some(_) => false,
        None => in_block,
    };
    let trimmed = nodes.iter().enumerate().filter_map(|(at, node)| {
        let Node::Text(text) = node else { return Some(node.clone()) };
        let mut text = text.as_str();
        if at_block(at.checked_sub(1).and_then(|before| nodes.get(before))) {
            text = text.trim_start_matches([' ', '\n']);
        }
        if at_block(nodes.get(at + 1)) {
            text = text.trim_end_matches([' ', '\n']);
        }
        (!text.is_empty()).then(|| Node::Text(text.to_owned()))
    });
    trimmed.collect()
}

fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 27] = [
        "aside",
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "ul",
    ];
    BLOCKS.contains(&name)
}
