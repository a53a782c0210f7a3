//! The reader's cache of everything that was fetched.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    fetch::{self, FetchError},
    json, site,
};
use crate::content::{
    json::{Read, Unreadable},
    manifest::{Archive, Feed, Item, TagIndex},
    route::Route,
};

/// Holds what was fetched, and answers at once.
///
/// Who asks for the data of a route gets a signal: what is there is in it already, so the page is
/// shown within a frame; what is not is being fetched. Every file is fetched once.
#[derive(Clone, Copy)]
pub(crate) struct Library(StoredValue<BTreeMap<Route, ArcRwSignal<Lookup>>>);

/// What the library knows of the data of a route.
#[derive(Debug, Clone)]
pub(crate) enum Lookup {
    /// It is on its way.
    Fetching,
    /// It is here.
    Found(Volume),
    /// It could not be had.
    Failed(FetchError),
}

impl Lookup {
    /// Whether it is on its way.
    pub(crate) fn is_fetching(&self) -> bool {
        matches!(self, Self::Fetching)
    }
}

/// The data of one route. The library handles all kinds alike, so its code is compiled once.
#[derive(Debug, Clone)]
pub(crate) enum Volume {
    /// Of a listing or a tag.
    Feed(Arc<Feed>),
    /// Of a post or a page.
    Document(Arc<Item>),
    /// Of the list of tags.
    Tags(Arc<TagIndex>),
    /// Of the archive or a year.
    Archive(Arc<Archive>),
}

impl Library {
    /// An empty library.
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(BTreeMap::new()))
    }

    /// The data of a route, fetched if it is not there. What failed before is tried again.
    pub(crate) fn ask(self, route: &Route) -> ArcRwSignal<Lookup> {
        let lookup = self.lookup(route);
        if matches!(*lookup.read_untracked(), Lookup::Failed(_)) {
            spawn_local(self.fetch(route.clone()));
        }
        lookup
    }

    /// Fetches the data of a route that may be wanted soon. What has failed is not tried again for that:
    /// it may be on screen that it has.
    pub(crate) fn prefetch(self, route: Route) {
        if !self.0.with_value(|volumes| volumes.contains_key(&route)) {
            spawn_local(self.fetch(route));
        }
    }

    /// What is known of the data of a route, which nobody fetches for that.
    pub(crate) fn known(self, route: &Route) -> ArcRwSignal<Lookup> {
        self.lookup(route)
    }

    /// Keeps the data of a route that somebody else has.
    ///
    /// # Errors
    ///
    /// Says why the text is not the JSON of the route.
    pub(crate) fn put(self, route: &Route, text: &str) -> Result<(), FetchError> {
        self.lookup(route).set(Lookup::Found(read(route, text)?));
        Ok(())
    }

    /// Fetches the data of a route, whatever is there.
    pub(crate) fn fetch(self, route: Route) -> impl Future<Output = ()> + 'static {
        let lookup = self.lookup(&route);
        lookup.set(Lookup::Fetching);
        let address = site().at(&route.data_path());
        async move {
            let answer = fetch::text(&address).await.and_then(|text| read(&route, &text));
            lookup.set(match answer {
                Ok(volume) => Lookup::Found(volume),
                Err(error) => Lookup::Failed(error),
            });
        }
    }

    fn lookup(self, route: &Route) -> ArcRwSignal<Lookup> {
        let known = self.0.with_value(|volumes| volumes.get(route).cloned());
        known.unwrap_or_else(|| {
            let lookup = ArcRwSignal::new(Lookup::Failed(FetchError::Missing));
            self.0.update_value(|volumes| {
                volumes.insert(route.clone(), lookup.clone());
            });
            lookup
        })
    }
}

fn read(route: &Route, text: &str) -> Result<Volume, FetchError> {
    let json = json::parse(text).map_err(FetchError::Malformed)?;
    let volume = match route {
        Route::Listing(_) | Route::Tag(..) => made(&json, Volume::Feed),
        Route::Post(_) | Route::Page(_) => made(&json, Volume::Document),
        Route::Tags => made(&json, Volume::Tags),
        Route::Archive | Route::Year(_) => made(&json, Volume::Archive),
    };
    volume.map_err(|error| FetchError::Malformed(error.to_string()))
}

fn made<T: Read>(json: &json::Value, volume: fn(Arc<T>) -> Volume) -> Result<Volume, Unreadable> {
    T::read(json, "").map(Arc::new).map(volume)
}
