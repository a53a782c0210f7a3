//! From page to page: clicks, focus and scroll position.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FocusOptions, HtmlAnchorElement, HtmlElement, MouseEvent};

use super::{library::Library, part, site, takeover};
use crate::content::route::Route;

/// Takes the reader from page to page.
///
/// The scroll position of a page is kept in its entry of the browser's history, as the entry's
/// state, so Back, Forward and a reload find it again. The browser restores it, too: where a document
/// is loaded anew, before the app is there; within the app, at once and so in vain where the page is
/// still to be fetched.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    library: Library,
    /// Whether the app shows the page, and not the one that it was loaded by.
    is_shown: StoredValue<bool>,
    /// How the page on screen was come to, until it has been shown.
    arrival: StoredValue<Option<Arrival>>,
    /// The path of the page on screen.
    path: RwSignal<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrival {
    /// The visit starts here, or the page was reloaded.
    Load,
    /// By a link: the page is read from its top, or from the fragment that the link names.
    Link,
    /// By the browser's Back or Forward: the page is where it was.
    History,
}

impl Navigation {
    /// Starts to look after the browser's history and the reader's clicks.
    pub(crate) fn start(library: Library) -> Self {
        let this = Self {
            library,
            is_shown: StoredValue::new(false),
            arrival: StoredValue::new(Some(Arrival::Load)),
            path: RwSignal::new(current_path()),
        };
        // One listener of each kind for the whole page, so that it makes no difference who wrote
        // the page, and nothing is to be removed.
        let on = |event: &str, listener: fn(Self, Event)| {
            drop(window_event_listener_untyped(event, move |event| listener(this, event)));
        };
        on("click", |this, event| {
            part::click_in_prose(&event);
            this.click(event.unchecked_ref());
        });
        on("pointerover", |this, event| this.prefetch(&event));
        on("focusin", |this, event| this.prefetch(&event));
        on("popstate", |this, _| this.came_by_history());
        on("scrollend", |_, _| keep_scroll());
        on("pagehide", |_, _| keep_scroll());
        this
    }

    /// The page that the address names; `None` where the site has no such page.
    fn route(self) -> Memo<Option<Route>> {
        Memo::new(move |_| self.path.with(|path| route_of(path)))
    }

    /// The same, at this moment.
    pub(crate) fn route_now(self) -> Option<Route> {
        route_of(&self.path.read_untracked())
    }

    /// Has the app show the page, if it does not yet.
    pub(crate) fn show(self) {
        if !self.is_shown.get_value() {
            self.is_shown.set_value(true);
            takeover::mount(self.route());
        }
    }

    /// What a click anywhere on the page does: a link to a page of this site is followed without
    /// loading the page anew, every other is left to the browser.
    fn click(self, event: &MouseEvent) {
        let Some(link) = link_of(event) else { return };
        if is_left_to_the_browser(event, &link) || page_of(&link).is_none() {
            return;
        }
        let is_this_page = link.pathname() == current_path();
        if is_this_page && !link.hash().is_empty() {
            return;
        }
        event.prevent_default();
        if is_this_page {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        } else {
            self.go(&link);
        }
    }

    fn go(self, link: &HtmlAnchorElement) {
        keep_scroll();
        let Ok(history) = window().history() else { return };
        if history.push_state_with_url(&JsValue::NULL, "", Some(&link.href())).is_err() {
            // Browsers refuse after too many entries in a short time; loading anew still works.
            let _ = window().location().set_href(&link.href());
            return;
        }
        self.goes_to(link.pathname(), Arrival::Link);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    fn goes_to(self, path: String, arrival: Arrival) {
        self.arrival.set_value(Some(arrival));
        self.path.set(path);
        self.show();
    }

    /// Fetches the page that the pointer or the focus is on, since it is likely to be next.
    fn prefetch(self, event: &Event) {
        if let Some(route) = link_of(event).and_then(|link| page_of(&link)) {
            drop(self.library.ask(&route));
        }
    }

    /// Tells that the page is on screen, whole. The focus goes to its heading, so that a screen
    /// reader reads it out and the next Tab starts there.
    pub(crate) fn arrived(self, heading: &HtmlElement) {
        let Some(arrival) = self.arrival.try_update_value(Option::take).flatten() else { return };
        let target = target_of_fragment();
        match arrival {
            Arrival::Load => {}
            Arrival::Link | Arrival::History => focus(target.as_ref().unwrap_or(heading)),
        }
        match (arrival, kept_scroll(), target) {
            (Arrival::Load | Arrival::History, Some(offset), _) => {
                window().scroll_to_with_x_and_y(0.0, offset);
            }
            (_, _, Some(target)) => target.scroll_into_view(),
            _ => {}
        }
    }

    fn came_by_history(self) {
        let path = current_path();
        if *self.path.read_untracked() == path {
            if let Some(offset) = kept_scroll() {
                window().scroll_to_with_x_and_y(0.0, offset);
            }
        } else {
            self.goes_to(path, Arrival::History);
        }
    }
}

fn current_path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The link that the event happened on or in.
pub(crate) fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("a[href]").ok().flatten()?.dyn_into().ok()
}

/// The page of this site that the link leads to; `None` for files, other sites and unknown paths.
fn page_of(link: &HtmlAnchorElement) -> Option<Route> {
    if window().location().origin().ok()? != link.origin() {
        return None;
    }
    let path = link.pathname();
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.contains('.') && last != "index.html" {
        return None;
    }
    route_of(&path)
}

/// The page of this site at a path of the host.
fn route_of(path: &str) -> Option<Route> {
    Route::parse(site().below(path)?)
}

/// Whether the reader means something else than to follow the link here.
pub(crate) fn is_left_to_the_browser(event: &MouseEvent, link: &HtmlAnchorElement) -> bool {
    let with_modifier =
        event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    event.default_prevented()
        || event.button() != 0
        || with_modifier
        || !matches!(link.target().as_str(), "" | "_self")
        || link.has_attribute("download")
        || link.rel().split_whitespace().any(|rel| rel == "external")
}

/// The element that the address's fragment names.
fn target_of_fragment() -> Option<HtmlElement> {
    let hash = window().location().hash().ok()?;
    let id = js_sys::decode_uri_component(hash.strip_prefix('#')?).ok()?;
    document().get_element_by_id(&String::from(id))?.dyn_into().ok()
}

fn focus(element: &HtmlElement) {
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        element.set_tab_index(-1);
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}

/// Writes the scroll position into the entry of the history.
fn keep_scroll() {
    let Ok(history) = window().history() else { return };
    let offset = window().scroll_y().unwrap_or_default();
    // A browser that refuses (too many calls in a short time) only forgets the position.
    let _ = history.replace_state(&JsValue::from_f64(offset), "");
}

fn kept_scroll() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}
