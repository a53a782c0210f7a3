//! The blog is read: the listing, every post, every link.

use std::collections::{BTreeMap, BTreeSet};

use octavo::content::route::Route;
use serde::Deserialize;
use serde_json::json;

use crate::harness::{Host, Reader, sixty_posts};

const TITLES: [&str; 11] = [
    "ML Systems Design Interview Guide",
    "ML Eng Interview Guide",
    "Systems Design Interview Guide",
    "Spark Summit 2020",
    "Data Intensive Text Processing with MapReduce",
    "The Thank You Economy - Gary Vaynerchuk",
    "The Quest for the Cure Review",
    "What Is Stochastic Calculus",
    "Test Driven Development - Kent Beck",
    "Clean Code - Robert \"Uncle Bob\" Martin",
    "Code Complete 2",
];

/// An entry of a listing.
#[derive(Debug, Deserialize)]
struct Entry {
    title: String,
    summary: String,
    day: String,
    tags: Vec<String>,
}

/// The posts of the listing on screen.
fn entries(reader: &Reader) -> Vec<Entry> {
    let script = "
        const words = element => (element?.innerText ?? '').replace(/\\s+/g, ' ').trim();
        return [...document.querySelectorAll('main li:has(h2)')].map(entry => ({
            title: words(entry.querySelector('h2')),
            summary: words(entry.querySelector('p')),
            day: entry.querySelector('time')?.dateTime ?? '',
            tags: [...entry.querySelectorAll('[aria-label=Tags] a')].map(words),
        }))";
    reader.evaluate(script, json!([]))
}

/// Turns the pages of a listing to its end and calls `on_page` on each.
fn page_through(reader: &Reader, path: &str, mut on_page: impl FnMut(&Reader)) {
    for number in 1.. {
        reader.is_at(&if number == 1 { path.to_owned() } else { format!("{path}page/{number}/") });
        // The address is there before the page is.
        let has_come = "const [number] = arguments;
            return document.title.includes(`page ${number} of `) === (number > 1)
                && !!document.querySelector('main li h2')";
        reader.waits_until("saw posts", has_come, json!([number]));
        on_page(reader);
        if !reader.can_see("link", "Older posts") {
            return;
        }
        reader.follow("Older posts");
    }
}

#[test]
fn lists_every_post_newest_first() {
    let reader = Reader::open("/");
    let mut listed = Vec::new();
    page_through(&reader, "/", |reader| listed.extend(entries(reader)));
    let titles: Vec<&str> = listed.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, TITLES);
    assert!(listed.is_sorted_by(|newer, older| newer.day > older.day), "{listed:?}");
    for entry in &listed {
        assert!(!entry.summary.is_empty() && !entry.tags.is_empty(), "{entry:?}");
    }
}

#[test]
fn opens_every_post_from_the_listing() {
    let reader = Reader::open("/");
    let mut opened = 0;
    page_through(&reader, "/", |reader| {
        for entry in entries(reader) {
            reader.follow(&entry.title).sees_heading(&entry.title).with_focus();
            reads_well(reader, &entry.title);
            reader.goes_back().sees("link", &entry.title);
            opened += 1;
        }
    });
    assert_eq!(opened, TITLES.len());
}

/// No raw Markdown, no formula that was not set, no broken picture, no second main heading.
fn reads_well(reader: &Reader, title: &str) {
    let headings: Vec<String> = reader.evaluate(
        "return [...document.querySelectorAll('h1')].map(heading => heading.textContent)",
        json!([]),
    );
    assert_eq!(headings, [title]);
    let leftovers: Vec<String> = reader.evaluate(LEFTOVERS, json!([]));
    assert!(leftovers.is_empty(), "{title} shows its source: {leftovers:#?}");
    reader.waits_until(
        "saw every picture",
        "return [...document.images].every(image => {
            image.scrollIntoView();
            return image.complete && image.naturalWidth > 0 && image.alt;
        })",
        json!([]),
    );
}

