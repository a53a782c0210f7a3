//! The targets of links, and the choice of those that are followed without loading a document.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use crate::{app::site, content::route::Route};

/// The link that the event happened on or in.
pub(crate) fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("a[href]").ok().flatten()?.dyn_into().ok()
}

/// The page of this site that the link leads to; `None` for files, other sites and unknown paths.
pub(crate) fn page_of(link: &HtmlAnchorElement) -> Option<Route> {
    if window().location().origin().ok()? != link.origin() {
        return None;
    }
    let path = link.pathname();
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.contains('.') && last != "index.html" {
        return None;
    }
    route_of(&path)
}

/// The page of this site at a path of the host.
pub(super) fn route_of(path: &str) -> Option<Route> {
    Route::parse(site().below(path)?)
}

/// True if the reader means something else than to follow the link here.
pub(crate) fn is_left_to_the_browser(event: &MouseEvent, link: &HtmlAnchorElement) -> bool {
    let with_modifier =
        event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.default_prevented()
        || event.button() != 0
        || with_modifier
        || !matches!(link.target().as_str(), "" | "_self")
        || link.has_attribute("download")
        || link.rel().split_whitespace().any(|rel| rel == "external")
}
