//! Parsing JSON: by the browser, so that the program need not bring a parser along, or natively.

#[cfg(not(feature = "publish"))]
mod browser;
#[cfg(feature = "publish")]
mod native;

#[cfg(not(feature = "publish"))]
pub(crate) use browser::{Value, parse};
#[cfg(feature = "publish")]
pub(crate) use native::{Value, parse};
