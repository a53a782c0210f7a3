//! A reader in Chromium reads the release in `dist`, which `script/build` makes.
//!
//! Each test opens a new browser and a host of its own. What is said of every test: when its reader
//! leaves, the console is empty and no request has left the site.
//!
//! `OCTAVO_BROWSER=firefox` and `OCTAVO_BROWSER=webkit` have the same done in those, which `reading`,
//! `navigation`, `failure` and `borders` are ready for. What one of them cannot do is listed in
//! `harness/browser/capabilities.rs`, and said where a test is left out for it.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, in the harness too"
)]

mod accessibility;
mod app_start;
mod appearance;
mod borders;
mod companions;
mod deploy;
mod dom;
#[path = "../document/examples.rs"]
mod examples;
mod failure;
mod harness;
mod head;
mod hosts;
mod keyboard;
mod languages;
mod leaks;
mod loading_states;
mod long;
mod media;
#[path = "../safety/names.rs"]
mod names;
mod navigation;
mod page_cache;
#[path = "../safety/payloads.rs"]
mod payloads;
mod policy;
mod prefetch;
mod prose;
mod reading;
mod reading_progress;
mod safety;
mod scroll_position;
mod search_dialog;
mod specifications;
mod transition;
mod without_app;
mod words;

/// The heading of the home page.
const HOME: &str = "A notebook on machine learning and software engineering.";
