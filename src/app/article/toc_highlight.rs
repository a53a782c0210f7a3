//! The table of contents, following the reader.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverInit};

use super::box_of;
use crate::app::dom::{all, find, window_height};

/// The section that is read is the last whose heading has reached the upper quarter of the window.
const UPPER: f64 = 0.25;

/// The margins of the observer around the window, so that this quarter is left and all that
/// is above: whoever jumps from the end to the top passes every heading.
const AROUND: &str = "10000000px 0px -75% 0px";

thread_local! {
    /// One observer serves every article. It is told where a heading passes the line, so that nothing
    /// is done for all the scrolling in between.
    static OBSERVER: Option<IntersectionObserver> = observer();
}

/// Marks the section that is read in the table of contents from now on.
pub(super) fn follow(prose: &Element) {
    OBSERVER.with(|observer| {
        let Some(observer) = observer else { return };
        observer.disconnect();
        if find(".o-contents").is_some() {
            all(prose, ".o-heading").iter().for_each(|heading| observer.observe(heading));
        }
    });
}

fn observer() -> Option<IntersectionObserver> {
    let options = IntersectionObserverInit::new();
    options.set_root_margin(AROUND);
    let mark = Closure::<dyn Fn()>::new(mark_section).into_js_value();
    IntersectionObserver::new_with_options(mark.unchecked_ref(), &options).ok()
}

fn mark_section() {
    let Some(root) = document().document_element() else { return };
    let line = window_height() * UPPER;
    let links = all(&root, ".o-contents a");
    let has_passed = |link: &Element| {
        let id = link.get_attribute("href").unwrap_or_default();
        let heading = document().get_element_by_id(id.trim_start_matches('#'));
        heading.is_some_and(|heading| box_of(&heading).top() <= line)
    };
    // The headings stand in the order of their links, so that few have to be looked at.
    let passed = links.partition_point(has_passed);
    let current = passed.checked_sub(1).and_then(|last| links.get(last));
    // The name of the attribute is valid, so this cannot fail.
    for link in
        all(&root, ".o-contents a[aria-current]").iter().filter(|link| Some(*link) != current)
    {
        let _ = link.remove_attribute("aria-current");
    }
    if let Some(current) = current {
        let _ = current.set_attribute("aria-current", "location");
    }
}
