//! Whatever an article says, it does nothing to the page that it is shown in: nothing runs, nothing
//! is asked for, nothing around it changes.
//!
//! The texts are in `tests/safety/payloads`. All of them are shown in one page of one browser, one
//! after the other, and everything is done to them that a reader could do.

use octavo::content::{
    document::{Assets, RenderContext, render},
    manifest::{Author, Item, Neighbour, Series},
    slug::Slug,
};
use serde::Deserialize;
use serde_json::json;

use crate::{
    dom,
    harness::{Host, Reader, post, release_of},
    payloads::{self, Payload},
};

const WATCH: &str = include_str!("safety/watch.js");

/// The findings after an article has been shown and touched.
#[derive(Debug, Deserialize)]
struct Findings {
    seen: Vec<String>,
    clobbered: Vec<String>,
    harm: Vec<String>,
    outside: String,
    around: Vec<String>,
    title: String,
    places: Vec<(f64, f64)>,
}

impl Findings {
    /// The faults, apart from those against other articles.
    fn complaints(self) -> Vec<String> {
        self.seen.into_iter().chain(self.clobbered).chain(self.harm).collect()
    }
}

/// A reader of these posts, at a page that is watched.
fn watched(name: &str, posts: &[Item], listed: &[Item]) -> Reader {
    let plain = post("plain", "A plain article", "*Plain* text.", Assets::default());
    let posts: Vec<Item> = posts.iter().cloned().chain([plain]).collect();
    let reader = Reader::of(Host::of(release_of(name, &posts, listed), true));
    reader.opens("/posts/plain/").sees_heading("A plain article");
    reader.evaluate::<()>(WATCH, json!([]));
    reader
}

/// Touches the article on screen and looks what has become of the page.
fn look(reader: &Reader) -> Findings {
    let script = "
        return (async () => {
            const { watch } = window;
            if (!watch) return null;
            const outside = watch.outside(), harm = watch.harm(), around = watch.around();
            await watch.settle();
            watch.touch();
            await watch.settle();
            return {
                seen: watch.seen.splice(0), clobbered: watch.clobbered(), harm, around,
                outside: outside === watch.outside() ? outside : watch.outside(),
                title: document.title, places: watch.places(),
            };
        })();
    ";
    let found: Option<Findings> = reader.evaluate(script, json!([]));
    let place = || reader.evaluate::<String>("return location.href", json!([]));
    found.unwrap_or_else(|| panic!("the reader was led away to {}", place()))
}

/// Moves a real pointer over the article and presses its button.
fn point(reader: &Reader, places: &[(f64, f64)]) {
    for (x, y) in places {
        for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
            let event = json!({
                "type": kind, "x": x, "y": y, "buttons": buttons, "clickCount": 1,
                "button": if kind == "mouseMoved" { "none" } else { "left" },
            });
            reader.commands("Input.dispatchMouseEvent", event);
        }
    }
}

/// Nothing was asked for that an article may not ask for.
fn asked_for_nothing_else(reader: &Reader) {
    let requests = reader.host.requests();
    // The page of a tag that the pointer has crossed is fetched ahead, whatever the tag is called.
    let is_beacon = |path: &&String| path.contains("beacon") && !path.starts_with("/tags/");
    let beacons: Vec<_> = requests.iter().filter(is_beacon).collect();
    assert!(beacons.is_empty(), "{beacons:?}");
}

#[test]
fn no_article_does_anything_to_its_page() {
    let payloads = payloads::articles();
    assert!(payloads.len() >= 300, "there are only {} payloads", payloads.len());
    let assets: Vec<Assets> = payloads.iter().map(|p| payloads::assets(&p.markdown)).collect();
    let posts: Vec<Item> = payloads
        .iter()
        .zip(&assets)
        .map(|(payload, assets)| {
            post(&payload.slug, &payload.slug, &payload.markdown, assets.clone())
        })
        .collect();
    let reader = watched("payloads", &posts, &[]);
    let plain = look(&reader);
    let mut failures = Vec::new();
    for (payload, assets) in payloads.iter().zip(&assets) {
        reader.turns_to(&payload.slug, &payload.slug);
        let folder = format!("posts/{}/", payload.slug);
        let place = RenderContext { folder: &folder, ..RenderContext::ROOT };
        let document = render(&payload.markdown, place, assets);
        let mut wrong = Vec::new();
        if dom::of_the_browser(&reader) != dom::of_markup(document.html.as_str()) {
            wrong.push("the browser reads it otherwise than html5ever".to_owned());
        }
        let found = look(&reader);
        point(&reader, &found.places);
        if found.outside != plain.outside {
            wrong.push(format!("changed its page\n{}\n{}", found.outside, plain.outside));
        }
        let without_contents = |around: &[String]| -> Vec<String> {
            let contents = ["details", "summary", "ol", "nav aria-label class"];
            around.iter().filter(|e| !contents.contains(&e.as_str())).cloned().collect()
        };
        if without_contents(&found.around) != without_contents(&plain.around) {
            wrong.push(format!("changed its article\n{:?}\n{:?}", found.around, plain.around));
        }
        wrong.extend(found.complaints());
        report(payload, wrong, &mut failures);
    }
    reader.turns_to("plain", "A plain article");
    let late = look(&reader).complaints();
    asked_for_nothing_else(&reader);
    assert!(late.is_empty(), "{late:?}");
    assert!(failures.is_empty(), "{}\n{} failed", failures.join("\n"), failures.len());
}

