//! A page of posts: all of them, or those with one tag.

use leptos::prelude::*;

use crate::{
    app::{
        head,
        library::Volume,
        part::{EntryList, Pager, Title},
        site,
    },
    content::{
        manifest::Feed,
        route::{PageNumber, Route},
    },
};

/// The posts of a [`Route::Listing`] or a [`Route::Tag`], newest first.
pub(crate) fn listing(route: &Route, volume: &Volume) -> Option<AnyView> {
    let Volume::Feed(feed) = volume else { return None };
    let heading = heading(route, feed);
    let is_home = *route == Route::HOME;
    head::describe((!is_home).then_some(heading.title.as_str()), &feed.description);
    let pages = feed.octavo.pages;
    let entries = feed.items.clone();
    let is_empty = entries.is_empty();
    let route = route.clone();
    let page = view! {
        <div class="listing" data-home=is_home.then_some("")>
            <Title text=heading.title note=heading.note/>
            {is_empty.then(|| view! { <p class="empty">"Nothing has been published here yet."</p> })}
            <EntryList entries/>
            <Pager route pages/>
        </div>
    };
    Some(page.into_any())
}

struct Heading {
    title: String,
    note: String,
}

fn heading(route: &Route, feed: &Feed) -> Heading {
    let page = match route {
        Route::Listing(page) | Route::Tag(_, page) => *page,
        _ => PageNumber::FIRST,
    };
    let count = match feed.octavo.posts {
        1 => "1 post".to_owned(),
        posts => format!("{posts} posts"),
    };
    let of_pages = format!("page {} of {}", page.number(), feed.octavo.pages);
    let site = site();
    match (route, page.is_first()) {
        (Route::Tag(tag, _), first) => Heading {
            title: feed.octavo.tag.clone().unwrap_or_else(|| tag.to_string()),
            note: if first { count } else { of_pages },
        },
        (_, true) if site.description.is_empty() => {
            Heading { title: site.title, note: String::new() }
        }
        (_, true) => Heading { title: site.description, note: String::new() },
        (_, false) => Heading { title: "Earlier posts".to_owned(), note: of_pages },
    }
}
