//! The content layer: what a post, a manifest, a route and a document *are*.
//!
//! Nothing here reads a file, asks the clock or touches a page, so the same code runs in the
//! publisher and in the browser.

pub mod date;
pub mod document;
pub mod i18n;
pub mod json;
mod letters;
mod lower_case;
pub mod manifest;
pub mod route;
pub mod site;
pub mod slug;
