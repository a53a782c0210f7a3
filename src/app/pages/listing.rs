//! A page of posts: all of them, or those with one tag.

use std::sync::Arc;

use leptos::prelude::*;

use super::Page;
use crate::{
    app::{
        components::{EntryList, Pager, Title, link_item},
        i18n::{t, t_count, t_number, t_with},
        page_metadata::PageMetadata,
        site,
    },
    content::{
        i18n::Message,
        manifest::Feed,
        route::{PageNumber, Route},
    },
};

/// The posts of a listing, newest first, or of a series, oldest first.
pub(super) fn listing(route: &Route, feed: &Arc<Feed>) -> Page {
    let heading = heading(route, feed);
    let is_home = *route == Route::HOME;
    let metadata = PageMetadata::new(heading.name.as_deref(), &heading.description);
    let pages = feed.octavo.pages;
    let is_empty = feed.items.is_empty();
    let view = view! {
        <div class="o-listing" data-home=is_home.then_some("")>
            <Title text=heading.title note=heading.note/>
            {years(route, feed)}
            {is_empty.then(|| view! { <p class="o-empty">{t(Message::NothingYet)}</p> })}
            <EntryList feed=Arc::clone(feed)/>
            <Pager route=route.clone() pages/>
        </div>
    };
    Page { view: view.into_any(), metadata }
}

/// The years that have posts with a tag, each a page of its own.
fn years(route: &Route, feed: &Feed) -> Option<AnyView> {
    let (Route::Tag(tag, _) | Route::TagYear(tag, _)) = route else { return None };
    if feed.octavo.years.is_empty() {
        return None;
    }
    let link = |to: Route, words| link_item(&to, words, to == *route, String::new());
    let mut links = vec![link(Route::Tag(tag.clone(), PageNumber::FIRST), t(Message::AllYears))];
    for year in &feed.octavo.years {
        links.push(link(Route::TagYear(tag.clone(), *year), year.to_string()));
    }
    let nav = view! { <nav class="o-years" aria-label=t(Message::Years)><ul>{links}</ul></nav> };
    Some(nav.into_any())
}

struct Heading {
    /// The words of the heading.
    title: String,
    /// A few more beside it.
    note: String,
    /// The title of the page away from itself; nothing for the home page, which is the site.
    name: Option<String>,
    /// The result of search engines for it.
    description: String,
}

fn heading(route: &Route, feed: &Feed) -> Heading {
    let site = site();
    let page = match route {
        Route::Listing(page) | Route::Tag(_, page) => *page,
        _ => PageNumber::FIRST,
    };
    let place =
        t_with(Message::OnPageOf, &[&t_number(page.number()), &t_number(feed.octavo.pages)]);
    let named = |title: String| match page.is_first() {
        true => title,
        false => format!("{title}, {place}"),
    };
    match route {
        Route::Tag(name, _) | Route::TagYear(name, _) | Route::Series(name) => {
            let mut title = feed.octavo.tag.clone().unwrap_or_else(|| name.to_string());
            if let Route::TagYear(_, year) = route {
                title = format!("{title}, {year}");
            }
            let note = if page.is_first() {
                t_count(Message::PostCount, feed.octavo.posts)
            } else {
                place.clone()
            };
            Heading {
                note,
                name: Some(named(title.clone())),
                description: named(t_with(Message::AllPostsAbout, &[&site.title, &title])),
                title,
            }
        }
        _ if page.is_first() => Heading {
            title: match site.description.as_str() {
                "" => site.title.clone(),
                description => description.to_owned(),
            },
            note: String::new(),
            name: None,
            description: site.description.clone(),
        },
        _ => Heading {
            title: t(Message::EarlierPosts),
            note: place.clone(),
            name: Some(named(t(Message::Posts))),
            description: named(t_with(Message::AllPosts, &[&site.title])),
        },
    }
}
