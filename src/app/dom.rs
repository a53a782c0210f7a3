//! The document, where a component does not reach: pages that the publisher wrote, and the prose of articles.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, FocusOptions, HtmlElement};

/// The first element of the document that a selector matches.
pub(super) fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// The elements below another that a selector matches.
pub(super) fn all(below: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = below.query_selector_all(selector) else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|index| found.get(index));
    elements.filter_map(|node| node.dyn_into().ok()).collect()
}

/// The nearest element, this one or one around it, that a selector matches.
pub(super) fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// The element that an event happened to.
pub(super) fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Adds an element at the end of another.
pub(super) fn child(to: &Element, tag: &str, class: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    to.append_child(&element).ok()?;
    Some(element)
}

/// The computed value of a CSS property.
pub(super) fn style_of(element: &Element, property: &str) -> Option<String> {
    window().get_computed_style(element).ok()??.get_property_value(property).ok()
}

/// Gives an element the focus, focusable or not, and does not scroll to it.
pub(super) fn focus(element: &HtmlElement) {
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}

/// The height of the window, in CSS pixels.
pub(super) fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// The width of the window, in CSS pixels.
pub(super) fn window_width() -> f64 {
    window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default()
}

/// Tells if a part of a box is in the window.
pub(super) fn is_in_view(place: &DomRect) -> bool {
    place.bottom() > 0.0 && place.top() < window_height()
}
