//! The pages as HTML, rendered natively.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    App, AppProps,
    data::{FetchError, LoadState, PageData},
    page_metadata::PageMetadata,
    pages::Page,
};
use crate::content::{route::Route, site::Site};

/// A page as the browser is to show it before the app is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prerendered {
    /// The title, for the browser's tab.
    pub title: String,
    /// The description, for search engines.
    pub description: String,
    /// The markup that the app puts into the body, which is one element.
    pub html: String,
}

/// Renders the page of a route from its JSON; without a route, the page for unknown addresses.
///
/// # Errors
///
/// Says why the JSON is not that of the route.
pub fn prerender(
    site: &Arc<Site>,
    route: Option<&Route>,
    json: &str,
) -> Result<Prerendered, String> {
    let data = route.map(|route| PageData::read(route, json)).transpose().map_err(reason)?;
    let owner = Owner::new();
    let page = owner.with(|| {
        provide_context(Arc::clone(site));
        // An article may have another language than what is around it.
        let Page { view, metadata } =
            Owner::new().with(|| Page::of(route, data.map(LoadState::Loaded).as_ref()));
        let html = App(AppProps { route: route.cloned(), page: view }).to_html();
        let PageMetadata { title, description, .. } = metadata;
        Prerendered { title, description, html: without_markers(&html) }
    });
    owner.cleanup();
    Ok(page)
}

/// Removes the `<!>` with which Leptos marks places for hydration. Nothing is hydrated, and it is no valid
/// comment. In text and in attributes `<` is written `&lt;`, so nothing else looks like it.
fn without_markers(html: &str) -> String {
    html.replace("<!>", "")
}

fn reason(error: FetchError) -> String {
    match error {
        FetchError::Malformed(detail) => detail,
        other => format!("{other:?}"),
    }
}
