//! The font of formulas, which has to be there before an article with formulas is shown: a font that arrives later has
//! all of the text laid out anew, and moves what is being read.

use std::time::Duration;

use js_sys::{Array, Promise};
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::app::data::{LoadState, PageData};

/// The font, as the style sheet calls it, and a letter that it alone has.
const FONT: &str = "1em \"Octavo Math\"";
const LETTER: &str = "∑";

/// The time that an article waits for the font. Then it is shown in what the reader has.
const PATIENCE: Duration = Duration::from_secs(1);

/// True if a page has formulas, and their font is not there.
pub(crate) fn are_missing(state: Option<&LoadState>) -> bool {
    let Some(LoadState::Loaded(PageData::Document(item))) = state else { return false };
    // A browser that cannot tell has fonts as they come.
    !item.octavo.assets.math.is_empty()
        && !document().fonts().check_with_text(FONT, LETTER).unwrap_or(true)
}

/// Fetches the font. Ends when it is there, and otherwise when an article has waited long enough.
pub(crate) async fn fetch() {
    let font = document().fonts().load_with_text(FONT, LETTER);
    let timer = Promise::new(&mut |resolve, _| {
        // A timer that cannot be set ends nothing, and the font itself comes or fails.
        let delay = PATIENCE.as_millis().try_into().unwrap_or(i32::MAX);
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, delay);
    });
    // A font that fails is no different from one that takes too long.
    let _ = JsFuture::from(Promise::race(&Array::of2(&font, &timer))).await;
}
