//! The site on the servers that `docs/deploy.md` has recipes for, each at the root of its host and
//! below a path, and its files as other programs read them.
//!
//! nginx and Caddy are started with the recipes of the document itself, Python as it says. What GitHub
//! Pages does is imitated.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, in the harness too"
)]

mod crawl;
mod feeds;
#[path = "../browser/harness/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the browser tests use the rest of it")]
mod harness;
mod java;
mod links;
mod markup;
mod recipe;
mod release;
mod request;
mod server;
mod serving;
