//! The text of an article, and what a reader can do in it.
//!
//! `Prose` shows the markup. Everything else here works on a page that is on screen, whoever wrote it: one
//! listener serves all clicks, and `prepare` adds the buttons that need the app.

mod copy_button;
pub(crate) mod fonts;
mod footnotes;
pub(crate) mod layout;
mod lightbox;
pub(crate) mod reading_progress;
mod share;
mod toc_highlight;
mod video_embed;

use leptos::prelude::*;
use web_sys::{DomRect, Element, Event};

use super::{
    dom::{closest, find, is_in_view, target_of},
    i18n::t,
};
use crate::content::{document::Html, i18n::Message};

/// Shows the markup of a document. Whatever sets raw HTML, as the covers of a list do, takes nothing but
/// [`Html`].
#[component]
pub(crate) fn Prose(
    /// The markup, as the document writer made it.
    html: Html,
) -> impl IntoView {
    // The words of the buttons, which a page that the publisher wrote needs, too.
    let copy = [Message::Copy, Message::Copied, Message::Selected].map(t).join("|");
    let zoom = [Message::Enlarge, Message::Close].map(t).join("|");
    view! {
        <div class="o-prose" data-copy=copy data-zoom=zoom inner_html=html.as_str().to_owned()></div>
    }
}

/// Adds to the text on screen what only works with the app. What is there already stays.
pub(crate) fn prepare() {
    if let Some(prose) = find(".o-prose") {
        copy_button::add_buttons(&prose);
        lightbox::add_buttons(&prose);
        footnotes::set_in_margin(&prose);
        share::add_button(&prose);
        toc_highlight::follow(&prose);
    }
}

/// Sets the notes of the text on screen beside it, if there is room now.
pub(crate) fn find_room_for_notes() {
    if let Some(prose) = find(".o-prose") {
        footnotes::set_in_margin(&prose);
    }
}

/// Handles a click in a text, besides following a link.
pub(crate) fn click(event: &Event) {
    let Some(target) = target_of(event) else { return };
    if copy_button::click(&target)
        || footnotes::click(&target)
        || video_embed::click(event)
        || share::click(&target)
        || lightbox::click(&target)
        || reading_progress::click(&target)
    {
        event.prevent_default();
    }
}

/// The box of an element in the window. An element in a block of text that is out of view has the box of the
/// block, which the browser need not lay out for that.
pub(crate) fn box_of(element: &Element) -> DomRect {
    let block = closest(element, ".o-prose > *").map(|block| block.get_bounding_client_rect());
    let far = block.filter(|place| !is_in_view(place));
    far.unwrap_or_else(|| element.get_bounding_client_rect())
}
