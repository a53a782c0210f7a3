//! What a page is besides its view: what is known of it once it is made.

use leptos::prelude::*;

use super::head::Head;

/// Takes what the components of a page have to say, apart from what they show. It is in their context.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Making {
    head: StoredValue<Head>,
    rest: StoredValue<Vec<String>>,
}

impl Making {
    /// For the page that is made next.
    pub(crate) fn new() -> Self {
        let this =
            Self { head: StoredValue::new(Head::default()), rest: StoredValue::new(Vec::new()) };
        provide_context(this);
        this
    }

    /// Takes what the browser and search engines call the page.
    pub(super) fn called(head: Head) {
        if let Some(this) = use_context::<Self>() {
            this.head.set_value(head);
        }
    }

    /// Takes the markup that is to follow the page's text, piece by piece.
    pub(crate) fn continues(rest: Vec<String>) {
        if let Some(this) = use_context::<Self>() {
            this.rest.set_value(rest);
        }
    }

    /// What the page is called, and what follows its text.
    pub(crate) fn done(self) -> (Head, Vec<String>) {
        (self.head.get_value(), self.rest.get_value())
    }
}
