//! The part below every page.

use leptos::prelude::*;

use crate::{
    app::{i18n::t, site},
    content::{i18n::Message, route::Route},
};

/// The author of the blog, its feed, and the program that shows it.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let site = site();
    let feed = site.at(&Route::HOME.data_path());
    let author = (!site.author.is_empty()).then(|| view! { <span>{site.author.clone()}</span> });
    view! {
        <footer class="o-footer">
            {author}
            <a href=feed type="application/feed+json">"JSON Feed"</a>
            <span>{t(Message::SetWith)}</span>
        </footer>
    }
}
