//! The wishes of a reader that the system tells: colours of their own, larger text, no motion.

use serde_json::json;

use super::{KINDS, arrives_at, reader, unfolds_all};
use crate::{
    appearance::LOST,
    harness::{Fault, Host, Reader, one_of_everything},
};

#[track_caller]
fn asks_for(reader: &Reader, name: &str, value: &str) {
    let features = json!([{ "name": name, "value": value }]);
    reader.commands("Emulation.setEmulatedMedia", json!({ "features": features }));
}

/// Everything that is told apart by its looks alone, and is not with the colours of the system.
const ALIKE: &str = "
    const style = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo);
    const canvas = style('html').backgroundColor;
    const alike = [];
    const tells = (what, is) => { if (!is) alike.push(what) };
    const isDrawn = (style, side) => parseFloat(style[`border${side}Width`]) > 0
        && style[`border${side}Style`] !== 'none' && style[`border${side}Color`] !== canvas;
    tells('this page in the navigation',
        style('.o-header-navigation [aria-current]').textDecorationLine === 'underline'
        && style('.o-header-navigation a:not([aria-current])').textDecorationLine === 'none');
    tells('a link', style('.o-prose p a').textDecorationLine === 'underline'
        && style('.o-prose p a').color !== style('.o-prose p').color);
    tells('a callout', isDrawn(style('.o-callout'), 'Top') || isDrawn(style('.o-callout'), 'Bottom'));
    tells('what a callout is', style('.o-callout-label').color !== canvas);
    tells('a quotation', isDrawn(style('.o-prose blockquote'), 'Left'));
    tells('a table', isDrawn(style('.o-prose th'), 'Bottom'));
    document.querySelector('.o-contents a').setAttribute('aria-current', 'location');
    tells('the section that is read',
        style('.o-contents a[aria-current]').textDecorationThickness === '3px');
    const bar = selector => style(selector).borderLeftColor;
    tells('a marked line', bar('.o-line[data-mark=marked]') !== canvas);
    tells('an inserted line', bar('.language-rust .o-line[data-mark=inserted]') !== canvas
        && style('.language-rust .o-line[data-mark=inserted]', '::after').content.includes('+'));
    tells('a changed line of a diff', bar('.language-diff .o-line[data-mark]') !== canvas);
    tells('a line without a mark', bar('.o-line:not([data-mark])') === canvas);
    tells('a box of a diagram', style('.o-diagram-node').stroke !== style('.o-diagram-node').fill);
    location.hash = 'fn-1';
    tells('the note that a link led to', style('.o-endnotes li:target').outlineStyle === 'solid');
    return alike;
";

#[test]
fn nothing_is_told_by_colours_alone() {
    let reader = reader();
    arrives_at(&reader, &KINDS[2]);
    asks_for(&reader, "forced-colors", "active");
    let forced = "return matchMedia('(forced-colors: active)').matches";
    reader.waits_until("had the system's colours", forced, json!([]));
    let alike: Vec<String> = reader.evaluate(ALIKE, json!([]));
    assert!(alike.is_empty(), "with the system's colours nobody sees {alike:?}");
}

/// Keeps what moves by itself, in any frame, for longer than a reader could see.
const MOTION: &str = "
    window.motions = new Set();
    const note = () => {
        for (const animation of document.getAnimations()) {
            if (animation.effect.getComputedTiming().duration > 1) {
                motions.add(`${animation.animationName ?? animation.transitionProperty}: ` +
                    `${animation.effect.target.outerHTML.slice(0, 80)} ${animation.effect.pseudoElement ?? ''}`);
            }
        }
        requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
";

/// Waits for a page that is long in coming and goes on to others, and says what moved meanwhile.
fn motions(preference: &str) -> Vec<String> {
    let reader = Reader::of(Host::of(one_of_everything(), false));
    reader.begins_with(MOTION);
    asks_for(&reader, "prefers-reduced-motion", preference);
    reader.opens("/").sees_heading(KINDS[0].heading);
    reader.host.fails("/posts/everything.json", Fault::Held);
    reader.follow("Everything There Is").sees_words("Fetching the page…");
    reader.waits_until(
        "waited",
        "return !document.getAnimations().some(a => a.playState === 'running')",
        json!([]),
    );
    reader.host.recovers("/posts/everything.json");
    reader.sees_heading("Everything There Is").with_focus();
    unfolds_all(&reader);
    reader.follow("Tags").sees_heading("Tags").with_focus();
    reader.goes_back().sees_heading("Everything There Is").with_focus();
    reader.chooses_theme("Dark");
    reader.evaluate("return [...motions]", json!([]))
}

#[test]
fn nothing_moves_for_those_who_do_not_want_it() {
    assert_eq!(motions("reduce"), Vec::<String>::new());
    assert_ne!(motions("no-preference"), Vec::<String>::new(), "nothing ever moves");
}

#[test]
fn text_of_twice_the_size_is_all_there() {
    let reader = reader();
    // The sizes that a reader sets in the browser, in place of 16 and 13 pixels.
    reader.commands("Page.enable", json!({}));
    let sizes = json!({ "fontSizes": { "standard": 32, "fixed": 26 } });
    reader.commands("Page.setFontSizes", sizes);
    let mut lost = Vec::new();
    for width in [640, 1280] {
        reader.has_screen(width, 800, 1);
        for kind in &KINDS {
            arrives_at(&reader, kind);
            unfolds_all(&reader);
            let size: f64 = reader.evaluate(
                "return parseFloat(getComputedStyle(document.querySelector('main')).fontSize)",
                json!([]),
            );
            assert!(size >= 2.0 * 18.0, "the text is {size} pixels high");
            let here: Vec<String> = reader.evaluate(LOST, json!([]));
            lost.extend(here.into_iter().map(|what| format!("{} at {width}: {what}", kind.name)));
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}
