//! Parsing JSON: by the browser, so that the program need not bring a parser along, or natively.

#[cfg(not(feature = "prerender"))]
mod browser;
#[cfg(feature = "prerender")]
mod native;

#[cfg(not(feature = "prerender"))]
pub(crate) use browser::{Value, parse};
#[cfg(feature = "prerender")]
pub(crate) use native::{Value, parse};
