//! The title of a post travels from the list to the article and back.

use serde_json::json;

use crate::{
    HOME,
    harness::{Host, Reader},
};

const POST: &str = "Spark Summit 2020";
const PATH: &str = "/posts/spark-summit-2020/";

/// Notes every title that travels in the document, where it starts, and how long it takes.
const NOTE: &str = "
    window.travels = [];
    const { animate } = Element.prototype;
    Element.prototype.animate = function (...given) {
        const end = this.getBoundingClientRect();
        const animation = animate.apply(this, given);
        const start = this.getBoundingClientRect();
        if (this.isConnected) travels.push({
            who: `${this.localName} ${this.textContent.trim()}`, start, end,
            duration: animation.effect.getComputedTiming().endTime,
            place: scrollY,
        });
        return animation;
    };";

/// The place of a title, from the left and from the top, and the height of its letters.
#[track_caller]
fn title(reader: &Reader, selector: &str) -> (f64, f64, f64) {
    let script = "const title = [...document.querySelectorAll(arguments[0])]
            .find(title => title.textContent.includes(arguments[1]));
         const { left, top } = title.getBoundingClientRect();
         return [left, top, parseFloat(getComputedStyle(title).fontSize)]";
    reader.evaluate(script, json!([selector, POST]))
}

/// The way of the last title: what it is, where it started and ended, how much smaller it was at the
/// start, how long it took, and how far the page was scrolled.
type Travel = (String, [f64; 2], [f64; 2], f64, f64, u32);

#[track_caller]
fn last_travel(reader: &Reader, count: usize) -> Travel {
    let is_there = "return travels.length === arguments[0]";
    reader.waits_until("saw it travel", is_there, json!([count]));
    let script = "const { who, start, end, duration, place } = travels.at(-1);
         return [who, [start.left, start.top], [end.left, end.top], start.width / end.width,
             duration, place]";
    reader.evaluate(script, json!([]))
}

#[track_caller]
fn is_near(found: [f64; 2], expected: (f64, f64, f64)) {
    let is_near = |one: f64, other: f64| (one - other).abs() <= 2.0;
    assert!(
        is_near(found[0], expected.0) && is_near(found[1], expected.1),
        "{found:?} {expected:?}"
    );
}

#[test]
fn a_title_travels_to_its_article_and_back() {
    for width in [360, 1280] {
        let reader = Reader::of(Host::of_files());
        reader.begins_with(NOTE).has_screen(width, 900, 1).opens("/").sees_heading(HOME);
        let place = reader.scrolls_to_link(POST);
        let listed = title(&reader, "h2");
        reader.goes_to(PATH);
        reader.sees_heading(POST).with_focus();
        let (who, start, end, scale, duration, height) = last_travel(&reader, 1);
        assert_eq!((who, height), (format!("h1 {POST}"), 0));
        assert!(duration > 0.0 && duration <= 200.0, "{duration}");
        is_near(start, listed);
        let article = title(&reader, "h1");
        assert!((scale - listed.2 / article.2).abs() < 0.05, "{scale} {listed:?} {article:?}");
        // The reading line is an animation too, but none that takes time.
        let is_over =
            "return document.getAnimations().every(it => it.timeline !== document.timeline)";
        reader.waits_until("saw it end", is_over, json!([]));
        is_near(end, title(&reader, "h1"));
        let article = title(&reader, "h1");

        reader.goes_back().sees_heading(HOME).with_focus();
        let (who, start, end, _, _, height) = last_travel(&reader, 2);
        assert_eq!((who, height), (format!("h2 {POST}"), place));
        is_near(start, article);
        is_near(end, listed);
        // Nothing travels where there is no title in common.
        reader.follow("Tags").sees_heading("Tags");
        reader.goes_back().sees_heading(HOME);
        assert_eq!(reader.evaluate::<u32>("return travels.length", json!([])), 2);
    }
}

#[test]
fn nothing_travels_where_motion_is_not_welcome_or_not_possible() {
    for without in [true, false] {
        let reader = Reader::of(Host::of_files());
        if without {
            reader.begins_with("delete Element.prototype.animate");
        } else {
            let features = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
            reader.commands("Emulation.setEmulatedMedia", json!({ "features": features }));
            reader.begins_with(NOTE);
        }
        reader.opens("/").follow(POST).sees_heading(POST).with_focus();
        reader.goes_back().sees_heading(HOME).with_focus();
        let travels = "return window.travels?.length ?? 0";
        assert_eq!(reader.evaluate::<u32>(travels, json!([])), 0);
    }
}

#[test]
fn a_title_on_its_way_is_left_behind_by_who_goes_on() {
    let reader = Reader::of(Host::of_files());
    reader.begins_with(NOTE).opens("/").sees_heading(HOME);
    // So that everything is there already.
    reader.follow(POST).sees_heading(POST);
    reader.follow("Archive").sees_heading("Archive");
    reader.follow("Posts").sees_heading(HOME);
    for pause in [0, 20, 60, 120] {
        reader.scrolls_to_link(POST);
        reader.evaluate::<()>(
            "const [path, pause] = arguments;
             document.querySelector(`main [href=\"${path}\"]`).click();
             const leave = () => document.querySelector('header [href=\"/archive/\"]').click();
             pause ? setTimeout(leave, pause) : leave()",
            json!([PATH, pause]),
        );
        reader.sees_heading("Archive").with_focus();
        reader.is_at("/archive/").is_scrolled_to(0);
        let is_clean = "return document.getAnimations().length === 0";
        reader.waits_until("was left alone", is_clean, json!([]));
        reader.follow("Posts").sees_heading(HOME).with_focus();
    }
}
