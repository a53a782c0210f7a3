//! The series that an article belongs to.

use leptos::prelude::*;

use crate::{
    app::{
        i18n::{t, t_number, t_with},
        site,
    },
    content::{
        i18n::Message,
        manifest::{Neighbour, Series},
        route::Route,
        slug::Slug,
    },
};

/// The posts of a series in reading order: where the one on screen stands, and what comes before it
/// and after it.
#[component]
pub(crate) fn SeriesBox(
    /// The series.
    series: Series,
    /// The post on screen.
    current: Option<Slug>,
) -> impl IntoView {
    let count = u32::try_from(series.posts.len()).unwrap_or(u32::MAX);
    let place = series.posts.iter().position(|post| current.as_ref() == Some(&post.slug));
    let number = place.and_then(|place| u32::try_from(place + 1).ok());
    let part = number
        .map(|number| t_with(Message::PartOf, &[&t_number(number), &t_number(count)]))
        .unwrap_or_default();
    let posts = series.posts.into_iter().enumerate().map(|(index, post)| {
        let mark = match place {
            Some(place) if index + 1 == place => t(Message::PreviousPart),
            Some(place) if index == place + 1 => t(Message::NextPart),
            _ => String::new(),
        };
        post_link(post, place == Some(index), mark)
    });
    let title = match series.slug {
        Some(slug) => {
            let href = site().at(&Route::Series(slug).path());
            view! { <a href=href><cite>{series.title}</cite></a> }.into_any()
        }
        None => view! { <cite>{series.title}</cite> }.into_any(),
    };
    view! {
        <nav class="o-series-box" aria-label=t(Message::Series)>
            <p class="o-series-label">
                {t(Message::SeriesOf)} {title} " " <span class="o-series-part">{part}</span>
            </p>
            <ol>{posts.collect_view()}</ol>
        </nav>
    }
}

/// A post as one of a list, marked where it is on screen or next to it.
pub(super) fn post_link(post: Neighbour, is_current: bool, mark: String) -> AnyView {
    link_item(&Route::Post(post.slug), post.title, is_current, mark)
}

/// A link as one of a list, with a mark behind it.
pub(crate) fn link_item(to: &Route, words: String, is_current: bool, mark: String) -> AnyView {
    let href = site().at(&to.path());
    let mark = (!mark.is_empty()).then(|| view! { " " <span class="o-series-mark">{mark}</span> });
    view! { <li><a href=href aria-current=is_current.then_some("page")>{words}</a>{mark}</li> }
        .into_any()
}
