//! Hosts: one that has nothing but files, one that answers every path with the home page.

use std::collections::BTreeSet;

use octavo::content::route::Route;
use serde_json::json;

use crate::{
    HOME,
    harness::{Host, Reader, sixty_posts_in_a_folder},
};

/// Clicks every link that leads to a page not seen yet, and goes back.
fn click_through(reader: &Reader, path: &str, seen: &mut BTreeSet<String>) {
    seen.insert(path.to_owned());
    let links: Vec<String> = reader.evaluate(
        "return [...document.querySelectorAll('a[href]')]
            .filter(link => link.origin === location.origin && !link.hash && link.checkVisibility())
            .map(link => link.pathname)",
        json!([]),
    );
    for link in links {
        let is_page = Route::parse(&link).is_some_and(|route| route.path() == link);
        if !is_page || seen.contains(&link) {
            continue;
        }
        reader.follows_link_to(&link).is_at(&link);
        shows_a_page(reader, &link);
        click_through(reader, &link, seen);
        reader.goes_back().is_at(path);
        shows_a_page(reader, path);
    }
}

/// There is all of the page of a path, with a heading and something to read, and it is no message. The
/// address alone does not say that: the page before stays until the next one is there.
fn shows_a_page(reader: &Reader, path: &str) {
    reader.waits_until(
        &format!("saw {path}"),
        "const page = new URL(document.querySelector('link[rel=canonical]').href);
         return page.pathname === arguments[0]
            && document.querySelectorAll('main h1').length === 1
            && document.querySelector('main').innerText.length > 30
            && !document.querySelector('main [role=status], main .o-notice, .o-article:not(:has(.o-share))')",
        json!([path]),
    );
}

#[test]
fn clicking_through_reaches_every_page_and_fetches_every_file_once() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    let mut seen = BTreeSet::new();
    click_through(&reader, "/", &mut seen);

    let routes = reader.host.release().routes();
    let unseen: Vec<String> =
        routes.iter().map(Route::path).filter(|path| !seen.contains(path)).collect();
    assert!(unseen.is_empty(), "no link leads to {unseen:?}");
    let mut asked = reader.host.requests();
    asked.sort();
    let twice: Vec<&String> =
        asked.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(twice.is_empty(), "fetched more than once: {twice:?}");
}

#[test]
fn with_a_fallback_every_kind_of_address_opens_its_page() {
    let reader = Reader::of(Host::with_fallback());
    for (path, heading) in [
        ("/", HOME),
        ("/index.html", HOME),
        ("/page/1/", HOME),
        ("/page/2/", "Earlier posts"),
        ("/posts/clean-code/", "Clean Code - Robert \"Uncle Bob\" Martin"),
        ("/posts/clean-code", "Clean Code - Robert \"Uncle Bob\" Martin"),
        ("/posts/clean-code/index.html", "Clean Code - Robert \"Uncle Bob\" Martin"),
        // A post with a folder of its own on the host.
        ("/posts/spark-summit-2020/", "Spark Summit 2020"),
        ("/posts/spark-summit-2020", "Spark Summit 2020"),
        ("/tags/", "Tags"),
        ("/tags", "Tags"),
        ("/tags/machine-learning/", "machine learning"),
        ("/tags/machine-learning", "machine learning"),
        ("/archive/", "Archive"),
        ("/archive", "Archive"),
        ("/archive/2020/", "Posts of 2020"),
        ("/archive/2020", "Posts of 2020"),
        ("/about/", "About"),
        ("/about", "About"),
    ] {
        reader.opens(path).sees_heading(heading);
        reader.follow("Posts").sees_heading(HOME);
    }
}

#[test]
fn a_deep_link_opens_at_its_fragment() {
    let reader = Reader::of(Host::with_fallback());
    reader.opens("/posts/what-is-stochastic-calculus/#the-integral-to-extend");
    reader.sees_heading("What Is Stochastic Calculus");
    reader.waits_until(
        "went to the heading",
        "return scrollY > 0 && Math.abs(document.querySelector(location.hash).getBoundingClientRect().top) < 100",
        json!([]),
    );
}

#[test]
fn an_unknown_address_says_so_and_leads_back() {
    let reader = Reader::of(Host::with_fallback());
    for path in [
        "/no/such/page/",
        "/posts/no-such-post/",
        "/no-such-page/",
        "/tags/no-such-tag/",
        "/archive/1066/",
        "/page/99/",
    ] {
        reader.opens(path).sees_heading("There is no page here");
        reader.sees_title("There is no page here – Marginalia").is_at(path);
        reader.follow("Go to the latest posts").sees_heading(HOME).with_focus();
        reader.goes_back().sees_heading("There is no page here");
    }
}

#[test]
fn an_unknown_address_within_the_app_says_so_on_a_host_of_files() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    reader.expects_missing("/no-such-page.json");
    // As an author would write a link to a page that is gone.
    reader.evaluate::<()>(
        "const link = document.createElement('a'); link.href = '/no-such-page/'; link.textContent = 'Gone';
         document.querySelector('main').prepend(link)",
        json!([]),
    );
    reader.follow("Gone").sees_heading("There is no page here").with_focus();
    reader.follow("Go to the latest posts").sees_heading(HOME).with_focus();
}

#[test]
fn a_blog_in_a_folder_of_its_host_stays_in_it() {
    let reader = Reader::of(Host::of(sixty_posts_in_a_folder(), false));
    reader.opens("/blog/").sees_heading("Sixty");
    reader.follow("Post 60").sees_heading("Post 60").with_focus();
    reader.is_at("/blog/posts/post-60/").follow("even").sees_heading("even");
    reader.is_at("/blog/tags/even/").follow("Posts").sees_heading("Sixty");
    reader.is_at("/blog/").follow("Older posts").is_at("/blog/page/2/").sees("link", "Post 50");
    reader.follow("Tags").sees_heading("Tags").with_focus();
    let requests = reader.host.requests();
    let outside: Vec<&String> =
        requests.iter().filter(|path| !path.starts_with("/blog/")).collect();
    assert!(outside.is_empty(), "{outside:?}");
}
