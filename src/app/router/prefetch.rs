//! The data of pages that the reader is likely to go to, fetched ahead.
//!
//! A link that is pointed at, touched or focused is likely to be followed. Where nothing points, as on touch screens,
//! the first links to posts in view are. Data alone is fetched; nothing is read or built before the reader asks for it.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlAnchorElement;

use super::link::page_of;
use crate::{
    app::{
        article::{box_of, fonts},
        data::DataCache,
        dom::{all, is_in_view},
    },
    content::route::Route,
};

/// The most posts that are fetched because their links are in view, for each page.
const PER_PAGE: usize = 5;

thread_local! {
    /// The function that looks for links, once it was handed to the browser.
    static LOOK: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Fetches data ahead.
#[derive(Clone, Copy)]
pub(super) struct Prefetch {
    data: DataCache,
    /// The number of posts that may still be fetched for the page on screen.
    left: StoredValue<usize>,
}

impl Prefetch {
    /// Nothing is fetched yet.
    pub(super) fn new(data: DataCache) -> Self {
        Self { data, left: StoredValue::new(PER_PAGE) }
    }

    /// Begins with another page.
    pub(super) fn start_page(self) {
        self.left.set_value(PER_PAGE);
    }

    /// Fetches the page of a link that is pointed at, and the fonts of its text.
    pub(super) fn fetch_next(self, route: Route) {
        if !is_welcome() {
            return;
        }
        spawn_local(async move {
            if !self.data.knows(&route) {
                self.data.fetch(route.clone()).await;
            }
            fonts::fetch(fonts::missing_for(self.data.state(&route).as_ref())).await;
        });
    }

    /// On a device without a pointer, fetches the posts whose links are in view, once the browser has nothing else to
    /// do.
    pub(super) fn look_around(self) {
        let has_pointer = window().match_media("(hover: hover)").ok().flatten();
        if has_pointer.is_some_and(|query| query.matches()) || !is_welcome() {
            return;
        }
        let when_idle = Reflect::get(&window(), &"requestIdleCallback".into()).unwrap_or_default();
        // A browser that does not tell when it is idle has what is pointed at alone.
        if let Some(when_idle) = when_idle.dyn_ref::<Function>() {
            let look = LOOK.with_borrow_mut(|look| {
                let new = || Closure::<dyn Fn()>::new(move || self.fetch_in_view()).into_js_value();
                look.get_or_insert_with(new).clone()
            });
            // A page that is not fetched ahead is fetched when it is asked for.
            let _ = when_idle.call1(&window(), &look);
        }
    }

    fn fetch_in_view(self) {
        for route in posts_in_view().into_iter().filter(|route| !self.data.knows(route)) {
            if self.left.get_value() == 0 {
                return;
            }
            self.left.update_value(|left| *left -= 1);
            spawn_local(async move {
                self.data.fetch(route.clone()).await;
                let mut missing = fonts::missing_for(self.data.state(&route).as_ref());
                // Many articles need the one for emphasis, and it is small.
                missing.retain(fonts::is_for_emphasis);
                fonts::fetch(missing).await;
            });
        }
    }
}

/// True if the reader can afford what may be in vain: those who save data, and those whose connection is slow, cannot
/// (Network Information, and Save Data of WICG).
fn is_welcome() -> bool {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
    // A browser that says nothing of it has neither attribute.
    let connection = of(&window().navigator(), "connection");
    let kind = of(&connection, "effectiveType").as_string().unwrap_or_default();
    !of(&connection, "saveData").is_truthy() && !kind.ends_with("2g")
}

/// The posts whose links are in view, in the order of the page.
fn posts_in_view() -> Vec<Route> {
    let Some(root) = document().document_element() else { return Vec::new() };
    // Links into the page itself may be folded away, and the browser would lay them out to be asked where they are.
    let links = all(&root, "main a[href]:not([href^=\"#\"])");
    let post = |link: HtmlAnchorElement| {
        page_of(&link).filter(|route| matches!(route, Route::Post(_)) && is_in_view(&box_of(&link)))
    };
    links.into_iter().filter_map(|link| post(link.dyn_into().ok()?)).collect()
}
