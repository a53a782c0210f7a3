//! The articles that were read, and how far. They are kept on the reader's device, and nobody else learns of them.

use js_sys::{JsString, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, Storage};

use super::layout::lay_out_all;
use crate::{
    app::{
        dom::{all, child, closest, find, focus, window_height},
        i18n::t,
    },
    content::i18n::Message,
};

/// The prefix of the keys on the device: with the path of an article, how much of it was read, in percent;
/// alone, that nothing is to be kept.
const KEPT: &str = "octavo-read";

/// Everything that is read this far was hardly begun, and from the second on it is as good as finished.
const BEGUN: (u32, u32) = (10, 95);

/// Keeps how much of the article on screen was read: all that was above the lower edge of the window.
pub(crate) fn keep() {
    let Some((prose, storage)) = prose().zip(storage()) else { return };
    let seen = (seen_above(&prose, window_height()) * 100.0) as u32;
    // A reader who has only looked at the beginning has left nothing off.
    if seen < 100 && window().scroll_y() == Ok(0.0) {
        return;
    }
    let key = here();
    // A device that is full forgets it.
    let _ = storage.set_item(&key, &seen.min(100).max(kept(&storage, &key)).to_string());
    all(&prose, ".o-resume").iter().for_each(Element::remove);
}

/// Marks what was read in the listing on screen, and offers to go on in an article. A page that comes back
/// has the marks that it had.
pub(crate) fn show() {
    let Some(root) = document().document_element() else { return };
    let storage = storage();
    for link in all(&root, ".o-entry-title > a") {
        let path = link.unchecked_ref::<HtmlAnchorElement>().pathname();
        let is_read = storage.as_ref().is_some_and(|it| kept(it, &key(&path)) >= BEGUN.1);
        match link.next_element_sibling() {
            Some(mark) if !is_read => mark.remove(),
            None if is_read => {
                if let Some(mark) = add(link.parent_element(), "span", "o-read-mark", "✓") {
                    // The word is heard, and shown to whoever points at the sign.
                    let _ = mark.set_attribute("role", "img");
                    let _ = mark.set_attribute("title", &t(Message::Read));
                }
            }
            _ => {}
        }
    }
    let Some(storage) = storage else {
        all(&root, ".o-resume").iter().for_each(Element::remove);
        return;
    };
    let is_begun = (BEGUN.0..BEGUN.1).contains(&kept(&storage, &here()));
    if is_begun && window().scroll_y() == Ok(0.0) {
        let unoffered = find(".o-article > .o-prose:not(:has(> .o-resume))");
        add(unoffered, "button", "o-resume", &t(Message::Resume));
    }
}

/// Goes on where the reader was, if that was asked for.
pub(super) fn click(target: &Element) -> bool {
    let Some((prose, storage)) = closest(target, ".o-resume").and(prose()).zip(storage()) else {
        return false;
    };
    all(&prose, ".o-resume").iter().for_each(Element::remove);
    lay_out_all();
    let read = kept(&storage, &here());
    let (block, bottom) = place_after(&prose, f64::from(read) / 100.0);
    // The line that was read last stands in the upper half of the window, and what is reached by Tab follows it.
    let above = bottom - window_height() / 2.0;
    window().scroll_to_with_x_and_y(0.0, window().scroll_y().unwrap_or_default() + above);
    if let Some(block) = block {
        focus(block.unchecked_ref());
    }
    true
}

/// The blocks of a text, with the part of its letters that each has. How high a block is far from the
/// window is not known before the reader comes near.
fn blocks(prose: &Element) -> Vec<(Element, f64)> {
    let letters = |block: &Element| {
        let text = Reflect::get(block, &"textContent".into()).unwrap_or_default();
        f64::from(text.unchecked_ref::<JsString>().length())
    };
    let blocks = all(prose, ":scope > *");
    let count = letters(prose).max(1.0);
    let with_part = |block| {
        let part = letters(&block) / count;
        (block, part)
    };
    blocks.into_iter().map(with_part).collect()
}

/// The part of a text that is above a height in the window, from 0 to 1.
fn seen_above(prose: &Element, height: f64) -> f64 {
    let seen = |(block, part): (Element, f64)| {
        let place = block.get_bounding_client_rect();
        part * ((height - place.top()) / place.height().max(1.0)).clamp(0.0, 1.0)
    };
    blocks(prose).into_iter().map(seen).sum()
}

/// The block in which so much of a text has passed, and the height in the window below which it has.
fn place_after(prose: &Element, mut seen: f64) -> (Option<Element>, f64) {
    let mut last = (None, 0.0);
    for (block, part) in blocks(prose) {
        let place = block.get_bounding_client_rect();
        if part >= seen {
            let bottom = place.top() + place.height() * seen / part.max(f64::MIN_POSITIVE);
            return (Some(block), bottom);
        }
        seen -= part;
        last = (Some(block), place.bottom());
    }
    last
}

/// Lets the device keep what is read, or has it forget all of it.
pub(crate) fn allow(allowed: bool) {
    let Ok(Some(storage)) = window().local_storage() else { return };
    let mut next = 0;
    while let Ok(Some(name)) = storage.key(next) {
        // The entry behind one that is removed takes its place.
        if !name.starts_with(KEPT) || storage.remove_item(&name).is_err() {
            next += 1;
        }
    }
    if !allowed {
        let _ = storage.set_item(KEPT, "off");
    }
    show();
}

/// True if what is read is kept.
pub(crate) fn are_kept() -> bool {
    storage().is_some()
}

fn kept(storage: &Storage, key: &str) -> u32 {
    storage.get_item(key).ok().flatten().and_then(|kept| kept.parse().ok()).unwrap_or_default()
}

fn here() -> String {
    key(&window().location().pathname().unwrap_or_default())
}

fn key(path: &str) -> String {
    [KEPT, path].concat()
}

/// The storage, if the device has one and the reader allows it.
fn storage() -> Option<Storage> {
    let storage = window().local_storage().ok()??;
    storage.get_item(KEPT).ok()?.is_none().then_some(storage)
}

/// The text of the post on screen.
fn prose() -> Option<Element> {
    find(".o-article > .o-prose")
}

fn add(to: Option<Element>, tag: &str, class: &str, words: &str) -> Option<Element> {
    let element = child(&to?, tag, class)?;
    element.set_text_content(Some(words));
    Some(element)
}
