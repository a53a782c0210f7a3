//! When an article was published, how long it takes to read and what it is about.

use std::sync::Arc;

use leptos::prelude::*;

use super::TagList;
use crate::{
    app::{
        i18n::{t, t_count},
        intl::{self, Length},
    },
    content::{i18n::Message, manifest::Item},
};

/// The line under the title of a post.
#[component]
pub(crate) fn Byline(
    /// The post.
    item: Arc<Item>,
) -> impl IntoView {
    let published = item.date_published.map(|date| {
        view! { <time datetime=date.day()>{intl::date(date, Length::Full)}</time> }
    });
    let updated = item.date_modified.map(|date| {
        view! {
            <span>{t(Message::Updated)} <time datetime=date.day()>{intl::date(date, Length::Full)}</time></span>
        }
    });
    let minutes = match item.octavo.minutes {
        0 => None,
        minutes => Some(view! { <span>{t_count(Message::Minutes, minutes)}</span> }),
    };
    let draft =
        item.octavo.draft.then(|| view! { <strong class="o-draft">{t(Message::Draft)}</strong> });
    view! {
        <div class="o-byline">
            {draft} {published} {updated} {minutes}
            <TagList tags=item.tags.clone()/>
        </div>
    }
}
