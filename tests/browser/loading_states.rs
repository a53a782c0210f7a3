//! The view of a reader while a page is on its way, and the announcement when it is there.

use serde_json::json;

use crate::{
    HOME,
    harness::{Fault, Host, Reader},
};

const POST: &str = "Spark Summit 2020";
const POST_PATH: &str = "/posts/spark-summit-2020/";
const POST_FILE: &str = "/posts/spark-summit-2020.json";
const WORDS: &str = "Fetching the page…";

/// Waits until this is said to those who listen.
#[track_caller]
fn hears(reader: &Reader, words: &str) {
    let region = "const [region] = document.querySelectorAll('[role=status]');
         return region?.textContent === arguments[0] && region.checkVisibility()";
    reader.waits_until(&format!("heard \"{words}\""), region, json!([words]));
}

/// Notes the headings of every frame.
const NOTE: &str = "
    window.frames_seen = [];
    const note = () => {
        const headings = [...document.querySelectorAll('h1')].map(heading => heading.textContent);
        if (document.querySelector('main .o-loading')) headings.push('loading');
        frames_seen.push(headings.join());
        requestAnimationFrame(note);
    };
    requestAnimationFrame(note)";

/// The notes, each once in order.
#[track_caller]
fn noted(reader: &Reader) -> Vec<String> {
    let mut seen: Vec<String> = reader.evaluate("return frames_seen", json!([]));
    seen.dedup();
    seen
}

#[test]
fn every_page_is_announced_in_one_place() {
    let reader = Reader::open("/");
    reader.evaluate::<()>("document.querySelector('[role=status]').isTheSame = true", json!([]));
    for (link, title) in [
        ("Tags", "Tags – Marginalia"),
        ("books", "books – Marginalia"),
        ("Posts", "Marginalia"),
        (POST, "Spark Summit 2020 – Marginalia"),
    ] {
        reader.follow(link);
        hears(&reader, title);
    }
    reader.goes_back().sees_heading(HOME).with_focus();
    hears(&reader, "Marginalia");
    let is_the_same = "return document.querySelector('[role=status]').isTheSame === true";
    assert!(reader.evaluate::<bool>(is_the_same, json!([])));
    let seen = "return document.querySelector('[role=status]').getBoundingClientRect().width";
    assert!(reader.evaluate::<f64>(seen, json!([])) <= 1.0, "the announcement is in the way");
}

#[test]
fn a_page_stays_until_the_next_one_is_there() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    let place = reader.scrolls_to_link("What Is Stochastic Calculus");
    reader.evaluate::<()>(NOTE, json!([]));
    reader.host.fails("/posts/what-is-stochastic-calculus.json", Fault::Held);
    reader.follow("What Is Stochastic Calculus").sees_words(WORDS);
    reader.sees_heading(HOME);
    reader.sees_title("Marginalia").is_scrolled_to(place);
    reader.host.recovers("/posts/what-is-stochastic-calculus.json");
    reader.sees_heading("What Is Stochastic Calculus").with_focus();
    reader.is_scrolled_to(0);
    assert_eq!(noted(&reader), [HOME, "What Is Stochastic Calculus"]);
    reader.evaluate::<()>("frames_seen.length = 0", json!([]));
    // The same where the app has made the page that stays.
    reader.host.fails("/tags.json", Fault::Held);
    reader.follow("Tags").sees_words(WORDS);
    reader.host.recovers("/tags.json");
    reader.sees_heading("Tags").with_focus();
    assert_eq!(noted(&reader), ["What Is Stochastic Calculus", "Tags"]);
    reader.goes_back().goes_back().sees_heading(HOME);
    reader.is_scrolled_to(place);
}

