//! What is said about the page while it changes.
//!
//! It is said in a live region (WAI-ARIA 1.2, `status`) beside the app, which stays the same while
//! pages come and go, as screen readers want it.

use leptos::prelude::*;
use web_sys::Element;

use crate::app::find;

/// Adds the region, empty, before the page, which comes and goes after it.
pub(super) fn add() {
    let Ok(region) = document().create_element("p") else { return };
    // The names of the attributes are valid, so this cannot fail; nor can adding a child.
    let _ = region.set_attribute("class", "announcer");
    let _ = region.set_attribute("role", "status");
    drop(document().body().map(|body| body.prepend_with_node_1(&region)));
}

/// Says that a page is on its way, to everybody.
pub(super) fn says_to_wait(words: &str) {
    if let Some(region) = region() {
        let _ = region.set_attribute("data-waiting", "");
        region.set_text_content(Some(words));
    }
}

/// Says something to those who listen; nothing ends what was said before.
pub(super) fn says(words: &str) {
    if let Some(region) = region() {
        let _ = region.remove_attribute("data-waiting");
        region.set_text_content(Some(words));
    }
}

fn region() -> Option<Element> {
    find(".announcer")
}
