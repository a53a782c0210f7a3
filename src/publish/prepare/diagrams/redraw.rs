//! A drawing made safe, small and the site's own: of the SVG that a renderer made, only shapes, words
//! and arrow heads are written again, with classes that the style sheet knows in place of colours.
//! There is no style, script, link, picture or foreign markup in it, whatever the author wrote, and
//! the policy against inline styles holds.

use std::fmt::Write as _;

use roxmltree::{Document, Node};

use super::{
    attributes::{has_class, rounded},
    place::{Part, Scope, Setting, inner, moved},
    role::{dashes, is_area, is_hollow, is_open, role},
    words::push_text,
};
use crate::content::document::html::push_attribute;

struct Redraw<'s> {
    drawing: Node<'s, 's>,
    /// Which diagram of the page it is.
    number: usize,
    /// The arrow heads in use, by their names in the renderer's drawing.
    heads: Vec<&'s str>,
    markup: String,
}

/// Writes a drawing again; `None` where it is not SVG, or has labels that are not SVG's own.
pub(super) fn redraw(svg: &str, number: usize, title: Option<&str>) -> Option<String> {
    let document = Document::parse(svg).ok()?;
    let drawing = document.root_element();
    if drawing.descendants().any(|node| node.has_tag_name("foreignObject")) {
        return None;
    }
    let view: Vec<f64> =
        drawing.attribute("viewBox")?.split(' ').filter_map(|edge| edge.parse().ok()).collect();
    let &[x, y, width, height] = view.as_slice() else { return None };
    let mut redraw = Redraw { drawing, number, heads: Vec::new(), markup: String::new() };
    redraw.children(drawing, Scope { part: Part::Node, setting: Setting::Own });
    let shapes = std::mem::take(&mut redraw.markup);
    let mut markup = String::with_capacity(shapes.len() + 500);
    markup.push_str("<svg");
    let edges = format!("{} {} {} {}", x.floor(), y.floor(), width.ceil(), height.ceil());
    push_attribute(&mut markup, "viewBox", &edges);
    push_attribute(&mut markup, "width", &width.ceil().to_string());
    push_attribute(&mut markup, "height", &height.ceil().to_string());
    push_attribute(&mut markup, "role", "img");
    push_attribute(&mut markup, "aria-label", &name(drawing, title));
    markup.push('>');
    markup.push_str(&redraw.arrow_heads());
    markup.push_str(&shapes);
    markup.push_str("</svg>");
    Some(markup)
}

/// The name of the drawing for a screen reader.
fn name(drawing: Node<'_, '_>, title: Option<&str>) -> String {
    let own = |tag| {
        let element = drawing.children().find(|node| node.has_tag_name(tag))?;
        element.text().map(str::trim).filter(|text| !text.is_empty())
    };
    let kind = match drawing.attribute("aria-roledescription").unwrap_or_default() {
        kind if kind.starts_with("flowchart") => "Flowchart",
        "sequence" => "Sequence diagram",
        "stateDiagram" => "State diagram",
        kind if kind.starts_with("class") => "Class diagram",
        "er" => "Entity relationship diagram",
        _ => "Diagram",
    };
    // The caption says the title already.
    let name = own("title").or(title).unwrap_or(kind);
    own("desc").map_or_else(|| name.to_owned(), |description| format!("{name}: {description}"))
}

