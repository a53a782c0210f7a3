//! The faults of the author's files, in the author's own browser.

use leptos::prelude::*;

use crate::app::site;

/// The diagnostics of the publisher, above the last good version of the page. Readers never see it.
#[component]
pub(crate) fn Problems() -> impl IntoView {
    let problems = site().problems.clone();
    (!problems.is_empty()).then(|| {
        view! {
            <section class="o-problems" role="alert" aria-label="Mistakes">
                <p>"This is the last good version. Mend the following, save, and it goes on."</p>
                <pre tabindex="0">{problems}</pre>
            </section>
        }
    })
}
