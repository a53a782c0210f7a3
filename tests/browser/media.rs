//! Pictures and players.

use serde_json::json;

use crate::harness::{Host, Reader, post_with_a_player};

const PLAYER: &str = "A talk Play on YouTube";

#[test]
fn a_picture_comes_in_a_size_for_the_screen() {
    let reader = Reader::of(Host::with_fallback());
    reader.has_screen(360, 740, 1).opens("/posts/what-is-stochastic-calculus/");
    reader.sees_heading("What Is Stochastic Calculus");
    reader.waits_until(
        "saw the small picture",
        "const picture = document.querySelector('picture img');
         picture.scrollIntoView();
         return picture.complete && /-480\\.avif$/.test(picture.currentSrc)",
        json!([]),
    );
}

#[test]
fn a_video_of_another_site_is_played_when_it_is_asked_for() {
    let reader = Reader::of(Host::of(post_with_a_player(), true));
    reader.opens("/posts/talk/").sees("link", PLAYER);
    // The frame is made, but nothing is asked of the other site, which a test must not reach.
    let notes = "const set = Element.prototype.setAttribute;
        Element.prototype.setAttribute = function (name, value) {
            set.call(this, this.localName === 'iframe' && name === 'src' ? 'data-src' : name, value);
        };
        const box = document.querySelector('.o-player > a').getBoundingClientRect();
        window.room = [box.width, box.height];
        return null";
    reader.evaluate::<Option<u8>>(notes, json!([]));
    reader.follow(PLAYER).sees_no("link", PLAYER);
    reader.waits_until(
        "saw the frame in the link's place, with the focus",
        "const frame = document.querySelector('.o-player > iframe');
         const box = frame.getBoundingClientRect();
         return document.activeElement === frame && frame.title === 'A talk' &&
             box.width === room[0] && Math.abs(box.height - room[1]) < 1 &&
             frame.dataset.src ===
                 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&start=90'",
        json!([]),
    );
    reader.is_at("/posts/talk/");
}

#[test]
fn a_player_is_a_link_for_whoever_wants_another_tab() {
    let reader = Reader::of(Host::of(post_with_a_player(), true));
    reader.opens("/posts/talk/").sees("link", PLAYER);
    let leaves = "const link = document.querySelector('.o-player > a');
        const left = [];
        document.addEventListener('click', event => {
            left.push(!event.defaultPrevented);
            event.preventDefault();
        });
        for (const key of ['ctrlKey', 'metaKey', 'shiftKey'])
            link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, [key]: true }));
        return left";
    let left: Vec<bool> = reader.evaluate(leaves, json!([]));
    assert_eq!(left, [true; 3]);
    reader.sees("link", PLAYER);
}
