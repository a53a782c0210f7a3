//! From page to page: history, focus, scroll position, links that are the browser's.

use serde_json::json;

use crate::{
    HOME,
    harness::{Fault, Host, Need, Reader, cannot},
};

#[test]
fn back_and_forward_restore_heading_title_and_place() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    let place = reader.scrolls_to_link("What Is Stochastic Calculus");
    assert!(place > 0, "the listing is too short to scroll");
    reader.follow("What Is Stochastic Calculus");
    reader.sees_heading("What Is Stochastic Calculus").with_focus();
    reader.sees_title("What Is Stochastic Calculus – Marginalia").is_scrolled_to(0);
    reader.scrolls_to(700);

    reader.goes_back().sees_heading(HOME);
    reader.sees_title("Marginalia").is_at("/");
    reader.is_scrolled_to(place);

    reader.goes_forward().sees_heading("What Is Stochastic Calculus").with_focus();
    reader.sees_title("What Is Stochastic Calculus – Marginalia").is_scrolled_to(700);
}

#[test]
fn reloading_keeps_the_place() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    reader.scrolls_to(500).reloads().sees_heading(HOME);
    reader.is_scrolled_to(500);
}

#[test]
fn a_link_to_a_heading_goes_there_and_back_returns() {
    let reader = Reader::open("/");
    reader.follow("What Is Stochastic Calculus").sees_heading("What Is Stochastic Calculus");
    reader.follow("Link to “The integral to extend”");
    reader.waits_until(
        "went to the heading",
        "return location.hash !== '' && Math.abs(document.querySelector(location.hash).getBoundingClientRect().top) < 100",
        json!([]),
    );
    reader.goes_back().sees_heading("What Is Stochastic Calculus");
    reader.waits_until("went back", "return location.hash === ''", json!([]));
    reader.goes_back().sees_heading(HOME);
}

#[test]
fn a_reader_who_goes_back_twice_at_once_is_told_where_they_are() {
    let reader = Reader::open("/");
    let (post, title) = ("What Is Stochastic Calculus", "What Is Stochastic Calculus – Marginalia");
    reader.follow(post).sees_heading(post).with_focus();
    reader.goes_to("#itôs-lemma");
    reader.waits_until("went to the heading", "return location.hash !== ''", json!([]));
    reader.goes_to("/archive/");
    reader.sees_heading("Archive").with_focus();
    reader.evaluate::<()>(
        "addEventListener('popstate', () => history.back(), { once: true }); history.back()",
        json!([]),
    );
    reader.waits_until("went back", "return location.hash === ''", json!([]));
    reader.sees_heading(post);
    reader.sees_title(title);
    // On which of them depends on whether there was a frame between the two.
    let is_on_heading = "return document.activeElement.matches('main :is(h1, h2, h3)')";
    reader.waits_until("had the focus on a heading", is_on_heading, json!([]));
}

#[test]
fn title_and_description_change_with_the_page() {
    let reader = Reader::open("/");
    let mut seen = Vec::new();
    for (link, title) in [
        ("Posts", "Marginalia"),
        ("Tags", "Tags – Marginalia"),
        ("books", "books – Marginalia"),
        ("Archive", "Archive – Marginalia"),
        ("2017", "Posts of 2017 – Marginalia"),
        ("What Is Stochastic Calculus", "What Is Stochastic Calculus – Marginalia"),
        ("About", "About – Marginalia"),
    ] {
        reader.follow(link).sees_title(title);
        let description: String = reader
            .evaluate("return document.querySelector('meta[name=description]').content", json!([]));
        assert!(!description.is_empty(), "{title} has no description");
        assert!(!seen.contains(&description), "{title} has the description of another page");
        seen.push(description);
    }
}

#[test]
fn a_page_that_comes_while_another_tab_is_on_screen_has_its_title() {
    let reader = Reader::of(Host::of_files());
    reader.opens("/").sees_heading(HOME);
    // A browser makes no frames of what nobody sees.
    reader.evaluate::<()>(
        "Object.defineProperty(document, 'hidden', { value: true });
         window.requestAnimationFrame = () => 0",
        json!([]),
    );
    reader.goes_to("/archive/");
    reader.sees_title("Archive – Marginalia").sees_heading("Archive");
}

#[test]
fn pointing_at_a_link_fetches_its_page_and_following_it_needs_nothing_more() {
    let file = "/posts/clean-code.json";
    let reader = Reader::of(Host::of_files());
    reader.saves_data(false).has_screen(1280, 300, 1).opens("/");
    let title = "Clean Code - Robert \"Uncle Bob\" Martin";
    reader.sees("link", title);
    assert_eq!(reader.host.requests_of(file), 0);
    reader.points_at(title);
    reader.host.is_asked_for(file);
    reader.is_at("/").follow(title).sees_heading(title);
    reader.goes_back().sees_heading(HOME);
    reader.follow(title).sees_heading(title);
    assert_eq!(reader.host.requests_of(file), 1);
}

#[test]
fn says_that_a_page_is_on_its_way_and_moves_nothing() {
    let file = "/posts/spark-summit-2020.json";
    let header = "return JSON.stringify(document.querySelector('header').getBoundingClientRect())";
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    let before: String = reader.evaluate(header, json!([]));
    reader.host.fails(file, Fault::Held);
    reader.follow("Spark Summit 2020").sees_words("Fetching the page…");
    let status: u32 =
        reader.evaluate("return document.querySelectorAll('[role=status]').length", json!([]));
    assert_eq!(status, 1);
    reader.host.recovers(file);
    reader.sees_heading("Spark Summit 2020").with_focus();
    assert_eq!(reader.evaluate::<String>(header, json!([])), before);
    reader.is_scrolled_to(0);
}

#[test]
fn a_reader_who_cannot_wait_may_go_elsewhere() {
    let file = "/posts/spark-summit-2020.json";
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    reader.host.fails(file, Fault::Held);
    reader.follow("Spark Summit 2020").sees_words("Fetching the page…");
    reader.follow("Archive").sees_heading("Archive").with_focus();
    reader.host.recovers(file);
    reader.follow("Spark Summit 2020").sees_heading("Spark Summit 2020");
}

#[test]
fn a_link_opened_in_a_new_tab_leaves_this_page_alone() {
    if cannot(Need::Tabs) {
        return;
    }
    let reader = Reader::of(Host::with_fallback());
    reader.opens("/").sees_heading(HOME);
    reader.follow_with_control("Spark Summit 2020");
    reader.opens_tabs(2);
    reader.follow_with_the_middle_button("Spark Summit 2020");
    reader.opens_tabs(3);
    reader.is_at("/").sees_heading(HOME);
}

#[test]
fn a_link_to_a_file_loads_the_file() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    // The browser looks for an icon of its own accord where a file cannot name one.
    reader.expects_missing("/favicon.ico");
    reader.follow("JSON Feed").is_at("/posts.json");
    reader.waits_until(
        "loaded the file itself",
        "return document.contentType === 'application/json'",
        json!([]),
    );
    reader.goes_back().sees_heading(HOME);
}

#[test]
fn a_document_that_was_kept_whole_shows_the_page_that_is_come_back_to() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    // As a browser does that goes back from elsewhere, past the last page of the document.
    reader.evaluate::<()>(
        "history.pushState(null, '', '/archive/');
         dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
        json!([]),
    );
    reader.sees_heading("Archive");
    reader.sees_title("Archive – Marginalia").is_at("/archive/");
}
