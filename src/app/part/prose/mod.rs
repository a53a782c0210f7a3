//! The text of an article, and what a reader can do in it.

mod copying;
mod following;
mod fonts;
mod notes;
mod player;
mod rest;
mod sharing;
mod zoom;

pub(crate) use rest::{Pieces, begin, complete, end, fill, is_missing, measure, rehearse, unfold};

use std::iter;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, FocusOptions, HtmlElement};

use crate::{
    app::{find, making::Making, tongue::say},
    content::{document::Html, words::Word},
};

/// Shows the markup of a document. What sets raw HTML, as the covers of a list do, takes nothing but
/// [`Html`].
#[component]
pub(crate) fn Prose(
    /// What the document writer made.
    html: Html,
) -> impl IntoView {
    let (first, rest) = rest::pieces(&html);
    let is_busy = (!rest.is_empty()).then_some("true");
    Making::continues(rest);
    // What the buttons of code and pictures say, for a page that the publisher wrote, too.
    let copying = [Word::Copy, Word::Copied, Word::Selected].map(say).join("|");
    let zooming = [Word::Enlarge, Word::Close].map(say).join("|");
    view! {
        <div
            class="o-prose"
            data-copy=copying
            data-zoom=zooming
            aria-busy=is_busy
            inner_html=first
        ></div>
    }
}

/// Prepares the text of a page that is on screen already.
pub(crate) fn prepare_all() {
    if let Some(prose) = find(".o-prose") {
        prepare(&prose);
    }
}

/// Sets the notes of the text on screen beside it, if there is room now.
pub(crate) fn find_room() {
    if !is_missing()
        && let Some(prose) = find(".o-prose")
    {
        notes::set_in_margin(&prose);
    }
}

/// Adds to the text on screen what is of use only where the app runs.
fn prepare(prose: &Element) {
    copying::add_buttons(prose);
    zoom::add_buttons(prose);
    notes::set_in_margin(prose);
    sharing::add_share(prose);
    following::follow(prose);
    while mark_end(prose).is_some() {}
}

/// How many blocks of a text are its end.
const END: usize = 4;

/// What a block has that is laid out wherever the reader is.
const LAID_OUT: &str = "data-laid-out";

/// Marks one more block as the end of a text, the last first, if there is one. The end is laid out wherever the
/// reader is: what is not would reach, as far as anybody can measure, into what stands below the text.
fn mark_end(prose: &Element) -> Option<Element> {
    let blocks = iter::successors(prose.last_element_child(), Element::previous_element_sibling);
    let next = blocks.take(END).find(|block| !block.has_attribute(LAID_OUT))?;
    rest::lay_out(&next);
    Some(next)
}

/// What a click in a text does besides following a link. One handler serves all of the page.
pub(crate) fn click(event: &Event) {
    let Some(target) = target_of(event) else { return };
    if copying::click(&target)
        || notes::click(&target)
        || player::click(event)
        || sharing::click(&target)
        || zoom::click(&target)
        || super::marks::click(&target)
    {
        event.prevent_default();
    }
}

/// The element that something happened to.
pub(super) fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// How high the window is.
pub(crate) fn height_of_window() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// How wide the window is.
pub(crate) fn width_of_window() -> f64 {
    window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default()
}

/// How large the window is, in pixels of CSS, and its text. A browser on a phone lays the page out before it
/// says so.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WindowSize {
    width: f64,
    height: f64,
    /// How wide and how high the name of the site is, which is the same on every page. A reader may have only
    /// the text larger, and a browser need not tell of it.
    name: Option<(f64, f64)>,
}

impl WindowSize {
    /// The size that the window has now.
    pub(crate) fn now() -> Self {
        let name = find(".o-header-title").map(|name| name.get_bounding_client_rect());
        Self {
            width: width_of_window(),
            height: height_of_window(),
            name: name.map(|name| (name.width(), name.height())),
        }
    }

    /// Whether what is in it has the same lines as in another.
    fn has_lines_of(self, other: Self) -> bool {
        self.width == other.width && self.name == other.name
    }
}

/// Whether a box is in the window, and be it in part.
pub(crate) fn is_in_view(place: &DomRect) -> bool {
    place.bottom() > 0.0 && place.top() < height_of_window()
}

/// Where something is in the window. What is in a block of text that is not in view, or not laid out yet, is
/// where the block is: the browser need not lay the block out for that.
pub(crate) fn box_of(element: &Element) -> DomRect {
    let box_of_block = |block: Element| {
        let place = block.get_bounding_client_rect();
        (block.has_attribute(rest::FAR) || !is_in_view(&place)).then_some(place)
    };
    let block = closest(element, ".o-prose > *").and_then(box_of_block);
    block.unwrap_or_else(|| element.get_bounding_client_rect())
}

/// Gives an element the focus, whatever it is, and leaves the page where it is.
pub(crate) fn focus(element: &HtmlElement) {
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}

/// Every element below this one that a selector names.
pub(super) fn all(below: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = below.query_selector_all(selector) else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|index| found.get(index));
    elements.filter_map(|node| node.dyn_into().ok()).collect()
}

/// The nearest element at or around this one that a selector names.
pub(super) fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// Adds an element at the end of another.
pub(crate) fn child(to: &Element, tag: &str, class: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    to.append_child(&element).ok()?;
    Some(element)
}
