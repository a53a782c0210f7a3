//! The heading of a page.

use leptos::prelude::*;

/// The one `h1` of a page. It gets the focus when the page has arrived.
#[component]
pub(crate) fn Title(
    /// The words.
    text: String,
    /// A few more, in small print; may be empty.
    #[prop(optional)]
    note: String,
) -> impl IntoView {
    let note = (!note.is_empty()).then(|| view! { <p class="o-title-note">{note}</p> });
    view! {
        <h1 class="o-title" tabindex="-1">{text}</h1>
        {note}
    }
}
