//! One article: a post, or a page such as "About".

use std::{
    cell::RefCell,
    future::poll_fn,
    mem,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use js_sys::Date;
use leptos::prelude::*;

use crate::{
    app::{
        head,
        library::Volume,
        part::{Byline, Colophon, Contents, Neighbours, Prose, Related, SeriesBox, Title},
        tongue::site_of,
    },
    content::{
        document::{Document, Place, Rendering, render},
        manifest::Item,
        route::Route,
        site::Site,
    },
};

thread_local! {
    /// What is written for the page that is to be made next, and what of.
    static AHEAD: RefCell<Option<(Arc<Item>, Text)>> = const { RefCell::new(None) };
}

/// How long a task writes at least before it leaves the rest to the next one, in milliseconds: long enough for any
/// article on a fast device.
const TIME: f64 = 8.0;

/// The text of an article.
enum Text {
    /// It goes on each time that it is polled.
    Begun(Pin<Box<dyn Future<Output = Document>>>),
    Written(Document),
}

impl Text {
    fn begin(route: &Route, item: &Arc<Item>) -> Self {
        let (folder, item, site) = (route.folder(), Arc::clone(item), site_of(item));
        Self::Begun(Box::pin(async move {
            let mut began = Date::now();
            let mut rendering =
                Rendering::begin(&item.octavo.markdown, place(&folder, &site), &item.octavo.assets);
            while rendering.goes_on() {
                if Date::now() - began > TIME {
                    pause().await;
                    began = Date::now();
                }
            }
            rendering.done()
        }))
    }

    /// Writes for as long as a task may; tells whether there was something to do.
    fn goes_on(&mut self) -> bool {
        let Self::Begun(writing) = self else { return false };
        if let Poll::Ready(document) =
            writing.as_mut().poll(&mut Context::from_waker(Waker::noop()))
        {
            *self = Self::Written(document);
        }
        true
    }

    /// Writes what is left.
    fn done(mut self) -> Document {
        loop {
            if let Self::Written(document) = self {
                return document;
            }
            self.goes_on();
        }
    }
}

/// Writes at the text of an article, whose page is to be made, for as long as a task may; tells whether there was
/// something to do.
pub(crate) fn write_ahead(route: &Route, item: &Arc<Item>) -> bool {
    let begun = AHEAD.take().filter(|(of, _)| Arc::ptr_eq(of, item));
    let mut text = begun.map_or_else(|| Text::begin(route, item), |(_, text)| text);
    let goes_on = text.goes_on();
    AHEAD.set(Some((Arc::clone(item), text)));
    goes_on
}

/// Leaves what follows to the next poll.
async fn pause() {
    let mut is_next = false;
    poll_fn(|_| if mem::replace(&mut is_next, true) { Poll::Ready(()) } else { Poll::Pending })
        .await;
}

fn place<'a>(folder: &'a str, site: &'a Site) -> Place<'a> {
    Place {
        base: &site.base,
        folder,
        language: &site.language,
        embeds: &site.embeds,
        words: &site.words,
    }
}

/// The article of a [`Route::Post`] or a [`Route::Page`].
pub(crate) fn article(route: &Route, volume: &Volume) -> Option<AnyView> {
    let Volume::Document(item) = volume else { return None };
    let title = item.title.clone().unwrap_or_default();
    head::describe(Some(&title), item.summary.as_deref().unwrap_or_default());
    let site = site_of(item);
    let begun = AHEAD.take().filter(|(of, _)| Arc::ptr_eq(of, item));
    let document = begun.map_or_else(
        || render(&item.octavo.markdown, place(&route.folder(), &site), &item.octavo.assets),
        |(_, text)| text.done(),
    );
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
