//! The font of formulas, which has to be there before an article with formulas is shown: a font that arrives later has
//! all of the text laid out anew, and moves what is being read.

use std::{iter, time::Duration};

use js_sys::{Array, Promise};
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::app::data::{LoadState, PageData};

/// The font, as the style sheet calls it, and a letter in the file that every formula needs.
const FONT: &str = "1em \"Octavo Math\"";
const LETTER: char = '∑';

/// The time that an article waits for the font. Then it is shown in what the reader has.
const PATIENCE: Duration = Duration::from_secs(1);

/// The letters of a page's formulas, if their font is not there. Each of its files has some letters.
pub(crate) fn missing_for(state: Option<&LoadState>) -> Option<String> {
    let Some(LoadState::Loaded(PageData::Document(item))) = state else { return None };
    let formulas = item.octavo.assets.math.iter();
    let letters = formulas.flat_map(|formula| formula.chars().filter(|c| !c.is_ascii()));
    let letters: String = iter::once(LETTER).chain(letters).collect();
    // A browser that cannot tell has fonts as they come.
    let is_there = item.octavo.assets.math.is_empty()
        || document().fonts().check_with_text(FONT, &letters).unwrap_or(true);
    (!is_there).then_some(letters)
}

/// Fetches the font of these letters. Ends when it is there, and otherwise when an article has waited long
/// enough.
pub(crate) async fn fetch(letters: &str) {
    let font = document().fonts().load_with_text(FONT, letters);
    let timer = Promise::new(&mut |resolve, _| {
        // A timer that cannot be set ends nothing, and the font itself comes or fails.
        let delay = PATIENCE.as_millis().try_into().unwrap_or(i32::MAX);
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, delay);
    });
    // A font that fails is no different from one that takes too long.
    let _ = JsFuture::from(Promise::race(&Array::of2(&font, &timer))).await;
}
