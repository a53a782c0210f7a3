//! The app layer: the components that pages are made of, and what runs in the browser. The only
//! place with Leptos.
//!
//! The component `App` shows the page of a route. A page asks the library for its data; what is
//! there is shown at once, what is not is fetched, and what cannot be fetched is explained.
//!
//! It is rendered in two places. The publisher renders each page natively, with the page's data in
//! the library (`prerender`). In the browser, [`start`] leaves such a page as it is; when the reader goes
//! on to another one, that is made and takes the place of its `main`.

mod failure;
mod fetch;
mod head;
mod intl;
mod json;
mod library;
mod making;
mod navigation;
mod page;
mod part;
#[cfg(feature = "prerender")]
mod prerender;
mod soon;
mod takeover;
mod tongue;

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Element;

use crate::content::{route::Route, site::Site, words::Word};
use page::NotFound;
use part::{Footer, Header, Problems, loaded};
use tongue::say;

#[cfg(feature = "prerender")]
pub use prerender::{Prerendered, prerender};
pub use takeover::start;

/// All that is on screen: header, page, footer. Site and library are in its context.
#[component]
fn App(
    /// The page on screen.
    route: Option<Route>,
    /// Its view, which is one element. It is what changes when the reader turns to another page.
    page: AnyView,
) -> impl IntoView {
    view! {
        <div class="o-site">
            <a class="o-skip-link" href="#octavo:content">{say(Word::SkipLink)}</a>
            <Problems/>
            <Header route/>
            <main id="octavo:content" tabindex="-1">{page}</main>
            <Footer/>
        </div>
    }
}

/// The settings of the site, wherever a component needs them.
pub(crate) fn site() -> Arc<Site> {
    use_context().unwrap_or_default()
}

/// The first element of the document that a selector names.
fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// What a property of an element is that is in the document, computed (CSS Cascade 5, section 4.4).
fn style_of(element: &Element, property: &str) -> Option<String> {
    window().get_computed_style(element).ok()??.get_property_value(property).ok()
}

/// The page of a route, or the one for unknown addresses.
fn page_of(route: Option<&Route>) -> AnyView {
    let Some(route) = route else { return view! { <NotFound/> }.into_any() };
    let show = match route {
        Route::Listing(_) | Route::Tag(..) | Route::TagYear(..) | Route::Series(_) => page::listing,
        Route::Post(_) | Route::Page(_) => page::article,
        Route::Tags => page::tags,
        Route::Archive | Route::Year(_) => page::archive,
    };
    loaded(route, show)
}
