//! All tags.

use leptos::prelude::*;

use crate::{
    app::{
        head,
        library::Volume,
        part::Title,
        site,
        tongue::{say, say_number},
    },
    content::{
        route::{PageNumber, Route},
        words::Word,
    },
};

/// The tags in alphabetical order, with how often each is used.
pub(crate) fn tags(_route: &Route, volume: &Volume) -> Option<AnyView> {
    let Volume::Tags(index) = volume else { return None };
    let title = say(Word::Tags);
    head::describe(Some(&title), &say(Word::AboutTags));
    let tags = index.tags.iter().map(|tag| {
        let href = site().at(&Route::Tag(tag.slug.clone(), PageNumber::FIRST).path());
        view! {
            <li>
                <a href=href>{tag.name.clone()}</a>
                <span class="o-count">{say_number(tag.posts)}</span>
            </li>
        }
    });
    let page = view! {
        <div class="o-tags">
            <Title text=title/>
            <ul class="o-tag-index">{tags.collect_view()}</ul>
        </div>
    };
    Some(page.into_any())
}
