//! The text of an article, which is written in steps where the reader waits for it.

use std::{
    cell::RefCell,
    future::poll_fn,
    mem,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use js_sys::Date;

use crate::{
    app::tongue::site_of,
    content::{
        document::{Document, Place, Rendering},
        manifest::Item,
        route::Route,
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
pub(super) enum Text {
    /// It goes on each time that it is polled.
    Begun(Pin<Box<dyn Future<Output = Document>>>),
    Written(Document),
}

impl Text {
    /// That of an article, as far as it was written ahead.
    pub(super) fn of(route: &Route, item: &Arc<Item>) -> Self {
        let ahead = AHEAD.take().filter(|(of, _)| Arc::ptr_eq(of, item));
        ahead.map_or_else(|| Self::begin(route, item), |(_, text)| text)
    }

    fn begin(route: &Route, item: &Arc<Item>) -> Self {
        let (folder, item, site) = (route.folder(), Arc::clone(item), site_of(item));
        Self::Begun(Box::pin(async move {
            let place = Place {
                base: &site.base,
                folder: &folder,
                language: &site.language,
                embeds: &site.embeds,
                words: &site.words,
            };
            let mut began = now();
            let mut rendering = Rendering::begin(&item.octavo.markdown, place, &item.octavo.assets);
            while rendering.goes_on() {
                if now() - began > TIME {
                    pause().await;
                    began = now();
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
    pub(super) fn done(mut self) -> Document {
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
    let mut text = Text::of(route, item);
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

/// What time it is, in milliseconds. The publisher has all the time in the world.
fn now() -> f64 {
    if cfg!(target_family = "wasm") { Date::now() } else { 0.0 }
}
