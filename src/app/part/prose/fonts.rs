//! The fonts that a text needs besides that of the page.
//!
//! A browser that has to set a formula in another font looks for its letters one by one. And whatever font arrives
//! later, it lays out all anew that is there by then. A slow phone would be busy with it for as long as several
//! frames.

use std::cell::{Cell, RefCell};

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The font of formulas, as the style sheet calls it.
const FORMULAS: &str = "1em \"Octavo Math\"";

/// The font of words. Letters that few languages have are in files of their own.
const WORDS: &str = "1em \"Octavo Serif\"";

/// How long a text waits for its fonts, in milliseconds. From then on it is shown in what the reader has.
const PATIENCE: f64 = 1000.0;

thread_local! {
    /// The letters that were asked for in this visit. A formula stands for all that are in formulas.
    static ASKED_FOR: RefCell<String> = const { RefCell::new(String::new()) };

    /// How many fonts are on their way.
    static UNDER_WAY: Cell<u32> = const { Cell::new(0) };

    /// Until when they are waited for.
    static END: Cell<f64> = const { Cell::new(0.0) };
}

/// Fetches what a piece of a text needs; tells whether it needs anything.
pub(super) fn fetch(markup: &str) -> bool {
    let needed = [(FORMULAS, formulas_in(markup)), (WORDS, rare_in(markup))];
    let needs_any = needed.iter().any(|(_, letters)| !letters.is_empty());
    for (font, mut letters) in needed {
        ASKED_FOR.with_borrow_mut(|asked_for| {
            letters.retain(|letter| !asked_for.contains(letter));
            asked_for.push_str(&letters);
        });
        if !letters.is_empty() {
            fetch_letters(font, &letters);
        }
    }
    needs_any
}

/// Whether fonts are on their way that are there soon.
pub(super) fn are_awaited() -> bool {
    UNDER_WAY.get() > 0 && Date::now() < END.get()
}

fn fetch_letters(font: &str, letters: &str) {
    UNDER_WAY.set(UNDER_WAY.get() + 1);
    END.set(Date::now() + PATIENCE);
    let fonts = document().fonts().load_with_text(font, letters);
    spawn_local(async {
        // What the host does not have will not come.
        let _ = JsFuture::from(fonts).await;
        UNDER_WAY.set(UNDER_WAY.get() - 1);
    });
}

/// What stands for the formulas of a piece.
fn formulas_in(markup: &str) -> String {
    if markup.contains("<math") { "∑".to_owned() } else { String::new() }
}

/// The letters of a piece, outside of its formulas, that have a file of their own, each once.
fn rare_in(markup: &str) -> String {
    let mut rare = String::new();
    // Most texts have none of the bytes that they begin with.
    if !markup.bytes().any(|byte| matches!(byte, 0xC4..=0xCF | 0xE1)) {
        return rare;
    }
    for part in markup.split("<math") {
        let words = part.split_once("</math>").map_or(part, |(_, words)| words);
        for letter in words.chars() {
            let is_rare = matches!(letter, 'Ā'..='ɏ' | 'Ͱ'..='Ͽ' | 'Ḁ'..='ỿ');
            if is_rare && !matches!(letter, 'Œ' | 'œ' | 'Ÿ') && !rare.contains(letter) {
                rare.push(letter);
            }
        }
    }
    rare
}
