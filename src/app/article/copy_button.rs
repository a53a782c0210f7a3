//! Code, copied at a push of a button.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

use crate::{
    app::dom::{all, closest},
    content::i18n::part,
};

/// The time that a button says what happened.
const SAID: Duration = Duration::from_secs(2);

/// The words of the buttons of a text: first before they were pushed, then where the code was copied, then
/// where the reader has to copy it.
fn word(prose: &Element, place: usize) -> String {
    part(&prose.get_attribute("data-copy").unwrap_or_default(), place).to_owned()
}

/// Gives every code block a button.
pub(super) fn add_buttons(prose: &Element) {
    let copy = word(prose, 0);
    for block in all(prose, ".o-code:not(:has(.o-copy))") {
        add_button(&block, "o-copy", &copy);
    }
}

/// Adds a button behind everything that an element has.
pub(super) fn add_button(to: &Element, class: &str, words: &str) {
    let Ok(button) = document().create_element("button") else { return };
    // The names of the attributes are valid, so this cannot fail; nor can adding a last child.
    for (name, value) in [("type", "button"), ("class", class), ("aria-live", "polite")] {
        let _ = button.set_attribute(name, value);
    }
    button.set_text_content(Some(words));
    let _ = to.append_child(&button);
}

/// Copies the code of the block whose button was pushed, if one was.
pub(super) fn click(target: &Element) -> bool {
    let Some(button) = closest(target, ".o-copy") else { return false };
    let block = button.parent_element();
    let code = block.and_then(|block| block.query_selector("code").ok().flatten());
    if let Some(code) = code {
        spawn_local(copy(button, code));
    }
    true
}

async fn copy(button: Element, code: Element) {
    let copied = copied(&code.text_content().unwrap_or_default()).await;
    if !copied && let Ok(Some(selection)) = window().get_selection() {
        // The reader is left with one key to press.
        let _ = selection.select_all_children(&code);
    }
    let Some(prose) = closest(&button, ".o-prose") else { return };
    say(button, &word(&prose, if copied { 1 } else { 2 }), word(&prose, 0));
}

/// Copies a text, and tells whether that was possible.
pub(super) async fn copied(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // A page that did not come by HTTPS has no clipboard.
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Shows words in an element for a while, and then the words from before.
pub(super) fn say(element: Element, words: &str, before: String) {
    element.set_text_content(Some(words));
    set_timeout(move || element.set_text_content(Some(&before)), SAID);
}
