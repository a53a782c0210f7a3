//! The posts before and after an article.

use leptos::prelude::*;

use crate::{
    app::{i18n::t, site},
    content::{i18n::Message, manifest::Neighbour, route::Route},
};

/// Links to the post published before this one and to the one published after it.
#[component]
pub(crate) fn Neighbours(
    /// The older post.
    previous: Option<Neighbour>,
    /// The newer post.
    next: Option<Neighbour>,
) -> impl IntoView {
    let link = |neighbour: Neighbour, rel: &'static str, label: Message| {
        let href = site().at(&Route::Post(neighbour.slug).path());
        view! {
            <p class="o-neighbour" data-rel=rel>
                <span class="o-neighbour-label">{t(label)}</span>
                <a href=href rel=rel>{neighbour.title}</a>
            </p>
        }
    };
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="o-neighbours" aria-label=t(Message::OtherPosts)>
                {previous.map(|post| link(post, "prev", Message::Older))}
                {next.map(|post| link(post, "next", Message::Newer))}
            </nav>
        }
    })
}
