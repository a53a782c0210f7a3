//! The start in the browser, on the page that the app was loaded by.
//!
//! A page that the publisher rendered is what the reader sees already, and it stays as it is. The app listens to
//! clicks, and shows another page in its place when the reader goes on to that. So there is nothing that could flash,
//! move or lose the focus, a selection or an open `details`, and nothing that must agree: a page from an old cache, or
//! one that an extension has changed, is as good as any other. To hydrate it would cost 12 kB (brotli) more and time on
//! the main thread, and would fail where the page is not exactly what the components make.

use std::{mem, sync::Arc};

use any_spawner::Executor;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{App, AppProps, data::DataCache, dom::find, json, router::Router};
use crate::content::{json::Read, route::Route, site::Site};

/// Starts the app in the page that it was loaded by.
pub fn start() {
    let owner = Owner::new();
    owner.set();
    // Everything that is made from now on lives as long as the document.
    mem::forget(owner);
    // An executor that was started before is the same.
    let _ = Executor::init_wasm_bindgen();
    let site = Arc::new(site_of_the_page());
    provide_context(Arc::clone(&site));
    let data = DataCache::new();
    let router = Router::start(data);
    provide_context(router);
    match loaded_page(&site) {
        LoadedPage::OfAddress => router.begin_with_loaded_page(),
        // The page may be newer than the host's page for unknown addresses, which stays where there is none.
        LoadedPage::NotFound(route) => spawn_local(async move {
            data.fetch(route.clone()).await;
            router.begin_if_found(&route);
        }),
        LoadedPage::Other => router.begin(),
    }
}

/// Shows the app, with room for a page, in place of what the document showed until now.
pub(super) fn mount(route: Option<Route>) {
    if let Some(shown) = find(".o-site, [id='octavo:waiting']") {
        shown.remove();
    }
    mount_to_body(move || App(AppProps { route, page: ().into_any() }));
}

/// The page that the host sent for the address.
enum LoadedPage {
    /// The page of the address, or the one for unknown addresses where the site has no such page.
    OfAddress,
    /// The page for unknown addresses, at the address of a route that may have a page.
    NotFound(Route),
    /// A page that shows nothing yet, or another one, as of a host that answers every address with its home page.
    Other,
}

fn loaded_page(site: &Site) -> LoadedPage {
    let path = window().location().pathname().unwrap_or_default();
    let route = site.below(&path).and_then(Route::parse);
    let Some(page) = document().get_element_by_id("octavo:data") else { return LoadedPage::Other };
    let own = page.get_attribute("data-path").map(|path| Route::parse(&path));
    match (own, route) {
        (None, None) => LoadedPage::OfAddress,
        (None, Some(route)) => LoadedPage::NotFound(route),
        (Some(own), route) if own == route => LoadedPage::OfAddress,
        _ => LoadedPage::Other,
    }
}

/// The settings that the publisher wrote into the page. Without them the app still works, at the root of its host and
/// under the name of the program.
fn site_of_the_page() -> Site {
    let written = document().get_element_by_id("octavo:site").and_then(|el| el.text_content());
    let read = |text: String| Site::read(&json::parse(&text).ok()?, "octavo:site").ok();
    written.and_then(read).unwrap_or_default()
}
