//! Any text is an article: no panic, nothing that a browser would have to mend, nothing that could
//! run, no more bytes than there may be.
#![no_main]

#[path = "../../document/harm.rs"]
mod harm;

use libfuzzer_sys::fuzz_target;
use octavo::content::document::{Assets, RenderContext, analyze, render};

fuzz_target!(|markdown: &str| {
    let embeds = harm::EMBEDS.map(str::to_owned);
    let place = RenderContext { base: "/blog/", folder: "posts/a/", language: "fr", embeds: &embeds, ..RenderContext::ROOT };
    let document = render(markdown, place, &Assets::default());
    let html = document.html.as_str();
    let found = harm::harm(html);
    assert!(found.is_empty(), "{found:?}\n{html}");
    assert!(html.len() <= markdown.len() * 80 + 9 * 1024 * 1024, "{} bytes", html.len());
    assert_eq!(render(markdown, place, &Assets::default()), document);
    analyze(markdown, "de");
});
