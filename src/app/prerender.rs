//! The pages as HTML, rendered natively.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    App, AppProps, fetch::FetchError, head::Head, library::Library, making::Making, page_of,
};
use crate::content::{route::Route, site::Site};

/// A page as the browser is to show it before the app is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prerendered {
    /// What the browser's tab calls it.
    pub title: String,
    /// What search engines say of it.
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
    let owner = Owner::new();
    let page = owner.with(|| {
        let making = Making::new();
        provide_context(Arc::clone(site));
        let library = Library::new();
        provide_context(library);
        if let Some(route) = route {
            library.put(route, json).map_err(reason)?;
        }
        // An article may have another language than what is around it.
        let own = Owner::new();
        let page = own.with(|| page_of(route));
        let html = App(AppProps { route: route.cloned(), page }).to_html();
        let (Head { title, description, .. }, _) = making.done();
        Ok(Prerendered { title, description, html: without_markers(&html) })
    });
    owner.cleanup();
    page
}

/// Leptos marks with `<!>` where hydration is to find its place. Nothing is hydrated, and it is no
/// valid comment. In text and in attributes `<` is written `&lt;`, so nothing else looks like it.
fn without_markers(html: &str) -> String {
    html.replace("<!>", "")
}

fn reason(error: FetchError) -> String {
    match error {
        FetchError::Malformed(detail) => detail,
        other => format!("{other:?}"),
    }
}
