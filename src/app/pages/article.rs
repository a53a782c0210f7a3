//! One article: a post, or a page such as "About".

use std::sync::Arc;

use leptos::prelude::*;

use super::Page;
use crate::{
    app::{
        article::Prose,
        components::{Byline, Colophon, Contents, Neighbours, Related, SeriesBox, Title},
        i18n::site_of,
        page_metadata::PageMetadata,
    },
    content::{
        document::{RenderContext, render},
        manifest::Item,
        route::Route,
    },
};

/// The article of a [`Route::Post`] or a [`Route::Page`].
pub(super) fn article(route: &Route, item: &Arc<Item>) -> Page {
    let title = item.title.clone().unwrap_or_default();
    let metadata = PageMetadata::new(Some(&title), item.summary.as_deref().unwrap_or_default());
    let site = site_of(item);
    let place = RenderContext {
        base: &site.base,
        folder: &route.folder(),
        language: &site.language,
        embeds: &site.embeds,
        words: &site.words,
    };
    let document = render(&item.octavo.markdown, place, &item.octavo.assets);
    // The components of the article are in its language.
    provide_context(site);
    let lang = item.language.clone();
    let direction = Some(item.octavo.direction.clone()).filter(|way| !way.is_empty());
    let is_post = matches!(route, Route::Post(_));
    // Notes need the margin.
    let has_notes = document.has_notes.then_some("");
    let view = view! {
        <article class="o-article" lang=lang dir=direction data-notes=has_notes>
            <header class="o-article-header">
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
    Page { view: view.into_any(), metadata }
}
