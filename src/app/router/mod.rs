//! From page to page without loading a document.
//!
//! `Router` hears of clicks and of the browser's history, waits for the data of the next page, and shows it.
//! Each thing that belongs to that has a file: which links are followed (`link`), the entries of the history with
//! the places in pages (`scroll`), where the reader arrives (`focus`), the live region (`announcer`), the data that
//! is fetched ahead (`prefetch`), the pages that may come back (`page_cache`), and the title that moves from a list to
//! its article (`title_animation`).

mod announcer;
mod focus;
mod link;
mod page_cache;
mod prefetch;
mod scroll;
mod title_animation;

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Event, HtmlAnchorElement, HtmlElement, KeyboardEvent, MouseEvent, PageTransitionEvent,
};

use super::{
    article::{
        self, fonts,
        layout::{LineWidth, lay_out_all},
        reading_progress,
    },
    components::mark_current,
    data::{DataCache, FetchError, LoadState},
    dom::{find, window_height, window_width},
    i18n::t,
    search, start,
};
use crate::content::{i18n::Message, route::Route};
use link::route_of;
pub(crate) use link::{is_left_to_the_browser, link_of, page_of};
use page_cache::PageCache;
use prefetch::Prefetch;
use title_animation::TitleAnimation;

/// The time after which the reader is told that a page is on its way. Words that come and go at once disturb.
const PATIENCE: Duration = Duration::from_millis(150);

/// Takes the reader from page to page.
///
/// A page stays on screen until the data of the next one is there, so nothing flashes. The address is that of the next
/// page all the while: a reload shows it, and Back is the way to stay.
#[derive(Clone, Copy)]
pub(crate) struct Router {
    data: DataCache,
    pages: PageCache,
    /// The path of the page on screen.
    path: StoredValue<String>,
    /// The navigation whose data is on its way.
    pending: StoredValue<Option<Navigation>>,
    /// The number of navigations so far. What belongs to an earlier one is too late.
    count: StoredValue<u32>,
    /// The width of the window, in CSS pixels.
    width: StoredValue<f64>,
    prefetch: Prefetch,
}

/// A page that is gone to.
#[derive(Debug, Clone)]
struct Navigation {
    path: String,
    kind: NavigationKind,
}

/// The way to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NavigationKind {
    /// The visit begins with it, or the document was loaded anew.
    Load,
    /// A link: the page is read from its top, or from the fragment of the address.
    Link,
    /// Back or Forward: the page is where it was.
    History,
}

impl Router {
    /// Starts to listen to clicks, keys and the browser's history.
    pub(super) fn start(data: DataCache) -> Self {
        let this = Self {
            data,
            pages: PageCache::new(),
            path: StoredValue::new(current_path()),
            pending: StoredValue::new(None),
            count: StoredValue::new(0),
            width: StoredValue::new(window_width()),
            prefetch: Prefetch::new(data),
        };
        announcer::add();
        this.listen();
        data.on_end(move |route| this.loaded(route));
        // The browser restores the height when it has loaded everything, which is before or after now.
        scroll::restore_after_loading();
        if document().ready_state() == "complete" {
            this.prefetch.look_around();
        }
        this
    }

    /// Adds one listener of each kind for the whole document, so that it makes no difference who wrote a page.
    fn listen(self) {
        let on = |event: &str, listener: fn(Self, Event)| {
            drop(window_event_listener_untyped(event, move |event| listener(self, event)));
        };
        on("click", |this, event| this.click(&event));
        on("keydown", |_, event| {
            if may_go_to_end(event.unchecked_ref()) {
                lay_out_all();
            }
            search::press(&event);
        });
        on("input", |_, event| search::input(&event));
        // A finger that touches a link is over it, too (Pointer Events 3, section 4.2).
        on("pointerover", |this, event| this.point_at(&event));
        on("focusin", |this, event| this.point_at(&event));
        on("popstate", |this, _| this.go_in_history());
        on("scrollend", |this, _| {
            if !scroll::is_kept() {
                this.keep_place();
            }
            this.prefetch.look_around();
        });
        on("resize", |this, _| {
            article::find_room_for_notes();
            this.hold_place();
        });
        on("online", |_, _| {
            if let Some(again) = find(".o-notice button") {
                again.unchecked_into::<HtmlElement>().click();
            }
        });
        on("pageshow", |this, event| {
            scroll::restore_after_loading();
            // A document that the browser kept whole does not know what was read since, and not every browser tells it
            // of the entry that is come back to.
            if event.unchecked_ref::<PageTransitionEvent>().persisted() {
                reading_progress::show();
                if !this.is_current() {
                    this.go_in_history();
                }
            }
            this.prefetch.look_around();
        });
        on("pagehide", |this, _| {
            this.keep_place();
            scroll::leave_to_browser();
        });
    }

