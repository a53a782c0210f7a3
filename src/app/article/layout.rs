//! The layout of long articles.
//!
//! While the root has `data-lazy`, the style sheet leaves the blocks that are far from the window to the
//! browser (`content-visibility: auto`, CSS Containment 2), which lays them out as the reader comes near: on a
//! slow phone an article of many formulas is there in a fraction of the time. The height of such a block is a
//! guess until then. So whoever goes to a place far down has all of it laid out first, and an article that is
//! left keeps the heights of its blocks, to be as high when it comes back.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::dom::{all, find, style_of, window_width};

/// The attribute of the root.
const LAZY: &str = "data-lazy";

/// The sizes that decide where the lines of a text break. Browsers tell of neither.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LineWidth {
    /// The width of the window, in CSS pixels.
    window: f64,
    /// The size of the name of the site, which is the same on every page: readers may make the text alone larger.
    site_name: Option<(f64, f64)>,
}

impl LineWidth {
    /// The current one.
    pub(crate) fn now() -> Self {
        let name = find(".o-header-title").map(|name| name.get_bounding_client_rect());
        Self { window: window_width(), site_name: name.map(|name| (name.width(), name.height())) }
    }
}

/// Leaves what is far from the window to the browser.
pub(crate) fn lay_out_near() {
    if let Some(root) = document().document_element() {
        // The name of the attribute is valid, so this cannot fail.
        let _ = root.set_attribute(LAZY, "");
    }
}

/// Lets the browser lay out all of the article on screen. A page without one is left alone: without the
/// attribute, the browser computes the styles of all that is in it.
pub(crate) fn lay_out_all() {
    if find(".o-prose").is_some()
        && let Some(root) = document().document_element()
    {
        let _ = root.remove_attribute(LAZY);
    }
}

/// Sets down in each block of the article in a page how high it is, for when it comes back. Returns what the heights
/// hold for; `None` if all of the page is laid out: without containment the margins of blocks collapse, so their
/// heights are others.
pub(crate) fn keep_heights(page: &Element) -> Option<LineWidth> {
    document().document_element().filter(|root| root.has_attribute(LAZY))?;
    let blocks = all(page, ".o-prose > *");
    let heights: Vec<_> = blocks.iter().map(|block| style_of(block, "block-size")).collect();
    for (block, height) in blocks.iter().zip(heights) {
        if let (Some(block), Some(height)) = (block.dyn_ref::<HtmlElement>(), height) {
            // A browser that does not know the property lays out everything anyway.
            let height = ["auto ", &height].concat();
            let _ = block.style().set_property("contain-intrinsic-block-size", &height);
        }
    }
    Some(LineWidth::now())
}
