//! Doing once, unseen, what the first article of a visit would be the first to do.
//!
//! A browser compiles a function when it is called for the first time, and looks for its tables of dates
//! and for fonts when they are needed for the first time. A reader on a slow phone would wait for that.

use leptos::prelude::*;

use super::leaf::try_out;
use crate::{
    app::{
        intl::{self, Length},
        site,
    },
    content::{
        date::Date,
        document::{Assets, Place, render},
    },
};

/// What writers use, a bit for each idle moment.
const SAMPLES: [&str; 5] = [
    "A",
    "*b* **c** `d` [e](f) \"g\"\n\nh\n",
    "## A\n\n- b\n- c\n\n> d\n\n***\n",
    "```rust\nlet a;\n```\n",
    "a[^b] $c$\n\n|a|b|\n|-|-|\n|c|d|\n\n[^b]: d\n",
];

/// The number of the last moment that there is something for.
pub(super) const LAST: usize = SAMPLES.len();

/// Rehearses what is for one of the idle moments, the first of which is number 0.
pub(super) fn rehearse(moment: usize) -> Option<()> {
    let Some(sample) = SAMPLES.get(moment) else {
        intl::date(Date::parse("2000-01-01").ok()?, Length::Full);
        return Some(());
    };
    let site = site();
    let place = Place { words: &site.words, ..Place::ROOT };
    let markup = render(sample, place, &Assets::default()).html;
    let prose = document().create_element("div").ok()?;
    prose.set_class_name("prose");
    prose.set_inner_html(markup.as_str());
    try_out(&prose)
}
