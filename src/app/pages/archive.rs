//! All posts by year.

use leptos::prelude::*;

use super::Page;
use crate::{
    app::{
        components::Title,
        i18n::{t, t_count, t_with},
        intl::{self, Length},
        page_metadata::PageMetadata,
        site,
    },
    content::{
        i18n::Message,
        manifest::{Archive, Entry, Year},
        route::Route,
    },
};

/// Every year with its posts, or one year alone.
pub(super) fn archive(route: &Route, archive: &Archive) -> Page {
    let alone = archive.years.first().filter(|_| matches!(route, Route::Year(_)));
    let (title, note, description) = match alone {
        Some(year) => {
            let number = year.year.to_string();
            (
                t_with(Message::PostsOfYear, &[&number]),
                t_count(Message::PostCount, year.posts),
                t_with(Message::AboutYear, &[&number]),
            )
        }
        None => (t(Message::Archive), String::new(), t(Message::AboutArchive)),
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
    let posts = t_count(Message::PostCount, year.posts);
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
