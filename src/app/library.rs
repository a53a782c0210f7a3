//! The reader's cache of everything that was fetched.

use std::{sync::Arc, time::Duration};

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
/// What is there is shown within a frame; what is not is fetched, and who asked for it is told when it has
/// come. There is room for what was asked for last; what is on screen stays there without it.
#[derive(Clone, Copy)]
pub(crate) struct Library {
    volumes: StoredValue<Vec<(Route, Lookup)>>,
    /// Is told of a route of which it is known now what became of it.
    reader: StoredValue<Option<Told>, LocalStorage>,
}

type Told = Box<dyn Fn(&Route)>;

/// How much there is room for: a page is about 10 kB, so this is no more than a picture takes.
const ROOM: usize = 50;

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

    /// Whether both have found the very same.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let (Self::Found(one), Self::Found(other)) = (self, other) else { return false };
        match (one, other) {
            (Volume::Feed(one), Volume::Feed(other)) => Arc::ptr_eq(one, other),
            (Volume::Document(one), Volume::Document(other)) => Arc::ptr_eq(one, other),
            (Volume::Tags(one), Volume::Tags(other)) => Arc::ptr_eq(one, other),
            (Volume::Archive(one), Volume::Archive(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
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
        Self { volumes: StoredValue::new(Vec::new()), reader: StoredValue::new_local(None) }
    }

    /// Tells of every route of which it is known what became of it.
    pub(crate) fn tells(self, reader: impl Fn(&Route) + 'static) {
        self.reader.set_value(Some(Box::new(reader)));
    }

    /// The data of a route, fetched if it is not there. What failed before is tried again.
    pub(crate) fn ask(self, route: &Route) -> Lookup {
        let known = self.known(route);
        if !matches!(known, Lookup::Failed(_)) {
            return known;
        }
        let fetched = self.fetch(route.clone());
        // To ask the browser for a file takes as long as all else that a click does.
        set_timeout(|| spawn_local(fetched), Duration::ZERO);
        Lookup::Fetching
    }

    /// Whether the data of a route was asked for, and be it in vain: it may be on screen that it was.
    pub(crate) fn knows(self, route: &Route) -> bool {
        self.volumes.with_value(|volumes| volumes.iter().any(|(known, _)| known == route))
    }

    /// What is known of the data of a route, which nobody fetches for that. It is what was asked for last
    /// from now on.
    pub(crate) fn known(self, route: &Route) -> Lookup {
        let mut volumes = self.volumes.write_value();
        let Some(place) = volumes.iter().position(|(known, _)| known == route) else {
            return Lookup::Failed(FetchError::Missing);
        };
        let volume = volumes.remove(place);
        let lookup = volume.1.clone();
        volumes.push(volume);
        lookup
    }

    /// Keeps the data of a route that somebody else has.
    ///
    /// # Errors
    ///
    /// Says why the text is not the JSON of the route.
    pub(crate) fn put(self, route: &Route, text: &str) -> Result<(), FetchError> {
        self.keeps(route, Lookup::Found(read(route, text)?));
        Ok(())
    }

    /// Fetches the data of a route, whatever is there.
    pub(crate) fn fetch(self, route: Route) -> impl Future<Output = ()> + 'static {
        self.keeps(&route, Lookup::Fetching);
        let address = site().at(&route.data_path());
        async move {
            let answer = fetch::text(&address).await.and_then(|text| read(&route, &text));
            let lookup = match answer {
                Ok(volume) => Lookup::Found(volume),
                Err(error) => Lookup::Failed(error),
            };
            self.keeps(&route, lookup);
            self.reader.with_value(|reader| reader.iter().for_each(|told| told(&route)));
        }
    }

    fn keeps(self, route: &Route, lookup: Lookup) {
        let mut volumes = self.volumes.write_value();
        volumes.retain(|(known, _)| known != route);
        volumes.push((route.clone(), lookup));
        if volumes.len() > ROOM {
            volumes.remove(0);
        }
    }
}

fn read(route: &Route, text: &str) -> Result<Volume, FetchError> {
    let json = json::parse(text).map_err(FetchError::Malformed)?;
    let volume = match route {
        Route::Listing(_) | Route::Tag(..) | Route::TagYear(..) | Route::Series(_) => {
            made(&json, Volume::Feed)
        }
        Route::Post(_) | Route::Page(_) => made(&json, Volume::Document),
        Route::Tags => made(&json, Volume::Tags),
        Route::Archive | Route::Year(_) => made(&json, Volume::Archive),
    };
    volume.map_err(|error| FetchError::Malformed(error.to_string()))
}

fn made<T: Read>(json: &json::Value, volume: fn(Arc<T>) -> Volume) -> Result<Volume, Unreadable> {
    T::read(json, "").map(Arc::new).map(volume)
}
