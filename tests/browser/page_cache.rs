//! Pages that come back.

use serde_json::json;

use crate::{
    HOME,
    harness::{Host, Reader, post_with_a_player},
    long::shown_and_published,
};

const POST: &str = "What Is Stochastic Calculus";

#[track_caller]
fn has_all_of_the_article(reader: &Reader) {
    reader.has_an_article();
    let [shown, published] = shown_and_published(reader, "article");
    assert_eq!(shown, published);
}

#[test]
fn a_page_that_comes_back_is_as_it_was_left() {
    let reader = Reader::of(Host::of_files());
    reader.has_screen(700, 900, 1).opens("/").sees_heading(HOME);
    reader.evaluate::<()>("document.querySelector('.o-listing').id = 'the-same'", json!([]));
    reader.follow(POST).sees_heading(POST).with_focus();
    has_all_of_the_article(&reader);
    reader.evaluate::<()>(
        "document.querySelector('.o-contents details').open = true;
         document.querySelector('.o-prose > p').id = 'also-the-same'",
        json!([]),
    );
    for _ in 0..2 {
        reader.follow("About").sees_heading("About").with_focus();
        reader.goes_back().sees_heading(POST).with_focus();
        let is_the_same = "return document.querySelector('.o-contents details').open
            && !!document.querySelector('article #also-the-same')";
        assert!(reader.evaluate::<bool>(is_the_same, json!([])));
        has_all_of_the_article(&reader);
    }
    // By a link it comes from its beginning.
    reader.goes_back().sees_heading(HOME).with_focus();
    assert!(reader.evaluate::<bool>("return !!document.querySelector('#the-same')", json!([])));
    reader.sees_title("Marginalia");
    reader.follow(POST).sees_heading(POST).with_focus();
    reader.is_scrolled_to(0);
    has_all_of_the_article(&reader);
    let copies = "return [document.querySelectorAll('.o-contents').length,
        document.querySelectorAll('.o-share').length,
        document.querySelectorAll('.o-code').length - document.querySelectorAll('.o-code > .o-copy').length]";
    assert_eq!(reader.evaluate::<[i32; 3]>(copies, json!([])), [1, 1, 0]);
}

#[test]
fn a_video_that_was_played_does_not_go_on_by_itself() {
    let reader = Reader::of(Host::of(post_with_a_player(), true));
    reader.opens("/").follow("Talk").sees("link", "A talk Play on YouTube");
    // As when the video was asked for; a test must not reach the other site.
    let plays = "const frame = document.createElement('iframe');
        document.querySelector('.o-player > a').replaceWith(frame)";
    reader.evaluate::<()>(plays, json!([]));
    reader.goes_back();
    reader.follow("Talk").sees("link", "A talk Play on YouTube");
}

#[test]
fn notes_find_their_place_when_the_window_becomes_wide() {
    let reader = Reader::of(Host::of_files());
    reader.has_screen(700, 900, 1).opens("/").sees_heading(HOME);
    reader.follow(POST).sees_heading(POST).with_focus();
    has_all_of_the_article(&reader);
    let beside = "return [...document.querySelectorAll('.o-margin-note')]
        .filter(note => note.checkVisibility()).length";
    assert_eq!(reader.evaluate::<usize>(beside, json!([])), 0);
    reader.has_screen(1400, 900, 1);
    let found = format!("{beside} > 0");
    reader.waits_until("saw the notes beside the text", &found, json!([]));
}
