//! The table of contents of an article.

use leptos::prelude::*;

use crate::{
    app::i18n::t,
    content::{
        document::{Heading, Outline},
        i18n::Message,
    },
};

/// Articles with fewer headings need no table of contents.
const FEWEST: usize = 3;

/// Links to the headings of an article: in the margin where there is one, else to be unfolded.
#[component]
pub(crate) fn Contents(
    /// The headings.
    outline: Outline,
) -> impl IntoView {
    let headings: Vec<Heading> = outline.contents().cloned().collect();
    let top = headings.iter().map(|heading| heading.level).min().unwrap_or(1);
    (headings.len() >= FEWEST).then(|| {
        let links = headings.into_iter().map(|heading| {
            let depth = heading.level - top;
            view! {
                <li data-depth=depth.to_string()><a href=format!("#{}", heading.id)>{heading.text}</a></li>
            }
        });
        view! {
            <nav class="o-contents" aria-label=t(Message::Contents)>
                <details>
                    <summary>{t(Message::Contents)}</summary>
                    <ol>{links.collect_view()}</ol>
                </details>
            </nav>
        }
    })
}
