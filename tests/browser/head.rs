//! The head of the document while the app goes from page to page.

use serde::Deserialize;
use serde_json::json;

use crate::{
    HOME,
    harness::{Host, Reader, sixty_posts_in_a_folder},
};

/// The statements of a head.
#[derive(Debug, Clone, Deserialize, PartialEq)]
struct Head {
    lang: String,
    title: String,
    description: Vec<String>,
    canonical: Vec<String>,
    robots: Vec<String>,
    /// Everything that belongs to one page, but for the canonical address and what search engines are told.
    of_one_page: Vec<String>,
    /// The part that all pages have.
    of_every_page: Vec<String>,
}

/// Of a document.
const HEAD: &str = "
    const head = page => {
        const all = (selector, value) => [...page.querySelectorAll(selector)].map(value);
        const content = tag => tag.content;
        const written = tag => tag.outerHTML;
        return {
            lang: page.documentElement.lang,
            title: page.title,
            description: all('meta[name=description]', content),
            canonical: all('link[rel=canonical]', tag => tag.getAttribute('href')),
            robots: all('meta[name=robots]', content),
            of_one_page: all(
                '[property^=\"og:\"], [property^=\"article:\"], [name^=\"twitter:\"], [hreflang], \
                 [name=author], script[type=\"application/ld+json\"], link[type=\"text/markdown\"], \
                 link[rel=alternate][href*=\"/tags/\"]',
                written),
            of_every_page: all(
                '[rel=manifest], [rel=apple-touch-icon], [rel=icon], [name=theme-color], \
                 link[href$=\"/feed.xml\"]:not([href*=\"/tags/\"])',
                written),
        };
    };
";

/// The head of the document on screen.
#[track_caller]
fn seen(reader: &Reader) -> Head {
    reader.evaluate(&format!("{HEAD} return head(document)"), json!([]))
}

/// The head of a page as the host sends it.
#[track_caller]
fn sent(reader: &Reader, page: &str) -> Head {
    let script = format!(
        "{HEAD} const bare = arguments[0].replace(/<style.*?<[/]style>/gs, '');
        return head(new DOMParser().parseFromString(bare, 'text/html'))"
    );
    reader.evaluate(&script, json!([page]))
}

#[test]
fn the_app_keeps_the_head_right_and_no_word_of_another_page() {
    let reader = Reader::open("/posts/what-is-stochastic-calculus/");
    let first = seen(&reader);
    assert!(first.of_one_page.len() > 10, "{first:?}");
    let pages = [
        ("/tags/mathematics/", "mathematics"),
        ("/archive/2017/", "Posts of 2017"),
        ("/about/", "About"),
        ("/posts/spark-summit-2020/", "Spark Summit 2020"),
        ("/page/2/", "Earlier posts"),
        ("/", HOME),
        ("/posts/what-is-stochastic-calculus/", "What Is Stochastic Calculus"),
    ];
    for (path, heading) in pages {
        reader.goes_to(path);
        reader.sees_heading(heading);
        let sent = sent(&reader, &reader.host.release().page(path));
        assert_eq!(sent.canonical.len(), 1, "{sent:?}");
        assert!(!sent.of_one_page.is_empty() && sent.robots.is_empty(), "{sent:?}");
        let of_every_page = first.of_every_page.clone();
        assert_eq!(
            seen(&reader),
            Head { of_one_page: Vec::new(), of_every_page, ..sent },
            "{path}"
        );
    }
}

#[test]
fn a_page_that_is_not_there_is_not_to_be_found() {
    let reader = Reader::open("/");
    reader.expects_missing("/posts/no-such-post.json");
    reader.goes_to("/posts/no-such-post/");
    reader.sees_heading("There is no page here");
    let missing = seen(&reader);
    assert_eq!((missing.robots, missing.canonical), (vec!["noindex".to_owned()], Vec::new()));
    reader.follow("Go to the latest posts").sees_heading(HOME);
    let home = seen(&reader);
    let address = "https://octavo.example/".to_owned();
    assert_eq!((home.robots, home.canonical), (Vec::new(), vec![address]));
}

#[test]
fn a_visit_that_begins_at_no_page_goes_on_with_a_right_head() {
    let reader = Reader::of(Host::of_files());
    reader.expects_missing("/no/such/page/").opens("/no/such/page/");
    assert_eq!(
        (seen(&reader).robots, seen(&reader).canonical),
        (vec!["noindex".to_owned()], vec![])
    );
    reader.follow("Look through the archive").sees_heading("Archive");
    let archive = sent(&reader, &reader.host.release().page("/archive/"));
    assert_eq!(seen(&reader), Head { of_one_page: Vec::new(), ..archive });
}

#[test]
fn addresses_below_a_path_stay_below_it() {
    let reader = Reader::of(Host::of(sixty_posts_in_a_folder(), false));
    reader.opens("/blog/").follow("Post 60").sees_heading("Post 60");
    assert_eq!(seen(&reader).canonical, ["https://sixty.example/blog/posts/post-60/"]);
    let manifest = "return new URL(document.querySelector('[rel=manifest]').href).pathname";
    assert_eq!(reader.evaluate::<String>(manifest, json!([])), "/blog/manifest.webmanifest");
}

#[test]
fn the_browsers_bars_have_the_colour_of_the_page() {
    let reader = Reader::of(Host::of_files());
    reader.has_system_theme("light").opens("/");
    let is_alike = "
        const bars = [...document.querySelectorAll('[name=theme-color]')];
        const shown = bars.filter(bar => matchMedia(bar.media).matches).map(bar => bar.content);
        const probe = document.createElement('i');
        probe.style.color = shown[0];
        document.body.append(probe);
        const colour = getComputedStyle(probe).color;
        probe.remove();
        return shown.length === 1
            && colour === getComputedStyle(document.documentElement).backgroundColor";
    for (system, theme) in
        [("light", "Auto"), ("light", "Dark"), ("dark", "Light"), ("dark", "Auto")]
    {
        reader.has_system_theme(system).chooses_theme(theme);
        reader.waits_until(&format!("alike in {system}, {theme}"), is_alike, json!([]));
    }
    reader.chooses_theme("Light").reloads();
    reader.waits_until("alike after a reload", is_alike, json!([]));
}

#[test]
fn a_home_screen_finds_the_icons() {
    let reader = Reader::of(Host::of_files());
    reader.opens("/posts/spark-summit-2020/");
    reader.evaluate::<()>(
        "const find = async () => {
             const address = document.querySelector('[rel=manifest]').href;
             const manifest = await (await fetch(address)).json();
             const absolute = path => new URL(path, address).href;
             const icons = manifest.icons.map(icon => [absolute(icon.src), icon.sizes]);
             icons.push([document.querySelector('[rel=apple-touch-icon]').href, '180x180']);
             window.found = [absolute(manifest.start_url), absolute(manifest.scope)];
             for (const [src, sizes] of icons) {
                 const image = Object.assign(new Image(), { src });
                 await image.decode();
                 window.found.push(`${image.naturalWidth}x${image.naturalHeight}` === sizes);
             }
             window.isFound = true;
         };
         find()",
        json!([]),
    );
    reader.waits_until("found the icons", "return window.isFound === true", json!([]));
    let home = reader.host.at("/");
    let found: serde_json::Value = reader.evaluate("return window.found", json!([]));
    assert_eq!(found, json!([home, home, true, true, true, true]));
}
