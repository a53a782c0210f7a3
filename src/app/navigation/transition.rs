//! The title of a post, which travels from a list to its article and back (CSS View Transitions 1).
//!
//! Nothing else is animated: the next page is there at once, beneath the title.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{Element, HtmlAnchorElement};

/// What the style sheet gives the name of a traveller to.
const MARK: &str = "data-travels";

thread_local! {
    /// The transition that is under way.
    static UNDER_WAY: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// A title that is on screen and will be on the next page.
#[derive(Debug, Clone)]
pub(super) struct Traveller {
    /// What shows it on the page on screen.
    shown: Element,
    /// The path of the post in the list that is the next page, if it is not the article.
    listed: Option<String>,
}

impl Traveller {
    /// The title that the page on screen and the next one share, if it can be shown to travel and may
    /// be. Where the reader goes back, that is the title of the page that they come from.
    pub(super) fn between(from: Option<&str>, next: &str) -> Option<Self> {
        let reduced = window().match_media("(prefers-reduced-motion: reduce)").ok()??;
        if reduced.matches() || !starter().is_function() {
            return None;
        }
        let to_article = entry_of(next).map(|shown| Self { shown, listed: None });
        let traveller = to_article.or_else(|| {
            let shown = document().query_selector("article h1").ok()??;
            Some(Self { shown, listed: Some(from?.to_owned()) })
        })?;
        is_in_view(&traveller.shown).then_some(traveller)
    }

    /// Shows the next page by `update`, with the title on its way.
    pub(super) fn travels(self, update: impl Future<Output = ()> + 'static) {
        mark(&self.shown);
        let update = Closure::once_into_js(move || {
            future_to_promise(async move {
                update.await;
                Ok(JsValue::UNDEFINED)
            })
        });
        let starter: Function = starter().unchecked_into();
        let Ok(transition) = starter.call1(&document(), &update) else { return };
        UNDER_WAY.set(transition.clone());
        // A transition that is skipped rejects what it promised; the page is there all the same.
        let [ready, finished] = ["ready", "finished"].map(|promise| {
            let promise = Reflect::get(&transition, &promise.into()).unwrap_or_default();
            JsFuture::from(promise.unchecked_into::<Promise>())
        });
        spawn_local(async move {
            let _ = (ready.await, finished.await);
            if UNDER_WAY.with_borrow(|under_way| *under_way == transition) {
                unmark();
                UNDER_WAY.set(JsValue::UNDEFINED);
            }
        });
    }

    /// Tells that the next page is there.
    pub(super) fn has_arrived(self) {
        unmark();
        let shown = match self.listed {
            None => document().query_selector("main h1").ok().flatten(),
            Some(path) => entry_of(&path),
        };
        if let Some(title) = shown {
            mark(&title);
        }
    }
}

/// Ends the transition that is under way; its title is where it was going.
pub(super) fn ends() {
    let transition = UNDER_WAY.replace(JsValue::UNDEFINED);
    let skip = Reflect::get(&transition, &"skipTransition".into()).unwrap_or_default();
    if let Some(skip) = skip.dyn_ref::<Function>() {
        let _ = skip.call0(&transition);
        unmark();
    }
}

fn starter() -> JsValue {
    Reflect::get(&document(), &"startViewTransition".into()).unwrap_or_default()
}

/// The title of a post in the list on screen.
fn entry_of(path: &str) -> Option<Element> {
    let links = document().query_selector_all("main .entry-title a").ok()?;
    let links = (0..links.length()).filter_map(|index| links.get(index)?.dyn_into().ok());
    links
        .filter(|link: &HtmlAnchorElement| link.pathname() == path)
        .find_map(|a| a.parent_element())
}

fn is_in_view(title: &Element) -> bool {
    let place = title.get_bounding_client_rect();
    let end = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    place.bottom() > 0.0 && place.top() < end
}

fn mark(title: &Element) {
    // The name is valid.
    let _ = title.set_attribute(MARK, "");
}

fn unmark() {
    while let Ok(Some(title)) = document().query_selector("[data-travels]") {
        let _ = title.remove_attribute(MARK);
    }
}