/// Markup of Markdown, LaTeX or HTML in the text of the page outside code.
const LEFTOVERS: &str = r"
    const text = document.querySelector('main').cloneNode(true);
    for (const code of text.querySelectorAll('pre, code:not(.o-tex), math')) code.replaceWith('code');
    document.body.append(text);
    const words = text.innerText;
    text.remove();
    const signs = [
        /\*\*/, /__/, /~~/, /\]\(/, /\]\[/, /\[\^/, /^ *#{1,6} /m, /^ *>/m, /^ *[-*+] /m, /^ *\d+\. /m,
        /\|\s*:?--/, /^ *\|/m, /^ *```/m, /^---/m, /\[[ xX]\]/, /^\[!/m, /^: /m, /^Table:/m, /\{#/,
        /\$\$/, /\$[^$\n]*[\\^_{}][^$\n]*\$/, /\\[a-zA-Z]+/, /&[a-z]+;/, /<\/?[a-z]+[^>]*>/, /`/,
    ];
    const found = signs.map(sign => words.match(sign)).filter(Boolean)
        .map(match => words.slice(Math.max(0, match.index - 30), match.index + 50));
    const unset = [...document.querySelectorAll('main code.o-tex, main merror')].map(el => el.textContent);
    return [...found, ...unset];
";

/// The kinds of links, and of their targets.
#[derive(Debug, Deserialize)]
struct Page {
    title: String,
    description: String,
    headings: Vec<String>,
    ids: BTreeSet<String>,
    links: Vec<(String, String)>,
}

fn page(reader: &Reader) -> Page {
    let script = "
        return {
            title: document.title,
            description: document.querySelector('meta[name=description]').content,
            headings: [...document.querySelectorAll('h1')].map(heading => heading.textContent),
            ids: [...document.querySelectorAll('[id]')].map(element => element.id),
            links: [...document.querySelectorAll('a[href]')]
                .filter(link => link.origin === location.origin)
                .map(link => [link.pathname, decodeURIComponent(link.hash.slice(1))]),
        }";
    reader.evaluate(script, json!([]))
}

/// Opens every page of the blog by its address.
fn every_page() -> BTreeMap<String, Page> {
    let reader = Reader::of(Host::with_fallback());
    let routes = reader.host.release().routes();
    let pages = routes.iter().map(|route| {
        let path = route.path();
        reader.opens(&path).waits_until(
            "saw a heading",
            "return !!document.querySelector('h1')",
            json!([]),
        );
        (path, page(&reader))
    });
    pages.collect()
}

#[test]
fn every_page_has_a_heading_a_title_a_description_and_links_that_lead_somewhere() {
    let pages = every_page();
    let mut titles = BTreeSet::new();
    for (path, page) in &pages {
        assert_eq!(page.headings.len(), 1, "{path}: {:?}", page.headings);
        assert!(
            titles.insert(&page.title),
            "{path}: the title {:?} is on another page",
            page.title
        );
        assert!(!page.description.is_empty(), "{path} has no description");
    }
    let host = Host::of_files();
    let release = host.release();
    let mut broken = Vec::new();
    for (path, page) in &pages {
        for (target, fragment) in &page.links {
            let page = Route::parse(target).and_then(|route| pages.get(&route.path()));
            let leads_somewhere = match page {
                Some(page) => fragment.is_empty() || page.ids.contains(fragment),
                None => release.has(target),
            };
            if !leads_somewhere {
                broken.push(format!("{path} links to {target}#{fragment}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn a_post_links_to_its_series_and_to_the_posts_before_and_after() {
    let reader = Reader::open("/");
    reader.follow("ML Eng Interview Guide").sees_heading("ML Eng Interview Guide");
    reader.sees("navigation", "Series").sees("navigation", "Other posts");
    reader.follow("Systems Design Interview Guide").sees_heading("Systems Design Interview Guide");
}

#[test]
fn follows_tags() {
    let reader = Reader::open("/");
    reader.follow("Tags").sees_heading("Tags").with_focus();
    reader.follow("talks").sees_heading("talks").with_focus();
    reader.is_at("/tags/talks/").follow("Spark Summit 2020").sees_heading("Spark Summit 2020");
    reader.follow("distributed systems").sees_heading("distributed systems");
    let titles: Vec<String> = entries(&reader).into_iter().map(|entry| entry.title).collect();
    let expected = [
        "Systems Design Interview Guide",
        "Spark Summit 2020",
        "Data Intensive Text Processing with MapReduce",
    ];
    assert_eq!(titles, expected);
}

#[test]
fn finds_a_post_by_its_year() {
    let reader = Reader::open("/");
    reader.follow("Archive").sees_heading("Archive").with_focus();
    reader.follow("2020").sees_heading("Posts of 2020").with_focus();
    reader.is_at("/archive/2020/").follow("Spark Summit 2020").sees_heading("Spark Summit 2020");
}

#[test]
fn pages_through_sixty_posts_and_back() {
    let reader = Reader::of(Host::of(sixty_posts(), false));
    reader.opens("/");
    let mut titles = Vec::new();
    page_through(&reader, "/", |reader| {
        let page = entries(reader);
        assert_eq!(page.len(), 10);
        titles.extend(page.into_iter().map(|entry| entry.title));
    });
    let expected: Vec<String> = (1..=60).rev().map(|number| format!("Post {number}")).collect();
    assert_eq!(titles, expected);
    for page in (1..6).rev() {
        reader.follow("Newer posts").sees("link", &format!("Post {}", 60 - 10 * (page - 1)));
    }
    reader.is_at("/").sees_no("link", "Newer posts");
}

#[test]
fn pages_through_the_posts_of_a_tag() {
    let reader = Reader::of(Host::of(sixty_posts(), false));
    reader.opens("/").follow("Tags").follow("even").sees_heading("even");
    let mut titles = Vec::new();
    page_through(&reader, "/tags/even/", |reader| {
        titles.extend(entries(reader).into_iter().map(|entry| entry.title));
    });
    let expected: Vec<String> =
        (1..=60).rev().filter(|number| number % 2 == 0).map(|n| format!("Post {n}")).collect();
    assert_eq!(titles, expected);
}
