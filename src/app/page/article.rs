//! One article: a post, or a page such as "About".

use std::{cell::RefCell, sync::Arc};

use leptos::prelude::*;

use crate::{
    app::{
        head,
        library::Volume,
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

thread_local! {
    /// What was written last for a page that is to be made, and what of.
    static WRITTEN: RefCell<Option<(Arc<Item>, Document)>> = const { RefCell::new(None) };
}

/// Writes the text of an article, whose page is to be made; tells whether that was to be done.
pub(crate) fn write_ahead(route: &Route, item: &Arc<Item>) -> bool {
    let is_of = |written: &Option<(Arc<Item>, Document)>| {
        written.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, item))
    };
    if WRITTEN.with_borrow(is_of) {
        return false;
    }
    let text = write(route, item, &site_of(item));
    WRITTEN.set(Some((Arc::clone(item), text)));
    true
}

fn write(route: &Route, item: &Item, site: &Site) -> Document {
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
    let written = WRITTEN.take().filter(|(of, _)| Arc::ptr_eq(of, item));
    let document = written.map_or_else(|| write(route, item, &site), |(_, text)| text);
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
