//! The heading of a page.

use leptos::{html, prelude::*};

use crate::app::navigation::Navigation;

/// The one `h1` of a page. When it comes on screen, the page has arrived.
#[component]
pub(crate) fn Title(
    /// The words.
    text: String,
    /// A few more, in small print; may be empty.
    #[prop(optional)]
    note: String,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let navigation = use_context::<Navigation>();
    Effect::new(move || {
        if let (Some(heading), Some(navigation)) = (heading.get(), navigation) {
            navigation.arrived(&heading);
        }
    });
    let note = (!note.is_empty()).then(|| view! { <p class="title-note">{note}</p> });
    view! {
        <h1 class="title" tabindex="-1" node_ref=heading>{text}</h1>
        {note}
    }
}