impl<'s> Redraw<'s> {
    fn children(&mut self, parent: Node<'s, 's>, scope: Scope) {
        for child in parent.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "g" | "a" => self.group(child, scope),
                "path" | "rect" | "line" | "polygon" | "polyline" | "circle" | "ellipse" => {
                    self.shape(child, scope.part);
                }
                "text" => {
                    let middle = match scope.setting {
                        Setting::Middle(middle) => Some(middle),
                        Setting::Own | Setting::Left => None,
                    };
                    push_text(&mut self.markup, child, middle);
                }
                _ => {}
            }
        }
    }

    fn group(&mut self, group: Node<'s, 's>, scope: Scope) {
        if has_class(group, "note-cluster") {
            return;
        }
        let before = std::mem::take(&mut self.markup);
        self.children(group, inner(group, scope));
        let inside = std::mem::replace(&mut self.markup, before);
        let transform = moved(group).unwrap_or_default();
        if inside.is_empty() || transform.is_empty() || transform == "translate(0,0)" {
            self.markup.push_str(&inside);
            return;
        }
        self.markup.push_str("<g");
        push_attribute(&mut self.markup, "transform", &transform);
        self.markup.push('>');
        self.markup.push_str(&inside);
        self.markup.push_str("</g>");
    }

    fn shape(&mut self, shape: Node<'s, 's>, part: Part) {
        let Some(class) = role(shape, part) else { return };
        let Some(geometry) = geometry(shape) else { return };
        let _ = write!(self.markup, "<{}{geometry}", shape.tag_name().name());
        push_attribute(&mut self.markup, "class", class);
        if let Some(dashes) = dashes(shape) {
            push_attribute(&mut self.markup, "stroke-dasharray", dashes);
        }
        if has_class(shape, "edge-thickness-thick") {
            push_attribute(&mut self.markup, "stroke-width", "2.5");
        }
        for end in ["marker-start", "marker-end"] {
            let Some(head) = shape.attribute(end).and_then(named) else { continue };
            let at = self.heads.iter().position(|known| *known == head).unwrap_or_else(|| {
                self.heads.push(head);
                self.heads.len() - 1
            });
            let reference = format!("url(#{})", self.head_id(at));
            push_attribute(&mut self.markup, end, &reference);
        }
        self.markup.push_str("/>");
    }

    /// An id that an author's text cannot have.
    fn head_id(&self, at: usize) -> String {
        format!("octavo:{}:{at}", self.number)
    }

    fn arrow_heads(&mut self) -> String {
        for (at, head) in std::mem::take(&mut self.heads).into_iter().enumerate() {
            let is_it = |node: &Node<'_, '_>| node.attribute("id") == Some(head);
            let Some(marker) = self.drawing.descendants().find(is_it) else { continue };
            self.markup.push_str("<marker");
            let id = self.head_id(at);
            push_attribute(&mut self.markup, "id", &id);
            for name in
                ["viewBox", "refX", "refY", "markerUnits", "markerWidth", "markerHeight", "orient"]
            {
                if let Some(value) = marker.attribute(name) {
                    push_attribute(&mut self.markup, name, value);
                }
            }
            self.markup.push('>');
            let part = match head {
                _ if is_hollow(head) => Part::Note,
                _ if is_open(head) => Part::Edge,
                _ => Part::Label,
            };
            for shape in marker.children().filter(Node::is_element) {
                // The ring of "zero or one" covers the line below it.
                let part = if shape.has_tag_name("circle") && part == Part::Edge {
                    Part::Note
                } else {
                    part
                };
                let before = self.markup.len();
                self.shape(shape, part);
                if part == Part::Label {
                    let written = self.markup.split_off(before);
                    self.markup.push_str(&written.replace("o-diagram-plate", "o-diagram-mark"));
                }
            }
            self.markup.push_str("</marker>");
        }
        std::mem::take(&mut self.markup)
    }
}

/// The attributes that say where a shape is; `None` where it has no size.
fn geometry(shape: Node<'_, '_>) -> Option<String> {
    let names: &[&str] = match shape.tag_name().name() {
        "path" => &["d", "transform"],
        "rect" if shape.attribute("width").is_some() => &["x", "y", "width", "height", "rx", "ry"],
        "rect" => &[],
        "line" => &["x1", "y1", "x2", "y2"],
        "circle" => &["cx", "cy", "r"],
        "ellipse" => &["cx", "cy", "rx", "ry"],
        _ => &["points", "transform"],
    };
    let mut geometry = String::new();
    for name in names {
        let Some(value) = shape.attribute(*name).map(rounded) else { continue };
        // The two halves of a hand-drawn shape: its area lacks the last edge.
        let close = *name == "d" && is_area(shape) && !value.ends_with(['Z', 'z']);
        let value = if close { value + "Z" } else { value };
        push_attribute(&mut geometry, name, &value);
    }
    Some(geometry).filter(|geometry| !geometry.is_empty())
}

/// `a` of `url(#a)`.
fn named(reference: &str) -> Option<&str> {
    reference.strip_prefix("url(#")?.strip_suffix(')')
}
