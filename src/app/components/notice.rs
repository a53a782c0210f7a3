//! The page in place of one that cannot be shown.

use leptos::prelude::*;

use super::Title;
use crate::{
    app::{
        failure::{Failure, Retry},
        i18n::t,
        router::Router,
        site,
    },
    content::{i18n::Message, route::Route},
};

/// Says what happened, and offers what can be done about it.
#[component]
pub(crate) fn Notice(
    /// The event.
    failure: Failure,
    /// The page that could not be shown, if it may be tried again.
    #[prop(optional)]
    route: Option<Route>,
) -> impl IntoView {
    let router = use_context::<Router>();
    let elsewhere = [(Route::HOME, Message::ToPosts), (Route::Archive, Message::ToArchive)];
    let ways = elsewhere
        .into_iter()
        .filter(|(target, _)| route.as_ref() != Some(target))
        .map(|(target, word)| view! { <a href=site().at(&target.path())>{t(word)}</a> })
        .collect_view();
    let retry = router.zip(failure.retry).map(|(router, retry)| {
        let try_again = move || match retry {
            Retry::Fetch => router.retry(),
            // A browser that does not reload leaves the message as it is.
            Retry::Reload => drop(window().location().reload()),
        };
        view! { <button type="button" on:click=move |_| try_again()>{t(Message::TryAgain)}</button> }
    });
    view! {
        <section class="o-notice">
            <Title text=failure.title/>
            <p>{failure.text}</p>
            <p class="o-notice-actions">
                {retry}
                {ways}
            </p>
        </section>
    }
}
