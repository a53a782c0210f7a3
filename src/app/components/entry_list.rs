//! A list of posts.

use std::sync::Arc;

use leptos::prelude::*;

use super::TagList;
use crate::{
    app::{
        i18n::t,
        intl::{self, Length},
        site,
    },
    content::{
        document,
        i18n::Message,
        manifest::{Feed, Item},
    },
};

/// Posts as a table of contents lists them: title and summary, with date and tags beside.
#[component]
pub(crate) fn EntryList(
    /// The page of the manifest that has them, in order.
    feed: Arc<Feed>,
) -> impl IntoView {
    view! { <ol class="o-entry-list">{feed.items.iter().map(entry).collect_view()}</ol> }
}

fn entry(item: &Item) -> impl IntoView + use<> {
    let site = site();
    // Another site's post may have an address that leads nowhere safe, and still has a title.
    let href = item.link().map(|url| site.target(&url));
    let label = item.title.as_ref().or(item.content_text.as_ref()).cloned();
    let date = item.date_published.map(|date| {
        view! { <time datetime=date.day()>{intl::date(date, Length::Full)}</time> }
    });
    let draft =
        item.octavo.draft.then(|| view! { <strong class="o-draft">{t(Message::Draft)}</strong> });
    let pinned =
        item.octavo.pinned.then(|| view! { <span class="o-pinned">{t(Message::Pinned)}</span> });
    let direction = Some(item.octavo.direction.clone()).filter(|way| !way.is_empty());
    let cover = item.octavo.cover.as_ref().map(|picture| {
        let markup = document::cover(picture, &site.base).as_str().to_owned();
        // The title leads to the same page, for whoever does not point.
        view! {
            <a class="o-entry-cover" href=href.clone() tabindex="-1" aria-hidden="true" inner_html=markup></a>
        }
    });
    view! {
        <li class="o-entry" dir=direction>
            <div class="o-entry-text" lang=item.language.clone()>
                {cover}
                <h2 class="o-entry-title"><a href=href>{label}</a></h2>
                <p class="o-entry-summary">{item.summary.as_ref().or(item.content_text.as_ref()).cloned()}</p>
            </div>
            <div class="o-entry-margin">
                {draft} {pinned} {date}
                <TagList tags=item.tags.clone()/>
            </div>
        </li>
    }
}
