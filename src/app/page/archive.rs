//! All posts by year.

use leptos::prelude::*;

use crate::{
    app::{
        head,
        intl::{self, Length},
        library::Volume,
        part::Title,
        site,
    },
    content::{manifest::Entry, route::Route},
};

/// Every year with its posts, or one year alone.
pub(crate) fn archive(route: &Route, volume: &Volume) -> Option<AnyView> {
    let Volume::Archive(archive) = volume else { return None };
    let title = match route {
        Route::Year(year) => format!("Posts of {year}"),
        _ => "Archive".to_owned(),
    };
    head::describe(Some(&title), "Everything on this site, by year.");
    let sections = archive.years.iter().map(|year| {
        let href = site().at(&Route::Year(year.year).path());
        let count = match year.posts {
            1 => "1 post".to_owned(),
            posts => format!("{posts} posts"),
        };
        view! {
            <section class="archive-year">
                <h2><a href=href>{year.year}</a> <span class="count">{count}</span></h2>
                <ul class="archive-list">{year.entries.iter().map(entry).collect_view()}</ul>
            </section>
        }
    });
    let page = view! {
        <div class="archive">
            <Title text=title/>
            {sections.collect_view()}
        </div>
    };
    Some(page.into_any())
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
