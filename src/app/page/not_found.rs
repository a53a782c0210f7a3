//! The page for an address that the site does not have.

use leptos::prelude::*;

use crate::app::{failure::Failure, part::Notice};

/// Says that there is no such page, and leads back.
#[component]
pub(crate) fn NotFound() -> impl IntoView {
    view! { <Notice failure=Failure::unknown_address()/> }
}
