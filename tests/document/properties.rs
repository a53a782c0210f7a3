//! Properties that hold for every text, whatever it is.
//!
//! `PROPTEST_CASES=10000 cargo test --test document properties` looks longer than a test run does.

use octavo::content::document::{Assets, RenderContext, analyze, render};
use proptest::prelude::*;

use crate::{
    fragments,
    harm::{self, harm},
    payloads,
};

/// The number of bytes that one byte of Markdown can become. `#` and the end of its line are a heading with an
/// id, a link and the link's name, which is 67 times as much.
pub const MULTIPLE: usize = 80;

/// The number of bytes that come with the first. The parser adds up to 2^18 cells to rows that lack theirs, each
/// 29 bytes if it is aligned, and no more than 100,000 bytes of what names stand for in a short text.
pub const CONSTANT: usize = 9 * 1024 * 1024;

/// Renders a text in every way, and says what is wrong with what comes out.
pub fn faults(markdown: &str) -> Vec<String> {
    let embeds = harm::EMBEDS.map(str::to_owned);
    let place = RenderContext {
        base: "/blog/",
        folder: "posts/here/",
        language: "fr",
        embeds: &embeds,
        ..RenderContext::ROOT
    };
    let plain = render(markdown, RenderContext::ROOT, &Assets::default());
    let prepared = payloads::assets(markdown);
    let placed = render(markdown, place, &prepared);
    let mut faults = harm(plain.html.as_str());
    faults.extend(harm(placed.html.as_str()));
    for (document, place, assets) in
        [(plain, RenderContext::ROOT, Assets::default()), (placed, place, prepared)]
    {
        let length = document.html.as_str().len();
        // MathML is as long as the publisher makes it.
        let prepared: usize = assets.math.iter().map(String::len).sum();
        if length > markdown.len() * MULTIPLE + prepared + CONSTANT {
            faults.push(format!("{} bytes became {length}", markdown.len()));
        }
        for heading in document.outline.headings() {
            if !harm::has_id(document.html.as_str(), &heading.id) {
                faults.push(format!("the contents lead to `{}`, which is not there", heading.id));
            }
        }
        if render(markdown, place, &assets) != document {
            faults.push("another time it is another document".to_owned());
        }
    }
    let analysis = analyze(markdown, "en");
    let ranges = analysis.unresolved.iter().map(|unresolved| &unresolved.range);
    let ranges = ranges.chain(analysis.code.iter().map(|block| &block.range));
    let ranges = ranges.chain(analysis.math.iter().map(|formula| &formula.range));
    let ranges = ranges.chain(analysis.links.iter().map(|link| &link.range));
    let ranges = ranges.chain(analysis.images.iter().map(|image| &image.range));
    let mut ranges = ranges.chain(analysis.raw.iter().map(|tag| &tag.range));
    if !ranges.all(|range| markdown.get(range.clone()).is_some()) {
        faults.push("a place that is not in the text".to_owned());
    }
    faults
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_is_an_article(text in fragments::text()) {
        prop_assert_eq!(faults(&text), [""; 0]);
    }

    #[test]
    fn any_markdown_is_an_article(text in fragments::markdown()) {
        prop_assert_eq!(faults(&text), [""; 0]);
    }

    #[test]
    fn any_html_is_an_article(text in fragments::html()) {
        prop_assert_eq!(faults(&text), [""; 0]);
    }

    #[test]
    fn any_blocks_are_an_article(text in fragments::blocks()) {
        prop_assert_eq!(faults(&text), [""; 0]);
    }

    #[test]
    fn any_change_to_a_post_leaves_an_article(text in fragments::mutated_post()) {
        prop_assert_eq!(faults(&text), [""; 0]);
    }
}