#[test]
fn nothing_is_said_of_a_page_that_comes_soon() {
    let reader = Reader::open("/");
    reader.evaluate::<()>(
        "window.waits = [];
         let clicked;
         addEventListener('click', () => { clicked = performance.now() }, true);
         new MutationObserver(() => {
             const region = document.querySelector('[data-waiting]');
             if (region) waits.push(performance.now() - clicked);
         }).observe(document, { subtree: true, attributes: true })",
        json!([]),
    );
    for link in ["Archive", "Tags", "About", "Posts"] {
        reader.follow(link).sees_heading(if link == "Posts" { HOME } else { link });
    }
    let waits: Vec<f64> = reader.evaluate("return waits", json!([]));
    assert!(waits.iter().all(|wait| *wait >= 150.0), "{waits:?}");
    reader.host.fails(POST_FILE, Fault::Held);
    reader.evaluate::<()>("waits.length = 0", json!([]));
    reader.follow(POST).sees_words(WORDS);
    let waits: Vec<f64> = reader.evaluate("return waits", json!([]));
    assert!(waits[0] >= 149.0 && waits[0] < 1000.0, "{waits:?}");
}

#[test]
fn a_second_click_gives_up_the_first() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    reader.evaluate::<()>(NOTE, json!([]));
    reader.host.fails(POST_FILE, Fault::Held);
    reader.host.fails("/tags.json", Fault::Held);
    reader.follow(POST).sees_words(WORDS);
    reader.follow("Tags").follow("Archive").sees_heading("Archive").with_focus();
    reader.host.recovers(POST_FILE);
    reader.host.recovers("/tags.json");
    // The page that was never seen is not one to go back to.
    reader.goes_back().sees_heading(HOME);
    reader.is_at("/").goes_forward().sees_heading("Archive");
    assert_eq!(noted(&reader), [HOME, "Archive", HOME, "Archive"]);
    reader.follow("Posts").follow(POST).sees_heading(POST).with_focus();
}

#[test]
fn back_is_the_way_to_stay() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    let place = reader.scrolls_to_link("Clean Code - Robert \"Uncle Bob\" Martin");
    let file = "/posts/clean-code.json";
    reader.host.fails(file, Fault::Held);
    reader.evaluate::<()>(NOTE, json!([]));
    reader.follow("Clean Code - Robert \"Uncle Bob\" Martin").sees_words(WORDS);
    reader.is_at("/posts/clean-code/").goes_back().is_at("/");
    let says_nothing = "return !document.querySelector('[data-waiting]')";
    reader.waits_until("was left alone", says_nothing, json!([]));
    reader.is_scrolled_to(place);
    reader.host.recovers(file);
    reader.follow("Tags").sees_heading("Tags");
    assert_eq!(noted(&reader), [HOME, "Tags"]);
}

#[test]
fn a_page_that_is_loaded_comes_though_its_address_changes_meanwhile() {
    let reader = Reader::of(Host::while_writing());
    reader.host.fails(POST_FILE, Fault::Held);
    reader.opens(POST_PATH).sees_words(WORDS);
    reader.evaluate::<()>("location.hash = 'part'", json!([]));
    reader.host.recovers(POST_FILE);
    reader.sees_heading(POST);
}

#[test]
fn going_back_to_a_page_that_is_to_be_fetched_finds_the_place() {
    let reader = Reader::open("/");
    let post = "What Is Stochastic Calculus";
    let place = reader.scrolls_to_link(post);
    reader.follow(post).sees_heading(post).with_focus();
    reader.scrolls_to(900).reloads().has_the_app().is_scrolled_to(900);
    reader.evaluate::<()>(
        "window.heights = []; addEventListener('scroll', () => heights.push(Math.round(scrollY)))",
        json!([]),
    );
    reader.host.fails("/posts.json", Fault::Held);
    reader.goes_back().sees_words(WORDS);
    reader.sees_heading(post);
    reader.is_scrolled_to(900);
    reader.host.recovers("/posts.json");
    reader.sees_heading(HOME).with_focus();
    reader.is_scrolled_to(place);
    // The page that stayed on screen was not scrolled to where the other is to be read.
    let heights: Vec<u32> = reader.evaluate("return heights", json!([]));
    assert_eq!(heights, [place]);
    reader.goes_forward().sees_heading(post);
    reader.is_scrolled_to(900);
}

#[test]
fn a_page_that_is_on_its_way_is_there_after_a_reload() {
    let reader = Reader::of(Host::of_files());
    reader.opens("/").sees_heading(HOME);
    reader.host.fails(POST_FILE, Fault::Held);
    reader.follow(POST).sees_words(WORDS);
    reader.is_at(POST_PATH).reloads().has_the_app().sees_heading(POST);
    reader.goes_back().sees_heading(HOME);
}
