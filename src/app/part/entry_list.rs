//! A list of posts.

use std::sync::Arc;

use leptos::prelude::*;

use super::TagList;
use crate::{
    app::{
        intl::{self, Length},
        site,
        tongue::say,
    },
    content::{
        manifest::{Feed, Item},
        words::Word,
    },
};

/// Posts as a table of contents lists them: title and summary, with date and tags beside.
#[component]
pub(crate) fn EntryList(
    /// The page of the manifest that has them, in order.
    feed: Arc<Feed>,
) -> impl IntoView {
    view! { <ol class="entry-list">{feed.items.iter().map(entry).collect_view()}</ol> }
}

fn entry(item: &Item) -> impl IntoView + use<> {
    let site = site();
    let link = item.link().map(|link| {
        let href = site.target(&link.url);
        view! { <a href=href>{link.label}</a> }
    });
    let date = item.date_published.map(|date| {
        view! { <time datetime=date.day()>{intl::date(date, Length::Full)}</time> }
    });
    let draft =
        item.octavo.draft.then(|| view! { <strong class="draft">{say(Word::Draft)}</strong> });
    let pinned =
        item.octavo.pinned.then(|| view! { <span class="pinned">{say(Word::Pinned)}</span> });
    let direction = Some(item.octavo.direction.clone()).filter(|way| !way.is_empty());
    view! {
        <li class="entry" lang=item.language.clone() dir=direction>
            <h2 class="entry-title">{link}</h2>
            <p class="entry-summary">{item.summary.as_ref().or(item.content_text.as_ref()).cloned()}</p>
            <div class="entry-margin">
                {draft} {pinned} {date}
                <TagList tags=item.tags.clone()/>
            </div>
        </li>
    }
}
