//! The pages, each in a file of its own. Each makes its view of the data of its route.

mod archive;
mod article;
mod listing;
mod not_found;
mod tags;
mod text;

pub(crate) use archive::archive;
pub(crate) use article::article;
pub(crate) use listing::listing;
pub(crate) use not_found::NotFound;
pub(crate) use tags::tags;
pub(crate) use text::write_ahead;
