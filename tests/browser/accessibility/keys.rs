//! The place where the focus is, and where Tab takes it: WCAG 2.4.3, 2.4.7, 2.4.11 and 1.4.11.

use serde_json::{Value, json};

use super::{KINDS, arrives_at, failed, mistaken, opens_a_note, reader, unfolds_all};
use crate::harness::Reader;

/// Puts the focus on everything that Tab leads to, and says where it cannot be seen: what has no ring,
/// a ring that hardly differs from what is around it, or is not on the screen.
const UNSEEN: &str = "
    const parts = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = colour => {
        const [red, green, blue] = parts(colour).map(part => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = element => {
        for (let box = element; box; box = box.parentElement) {
            const colour = getComputedStyle(box).backgroundColor;
            if ((parts(colour)[3] ?? 1) === 1) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    const unseen = [];
    let count = 0;
    for (const element of document.querySelectorAll('a[href], button, summary, input, [tabindex=\"0\"]')) {
        if (element.matches('[tabindex=\"-1\"], :disabled')) continue;
        if (!element.checkVisibility({ checkVisibilityCSS: true })) continue;
        element.focus();
        if (document.activeElement !== element) continue;
        count++;
        const says = what => unseen.push(`${element.outerHTML.slice(0, 80)}: ${what}`);
        const style = getComputedStyle(element);
        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) says('no ring');
        const [ring, paper] = [style.outlineColor, behind(element.parentElement)];
        const [dark, bright] = [light(ring), light(paper)].sort((one, other) => one - other);
        const contrast = (bright + 0.05) / (dark + 0.05);
        if (contrast < 3) says(`${ring} on ${paper} is ${contrast.toFixed(2)}:1`);
        const box = element.getClientRects()[0];
        if (box.bottom <= 0 || box.top >= innerHeight) says('not on the screen');
        if (style.opacity !== '1') says('cannot be seen through');
    }
    return [count, unseen];
";

fn unseen(reader: &Reader, name: &str) -> Vec<String> {
    // From now on the browser takes the reader for one who uses the keyboard.
    reader.presses("Tab");
    let mut all = Vec::new();
    for [theme, forced] in [["light", "none"], ["dark", "none"], ["dark", "active"]] {
        let features = json!([
            { "name": "prefers-color-scheme", "value": theme },
            { "name": "forced-colors", "value": forced },
        ]);
        reader.commands("Emulation.setEmulatedMedia", json!({ "features": features }));
        let (count, unseen): (usize, Vec<String>) = reader.evaluate(UNSEEN, json!([]));
        assert!(count >= 7, "{name} has no more than {count}");
        let note = format!("{name}, {theme}, forced colours {forced}");
        all.extend(unseen.into_iter().map(|each| format!("{note}: {each}")));
    }
    all
}

#[test]
fn what_has_the_focus_is_seen() {
    let mut all = Vec::new();
    {
        let reader = reader();
        for kind in &KINDS {
            arrives_at(&reader, kind);
            unfolds_all(&reader);
            all.extend(unseen(&reader, kind.name));
        }
    }
    all.extend(unseen(&failed(), "failed"));
    all.extend(unseen(&mistaken(), "mistaken"));
    assert!(all.is_empty(), "{all:#?}");
}

/// The place where the focus is: its place among everything in the document, and what it is on.
const PLACE: &str = "
    const active = document.activeElement;
    const all = [...document.querySelectorAll('body, body *')];
    return [all.indexOf(active), active.outerHTML.slice(0, 80)];
";

/// The number of elements that the focus can come to, and those that it would reach out of turn.
const STOPS: &str = "
    const all = [...document.querySelectorAll('a[href], button, summary, [tabindex]')].filter(element =>
        element.tabIndex >= 0 && element.checkVisibility({ checkVisibilityCSS: true }));
    return [all.length, all.filter(element => element.tabIndex > 0).map(element => element.outerHTML)];
";

#[test]
fn tab_goes_through_an_article_as_it_is_read() {
    let reader = reader();
    for width in [360, 1440] {
        reader.has_screen(width, 800, 1);
        arrives_at(&reader, &KINDS[2]);
        let (stops, out_of_turn): (usize, Vec<String>) = reader.evaluate(STOPS, json!([]));
        assert_eq!(out_of_turn, Vec::<String>::new());
        assert!(stops > 25, "no more than {stops}");
        let mut last = (0, String::new());
        for _ in 0..stops {
            reader.presses("Tab");
            let next: (usize, String) = reader.evaluate(PLACE, json!([]));
            assert!(next.0 > last.0, "after {} comes {}", last.1, next.1);
            last = next;
        }
        assert!(last.1.contains("/posts.json"), "the last of the page is {}", last.1);
    }
}

#[test]
fn a_note_above_the_text_gives_the_focus_back() {
    let reader = reader();
    reader.has_screen(360, 800, 1);
    arrives_at(&reader, &KINDS[2]);
    opens_a_note(&reader);
    reader.presses("Tab").has_focus_on("link", "link");
    reader.presses("Escape");
    let is_back = "return document.activeElement.matches('.o-note-reference a')";
    reader.waits_until("came back to the reference", is_back, json!([]));
}

#[test]
fn a_hidden_focus_is_seen() {
    let reader = reader();
    arrives_at(&reader, &KINDS[0]);
    let script =
        "for (const link of document.querySelectorAll('.o-footer a')) link.style.outline = 'none'";
    let _: Value = reader.evaluate(script, json!([]));
    let all = unseen(&reader, "home").join("\n");
    assert!(all.contains("no ring"), "{all}");
}
