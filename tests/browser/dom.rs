//! The tree that a browser made of an article, and the one that html5ever makes of the same markup.

use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::{Map, Value, json};

use crate::harness::Reader;

/// The attributes that the app adds to an article on screen. No author can write them.
const ADDED: &str =
    ".o-code > button.o-copy[type], figure > button.o-enlarge[type], aside[role=note][data-number]";

/// The content of the article in the browser: texts, and elements as lists of a name, attributes and
/// what is in them. Comments, which Leptos marks places with, are left out.
pub fn of_the_browser(reader: &Reader) -> Value {
    let script = r"
        const trees = parent => [...parent.childNodes]
            .filter(node => [Node.TEXT_NODE, Node.ELEMENT_NODE].includes(node.nodeType))
            .map(tree);
        const tree = node => {
            if (node.nodeType === Node.TEXT_NODE) return node.data;
            const attributes = {};
            for (const { name, value } of [...node.attributes]) attributes[name] = value;
            const children = trees(node.content ?? node);
            return [`${node.namespaceURI} ${node.localName}`, attributes, children];
        };
        const prose = document.querySelector('.o-prose').cloneNode(true);
        for (const added of prose.querySelectorAll(arguments[0])) added.remove();
        prose.normalize();
        return trees(prose);
    ";
    reader.evaluate(script, json!([ADDED]))
}

/// The same of markup that stands in a `div`.
pub fn of_markup(html: &str) -> Value {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom =
        parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), true).one(html);
    let root = dom.document.children.borrow();
    root.first().map(children).unwrap_or_default()
}

fn children(parent: &Handle) -> Value {
    parent.children.borrow().iter().filter_map(tree).collect()
}

fn tree(node: &Handle) -> Option<Value> {
    match &node.data {
        NodeData::Text { contents } => Some(json!(contents.borrow().to_string())),
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            let attributes: Map<String, Value> = attributes
                .iter()
                .map(|attribute| (attribute.name.local.to_string(), json!(&*attribute.value)))
                .collect();
            Some(json!([format!("{} {}", name.ns, name.local), attributes, children(node)]))
        }
        _ => None,
    }
}
