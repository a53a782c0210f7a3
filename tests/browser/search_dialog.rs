//! The search, and the keys that open it.

use serde_json::json;

use crate::{
    HOME,
    harness::{Fault, Host, Reader},
};

const SEARCH: &str = "Search titles, tags and headings";

fn opened(path: &str) -> Reader {
    let reader = Reader::of(Host::with_fallback());
    reader.opens(path);
    reader
}

fn types(reader: &Reader, words: &str) {
    reader.commands("Input.insertText", json!({ "text": words }));
}

/// The places that are shown, with their words.
fn found(reader: &Reader) -> Vec<String> {
    reader.evaluate(
        "return [...document.querySelectorAll('.o-finder-found a')].map(e => e.firstChild.textContent)",
        json!([]),
    )
}

fn finds(reader: &Reader, places: &[&str]) {
    reader.waits_until(
        "found the places",
        "return [...document.querySelectorAll('.o-finder-found a')].map(e => e.firstChild.textContent)
            .join('|') === arguments[0]",
        json!([places.join("|")]),
    );
}

fn is_closed(reader: &Reader) {
    reader.waits_until(
        "closed the search",
        "return !document.querySelector('dialog[open]')",
        json!([]),
    );
}

#[test]
fn a_page_is_found_and_gone_to_with_keys_alone() {
    for start in ["/", "/posts/clean-code/"] {
        let reader = opened(start);
        reader.presses("/").has_focus_on("searchbox", SEARCH);
        types(&reader, "STOCHASTIC calcul");
        finds(&reader, &["What Is Stochastic Calculus"]);
        reader.presses("Enter").is_at("/posts/what-is-stochastic-calculus/");
        reader.sees_heading("What Is Stochastic Calculus").with_focus();
        is_closed(&reader);
    }
}

#[test]
fn sections_and_tags_are_found() {
    let reader = opened("/");
    reader.pushes("Search").has_focus_on("searchbox", SEARCH);
    // Without its accent, as it is typed.
    types(&reader, "ito's lemma");
    finds(&reader, &["Itô’s lemma"]);
    reader.presses("ArrowDown").presses("Enter");
    reader.is_at("/posts/what-is-stochastic-calculus/");
    let hash: String = reader.evaluate("return location.hash", json!([]));
    assert_eq!(hash, "#itôs-lemma".replace('ô', "%C3%B4"));
    reader.presses("/");
    reader.waits_until(
        "selected what was typed before",
        "return document.activeElement.selectionEnd > 0",
        json!([]),
    );
    types(&reader, "books");
    reader.waits_until(
        "found the books",
        "return document.querySelectorAll('.o-finder-found a').length > 3",
        json!([]),
    );
    reader.sees_words("found");
}

#[test]
fn a_search_that_is_begun_while_a_page_is_on_its_way_goes_on() {
    let reader = opened("/");
    let (file, title) = ("/posts/what-is-stochastic-calculus.json", "What Is Stochastic Calculus");
    reader.host.fails(file, Fault::Held);
    reader.follow(title).sees_words("Fetching the page…");
    reader.presses("/").has_focus_on("searchbox", SEARCH);
    types(&reader, "lemma");
    reader.host.recovers(file);
    reader.waits_until(
        "came to the article",
        "return document.title.startsWith(arguments[0])",
        json!([title]),
    );
    reader.has_focus_on("searchbox", SEARCH);
    finds(&reader, &["Itô’s lemma"]);
}

#[test]
fn the_search_says_that_there_is_nothing_and_goes_away() {
    let reader = opened("/archive/");
    reader.presses("Control+k").has_focus_on("searchbox", SEARCH);
    types(&reader, "zzz");
    reader.sees_words("Nothing found.");
    assert!(found(&reader).is_empty());
    reader.presses("Escape");
    is_closed(&reader);
    reader.is_at("/archive/");
}

/// The words about the result.
fn status(reader: &Reader) -> String {
    reader.evaluate("return document.querySelector('.o-finder-status').textContent", json!([]))
}

#[test]
fn the_search_says_that_the_host_does_not_answer_and_tries_again() {
    const INDEX: &str = "/archive/titles.json";
    for opens_anew in [true, false] {
        let reader = opened("/archive/");
        reader.host.fails(INDEX, Fault::Closed);
        reader.presses("/").sees_words("The site does not answer");
        // Typing asks once more, and what is said stays true.
        let before = reader.host.requests_of(INDEX);
        types(&reader, "q");
        for _ in 0..200 {
            assert!(!status(&reader).contains("Nothing"), "{}", status(&reader));
            if reader.host.requests_of(INDEX) > before {
                break;
            }
        }
        assert!(reader.host.requests_of(INDEX) > before);
        reader.sees_words("The site does not answer");
        reader.host.recovers(INDEX);
        if opens_anew {
            reader.presses("Escape");
            is_closed(&reader);
            reader.presses("/").has_focus_on("searchbox", SEARCH);
            types(&reader, "q");
        }
        types(&reader, "uest");
        finds(&reader, &["The Quest for the Cure Review"]);
    }
}

#[test]
fn the_search_says_nothing_before_it_knows_what_there_is() {
    let reader = opened("/archive/");
    reader.host.fails("/archive/titles.json", Fault::Held);
    reader.presses("/").has_focus_on("searchbox", SEARCH);
    reader.host.is_asked_for("/archive/titles.json");
    types(&reader, "que");
    types(&reader, "st");
    assert_eq!(status(&reader), "");
    reader.host.recovers("/archive/titles.json");
    finds(&reader, &["The Quest for the Cure Review"]);
    assert_eq!(reader.host.requests_of("/archive/titles.json"), 1);
}

#[test]
fn a_key_that_ends_the_input_of_a_word_goes_nowhere() {
    let reader = opened("/archive/");
    reader.presses("/").has_focus_on("searchbox", SEARCH);
    types(&reader, "stochastic calcul");
    finds(&reader, &["What Is Stochastic Calculus"]);
    // As Safari sends it.
    let enter = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
         { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))";
    assert!(reader.evaluate::<bool>(&format!("return {enter}"), json!([])));
    reader.is_at("/archive/").sees_words("found");
    // Nor does one on a choice below the field.
    let choose = "document.querySelector('.o-finder-keys').open = true;
         document.querySelector('.o-finder-keys input').focus()";
    reader.evaluate::<()>(choose, json!([]));
    reader.presses("Enter").is_at("/archive/").sees_words("found");
    reader.presses("Escape");
    is_closed(&reader);
}

#[test]
fn going_back_ends_the_search() {
    let reader = opened("/");
    reader.follow("Archive").sees_heading("Archive").with_focus();
    reader.presses("/").has_focus_on("searchbox", SEARCH);
    reader.evaluate::<()>("history.back()", json!([]));
    reader.sees_heading(HOME).with_focus();
    is_closed(&reader);
}

#[test]
fn keys_do_nothing_while_the_reader_types_and_can_be_switched_off() {
    let reader = opened("/");
    reader.presses("?").sees_words("Shortcuts of a single key");
    types(&reader, "a");
    reader.presses("/").presses("?");
    let written: String =
        reader.evaluate("return document.querySelector('.o-finder-field').value", json!([]));
    assert_eq!(written, "a/?");
    reader.clicks("checkbox", "Shortcuts of a single key").presses("Escape");
    is_closed(&reader);
    reader.presses("/");
    is_closed(&reader);
    reader.reloads().has_the_app();
    reader.presses("/");
    is_closed(&reader);
    reader.presses("Control+k").has_focus_on("searchbox", SEARCH);
}
