//! A reader finds the place again, to the pixel, and in a window of another size to the line.

use serde_json::json;

use crate::harness::{Host, Reader, sixty_posts};

const POST: &str = "/posts/what-is-stochastic-calculus/";

/// The place where something on the page is in the window.
#[track_caller]
fn height_of(reader: &Reader, words: &str) -> f64 {
    let script = "
        const has = element => element.textContent.trim().startsWith(arguments[0]);
        const elements = [...document.querySelectorAll('main :is(a, p)')].filter(has);
        return elements[0]?.closest('li, p').getBoundingClientRect().top ?? -1e9";
    reader.evaluate(script, json!([words]))
}

/// The words that a paragraph near the end of an article begins with, and how far down the page it is.
fn paragraph_near_the_end(reader: &Reader) -> (String, u32) {
    let script = "
        const paragraph = [...document.querySelectorAll('.o-prose > p')].at(-3);
        const top = Math.ceil(scrollY + paragraph.getBoundingClientRect().top);
        return [paragraph.textContent.trim().slice(0, 40), top]";
    reader.evaluate(script, json!([]))
}

/// Waits until something is at this height of the window.
#[track_caller]
fn has_at(reader: &Reader, words: &str, height: f64) {
    let mut last = f64::NAN;
    for _ in 0..100 {
        last = height_of(reader, words);
        if (last - height).abs() <= 1.0 {
            return;
        }
    }
    panic!("\"{words}\" is at {last} instead of {height}");
}

#[test]
fn a_long_listing_is_where_it_was_after_back_forward_and_reload() {
    for path in ["/archive/", "/page/5/", "/tags/counted/page/3/"] {
        let reader = Reader::of(Host::of(sixty_posts(), false));
        reader.has_screen(1000, 400, 1).opens(path);
        reader.sees("link", "Tags").scrolls_to(437);
        let link = "const links = [...document.querySelectorAll('main a[href*=\"/posts/\"]')];
             const link = links.find(link => link.getBoundingClientRect().top > 100);
             link.click(); return link.textContent";
        let title: String = reader.evaluate(link, json!([]));
        reader.sees_heading(&title).with_focus();
        reader.goes_back().is_at(path).is_scrolled_to(437);
        reader.goes_forward().sees_heading(&title);
        reader.is_scrolled_to(0).goes_back().is_at(path).is_scrolled_to(437);
        reader.reloads().has_the_app().is_scrolled_to(437);
        assert_eq!(reader.evaluate::<f64>("return scrollY", json!([])), 437.0);
    }
}

#[test]
fn a_note_that_was_shown_above_the_text_takes_no_place() {
    let reader = Reader::open(POST);
    reader.has_screen(500, 700, 1);
    reader.evaluate::<()>("document.querySelector('.o-note-reference a').click()", json!([]));
    let is_open = "return !!document.querySelector('.o-note-popover:popover-open')";
    reader.waits_until("saw the note", is_open, json!([]));
    reader.presses("Escape");
    let (words, top) = paragraph_near_the_end(&reader);
    reader.scrolls_to(top);
    let height = height_of(&reader, &words);
    reader.goes_to("/archive/");
    reader.sees_heading("Archive").with_focus();
    reader.goes_back().is_at(POST);
    has_at(&reader, &words, height);
}

#[test]
fn an_article_that_comes_back_is_no_higher_than_its_text() {
    let reader = Reader::of(Host::of(sixty_posts(), false));
    reader.has_screen(600, 300, 1).opens("/page/5/");
    reader.follow("Post 14").sees_heading("Post 14").with_focus();
    reader.scrolls_to(100);
    reader.goes_to("/archive/");
    reader.sees_heading("Archive").with_focus();
    reader.goes_back().sees_heading("Post 14").with_focus();
    reader.is_scrolled_to(100);
    // In a wider window there are fewer lines.
    reader.has_screen(1300, 300, 1);
    let is_as_high = "const prose = document.querySelector('.o-prose');
         const range = document.createRange();
         range.selectNodeContents(prose);
         return Math.abs(prose.getBoundingClientRect().bottom - range.getBoundingClientRect().bottom) < 2";
    reader.waits_until("saw the text alone", is_as_high, json!([]));
    let height = "return document.querySelector('.o-prose').style.minBlockSize";
    assert_eq!(reader.evaluate::<String>(height, json!([])), "");
}

