//! Articles, passed on.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

use super::copy_button::{self, copied, say};
use crate::{app::dom::closest, content::i18n::part};

/// Gives the links of the article a button.
pub(super) fn add_button(prose: &Element) {
    let article = closest(prose, ".o-article");
    let links =
        article.and_then(|it| it.query_selector(":scope > .o-colophon:not(:has(.o-share))").ok());
    if let Some(Some(links)) = links {
        copy_button::add_button(&links, "o-share", &word(&links, 0));
    }
}

/// Passes the article on, if the button was pushed; copies its address, if a heading's sign was.
pub(super) fn click(target: &Element) -> bool {
    if let Some(button) = closest(target, ".o-share") {
        spawn_local(share(button));
        return true;
    }
    if let Some(link) = closest(target, ".o-heading-link") {
        spawn_local(copy_address(link));
    }
    false
}

async fn share(button: Element) {
    let Some(links) = button.parent_element() else { return };
    let location = window().location();
    let address = location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default();
    let navigator = window().navigator();
    if let Ok(Ok(share)) =
        Reflect::get(&navigator, &"share".into()).map(JsCast::dyn_into::<Function>)
    {
        let what = Object::new();
        for (key, value) in [("title", &document().title()), ("url", &address)] {
            let _ = Reflect::set(&what, &key.into(), &value.into());
        }
        // A reader who changes their mind is no failure.
        let shared = share.call1(&navigator, &what).and_then(JsCast::dyn_into::<Promise>);
        if let Ok(shared) = shared {
            let _ = JsFuture::from(shared).await;
        }
        return;
    }
    // Where it cannot be copied, there is the address to be copied by hand.
    let said = if copied(&address).await { word(&links, 1) } else { address };
    say(button, &said, word(&links, 0));
}

async fn copy_address(link: Element) {
    let (Some(id), Ok(page)) = (link.get_attribute("href"), window().location().href()) else {
        return;
    };
    let page = page.split('#').next().unwrap_or_default();
    if copied(&[page, &id].concat()).await {
        say(link, "✓", "#".to_owned());
    }
}

fn word(links: &Element, place: usize) -> String {
    part(&links.get_attribute("data-share").unwrap_or_default(), place).to_owned()
}
