//! A page whose data may still be on its way.

use leptos::prelude::*;

use super::Notice;
use crate::{
    app::{
        failure::Failure,
        fetch::FetchError,
        library::{Library, Lookup, Volume},
        tongue::say,
    },
    content::{route::Route, words::Word},
};

/// Shows the page that `show` makes of the data of a route, or that the data is being fetched, or
/// why it cannot be had.
#[component]
pub(crate) fn Loaded(
    /// The page.
    route: Route,
    /// Makes the page of its data; `None` where that is the data of another kind of page.
    show: fn(&Route, &Volume) -> Option<AnyView>,
) -> impl IntoView {
    let lookup = use_context::<Library>().map(|library| library.known(&route));
    let now = move |lookup: &ArcRwSignal<Lookup>| {
        let now = lookup.get_untracked();
        // What was found stays as it is. The library would remember for as long as it keeps the data
        // who watches it, though the page is gone.
        if !matches!(now, Lookup::Found(_)) {
            lookup.track();
        }
        now
    };
    move || match lookup.as_ref().map(now) {
        Some(Lookup::Found(volume)) => {
            let failed = || failure(&route, &FetchError::Missing);
            show(&route, &volume).unwrap_or_else(failed)
        }
        Some(Lookup::Failed(error)) => failure(&route, &error),
        Some(Lookup::Fetching) | None => {
            view! { <p class="loading" role="status">{say(Word::Fetching)}</p> }.into_any()
        }
    }
}

fn failure(route: &Route, error: &FetchError) -> AnyView {
    let failure = Failure::of(route, error);
    view! { <Notice failure route=route.clone()/> }.into_any()
}
