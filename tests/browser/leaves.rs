//! Pages that are made before they are asked for, and pages that come back.

use serde_json::json;

use crate::{
    HOME,
    harness::{Host, Reader, post_with_a_player},
    long::shown_and_published,
};

const POST: &str = "What Is Stochastic Calculus";
const PATH: &str = "/posts/what-is-stochastic-calculus/";

/// Has the page on screen keep what moves in it from now on, and how far.
const WATCH_SHIFTS: &str = "
    window.shifts = [];
    const shift = ({ value, sources }) => [value, ...sources.map(({ node }) => node?.outerHTML ?? node?.data)];
    new PerformanceObserver(list => shifts.push(...list.getEntries().map(shift).map(String)))
        .observe({ type: 'layout-shift' });
";

#[track_caller]
fn has_all_of_the_article(reader: &Reader) {
    let is_whole = "return !document.querySelector('.o-prose').ariaBusy";
    reader.waits_until("had all of it", is_whole, json!([]));
    let [shown, published] = shown_and_published(reader, "article");
    assert_eq!(shown, published);
}

#[test]
fn a_page_that_comes_back_is_as_it_was_left() {
    let reader = Reader::of(Host::of_files());
    reader.has_screen(700, 900, 1).opens("/").sees_heading(HOME);
    reader.evaluate::<()>("document.querySelector('.o-listing').id = 'the-same'", json!([]));
    reader.follow(POST).sees_heading(POST).with_focus();
    has_all_of_the_article(&reader);
    reader.evaluate::<()>(
        "document.querySelector('.o-contents details').open = true;
         document.querySelector('.o-prose > p').id = 'also-the-same'",
        json!([]),
    );
    for _ in 0..2 {
        reader.follow("About").sees_heading("About").with_focus();
        reader.goes_back().sees_heading(POST).with_focus();
        let is_the_same = "return document.querySelector('.o-contents details').open
            && !!document.querySelector('article #also-the-same')";
        assert!(reader.evaluate::<bool>(is_the_same, json!([])));
        has_all_of_the_article(&reader);
    }
    // By a link it comes from its beginning, with the first screen first.
    reader.goes_back().sees_heading(HOME).with_focus();
    assert!(reader.evaluate::<bool>("return !!document.querySelector('#the-same')", json!([])));
    reader.sees_title("Marginalia");
    reader.follow(POST).sees_heading(POST).with_focus();
    reader.is_scrolled_to(0);
    has_all_of_the_article(&reader);
    let copies = "return [document.querySelectorAll('.o-contents').length,
        document.querySelectorAll('.o-share').length,
        document.querySelectorAll('.o-code').length - document.querySelectorAll('.o-code > .o-copy').length]";
    assert_eq!(reader.evaluate::<[i32; 3]>(copies, json!([])), [1, 1, 0]);
}

#[test]
fn a_page_that_is_pointed_at_is_made_and_seen_by_nobody() {
    let reader = Reader::of(Host::of_files());
    reader.saves_data(false).has_screen(1280, 900, 1).opens("/").sees_heading(HOME);
    // What its own fonts move is not what the page that is made does.
    reader.waits_until("had its fonts", "return document.fonts.status === 'loaded'", json!([]));
    reader.evaluate::<()>(
        &format!(
            "{WATCH_SHIFTS}
             window.trials = 0;
             const [post] = arguments;
             const {{ getBoundingClientRect }} = Element.prototype;
             Element.prototype.getBoundingClientRect = function () {{
                 if (this.closest('.o-trial') && this.querySelector('h1')?.textContent === post) trials += 1;
                 return getBoundingClientRect.call(this);
             }}"
        ),
        json!([POST]),
    );
    let scrolled = reader.points_at(POST).evaluate::<f64>("return scrollY", json!([]));
    reader.waits_until("had it made", "return trials === 1", json!([]));
    let now = "return [document.title, document.querySelectorAll('main').length, shifts,
        document.querySelectorAll('h1').length, scrollY]";
    let now: (String, usize, Vec<String>, usize, f64) = reader.evaluate(now, json!([]));
    assert_eq!(now, ("Marginalia".to_owned(), 1, Vec::new(), 1, scrolled));
    reader.follow(POST).sees_heading(POST).with_focus();
    reader.is_at(PATH);
    has_all_of_the_article(&reader);
    assert_eq!(reader.evaluate::<usize>("return trials", json!([])), 1, "it is made once");
}

#[test]
fn an_article_is_rehearsed_and_seen_by_nobody() {
    let reader = Reader::of(Host::of_files());
    reader.begins_with(&format!(
        "{WATCH_SHIFTS}
         window.trials = [];
         const {{ getBoundingClientRect }} = Element.prototype;
         Element.prototype.getBoundingClientRect = function () {{
             if (this.closest('.o-trial')) trials.push(this.textContent + getComputedStyle(this).visibility);
             return getBoundingClientRect.call(this);
         }};"
    ));
    reader.saves_data(false).has_screen(1280, 900, 1).opens("/").sees_heading(HOME);
    // The seven parts of a page, and what writers use.
    reader.waits_until("had all laid out", "return trials.length === 14", json!([]));
    let trials: Vec<String> = reader.evaluate("return trials", json!([]));
    assert!(trials.iter().any(|trial| trial.contains("1 January 2000")), "{trials:?}");
    assert!(trials.iter().all(|trial| trial.ends_with("hidden")), "{trials:?}");
    let left = "return [document.querySelectorAll('.o-trial').length, shifts, document.title]";
    let left: (usize, Vec<String>, String) = reader.evaluate(left, json!([]));
    assert_eq!(left, (0, Vec::new(), "Marginalia".to_owned()));
    // What the samples name is not fetched, nor the font that their formula would have in an article.
    let asked = "return performance.getEntriesByType('resource').map(entry => entry.name)
        .filter(name => /math|\\/[adf](\\.json|\\/)?$/.test(name))";
    assert_eq!(reader.evaluate::<Vec<String>>(asked, json!([])), [""; 0]);
}

#[test]
fn a_video_that_was_played_does_not_go_on_by_itself() {
    let reader = Reader::of(Host::of(post_with_a_player(), true));
    reader.opens("/").follow("Talk").sees("link", "A talk Play on YouTube");
    // As when the video was asked for; a test must not reach the other site.
    let plays = "const frame = document.createElement('iframe');
        document.querySelector('.o-player > a').replaceWith(frame)";
    reader.evaluate::<()>(plays, json!([]));
    reader.goes_back();
    reader.follow("Talk").sees("link", "A talk Play on YouTube");
}

#[test]
fn notes_find_their_place_when_the_window_becomes_wide() {
    let reader = Reader::of(Host::of_files());
    reader.has_screen(700, 900, 1).opens("/").sees_heading(HOME);
    reader.follow(POST).sees_heading(POST).with_focus();
    has_all_of_the_article(&reader);
    let beside = "return [...document.querySelectorAll('.o-margin-note')]
        .filter(note => note.checkVisibility()).length";
    assert_eq!(reader.evaluate::<usize>(beside, json!([])), 0);
    reader.has_screen(1400, 900, 1);
    let found = format!("{beside} > 0");
    reader.waits_until("saw the notes beside the text", &found, json!([]));
}
