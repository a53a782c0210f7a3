//! Footnotes beside the text, or above it where there is no room. The list at its end is always
//! there.

use std::collections::HashMap;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::dom::{all, closest};

const REFERENCE: &str = ".o-note-reference > a";

/// Everything that cuts off whatever stands outside it, or would have it as a part of its name.
const CLIPS: &str = ".o-table, .o-heading, figure, details";

/// The width from which the style sheet has a margin.
const MARGIN: &str = "(width >= 75rem)";

/// Sets every note in the margin, next to where it is first referred to, if there is one.
pub(super) fn set_in_margin(prose: &Element) {
    let has_margin = window().match_media(MARGIN).ok().flatten().is_some_and(|it| it.matches());
    if !has_margin || prose.query_selector(".o-margin-note").is_ok_and(|note| note.is_some()) {
        return;
    }
    let mut seen = HashMap::new();
    for reference in all(prose, REFERENCE) {
        let href = reference.get_attribute("href").unwrap_or_default();
        if seen.contains_key(&href) || closest(&reference, ".o-endnotes").is_some() {
            continue;
        }
        if let Some(note) = copy_of_note(&reference, "o-margin-note") {
            place(&note, &reference);
        }
        // A map with these values is in the app already, so that it takes no more code.
        seen.insert(href, 0_u32);
    }
}

/// Shows the note that was referred to, if a reference was clicked: in the margin where it stands
/// there, or else above the text. Without either the link leads to the list.
pub(super) fn click(target: &Element) -> bool {
    let Some(reference) = closest(target, REFERENCE) else { return false };
    let label = reference.get_attribute("aria-label").unwrap_or_default();
    let in_margin = document().query_selector(&format!(".o-margin-note[aria-label='{label}']"));
    let in_margin = in_margin.ok().flatten().and_then(|note| note.dyn_into::<HtmlElement>().ok());
    match in_margin.filter(|note| note.offset_height() > 0) {
        Some(note) => note.focus().is_ok(),
        None => pop_up(&reference).is_some(),
    }
}

fn pop_up(reference: &Element) -> Option<()> {
    for before in all(document().document_element()?.as_ref(), ".o-note-popover") {
        before.remove();
    }
    for before in all(document().document_element()?.as_ref(), ".o-note-reference[data-open]") {
        before.remove_attribute("data-open").ok()?;
    }
    let note = copy_of_note(reference, "o-note-popover")?;
    // The style sheet places the note by the reference that is open.
    reference.parent_element()?.set_attribute("data-open", "").ok()?;
    place(&note, reference);
    note.set_popover(Some("auto")).ok()?;
    note.show_popover().ok()?;
    note.focus().ok()
}

/// The words of a note without its links back, as an element that may stand anywhere.
fn copy_of_note(reference: &Element, class: &str) -> Option<HtmlElement> {
    let id = reference.get_attribute("href")?;
    let listed = document().get_element_by_id(id.strip_prefix('#')?)?;
    let note: HtmlElement = document().create_element("aside").ok()?.dyn_into().ok()?;
    let words = listed.child_nodes();
    for index in 0..words.length() {
        note.append_child(&words.get(index)?.clone_node_with_deep(true).ok()?).ok()?;
    }
    for link in all(&note, ".o-note-back") {
        link.remove();
    }
    // An id stays with the original.
    for element in all(&note, "[id]") {
        element.remove_attribute("id").ok()?;
    }
    let label = reference.get_attribute("aria-label")?;
    let number = reference.text_content()?;
    for (name, value) in
        [("class", class), ("role", "note"), ("aria-label", &label), ("data-number", &number)]
    {
        note.set_attribute(name, value).ok()?;
    }
    note.set_tab_index(-1);
    Some(note)
}

/// Puts a note next to its reference, or before what it cannot stand in.
fn place(note: &HtmlElement, reference: &Element) {
    let (where_, beside) = match closest(reference, CLIPS) {
        Some(clips) => ("beforebegin", Some(clips)),
        None => ("afterend", reference.parent_element()),
    };
    if let Some(beside) = beside {
        // Both words are positions, and what is in the text has a parent.
        let _ = beside.insert_adjacent_element(where_, note);
    }
}
