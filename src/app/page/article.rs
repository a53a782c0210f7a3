//! One article: a post, or a page such as "About".

use std::sync::Arc;

use leptos::prelude::*;

use super::text::Text;
use crate::{
    app::{
        head,
        library::Volume,
        part::{Byline, Colophon, Contents, Neighbours, Prose, Related, SeriesBox, Title},
        tongue::site_of,
    },
    content::route::Route,
};

/// The article of a [`Route::Post`] or a [`Route::Page`].
pub(crate) fn article(route: &Route, volume: &Volume) -> Option<AnyView> {
    let Volume::Document(item) = volume else { return None };
    let title = item.title.clone().unwrap_or_default();
    head::describe(Some(&title), item.summary.as_deref().unwrap_or_default());
    let site = site_of(item);
    let document = Text::of(route, item).done();
    // Has the components of the article speak its language.
    provide_context(site);
    let lang = item.language.clone();
    let direction = Some(item.octavo.direction.clone()).filter(|way| !way.is_empty());
    let is_post = matches!(route, Route::Post(_));
    // Where there are any, they need the margin.
    let has_notes = document.has_notes.then_some("");
    let page = view! {
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
    Some(page.into_any())
}
