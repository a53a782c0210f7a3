//! The companions of an article: its series, posts like it, its contents, and ways to pass it on.

use serde_json::json;

use crate::harness::{Host, Reader};

const MIDDLE_OF_SERIES: &str = "/posts/ml-eng-interview-guide/";
const LONG: &str = "/posts/what-is-stochastic-calculus/";

/// A reader of a page, as the publisher wrote it or as the app shows it.
fn reader_of(path: &str, through_the_app: bool) -> Reader {
    let reader = Reader::of(Host::with_fallback());
    if through_the_app {
        reader.opens("/archive/").follows_link_to(path);
    } else {
        reader.opens(path);
    }
    reader.has_an_article();
    reader
}

fn may_use_the_clipboard(reader: &Reader) {
    let permissions = json!({ "origin": reader.host.at(""),
                              "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    reader.commands("Browser.grantPermissions", permissions);
}

fn clipboard(reader: &Reader) -> String {
    reader.evaluate("return navigator.clipboard.readText()", json!([]))
}

#[test]
fn a_series_says_where_its_reader_is() {
    for through_the_app in [false, true] {
        let reader = reader_of(MIDDLE_OF_SERIES, through_the_app);
        reader.sees("navigation", "Series").sees_words("Part 2 of 3");
        let marks: Vec<String> = reader.evaluate(
            "return [...document.querySelectorAll('.o-series-box li')].map(e => e.innerText.trim())",
            json!([]),
        );
        assert_eq!(
            marks,
            [
                "Systems Design Interview Guide Previous part",
                "ML Eng Interview Guide",
                "ML Systems Design Interview Guide Next part"
            ]
        );
    }
}

#[test]
fn posts_about_the_same_things_are_a_click_away() {
    for through_the_app in [false, true] {
        let reader = reader_of("/posts/clean-code/", through_the_app);
        reader.sees("navigation", "Related posts");
        reader.follows_link_to("/posts/test-driven-development/");
        reader.sees_heading("Test Driven Development - Kent Beck");
    }
}

#[test]
fn an_article_can_be_had_as_markdown() {
    let reader = reader_of(LONG, true);
    reader.sees_heading("What Is Stochastic Calculus").with_focus();
    let text: String = reader.evaluate(
        "return fetch(document.querySelector('.o-colophon [type=\"text/markdown\"]').href)
            .then(file => file.text())",
        json!([]),
    );
    assert!(text.starts_with("---\ntitle: What Is Stochastic Calculus\n"), "{text:.60}");
}

#[test]
fn the_address_of_an_article_is_copied_where_it_cannot_be_shared() {
    for through_the_app in [false, true] {
        let reader = reader_of(LONG, through_the_app);
        may_use_the_clipboard(&reader);
        reader.evaluate::<()>("delete Navigator.prototype.share", json!([]));
        reader.pushes("Share").sees("button", "Link copied");
        assert_eq!(clipboard(&reader), reader.host.at(LONG));
        reader.sees("button", "Share");
        let buttons: usize =
            reader.evaluate("return document.querySelectorAll('.o-share').length", json!([]));
        assert_eq!(buttons, 1);
    }
}

#[test]
fn an_article_is_shared_with_the_means_of_the_browser() {
    let reader = reader_of(LONG, false);
    reader.evaluate::<()>(
        "Navigator.prototype.share = async what => { window.shared = what }",
        json!([]),
    );
    reader.pushes("Share");
    reader.waits_until("shared it", "return !!window.shared", json!([]));
    let (title, url): (String, String) =
        reader.evaluate("return [window.shared.title, window.shared.url]", json!([]));
    assert_eq!(
        (title.as_str(), url),
        ("What Is Stochastic Calculus – Marginalia", reader.host.at(LONG))
    );
}

#[test]
fn the_sign_of_a_heading_copies_its_address() {
    let reader = reader_of(LONG, true);
    may_use_the_clipboard(&reader);
    reader.clicks("link", "Link to “Where the old integral breaks”");
    let address = reader.host.at(LONG) + "#where-the-old-integral-breaks";
    reader.waits_until(
        "copied the address",
        "return navigator.clipboard.readText().then(text => text === arguments[0])",
        json!([address]),
    );
    let place: String = reader.evaluate("return location.href", json!([]));
    assert_eq!(place, address);
}

#[test]
fn the_contents_mark_the_section_that_is_read() {
    const MARKED: &str = "
        const marked = [...document.querySelectorAll('.o-contents [aria-current=location]')];
        return marked.map(e => e.innerText).join() === arguments[0]";
    for through_the_app in [false, true] {
        let reader = reader_of(LONG, through_the_app);
        reader.has_screen(1440, 900, 1);
        for section in ["Where the old integral breaks", "Quadratic variation"] {
            reader.evaluate::<()>(
                "[...document.querySelectorAll('.o-prose h2, .o-prose h3')]
                    .find(e => e.innerText.startsWith(arguments[0])).scrollIntoView()",
                json!([section]),
            );
            reader.waits_until("saw the section marked", MARKED, json!([section]));
        }
        reader.scrolls_to(0);
        reader.waits_until("saw no section marked", MARKED, json!([""]));
        // The same in one leap from the end, where no heading is in the window's upper part.
        reader.evaluate::<()>("scrollTo(0, 1e7)", json!([]));
        let is_marked = "return !!document.querySelector('.o-contents [aria-current=location]')";
        reader.waits_until("saw a section marked", is_marked, json!([]));
        reader.scrolls_to(0);
        reader.waits_until("saw no section marked", MARKED, json!([""]));
    }
}

#[test]
fn a_line_shows_how_much_of_the_text_is_read() {
    let reader = reader_of(LONG, true);
    reader.has_screen(1440, 900, 1);
    let share = "
        const line = getComputedStyle(document.querySelector('.o-article-header'), '::before');
        return new DOMMatrix(line.transform).a";
    let at = |fraction: f64| -> f64 {
        reader.evaluate::<()>(
            "scrollTo(0, arguments[0] * (document.documentElement.scrollHeight - innerHeight))",
            json!([fraction]),
        );
        reader.waits_for_frames();
        reader.evaluate(share, json!([]))
    };
    assert!(at(0.0) < 0.01);
    assert!((0.3..0.7).contains(&at(0.5)));
    assert!(at(1.0) > 0.99);
    // There is nothing to draw where all of the text is seen at once.
    reader.has_screen(1440, 1600, 1).opens("/about/");
    assert!(at(0.0) < 0.01);
}

#[test]
fn paper_has_the_article_and_nothing_around_it() {
    let reader = reader_of(MIDDLE_OF_SERIES, true);
    reader.commands("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let around = ".o-header, .o-footer, .o-contents, .o-colophon, .o-series-box, .o-related, .o-neighbours, .o-copy, \
                  .o-heading-link, .o-skip-link, .o-theme-switch";
    let shown: Vec<String> = reader.evaluate(
        "return [...document.querySelectorAll(arguments[0])]
            .filter(e => e.checkVisibility()).map(e => e.className)",
        json!([around]),
    );
    assert_eq!(shown, Vec::<String>::new());
    reader.sees_words("min read");
    reader.sees_heading("ML Eng Interview Guide");
}

const SEES_IT: &str = "return document.querySelector('.o-zoom[open] img')?.complete === true";

/// The place and size of the picture over the page, and of the window.
const ENLARGED: &str = "const picture = document.querySelector('.o-zoom[open] img');
    const { x, y, width, height } = picture.getBoundingClientRect();
    return [x, y, width, height, innerWidth, innerHeight]";

#[test]
fn a_picture_fills_the_window_for_whoever_points_or_types() {
    for through_the_app in [false, true] {
        let reader = reader_of(LONG, through_the_app);
        reader.has_screen(1280, 900, 1).sees_heading("What Is Stochastic Calculus");
        let pictures = "return document.querySelectorAll('.o-prose figure .o-enlarge').length";
        assert_eq!(reader.evaluate::<u32>(pictures, json!([])), 2);

        let photo = "document.querySelector('.o-prose figure img').click()";
        reader.evaluate::<()>(photo, json!([]));
        reader.waits_until("saw the picture", SEES_IT, json!([]));
        let [x, y, width, height, window_width, window_height]: [f64; 6] =
            reader.evaluate(ENLARGED, json!([]));
        assert!(x >= 0.0 && y >= 0.0 && width <= window_width && height <= window_height);
        assert!(width > window_width * 0.9 || height > window_height * 0.9, "{width} x {height}");
        let below = window_height - y - height;
        assert!((y - below).abs() <= 1.0, "{y} above it and {below} below");
        reader.pushes("Close").sees_no("button", "Close");

        // The same without a pointer; the focus comes back to where it was.
        let button = "document.querySelectorAll('.o-enlarge')[1].focus()";
        reader.evaluate::<()>(button, json!([]));
        reader.has_focus_on("button", "Enlarge").presses("Enter");
        reader.waits_until("saw the picture", SEES_IT, json!([]));
        reader.has_focus_on("button", "Close").presses("Escape");
        reader.sees_no("button", "Close").has_focus_on("button", "Enlarge");

        // On a phone it is larger than the window, or nothing would be won.
        reader.has_screen(360, 800, 2);
        reader.evaluate::<()>(photo, json!([]));
        reader.waits_until("saw the picture", SEES_IT, json!([]));
        let [_, _, width, _, window_width, _]: [f64; 6] = reader.evaluate(ENLARGED, json!([]));
        assert!(width > window_width * 1.5, "{width}");
        // Going back ends it with the page.
        reader.evaluate::<()>("history.back()", json!([]));
        if through_the_app {
            reader.sees_heading("Archive");
            let is_gone = "return document.querySelector('.o-zoom') === null";
            assert!(reader.evaluate::<bool>(is_gone, json!([])));
            reader.goes_forward().sees_heading("What Is Stochastic Calculus").with_focus();
            let is_over_it = "return document.querySelector('dialog[open]') !== null";
            assert!(!reader.evaluate::<bool>(is_over_it, json!([])));
        }
    }
}

#[test]
fn the_picture_that_is_pointed_at_is_the_one_that_is_enlarged() {
    let reader = reader_of(LONG, false);
    reader.has_screen(1280, 900, 1).sees_heading("What Is Stochastic Calculus");
    // A figure may have several, and the button is for the first.
    let script = "const figure = document.querySelector('.o-prose figure:has(> .o-enlarge)');
         const other = document.createElement('img');
         other.alt = 'Another';
         other.src = figure.querySelector('img').src;
         figure.prepend(figure.querySelector('.o-enlarge'));
         figure.append(other);
         other.click();
         return document.querySelector('.o-zoom[open]').getAttribute('aria-label')";
    assert_eq!(reader.evaluate::<String>(script, json!([])), "Another");
}

#[test]
fn the_posts_of_a_tag_can_be_had_by_year_and_a_series_as_a_whole() {
    let reader = Reader::of(Host::of_files());
    reader.opens("/tags/books/").sees("navigation", "Years");
    reader.follow("2016").sees_heading("books, 2016").with_focus();
    let posts =
        "return [...document.querySelectorAll('.o-entry-title a')].map(e => e.innerText.trim())";
    let shown: Vec<String> = reader.evaluate(posts, json!([]));
    assert_eq!(
        shown,
        ["Test Driven Development - Kent Beck", "Clean Code - Robert \"Uncle Bob\" Martin"]
    );
    reader.is_at("/tags/books/2016/").sees_title("books, 2016 – Marginalia");
    reader.follow("All").sees_heading("books").with_focus();

    reader.opens(MIDDLE_OF_SERIES).follow("ML Engineering Interviews");
    reader.sees_heading("ML Engineering Interviews").with_focus();
    let shown: Vec<String> = reader.evaluate(posts, json!([]));
    let whole = [
        "Systems Design Interview Guide",
        "ML Eng Interview Guide",
        "ML Systems Design Interview Guide",
    ];
    assert_eq!(shown, whole);
}

#[test]
fn paper_has_the_names_of_columns_whole() {
    let reader = reader_of(MIDDLE_OF_SERIES, false);
    reader.has_screen(794, 1100, 1);
    reader.commands("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let lines = "
        const names = [...document.querySelectorAll('.o-prose th')]
            .filter(name => !name.textContent.trim().includes(' '));
        return names.map(name => {
            const range = document.createRange();
            range.selectNodeContents(name);
            return range.getClientRects().length;
        })";
    let lines: Vec<usize> = reader.evaluate(lines, json!([]));
    assert!(!lines.is_empty() && lines.iter().all(|count| *count == 1), "{lines:?}");
}
