//! The title of a post, which travels from a list to its article and back.
//!
//! The next page is there at once, and only its title comes from where it was: an animation of the title
//! itself (Web Animations). A view transition would look the same, and have the reader wait: the browser
//! takes a frame to take a picture of the old title before it lets the page change.

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlAnchorElement};

use crate::app::dom::{find, is_in_view, style_of};

/// The duration of the animation, in milliseconds.
const DURATION: f64 = 160.0;

/// It slows down where it arrives.
const EASING: &str = "ease-out";

/// A title that is on screen and will be on the next page.
#[derive(Debug)]
pub(super) struct TitleAnimation {
    /// The box of the title on the page on screen.
    place: DomRect,
    /// The height of its letters there, in whole pixels.
    letters: u32,
    /// The path of the post in the list that is the next page, if it is not the article.
    listed: Option<String>,
}

impl TitleAnimation {
    /// The title that the page on screen and the next one share, if it is in view and motion is
    /// welcome. Where the reader goes back, that is the title of the page that they come from.
    pub(super) fn between(from: Option<&str>, next: &str) -> Option<Self> {
        let reduced = window().match_media("(prefers-reduced-motion: reduce)").ok()??;
        if reduced.matches() {
            return None;
        }
        let (shown, listed) = match entry_of(next) {
            Some(shown) => (shown, None),
            None => (find("article h1")?, Some(from?.to_owned())),
        };
        let place = shown.get_bounding_client_rect();
        is_in_view(&place).then(|| Self { place, letters: letters_of(&shown), listed })
    }

    /// Moves the title to where it is on the page that is on screen now. The browser lays out that page.
    #[expect(clippy::cast_possible_truncation, reason = "a window is not that large")]
    pub(super) fn start(self) -> Option<()> {
        let title = match &self.listed {
            None => find("main h1"),
            Some(path) => entry_of(path),
        };
        let title = title?;
        let letters = letters_of(&title);
        let now = title.get_bounding_client_rect();
        let is_rtl = title.matches(":dir(rtl)").unwrap_or_default();
        let start = |place: &DomRect| if is_rtl { place.right() } else { place.left() };
        let (across, down) = (start(&self.place) - start(&now), self.place.top() - now.top());
        let before = self.letters;
        let keyframes = Object::new();
        // Whole numbers: to write others takes 6 kB of program, and nobody sees parts of a pixel here.
        let (across, down) = (across as i32, down as i32);
        let from = format!("translate({across}px, {down}px) scale(calc({before} / {letters}))");
        let origin = if is_rtl { "100% 0" } else { "0 0" };
        for (property, first, last) in [
            ("transform", &*from, "none"),
            ("transformOrigin", origin, origin),
            ("easing", EASING, EASING),
        ] {
            let both = Array::of2(&first.into(), &last.into());
            Reflect::set(&keyframes, &property.into(), &both).ok()?;
        }
        // A browser without it shows the title where it is.
        let animate: Function = Reflect::get(&title, &"animate".into()).ok()?.dyn_into().ok()?;
        animate.call2(&title, &keyframes, &DURATION.into()).ok().map(drop)
    }
}

/// The title of a post in the list on screen.
fn entry_of(path: &str) -> Option<Element> {
    let links = document().query_selector_all("main .o-entry-title a").ok()?;
    let links = (0..links.length()).filter_map(|index| links.get(index)?.dyn_into().ok());
    links
        .filter(|link: &HtmlAnchorElement| link.pathname() == path)
        .find_map(|a| a.parent_element())
}

/// The height of an element's letters, in whole pixels, at least 1.
fn letters_of(element: &Element) -> u32 {
    let size = style_of(element, "font-size");
    let whole: Option<u32> = size.and_then(|size| size.split(['.', 'p']).next()?.parse().ok());
    whole.unwrap_or_default().max(1)
}
