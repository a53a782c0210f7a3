//! The beginning in the browser: what becomes of the page that the app was loaded by.
//!
//! A page that the publisher rendered is what the reader sees already, and it stays as it is. The
//! app reads the data that the page carries into its library, listens to clicks, and shows another
//! page in its place when the reader goes on to that. So there is nothing that could
//! flash, move or lose the focus, a selection or an open `details`, and nothing that must agree:
//! a page from an old cache, or one that an extension has changed, is as good as any other. To
//! hydrate it would cost 12 kB (brotli) more and time on the main thread, and would fail where the
//! page is not exactly what the components make.

use std::{mem, sync::Arc};

use any_spawner::Executor;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{App, AppProps, find, json, library::Library, navigation::Navigation, part};
use crate::content::{json::Read, route::Route, site::Site};

/// Starts the app in the page that it was loaded by.
pub fn start() {
    let owner = Owner::new();
    owner.set();
    // What is made from now on lives as long as the page.
    mem::forget(owner);
    // Where it was started before, it is the same.
    let _ = Executor::init_wasm_bindgen();
    provide_context(Arc::new(site_of_the_page()));
    let library = Library::new();
    provide_context(library);
    let navigation = Navigation::start(library);
    provide_context(navigation);
    let route = navigation.route_now();
    match sent(library, route.clone()) {
        Sent::ItsPage => {
            navigation.begins_with_loaded(route);
            part::prepare_prose();
            part::show_marks();
        }
        // The page may be newer than the host's page for unknown addresses, which stays where it is not.
        Sent::NotFound(route) => spawn_local(async move {
            library.fetch(route.clone()).await;
            navigation.begins_after_all(&route);
        }),
        Sent::Another => navigation.begins(),
    }
}

/// Shows the app, with room for a page, in place of what the document showed until now.
pub(crate) fn mount(route: Option<Route>) {
    if let Some(shown) = find(".o-site, [id='octavo:waiting']") {
        shown.remove();
    }
    mount_to_body(move || App(AppProps { route, page: ().into_any() }));
}

/// What the host sent for the address.
enum Sent {
    /// The page of the address.
    ItsPage,
    /// The page for unknown addresses, where this route may have one.
    NotFound(Route),
    /// A page that shows nothing yet, or another one, as of a host that answers every address with
    /// its home page.
    Another,
}

/// Compares the page with the address, and puts the data that it carries into the library.
fn sent(library: Library, route: Option<Route>) -> Sent {
    let Some(data) = document().get_element_by_id("octavo:data") else { return Sent::Another };
    let own = data.get_attribute("data-path").map(|path| Route::parse(&path));
    match (own, route) {
        (None, None) => Sent::ItsPage,
        (None, Some(route)) => Sent::NotFound(route),
        (Some(own), Some(route))
            if own.as_ref() == Some(&route)
                && library.put(&route, &data.text_content().unwrap_or_default()).is_ok() =>
        {
            Sent::ItsPage
        }
        _ => Sent::Another,
    }
}

/// The settings that the publisher wrote into the page. Without them the app still works, at the
/// root of its host and under the name of the program.
fn site_of_the_page() -> Site {
    let written = document().get_element_by_id("octavo:site").and_then(|el| el.text_content());
    let read = |text: String| Site::read(&json::parse(&text).ok()?, "octavo:site").ok();
    written.and_then(read).unwrap_or_default()
}
