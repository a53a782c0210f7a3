//! Requests before the reader asks for anything, and what is not fetched.

use serde_json::json;

use crate::{
    HOME,
    harness::{Host, Reader, sixty_posts},
};

/// The posts that the host was asked for.
fn posts_asked_for(reader: &Reader) -> Vec<String> {
    let is_post = |path: &String| path.starts_with("/posts/") && path.ends_with(".json");
    reader.host.requests().into_iter().filter(is_post).collect()
}

/// Waits until the browser has had nothing to do for a while.
#[track_caller]
fn has_time(reader: &Reader) {
    reader.evaluate::<()>(
        "window.hadTime = false;
         setTimeout(() => requestIdleCallback(() => setTimeout(() => { window.hadTime = true }, 300)), 300)",
        json!([]),
    );
    reader.waits_until("had time", "return window.hadTime", json!([]));
}

/// A reader whose device has a pointer, or none: each answers media queries so (Media Queries 4, section 6.2).
fn reader(host: Host, has_pointer: bool) -> Reader {
    let reader = Reader::of(host);
    reader.begins_with(&format!(
        "const {{ matchMedia }} = window;
         window.matchMedia = query =>
             query === '(hover: hover)' ? {{ matches: {has_pointer} }} : matchMedia(query)"
    ));
    reader.saves_data(false);
    reader
}

#[test]
fn without_a_pointer_the_first_posts_in_view_are_fetched_when_there_is_time() {
    let reader = reader(Host::of(sixty_posts(), false), false);
    reader.has_screen(700, 2000, 1).opens("/page/2/");
    let in_view = "return [...document.querySelectorAll('main a[href*=\"/posts/\"]')]
        .filter(link => link.getBoundingClientRect().top < innerHeight)
        .map(link => link.pathname.replace(/\\/$/, '.json'))";
    let in_view: Vec<String> = reader.evaluate(in_view, json!([]));
    assert!(in_view.len() > 5, "{in_view:?}");
    has_time(&reader);
    let mut asked = posts_asked_for(&reader);
    asked.sort();
    let mut first = in_view[..5].to_vec();
    first.sort();
    assert_eq!(asked, first);
    // The next page has its own five.
    reader.goes_to("/");
    reader.host.is_asked_for("/posts/post-60.json");
}

#[test]
fn with_a_pointer_nothing_is_fetched_before_it_is_on_a_link() {
    let reader = reader(Host::of(sixty_posts(), false), true);
    reader.has_screen(1280, 700, 1).opens("/page/2/");
    has_time(&reader);
    assert_eq!(posts_asked_for(&reader), [""; 0]);
    reader.points_at("Post 50");
    reader.host.is_asked_for("/posts/post-50.json");
    reader.follow("Post 50").sees_heading("Post 50").with_focus();
    assert_eq!(reader.host.requests_of("/posts/post-50.json"), 1);
}

#[test]
fn the_focus_and_a_finger_fetch_the_page_of_a_link() {
    let reader = Reader::of(Host::of_files());
    reader.saves_data(false).opens("/about/").sees("link", "Tags");
    reader.evaluate::<()>("document.querySelector('header [href=\"/tags/\"]').focus()", json!([]));
    reader.host.is_asked_for("/tags.json");
    let touch = "const [x, y] = (() => {
             const place = document.querySelector('header [href=\"/archive/\"]').getBoundingClientRect();
             return [place.x + place.width / 2, place.y + place.height / 2];
         })();
         return [x, y]";
    let [x, y]: [f64; 2] = reader.evaluate(touch, json!([]));
    reader.commands(
        "Input.dispatchTouchEvent",
        json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] }),
    );
    reader.host.is_asked_for("/archive.json");
    reader.is_at("/about/");
    reader
        .commands("Input.dispatchTouchEvent", json!({ "type": "touchCancel", "touchPoints": [] }));
}

#[test]
fn who_saves_data_or_has_a_slow_connection_fetches_nothing_ahead() {
    for slow in [false, true] {
        let reader = Reader::of(Host::of_files());
        reader.saves_data(!slow);
        if slow {
            let kind = "Object.defineProperty(navigator.connection, 'effectiveType', { value: 'slow-2g' })";
            reader.begins_with(kind);
        }
        reader.opens("/").sees_heading(HOME);
        reader.points_at("Spark Summit 2020").points_at("Archive");
        has_time(&reader);
        let asked: Vec<String> = reader.host.requests();
        assert!(!asked.iter().any(|file| file.ends_with(".json")), "{asked:?}");
        reader.follow("Spark Summit 2020").sees_heading("Spark Summit 2020");
    }
}

#[test]
fn what_was_read_long_ago_is_let_go_and_what_is_on_screen_stays() {
    let reader = Reader::of(Host::of(sixty_posts(), false));
    reader.opens("/posts/post-1/").sees_heading("Post 1");
    for number in 2..=55 {
        reader.turns_to(&format!("post-{number}"), &format!("Post {number}"));
    }
    reader.turns_to("post-54", "Post 54");
    reader.turns_to("post-10", "Post 10");
    reader.turns_to("post-2", "Post 2");
    let requests = |number: u32| reader.host.requests_of(&format!("/posts/post-{number}.json"));
    assert_eq!([requests(54), requests(10), requests(2)], [1, 1, 2]);
}

#[test]
fn the_app_is_fetched_once_who_saves_data_points_at_something() {
    let reader = Reader::of(Host::of_files());
    reader.begins_with("window.waits = true").looks_at("/").sees_heading(HOME);
    has_time(&reader);
    let has_program = || reader.host.requests().iter().any(|file| file.ends_with(".wasm"));
    assert!(!has_program(), "{:?}", reader.host.requests());
    reader.points_at("Spark Summit 2020").has_the_app();
    assert!(has_program(), "{:?}", reader.host.requests());
    reader.follow("Spark Summit 2020").sees_heading("Spark Summit 2020").with_focus();
}

#[test]
fn a_search_that_is_asked_for_before_the_app_is_there_opens() {
    for with_a_key in [false, true] {
        let reader = Reader::of(Host::of_files());
        reader.begins_with("window.waits = true").looks_at("/").sees_heading(HOME);
        if with_a_key {
            reader.presses("Control+k");
        } else {
            reader.pushes("Search");
        }
        reader.has_the_app().has_focus_on("searchbox", "Search titles, tags and headings");
    }
}
