//! What is done when a page has come on screen: it is where it is to be read, is announced, and has the
//! focus.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{announcer, place};
use crate::app::{
    find,
    part::{self, WindowSize},
};

/// How a page is come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    /// The visit starts here, or the page was reloaded.
    Load,
    /// By a link: the page is read from its top, or from the fragment that the link names.
    Link,
    /// By the browser's Back or Forward: the page is where it was.
    History,
}

/// Has a page that has come on screen where it is to be read, with as much of its article as the reader
/// sees first.
pub(super) fn come_to_place(arrival: Arrival, window: WindowSize) {
    let comes_back = |height| height == 0.0 || part::unfold_prose(height, window);
    let is_known = match arrival {
        Arrival::Load => false,
        Arrival::Link => fragment().is_none(),
        Arrival::History => place::kept_height().is_some_and(comes_back),
    };
    if !is_known {
        part::complete_prose();
    }
    goes_to_place(arrival, is_known);
}

/// Says where the reader has come to: the title, politely, and the heading, because it gets the focus. A
/// screen reader that reads out what gets the focus drops what it was about to say politely, so the title
/// comes first, and is heard where the focus is not: it says nothing of itself on a touch screen, nor where
/// a fragment leads into the middle of a page.
pub(super) fn say_where(arrival: Arrival) {
    if arrival == Arrival::Load {
        return;
    }
    announcer::says(&document().title());
    let heading = || find("main h1")?.dyn_into().ok();
    if let Some(element) = target_of_fragment().or_else(heading) {
        part::focus(&element);
    }
}

/// Scrolls a page that is on screen, and may be as high as when it was left, to where it is to be read.
pub(super) fn goes_to_place(arrival: Arrival, is_as_it_was: bool) {
    if arrival != Arrival::Link && place::restore(is_as_it_was) {
        return;
    }
    match target_of_fragment() {
        Some(target) => target.scroll_into_view(),
        None if arrival == Arrival::Load => {}
        None => place::scroll_to(0.0),
    }
}

/// The element that the address's fragment names.
fn target_of_fragment() -> Option<HtmlElement> {
    let id = js_sys::decode_uri_component(&fragment()?).ok()?;
    document().get_element_by_id(&String::from(id))?.dyn_into().ok()
}

fn fragment() -> Option<String> {
    window().location().hash().ok()?.strip_prefix('#').map(str::to_owned)
}
