//! Long articles, of which a phone lays out what the reader comes near.

use serde_json::json;

use crate::{
    HOME,
    harness::{Fault, Host, Reader},
};

const LONG: &str = "/posts/what-is-stochastic-calculus/";

/// Turns to the article, and goes on in the moment in which it is there.
const TURN: &str = "
    const link = document.querySelector(`main a[href='${arguments[0]}']`);
    const words = () => document.querySelector('.o-prose').textContent;
    const turned = new Promise(resolve => {
        addEventListener('focusin', event => event.target.matches('article h1') && resolve());
    });
    link.click();
    await turned;
";

fn reader() -> Reader {
    let reader = Reader::of(Host::of_files());
    reader.has_screen(1280, 600, 1).opens("/").sees_heading(HOME);
    reader
}

/// Runs a script in the moment in which the article is there.
#[track_caller]
fn at_once<T: serde::de::DeserializeOwned>(reader: &Reader, script: &str) -> T {
    let script = format!("return (async (...arguments) => {{ {TURN} {script} }})(...arguments)");
    reader.evaluate(&script, json!([LONG]))
}

/// The words of a part of the page on screen, and of the file that was published of it, without what the
/// app adds.
pub fn shown_and_published(reader: &Reader, part: &str) -> [String; 2] {
    let script = "return (async part => {
        const published = await fetch(location.pathname).then(page => page.text());
        // The policy of this page does not allow the style sheet of another one.
        const bare = published.replace(/<style.*?<[/]style>/gs, '');
        const page = new DOMParser().parseFromString(bare, 'text/html');
        return [document, page].map(page => {
            const copy = page.querySelector(part).cloneNode(true);
            copy.querySelectorAll('button, .o-margin-note').forEach(added => added.remove());
            return copy.textContent;
        });
    })(...arguments)";
    reader.evaluate(script, json!([part]))
}

#[test]
fn it_is_the_article_that_was_published() {
    let reader = reader();
    reader.follows_link_to(LONG).has_an_article();
    let [shown, published] = shown_and_published(&reader, ".o-prose");
    assert_eq!(shown, published);
}

#[test]
fn whoever_goes_to_its_end_at_once_comes_there() {
    let reader = reader();
    let last: String = at_once(
        &reader,
        "const last = [...document.querySelectorAll('.o-contents a')].at(-1);
         last.click();
         return decodeURIComponent(last.hash.slice(1))",
    );
    let is_there = "const place = document.getElementById(arguments[0]).getBoundingClientRect();
         return place.top >= 0 && place.bottom <= innerHeight";
    reader.waits_until("saw the last section", is_there, json!([last]));
}

/// A reader with a phone, who turns to the article.
fn reader_with_a_phone() -> Reader {
    let reader = Reader::of(Host::of_files());
    reader.has_screen(390, 800, 1).opens("/").sees_heading(HOME);
    reader.follows_link_to(LONG).has_an_article();
    reader
}

/// The part of a text's blocks that the browser has laid out.
fn laid_out(reader: &Reader) -> f64 {
    let script = "const blocks = [...document.querySelectorAll('.o-prose > * > *')];
        const shown = blocks.filter(block => block.checkVisibility({ contentVisibilityAuto: true }));
        return shown.length / blocks.length";
    reader.evaluate(script, json!([]))
}

#[test]
fn a_phone_lays_out_what_the_reader_comes_near() {
    let reader = reader_with_a_phone();
    let part = laid_out(&reader);
    assert!((0.01..0.5).contains(&part), "{part} is laid out");
    let last = "const last = document.querySelector('.o-prose').lastElementChild";
    reader.evaluate::<()>(&format!("{last}; last.scrollIntoView()"), json!([]));
    reader.waits_for_frames();
    let is_seen = format!(
        "{last}; return last.firstElementChild.checkVisibility({{ contentVisibilityAuto: true }})"
    );
    assert!(reader.evaluate::<bool>(&is_seen, json!([])));
    // Whoever types is not kept waiting, and whoever goes to the end goes to where it is.
    reader.presses("ArrowUp");
    assert!(laid_out(&reader) < 0.8, "{} is laid out", laid_out(&reader));
    reader.presses("End");
    assert!(laid_out(&reader) > 0.99);
    let is_there = "return innerHeight + scrollY >= document.documentElement.scrollHeight - 1";
    reader.waits_until("saw the end", is_there, json!([]));
}

