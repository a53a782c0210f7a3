//! The publisher from outside: blogs in scratch folders, and what the command makes of them.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking, in the harness too"
)]

mod borders;
mod bounds;
mod classes;
mod companions;
mod diagnostics;
mod files;
mod grammars;
mod harness;
mod head;
mod icons;
mod json_feed;
#[path = "../safety/names.rs"]
mod names;
mod pages;
mod pictures;
mod publishing;
mod random;
mod reproducible;
mod spellings;
mod tools;
mod translations;
mod words;
mod worker;
