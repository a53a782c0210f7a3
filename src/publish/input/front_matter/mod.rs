//! The front matter of a post.
//!
//! TOML between lines of `+++` or YAML between lines of `---`. [`split`] finds it and reads its
//! syntax, [`interpret`] its meaning. A post must have a title, and a date unless it is a draft:
//! every listing is in the order of dates.

mod meaning;
mod syntax;

use std::ops::Range;

use crate::content::{date::Date, manifest::Author, slug::Slug};

pub(crate) use self::{
    meaning::{interpret, too_long},
    syntax::split,
};

/// Something an author wrote and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written<T> {
    /// The value.
    pub(crate) value: T,
    /// Where.
    pub(crate) span: Range<usize>,
}

/// The properties in the front matter, whichever tool's spelling it uses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FrontMatter {
    /// The title; empty where it is missing, which was reported.
    pub(crate) title: String,
    /// When the post was published.
    pub(crate) date: Option<Date>,
    /// When it was last changed in substance.
    pub(crate) updated: Option<Date>,
    /// One or two sentences; empty where there are none.
    pub(crate) description: String,
    /// Tags, each once.
    pub(crate) tags: Vec<Written<String>>,
    /// The name of the series it belongs to.
    pub(crate) series: Option<String>,
    /// True if it must not leave the author's machine.
    pub(crate) draft: bool,
    /// True if it has an address, but is in no listing.
    pub(crate) unlisted: bool,
    /// True if it stays above the other posts.
    pub(crate) pinned: bool,
    /// The author's choice for its part of the URL.
    pub(crate) slug: Option<Written<Slug>>,
    /// Former addresses, as paths below the site's root.
    pub(crate) aliases: Vec<Written<String>>,
    /// Former ids of headings, and the ids they have now.
    pub(crate) renamed: Vec<(Written<String>, Written<String>)>,
    /// The address of a picture that stands for the post.
    pub(crate) cover: Option<Written<String>>,
    /// Its language, where it is not the site's.
    pub(crate) lang: Option<String>,
    /// Languages that it is to be had in as well, and the slug or the address of it there.
    pub(crate) translations: Vec<(Written<String>, Written<String>)>,
    /// Its authors, where they are not the site's.
    pub(crate) authors: Vec<Author>,
    /// Keys that mean nothing to Octavo.
    pub(crate) unknown: Vec<Written<String>>,
    /// True if a date was written, even if it is not one.
    pub(crate) has_date: bool,
}
