//! The arrival on a page: the place in it, the focus, and the announcement.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{NavigationKind, announcer, scroll};
use crate::app::{
    article::layout::{lay_out_all, lay_out_near},
    dom::{self, find},
};

/// Scrolls a page that has come on screen to where it is to be read. `is_as_left` tells that its blocks are as high as
/// when it was left, although they are not laid out.
pub(super) fn arrive(kind: NavigationKind, is_as_left: bool) {
    let is_known = match kind {
        NavigationKind::Load => false,
        NavigationKind::Link => fragment().is_none(),
        NavigationKind::History => {
            scroll::kept_height().is_some_and(|height| height == 0.0 || is_as_left)
        }
    };
    if is_known {
        lay_out_near();
    } else {
        lay_out_all();
    }
    scroll_to_place(kind, is_known);
}

/// Scrolls to where the page on screen is to be read. `is_known` tells that the page is as high as it was.
pub(super) fn scroll_to_place(kind: NavigationKind, is_known: bool) {
    if kind != NavigationKind::Link && scroll::restore(is_known) {
        return;
    }
    match target_of_fragment() {
        Some(target) => target.scroll_into_view(),
        None if kind == NavigationKind::Load => {}
        None => scroll::scroll_to(0.0),
    }
}

/// Announces the title politely, and gives the heading the focus. A screen reader that reads out what gets the focus
/// drops what it was about to say politely, so the title comes first: it is heard where the focus is not, as on a touch
/// screen, or where a fragment leads into the middle of a page.
pub(super) fn announce(kind: NavigationKind) {
    if kind == NavigationKind::Load {
        return;
    }
    announcer::say(&document().title());
    let heading = || find("main h1")?.dyn_into().ok();
    if let Some(element) = target_of_fragment().or_else(heading) {
        dom::focus(&element);
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
