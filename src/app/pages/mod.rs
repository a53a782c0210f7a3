//! The pages. Each takes the data of its route and returns its view and its metadata; nothing else leaves a page.

mod archive;
mod article;
mod listing;
mod not_found;
mod tags;

use leptos::prelude::*;

use super::{
    components::Notice,
    data::{FetchError, LoadState, PageData},
    failure::Failure,
    i18n::t,
    page_metadata::PageMetadata,
};
use crate::content::{i18n::Message, route::Route};

/// A page.
pub(crate) struct Page {
    /// The view, which is one element.
    pub(crate) view: AnyView,
    /// The title and the description.
    pub(crate) metadata: PageMetadata,
}

impl Page {
    /// The page of a route, or the one for unknown addresses. Says that the data is being fetched, or why it
    /// could not be, where that is so.
    pub(crate) fn of(route: Option<&Route>, state: Option<&LoadState>) -> Self {
        let Some(route) = route else { return not_found::not_found() };
        match state {
            Some(LoadState::Loaded(data)) => {
                show(route, data).unwrap_or_else(|| failed(route, &FetchError::Missing))
            }
            Some(LoadState::Failed(error)) => failed(route, error),
            Some(LoadState::Loading) | None => Self {
                view: view! { <p class="o-loading" role="status">{t(Message::Fetching)}</p> }
                    .into_any(),
                metadata: PageMetadata::default(),
            },
        }
    }
}

/// The page of a route; `None` if the data is that of another kind of page.
fn show(route: &Route, data: &PageData) -> Option<Page> {
    Some(match (route, data) {
        (Route::Post(_) | Route::Page(_), PageData::Document(item)) => {
            article::article(route, item)
        }
        (Route::Tags, PageData::Tags(index)) => tags::tags(index),
        (Route::Archive | Route::Year(_), PageData::Archive(years)) => {
            archive::archive(route, years)
        }
        (
            Route::Listing(_) | Route::Tag(..) | Route::TagYear(..) | Route::Series(_),
            PageData::Feed(feed),
        ) => listing::listing(route, feed),
        _ => return None,
    })
}

fn failed(route: &Route, error: &FetchError) -> Page {
    let failure = Failure::of(route, error);
    let metadata = PageMetadata::of_failure(&failure.title);
    Page { view: view! { <Notice failure route=route.clone()/> }.into_any(), metadata }
}
