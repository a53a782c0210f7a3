//! The part above every page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::ThemeSwitch;
use crate::{
    app::{dom::all, i18n::t, router::page_of, site},
    content::{
        i18n::Message,
        route::Route,
        site::{Link, Site},
    },
};

/// The name of the site, its navigation and the choice of theme.
#[component]
pub(crate) fn Header(
    /// The page on screen.
    route: Option<Route>,
) -> impl IntoView {
    let site = site();
    let links =
        site.navigation.iter().map(|link| item(&site, link.clone(), route.as_ref())).collect_view();
    view! {
        <header class="o-header">
            <a class="o-header-title" href=site.at(&Route::HOME.path())>{site.title.clone()}</a>
            <nav class="o-header-navigation" aria-label=t(Message::MainNavigation)>
                <ul>{links}</ul>
            </nav>
            <button type="button" class="o-finder-button" aria-keyshortcuts="Control+K /">
                {t(Message::Search)}
            </button>
            <ThemeSwitch/>
        </header>
    }
}

fn item(site: &Site, link: Link, route: Option<&Route>) -> impl IntoView + use<> {
    let target = link.url.starts_with('/').then(|| Route::parse(&link.url)).flatten();
    let current = current(target.as_ref(), route);
    view! { <li><a href=site.target(&link.url) aria-current=current>{link.label}</a></li> }
}

/// Marks in the header on screen where another page belongs.
pub(crate) fn mark_current(route: Option<&Route>) {
    let Some(root) = document().document_element() else { return };
    for link in all(&root, ".o-header-navigation a") {
        let target = page_of(link.unchecked_ref());
        let kind = current(target.as_ref(), route);
        if link.get_attribute("aria-current").as_deref() == kind {
            continue;
        }
        // The name of the attribute is valid, so this cannot fail.
        let _ = match kind {
            Some(kind) => link.set_attribute("aria-current", kind),
            None => link.remove_attribute("aria-current"),
        };
    }
}

/// The value of `aria-current` of a link to a page, for the page on screen.
fn current(target: Option<&Route>, route: Option<&Route>) -> Option<&'static str> {
    let (target, route) = target.zip(route)?;
    if target == route {
        return Some("page");
    }
    (*target == section(route)).then_some("true")
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
