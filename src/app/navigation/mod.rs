//! From page to page: clicks, history, focus and scroll position.

mod announcer;
mod arrival;
mod leaf;
mod link;
mod place;
mod prefetch;
mod rehearsal;
mod transition;

use std::{cell::Cell, rc::Rc, time::Duration};

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Event, HtmlAnchorElement, HtmlElement, KeyboardEvent, MouseEvent, PageTransitionEvent,
};

use super::{
    fetch::FetchError,
    find,
    library::{Library, Lookup},
    part::{self, WindowSize},
    soon::{lay_out_in_steps, soon},
    takeover,
    tongue::say,
};
use crate::content::{route::Route, words::Word};
use arrival::{Arrival, come_to_place, goes_to_place, say_where};
use leaf::{Leaves, Step};
use link::route_of;
pub(crate) use link::{is_left_to_the_browser, link_of, page_of};
use prefetch::Prefetch;
use transition::Traveller;

/// How long a page may take before the reader is told that it is on its way. What comes sooner needs no
/// words, and words that come and go at once disturb.
const PATIENCE: Duration = Duration::from_millis(150);

/// How long a turn may take, in milliseconds, before what is left of it is done in a task of its own. A slow device
/// answers the reader between one and the next; one that is fast has done all of it by then, and does not wait
/// for a frame more.
const AT_ONCE: f64 = 5.0;

/// How long a page may take to come on screen, in milliseconds, before its styles are looked for in a task of their
/// own.
const STYLES_AT_ONCE: f64 = 18.0;

/// Takes the reader from page to page.
///
/// A page stays on screen until the data of the next one is there, so nothing flashes. The address is
/// that of the next page all the while: who reloads gets it, and Back is the way to stay.
///
/// The place on a page is kept in its entry of the browser's history, as the entry's state, so Back,
/// Forward and a reload find it again. The browser restores it, too, where a document is loaded anew,
/// before the app is there.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    library: Library,
    leaves: Leaves,
    /// The path of the page on screen.
    path: StoredValue<String>,
    /// The page that is on its way.
    awaited: StoredValue<Option<Awaited>>,
    /// When the click, or the way back, began that is dealt with, in milliseconds.
    began: StoredValue<f64>,
    /// How often the reader has turned to a page. What belongs to an earlier turn is too late.
    turn: StoredValue<u32>,
    /// How wide the window is.
    width: StoredValue<f64>,
    prefetch: Prefetch,
}

/// A page that is to be shown as soon as its data is there, or known not to come.
#[derive(Debug, Clone)]
struct Awaited {
    path: String,
    arrival: Arrival,
}

impl Navigation {
    /// Starts to look after the browser's history and the reader's clicks.
    pub(crate) fn start(library: Library) -> Self {
        let this = Self {
            library,
            leaves: Leaves::new(),
            path: StoredValue::new(current_path()),
            awaited: StoredValue::new(None),
            began: StoredValue::new(0.0),
            turn: StoredValue::new(0),
            width: StoredValue::new(part::width_of_window()),
            prefetch: Prefetch::new(library),
        };
        this.prefetch.starts(this);
        announcer::add();
        // One listener of each kind for the whole page, so that it makes no difference who wrote
        // the page, and nothing is to be removed.
        let on = |event: &str, listener: fn(Self, Event)| {
            drop(window_event_listener_untyped(event, move |event| listener(this, event)));
        };
        on("click", |this, event| this.click(&event));
        on("keydown", |_, event| {
            // Any key may search the text, which is there then; some go to its end, and it is known where
            // that is.
            if goes_far(event.unchecked_ref()) {
                part::complete_prose();
            } else {
                part::fill_prose();
            }
            part::press_key(&event);
        });
        on("input", |_, event| part::input_in_finder(&event));
        // A finger that touches a link is over it, too (Pointer Events 3, section 4.2).
        on("pointerover", |this, event| this.points_at(&event));
        on("focusin", |this, event| this.points_at(&event));
        on("popstate", |this, _| this.came_by_history());
        on("scrollend", |this, _| {
            // It is told of within a frame, which need not wait for that.
            let has_scrolled = move || {
                if !place::is_kept() {
                    this.keep_place();
                }
                this.prefetch.looks_around();
            };
            set_timeout(has_scrolled, Duration::ZERO);
        });
        on("resize", |this, _| {
            part::find_room_for_notes();
            this.stays();
        });
        on("online", |_, _| {
            if let Some(again) = find(".o-notice button") {
                again.unchecked_into::<HtmlElement>().click();
            }
        });
        // The browser restores the height when it has loaded everything, which is before or after now.
        place::restore_after_loading();
        on("pageshow", |this, event| {
            place::restore_after_loading();
            // A page that the browser kept whole does not know what was read since, and not every browser tells
            // it that another one of this document is come back to.
            if event.unchecked_ref::<PageTransitionEvent>().persisted() {
                part::show_marks();
                if !this.is_still() {
                    this.came_by_history();
                }
            }
            this.prefetch.looks_around();
        });
        if document().ready_state() == "complete" {
            this.prefetch.looks_around();
        }
        on("pagehide", |this, _| {
            this.keep_place();
            place::is_left_to_the_browser();
        });
        library.tells(move |route| this.has_come(route));
        this
    }

