//! One article: a post, or a page such as "About".

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        head,
        library::Volume,
        making::Making,
        part::{Byline, Colophon, Contents, Neighbours, Prose, Related, SeriesBox, Title},
        tongue::site_of,
    },
    content::{
        document::{Document, Place, render},
        manifest::Item,
        route::Route,
        site::Site,
    },
};

/// Writes the text of an article, whose page is to be made.
pub(crate) fn write(route: &Route, item: &Item) -> Document {
    text(route, item, &site_of(item))
}

fn text(route: &Route, item: &Item, site: &Site) -> Document {
    let place = Place {
        base: &site.base,
        folder: &route.folder(),
        language: &site.language,
        embeds: &site.embeds,
        words: &site.words,
    };
    render(&item.octavo.markdown, place, &item.octavo.assets)
}

/// The article of a [`Route::Post`] or a [`Route::Page`].
pub(crate) fn article(route: &Route, volume: &Volume) -> Option<AnyView> {
    let Volume::Document(item) = volume else { return None };
    let title = item.title.clone().unwrap_or_default();
    head::describe(Some(&title), item.summary.as_deref().unwrap_or_default());
    let site = site_of(item);
    let document = Making::text().unwrap_or_else(|| text(route, item, &site));
    // Has the components of the article speak its language.
    provide_context(site);
    let lang = item.language.clone();
    let direction = Some(item.octavo.direction.clone()).filter(|way| !way.is_empty());
    let is_post = matches!(route, Route::Post(_));
    // Where there are any, they need the margin.
    let has_notes = document.has_notes.then_some("");
    let page = view! {
        <article class="article" lang=lang dir=direction data-notes=has_notes>
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
