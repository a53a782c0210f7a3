//! All posts by year.

use leptos::prelude::*;

use crate::{
    app::{
        head,
        intl::{self, Length},
        library::Volume,
        part::Title,
        site,
        tongue::{say, say_count, say_with},
    },
    content::{
        manifest::{Entry, Year},
        route::Route,
        words::Word,
    },
};

/// Every year with its posts, or one year alone.
pub(crate) fn archive(route: &Route, volume: &Volume) -> Option<AnyView> {
    let Volume::Archive(archive) = volume else { return None };
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
    head::describe(Some(&title), &description);
    let years = match alone {
        Some(year) => entries(year).into_any(),
        None => archive.years.iter().map(section).collect_view().into_any(),
    };
    let page = view! {
        <div class="o-archive">
            <Title text=title note/>
            {years}
        </div>
    };
    Some(page.into_any())
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
