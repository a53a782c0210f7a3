//! The same article in other languages.

use leptos::prelude::*;

use crate::{
    app::{site, tongue::say},
    content::{manifest::Translation, words::Word},
};

/// Links to an article in other languages, each in the name that the language has for itself.
#[component]
pub(crate) fn Translations(
    /// The other articles.
    translations: Vec<Translation>,
) -> impl IntoView {
    let site = site();
    let is_empty = translations.is_empty();
    let links = translations.into_iter().map(|Translation { language, name, url, title }| {
        let href = site.target(&url);
        view! {
            <li>
                <a href=href lang=language.clone() hreflang=language rel="alternate" title=title>
                    {name}
                </a>
            </li>
        }
    });
    (!is_empty).then(|| {
        view! {
            <nav class="translations" aria-labelledby="octavo-translations">
                <span id="octavo-translations">{say(Word::AlsoIn)}</span>
                <ul>{links.collect_view()}</ul>
            </nav>
        }
    })
}
