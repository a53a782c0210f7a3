//! The words for a page that cannot be shown, and for what can be done about it.

use super::{
    data::FetchError,
    tongue::{say, say_with},
};
use crate::content::{route::Route, words::Word};

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
        Self { title: say(Word::NoPage), text: say(Word::NoPageText), retry: None }
    }

    /// The words for data of a route that did not come.
    pub(crate) fn of(route: &Route, error: &FetchError) -> Self {
        let is_home = *route == Route::HOME;
        let (title, text, retry) = match error {
            FetchError::Offline => (Word::Offline, Word::OfflineText, Retry::Fetch),
            FetchError::Unreachable => (Word::NoAnswer, Word::NoAnswerText, Retry::Fetch),
            FetchError::Missing if is_home => (Word::NoPosts, Word::NoPostsText, Retry::Fetch),
            FetchError::Missing => return Self::unknown_address(),
            FetchError::Status(_) => (Word::HostError, Word::HostErrorText, Retry::Fetch),
            FetchError::WebPage if is_home => {
                (Word::NoPosts, Word::NoPostsButPageText, Retry::Fetch)
            }
            FetchError::WebPage => (Word::NoPage, Word::PageInsteadText, Retry::Fetch),
            FetchError::Malformed(_) => (Word::Unreadable, Word::UnreadableText, Retry::Reload),
        };
        let detail = match error {
            FetchError::Status(status) => status.to_string(),
            FetchError::Malformed(detail) => detail.clone(),
            _ => String::new(),
        };
        let text = say_with(text, &[&say(name(route)), &detail]);
        Self { title: say(title), text, retry: Some(retry) }
    }
}

/// The subject of a sentence about the page of a route.
fn name(route: &Route) -> Word {
    match route {
        Route::Listing(_) | Route::Tag(..) | Route::TagYear(..) | Route::Series(_) => {
            Word::TheListing
        }
        Route::Post(_) => Word::ThisArticle,
        Route::Page(_) => Word::ThisPage,
        Route::Tags => Word::TheTags,
        Route::Archive | Route::Year(_) => Word::TheArchive,
    }
}
