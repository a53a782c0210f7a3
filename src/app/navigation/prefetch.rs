//! Fetching what the reader is likely to turn to.

use std::time::Duration;

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlAnchorElement;

use super::{Navigation, leaf::Leaves, link::page_of, rehearsal};
use crate::{
    app::{
        library::Library,
        part::{box_of, is_in_view, is_prose_missing},
    },
    content::route::Route,
};

/// How many files are fetched at once: what the reader does ask for is not to wait.
const AT_ONCE: usize = 2;

/// How many files are fetched for one page, however much of it is looked at or pointed at.
const PER_PAGE: usize = 12;

/// How long to wait where the browser does not tell when it has nothing to do, or where an article is still
/// coming, in milliseconds.
const QUIET: u16 = 500;

/// Fetches into the library, one page of it after the other.
#[derive(Clone, Copy)]
pub(super) struct Prefetch {
    library: Library,
    /// What is to be fetched, the most wanted last.
    wanted: StoredValue<Vec<Route>>,
    /// How many files are being fetched.
    under_way: StoredValue<usize>,
    /// How many more may be fetched for the page on screen.
    left: StoredValue<usize>,
    /// The page whose link is pointed at.
    next: StoredValue<Option<Route>>,
    /// Looks for links in view. One function serves the whole visit: each that is handed to the browser
    /// stays until it is collected.
    look: StoredValue<JsValue, LocalStorage>,
    /// Whether the browser has been asked to call it.
    is_about_to_look: StoredValue<bool>,
    /// Whether it has looked at what is on screen, and has the next moment for what may be of use later.
    has_looked: StoredValue<bool>,
    /// Whether the reader waits for a page, which nothing that may be of use later is to hold back.
    rests: StoredValue<bool>,
    /// In how many idle moments of this visit it was rehearsed what an article takes.
    rehearsed: StoredValue<usize>,
}

impl Prefetch {
    /// Nothing is wanted yet.
    pub(super) fn new(library: Library) -> Self {
        Self {
            library,
            wanted: StoredValue::new(Vec::new()),
            under_way: StoredValue::new(0),
            left: StoredValue::new(PER_PAGE),
            next: StoredValue::new(None),
            look: StoredValue::new_local(JsValue::UNDEFINED),
            is_about_to_look: StoredValue::new(false),
            has_looked: StoredValue::new(false),
            rests: StoredValue::new(false),
            rehearsed: StoredValue::new(0),
        }
    }

    /// Starts to look around, for the reader who is taken from page to page.
    pub(super) fn starts(self, navigation: Navigation) {
        let look = move || {
            self.is_about_to_look.set_value(false);
            if self.rests.get_value() {
                // As long as there is nothing to do for it.
                if navigation.is_fetching() && self.rehearses(navigation) {
                    self.awaits_idleness();
                }
                return;
            }
            if is_prose_missing() {
                // What was not laid out yet would have to be, to be looked for.
                set_timeout(move || self.looks_around(), Duration::from_millis(QUIET.into()));
                return;
            }
            let looks = !self.has_looked.get_value();
            if looks {
                self.has_looked.set_value(true);
                self.add(posts_in_view());
                navigation.leaves.tidies();
            }
            let next = self.next.get_value();
            match next.filter(|next| is_welcome() && self.library.knows(next)) {
                Some(next) => {
                    set_timeout(move || self.makes(next, navigation.leaves), Duration::ZERO);
                }
                None if looks || self.rehearses(navigation) => self.awaits_idleness(),
                None => {}
            }
        };
        self.look.set_value(Closure::<dyn Fn()>::new(look).into_js_value());
    }

    /// Another page is on screen, or about to be: what the last one led to is not wanted any more.
    pub(super) fn turns(self) {
        self.wanted.update_value(Vec::clear);
        self.next.set_value(None);
        self.left.set_value(PER_PAGE);
        self.rests.set_value(false);
    }

    /// The reader waits for a page from now on, until it turns. As long as its data is on its way, it may be
    /// rehearsed.
    pub(super) fn rests(self) {
        self.rests.set_value(true);
        self.awaits_idleness();
    }

