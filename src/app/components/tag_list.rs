//! The tags of a post.

use leptos::prelude::*;

use crate::{
    app::{i18n::t, site},
    content::{
        i18n::Message,
        route::{PageNumber, Route},
        slug::Slug,
    },
};

/// Links to the tags of a post.
#[component]
pub(crate) fn TagList(
    /// The tags, as the author writes them.
    tags: Vec<String>,
) -> impl IntoView {
    let links: Vec<_> = tags
        .into_iter()
        .filter_map(|name| Slug::from_words(&name).ok().map(|slug| (name, slug)))
        .map(|(name, slug)| {
            let href = site().at(&Route::Tag(slug, PageNumber::FIRST).path());
            view! { <li><a href=href>{name}</a></li> }
        })
        .collect();
    (!links.is_empty())
        .then(|| view! { <ul class="o-tag-list" aria-label=t(Message::Tags)>{links}</ul> })
}
