//! The blog is read while the app is on its way, and where it never comes.

use std::fs;

use serde_json::json;

use crate::{
    HOME,
    harness::{Fault, Host, Reader, Release},
};

const POST: &str = "What Is Stochastic Calculus";
const POST_PATH: &str = "/posts/what-is-stochastic-calculus/";

/// Reads every page of the blog by its address, then follows links of every kind.
fn reads_everything(reader: &Reader) {
    for route in reader.host.release().routes() {
        let path = route.path();
        reader.looks_at(&path);
        let seen: (usize, usize, bool, bool) = reader.evaluate(
            "const main = document.querySelector('main');
             return [
                 main.querySelectorAll('h1').length,
                 main.innerText.length,
                 document.title !== '' && !!document.querySelector('meta[name=description]').content,
                 !!document.querySelector('[id=\"octavo:waiting\"], [role=status]'),
             ]",
            json!([]),
        );
        let (headings, words, is_described, is_waiting) = seen;
        assert_eq!((headings, is_described, is_waiting), (1, true, false), "{path}");
        assert!(words > 30, "{path} says nothing");
    }
    reader.looks_at("/").sees_heading(HOME);
    for (link, heading, path) in [
        ("Older posts", "Earlier posts", "/page/2/"),
        ("Newer posts", HOME, "/"),
        (POST, POST, POST_PATH),
        ("mathematics", "mathematics", "/tags/mathematics/"),
        ("Tags", "Tags", "/tags/"),
        ("Archive", "Archive", "/archive/"),
        ("2017", "Posts of 2017", "/archive/2017/"),
        ("About", "About", "/about/"),
        ("Posts", HOME, "/"),
    ] {
        reader.leaves_the_document(|| _ = reader.follow(link));
        reader.sees_heading(heading);
        reader.is_at(path);
    }
}

#[test]
fn every_page_is_read_without_scripts() {
    let reader = Reader::of(Host::of_files());
    reader.commands("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    reads_everything(&reader);
    // A button that does nothing then is not shown.
    reader.sees_no("button", "Theme: Auto");
    let app = reader.host.release().file_ending_with(".wasm");
    assert_eq!(reader.host.requests_of(&app), 0, "what cannot run is fetched");
}

#[test]
fn every_page_is_read_while_the_app_is_on_its_way() {
    let reader = Reader::of(Host::of_files());
    reader.host.fails(&reader.host.release().file_ending_with(".wasm"), Fault::Held);
    reads_everything(&reader);
}

#[test]
fn every_page_is_read_where_the_app_is_missing() {
    let reader = Reader::of(Host::of_files());
    let release = reader.host.release();
    let app = release.file_ending_with(".wasm");
    reader.host.fails(&app, Fault::Closed);
    reader.expects_no_app();
    reads_everything(&reader);
}

#[test]
fn a_program_that_somebody_changed_is_not_run() {
    let release = Release::edited("changed-program", |_, page| Some(page));
    let program = release.file_ending_with(".wasm");
    let folder = release.into_folder();
    let file = folder.join(program.trim_start_matches('/'));
    let mut bytes = fs::read(&file).expect("the program");
    // A section that browsers pass over, so that the program would do what it did before.
    bytes.extend([0, 2, 1, b'x']);
    fs::write(&file, bytes).expect("the program, changed");

    let reader = Reader::of(Host::of(Release::in_folder(folder), false));
    reader.expects_no_app();
    reads_everything(&reader);
    assert!(reader.host.requests_of(&program) > 0);
}

#[test]
fn an_unknown_address_says_so_without_scripts() {
    let reader = Reader::of(Host::of_files());
    reader.commands("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    for path in ["/no/such/page/", "/posts/no-such-post/", "/page/99/"] {
        reader.expects_missing(path);
        reader.looks_at(path).sees_heading("There is no page here");
        let robots: String = reader
            .evaluate("return document.querySelector('meta[name=robots]').content", json!([]));
        assert_eq!(robots, "noindex");
        reader.leaves_the_document(|| _ = reader.follow("Go to the latest posts"));
        reader.sees_heading(HOME);
    }
}
