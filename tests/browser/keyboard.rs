//! The blog is read with the keyboard alone.

use serde_json::json;

use crate::{HOME, harness::Reader};

const NEWEST: &str = "ML Systems Design Interview Guide";

#[test]
fn tab_goes_through_the_header_and_then_the_posts() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    for (role, name) in [
        ("link", "Skip to the text"),
        ("link", "Marginalia"),
        ("link", "Posts"),
        ("link", "Tags"),
        ("link", "Archive"),
        ("link", "About"),
        ("button", "Search"),
        ("button", "Theme: Auto"),
        ("link", NEWEST),
    ] {
        reader.presses("Tab").has_focus_on(role, name);
        shows_its_focus(&reader);
    }
    reader.presses("Shift+Tab").has_focus_on("button", "Theme: Auto");
}

/// Everything that has the focus is on screen, with a ring around it.
#[track_caller]
fn shows_its_focus(reader: &Reader) {
    reader.waits_until(
        "saw where the focus is",
        "const box = document.activeElement.getBoundingClientRect();
         const style = getComputedStyle(document.activeElement);
         return box.top >= 0 && box.bottom <= innerHeight && box.width > 0 &&
             style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0",
        json!([]),
    );
}

#[test]
fn the_skip_link_leads_to_the_text() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    reader.presses("Tab").has_focus_on("link", "Skip to the text");
    reader.presses("Enter").presses("Tab").has_focus_on("link", NEWEST);
    reader.sees_heading(HOME);
}

#[test]
fn a_post_is_opened_and_read_onward() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    reader.presses("Tab").presses("Enter").presses("Tab").has_focus_on("link", NEWEST);
    reader.presses("Enter").sees_heading(NEWEST).with_focus();
    // The tags of the post stand below its heading.
    reader.presses("Tab").has_focus_on("link", "machine learning");
    reader.presses("Enter").sees_heading("machine learning").with_focus();
    // The years of the tag stand before its posts.
    reader.presses("Tab").has_focus_on("link", "All");
    for _ in 0..5 {
        reader.presses("Tab");
    }
    reader.has_focus_on("link", NEWEST);
    reader.goes_back().sees_heading(NEWEST).with_focus();
}

#[test]
fn the_theme_is_chosen_with_a_key() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    for _ in 0..8 {
        reader.presses("Tab");
    }
    reader.has_focus_on("button", "Theme: Auto");
    reader.presses("Space").has_focus_on("button", "Theme: Light");
    reader.presses("Enter").has_focus_on("button", "Theme: Dark");
}
