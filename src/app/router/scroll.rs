//! The place on a page, kept in the entries of the browser's history.

use std::cell::Cell;

use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, History, NodeList};

use crate::app::article::box_of;

/// Everything that a place is measured from: what stands in the flow of a page, with what the app alone adds and
/// what follows the window left out.
const ANCHORS: &str = "main :is(h1, h2, h3, h4, h5, h6, p, li, pre, figure, tr):not(.o-contents *, \
                     .o-margin-note, .o-margin-note *, .o-note-popover *)";

/// A place on a page.
///
/// A height in pixels means something else once the window has another width. So the last mark that
/// begins above the window is kept with it, and how much of that mark is above.
#[derive(Debug, Clone, Copy, PartialEq)]
struct ScrollPosition {
    /// The distance that the page is scrolled.
    height: f64,
    /// Which of the marks it is.
    mark: f64,
    /// The distance above the window at which it begins.
    above: f64,
    /// The height.
    size: f64,
}

/// The distance by which a browser may miss the place that it holds by itself, in heights of the window.
const BY_ITSELF: f64 = 3.0;

thread_local! {
    /// The place that the entry of the history has, as far as that is known.
    static KEPT: Cell<ScrollPosition> = const { Cell::new(ScrollPosition::UNKNOWN) };
}

/// True if the entry of the history has the place where the reader is.
pub(super) fn is_kept() -> bool {
    KEPT.get().height == height()
}

/// True if the browser tells when the reader has scrolled, so that the entry of the history has the place.
pub(super) fn is_followed() -> bool {
    Reflect::has(&window(), &"onscrollend".into()).unwrap_or_default()
}

/// Writes the place into the entry of the history.
pub(super) fn keep() {
    let Some(history) = history() else { return };
    let place = here();
    // The top is the same place, whatever has become of the page. To write takes the browser a while.
    if place == KEPT.get() || place.height == 0.0 && is_kept() {
        return;
    }
    // A browser that refuses (too many calls in a short time) only forgets the place.
    if history.replace_state(&place.state(), "").is_ok() {
        KEPT.set(place);
    }
}

/// Makes an entry of the history for an address, with the top of its page as the place; with none, where the
/// address leads into the middle of it. The entry on top is replaced where it is that of a page that never
/// came on screen: nobody would go back to that.
///
/// # Errors
///
/// Fails if the browser refuses, which it does after too many entries in a short time.
pub(super) fn add_entry(address: &str, has_fragment: bool, replaces: bool) -> Result<(), JsValue> {
    let history = window().history()?;
    let state = if has_fragment { JsValue::NULL } else { ScrollPosition::TOP.state() };
    let address = Some(address);
    if replaces {
        history.replace_state_with_url(&state, "", address)?;
    } else {
        history.push_state_with_url(&state, "", address)?;
    }
    KEPT.set(if has_fragment { ScrollPosition::UNKNOWN } else { ScrollPosition::TOP });
    Ok(())
}

/// Goes to the place that the entry of the history has, if it has one. On a page that is as high as it was, that
/// is not to be looked for.
pub(super) fn restore(is_as_it_was: bool) -> bool {
    let place = kept().map(|place| if is_as_it_was { place.height } else { place.found() });
    KEPT.set(place.map_or(ScrollPosition::UNKNOWN, |found| {
        scroll_to(found);
        // The browser lays out the page to tell how far it went, and the top is always there.
        if found == 0.0 { ScrollPosition::TOP } else { ScrollPosition::at(height()) }
    }));
    place.is_some()
}

/// Goes to the place that the entry of the history has, on a page whose window was resized, unless the reader
/// has gone on since: then the page was moved, and further than a browser moves it to hold the place.
pub(super) fn hold(was_moved: bool, window: f64) {
    let Some(place) = kept().filter(|place| place.mark >= 0.0) else { return };
    let found = place.found();
    if !was_moved || (found - height()).abs() < BY_ITSELF * window {
        scroll_to(found);
        // The entry has the place as it was, which loses nothing however often the window is resized.
        KEPT.set(ScrollPosition::at(height()));
    }
}

/// The height of the place that the entry of the history has.
pub(super) fn kept_height() -> Option<f64> {
    kept().map(|place| place.height)
}

