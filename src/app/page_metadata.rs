//! The title and the description of a page, and how the document shows them.

use leptos::prelude::*;

use super::{dom::find, site};
use crate::content::route::Route;

/// The metadata of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct PageMetadata {
    /// The title, with the name of the site.
    pub(crate) title: String,
    /// The description.
    pub(crate) description: String,
    /// True if search engines are to keep the page.
    pub(crate) is_indexed: bool,
}

impl PageMetadata {
    /// The metadata of a page of the site. The title of the home page is the site's alone; a page without a
    /// description has the site's.
    pub(crate) fn new(title: Option<&str>, description: &str) -> Self {
        let site = site();
        let title = match title {
            Some(title) => format!("{title} – {}", site.title),
            None => site.title.clone(),
        };
        let description = if description.is_empty() { &site.description } else { description };
        Self { title, description: description.to_owned(), is_indexed: true }
    }

    /// The metadata of what is shown in place of a page.
    pub(crate) fn of_failure(title: &str) -> Self {
        Self { is_indexed: false, ..Self::new(Some(title), "") }
    }

    /// The metadata of the page that the app was loaded by.
    pub(crate) fn of_the_document() -> Self {
        let description =
            find("meta[name=description]").and_then(|meta| meta.get_attribute("content"));
        Self {
            title: document().title(),
            description: description.unwrap_or_default(),
            is_indexed: true,
        }
    }

    /// Shows the metadata in the document's head, and removes what the publisher wrote there about another page.
    /// Only what browsers and people who share the page read is kept up to date; everybody else asks the host.
    pub(crate) fn show(&self) {
        let document = document();
        // A page that is still loading has no title yet.
        if !self.title.is_empty() {
            document.set_title(&self.title);
        }
        // The attributes' names are valid, so setting them cannot fail.
        if let Some(meta) = find("meta[name=description]") {
            let _ = meta.set_attribute("content", &self.description);
        }
        while let Some(other) = find("[data-page]") {
            other.remove();
        }
        let address = canonical();
        let [name, key, kind, other, value] = match &address {
            Some(address) if self.is_indexed => ["link", "rel", "canonical", "href", address],
            _ => ["meta", "name", "robots", "content", "noindex"],
        };
        if let Ok(tag) = document.create_element(name) {
            let _ = tag.set_attribute(key, kind);
            let _ = tag.set_attribute(other, value);
            let _ = tag.set_attribute("data-page", "");
            drop(find("head").map(|head| head.append_child(&tag)));
        }
    }
}

/// The canonical address of the page on screen. On the author's own server it lacks its host, and
/// nobody else is there to ask.
fn canonical() -> Option<String> {
    let site = site();
    let route = Route::parse(site.below(&window().location().pathname().ok()?)?)?;
    Some(format!("{}{}", site.origin, site.at(&route.path())))
}
