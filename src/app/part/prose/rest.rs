//! What of a long article is not on the page yet.
//!
//! To lay out all of a long article takes longer than a reader should wait after a click. So the page
//! comes with the first piece, which fills the window, and each of the next frames adds another. Whoever
//! needs all of it at once, such as a link into the middle, has it [`complete`].

use std::{cell::RefCell, time::Duration};

use leptos::prelude::*;
use web_sys::Element;

use super::prepare;
use crate::content::document::Html;

/// An article that is not all there, and where it goes.
struct Rest {
    prose: Element,
    html: Html,
    /// The piece that is next.
    next: usize,
}

thread_local! {
    static REST: RefCell<Option<Rest>> = const { RefCell::new(None) };
}

/// The piece that comes with the page: all of it where it was rendered for a file.
pub(super) fn first(html: &Html) -> String {
    let first = html.piece(0).filter(|_| cfg!(target_family = "wasm"));
    first.unwrap_or(html.as_str()).to_owned()
}

/// Adds the other pieces, one with each frame. With the last the text is prepared.
pub(super) fn follows(prose: Element, html: Html) {
    if html.piece(1).is_none() {
        // Of an article that was left before it was whole, nothing is missing any more.
        REST.take();
        return prepare(&prose);
    }
    REST.set(Some(Rest { prose, html, next: 1 }));
    await_frame();
}

/// Adds all that is missing.
pub(crate) fn complete() {
    while add() {}
}

/// Whether something is missing.
pub(crate) fn is_missing() -> bool {
    REST.with_borrow(Option::is_some)
}

/// Adds the next piece after the next frame.
fn await_frame() {
    request_animation_frame(|| {
        // What is done within a frame would be laid out with it.
        let next = || {
            if add() {
                await_frame();
            }
        };
        set_timeout(next, Duration::ZERO);
    });
}

/// Adds the next piece, and tells whether there are others.
fn add() -> bool {
    let Some(mut rest) = REST.take().filter(|rest| rest.prose.is_connected()) else { return false };
    if let Some(piece) = rest.html.piece(rest.next) {
        // The name of the place is valid, and what is in the page has a parent.
        let _ = rest.prose.insert_adjacent_html("beforeend", piece);
    }
    rest.next += 1;
    if rest.html.piece(rest.next).is_none() {
        prepare(&rest.prose);
        return false;
    }
    REST.set(Some(rest));
    true
}
