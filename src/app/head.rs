//! What the browser's tab, its history and search engines call the page.

use leptos::prelude::*;

use super::site;
#[cfg(not(feature = "prerender"))]
use crate::content::route::Route;

/// The words of a page's head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Head {
    /// The page's title.
    pub(crate) title: String,
    /// What it is about.
    pub(crate) description: String,
}

/// Sets the page's title and description. The title of the home page is the site's alone.
pub(crate) fn describe(title: Option<&str>, description: &str) {
    set(title, description, true);
}

/// Sets the title where there is no page to be shown, which search engines are not to keep.
pub(crate) fn describe_failure(title: &str) {
    set(Some(title), "", false);
}

fn set(title: Option<&str>, description: &str, is_page: bool) {
    let site = site();
    let title = match title {
        Some(title) => format!("{title} – {}", site.title),
        None => site.title.clone(),
    };
    let description = if description.is_empty() { &site.description } else { description };
    show(Head { title, description: description.to_owned() }, is_page);
}

/// Keeps the head for the one who asked for the page.
#[cfg(feature = "prerender")]
fn show(head: Head, _is_page: bool) {
    use std::sync::{Arc, Mutex, PoisonError};

    if let Some(kept) = use_context::<Arc<Mutex<Head>>>() {
        *kept.lock().unwrap_or_else(PoisonError::into_inner) = head;
    }
}

/// Shows the head, and takes away what the publisher wrote into it of another page. What is kept up to
/// date is what browsers use, and people who share the page; everybody else asks the host for it.
#[cfg(not(feature = "prerender"))]
fn show(head: Head, is_page: bool) {
    let document = document();
    document.set_title(&head.title);
    let find = |selector: &str| document.query_selector(selector).ok().flatten();
    // The attributes' names are valid, so setting them cannot fail.
    if let Some(meta) = find("meta[name=description]") {
        let _ = meta.set_attribute("content", &head.description);
    }
    while let Some(other) = find("[data-page]") {
        other.remove();
    }
    let address = canonical();
    let [name, key, kind, other, value] = match &address {
        Some(address) if is_page => ["link", "rel", "canonical", "href", address],
        _ => ["meta", "name", "robots", "content", "noindex"],
    };
    if let Ok(tag) = document.create_element(name) {
        let _ = tag.set_attribute(key, kind);
        let _ = tag.set_attribute(other, value);
        let _ = tag.set_attribute("data-page", "");
        drop(find("head").map(|head| head.append_child(&tag)));
    }
}

/// The canonical address of the page on screen. On the author's own server it lacks its host, and
/// nobody else is there to ask.
#[cfg(not(feature = "prerender"))]
fn canonical() -> Option<String> {
    let site = site();
    let route = Route::parse(site.below(&window().location().pathname().ok()?)?)?;
    Some(format!("{}{}", site.origin, site.at(&route.path())))
}
