//! What stands above every page.

use leptos::prelude::*;

use super::ThemeSwitch;
use crate::{
    app::{site, tongue::say},
    content::{
        route::Route,
        site::{Link, Site},
        words::Word,
    },
};

/// The name of the site, its navigation and the choice of theme.
#[component]
pub(crate) fn Header(
    /// The page on screen.
    route: Memo<Option<Route>>,
) -> impl IntoView {
    let site = site();
    let links = site.navigation.iter().map(|link| item(&site, link.clone(), route)).collect_view();
    view! {
        <header class="header">
            <a class="header-title" href=site.at(&Route::HOME.path())>{site.title.clone()}</a>
            <nav class="header-navigation" aria-label=say(Word::MainNavigation)>
                <ul>{links}</ul>
            </nav>
            <button type="button" class="finder-button" aria-keyshortcuts="Control+K /">
                {say(Word::Search)}
            </button>
            <ThemeSwitch/>
        </header>
    }
}

fn item(site: &Site, link: Link, route: Memo<Option<Route>>) -> impl IntoView + use<> {
    let target = link.url.starts_with('/').then(|| Route::parse(&link.url)).flatten();
    let href = site.target(&link.url);
    let current = move || match (&target, &*route.read()) {
        (Some(target), Some(route)) if target == route => Some("page"),
        (Some(target), Some(route)) if *target == section(route) => Some("true"),
        _ => None,
    };
    view! { <li><a href=href aria-current=current>{link.label}</a></li> }
}

/// The page of the navigation that a page belongs to.
fn section(route: &Route) -> Route {
    match route {
        Route::Listing(_) | Route::Post(_) | Route::Series(_) => Route::HOME,
        Route::Tags | Route::Tag(..) | Route::TagYear(..) => Route::Tags,
        Route::Archive | Route::Year(_) => Route::Archive,
        Route::Page(_) => route.clone(),
    }
}