    /// Has the browser compile what a turn takes.
    fn rehearse(self) -> Option<()> {
        let click = rehearsal::click()?;
        rehearsal::without_effect(|| {
            self.click(&click);
            self.leaves.have(Some(&Route::HOME), Some(&self.library.known(&Route::HOME)));
            self.goes_to(String::new(), Arrival::Link);
            self.swaps(String::new(), Arrival::Link);
            self.paints(Arrival::Link, None, 0.0);
            self.shows();
            self.leaves.turns(None, None);
        });
        // The header says so already.
        part::mark_current(self.route_now().as_ref());
        Some(())
    }

    /// The page that the address names; `None` where the site has no such page.
    pub(crate) fn route_now(self) -> Option<Route> {
        self.path.with_value(|path| route_of(path))
    }

    /// Begins with the page that the app was loaded by.
    pub(crate) fn begins_with_loaded(self, route: Option<Route>) {
        let lookup = route.as_ref().map(|route| self.library.known(route));
        self.leaves.keeps_loaded(route, lookup);
    }

    /// Shows the page of the address, which is not on screen yet.
    pub(crate) fn begins(self) {
        self.goes_to(current_path(), Arrival::Load);
        if self.is_awaiting() {
            // It says so itself.
            self.shows();
            self.names_the_page();
        }
    }

    /// The same for a page that the host did not know, unless there is none or the reader has gone on since.
    pub(crate) fn begins_after_all(self, route: &Route) {
        let is_missing = matches!(self.library.known(route), Lookup::Failed(FetchError::Missing));
        if !is_missing && self.is_still() && self.route_now().as_ref() == Some(route) {
            self.begins();
        }
    }

    /// Puts the page of the path on screen.
    fn shows(self) {
        if rehearsal::is_on() {
            return;
        }
        let route = self.route_now();
        let lookup = route.as_ref().map(|route| self.library.known(route));
        if !self.leaves.turns(route.clone(), lookup.clone()) {
            takeover::mount(route.clone());
            self.leaves.turns(route, lookup);
        }
    }

    /// Has the document be called what the page on screen is, and the header say where that belongs.
    fn names_the_page(self) {
        self.leaves.names_the_document();
        part::mark_current(self.route_now().as_ref());
    }

    /// What a click anywhere on the page does: a link to a page of this site is followed without
    /// loading the page anew, every other is left to the browser.
    fn click(self, event: &Event) {
        self.began.set_value(Date::now());
        part::click_in_prose(event);
        part::click_in_finder(event);
        let event: &MouseEvent = event.unchecked_ref();
        let Some(link) = link_of(event) else { return };
        if is_left_to_the_browser(event, &link) || page_of(&link).is_none() {
            return;
        }
        let is_this_page = self.is_still() && link.pathname() == current_path();
        if is_this_page && !link.hash().is_empty() {
            part::complete_prose();
            self.leaves_place();
            return;
        }
        event.prevent_default();
        if rehearsal::is_on() {
            return;
        }
        if is_this_page {
            place::scroll_to(0.0);
        } else {
            self.go(&link);
        }
    }

