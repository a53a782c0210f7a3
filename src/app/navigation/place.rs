//! Where the reader is on a page.

use std::cell::Cell;

use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, History};

use crate::app::part::box_of;

/// What a place is measured from: what stands in the flow of a page, with what the app alone adds and
/// what follows the window left out.
const MARKS: &str = "main :is(h1, h2, h3, h4, h5, h6, p, li, pre, figure, tr):not(.contents *, \
                     .margin-note, .margin-note *)";

/// How far a page is scrolled.
///
/// A height in pixels means something else once the window has another width. So the last mark that
/// begins above the window is kept with it, and how much of that mark is above.
struct Place {
    /// How far the page is scrolled.
    height: f64,
    /// Which of the marks it is.
    mark: f64,
    /// How far above the window it begins.
    above: f64,
    /// How high it is.
    size: f64,
}

thread_local! {
    /// The height that the app went to last; not a number where the reader has been elsewhere since.
    static PUT: Cell<f64> = const { Cell::new(f64::NAN) };
}

/// Whether the page is where the app has put it, so that there is nothing to keep.
pub(super) fn is_where_it_was_put() -> bool {
    PUT.get() == height()
}

/// Writes the place into the entry of the history.
pub(super) fn keep() {
    PUT.set(f64::NAN);
    let Some(history) = history() else { return };
    let Place { height, mark, above, size } = here();
    let state: Array = [height, mark, above, size].into_iter().map(JsValue::from_f64).collect();
    // A browser that refuses (too many calls in a short time) only forgets the place.
    let _ = history.replace_state(&state, "");
}

/// Goes to the place that the entry of the history has, if it has one.
pub(super) fn restore() -> bool {
    let place = kept();
    if let Some(place) = &place {
        scroll_to(place.found());
    }
    place.is_some()
}

/// The height of the place that the entry of the history has.
pub(super) fn kept_height() -> Option<f64> {
    kept().map(|place| place.height)
}

/// The same for a page that was loaded anew. What the browser has restored is the height at best, and
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
    // The browser lays out the page to tell how far it went, and the top is always there.
    PUT.set(if height == 0.0 { height } else { self::height() });
}

/// Has the browser leave Back and Forward to this and the next entries to the app: it would scroll the
/// page that is still on screen.
pub(super) fn is_left_to_the_app() {
    set_restoration("manual");
}

/// Has the browser restore the place where the page is loaded anew, which it does before the app is
/// there.
pub(super) fn is_left_to_the_browser() {
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

fn kept() -> Option<Place> {
    let state: Array = history()?.state().ok()?.dyn_into().ok()?;
    let number = |place| state.get(place).as_f64();
    Some(Place { height: number(0)?, mark: number(1)?, above: number(2)?, size: number(3)? })
}

fn here() -> Place {
    let mut place = Place { height: height(), mark: -1.0, above: 0.0, size: 0.0 };
    if place.height > 0.0 {
        let marks = marks();
        // What is not shown yet has no width, and follows what is.
        let begins_above = |mark: &Element| {
            let place = box_of(mark);
            place.top() <= 0.0 && place.width() > 0.0
        };
        // They begin one below the other, so not all need be looked at.
        let count = marks.partition_point(begins_above);
        if let Some(mark) = count.checked_sub(1).and_then(|last| marks.get(last)) {
            let box_ = mark.get_bounding_client_rect();
            // Less than a pixel would be more than one where the mark is higher.
            (place.mark, place.above, place.size) =
                (count as f64 - 1.0, (-box_.top()).floor(), box_.height());
        }
    }
    place
}

impl Place {
    /// Its height on the page as it is now.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is no place in a list is none, then"
    )]
    fn found(&self) -> f64 {
        let marks = marks();
        let Some(mark) = marks.get(self.mark as usize).filter(|_| self.mark >= 0.0) else {
            return self.height;
        };
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

fn marks() -> Vec<Element> {
    let Ok(found) = document().query_selector_all(MARKS) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}
