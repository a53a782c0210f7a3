//! The keys that open the search and go through what was found.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::{open, stops};
use crate::{
    app::{
        article::reading_progress,
        dom::{child, closest, target_of},
        i18n::t,
    },
    content::i18n::Message,
};

/// The key under which the reader's device keeps that keys without Ctrl do nothing (WCAG 2.2, 2.1.4).
const KEPT: &str = "octavo-single-keys";

/// The fields to type into.
const FIELDS: &str = "input, textarea, select, [contenteditable]";

/// The number of a key that goes to an input method.
const COMPOSING: u32 = 229;

/// The effect of a key.
pub(crate) fn press(event: &Event) {
    let event: &KeyboardEvent = event.unchecked_ref();
    // Safari has composed already when the key that ends it comes, with this number (UI Events, 8.3.1).
    let is_composing = event.is_composing() || event.key_code() == COMPOSING;
    if event.default_prevented() || is_composing || event.alt_key() {
        return;
    }
    let target = target_of(event);
    let key = event.key();
    let with_control = event.ctrl_key() || event.meta_key();
    let is_in = |what: &str| target.as_ref().is_some_and(|target| closest(target, what).is_some());
    let (in_finder, is_typing) = (is_in(".o-finder"), is_in(FIELDS));
    let does_something = match key.as_str() {
        "k" if with_control => {
            open(false);
            true
        }
        _ if with_control => false,
        "ArrowDown" if in_finder => go(1),
        "ArrowUp" if in_finder => go(-1),
        "Enter" if is_in(".o-finder-field") => {
            if let Some(first) = stops().get(1) {
                first.click();
            }
            true
        }
        "/" | "?" if !is_typing && may_be_single() => {
            open(key == "?");
            true
        }
        _ => false,
    };
    if does_something {
        event.prevent_default();
    }
}

/// Takes the focus to the place above or below, or to the field.
fn go(by: isize) -> bool {
    let stops = stops();
    let here = document().active_element();
    let place = stops.iter().position(|stop| Some(stop.as_ref()) == here.as_ref());
    let next = place.unwrap_or_default().checked_add_signed(by);
    next.and_then(|next| stops.get(next)).is_some_and(|stop| stop.focus().is_ok())
}

/// Adds the list of keys to the dialog.
pub(super) fn add_list(to: &Element) -> Option<()> {
    let list = child(to, "details", "o-finder-keys")?;
    child(&list, "summary", "")?.set_text_content(Some(&t(Message::Shortcuts)));
    for (keys, word) in
        [(&["/", "Ctrl K"][..], Message::Search), (&["?"][..], Message::ToShortcuts)]
    {
        let line = child(&list, "p", "")?;
        for key in keys {
            child(&line, "kbd", "")?.set_text_content(Some(key));
        }
        child(&line, "span", "")?.set_text_content(Some(&t(word)));
    }
    for (name, word, is_on) in [
        (KEPT, Message::SingleKeys, may_be_single()),
        ("", Message::KeepRead, reading_progress::are_kept()),
    ] {
        let choice = child(&list, "label", "")?;
        let tick = child(&choice, "input", "")?;
        tick.set_attribute("type", "checkbox").ok()?;
        tick.set_attribute("name", name).ok()?;
        tick.toggle_attribute_with_force("checked", is_on).ok()?;
        child(&choice, "span", "")?.set_text_content(Some(&t(word)));
    }
    Some(())
}

/// Applies a choice that was ticked, or not any more.
pub(super) fn choose(name: &str, is_on: bool) {
    if name == KEPT {
        allow_single(is_on);
    } else {
        reading_progress::allow(is_on);
    }
}

/// Returns `true` if a key without Ctrl does something. Where the device keeps nothing, it does.
fn may_be_single() -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.and_then(|storage| storage.get_item(KEPT).ok().flatten()).is_none()
}

/// Keeps the reader's choice.
fn allow_single(allowed: bool) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    // A device that keeps nothing has the keys on again next time.
    let _ = if allowed { storage.remove_item(KEPT) } else { storage.set_item(KEPT, "off") };
}
