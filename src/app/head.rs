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
    let site = site();
    let title = match title {
        Some(title) => format!("{title} – {}", site.title),
        None => site.title.clone(),
    };
    let description = if description.is_empty() { &site.description } else { description };
    show(Head { title, description: description.to_owned() });
}

/// Keeps the head for the one who asked for the page.
#[cfg(feature = "prerender")]
fn show(head: Head) {
    use std::sync::{Arc, Mutex, PoisonError};

    if let Some(kept) = use_context::<Arc<Mutex<Head>>>() {
        *kept.lock().unwrap_or_else(PoisonError::into_inner) = head;
    }
}

/// Shows the head, and takes away what the publisher wrote into it of another page.
#[cfg(not(feature = "prerender"))]
fn show(head: Head) {
    let document = document();
    document.set_title(&head.title);
    let find = |selector: &str| document.query_selector(selector).ok().flatten();
    // The attributes' names are valid, so setting them cannot fail.
    if let Some(meta) = find("meta[name=description]") {
        let _ = meta.set_attribute("content", &head.description);
    }
    if let Some(link) = find("link[rel=canonical]")
        && let Some(address) = link.get_attribute("href").and_then(|old| canonical(&old))
    {
        let _ = link.set_attribute("href", &address);
    }
    while let Some(other) = find("[data-page]") {
        other.remove();
    }
}

/// The canonical address of the page on screen, on the host of that of another page.
#[cfg(not(feature = "prerender"))]
fn canonical(other: &str) -> Option<String> {
    let (slash, _) = other.match_indices('/').nth(2)?;
    let site = site();
    let route = Route::parse(site.below(&window().location().pathname().ok()?)?)?;
    Some(format!("{}{}", other.get(..slash)?, site.at(&route.path())))
}
