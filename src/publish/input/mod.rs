//! Reads the author's files: the folders, the front matter, the articles, and the blog they make.
//!
//! - [`read`] finds every file below `public` and says what each becomes; `walk` keeps within the folder.
//! - [`front_matter`] reads the lines before an article, [`article`] a post or a page.
//! - [`blog`] puts posts, pages and files in order.
//! - [`clip_parts`] knows which files belong to a video.
//! - [`new_post`] writes the first lines of a post.

pub(crate) mod article;
pub(crate) mod blog;
pub(crate) mod clip_parts;
pub(crate) mod front_matter;
pub(crate) mod new_post;
pub(crate) mod read;
mod walk;
