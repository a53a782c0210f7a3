//! The app takes over the page that the reader is on already.

use serde::Deserialize;
use serde_json::json;

use crate::{
    HOME,
    appearance::SHIFTS,
    harness::{Fault, Host, Reader, Release},
};

const POST: &str = "What Is Stochastic Calculus";
const POST_PATH: &str = "/posts/what-is-stochastic-calculus/";
const POST_FILE: &str = "/posts/what-is-stochastic-calculus.json";

/// A reader of a page whose app is on its way, and the app.
fn reader_before_the_app(host: Host, path: &str) -> (Reader, String) {
    let reader = Reader::of(host);
    let app = reader.host.release().file_ending_with(".wasm");
    reader.host.fails(&app, Fault::Held);
    reader.begins_with(SHIFTS).looks_at(path);
    (reader, app)
}

/// Two frames, so that whatever was begun is on screen.
const FRAMES: &str = "
    const [done] = [...arguments].slice(-1);
    window.frames = 0;
    const count = () => { if (++window.frames < 3) requestAnimationFrame(count); };
    requestAnimationFrame(count);
";

#[track_caller]
fn lets_frames_pass(reader: &Reader) {
    reader.evaluate::<Option<bool>>(FRAMES, json!([]));
    reader.waits_until("saw frames", "return window.frames === 3", json!([]));
}

#[test]
fn the_page_stays_as_it_is() {
    for path in ["/", POST_PATH, "/tags/", "/tags/mathematics/", "/archive/2017/", "/about/"] {
        let (reader, app) = reader_before_the_app(Host::of_files(), path);
        // A shift by its own fonts has nothing to do with the app.
        let fonts = "const states = [...document.fonts].map(font => font.status);
             return states.includes('loaded') && !states.includes('loading')";
        reader.waits_until("had the fonts", fonts, json!([]));
        lets_frames_pass(&reader);
        reader.evaluate::<()>(
            "window.shifts.length = 0;
             window.changes = [];
             // Buttons that are of use only where the app runs are added.
             const isNeedless = node => node?.matches?.('[type=speculationrules], style[data-file^=style-]');
             const isOfTheApp = node => node.matches?.('.o-announcer, .o-copy, .o-enlarge, .o-margin-note, .o-share');
             new MutationObserver(list => changes.push(...list
                 .filter(({ addedNodes: [added], removedNodes: [removed] }) =>
                     !isNeedless(removed) && (!added || removed || !isOfTheApp(added)))
                 .map(change => `${change.type} of ${change.target.outerHTML}`)))
                 .observe(document, { subtree: true, childList: true, attributes: true, characterData: true })",
            json!([]),
        );
        reader.host.recovers(&app);
        reader.has_the_app();
        lets_frames_pass(&reader);
        assert_eq!(reader.evaluate::<Vec<String>>("return changes", json!([])), [""; 0], "{path}");
        assert_eq!(reader.evaluate::<Vec<String>>("return shifts", json!([])), [""; 0], "{path}");
        let requests = reader.host.requests();
        let data: Vec<&String> = requests.iter().filter(|file| file.ends_with(".json")).collect();
        assert!(data.is_empty(), "{path} asks for {data:?}");
    }
}

/// The traces of a reader in a page.
#[derive(Debug, Deserialize, PartialEq)]
struct Traces {
    selection: String,
    focus: String,
    is_unfolded: bool,
    height: f64,
}

#[track_caller]
fn traces(reader: &Reader) -> Traces {
    let script = "return {
        selection: getSelection().toString(),
        focus: document.activeElement.textContent,
        is_unfolded: document.querySelector('details').open,
        height: scrollY,
    }";
    reader.evaluate(script, json!([]))
}

#[test]
fn what_the_reader_has_done_stays_and_the_next_click_is_the_apps() {
    let (reader, app) = reader_before_the_app(Host::of_files(), POST_PATH);
    reader.has_screen(800, 600, 1);
    reader.evaluate::<()>(
        "document.querySelector('summary').click();
         const paragraph = document.querySelector('.o-prose p');
         document.querySelector('.o-prose a').focus({ preventScroll: true });
         getSelection().selectAllChildren(paragraph)",
        json!([]),
    );
    reader.scrolls_to(400);
    let before = traces(&reader);
    assert!(before.selection.len() > 20 && before.is_unfolded, "{before:?}");

    reader.host.recovers(&app);
    reader.has_the_app();
    lets_frames_pass(&reader);
    assert_eq!(traces(&reader), before);

    // The next page is shown in this document, and Back shows this page again, where it was.
    // The driver would scroll to what it clicks.
    reader.evaluate::<()>(
        "window.isStillThere = true; document.querySelector('header [href=\"/archive/\"]').click()",
        json!([]),
    );
    reader.sees_heading("Archive").with_focus();
    reader.is_scrolled_to(0).sees_title("Archive – Marginalia");
    reader.goes_back().sees_heading(POST).with_focus();
    reader.is_scrolled_to(400).sees_title("What Is Stochastic Calculus – Marginalia");
    assert!(reader.evaluate::<bool>("return window.isStillThere", json!([])));
    assert_eq!(reader.host.requests_of(POST_FILE), 0);
    assert_eq!(reader.host.requests_of("/archive/"), 0);
    let count = "return document.querySelectorAll('.o-site, main, footer').length";
    assert_eq!(reader.evaluate::<u32>(count, json!([])), 3);
}

