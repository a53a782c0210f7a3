//! Octavo: a blog that runs in the reader's browser.

pub mod content;
#[cfg(feature = "publish")]
pub mod publish;