    /// The route of the page on screen; `None` if the site has no such page.
    fn route(self) -> Option<Route> {
        self.path.with_value(|path| route_of(path))
    }

    /// Begins with the page that the app was loaded by.
    pub(super) fn begin_with_loaded_page(self) {
        self.pages.keep_loaded_page(self.route());
        article::prepare();
        reading_progress::show();
    }

    /// Shows the page of the address, which is not on screen yet.
    pub(super) fn begin(self) {
        self.navigate(Navigation { path: current_path(), kind: NavigationKind::Load });
        if self.is_pending() {
            // The page itself says that it is being fetched.
            self.put_on_screen();
            self.name_page();
        }
    }

    /// Does so for an address that the host had no page for, unless there is none or the reader has gone on.
    pub(super) fn begin_if_found(self, route: &Route) {
        let is_missing =
            matches!(self.data.state(route), Some(LoadState::Failed(FetchError::Missing)));
        if !is_missing && self.is_current() && self.route().as_ref() == Some(route) {
            self.begin();
        }
    }

    /// Fetches the page on screen again, which could not be shown.
    pub(crate) fn retry(self) {
        // The place in it may be known, as that of a page that was gone back to.
        self.navigate(Navigation { path: current_path(), kind: NavigationKind::History });
    }

    /// Follows a link to a page of this site without loading a document; every other is left to the browser.
    fn click(self, event: &Event) {
        article::click(event);
        search::click(event);
        let event: &MouseEvent = event.unchecked_ref();
        let Some(link) = link_of(event) else { return };
        if is_left_to_the_browser(event, &link) || page_of(&link).is_none() {
            return;
        }
        let is_this_page = self.is_current() && link.pathname() == current_path();
        if is_this_page && !link.hash().is_empty() {
            lay_out_all();
            self.leave_place();
            return;
        }
        event.prevent_default();
        if is_this_page {
            scroll::scroll_to(0.0);
        } else {
            self.follow(&link);
        }
    }

    fn follow(self, link: &HtmlAnchorElement) {
        self.leave_place();
        let is_by_link = |pending: &Navigation| pending.kind == NavigationKind::Link;
        let replaces = self.pending.with_value(|pending| pending.as_ref().is_some_and(is_by_link));
        let address = link.href();
        if scroll::add_entry(&address, !link.hash().is_empty(), replaces).is_err() {
            // Loading the document still works.
            let _ = window().location().set_href(&address);
            return;
        }
        self.navigate(Navigation { path: link.pathname(), kind: NavigationKind::Link });
    }

    fn go_in_history(self) {
        let path = current_path();
        if self.path.with_value(|shown| *shown != path) {
            return self.navigate(Navigation { path, kind: NavigationKind::History });
        }
        // The page that is on its way may be this one, once more.
        let is_other = |pending: &Navigation| pending.path != path;
        if self.pending.with_value(|pending| pending.as_ref().is_some_and(is_other)) {
            self.cancel_pending();
        }
        lay_out_all();
        focus::scroll_to_place(NavigationKind::History, false);
    }

    /// Shows a page now, or as soon as its data is there. Whatever was on its way before is not any more.
    fn navigate(self, to: Navigation) {
        self.cancel_pending();
        // A dialog that is opened while the reader waits stays.
        search::close_dialog();
        let Some(route) = route_of(&to.path).filter(|route| !self.pages.has(route)) else {
            return self.show(to);
        };
        let state = self.data.request(&route);
        if !state.is_loading() && fonts::missing_for(Some(&state)).is_empty() {
            return self.show(to);
        }
        // A page that the visit begins with says itself that it is being fetched.
        if to.kind != NavigationKind::Load {
            self.later(PATIENCE, || announcer::say_that_it_loads(&t(Message::Fetching)));
        }
        self.pending.set_value(Some(to));
        if !state.is_loading() {
            self.loaded(&route);
        }
    }

    /// Called when the data of a route has come, or cannot be had. Shows its page if that is awaited, with the
    /// fonts of its text.
    fn loaded(self, route: &Route) {
        // Data that is fetched ahead is shown later, if ever.
        if !self.awaits(route) {
            return;
        }
        let missing = fonts::missing_for(self.data.state(route).as_ref());
        if !missing.is_empty() {
            let route = route.clone();
            spawn_local(async move {
                fonts::fetch(missing).await;
                self.show_pending(&route);
            });
        } else {
            self.show_pending(route);
        }
    }