#[test]
fn a_page_left_at_its_top_is_come_back_to_there() {
    let reader = Reader::of(Host::of(sixty_posts(), false));
    reader.has_screen(1000, 400, 1).opens("/");
    let link = |selector: &str| {
        let script = "const link = document.querySelector(arguments[0]); link.click(); return link.textContent";
        reader.evaluate::<String>(script, json!([selector]))
    };
    // The reader was further down before, and the link of the page itself leads up.
    reader.scrolls_to(437);
    link("header a[href='/']");
    reader.is_scrolled_to(0);
    let title = link(".o-entry-title a");
    reader.sees_heading(&title).with_focus();
    reader.goes_back().is_at("/").is_scrolled_to(0);
    // And once more, from a page that was come to and left without being scrolled.
    link("header a[href='/tags/']");
    reader.sees_heading("Tags").with_focus();
    link("main a[href='/tags/counted/']");
    reader.sees_heading("counted").with_focus();
    reader.scrolls_to(100).goes_back().sees_heading("Tags");
    reader.is_scrolled_to(0).goes_forward().sees_heading("counted");
    reader.is_scrolled_to(100).goes_back().goes_back().is_at("/").is_scrolled_to(0);
}

#[test]
fn a_listing_in_a_window_of_another_size_has_the_same_post_at_its_top() {
    let reader = Reader::of(Host::of(sixty_posts(), false));
    reader.has_screen(1300, 500, 1).opens("/page/5/");
    reader.scrolls_to_link("Post 14");
    reader.scrolls_to(reader.evaluate(
        "const link = [...document.querySelectorAll('h2 a')].find(a => a.textContent === 'Post 14');
         return Math.round(scrollY + link.closest('li').getBoundingClientRect().top)",
        json!([]),
    ));
    let height = height_of(&reader, "Post 14");
    reader.follow("Post 14").sees_heading("Post 14");
    reader.has_screen(420, 500, 1).goes_back().is_at("/page/5/");
    // The lines are lower than they were; the post is the same.
    has_at(&reader, "Post 14", height);
    reader.follow("Post 14").sees_heading("Post 14");
    reader.has_screen(1300, 500, 1).goes_back().is_at("/page/5/");
    has_at(&reader, "Post 14", height);
}

#[test]
fn an_article_in_a_window_of_another_size_has_the_same_words_at_its_top() {
    let reader = Reader::open(POST);
    reader.has_screen(1200, 700, 1);
    let (words, top) = paragraph_near_the_end(&reader);
    reader.scrolls_to(top);
    has_at(&reader, &words, 0.0);
    // The driver would scroll to what it clicks.
    reader.goes_to("/archive/");
    reader.sees_heading("Archive");
    reader.has_screen(500, 700, 1).goes_back().is_at(POST);
    has_at(&reader, &words, 0.0);
    // As well where the whole document is loaded anew.
    reader.expects_missing("/favicon.ico").looks_at("/favicon.svg");
    reader.has_screen(1200, 700, 1).goes_back().is_at(POST);
    reader.has_the_app();
    has_at(&reader, &words, 0.0);
    // And where it is not the last page of that document that is gone back to.
    reader.goes_to("/archive/");
    reader.sees_heading("Archive");
    reader.looks_at("/favicon.svg");
    reader.evaluate::<()>("history.go(-2)", json!([]));
    reader.is_at(POST).has_the_app();
    has_at(&reader, &words, 0.0);
}

#[test]
fn an_article_whose_text_is_larger_than_it_was_has_the_same_words_at_its_top() {
    let reader = Reader::open(POST);
    reader.has_screen(1200, 700, 1);
    let (words, top) = paragraph_near_the_end(&reader);
    reader.scrolls_to(top);
    reader.goes_to("/archive/");
    reader.sees_heading("Archive").with_focus();
    // As who sets a larger size of text in the browser, which leaves the window as wide as it is.
    reader.evaluate::<()>("document.documentElement.style.fontSize = '150%'", json!([]));
    reader.goes_back().is_at(POST);
    has_at(&reader, &words, 0.0);
    let lower: f64 = reader.evaluate("return scrollY", json!([]));
    assert!(lower > f64::from(top) + 100.0, "{lower} is not below {top}");
}

#[test]
fn the_same_words_stay_at_the_top_of_a_window_that_is_resized() {
    let reader = Reader::open(POST);
    reader.has_screen(1200, 700, 1);
    let (words, top) = paragraph_near_the_end(&reader);
    reader.scrolls_to(top);
    // The place is kept once the scrolling has ended.
    reader.waits_until("kept the place", "return history.state?.[0] === scrollY", json!([]));
    reader.has_screen(500, 700, 1);
    has_at(&reader, &words, 0.0);
    reader.has_screen(900, 500, 1);
    has_at(&reader, &words, 0.0);
}