    /// Fetches what the pointer or the focus is on before anything else.
    pub(super) fn wants(self, link: &HtmlAnchorElement) {
        let Some(route) = page_of(link) else { return };
        if self.next.with_value(|next| next.as_ref() != Some(&route)) {
            self.next.set_value(Some(route.clone()));
            self.add(vec![route]);
            self.looks_around();
        }
    }

    /// Once the browser has nothing else to do, fetches the posts whose links are in view.
    pub(super) fn looks_around(self) {
        self.has_looked.set_value(false);
        self.awaits_idleness();
    }

    /// Goes on as soon as the browser has nothing else to do.
    fn awaits_idleness(self) {
        if self.is_about_to_look.get_value() {
            return;
        }
        self.is_about_to_look.set_value(true);
        self.look.with_value(|look| {
            let window = window();
            let when_idle = Reflect::get(&window, &"requestIdleCallback".into());
            match when_idle.unwrap_or_default().dyn_ref::<Function>() {
                // What is looked for may be missed.
                Some(when_idle) => drop(when_idle.call1(&window, look)),
                None => drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(
                    look.unchecked_ref(),
                    QUIET.into(),
                )),
            }
        });
    }

    /// Rehearses what an article takes; tells whether there may be more of it.
    fn rehearses(self, navigation: Navigation) -> bool {
        let moment = self.rehearsed.get_value();
        self.rehearsed.set_value(moment + 1);
        rehearsal::rehearse(moment, navigation)
    }

    /// Makes a page, a step in a task, and has the browser try it out, as long as its link is pointed at: idle
    /// moments are far between, and the reader may be about to click.
    fn makes(self, next: Route, leaves: Leaves) {
        if self.next.with_value(|now| now.as_ref() != Some(&next)) {
            return;
        }
        if leaves.makes_ahead(&next, &self.library.known(&next)).is_some() {
            set_timeout(move || self.makes(next, leaves), Duration::ZERO);
        } else {
            leaves.tries();
        }
    }

    fn add(self, routes: Vec<Route>) {
        if is_welcome() {
            self.wanted.update_value(|wanted| wanted.extend(routes));
            self.fetches();
        }
    }

    fn fetches(self) {
        while self.under_way.get_value() < AT_ONCE && self.left.get_value() > 0 {
            let Some(route) = self.wanted.try_update_value(Vec::pop).flatten() else { return };
            if self.library.knows(&route) {
                continue;
            }
            self.under_way.update_value(|count| *count += 1);
            self.left.update_value(|count| *count -= 1);
            spawn_local(async move {
                self.library.fetch(route.clone()).await;
                // What nobody points at is not worth the work: the page on screen has its own to do.
                if self.next.with_value(|next| next.as_ref() == Some(&route)) {
                    self.looks_around();
                }
                self.under_way.update_value(|count| *count -= 1);
                self.fetches();
            });
        }
    }
}

/// Whether the reader can afford what may be for nothing: those who save data, and those whose
/// connection is slow, cannot (Network Information, and Save Data of WICG).
fn is_welcome() -> bool {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
    // A browser that says nothing of it has neither attribute.
    let connection = of(&window().navigator(), "connection");
    let kind = of(&connection, "effectiveType").as_string().unwrap_or_default();
    !of(&connection, "saveData").is_truthy() && !kind.ends_with("2g")
}

/// The posts whose links are in view, the first last.
fn posts_in_view() -> Vec<Route> {
    // Those into the page itself may be folded away, and the browser would lay them out to be asked where they are.
    let links = "main a[href]:not([href^=\"#\"])";
    let Ok(found) = document().query_selector_all(links) else { return Vec::new() };
    let post = |link: HtmlAnchorElement| {
        let is_in_view = is_in_view(&box_of(&link));
        page_of(&link).filter(|route| is_in_view && matches!(route, Route::Post(_)))
    };
    let links = (0..found.length()).rev();
    links.filter_map(|index| post(found.get(index)?.dyn_into().ok()?)).collect()
}
