//! The memory of what was read, on the reader's device alone.

use serde_json::json;

use crate::{
    HOME,
    harness::{Host, Reader},
};

const POST: &str = "Spark Summit 2020";
const PATH: &str = "/posts/spark-summit-2020/";

/// The titles of the posts that are marked as read, with what is heard of the mark.
fn marked(reader: &Reader) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.o-entry-title:has(.o-read-mark)')]
        .map(title => title.querySelector('a').textContent + title.querySelector('[role=img]').title)";
    reader.evaluate(script, json!([]))
}

/// The part of the text that is above the lower edge of the window, from 0 to 1.
fn seen(reader: &Reader) -> f64 {
    let script =
        "const { top, height } = document.querySelector('.o-prose').getBoundingClientRect();
        return (innerHeight - top) / height";
    reader.evaluate(script, json!([]))
}

fn reads_until(reader: &Reader, part: f64) {
    let script =
        "const { top, height } = document.querySelector('.o-prose').getBoundingClientRect();
        return Math.round(scrollY + top + height * arguments[0] - innerHeight)";
    let height: u32 = reader.evaluate(script, json!([part]));
    reader.scrolls_to(height);
    // Letters are counted, which stand closer in some parts than in others: those of each line, here.
    let is_kept = "
        const prose = document.querySelector('.o-prose');
        const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
        let [seen, all] = [0, 0];
        while (walker.nextNode()) {
            const text = walker.currentNode;
            const range = document.createRange();
            range.selectNode(text);
            const lines = [...range.getClientRects()];
            const above = lines.filter(line => line.bottom <= innerHeight).length;
            all += text.length;
            seen += lines.length ? text.length * above / lines.length : 0;
        }
        return Object.values(localStorage).some(kept => Math.abs(kept / 100 - seen / all) < 0.03)";
    reader.waits_until("had that kept", is_kept, json!([]));
}

#[test]
fn a_reader_goes_on_where_they_were_and_sees_what_they_have_read() {
    let reader = Reader::of(Host::of_files());
    reader.has_screen(1280, 900, 1).opens(PATH).sees_heading(POST);
    assert!(!reader.can_see("button", "Continue where you left off"));
    reads_until(&reader, 0.5);
    reader.follow("Posts").sees_heading(HOME).with_focus();
    assert_eq!(marked(&reader), [""; 0]);

    for through_the_app in [true, false] {
        if through_the_app {
            reader.follow(POST).sees_heading(POST).with_focus();
        } else {
            reader.opens("/about/").opens(PATH).sees_heading(POST);
        }
        reader.pushes("Continue where you left off");
        reader.sees_no("button", "Continue where you left off");
        let seen = seen(&reader);
        assert!((0.5..0.8).contains(&seen), "{seen}");
        // The element that is reached by the next key follows what was read last.
        let place = "const { top } = document.activeElement.getBoundingClientRect();
             return document.activeElement.matches('.o-prose *') && top > -innerHeight && top < innerHeight";
        assert!(reader.evaluate::<bool>(place, json!([])));
        reader.presses("Tab");
        assert!(reader.evaluate::<bool>("return scrollY > 500", json!([])));
    }

    reads_until(&reader, 1.0);
    reader.follow("Posts").sees_heading(HOME).with_focus();
    let read = format!("{POST}Read");
    assert_eq!(marked(&reader), [read.as_str()]);
    reader.opens("/tags/talks/").sees_heading("talks");
    assert_eq!(marked(&reader), [read.as_str()]);
    // There is nothing to go on with.
    reader.follow(POST).sees_heading(POST).with_focus();
    assert!(!reader.can_see("button", "Continue where you left off"));
}

#[test]
fn a_phone_goes_on_at_the_same_words() {
    let reader = Reader::of(Host::of_files());
    reader.has_screen(390, 800, 1).opens("/").sees_heading(HOME);
    reader.follows_link_to(PATH).has_an_article();
    for _ in 0..5 {
        reader.evaluate::<()>("scrollBy(0, 600)", json!([]));
        reader.waits_for_frames();
    }
    // The text that ends at the lower edge of the window was read last.
    let read: String = reader.evaluate(
        "const paragraphs = [...document.querySelectorAll('.o-prose > p')];
         const read = paragraphs.filter(p => p.getBoundingClientRect().bottom < innerHeight).at(-1);
         return read.textContent",
        json!([]),
    );
    let is_kept = "return Number(localStorage[`octavo-read${arguments[0]}`]) > 10";
    reader.waits_until("had that kept", is_kept, json!([PATH]));
    for path in ["/about/", PATH] {
        reader.opens(path);
    }
    reader.pushes("Continue where you left off");
    let is_seen = "const p = [...document.querySelectorAll('.o-prose > p')]
         .find(p => p.textContent === arguments[0]).getBoundingClientRect();
         return p.bottom > 0 && p.top < innerHeight";
    reader.waits_until("saw what was read last", is_seen, json!([read]));
}

#[test]
fn a_page_that_was_kept_learns_what_was_read_since() {
    let reader = Reader::of(Host::of_files());
    reader.opens("/").sees_heading(HOME);
    // As in another tab, while the browser kept this page to come back to.
    let comes_back = "localStorage[`octavo-read${arguments[0]}`] = '100';
         dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
    reader.evaluate::<()>(comes_back, json!([PATH]));
    assert_eq!(marked(&reader).len(), 1);
}

#[test]
fn a_listing_that_comes_back_has_forgotten_too() {
    let reader = Reader::of(Host::of_files());
    reader.has_screen(1280, 900, 1).opens("/").follow(POST).sees_heading(POST).with_focus();
    reads_until(&reader, 1.0);
    reader.follow("Posts").sees_heading(HOME).with_focus();
    assert_eq!(marked(&reader).len(), 1);
    reader.follow("About").sees_heading("About").with_focus();
    reader.presses("?").clicks("checkbox", "Remember on this device what I have read");
    reader.presses("Escape").follow("Posts").sees_heading(HOME).with_focus();
    assert_eq!(marked(&reader), [""; 0]);
}

#[test]
fn one_switch_forgets_everything() {
    let reader = Reader::of(Host::of_files());
    reader.has_screen(1280, 900, 1).opens(PATH).sees_heading(POST);
    reads_until(&reader, 1.0);
    reader.presses("?").clicks("checkbox", "Remember on this device what I have read");
    let kept = "return Object.keys(localStorage).filter(key => key.includes('/'))";
    assert_eq!(reader.evaluate::<Vec<String>>(kept, json!([])), [""; 0]);
    reader.presses("Escape").opens("/").sees_heading(HOME);
    assert_eq!(marked(&reader), [""; 0]);
    reader.opens(PATH).scrolls_to(2000);
    reader.follow("Posts").sees_heading(HOME).with_focus();
    assert_eq!(reader.evaluate::<Vec<String>>(kept, json!([])), [""; 0]);
}