fn report(payload: &Payload, wrong: Vec<String>, failures: &mut Vec<String>) {
    if !wrong.is_empty() {
        let Payload { slug, name, markdown } = payload;
        failures.push(format!("{slug} ({name}): {}\n{markdown}", wrong.join("\n  ")));
    }
}

/// A post that says the same everywhere that anything can be said.
fn saying(slug: &str, words: &str) -> Item {
    let neighbour =
        || Neighbour { slug: Slug::new("plain").expect("a slug"), title: words.to_owned() };
    let mut item = post(slug, words, "*Plain* text.", Assets::default());
    item.id = words.to_owned();
    item.url = Some(words.to_owned());
    item.summary = Some(words.to_owned());
    item.content_text = Some(words.to_owned());
    item.image = Some(words.to_owned());
    item.language = Some(words.to_owned());
    item.tags = vec![words.to_owned(), format!("tag {words}")];
    item.authors = vec![Author { name: Some(words.to_owned()), url: Some(words.to_owned()) }];
    item.octavo.minutes = 3;
    item.octavo.previous = Some(neighbour());
    item.octavo.next = Some(neighbour());
    item.octavo.series =
        Some(Series { title: words.to_owned(), slug: None, posts: vec![neighbour()] });
    item
}

#[test]
fn no_title_tag_or_name_does_anything_to_its_page() {
    let payloads = payloads::metadata();
    let posts: Vec<Item> =
        payloads.iter().map(|payload| saying(&payload.slug, &payload.markdown)).collect();
    let harmless = saying("harmless", "harmless");
    let all: Vec<Item> = posts.iter().cloned().chain([harmless]).collect();
    let reader = watched("metadata", &all, &[]);
    reader.turns_to("harmless", "harmless");
    let plain = look(&reader);
    let mut failures = Vec::new();
    for payload in &payloads {
        reader.turns_to(&payload.slug, &payload.markdown);
        let found = look(&reader);
        point(&reader, &found.places);
        let mut wrong = Vec::new();
        if found.outside != plain.outside {
            wrong.push(format!("changed its page\n{}\n{}", found.outside, plain.outside));
        }
        if found.around != plain.around {
            wrong.push(format!("changed its article\n{:?}\n{:?}", found.around, plain.around));
        }
        // The browser shows neither line breaks nor a null there.
        let collapsed = |text: &str| {
            text.replace('\0', "").split_ascii_whitespace().collect::<Vec<_>>().join(" ")
        };
        if !collapsed(&found.title).starts_with(&collapsed(&payload.markdown)) {
            wrong.push(format!("has the title {}", found.title));
        }
        wrong.extend(found.complaints());
        report(payload, wrong, &mut failures);
    }
    asked_for_nothing_else(&reader);
    assert!(failures.is_empty(), "{}\n{} failed", failures.join("\n"), failures.len());
}

#[test]
fn no_listing_leads_anywhere_harmful() {
    // Those of this site have a slug; those of other sites' feeds have an address of their own.
    let own = payloads::metadata().into_iter().map(|p| saying(&p.slug, &p.markdown));
    let foreign = payloads::articles().into_iter().filter(|p| p.slug.starts_with("addresses"));
    let foreign = foreign.map(|payload| {
        let address = payload.markdown.trim_start_matches("[x](").trim_end().trim_end_matches(')');
        let mut item = saying(&payload.slug, address);
        item.octavo.slug = None;
        item
    });
    let raw = payloads::metadata().into_iter().map(|payload| {
        let mut item = saying(&payload.slug, &payload.markdown);
        item.octavo.slug = None;
        item
    });
    let listed: Vec<Item> = own.chain(foreign).chain(raw).collect();
    let reader = watched("listed", &[], &listed);
    let home = "history.pushState(null, '', '/'); dispatchEvent(new PopStateEvent('popstate'))";
    reader.evaluate::<()>(home, json!([]));
    let shown = "return document.querySelectorAll('main li:has(h2)').length === arguments[0]";
    reader.waits_until("saw the listing", shown, json!([listed.len()]));
    let script = "
        const harmless = ['http:', 'https:', 'mailto:', 'tel:'];
        const wrong = [];
        for (const element of document.querySelectorAll('body *')) {
            for (const { name, value } of [...element.attributes]) {
                if (name.startsWith('on')) wrong.push(name);
                if (['href', 'src'].includes(name)
                    && !harmless.includes(URL.parse(value, document.baseURI)?.protocol ?? 'tel:')) {
                    wrong.push(value);
                }
            }
        }
        for (const link of document.querySelectorAll('main a')) link.click();
        for (const name of ['script', 'img', 'svg', 'iframe', 'style', 'b']) {
            if (document.querySelector(`main ${name}`)) wrong.push(name);
        }
        return wrong.concat(window.watch.seen, window.watch.clobbered());
    ";
    let wrong: Vec<String> = reader.evaluate(script, json!([]));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    asked_for_nothing_else(&reader);
}
