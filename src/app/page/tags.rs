//! All tags.

use leptos::prelude::*;

use crate::{
    app::{head, library::Volume, part::Title, site},
    content::route::{PageNumber, Route},
};

/// The tags in alphabetical order, with how often each is used.
pub(crate) fn tags(_route: &Route, volume: &Volume) -> Option<AnyView> {
    let Volume::Tags(index) = volume else { return None };
    head::describe(Some("Tags"), "Everything on this site, by subject.");
    let tags = index.tags.iter().map(|tag| {
        let href = site().at(&Route::Tag(tag.slug.clone(), PageNumber::FIRST).path());
        view! {
            <li>
                <a href=href>{tag.name.clone()}</a>
                <span class="count">{tag.posts}</span>
            </li>
        }
    });
    let page = view! {
        <div class="tags">
            <Title text="Tags".to_owned()/>
            <ul class="tag-index">{tags.collect_view()}</ul>
        </div>
    };
    Some(page.into_any())
}