    fn go(self, link: &HtmlAnchorElement) {
        self.leaves_place();
        let by_link = |awaited: &Awaited| awaited.arrival == Arrival::Link;
        let was_on_its_way =
            self.awaited.with_value(|awaited| awaited.as_ref().is_some_and(by_link));
        let address = link.href();
        if place::begin(&address, !link.hash().is_empty(), was_on_its_way).is_err() {
            // Loading anew still works.
            let _ = window().location().set_href(&address);
            return;
        }
        self.goes_to(link.pathname(), Arrival::Link);
    }

    /// Turns to a page now, or as soon as it is there. Whatever was on its way before is not any more.
    fn goes_to(self, path: String, arrival: Arrival) {
        if rehearsal::is_on() {
            return;
        }
        self.forgets_awaited();
        // One that is opened while the reader waits stays.
        part::close_dialog();
        let route = route_of(&path);
        let Some(route) = route else {
            self.turns_to(path, arrival);
            return;
        };
        let known = self.library.ask(&route);
        part::measure_prose();
        let is_made = self.leaves.have(Some(&route), Some(&known));
        let is_known = arrival == Arrival::Load && !known.is_fetching();
        let is_quick = Date::now() - self.began.get_value() < AT_ONCE;
        if is_known || is_made && is_quick {
            let traveller = self.swaps(path, arrival);
            self.paints(arrival, traveller, self.began.get_value());
            return;
        }
        // Where nothing else is on screen, the page itself says that it is on its way.
        if arrival != Arrival::Load {
            self.after(PATIENCE, || announcer::says_to_wait(&say(Word::Fetching)));
        }
        self.prefetch.rests();
        self.awaited.set_value(Some(Awaited { path: path.clone(), arrival }));
        if is_made {
            self.after(Duration::ZERO, move || self.turns_to(path, arrival));
        } else if !known.is_fetching() {
            self.has_come(&route);
        }
    }

    /// Shows the page of a route, if it is the one that is on its way, now that it is known what became of
    /// it.
    fn has_come(self, route: &Route) {
        let Some(Awaited { path, arrival }) = self.awaited.get_value() else { return };
        if route_of(&path).as_ref() == Some(route) {
            self.readies(path, arrival);
        }
    }

    /// Does something after a while, unless the reader has turned to another page by then.
    fn after(self, time: Duration, then: impl FnOnce() + 'static) {
        set_timeout(self.unless_turned(then), time);
    }

