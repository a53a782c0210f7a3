//! Other posts about the same things.

use leptos::prelude::*;

use super::series_box::post_link;
use crate::{
    app::tongue::say,
    content::{manifest::Neighbour, words::Word},
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
            <nav class="o-related" aria-label=say(Word::Related)>
                <p class="o-related-label">{say(Word::Related)}</p>
                <ul>{posts.collect_view()}</ul>
            </nav>
        }
    })
}
