//! The app layer: the components that pages are made of, and what runs in the browser. The only
//! place with Leptos.
//!
//! A page function takes the data of a route and returns its view and its metadata (`pages`). It is called in two
//! places. The publisher renders each page natively (`prerender`). In the browser, [`start`] leaves such a page as it
//! is; when the reader goes on to another one, the router fetches its data, builds it and puts it in place (`router`).

mod article;
mod components;
mod data;
mod dom;
mod failure;
mod i18n;
mod intl;
mod json;
mod page_metadata;
mod pages;
#[cfg(feature = "publish")]
mod prerender;
mod router;
mod search;
mod start;

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::{i18n::Message, route::Route, site::Site};
use components::{Footer, Header, Problems};
use i18n::t;

#[cfg(feature = "publish")]
pub use prerender::{Prerendered, prerender};
pub use start::start;

/// All that is on screen: header, page, footer. The site is in its context.
#[component]
fn App(
    /// The page on screen.
    route: Option<Route>,
    /// Its view, which is one element. It is replaced when the reader goes to another page.
    page: AnyView,
) -> impl IntoView {
    view! {
        <div class="o-site">
            <a class="o-skip-link" href="#octavo:content">{t(Message::SkipLink)}</a>
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
