//! The font of formulas.
//!
//! A browser that has to set a formula in another font looks for its letters one by one, and lays out all
//! of them anew when theirs arrives. A slow phone would be busy with it for as long as several frames.

use std::{cell::Cell, time::Duration};

use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// As the style sheet calls it.
const FONT: &str = "1em \"Octavo Math\"";

/// How long formulas wait for it. From then on they are shown in what the reader has.
const PATIENCE: Duration = Duration::from_secs(1);

thread_local! {
    /// Whether it is known what becomes of it; `None` before anybody needs it.
    static IS_SETTLED: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Fetches the font, once in a visit.
pub(super) fn fetch_font() {
    if IS_SETTLED.get().is_some() {
        return;
    }
    IS_SETTLED.set(Some(false));
    set_timeout(settles, PATIENCE);
    // To look for it takes the browser a while, too, and the page is being made.
    let fetch = || {
        let font = document().fonts().load(FONT);
        spawn_local(async {
            // What the host does not have will not come.
            let _ = JsFuture::from(font).await;
            settles();
        });
    };
    set_timeout(fetch, Duration::ZERO);
}

/// Whether it is there soon.
pub(super) fn is_font_on_its_way() -> bool {
    IS_SETTLED.get() == Some(false)
}

fn settles() {
    IS_SETTLED.set(Some(true));
}