/// Goes to the place of a page that was loaded anew. What the browser has restored is the height at best, and
/// where it was told to leave that to the app, nothing. A reader who has scrolled since is left alone.
pub(super) fn restore_after_loading() {
    let (Some(history), Some(place)) = (history(), kept()) else { return };
    let mode = Reflect::get(&history, &"scrollRestoration".into()).unwrap_or_default();
    let is_at_top = height() == 0.0 && mode == *"manual";
    if is_at_top || (height() - place.height).abs() < 1.0 {
        scroll_to(place.found());
    }
}

/// Goes to a height.
pub(super) fn scroll_to(height: f64) {
    window().scroll_to_with_x_and_y(0.0, height);
}

/// Leaves Back and Forward to this and the next entries to the app: the browser would scroll the
/// page that is still on screen.
pub(super) fn leave_to_app() {
    set_restoration("manual");
}

/// Leaves it to the browser to restore the place where the page is loaded anew, which it does before the app is
/// there.
pub(super) fn leave_to_browser() {
    set_restoration("auto");
}

fn set_restoration(way: &str) {
    if let Some(history) = history() {
        // An attribute that the browser does not have is set in vain.
        let _ = Reflect::set(&history, &"scrollRestoration".into(), &way.into());
    }
}

fn history() -> Option<History> {
    window().history().ok()
}

fn height() -> f64 {
    window().scroll_y().unwrap_or_default()
}

fn kept() -> Option<ScrollPosition> {
    let state: Array = history()?.state().ok()?.dyn_into().ok()?;
    let number = |place| state.get(place).as_f64();
    Some(ScrollPosition {
        height: number(0)?,
        mark: number(1)?,
        above: number(2)?,
        size: number(3)?,
    })
}

fn here() -> ScrollPosition {
    let mut place = ScrollPosition { height: height(), ..ScrollPosition::TOP };
    if place.height > 0.0 {
        let Some(marks) = marks() else { return place };
        // A part that is not shown yet has no width, and follows what is.
        let begins_above = |mark: Element| {
            let place = box_of(&mark);
            place.top() <= 0.0 && place.width() > 0.0
        };
        // They begin one below the other, so not all need be looked at.
        let (mut count, mut end) = (0, marks.length());
        while count < end {
            let middle = count.midpoint(end);
            match mark(&marks, middle).is_some_and(begins_above) {
                true => count = middle + 1,
                false => end = middle,
            }
        }
        if let Some(last) = count.checked_sub(1)
            && let Some(mark) = mark(&marks, last)
        {
            let box_ = mark.get_bounding_client_rect();
            // Less than a pixel would be more than one where the mark is higher.
            (place.mark, place.above, place.size) =
                (last.into(), (-box_.top()).floor(), box_.height());
        }
    }
    place
}

impl ScrollPosition {
    const TOP: Self = Self { height: 0.0, mark: -1.0, above: 0.0, size: 0.0 };

    /// No place is equal to it.
    const UNKNOWN: Self = Self::at(f64::NAN);

    /// A height by itself, whose mark is not known.
    const fn at(height: f64) -> Self {
        Self { height, mark: f64::NAN, ..Self::TOP }
    }

    /// The state of an entry that has it.
    fn state(&self) -> JsValue {
        let numbers = [self.height, self.mark, self.above, self.size];
        numbers.into_iter().map(JsValue::from_f64).collect::<Array>().into()
    }

    /// Its height on the page as it is now.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is no place in a list is none, then"
    )]
    fn found(&self) -> f64 {
        if self.mark < 0.0 {
            return self.height;
        }
        let mark = marks().and_then(|marks| mark(&marks, self.mark as u32));
        let Some(mark) = mark else { return self.height };
        let box_ = mark.get_bounding_client_rect();
        let above = if self.above < self.size {
            self.above * box_.height() / self.size
        } else {
            self.above - self.size + box_.height()
        };
        let found = height() + box_.top() + above;
        // Fractions of a pixel that were lost on the way are no other place.
        if (found - self.height).abs() < 1.0 { self.height } else { found }
    }
}

fn marks() -> Option<NodeList> {
    document().query_selector_all(ANCHORS).ok()
}

fn mark(marks: &NodeList, place: u32) -> Option<Element> {
    marks.get(place)?.dyn_into().ok()
}
