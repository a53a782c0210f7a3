//! The search: finds articles by their titles, tags and headings.
//!
//! It is made of elements of the document and not of a component, since it opens over any page, one that
//! the app has not taken over too.

mod index;
mod keys;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlDialogElement, HtmlElement, HtmlInputElement};

use crate::{
    app::{
        data::FetchError,
        dom::{all, child, closest, find, target_of},
        i18n::{t, t_count},
    },
    content::i18n::Message,
};

pub(crate) use keys::press;

/// The number of places that are shown.
const SHOWN: usize = 12;

/// The button that opens it.
const BUTTON: &str = ".o-finder-button";

/// Reacts to a click: on the button of the search, or on a place that was found.
pub(crate) fn click(event: &Event) {
    let Some(target) = target_of(event) else { return };
    if closest(&target, BUTTON).is_some() {
        open(false);
    } else if closest(&target, ".o-finder a, .o-finder-close").is_some() {
        // Before the page changes, so that the focus is not given back to where it was afterwards.
        close();
    } else if target.matches(".o-finder").unwrap_or_default() {
        // Beside the dialog, which covers the page.
        close();
    }
}

/// Reacts to text typed into the field, and to boxes ticked.
pub(crate) fn input(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = target.filter(|input| closest(input, ".o-finder").is_some()) else { return };
    if input.type_() == "checkbox" {
        keys::choose(&input.name(), input.checked());
    } else {
        search();
    }
}

/// Closes the dialog that is open: its page goes, and Back leaves it open otherwise.
pub(crate) fn close_dialog() {
    if let Some(dialog) = find("dialog[open]")
        && let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>()
    {
        dialog.close();
    }
}

/// Opens the search, with the list of keys if that was asked for.
fn open(with_shortcuts: bool) {
    let Some(dialog) = dialog() else { return };
    if let Ok(Some(shortcuts)) = dialog.query_selector("details") {
        let _ = shortcuts.toggle_attribute_with_force("open", with_shortcuts);
    }
    if !dialog.open() && dialog.show_modal().is_ok() {
        search();
    }
    if let Some(input) = field() {
        input.select();
    }
}

/// Shows what the words in the field find, as soon as it is known what can be found.
fn search() {
    spawn_local(async {
        match index::fetch().await {
            Some(Ok(())) => {
                if let Some(input) = field() {
                    show(&input.value());
                }
            }
            Some(Err(FetchError::Offline)) => status(&t(Message::Offline)),
            Some(Err(_)) => status(&t(Message::NoAnswer)),
            None => {}
        }
    });
}

fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

/// The dialog, made when it is needed first.
fn dialog() -> Option<HtmlDialogElement> {
    if let Some(dialog) = find(".o-finder") {
        return dialog.dyn_into().ok();
    }
    let dialog = child(document().body()?.as_ref(), "dialog", "o-finder")?;
    let _ = dialog.set_attribute("aria-label", &t(Message::Search));
    let inner = child(&dialog, "div", "o-finder-inner")?;
    // In a field of the type for searching, Escape would empty it first and not close the dialog.
    let field = child(&inner, "input", "o-finder-field")?;
    for (name, value) in [
        ("role", "searchbox"),
        ("aria-label", &t(Message::SearchIn)),
        // All of it is not seen on a phone, nor cut with a sign of that while the field has the focus.
        ("placeholder", &t(Message::Search)),
    ] {
        let _ = field.set_attribute(name, value);
    }
    let close = child(&inner, "button", "o-finder-close")?;
    close.set_text_content(Some(&t(Message::Close)));
    let status = child(&inner, "p", "o-finder-status")?;
    let _ = status.set_attribute("role", "status");
    child(&inner, "ul", "o-finder-found")?;
    keys::add_list(&inner);
    dialog.dyn_into().ok()
}

fn field() -> Option<HtmlInputElement> {
    find(".o-finder-field")?.dyn_into().ok()
}

/// Shows the places that have all the words.
fn show(words: &str) {
    let Some(list) = find(".o-finder-found") else { return };
    list.set_text_content(None);
    let found = index::find(words, SHOWN);
    for place in &found.shown {
        let link = child(&list, "li", "").and_then(|item| child(&item, "a", ""));
        let Some(link) = link else { return };
        let _ = link.set_attribute("href", &place.address);
        link.set_text_content(Some(&place.words));
        if !place.around.is_empty()
            && let Some(around) = child(&link, "span", "o-finder-around")
        {
            around.set_text_content(Some(&place.around));
        }
    }
    status(&match (words.trim().is_empty(), found.count) {
        (true, _) => String::new(),
        (false, 0) => t(Message::NothingFound),
        (false, count) => t_count(Message::Found, count),
    });
}

fn status(words: &str) {
    if let Some(status) = find(".o-finder-status") {
        status.set_text_content(Some(words));
    }
}

/// Everything in the dialog that the arrows go through: the field and what was found.
fn stops() -> Vec<HtmlElement> {
    let Some(root) = document().document_element() else { return Vec::new() };
    let stops = all(&root, ".o-finder-field, .o-finder-found a");
    stops.into_iter().filter_map(|stop| stop.dyn_into().ok()).collect()
}
