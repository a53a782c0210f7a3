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
    /// Whether trying again may help.
    pub(crate) retry: bool,
}

impl Failure {
    /// An address that the site has no page for.
    pub(crate) fn unknown_address() -> Self {
        Self {
            title: "There is no page here",
            text: "The address may be misspelt, or the page may have moved or been taken down."
                .to_owned(),
            retry: false,
        }
    }

    /// What to say where the data of a route did not come.
    pub(crate) fn of(route: &Route, error: &FetchError) -> Self {
        let what = name(route);
        let (title, text, retry) = match error {
            FetchError::Offline => (
                "You are offline",
                format!("{what} is not on this device yet. It will be shown as soon as there is a connection."),
                true,
            ),
            FetchError::Unreachable => (
                "The site does not answer",
                format!("{what} could not be fetched. The connection may be bad, or the host may be down for a moment."),
                true,
            ),
            FetchError::Missing if *route == Route::HOME => (
                "The list of posts is missing",
                "The host has no posts.json. Whoever runs this site should publish it again.".to_owned(),
                true,
            ),
            FetchError::Missing => return Self::unknown_address(),
            FetchError::Status(status) => (
                "The site has a problem",
                format!("{what} could not be fetched: the host answered with error {status}. It may work again in a moment."),
                true,
            ),
            FetchError::WebPage if *route == Route::HOME => (
                "The list of posts is missing",
                "The host answered with a web page where posts.json was expected. Whoever runs this site should publish it again.".to_owned(),
                true,
            ),
            FetchError::WebPage => (
                "There is no page here",
                "The host answered with a web page where the text was expected, as hosts do for an address they do not know. It may be misspelt, or the page may have moved.".to_owned(),
                true,
            ),
            FetchError::Malformed(detail) => (
                "The site sent something unreadable",
                format!("{what} arrived damaged ({detail}). Trying again may help; if not, whoever runs this site should publish it again."),
                true,
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
