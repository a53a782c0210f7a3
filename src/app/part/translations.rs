//! The same article in other languages.

use leptos::prelude::*;

use crate::{
    app::tongue::say,
    content::{document::Html, words::Word},
};

/// Links to an article in other languages. The document writer makes them, which takes a fifth of what
/// elements of their own would add to the program.
#[component]
pub(crate) fn Translations(
    /// The links.
    html: Html,
) -> impl IntoView {
    let label = say(Word::AlsoIn);
    view! { <nav class="translations" aria-label=label inner_html=html.as_str().to_owned()></nav> }
}
