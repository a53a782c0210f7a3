//! The places of the words of a drawing.

use roxmltree::Node;

use super::attributes::{has_class, number, rounded};

/// The role of the shapes of a part of a drawing, unless they say otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part {
    Node,
    Group,
    Note,
    Edge,
    Label,
}

/// The setting of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Setting {
    /// As it says itself.
    Own,
    /// From the left, in all that is inside.
    Left,
    /// In the middle, which is here.
    Middle(f64),
}

/// The scope of an element in the drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope {
    pub(super) part: Part,
    pub(super) setting: Setting,
}

/// The roles of the shapes and words in a group.
pub(super) fn inner(group: Node<'_, '_>, outer: Scope) -> Scope {
    let has = |class| has_class(group, class);
    let part = if has("statediagram-note") {
        Part::Note
    } else if has("node") {
        Part::Node
    } else if has("cluster") || has("statediagram-cluster") {
        Part::Group
    } else if has("edgePaths") || has("divider") {
        Part::Edge
    } else if has("edgeLabels") || has("edgeLabel") {
        Part::Label
    } else {
        outer.part
    };
    Scope { part, setting: setting(group, part, outer.setting) }
}

/// The setting of the text in a group. In flowcharts the words know their middle. In the others the
/// renderer places their left edge by their width in another face.
fn setting(group: Node<'_, '_>, part: Part, outer: Setting) -> Setting {
    const LEFT: [&str; 6] = [
        "members-group",
        "methods-group",
        "attribute-type",
        "attribute-name",
        "attribute-keys",
        "attribute-comment",
    ];
    let has = |class| has_class(group, class);
    let flowchart = has_class(group.document().root_element(), "flowchart");
    let moved = translation(group).0;
    let shift = if flowchart { 0.0 } else { moved };
    match outer {
        Setting::Left => Setting::Left,
        _ if LEFT.into_iter().any(has) => Setting::Left,
        _ if part == Part::Label => plate(group, false).map_or(Setting::Own, Setting::Middle),
        Setting::Middle(middle) => Setting::Middle(middle - shift),
        Setting::Own if has("cluster-label") => {
            middle_beside(group).map_or(Setting::Own, |it| Setting::Middle(it - moved))
        }
        Setting::Own => {
            let labels = ["label", "label-group", "annotation-group"].into_iter().any(has);
            let of_node = group.ancestors().any(|one| has_class(one, "node"));
            if labels && of_node { Setting::Middle(-shift) } else { Setting::Own }
        }
    }
}

/// The middle of the rectangle that a title stands in.
fn middle_beside(title: Node<'_, '_>) -> Option<f64> {
    let parent = title.parent()?;
    let frame = parent.descendants().find(|node| {
        node.has_tag_name("rect") && node.parent() != Some(title) && !has_class(*node, "background")
    })?;
    let edge = |name| frame.attribute(name)?.parse::<f64>().ok();
    Some(edge("x")? + edge("width")? / 2.0)
}

/// The middle of the plate behind the words on an edge: directly in the group, or anywhere in it.
fn plate(group: Node<'_, '_>, deep: bool) -> Option<f64> {
    let plate = group.descendants().find(|one| {
        has_class(*one, "background")
            && one.attribute("width").is_some()
            && (deep || one.parent() == Some(group))
    })?;
    let edge = |name| plate.attribute(name)?.parse::<f64>().ok();
    Some(edge("x")? + edge("width")? / 2.0)
}

/// The place that a group is moved to. The renderer knows the middle of every edge, but not always that of
/// the words that stand there: their plates are moved onto it, and the words onto their plates.
pub(super) fn moved(group: Node<'_, '_>) -> Option<String> {
    let transform = group.attribute("transform")?;
    let (x, y) = translation(group);
    let plate_before = group.prev_sibling_element().filter(|one| has_class(*one, "background"));
    if plate_before.is_some_and(|plate| plate.attribute("y") == Some("0")) {
        return Some(format!("translate({},0)", number(x)));
    }
    let on_edge = group.parent_element().is_some_and(|one| has_class(one, "edgeLabel"));
    match plate(group, true).filter(|_| on_edge) {
        Some(middle) => Some(format!("translate({},{})", number(-middle), number(y))),
        None => Some(rounded(transform)),
    }
}

/// The distance that a group is moved to the right and down.
fn translation(group: Node<'_, '_>) -> (f64, f64) {
    let place = group.attribute("transform").and_then(|it| it.strip_prefix("translate("));
    let mut edges =
        place.unwrap_or_default().split([',', ' ', ')']).filter_map(|it| it.parse().ok());
    (edges.next().unwrap_or(0.0), edges.next().unwrap_or(0.0))
}
