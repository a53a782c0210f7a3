//! The title of a post travels from the list to the article and back.

use serde_json::json;

use crate::{
    HOME,
    harness::{Host, Reader},
};

const POST: &str = "Spark Summit 2020";

/// Notes every transition and which elements have a name when it begins and when it is drawn.
const NOTE: &str = "
    window.travels = [];
    const named = () => [...document.querySelectorAll('[data-travels]')]
        .map(element => `${element.localName} ${element.textContent.trim()}`).join();
    const { startViewTransition } = Document.prototype;
    Document.prototype.startViewTransition = function (update) {
        const travel = { from: named(), to: '', shifted: 0, ended: false, duration: 0 };
        travels.push(travel);
        const transition = startViewTransition.call(this, async () => {
            await update();
            travel.to = named();
            travel.place = [document.activeElement.localName, scrollY].join();
        });
        transition.ready.then(() => {
            // The reading line is an animation too, but not one that takes time.
            travel.duration = Math.max(...document.getAnimations()
                .filter(animation => animation.effect.pseudoElement?.startsWith('::view-transition'))
                .map(animation => animation.effect.getComputedTiming().endTime));
        }, () => {});
        transition.finished.then(() => setTimeout(() => { travel.ended = named() === '' }, 50), () => {});
        return transition;
    };";

#[test]
fn a_title_travels_to_its_article_and_back() {
    let reader = Reader::of(Host::of_files());
    reader.begins_with(NOTE).has_screen(1280, 900, 1).opens("/").sees_heading(HOME);
    let place = reader.scrolls_to_link(POST);
    reader.goes_to("/posts/spark-summit-2020/");
    reader.sees_heading(POST).with_focus();
    reader.waits_until("saw it end", "return travels[0]?.ended", json!([]));
    reader.goes_back().sees_heading(HOME).with_focus();
    reader.waits_until("saw it end", "return travels[1]?.ended", json!([]));
    let travels: Vec<(String, String, String, f64)> = reader.evaluate(
        "return travels.map(({ from, to, place, duration }) => [from, to, place, duration])",
        json!([]),
    );
    let (list, article) = (format!("h2 {POST}"), format!("h1 {POST}"));
    let ends: Vec<(&str, &str, &str)> = travels
        .iter()
        .map(|(from, to, place, _)| (from.as_str(), to.as_str(), place.as_str()))
        .collect();
    assert_eq!(ends, [(&*list, &*article, "h1,0"), (&*article, &*list, &*format!("h1,{place}"))]);
    assert!(travels.iter().all(|travel| travel.3 > 0.0 && travel.3 <= 200.0), "{travels:?}");
    // Nothing travels where there is no title in common.
    reader.follow("Tags").sees_heading("Tags");
    reader.goes_back().sees_heading(HOME);
    assert_eq!(reader.evaluate::<u32>("return travels.length", json!([])), 2);
}

#[test]
fn nothing_travels_where_motion_is_not_welcome_or_not_possible() {
    for without in [true, false] {
        let reader = Reader::of(Host::of_files());
        if without {
            reader.begins_with("delete Document.prototype.startViewTransition");
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
            json!(["/posts/spark-summit-2020/", pause]),
        );
        reader.sees_heading("Archive").with_focus();
        reader.is_at("/archive/").is_scrolled_to(0);
        let is_clean = "return !document.querySelector('[data-travels]') && document.getAnimations().length === 0";
        reader.waits_until("was left alone", is_clean, json!([]));
        reader.follow("Posts").sees_heading(HOME).with_focus();
    }
}
