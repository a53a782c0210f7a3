//! What a reader is told when a page cannot be shown, and what can be done about it.

use super::fetch::FetchError;
use crate::content::route::Route;

/// The words of a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What happened, as a heading.
    pub(crate) title: &'static str,
    /// What it means.
    pub(crate) text: String,
    /// What trying again would be, if it may help.
    pub(crate) retry: Option<Retry>,
}

/// What may bring the page after all.
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
        Self {
            title: "There is no page here",
            text: "The address may be misspelt, or the page may have moved or been taken down."
                .to_owned(),
            retry: None,
        }
    }

    /// What to say where the data of a route did not come.
    pub(crate) fn of(route: &Route, error: &FetchError) -> Self {
        let what = name(route);
        let (title, text, retry) = match error {
            FetchError::Offline => (
                "You are offline",
                format!("{what} is not on this device yet. It will be shown as soon as there is a connection."),
                Some(Retry::Fetch),
            ),
            FetchError::Unreachable => (
                "The site does not answer",
                format!("{what} could not be fetched. The connection may be bad, or the host may be down for a moment."),
                Some(Retry::Fetch),
            ),
            FetchError::Missing if *route == Route::HOME => (
                "The list of posts is missing",
                "The host has no posts.json. Whoever runs this site should publish it again.".to_owned(),
                Some(Retry::Fetch),
            ),
            FetchError::Missing => return Self::unknown_address(),
            FetchError::Status(status) => (
                "The site has a problem",
                format!("{what} could not be fetched: the host answered with error {status}. It may work again in a moment."),
                Some(Retry::Fetch),
            ),
            FetchError::WebPage if *route == Route::HOME => (
                "The list of posts is missing",
                "The host answered with a web page where posts.json was expected. Whoever runs this site should publish it again.".to_owned(),
                Some(Retry::Fetch),
            ),
            FetchError::WebPage => (
                "There is no page here",
                "The host answered with a web page where the text was expected, as hosts do for an address they do not know. It may be misspelt, or the page may have moved.".to_owned(),
                Some(Retry::Fetch),
            ),
            FetchError::Malformed(detail) => (
                "The site sent something unreadable",
                format!("{what} arrived damaged ({detail}). Trying again may help; if not, whoever runs this site should publish it again."),
                Some(Retry::Reload),
            ),
        };
        Self { title, text, retry }
    }
}

fn name(route: &Route) -> &'static str {
    match route {
        Route::Listing(_) | Route::Tag(..) => "The list of posts",
        Route::Post(_) => "This article",
        Route::Page(_) => "This page",
        Route::Tags => "The list of tags",
        Route::Archive | Route::Year(_) => "The archive",
    }
}
