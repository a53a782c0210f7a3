//! All tags.

use leptos::prelude::*;

use super::Page;
use crate::{
    app::{
        components::Title,
        i18n::{t, t_number},
        page_metadata::PageMetadata,
        site,
    },
    content::{
        i18n::Message,
        manifest::TagIndex,
        route::{PageNumber, Route},
    },
};

/// The tags in alphabetical order, with how often each is used.
pub(super) fn tags(index: &TagIndex) -> Page {
    let title = t(Message::Tags);
    let metadata = PageMetadata::new(Some(&title), &t(Message::AboutTags));
    let tags = index.tags.iter().map(|tag| {
        let href = site().at(&Route::Tag(tag.slug.clone(), PageNumber::FIRST).path());
        view! {
            <li>
                <a href=href>{tag.name.clone()}</a>
                <span class="o-count">{t_number(tag.posts)}</span>
            </li>
        }
    });
    let view = view! {
        <div class="o-tags">
            <Title text=title/>
            <ul class="o-tag-index">{tags.collect_view()}</ul>
        </div>
    };
    Page { view: view.into_any(), metadata }
}
