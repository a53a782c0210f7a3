//! Getting a JSON file from the host.

use gloo_net::http::Request;
use leptos::prelude::window;

/// Why a file did not arrive. [`crate::app::failure`] says it to the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FetchError {
    /// The reader's device has no connection.
    Offline,
    /// There is a connection, but the host does not answer.
    Unreachable,
    /// The host has no such file.
    Missing,
    /// The host answered with this status, which is neither success nor "not found".
    Status(u16),
    /// The host answered with a web page where data was asked for, as hosts do that answer every
    /// unknown address with their home page.
    WebPage,
    /// An answer of the host that is not the JSON that was expected; the text says where it went wrong.
    Malformed(String),
}

/// Fetches a file of text, which is expected to be JSON.
///
/// # Errors
///
/// Each way in which this can fail has a variant of its own.
pub(crate) async fn text(address: &str) -> Result<String, FetchError> {
    let request = Request::get(address).header("accept", "application/json");
    let response = request.send().await.map_err(|_| no_answer())?;
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(FetchError::Missing),
        status => return Err(FetchError::Status(status)),
    }
    let text = response.text().await.map_err(|_| no_answer())?;
    if text.trim_start().starts_with('<') {
        return Err(FetchError::WebPage);
    }
    Ok(text)
}

fn no_answer() -> FetchError {
    if window().navigator().on_line() { FetchError::Unreachable } else { FetchError::Offline }
}
