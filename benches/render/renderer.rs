//! The renderer as the browser gets it, for a page that measures it beside other libraries.

use octavo::content::document::{self, Assets, RenderContext};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Renders Markdown. The text comes from JavaScript and the markup goes back there, as in the app.
#[wasm_bindgen]
pub fn render(markdown: &str) -> JsValue {
    let document = document::render(markdown, RenderContext::ROOT, &Assets::default());
    JsValue::from_str(document.html.as_str())
}

fn main() {}
