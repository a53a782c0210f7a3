//! What the browser's tab, its history and search engines call the page.

use leptos::prelude::*;

use super::{find, making::Making, site};
use crate::content::route::Route;

/// The words of a page's head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Head {
    /// The page's title.
    pub(crate) title: String,
    /// What it is about.
    pub(crate) description: String,
    /// Whether it is a page that search engines are to keep.
    pub(crate) is_page: bool,
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
    Making::called(Head { title, description: description.to_owned(), is_page });
}

impl Head {
    /// The head of the page that the app was loaded by.
    pub(crate) fn of_the_document() -> Self {
        let description =
            find("meta[name=description]").and_then(|meta| meta.get_attribute("content"));
        Self {
            title: document().title(),
            description: description.unwrap_or_default(),
            is_page: true,
        }
    }

    /// Shows it, and takes away what the publisher wrote into the document's of another page. What is kept
    /// up to date is what browsers use, and people who share the page; everybody else asks the host for it.
    pub(crate) fn show(&self) {
        let document = document();
        // A page that only says that it is on its way has no name yet.
        if !self.title.is_empty() {
            document.set_title(&self.title);
        }
        // The attributes' names are valid, so setting them cannot fail.
        if let Some(meta) = find("meta[name=description]") {
            let _ = meta.set_attribute("content", &self.description);
        }
        while let Some(other) = find("head [data-page]") {
            other.remove();
        }
        // Where an element leaves the body, browsers look for the styles of everything in it.
        if let Some(data) = find("script[data-page]") {
            data.replace_children_with_node_0();
            let _ = data.remove_attribute("type");
            let _ = data.remove_attribute("data-page");
        }
        let address = canonical();
        let [name, key, kind, other, value] = match &address {
            Some(address) if self.is_page => ["link", "rel", "canonical", "href", address],
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