#[test]
fn nothing_moves_when_the_app_shows_the_next_page() {
    let reader = Reader::of(Host::of_files());
    reader.saves_data(false).begins_with(SHIFTS).opens("/").sees_heading(HOME);
    let header = "return JSON.stringify([...document.querySelectorAll('header, header *')]
        .map(element => element.getBoundingClientRect()))";
    let before: String = reader.evaluate(header, json!([]));
    reader.points_at("Archive");
    reader.host.is_asked_for("/archive.json");
    reader.follow("Archive").sees_heading("Archive").with_focus();
    assert_eq!(reader.evaluate::<String>(header, json!([])), before);
    assert_eq!(reader.evaluate::<Vec<String>>("return shifts", json!([])), [""; 0]);
}

#[test]
fn a_click_before_the_app_is_there_loads_the_page() {
    let (reader, app) = reader_before_the_app(Host::of_files(), "/");
    reader.leaves_the_document(|| _ = reader.follow(POST));
    reader.sees_heading(POST);
    reader.host.recovers(&app);
    reader.has_the_app().follow("Posts").sees_heading(HOME).with_focus();
    reader.goes_back().sees_heading(POST).with_focus();
}

#[test]
fn a_page_opens_at_its_fragment_and_stays_there() {
    let (reader, app) =
        reader_before_the_app(Host::of_files(), &format!("{POST_PATH}#the-integral-to-extend"));
    let is_there = "return scrollY > 0 &&
        Math.abs(document.querySelector(location.hash).getBoundingClientRect().top) < 100";
    reader.waits_until("went to the heading", is_there, json!([]));
    reader.host.recovers(&app);
    reader.has_the_app();
    lets_frames_pass(&reader);
    assert!(reader.evaluate::<bool>(is_there, json!([])));
}

#[test]
fn a_reload_needs_no_app_to_keep_the_place() {
    let reader = Reader::open(POST_PATH);
    let app = reader.host.release().file_ending_with(".wasm");
    reader.scrolls_to(700);
    reader.host.fails(&app, Fault::Held);
    reader.reloads().is_scrolled_to(700);
    reader.host.recovers(&app);
    reader.has_the_app();
    lets_frames_pass(&reader);
    reader.is_scrolled_to(700);
    // Nor does the way back from another document.
    reader.expects_missing("/favicon.ico").looks_at("/favicon.svg");
    reader.goes_back().sees_heading(POST);
    reader.is_scrolled_to(700);
}

/// A release whose pages came apart from the app in this way.
fn host_with(name: &str, falls_back: bool, edit: impl Fn(&str, String) -> Option<String>) -> Host {
    Host::of(Release::edited(name, edit), falls_back)
}

#[test]
fn a_host_that_answers_with_its_home_page_shows_the_page_of_the_address() {
    let only_home = |path: &str, page: String| (path == "index.html").then_some(page);
    let reader = Reader::of(host_with("only-the-home-page", true, only_home));
    for (path, heading) in [(POST_PATH, POST), ("/tags/", "Tags"), ("/about/", "About")] {
        reader.opens(path).sees_heading(heading);
        reader.follow("Posts").sees_heading(HOME).with_focus();
    }
    reader.opens("/no/such/page/").sees_heading("There is no page here");
}

#[test]
fn a_page_that_does_not_tell_its_path_is_shown_from_the_host() {
    let without = |_: &str, page: String| Some(page.replace("id=\"octavo:data\"", "id=\"other\""));
    let reader = Reader::of(host_with("without-path", false, without));
    reader.opens(POST_PATH).sees_heading(POST);
    reader.host.is_asked_for(POST_FILE);
    let parts = "return ['.o-site', 'main', '.o-prose'].map(part => document.querySelectorAll(part).length)";
    reader.waits_until("saw the text", "return !!document.querySelector('.o-prose p')", json!([]));
    assert_eq!(reader.evaluate::<Vec<u32>>(parts, json!([])), [1, 1, 1]);
    reader.follow("Archive").sees_heading("Archive").with_focus();
    reader.goes_back().sees_heading(POST);
}

