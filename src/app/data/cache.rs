//! The data that was fetched in this visit, by route.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::fetch::{self, FetchError};
use crate::{
    app::{json, site},
    content::{
        json::{Read, Unreadable},
        manifest::{Archive, Feed, Item, TagIndex},
        route::Route,
    },
};

/// Fetches the data of pages and keeps what was asked for last.
#[derive(Clone, Copy)]
pub(crate) struct DataCache {
    /// The most recently used last.
    entries: StoredValue<Vec<(Route, LoadState)>>,
    /// Called when a fetch has ended, with its route.
    on_end: StoredValue<Option<Listener>, LocalStorage>,
}

type Listener = Box<dyn Fn(&Route)>;

/// The number of routes whose data is kept: a page is about 10 kB, so this is no more than a picture takes.
const CAPACITY: usize = 50;

/// The state of the data of a route.
#[derive(Debug, Clone)]
pub(crate) enum LoadState {
    /// It is being fetched.
    Loading,
    /// It is here.
    Loaded(PageData),
    /// It could not be fetched or read.
    Failed(FetchError),
}

/// The data of a route. The cache handles all kinds alike, so its code is compiled once.
#[derive(Debug, Clone)]
pub(crate) enum PageData {
    /// A listing, a tag or a series.
    Feed(Arc<Feed>),
    /// A post or a page.
    Document(Arc<Item>),
    /// The list of tags.
    Tags(Arc<TagIndex>),
    /// The archive or a year.
    Archive(Arc<Archive>),
}

impl LoadState {
    /// True while the data is being fetched.
    pub(crate) fn is_loading(&self) -> bool {
        matches!(self, Self::Loading)
    }
}

impl DataCache {
    /// An empty cache.
    pub(crate) fn new() -> Self {
        Self { entries: StoredValue::new(Vec::new()), on_end: StoredValue::new_local(None) }
    }

    /// Sets the function that is called when a fetch has ended, with its route.
    pub(crate) fn on_end(self, listener: impl Fn(&Route) + 'static) {
        self.on_end.set_value(Some(Box::new(listener)));
    }

    /// The state of the data of a route; fetches it unless it is here or on its way.
    pub(crate) fn request(self, route: &Route) -> LoadState {
        match self.state(route) {
            Some(state) if !matches!(state, LoadState::Failed(_)) => state,
            _ => {
                spawn_local(self.fetch(route.clone()));
                LoadState::Loading
            }
        }
    }

    /// True if the data of a route was requested and its state is still kept.
    pub(crate) fn knows(self, route: &Route) -> bool {
        self.entries.with_value(|entries| entries.iter().any(|(known, _)| known == route))
    }

    /// The state of the data of a route; `None` if nobody asked for it. Counts as a use.
    pub(crate) fn state(self, route: &Route) -> Option<LoadState> {
        let mut entries = self.entries.write_value();
        let index = entries.iter().position(|(known, _)| known == route)?;
        let entry = entries.remove(index);
        let state = entry.1.clone();
        entries.push(entry);
        Some(state)
    }

    /// Fetches the data of a route, whether it is here or not.
    pub(crate) fn fetch(self, route: Route) -> impl Future<Output = ()> + 'static {
        self.insert(&route, LoadState::Loading);
        let address = site().at(&route.data_path());
        async move {
            let answer = fetch::text(&address).await;
            let state = match answer.and_then(|text| PageData::read(&route, &text)) {
                Ok(data) => LoadState::Loaded(data),
                Err(error) => LoadState::Failed(error),
            };
            self.insert(&route, state);
            self.on_end.with_value(|listener| listener.iter().for_each(|call| call(&route)));
        }
    }

    fn insert(self, route: &Route, state: LoadState) {
        let mut entries = self.entries.write_value();
        entries.retain(|(known, _)| known != route);
        entries.push((route.clone(), state));
        if entries.len() > CAPACITY {
            entries.remove(0);
        }
    }
}

impl PageData {
    /// Reads the JSON of a route.
    ///
    /// # Errors
    ///
    /// [`FetchError::Malformed`] if the text is not JSON, or not that of the route.
    pub(crate) fn read(route: &Route, text: &str) -> Result<Self, FetchError> {
        let json = json::parse(text).map_err(FetchError::Malformed)?;
        let data = match route {
            Route::Listing(_) | Route::Tag(..) | Route::TagYear(..) | Route::Series(_) => {
                read_as(&json, Self::Feed)
            }
            Route::Post(_) | Route::Page(_) => read_as(&json, Self::Document),
            Route::Tags => read_as(&json, Self::Tags),
            Route::Archive | Route::Year(_) => read_as(&json, Self::Archive),
        };
        data.map_err(|error| FetchError::Malformed(error.to_string()))
    }
}

fn read_as<T: Read>(
    json: &json::Value,
    kind: fn(Arc<T>) -> PageData,
) -> Result<PageData, Unreadable> {
    T::read(json, "").map(Arc::new).map(kind)
}
