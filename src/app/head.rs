//! What the browser's tab, its history and search engines call the page.

use leptos::prelude::*;

use super::site;

/// Sets the page's title and description. The title of the home page is the site's alone.
pub(crate) fn describe(title: Option<&str>, description: &str) {
    let site = site();
    let document = document();
    document.set_title(&match title {
        Some(title) => format!("{title} – {}", site.title),
        None => site.title.clone(),
    });
    if let Ok(Some(meta)) = document.query_selector("meta[name=description]") {
        let description = if description.is_empty() { &site.description } else { description };
        // The attribute's name is valid, so this cannot fail.
        let _ = meta.set_attribute("content", description);
    }
}
