//! The series that an article belongs to.

use leptos::prelude::*;

use crate::{
    app::{site, tongue::say},
    content::{manifest::Series, route::Route, slug::Slug, words::Word},
};

/// The posts of a series in reading order, the one on screen marked.
#[component]
pub(crate) fn SeriesBox(
    /// The series.
    series: Series,
    /// The post on screen.
    current: Option<Slug>,
) -> impl IntoView {
    let posts = series.posts.into_iter().map(|post| {
        let is_current = current.as_ref() == Some(&post.slug);
        let href = site().at(&Route::Post(post.slug).path());
        view! { <li><a href=href aria-current=is_current.then_some("page")>{post.title}</a></li> }
    });
    view! {
        <nav class="series-box" aria-label=say(Word::Series)>
            <p class="series-label">{say(Word::SeriesOf)} <cite>{series.title}</cite></p>
            <ol>{posts.collect_view()}</ol>
        </nav>
    }
}
