//! The actions of a reader in the text of an article.

use serde_json::json;

use crate::harness::{Host, Reader};

const POST: &str = "/posts/what-is-stochastic-calculus/";
const NOTE: &str = "The same limit holds in mean square";

fn opened(path: &str) -> Reader {
    let reader = Reader::of(Host::with_fallback());
    reader.opens(path);
    reader
}

/// True if the first note is shown beside the text, next to where it is referred to.
const IS_IN_MARGIN: &str = "
    const note = document.querySelector('.o-margin-note');
    const line = document.querySelector('.o-note-reference').getBoundingClientRect();
    const text = document.querySelector('.o-prose > p').getBoundingClientRect();
    const box = note?.getBoundingClientRect();
    return !!box && box.width > 100 && box.left >= text.right && Math.abs(box.top - line.top) < 30";

/// True if the note is on the screen, above the text.
const HAS_POPPED_UP: &str = "
    const note = document.querySelector(':popover-open');
    const box = note?.getBoundingClientRect();
    return !!box && note.innerText.includes(arguments[0]) && box.top >= 0 && box.left >= 0
        && box.bottom <= innerHeight && box.right <= innerWidth";

#[test]
fn notes_stand_in_the_margin_where_there_is_one() {
    let reader = opened(POST);
    reader.has_screen(1440, 900, 1);
    reader.waits_until("saw the note in the margin", IS_IN_MARGIN, json!([]));
    // Its words are in the list too, once, and nothing on the page has an id twice.
    let twice = "const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                 return ids.filter((id, at) => ids.indexOf(id) !== at)";
    assert_eq!(reader.evaluate::<Vec<String>>(twice, json!([])), Vec::<String>::new());
    reader.clicks("doc-noteref", "Note 1").has_focus_on("note", "Note 1");
    let place: String = reader.evaluate("return location.hash", json!([]));
    assert_eq!(place, "", "the reader was taken to the list");
}

#[test]
fn notes_in_the_margin_do_not_overlap_each_other_or_the_contents() {
    let reader = opened("/posts/systems-design-interview-guide/");
    reader.has_screen(1280, 900, 1);
    let overlaps = "
        const boxes = [...document.querySelectorAll('.o-margin-note, .o-contents')]
            .map(e => e.getBoundingClientRect()).filter(box => box.height > 0);
        return [boxes.length, boxes.filter((a, at) => boxes.slice(at + 1).some(b =>
            a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right)).length]";
    let look = format!("{{ const [all] = (() => {{ {overlaps} }})(); return all > 1 }}");
    reader.waits_until("saw notes and contents", &look, json!([]));
    let (_, overlapping): (usize, usize) = reader.evaluate(overlaps, json!([]));
    assert_eq!(overlapping, 0);
}

#[test]
fn notes_pop_up_where_there_is_no_margin_and_go_away_again() {
    let reader = opened(POST);
    reader.has_screen(360, 740, 1).has_all_laid_out();
    reader.clicks("doc-noteref", "Note 1");
    reader.waits_until("saw the note", HAS_POPPED_UP, json!([NOTE]));
    reader.has_focus_on("note", "Note 1");
    reader.presses("Escape").has_focus_on("doc-noteref", "Note 1");
    reader.waits_until(
        "closed the note",
        "return !document.querySelector(':popover-open')",
        json!([]),
    );
    // With the keyboard alone, twice.
    reader.presses("Enter");
    reader.waits_until("saw the note", HAS_POPPED_UP, json!([NOTE]));
    let count: usize =
        reader.evaluate("return document.querySelectorAll('[popover]').length", json!([]));
    assert_eq!(count, 1, "what was closed stays in the page");
}

#[test]
fn code_is_copied_as_it_is_written() {
    let reader = opened("/posts/test-driven-development/");
    let origin = reader.host.at("");
    let permissions = json!({ "origin": origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    reader.commands("Browser.grantPermissions", permissions);
    reader.pushes("Copy").sees("button", "Copied");
    let (copied, written): (String, String) = reader.evaluate(
        "return (async () => {
            const code = document.querySelector('.o-code code').textContent;
            return [await navigator.clipboard.readText(), code]
        })()",
        json!([]),
    );
    assert_eq!(copied, written);
    assert!(!copied.trim().is_empty());
    reader.waits_until(
        "saw the button as it was",
        "return ![...document.querySelectorAll('.o-copy')].some(e => e.innerText !== 'Copy')",
        json!([]),
    );
}

#[test]
fn code_is_selected_where_it_cannot_be_copied() {
    let reader = opened("/posts/test-driven-development/");
    reader.evaluate::<()>(
        "Object.defineProperty(Navigator.prototype, 'clipboard', { get() {} })",
        json!([]),
    );
    reader.pushes("Copy").sees("button", "Selected: press Ctrl+C");
    let script = "return String(getSelection()).trim() ===
                  document.querySelector('.o-code code').innerText.trim()";
    assert!(reader.evaluate::<bool>(script, json!([])));
}
