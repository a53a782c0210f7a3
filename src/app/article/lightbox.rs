//! Pictures, as large as the window.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

use super::copy_button::add_button;
use crate::{
    app::dom::{all, child, closest},
    content::i18n::part,
};

/// Gives every picture that can be enlarged a button, for who cannot point at the picture. One that is a
/// link leads where it leads.
pub(super) fn add_buttons(prose: &Element) {
    let enlarge = prose.get_attribute("data-zoom").unwrap_or_default();
    for figure in all(prose, "figure:has(> img, > picture):not(:has(> .o-enlarge))") {
        add_button(&figure, "o-enlarge", part(&enlarge, 0));
    }
}

/// Enlarges the picture that was clicked, or ends that, and tells whether it did.
pub(super) fn click(target: &Element) -> bool {
    if let Some(shown) = closest(target, ".o-zoom") {
        if let Some(dialog) = shown.dyn_ref::<HtmlDialogElement>() {
            dialog.close();
        }
        return true;
    }
    // A picture that is a link leads where it leads, also in a figure beside another.
    if closest(target, "a").is_some() {
        return false;
    }
    let Some(figure) = closest(target, ".o-prose figure:has(> .o-enlarge)") else { return false };
    if !target.matches(".o-enlarge, img").unwrap_or_default() {
        return false;
    }
    let picture = match closest(target, "img") {
        Some(picture) => Some(picture),
        None => figure.query_selector("img").ok().flatten(),
    };
    picture.and_then(|picture| show(&figure, &picture)).is_some()
}

/// Shows a copy of a picture over the page. It ends as any dialog, and where the reader
/// turns to another page.
fn show(figure: &Element, picture: &Element) -> Option<()> {
    // The words are those of the article.
    let prose = closest(figure, ".o-prose")?;
    let close = prose.get_attribute("data-zoom").unwrap_or_default();
    all(&prose, ".o-zoom").iter().for_each(Element::remove);
    let dialog = child(&prose, "dialog", "o-zoom")?;
    let source = picture.parent_element().filter(|around| around.matches("picture") == Ok(true));
    let copy = source.as_ref().unwrap_or(picture).clone_node_with_deep(true).ok()?;
    dialog.append_child(&copy).ok()?;
    for part in all(&dialog, "img, source") {
        let _ = part.set_attribute("sizes", "200vw");
    }
    if let Some(name) = picture.get_attribute("alt") {
        let _ = dialog.set_attribute("aria-label", &name);
    }
    add_button(&dialog, "o-zoom-close", part(&close, 1));
    dialog.dyn_into::<HtmlDialogElement>().ok()?.show_modal().ok()
}
