//! Checks whether everybody can use what is on screen, as far as a program can tell: WCAG 2.2, on every kind of
//! page.

mod keys;
mod outlines;
mod rules;
mod settings;
mod targets;

use serde_json::json;

use crate::harness::{Fault, Host, Reader, one_of_everything, sixty_posts_with_a_mistake};

/// A kind of page.
struct Kind {
    name: &'static str,
    path: &'static str,
    heading: &'static str,
}

const fn kind(name: &'static str, path: &'static str, heading: &'static str) -> Kind {
    Kind { name, path, heading }
}

/// Every kind of page that a publisher makes.
const KINDS: [Kind; 11] = [
    kind("home", "/", "One of each."),
    kind("later", "/page/2/", "Earlier posts"),
    kind("article", "/posts/everything/", "Everything There Is"),
    kind("clips", "/posts/clips/", "Moving Pictures"),
    kind("series", "/posts/part-two/", "Part Two"),
    kind("translated", "/posts/alles/", "Alles, was es gibt"),
    kind("tag", "/tags/words/", "words"),
    kind("tags", "/tags/", "Tags"),
    kind("archive", "/archive/", "Archive"),
    kind("year", "/archive/2024/", "Posts of 2024"),
    kind("about", "/about/", "About"),
];

/// A reader of the blog that has all of them.
fn reader() -> Reader {
    Reader::of(Host::of(one_of_everything(), false))
}

/// Comes to a page as the publisher made it. The app has started.
fn arrives_at(reader: &Reader, kind: &Kind) {
    reader.opens(kind.path).sees_heading(kind.heading);
}

/// Comes to a page from another one, so that the app makes it.
fn turns_to(reader: &Reader, kind: &Kind) {
    reader.opens(if kind.path == "/about/" { "/tags/" } else { "/about/" });
    reader.goes_to(kind.path);
    reader.sees_heading(kind.heading).with_focus();
}

/// A reader at an address that the site does not have.
fn lost() -> Reader {
    let reader = reader();
    reader.expects_missing("/nowhere/at/all/");
    reader.opens("/nowhere/at/all/").sees_heading("There is no page here");
    reader
}

/// A reader of a post that the host could not send.
fn failed() -> Reader {
    let reader = reader();
    reader.opens("/about/");
    reader.host.fails("/posts/part-two.json", Fault::Status(500));
    reader.goes_to("/posts/part-two/");
    reader.sees_heading("The site has a problem").with_focus();
    reader
}

/// An author who has made a mistake.
fn mistaken() -> Reader {
    let reader = Reader::of(Host::of(sixty_posts_with_a_mistake(), false));
    reader.opens("/").sees("alert", "Mistakes");
    reader
}

/// Unfolds everything that can be.
fn unfolds_all(reader: &Reader) {
    let script = "for (const each of document.querySelectorAll('details')) each.open = true";
    reader.evaluate::<()>(script, json!([]));
}

/// Opens the first note above the text.
fn opens_a_note(reader: &Reader) {
    let script = "const reference = document.querySelector('.o-note-reference a'); \
                  reference.focus(); reference.click()";
    reader.evaluate::<()>(script, json!([]));
    let is_open = "return document.activeElement.matches('.o-note-popover:popover-open')";
    reader.waits_until("opened a note", is_open, json!([]));
}
