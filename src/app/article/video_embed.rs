//! Videos of other sites, played in the article.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, MouseEvent};

use crate::{
    app::router::{is_left_to_the_browser, link_of},
    content::document::player_site,
};

/// Reacts to a click in an article on a player: its link gives way to the video, which takes the
/// focus. Until then nobody but this site knows about the reader, and where no program runs the
/// link leads to the video. Returns whether that was done.
pub(super) fn click(event: &Event) -> bool {
    let Some(event) = event.dyn_ref::<MouseEvent>() else { return false };
    let Some(link) = link_of(event) else { return false };
    let Some(address) = link.get_attribute("data-frame") else { return false };
    // The elements of the page may have come there some other way.
    let Some(site) = player_site(&address) else { return false };
    if is_left_to_the_browser(event, &link) {
        return false;
    }
    let Ok(frame) = document().create_element("iframe") else { return false };
    let title = link.first_element_child().and_then(|title| title.text_content());
    for (name, value) in [
        ("src", address.as_str()),
        ("title", title.as_deref().unwrap_or(site)),
        ("allow", "autoplay; encrypted-media; picture-in-picture"),
        ("allowfullscreen", ""),
        ("loading", "lazy"),
        // Some videos are not played for a page that does not say where it is.
        ("referrerpolicy", "strict-origin-when-cross-origin"),
    ] {
        // No name here is one that a browser refuses.
        let _ = frame.set_attribute(name, value);
    }
    if link.replace_with_with_node_1(&frame).is_err() {
        return false;
    }
    if let Some(frame) = frame.dyn_ref::<HtmlElement>() {
        let _ = frame.focus();
    }
    true
}
