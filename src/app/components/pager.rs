//! From one page of a listing to the next.

use leptos::prelude::*;

use crate::{
    app::{
        i18n::{t, t_number, t_with},
        site,
    },
    content::{
        i18n::Message,
        route::{PageNumber, Route},
    },
};

/// Links to the pages before and after this one.
#[component]
pub(crate) fn Pager(
    /// The page on screen.
    route: Route,
    /// The number of pages.
    pages: u32,
) -> impl IntoView {
    let page = match &route {
        Route::Listing(page) | Route::Tag(_, page) => page.number(),
        _ => 1,
    };
    let link = move |number: u32, rel: &'static str, word: Message| {
        let number = PageNumber::new(number).filter(|number| number.number() <= pages)?;
        let target = match &route {
            Route::Tag(tag, _) => Route::Tag(tag.clone(), number),
            _ => Route::Listing(number),
        };
        Some(view! { <a href=site().at(&target.path()) rel=rel>{t(word)}</a> })
    };
    (pages > 1).then(|| {
        let place = t_with(Message::PageOf, &[&t_number(page), &t_number(pages)]);
        view! {
            <nav class="o-pager" aria-label=t(Message::Pages)>
                <span class="o-pager-newer">{link(page.saturating_sub(1), "prev", Message::NewerPosts)}</span>
                <span class="o-pager-place">{place}</span>
                <span class="o-pager-older">{link(page + 1, "next", Message::OlderPosts)}</span>
            </nav>
        }
    })
}
