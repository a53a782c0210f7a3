//! A page of posts: all of them, or those with one tag.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        head,
        library::Volume,
        part::{EntryList, Pager, Title},
        site,
        tongue::{say, say_count, say_number, say_with},
    },
    content::{
        manifest::Feed,
        route::{PageNumber, Route},
        words::Word,
    },
};

/// The posts of a [`Route::Listing`] or a [`Route::Tag`], newest first.
pub(crate) fn listing(route: &Route, volume: &Volume) -> Option<AnyView> {
    let Volume::Feed(feed) = volume else { return None };
    let heading = heading(route, feed);
    let is_home = *route == Route::HOME;
    head::describe(heading.name.as_deref(), &heading.description);
    let pages = feed.octavo.pages;
    let is_empty = feed.items.is_empty();
    let route = route.clone();
    let page = view! {
        <div class="listing" data-home=is_home.then_some("")>
            <Title text=heading.title note=heading.note/>
            {is_empty.then(|| view! { <p class="empty">{say(Word::NothingYet)}</p> })}
            <EntryList feed=Arc::clone(feed)/>
            <Pager route pages/>
        </div>
    };
    Some(page.into_any())
}

struct Heading {
    /// The words of the heading.
    title: String,
    /// A few more beside it.
    note: String,
    /// What the page is called away from itself; nothing for the home page, which is the site.
    name: Option<String>,
    /// What search engines show of it.
    description: String,
}

fn heading(route: &Route, feed: &Feed) -> Heading {
    let site = site();
    let page = match route {
        Route::Listing(page) | Route::Tag(_, page) => *page,
        _ => PageNumber::FIRST,
    };
    let place =
        say_with(Word::OnPageOf, &[&say_number(page.number()), &say_number(feed.octavo.pages)]);
    let named = |title: String| match page.is_first() {
        true => title,
        false => format!("{title}, {place}"),
    };
    match route {
        Route::Tag(tag, _) => {
            let title = feed.octavo.tag.clone().unwrap_or_else(|| tag.to_string());
            let note = if page.is_first() {
                say_count(Word::PostCount, feed.octavo.posts)
            } else {
                place.clone()
            };
            Heading {
                note,
                name: Some(named(title.clone())),
                description: named(say_with(Word::AllPostsAbout, &[&site.title, &title])),
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
            title: say(Word::EarlierPosts),
            note: place.clone(),
            name: Some(named(say(Word::Posts))),
            description: named(say_with(Word::AllPosts, &[&site.title])),
        },
    }
}
