//! One article: a post, or a page such as "About".

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        head,
        library::Volume,
        part::{Byline, Colophon, Contents, Neighbours, Prose, Related, SeriesBox, Title},
        tongue::speak_as,
    },
    content::{
        document::{Place, render},
        route::Route,
    },
};

/// The article of a [`Route::Post`] or a [`Route::Page`].
pub(crate) fn article(route: &Route, volume: &Volume) -> Option<AnyView> {
    let Volume::Document(item) = volume else { return None };
    let title = item.title.clone().unwrap_or_default();
    head::describe(Some(&title), item.summary.as_deref().unwrap_or_default());
    let folder = route.folder();
    let site = speak_as(item);
    let place = Place {
        base: &site.base,
        folder: &folder,
        language: &site.language,
        embeds: &site.embeds,
        words: &site.words,
    };
    let document = render(&item.octavo.markdown, place, &item.octavo.assets);
    let lang = item.language.clone();
    let direction = Some(item.octavo.direction.clone()).filter(|way| !way.is_empty());
    let is_post = matches!(route, Route::Post(_));
    let page = view! {
        <article class="article" lang=lang dir=direction>
            <header class="article-header">
                <Title text=title/>
                {is_post.then(|| view! { <Byline item=Arc::clone(item)/> })}
            </header>
            <Contents outline=document.outline/>
            <Prose html=document.html/>
            <Colophon
                markdown=route.markdown_path()
                edit_url=item.octavo.edit_url.clone()
            />
            {item.octavo.series.clone().map(|series| {
                view! { <SeriesBox series current=item.octavo.slug.clone()/> }
            })}
            <Related posts=item.octavo.related.clone()/>
            <Neighbours previous=item.octavo.previous.clone() next=item.octavo.next.clone()/>
        </article>
    };
    Some(page.into_any())
}
