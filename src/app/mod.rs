//! The app layer: what runs in the browser. The only place with Leptos.
//!
//! [`App`] shows the page that the address names. A page asks the [`Library`] for its data; what
//! is there is shown at once, what is not is fetched, and what cannot be fetched is explained.

mod failure;
mod fetch;
mod head;
mod intl;
mod json;
mod library;
mod navigation;
mod page;
mod part;
mod theme;

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::{json::Read, route::Route, site::Site};
use library::Library;
use navigation::Navigation;
use page::NotFound;
use part::{Footer, Header, Loaded, Problems};
use theme::ThemeChoice;

/// Shows the app in the page it was loaded by.
pub fn start() {
    let site = site_of_the_page();
    clear_body();
    mount_to_body(move || view! { <App site=site/> });
}

/// The whole page: header, the page that the address names, footer.
#[component]
pub fn App(
    /// The settings of the site.
    site: Site,
) -> impl IntoView {
    provide_context(ThemeChoice::of_the_reader(&site));
    provide_context(Arc::new(site));
    let library = Library::new();
    provide_context(library);
    let navigation = Navigation::start(library);
    provide_context(navigation);
    let route = navigation.route();
    Effect::new(move || {
        route.track();
        navigation.departed();
    });
    view! {
        <div
            class="site"
            on:click=move |event| {
                part::click_in_prose(&event);
                navigation.click(&event);
            }
            on:pointerover=move |event| navigation.prefetch(&event)
            on:focusin=move |event| navigation.prefetch(&event)
        >
            <a class="skip-link" href="#octavo-content">"Skip to the text"</a>
            <Problems/>
            <Header route/>
            <main id="octavo-content" tabindex="-1">
                {move || page_of(route.get())}
            </main>
            <Footer/>
        </div>
    }
}

/// The settings of the site, wherever a component needs them.
pub(crate) fn site() -> Arc<Site> {
    use_context().unwrap_or_default()
}

/// How many posts there are, in words.
pub(crate) fn post_count(posts: u32) -> String {
    match posts {
        1 => "1 post".to_owned(),
        posts => format!("{posts} posts"),
    }
}

fn page_of(route: Option<Route>) -> AnyView {
    let Some(route) = route else { return view! { <NotFound/> }.into_any() };
    let show = match route {
        Route::Listing(_) | Route::Tag(..) => page::listing,
        Route::Post(_) | Route::Page(_) => page::article,
        Route::Tags => page::tags,
        Route::Archive | Route::Year(_) => page::archive,
    };
    view! { <Loaded route show/> }.into_any()
}

/// The settings that the publisher wrote into the page. Without them the app still works, at the
/// root of its host and under the name of the program.
fn site_of_the_page() -> Site {
    let written = document().get_element_by_id("octavo-site").and_then(|el| el.text_content());
    let read = |text: String| Site::read(&json::parse(&text).ok()?, "octavo-site").ok();
    written.and_then(read).unwrap_or_default()
}

/// Takes away what the page showed until the app was there.
fn clear_body() {
    if let Some(waiting) = document().get_element_by_id("octavo-waiting") {
        waiting.remove();
    }
}
