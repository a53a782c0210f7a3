//! The data of pages: fetched as JSON, read once, and kept for the visit.
//!
//! `fetch` gets a file and names each way in which that can fail; `cache` reads what came and keeps it by its
//! route. Nothing here knows what a page looks like.

mod cache;
mod fetch;

pub(crate) use cache::{DataCache, LoadState, PageData};
pub(crate) use fetch::{FetchError, text};
