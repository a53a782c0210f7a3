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

/// The page that `show` makes of the data of a route, or one that says that the data is being fetched, or
/// why it cannot be had. `show` has no page to make of the data of another kind of page.
pub(crate) fn loaded(route: &Route, show: fn(&Route, &Volume) -> Option<AnyView>) -> AnyView {
    let lookup = use_context::<Library>().map(|library| library.known(route));
    match lookup {
        Some(Lookup::Found(volume)) => {
            let failed = || failure(route, &FetchError::Missing);
            show(route, &volume).unwrap_or_else(failed)
        }
        Some(Lookup::Failed(error)) => failure(route, &error),
        Some(Lookup::Fetching) | None => {
            view! { <p class="o-loading" role="status">{say(Word::Fetching)}</p> }.into_any()
        }
    }
}

fn failure(route: &Route, error: &FetchError) -> AnyView {
    let failure = Failure::of(route, error);
    view! { <Notice failure route=route.clone()/> }.into_any()
}
