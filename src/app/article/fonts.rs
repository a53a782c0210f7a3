//! The fonts of formulas and of emphasis, which have to be there before an article with them is shown: a font that
//! arrives later has all of the text laid out anew, and moves what is being read.

use std::{iter, time::Duration};

use js_sys::{Array, Promise};
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::app::data::{LoadState, PageData};

/// A font, as the style sheet calls it, and letters of which each of its files has some.
pub(crate) type Font = (&'static str, String);

const FORMULAS: &str = "1em \"Octavo Math\"";
const EMPHASIS: &str = "italic 1em \"Octavo Serif\"";

/// A letter in the file that every formula needs.
const OPERATOR: char = '∑';

/// The time that an article waits for its fonts. Then it is shown in what the reader has: fonts come within this
/// time on a fast line, and on a slow phone each hundred milliseconds more between the tap and the article are
/// worse than words that move by less than a pixel.
const PATIENCE: Duration = Duration::from_millis(50);

/// The fonts of a page that are not there.
pub(crate) fn missing_for(state: Option<&LoadState>) -> Vec<Font> {
    let Some(LoadState::Loaded(PageData::Document(item))) = state else { return Vec::new() };
    let mut fonts = Vec::new();
    if !item.octavo.assets.math.is_empty() {
        let formulas = item.octavo.assets.math.iter();
        let letters = formulas.flat_map(|formula| formula.chars().filter(|c| !c.is_ascii()));
        fonts.push((FORMULAS, iter::once(OPERATOR).chain(letters).collect()));
    }
    if has_emphasis(&item.octavo.markdown) {
        fonts.push((EMPHASIS, "a".to_owned()));
    }
    let known = document().fonts();
    // A browser that cannot tell has fonts as they come.
    fonts.retain(|(font, letters)| !known.check_with_text(font, letters).unwrap_or(true));
    fonts
}

/// True for the font of emphasis.
pub(crate) fn is_for_emphasis((font, _): &Font) -> bool {
    *font == EMPHASIS
}

/// True if a text in Markdown may have words in italics: a single sign of emphasis before a word, or a quotation.
fn has_emphasis(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(3).any(|around| match around {
        [before, sign @ (b'*' | b'_'), after] => {
            before != sign && !before.is_ascii_alphanumeric() && !b" \n*_".contains(after)
        }
        [b'\n', b'>', _] => true,
        _ => false,
    })
}

/// Fetches fonts. Ends when they are there, and otherwise when an article has waited long enough.
pub(crate) async fn fetch(fonts: Vec<Font>) {
    let known = document().fonts();
    let loads: Array =
        fonts.iter().map(|(font, letters)| known.load_with_text(font, letters)).collect();
    let timer = Promise::new(&mut |resolve, _| {
        // A timer that cannot be set ends nothing, and the font itself comes or fails.
        let delay = PATIENCE.as_millis().try_into().unwrap_or(i32::MAX);
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, delay);
    });
    // Fonts that fail are no different from those that take too long.
    let _ = JsFuture::from(Promise::race(&Array::of2(&Promise::all(&loads), &timer))).await;
}