#[test]
fn a_page_that_is_old_or_was_changed_stays_correct() {
    // As an extension leaves it: elements around, within and in place of others.
    let changed = |_: &str, page: String| {
        let page = page.replace("<body>", "<body><div>mine</div>");
        let page = page.replace("<p>", "<p><font>").replace("</h2>", "<i>!</i></h2>");
        Some(page.replace("<main", "<aside>older markup</aside><main"))
    };
    let reader = Reader::of(host_with("changed-by-an-extension", false, changed));
    reader.opens(POST_PATH).sees_heading(POST);
    reader.sees_words("older markup");
    reader.follow("Archive").sees_heading("Archive").with_focus();
    reader.goes_back().sees_heading(POST).with_focus();
    reader.sees_words("mine");
    let count = "return document.querySelectorAll('.o-site, main, footer').length";
    assert_eq!(reader.evaluate::<u32>(count, json!([])), 3);
}

#[test]
fn the_page_for_unknown_addresses_gives_way_to_a_page_that_is_there() {
    let stale = |path: &str, page: String| {
        (!path.starts_with("posts/what-is-stochastic-calculus/")).then_some(page)
    };
    let reader = Reader::of(host_with("without-the-page", false, stale));
    reader.expects_missing(POST_PATH);
    reader.opens(POST_PATH).sees_heading(POST);
    reader.follow("Archive").sees_heading("Archive");

    // Where there is none, it stays.
    let (missing, file) = ("/posts/no-such-post/", "/posts/no-such-post.json");
    reader.expects_missing(missing).expects_missing(file);
    reader.opens(missing).sees_heading("There is no page here");
    reader.host.is_asked_for(file);
    reader.sees_heading("There is no page here");
    reader.follow("Go to the latest posts").sees_heading(HOME).with_focus();
}

#[test]
fn the_page_for_unknown_addresses_stays_as_it_is_where_there_is_none() {
    let (missing, file) = ("/posts/no-such-post/", "/posts/no-such-post.json");
    for goes_on in [false, true] {
        let reader = Reader::of(Host::of_files());
        reader.expects_missing(missing).expects_missing(file);
        reader.host.fails(file, Fault::Held);
        reader.opens(missing).sees_heading("There is no page here");
        reader.host.is_asked_for(file);
        let mark = "document.querySelector('main').firstElementChild.dataset.mark = 'same';
             document.querySelector('main a').focus()";
        reader.evaluate::<()>(mark, json!([]));
        if goes_on {
            reader.follow("Archive").sees_heading("Archive").with_focus();
        }
        reader.host.recovers(file);
        // The answer takes its time, and what would come of it some frames.
        let rests = "return performance.now() > (window.since ??= performance.now() + 500)";
        reader.waits_until("rested", rests, json!([]));
        lets_frames_pass(&reader);
        let state = "return [document.querySelector('main').firstElementChild.dataset.mark ?? '',
             document.activeElement.localName, document.querySelector('h1').textContent]";
        let expected = match goes_on {
            false => ["same", "a", "There is no page here"],
            true => ["", "h1", "Archive"],
        };
        assert_eq!(reader.evaluate::<[String; 3]>(state, json!([])), expected);
        assert_eq!(reader.host.requests_of(file), 1);
    }
}

/// A page as its elements, attributes and texts, and what its head says of it.
const MARKUP: &str = "
    const written = node => {
        if (node.nodeType === Node.TEXT_NODE) return node.data;
        if (node.nodeType !== Node.ELEMENT_NODE) return '';
        const attributes = [...node.attributes].map(({ name, value }) => ` ${name}=\"${value}\"`).sort();
        const children = [...node.childNodes].map(written).join('');
        return `<${node.localName}${attributes.join('')}>${children}</${node.localName}>\\n`;
    };
    return [
        document.title,
        document.querySelector('meta[name=description]').content,
        document.querySelector('link[rel=canonical]').href,
        written(document.querySelector('.o-site')),
    ];
";

#[test]
fn the_app_makes_the_same_pages_as_the_publisher() {
    let reader = Reader::of(Host::of_files());
    let routes = reader.host.release().routes();
    let sent: Vec<Vec<String>> = routes
        .iter()
        .map(|route| reader.opens(&route.path()).evaluate(MARKUP, json!([])))
        .collect();
    reader.opens("/about/");
    // The last page is the one that the visit begins with, so that it is made by the app, too.
    let order = routes.iter().zip(&sent).rev();
    for (route, sent) in order {
        reader.goes_to(&route.path());
        let is_there =
            "return document.title === arguments[0] && !!document.querySelector('main h1')
             && (!document.querySelector('.o-article') || !!document.querySelector('.o-share'))";
        reader.waits_until(&format!("came to {}", route.path()), is_there, json!([sent[0]]));
        let shown: Vec<String> = reader.evaluate(MARKUP, json!([]));
        assert_eq!(&shown, sent, "{}", route.path());
    }
    let requests = reader.host.requests();
    assert!(requests.contains(&POST_FILE.to_owned()));
}
