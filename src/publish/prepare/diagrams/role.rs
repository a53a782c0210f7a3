//! The roles of the shapes of a drawing, to which the style sheet gives their colours.

use roxmltree::Node;

use super::{
    attributes::{has_class, property},
    place::Part,
};

/// The class of a shape; `None` for what need not be seen.
pub(super) fn role(shape: Node<'_, '_>, part: Part) -> Option<&'static str> {
    let has = |class| has_class(shape, class);
    if has("background") && part != Part::Label || has("edge-thickness-invisible") || has("inner") {
        return None;
    }
    // A hand-drawn shape is an area without a line, then a line around it.
    let area = shape.prev_sibling_element().is_some_and(is_area);
    if shape.attribute("fill") == Some("none") && shape.has_tag_name("path") && area {
        return None;
    }
    let nested = shape.ancestors().skip(2).take(2).any(|one| has_class(one, "outer-path"));
    let chosen = property(shape, "fill").or(property(shape, "stroke"));
    Some(match part {
        _ if has("state-start") || has("fork-join") || is_area(shape) && nested => "o-diagram-mark",
        _ if has("messageLine0") || has("messageLine1") || has("actor-line") => "o-diagram-edge",
        _ if has("loopLine") || has("outer") || has("rect") => "o-diagram-group",
        _ if has("note") => "o-diagram-note",
        Part::Node if shape.has_tag_name("line") => "o-diagram-edge",
        Part::Node if has("label-container") && chosen.is_some_and(is_colour) => "o-diagram-accent",
        Part::Node => "o-diagram-node",
        Part::Group => "o-diagram-group",
        Part::Note => "o-diagram-note",
        Part::Edge => "o-diagram-edge",
        Part::Label => "o-diagram-plate",
    })
}

fn is_colour(value: &str) -> bool {
    !matches!(value, "" | "none")
}

pub(super) fn is_area(shape: Node<'_, '_>) -> bool {
    shape.has_tag_name("path") && shape.attribute("stroke") == Some("none")
}

pub(super) fn dashes(shape: Node<'_, '_>) -> Option<&'static str> {
    let dashed = ["edge-pattern-dashed", "edge-pattern-dotted", "messageLine1", "note-edge"];
    if dashed.into_iter().any(|class| has_class(shape, class)) {
        Some("4 3")
    } else {
        has_class(shape, "loopLine").then_some("2 3")
    }
}

/// Heads that are outlines: a class extended, a part that is shared.
pub(super) fn is_hollow(head: &str) -> bool {
    ["extension", "aggregation", "lollipop"].iter().any(|name| head.contains(name))
}

/// Heads that are lines: crosses, feet of crows.
pub(super) fn is_open(head: &str) -> bool {
    ["cross", "_er-", "stick"].iter().any(|name| head.contains(name))
}
