//! All posts by year.

use leptos::prelude::*;

use super::Page;
use crate::{
    app::{
        components::Title,
        intl::{self, Length},
        page_metadata::PageMetadata,
        site,
        tongue::{say, say_count, say_with},
    },
    content::{
        manifest::{Archive, Entry, Year},
        route::Route,
        words::Word,
    },
};

/// Every year with its posts, or one year alone.
pub(super) fn archive(route: &Route, archive: &Archive) -> Page {
    let alone = archive.years.first().filter(|_| matches!(route, Route::Year(_)));
    let (title, note, description) = match alone {
        Some(year) => {
            let number = year.year.to_string();
            (
                say_with(Word::PostsOfYear, &[&number]),
                say_count(Word::PostCount, year.posts),
                say_with(Word::AboutYear, &[&number]),
            )
        }
        None => (say(Word::Archive), String::new(), say(Word::AboutArchive)),
    };
    let metadata = PageMetadata::new(Some(&title), &description);
    let years = match alone {
        Some(year) => entries(year).into_any(),
        None => archive.years.iter().map(section).collect_view().into_any(),
    };
    let view = view! {
        <div class="o-archive">
            <Title text=title note/>
            {years}
        </div>
    };
    Page { view: view.into_any(), metadata }
}

fn section(year: &Year) -> impl IntoView + use<> {
    let href = site().at(&Route::Year(year.year).path());
    let posts = say_count(Word::PostCount, year.posts);
    view! {
        <section class="o-archive-year">
            <h2><a href=href>{year.year}</a> <span class="o-count">{posts}</span></h2>
            {entries(year)}
        </section>
    }
}

fn entries(year: &Year) -> impl IntoView + use<> {
    view! { <ul class="o-archive-list">{year.entries.iter().map(entry).collect_view()}</ul> }
}

fn entry(entry: &Entry) -> impl IntoView + use<> {
    let href = site().at(&Route::Post(entry.slug.clone()).path());
    view! {
        <li>
            <time datetime=entry.date.day()>{intl::date(entry.date, Length::DayAndMonth)}</time>
            <a href=href>{entry.title.clone()}</a>
        </li>
    }
}