    /// What does something later, unless the reader has turned to another page by then.
    fn unless_turned(self, then: impl FnOnce() + 'static) -> impl FnOnce() + 'static {
        let turn = self.turn.get_value();
        move || {
            if self.turn.get_value() == turn {
                then();
            }
        }
    }

    /// Makes a page whose data is there, and shows it. A slow device answers the reader between one step and
    /// the next.
    fn readies(self, path: String, arrival: Arrival) {
        self.after(Duration::ZERO, move || {
            let makes = |route: Route| self.leaves.makes_ahead(&route, &self.library.known(&route));
            match route_of(&path).and_then(makes) {
                Some(Step::Text) => self.readies(path, arrival),
                _ => self.after(Duration::ZERO, move || self.turns_to(path, arrival)),
            }
        });
    }

    /// Fetches the page on screen again, which could not be shown.
    pub(crate) fn tries_again(self) {
        // Its place may be known, as that of a page that was gone back to.
        self.goes_to(current_path(), Arrival::History);
    }

    /// Shows a page whose data is there, or known not to come.
    fn turns_to(self, path: String, arrival: Arrival) {
        let began = Date::now();
        let traveller = self.swaps(path, arrival);
        self.paints(arrival, traveller, began);
    }

    /// The same but for the title that travels, which is still to arrive.
    fn swaps(self, path: String, arrival: Arrival) -> Option<Traveller> {
        if rehearsal::is_on() {
            return None;
        }
        // As long as nothing on the page changes, it is known where everything is.
        let window = WindowSize::now();
        let traveller = self.path.with_value(|from| {
            let goes_back = arrival == Arrival::History;
            Traveller::between(goes_back.then_some(from), &path)
        });
        self.forgets_awaited();
        self.path.set_value(path);
        self.shows();
        come_to_place(arrival, window);
        part::show_marks();
        traveller
    }

    /// Has the page that has come be laid out, and the title arrive with its first frame. The reader sees the page
    /// before it has its name and the focus. `began` is when the task did that has it come.
    fn paints(self, arrival: Arrival, traveller: Option<Traveller>, began: f64) {
        if rehearsal::is_on() {
            return;
        }
        // The title sets out where the page is laid out, or in the frame where that has not come to it.
        let traveller = Rc::new(Cell::new(traveller));
        let arrives = move || {
            traveller.take().and_then(Traveller::arrives);
        };
        let arrives_before = self.unless_turned(arrives.clone());
        let frame = self.unless_turned(move || {
            arrives();
            self.after(Duration::ZERO, move || {
                self.names_the_page();
                self.after(Duration::ZERO, move || {
                    say_where(arrival);
                    self.prefetch.looks_around();
                });
            });
        });
        // In a tab that is not on screen there are no frames, but there is its name.
        if document().hidden() {
            set_timeout(frame, Duration::ZERO);
        } else {
            request_animation_frame(frame);
        }
        // The frame does what is not done before it.
        let lay_out = || {
            if let Some(title) = find("main h1") {
                lay_out_in_steps(title, arrives_before);
            }
        };
        if Date::now() - began < STYLES_AT_ONCE {
            lay_out();
        } else {
            soon(self.unless_turned(lay_out));
        }
    }

    /// Waits no more for what is on its way. It is kept, should the reader come back to it.
    fn forgets_awaited(self) {
        announcer::waits_no_more();
        self.prefetch.turns();
        self.turn.update_value(|turn| *turn += 1);
        self.awaited.set_value(None);
    }

    /// The page that the pointer or the focus is on is likely to be next.
    fn points_at(self, event: &Event) {
        if let Some(link) = link_of(event) {
            self.prefetch.wants(&link);
        }
    }

    fn came_by_history(self) {
        self.began.set_value(Date::now());
        let path = current_path();
        if self.path.with_value(|shown| *shown == path) {
            // What is on its way may be the very page, for the first time or once more.
            let is_other = |awaited: &Awaited| awaited.path != path;
            if self.awaited.with_value(|awaited| awaited.as_ref().is_some_and(is_other)) {
                self.forgets_awaited();
            }
            goes_to_place(Arrival::History, false);
        } else {
            self.goes_to(path, Arrival::History);
        }
    }

    /// Has the reader's lines stay where they are in a window that is wider than it was, or less wide. Browsers
    /// lose them, most of all in a text of which they have laid out only what is near.
    fn stays(self) {
        let width = part::width_of_window();
        let was = self.width.get_value();
        self.width.set_value(width);
        if width != was && place::is_followed() && self.is_still() {
            let was_moved = !place::is_kept();
            part::complete_prose();
            place::hold(was_moved, part::height_of_window());
        }
    }

    /// Keeps the place, unless the entry of the history is that of a page that is on its way.
    fn keep_place(self) {
        if self.is_still() {
            place::keep();
            part::keep_marks();
        }
    }

    /// Whether the page on screen is that of the address.
    fn is_still(self) -> bool {
        !self.is_awaiting() && self.path.get_value() == current_path()
    }

    /// Whether the data of a page is on its way that the reader waits for.
    fn is_fetching(self) -> bool {
        let route = self.awaited.with_value(|awaited| route_of(&awaited.as_ref()?.path));
        route.is_some_and(|route| self.library.known(&route).is_fetching())
    }

    /// Whether a page is on its way.
    fn is_awaiting(self) -> bool {
        self.awaited.with_value(Option::is_some)
    }

    /// Keeps the place of a page that the reader is about to leave for another in this document.
    fn leaves_place(self) {
        self.keep_place();
        place::is_left_to_the_app();
    }
}

/// Whether a key may go to the end of the page, on any system.
fn goes_far(event: &KeyboardEvent) -> bool {
    event.key() == "End" || event.ctrl_key() || event.meta_key()
}

fn current_path() -> String {
    window().location().pathname().unwrap_or_default()
}
