//! The text of an article.

use leptos::prelude::*;

use super::player::play;
use crate::content::document::Html;

/// Shows the markup of a document. The only place that sets raw HTML, and it takes nothing but
/// [`Html`].
#[component]
pub(crate) fn Prose(
    /// What the document writer made.
    html: Html,
) -> impl IntoView {
    view! {
        <div class="prose" on:click=|event| play(&event) inner_html=html.as_str().to_owned()></div>
    }
}