#[test]
fn a_visit_that_begins_at_its_top_does_so_too() {
    let reader = Reader::of(Host::of_files());
    reader.has_screen(390, 800, 1).opens(LONG).has_an_article();
    let part = laid_out(&reader);
    assert!((0.01..0.5).contains(&part), "{part} is laid out");
    // A reader who has a place in it is to find it to the pixel.
    reader.reloads().has_an_article();
    assert!(laid_out(&reader) > 0.99);
    reader.looks_at("/about/");
    reader.opens(&format!("{LONG}#further-reading")).has_an_article();
    assert!(laid_out(&reader) > 0.99);
    // So is whoever has a wide screen: notes stand beside the text.
    reader.has_screen(1280, 800, 1).opens(LONG).has_an_article();
    assert!(laid_out(&reader) > 0.99);
}

#[test]
fn a_phone_finds_the_place_in_it_again() {
    let reader = reader_with_a_phone();
    let at_the_top = "return [...document.querySelectorAll('.o-prose > p')]
        .find(p => p.getBoundingClientRect().bottom > 0).textContent";
    let line = "const p = [...document.querySelectorAll('.o-prose > p')]
        .find(p => p.textContent === arguments[0]);
        return p.getBoundingClientRect().top";
    for _ in 0..6 {
        reader.evaluate::<()>("scrollBy(0, 700)", json!([]));
        reader.waits_for_frames();
    }
    let height: f64 = reader.evaluate("return scrollY", json!([]));
    reader.waits_until(
        "kept the place",
        "return Math.abs((history.state?.[0] ?? -1) - scrollY) < 1",
        json!([]),
    );
    let words: String = reader.evaluate(at_the_top, json!([]));
    let place: f64 = reader.evaluate(line, json!([words]));
    assert!(height > 3000.0, "{height}");
    let is_there =
        format!("const at = (() => {{ {line} }})(); return Math.abs(at - arguments[1]) <= 1");
    reader.goes_to("/archive/");
    reader.sees_heading("Archive");
    reader.goes_back().is_at(LONG);
    reader.waits_until("saw the line again", &is_there, json!([words, place]));
    reader.reloads().has_the_app();
    reader.waits_until("saw the line after a reload", &is_there, json!([words, place]));
}

/// The text of the first block that the window shows, and where in the window it begins.
const AT_THE_TOP: &str = "const block = [...document.querySelectorAll('.o-prose > *')]
    .find(block => block.getBoundingClientRect().bottom > 0);
    return [block.textContent, Math.round(block.getBoundingClientRect().top)]";

/// Goes back, until the article is in the page.
const GOES_BACK: &str = "const back = new Promise(done => new MutationObserver((_, watch) => {
        if (document.querySelector('.o-prose')) done(watch.disconnect());
    }).observe(document.querySelector('main'), { childList: true }));
    history.back();
    await back;";

/// Reads at a height, until the place is kept.
#[track_caller]
fn reads_at(reader: &Reader, height: u32) {
    reader.evaluate::<()>("scrollTo(0, arguments[0])", json!([height]));
    reader.waits_for_frames();
    // A block that was laid out on the way there is not as high as it was taken for.
    reader.evaluate::<()>("scrollBy(0, 1)", json!([]));
    let is_kept = "return Math.abs((history.state?.[0] ?? -1) - scrollY) < 1";
    reader.waits_until("kept the place", is_kept, json!([]));
}

/// The reader goes from a place in it to another page. Tells what was at the top of the window.
#[track_caller]
fn reads_at_and_leaves(reader: &Reader, height: u32) -> (String, i32) {
    reads_at(reader, height);
    let before = reader.evaluate(AT_THE_TOP, json!([]));
    reader.goes_to("/archive/");
    reader.sees_heading("Archive");
    before
}

/// The reader came back twice to what was at the top of the window, and to no other place than so many pixels
/// from there. Each time, less than one is lost.
#[track_caller]
fn is_still_at(reader: &Reader, before: &(String, i32), within: i32) {
    let (words, top): (String, i32) = reader.evaluate(AT_THE_TOP, json!([]));
    assert_eq!(words, before.0);
    assert!((top - before.1).abs() <= within, "it was at {}, and is at {top}", before.1);
}

