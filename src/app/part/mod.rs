//! The parts that pages are made of. A part's file, its component and its CSS class have one name.

mod byline;
mod colophon;
mod contents;
mod entry_list;
mod finder;
mod footer;
mod header;
mod loaded;
mod marks;
mod neighbours;
mod notice;
mod pager;
mod problems;
mod prose;
mod related;
mod series_box;
mod tag_list;
mod theme_switch;
mod title;

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::find;

pub(crate) use byline::Byline;
pub(crate) use colophon::Colophon;
pub(crate) use contents::Contents;
pub(crate) use entry_list::EntryList;
pub(crate) use finder::{click as click_in_finder, input as input_in_finder, press as press_key};
pub(crate) use footer::Footer;
pub(crate) use header::{Header, mark_current};
pub(crate) use loaded::loaded;
pub(crate) use marks::{keep as keep_marks, show as show_marks};
pub(crate) use neighbours::Neighbours;
pub(crate) use notice::Notice;
pub(crate) use pager::Pager;
pub(crate) use problems::Problems;
pub(crate) use prose::{
    Pieces, Prose, WindowSize, begin as begin_prose, box_of, child, click as click_in_prose,
    complete as complete_prose, end as end_prose, fill as fill_prose,
    find_room as find_room_for_notes, focus, height_of_window, is_in_view,
    is_missing as is_prose_missing, measure as measure_prose, prepare_all as prepare_prose,
    rehearse as rehearse_prose, unfold as unfold_prose, width_of_window,
};
pub(crate) use related::Related;
pub(crate) use series_box::{SeriesBox, link_item};
pub(crate) use tag_list::TagList;
pub(crate) use theme_switch::ThemeSwitch;
pub(crate) use title::Title;

/// Closes the dialog that is open: its page goes, and Back leaves it open otherwise.
pub(crate) fn close_dialog() {
    if let Some(dialog) = find("dialog[open]")
        && let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>()
    {
        dialog.close();
    }
}
