//! The words for a page that cannot be shown, and for what can be done about it.

use super::{
    data::FetchError,
    i18n::{t, t_with},
};
use crate::content::{i18n::Message, route::Route};

/// The words of a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// The event, as a heading.
    pub(crate) title: String,
    /// The meaning.
    pub(crate) text: String,
    /// The second attempt, if one may help.
    pub(crate) retry: Option<Retry>,
}

/// Everything that may bring the page after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retry {
    /// To fetch its data again.
    Fetch,
    /// To load the document again: the data may be for a newer app than the one that runs.
    Reload,
}

impl Failure {
    /// An address that the site has no page for.
    pub(crate) fn unknown_address() -> Self {
        Self { title: t(Message::NoPage), text: t(Message::NoPageText), retry: None }
    }

    /// The words for data of a route that did not come.
    pub(crate) fn of(route: &Route, error: &FetchError) -> Self {
        let is_home = *route == Route::HOME;
        let (title, text, retry) = match error {
            FetchError::Offline => (Message::Offline, Message::OfflineText, Retry::Fetch),
            FetchError::Unreachable => (Message::NoAnswer, Message::NoAnswerText, Retry::Fetch),
            FetchError::Missing if is_home => {
                (Message::NoPosts, Message::NoPostsText, Retry::Fetch)
            }
            FetchError::Missing => return Self::unknown_address(),
            FetchError::Status(_) => (Message::HostError, Message::HostErrorText, Retry::Fetch),
            FetchError::WebPage if is_home => {
                (Message::NoPosts, Message::NoPostsButPageText, Retry::Fetch)
            }
            FetchError::WebPage => (Message::NoPage, Message::PageInsteadText, Retry::Fetch),
            FetchError::Malformed(_) => {
                (Message::Unreadable, Message::UnreadableText, Retry::Reload)
            }
        };
        let detail = match error {
            FetchError::Status(status) => status.to_string(),
            FetchError::Malformed(detail) => detail.clone(),
            _ => String::new(),
        };
        let text = t_with(text, &[&t(name(route)), &detail]);
        Self { title: t(title), text, retry: Some(retry) }
    }
}

/// The subject of a sentence about the page of a route.
fn name(route: &Route) -> Message {
    match route {
        Route::Listing(_) | Route::Tag(..) | Route::TagYear(..) | Route::Series(_) => {
            Message::TheListing
        }
        Route::Post(_) => Message::ThisArticle,
        Route::Page(_) => Message::ThisPage,
        Route::Tags => Message::TheTags,
        Route::Archive | Route::Year(_) => Message::TheArchive,
    }
}
