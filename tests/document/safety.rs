//! Nothing that a text can say does anything to the page that it stands on. A browser is asked the
//! same in `tests/browser/safety.rs`.

use octavo::content::document::{Assets, RenderContext, render};

use crate::{
    harm::{EMBEDS, harm},
    payloads,
};

#[test]
fn no_payload_becomes_more_than_an_article() {
    let payloads = payloads::articles();
    assert!(payloads.len() >= 300, "there are only {} payloads", payloads.len());
    let mut failures = Vec::new();
    for payload in payloads.iter().chain(&payloads::metadata()) {
        let folder = format!("posts/{}/", payload.slug);
        let embeds = EMBEDS.map(str::to_owned);
        let place = RenderContext { folder: &folder, embeds: &embeds, ..RenderContext::ROOT };
        for assets in [Assets::default(), payloads::assets(&payload.markdown)] {
            let document = render(&payload.markdown, place, &assets);
            let found = harm(document.html.as_str());
            if !found.is_empty() {
                failures.push(format!(
                    "{} ({}): {}\n{}\n{}",
                    payload.slug,
                    payload.name,
                    found.join(", "),
                    payload.markdown,
                    document.html.as_str()
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}\n{} failed", failures.join("\n"), failures.len());
}
