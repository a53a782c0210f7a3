//! Other posts about the same things.

use leptos::prelude::*;

use super::series_box::post_link;
use crate::{
    app::i18n::t,
    content::{i18n::Message, manifest::Neighbour},
};

/// The posts that are about the same things.
#[component]
pub(crate) fn Related(
    /// The posts.
    posts: Vec<Neighbour>,
) -> impl IntoView {
    (!posts.is_empty()).then(|| {
        let posts = posts.into_iter().map(|post| post_link(post, false, String::new()));
        view! {
            <nav class="o-related" aria-label=t(Message::Related)>
                <p class="o-related-label">{t(Message::Related)}</p>
                <ul>{posts.collect_view()}</ul>
            </nav>
        }
    })
}
