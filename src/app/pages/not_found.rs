//! The page for an address that the site does not have.

use leptos::prelude::*;

use super::Page;
use crate::app::{components::Notice, failure::Failure, page_metadata::PageMetadata};

/// Says that there is no such page, and leads back.
pub(super) fn not_found() -> Page {
    let failure = Failure::unknown_address();
    let metadata = PageMetadata::of_failure(&failure.title);
    Page { view: view! { <Notice failure/> }.into_any(), metadata }
}