#[test]
fn a_phone_brings_it_back_where_it_was() {
    let reader = reader_with_a_phone();
    for height in [600, 3000, 100_000] {
        let before = reads_at_and_leaves(&reader, height);
        // In the moment in which it is back, it is where it was, and as high.
        let back = format!(
            "return (async () => {{
                {GOES_BACK}
                await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                const whole = document.querySelector('.o-prose').getBoundingClientRect().height;
                return [(() => {{ {AT_THE_TOP} }})(), whole];
            }})()"
        );
        let (at_once, whole): ((String, i32), f64) = reader.evaluate(&back, json!([]));
        assert_eq!(at_once, before);
        reader.has_an_article();
        reader.waits_for_frames();
        assert_eq!(reader.evaluate::<(String, i32)>(AT_THE_TOP, json!([])), before);
        assert!(laid_out(&reader) < 0.5, "{} is laid out", laid_out(&reader));
        let [shown, published] = shown_and_published(&reader, ".o-prose");
        assert_eq!(shown, published);
        let height = "return document.querySelector('.o-prose').getBoundingClientRect().height";
        let now: f64 = reader.evaluate(height, json!([]));
        assert!((whole - now).abs() < 1.0, "it was {whole} high, and is {now}");
    }
}

#[test]
fn a_phone_that_was_turned_finds_the_place_too() {
    let reader = reader_with_a_phone();
    reader.scrolls_to(3000);
    reader.waits_until("kept the place", "return history.state?.[0] === scrollY", json!([]));
    let (words, _): (String, i32) = reader.evaluate(AT_THE_TOP, json!([]));
    reader.goes_to("/archive/");
    reader.sees_heading("Archive");
    reader.has_screen(800, 390, 1).goes_back().is_at(LONG).has_an_article();
    let (now, _): (String, i32) = reader.evaluate(AT_THE_TOP, json!([]));
    assert_eq!(now, words);
}

#[test]
fn who_leaves_it_at_once_comes_back_to_the_same_place() {
    let reader = reader_with_a_phone();
    let before = reads_at_and_leaves(&reader, 2800);
    let leaves = format!(
        "return (async () => {{
            {GOES_BACK}
            document.querySelector('header a[href=\"/archive/\"]').click();
        }})()"
    );
    reader.evaluate::<()>(&leaves, json!([]));
    reader.is_at("/archive/").sees_heading("Archive");
    reader.goes_back().is_at(LONG).has_an_article();
    is_still_at(&reader, &before, 1);
}

#[test]
fn who_comes_back_at_once_sees_all_of_the_window() {
    let reader = reader_with_a_phone();
    let before = reads_at_and_leaves(&reader, 2800);
    reader.goes_back().is_at(LONG).has_an_article();
    // There is no idle moment in between.
    let turns = format!(
        "return (async () => {{
            document.querySelector('header a[href=\"/archive/\"]').click();
            for (let tasks = 0; document.querySelector('.o-prose'); tasks++) {{
                if (tasks === 5) return false;
                await new Promise(next => setTimeout(next));
            }}
            {GOES_BACK}
            return true;
        }})()"
    );
    assert!(reader.evaluate::<bool>(&turns, json!([])), "the other page was not there at once");
    reader.has_an_article();
    is_still_at(&reader, &before, 2);
}

/// The font that formulas are set in.
const FONT: &str = "/fonts/octavo-math.woff2";

/// The number of formulas that are on the page.
const FORMULAS: &str = "return document.querySelectorAll('.o-prose math').length";

#[test]
fn its_formulas_do_not_wait_for_a_slow_font_and_have_it_when_it_comes() {
    let reader = reader();
    reader.host.fails(FONT, Fault::Held);
    reader.follows_link_to(LONG).has_an_article();
    assert!(reader.evaluate::<usize>(FORMULAS, json!([])) > 100);
    let has_font = "return document.fonts.check('1em \"Octavo Math\"', '∑')";
    assert!(!reader.evaluate::<bool>(has_font, json!([])));
    reader.host.recovers(FONT);
    reader.waits_until("had the font of formulas", has_font, json!([]));
}

#[test]
fn its_formulas_come_without_their_font() {
    for fault in [Fault::Held, Fault::Status(404), Fault::Closed] {
        let reader = reader();
        reader.host.fails(FONT, fault);
        reader.follows_link_to(LONG).has_an_article();
        assert!(reader.evaluate::<usize>(FORMULAS, json!([])) > 100, "{fault:?}");
    }
}
