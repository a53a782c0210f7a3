//! What is fetched before the reader asks for it, and what is not.

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

#[test]
fn the_posts_in_view_are_fetched_when_there_is_time_and_no_others() {
    let reader = Reader::of(Host::of(sixty_posts(), false));
    reader.saves_data(false).has_screen(1280, 700, 1).opens("/page/2/");
    let in_view = "return [...document.querySelectorAll('main a[href*=\"/posts/\"]')]
        .filter(link => link.getBoundingClientRect().top < innerHeight)
        .map(link => link.pathname.replace(/\\/$/, '.json'))";
    let in_view: Vec<String> = reader.evaluate(in_view, json!([]));
    assert!(in_view.len() > 1 && in_view.len() < 10, "{in_view:?}");
    for file in &in_view {
        reader.host.is_asked_for(file);
    }
    has_time(&reader);
    assert_eq!(posts_asked_for(&reader).len(), in_view.len(), "each is asked for once");
    // Two that are asked for at once may come to the host the other way round.
    let in_order = "return performance.getEntriesByType('resource')
        .map(entry => new URL(entry.name).pathname)
        .filter(path => path.startsWith('/posts/') && path.endsWith('.json'))";
    let in_order: Vec<String> = reader.evaluate(in_order, json!([]));
    assert_eq!(in_order, in_view, "in the order of the page");
    // What comes into view is fetched, too.
    reader.scrolls_to(100_000_u32.min(
        reader.evaluate("return document.documentElement.scrollHeight - innerHeight", json!([])),
    ));
    reader.host.is_asked_for("/posts/post-41.json");
    reader.follow("Post 41").sees_heading("Post 41").with_focus();
    assert_eq!(reader.host.requests_of("/posts/post-41.json"), 1);
}

#[test]
fn no_more_is_fetched_for_a_page_than_a_dozen_files_two_at_once() {
    let reader = Reader::of(Host::of(sixty_posts(), false));
    reader.begins_with(
        "window.most = 0;
         let count = 0;
         const { fetch } = window;
         window.fetch = async request => {
             if (!new URL(request.url ?? request, location).pathname.endsWith('.json')) return fetch(request);
             most = Math.max(most, ++count);
             return fetch(request).finally(() => { count -= 1 });
         };",
    );
    reader.saves_data(false).has_screen(1280, 4000, 1).opens("/archive/2024/");
    has_time(&reader);
    let asked = posts_asked_for(&reader);
    assert_eq!(asked.len(), 12, "{asked:?}");
    reader.points_at("Post 3");
    has_time(&reader);
    assert_eq!(posts_asked_for(&reader).len(), 12);
    assert!(reader.evaluate::<u32>("return most", json!([])) <= 2);
    // The next page has its own dozen.
    reader.goes_to("/page/2/");
    reader.host.is_asked_for("/posts/post-41.json");
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
