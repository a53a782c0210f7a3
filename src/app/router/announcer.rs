//! The live region (WAI-ARIA 1.2, `status`) in which page changes are announced. It stands beside the app and stays
//! the same while pages come and go, as screen readers want it.

use leptos::prelude::*;
use web_sys::Element;

use crate::app::dom::find;

/// The attribute of the region while everybody sees it.
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
pub(super) fn say_that_it_loads(words: &str) {
    if let Some(region) = region() {
        let _ = region.set_attribute(WAITING, "");
        region.set_text_content(Some(words));
    }
}

/// Says something to those who listen.
pub(super) fn say(words: &str) {
    if let Some(region) = region() {
        if region.text_content().is_some_and(|said| said == words) {
            // The same once more is no change that would be heard.
            region.set_text_content(None);
        }
        region.set_text_content(Some(words));
    }
}

/// Says no more that a page is on its way.
pub(super) fn say_nothing_more() {
    if let Some(region) = region().filter(|region| region.has_attribute(WAITING)) {
        let _ = region.remove_attribute(WAITING);
        region.set_text_content(None);
    }
}

fn region() -> Option<Element> {
    find(".o-announcer")
}
