//! Prepares what is too heavy for a browser, in bytes or in time.
//!
//! - [`blocks`] has the code ([`highlight`]), the formulas ([`math`], [`latex`]) and the diagrams
//!   ([`diagrams`]) of all articles prepared, on every core.
//! - [`image_variants`] makes smaller files of pictures; [`images`] reads their sizes, [`avif`] encodes
//!   them, and [`image_jobs`] has workers do both.
//! - [`video_size`] reads the size of a video, [`video_embed`] knows the players of other sites.
//!
//! Everything that runs a grammar, a layout or a decoder is a job of a [worker](super::worker).

mod avif;
pub(crate) mod blocks;
pub(crate) mod diagrams;
pub(crate) mod highlight;
pub(crate) mod image_jobs;
pub(crate) mod image_variants;
pub(crate) mod images;
pub(crate) mod latex;
pub(crate) mod math;
pub(crate) mod video_embed;
pub(crate) mod video_size;
