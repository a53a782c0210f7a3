//! The components that pages are made of. A component's file, its function and its CSS class have one name.

mod byline;
mod colophon;
mod contents;
mod entry_list;
mod footer;
mod header;
mod neighbours;
mod notice;
mod pager;
mod problems;
mod related;
mod series_box;
mod tag_list;
mod theme_switch;
mod title;

pub(crate) use byline::Byline;
pub(crate) use colophon::Colophon;
pub(crate) use contents::Contents;
pub(crate) use entry_list::EntryList;
pub(crate) use footer::Footer;
pub(crate) use header::{Header, mark_current};
pub(crate) use neighbours::Neighbours;
pub(crate) use notice::Notice;
pub(crate) use pager::Pager;
pub(crate) use problems::Problems;
pub(crate) use related::Related;
pub(crate) use series_box::{SeriesBox, link_item};
pub(crate) use tag_list::TagList;
pub(crate) use theme_switch::ThemeSwitch;
pub(crate) use title::Title;
