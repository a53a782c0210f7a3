//! Checks what articles refer to and whether they can stand beside each other.
//!
//! - [`addresses`] knows every address of the site and what a link leads to.
//! - [`articles`] looks up the links, pictures, notes and headings of an article; [`media`] what it shows
//!   and plays, [`reserved`] the names that it may not take.
//! - [`consistency`] compares the articles: addresses, tags, keys.

pub(crate) mod addresses;
pub(crate) mod articles;
pub(crate) mod consistency;
pub(crate) mod media;
pub(crate) mod reserved;