    fn show_pending(self, route: &Route) {
        if let Some(pending) = self.pending.get_value().filter(|_| self.awaits(route)) {
            self.show(pending);
        }
    }

    /// True if the page of a route is awaited.
    fn awaits(self, route: &Route) -> bool {
        let is_of_route = |to: &Navigation| route_of(&to.path).as_ref() == Some(route);
        self.pending.with_value(|pending| pending.as_ref().is_some_and(is_of_route))
    }

    /// Shows a page whose data is known.
    fn show(self, Navigation { path, kind }: Navigation) {
        // As long as nothing on the page changes, the browser knows where everything is.
        let lines = LineWidth::now();
        let title = self.path.with_value(|from| {
            let goes_back = kind == NavigationKind::History;
            TitleAnimation::between(goes_back.then_some(from), &path)
        });
        self.cancel_pending();
        self.path.set_value(path);
        let kept = self.put_on_screen();
        focus::arrive(kind, kept == Some(lines));
        reading_progress::show();
        title.and_then(TitleAnimation::start);
        // The reader sees the page before it has its name, the focus and its buttons.
        self.after_paint(move || {
            self.name_page();
            focus::announce(kind);
            article::prepare();
            self.prefetch.look_around();
        });
    }

    /// Puts the page of the path on screen. Returns the widths that it was laid out for when it was left, if it has
    /// come back.
    fn put_on_screen(self) -> Option<LineWidth> {
        let route = self.route();
        let state = route.as_ref().and_then(|route| self.data.state(route));
        if !self.pages.show(route.clone(), state.clone()) {
            start::mount(route.clone());
            self.pages.show(route, state);
        }
        self.pages.lines_of_shown()
    }

    /// Shows the title of the page on screen in the document, and where the page belongs in the header.
    fn name_page(self) {
        self.pages.describe_document();
        mark_current(self.route().as_ref());
    }

    fn cancel_pending(self) {
        announcer::say_nothing_more();
        self.prefetch.start_page();
        self.count.update_value(|count| *count += 1);
        self.pending.set_value(None);
    }

    /// Does something after a while, unless the reader has gone on by then.
    fn later(self, time: Duration, then: impl FnOnce() + 'static) {
        set_timeout(self.unless_gone_on(then), time);
    }

    /// Does something when the browser has painted the page, unless the reader has gone on by then.
    fn after_paint(self, then: impl FnOnce() + 'static) {
        let then = self.unless_gone_on(then);
        // A tab that is not on screen has no frames.
        if document().hidden() {
            set_timeout(then, Duration::ZERO);
        } else {
            request_animation_frame(move || set_timeout(then, Duration::ZERO));
        }
    }

    fn unless_gone_on(self, then: impl FnOnce() + 'static) -> impl FnOnce() + 'static {
        let count = self.count.get_value();
        move || {
            if self.count.get_value() == count {
                then();
            }
        }
    }

    /// Fetches what the pointer or the focus is on: it is likely to be next.
    fn point_at(self, event: &Event) {
        if let Some(route) = link_of(event).and_then(|link| page_of(&link)) {
            self.prefetch.fetch_next(route);
        }
    }

    /// Keeps the reader's lines where they are in a window of another width. Browsers lose them, most of all in a
    /// text of which they have laid out only what is near.
    fn hold_place(self) {
        let width = window_width();
        let was = self.width.get_value();
        self.width.set_value(width);
        if width != was && scroll::is_followed() && self.is_current() {
            let has_moved = !scroll::is_kept();
            lay_out_all();
            scroll::hold(has_moved, window_height());
        }
    }

    /// Keeps the place in the history, unless its entry is that of a page that is on its way.
    fn keep_place(self) {
        if self.is_current() {
            scroll::keep();
            reading_progress::keep();
        }
    }

    /// Keeps the place of a page that the reader is about to leave for another in this document.
    fn leave_place(self) {
        self.keep_place();
        scroll::leave_to_app();
    }

    /// True if the page on screen is that of the address.
    fn is_current(self) -> bool {
        !self.is_pending() && self.path.get_value() == current_path()
    }

    fn is_pending(self) -> bool {
        self.pending.with_value(Option::is_some)
    }
}

/// True if a key may go to the end of the page, on any system.
fn may_go_to_end(event: &KeyboardEvent) -> bool {
    event.key() == "End" || event.ctrl_key() || event.meta_key()
}

fn current_path() -> String {
    window().location().pathname().unwrap_or_default()
}
