//! What is said about the page while it changes.
//!
//! It is said in a live region (WAI-ARIA 1.2, `status`) beside the app, which stays the same while
//! pages come and go, as screen readers want it.

use leptos::prelude::*;
use web_sys::Element;

use crate::app::find;

/// What the region has while everybody sees it.
const WAITING: &str = "data-waiting";

/// Adds the region, empty, before the page, which comes and goes after it.
pub(super) fn add() {
    let Ok(region) = document().create_element("p") else { return };
    // The names of the attributes are valid, so this cannot fail; nor can adding a child.
    let _ = region.set_attribute("class", "o-announcer");
    let _ = region.set_attribute("role", "status");
    drop(document().body().map(|body| body.prepend_with_node_1(&region)));
}

/// Says that a page is on its way, to everybody.
pub(super) fn says_to_wait(words: &str) {
    if let Some(region) = region() {
        let _ = region.set_attribute(WAITING, "");
        region.set_text_content(Some(words));
    }
}

/// Says something to those who listen.
pub(super) fn says(words: &str) {
    if let Some(region) = region() {
        if region.text_content().is_some_and(|said| said == words) {
            // The same once more is no change that would be heard.
            region.set_text_content(None);
        }
        region.set_text_content(Some(words));
    }
}

/// Says no more that a page is on its way.
pub(super) fn waits_no_more() {
    if let Some(region) = region().filter(|region| region.has_attribute(WAITING)) {
        let _ = region.remove_attribute(WAITING);
        region.set_text_content(None);
    }
}

fn region() -> Option<Element> {
    find(".o-announcer")
}
