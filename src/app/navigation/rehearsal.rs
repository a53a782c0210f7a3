//! Doing once, unseen, what the first article of a visit would be the first to do.
//!
//! A browser compiles a function when it is called for the first time, and looks for its tables of dates
//! and for fonts when they are needed for the first time. A reader on a slow phone would wait for that.

use std::{
    cell::RefCell,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use leptos::prelude::*;
use web_sys::{Element, Event};

use super::{
    Navigation,
    leaf::{Leaves, try_out},
    transition::Traveller,
};
use crate::{
    app::{
        intl::{self, Length},
        json,
        library::Volume,
        page::{article, write_ahead},
        part::rehearse_prose,
        site,
        tongue::say_count,
    },
    content::{
        date::Date,
        document::{Assets, Place, render},
        json::Read,
        manifest::Item,
        route::Route,
        words::Word,
    },
};

/// Whether what a turn calls is only to be compiled, and to have no effect.
static IS_ON: AtomicBool = AtomicBool::new(false);

/// What writers use, a bit for each pair of idle moments.
const SAMPLES: [&str; 7] = [
    "A",
    "*b* **c** [e](f)",
    "`d` \"g\" <i>h</i>&amp;\n\ni\n",
    "## A\n\n- b\n- c\n\n1. d\n\n> e\n\n***\n",
    "```rust\nlet a;\n```\n",
    "a[^b]\n\n|a|b|\n|-|-|\n|c|d|\n\n[^b]: d\n",
    "$c$",
];

/// The formula in them.
const FORMULA: &str = "<math><msub><mi>c</mi><mn>1</mn></msub></math>";

/// A post with all that may stand around one.
const POST: &str = r###"{"id":"","title":"A","date_published":"2000-01-01","tags":["b"],"_octavo":{
"slug":"a","minutes":2,"markdown":"## A\n\n## B\n\n## C","series":{"title":"c","posts":[{"slug":"a","title":"A"}]},
"related":[{"slug":"d","title":"e"}],"previous":{"slug":"d","title":"e"},"next":{"slug":"d","title":"e"}}}"###;

/// How many parts of the page there are at most.
const PARTS: usize = 8;

thread_local! {
    /// The post, once it was read, until all is done.
    static ITEM: RefCell<Option<Arc<Item>>> = const { RefCell::new(None) };

    /// Its page, or what is left of it, until all is done.
    static PAGE: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Rehearses what is for one of the idle moments, the first of which is number 0; tells whether there was
/// something. A click that comes meanwhile has to wait, so no moment is to be long.
pub(super) fn rehearse(moment: usize, navigation: Navigation) -> bool {
    const PLACE: usize = 7 + PARTS;
    const CLICK: usize = PLACE + 1;
    match moment {
        // To look for the languages that it knows takes the browser longer than anything else.
        0 => drop(date()),
        1 => drop(say_count(Word::Minutes, 2)),
        2 => ITEM.set(item()),
        3 => drop(with_item(|route, item| write_ahead(&route, item))),
        4 => PAGE.set(with_item(|route, item| page(&route, item, navigation.leaves)).flatten()),
        5 => PAGE.with_borrow(|page| page.iter().for_each(rehearse_prose)),
        6 => drop(PAGE.with_borrow(|page| page.as_ref().map(Traveller::rehearse))),
        7..PLACE => drop(part()),
        PLACE => navigation.keep_place(),
        CLICK => drop(navigation.rehearse()),
        later => {
            let place = later - CLICK - 1;
            let Some(sample) = SAMPLES.get(place / 2) else {
                ITEM.set(None);
                PAGE.set(None);
                return false;
            };
            // What is laid out was made in the moment before.
            let _ = text(sample, place % 2 == 1);
        }
    }
    true
}

/// What tells of a click on a link to the home page, which nobody has clicked.
pub(super) fn click() -> Option<Event> {
    let link = document().create_element("a").ok()?;
    link.set_attribute("href", &site().at(&Route::HOME.path())).ok()?;
    // The link is not in the document, so nobody else hears of it.
    let event = Event::new("rehearsal").ok()?;
    link.dispatch_event(&event).ok()?;
    Some(event)
}

/// Whether what a turn calls is to have no effect.
pub(super) fn is_on() -> bool {
    IS_ON.load(Ordering::Relaxed)
}

/// Calls what asks for that, which the browser then has compiled.
pub(super) fn without_effect(calls: impl FnOnce()) {
    IS_ON.store(true, Ordering::Relaxed);
    calls();
    IS_ON.store(false, Ordering::Relaxed);
}

fn text(sample: &str, tries: bool) -> Option<()> {
    let site = site();
    let place = Place { words: &site.words, ..Place::ROOT };
    let assets = Assets { math: vec![FORMULA.to_owned()], ..Assets::default() };
    let markup = render(sample, place, &assets).html;
    let prose = document().create_element("div").ok()?;
    prose.set_class_name("o-prose");
    prose.set_inner_html(markup.as_str());
    tries.then(|| try_out(&prose)).flatten()
}

fn date() -> Option<String> {
    Some(intl::date(Date::parse("2000-01-01").ok()?, Length::Full))
}

fn item() -> Option<Arc<Item>> {
    Item::read(&json::parse(POST).ok()?, "").ok().map(Arc::new)
}

fn with_item<T>(does: impl FnOnce(Route, &Arc<Item>) -> T) -> Option<T> {
    ITEM.with_borrow(|item| Some(does(Route::parse("/posts/a/")?, item.as_ref()?)))
}

fn page(route: &Route, item: &Arc<Item>, leaves: Leaves) -> Option<Element> {
    let volume = Volume::Document(Arc::clone(item));
    leaves.builds(|| article(route, &volume)).map(|(page, ..)| page)
}

/// Has the browser lay out the next part of the page.
fn part() -> Option<()> {
    let part = PAGE.with_borrow(|page| page.as_ref()?.first_element_child())?;
    let page = document().create_element("article").ok()?;
    page.set_class_name("o-article");
    page.append_child(&part).ok()?;
    try_out(&page)
}
