//! The files of the site beside its pages.
//!
//! - [`json`] writes what the app fetches, with [`related`] posts and [`translations`].
//! - [`atom`], [`sitemap`] and [`llms`] are for others who read the site.
//! - [`card`], [`icons`] and [`web_manifest`] show it elsewhere.
//! - [`redirects`] and [`headers`] tell a host what to do; [`csp`] is the policy among them.

pub(crate) mod atom;
pub(crate) mod card;
pub(crate) mod csp;
pub(crate) mod headers;
pub(crate) mod icons;
pub(crate) mod json;
pub(crate) mod llms;
pub(crate) mod redirects;
mod related;
pub(crate) mod sitemap;
pub(crate) mod translations;
pub(crate) mod web_manifest;
pub(crate) mod xml;
