//! A list of posts.

use leptos::prelude::*;

use super::TagList;
use crate::{
    app::{
        intl::{self, Length},
        site,
        tongue::say,
    },
    content::{manifest::Item, words::Word},
};

/// Posts as a table of contents lists them: title and summary, with date and tags beside.
#[component]
pub(crate) fn EntryList(
    /// The posts, in order.
    entries: Vec<Item>,
) -> impl IntoView {
    view! { <ol class="entry-list">{entries.into_iter().map(entry).collect_view()}</ol> }
}

fn entry(item: Item) -> impl IntoView {
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
    let direction = Some(item.octavo.direction).filter(|way| !way.is_empty());
    view! {
        <li class="entry" lang=item.language dir=direction>
            <h2 class="entry-title">{link}</h2>
            <p class="entry-summary">{item.summary.or(item.content_text)}</p>
            <div class="entry-margin">
                {draft} {pinned} {date}
                <TagList tags=item.tags/>
            </div>
        </li>
    }
}
