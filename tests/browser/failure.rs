//! The words for a page that cannot be shown, and for what a reader can do then.

use crate::{
    HOME,
    harness::{Fault, Host, Need, Reader, cannot, sixty_posts_with_a_mistake},
};

const POST: &str = "Spark Summit 2020";
const POST_FILE: &str = "/posts/spark-summit-2020.json";

/// A reader on the home page, with a post that has this fault.
fn reader_of_a_post_with(fault: Fault) -> Reader {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    reader.host.fails(POST_FILE, fault);
    reader.follow(POST);
    reader
}

/// The message is there, and so is everything around it.
#[track_caller]
fn is_told(reader: &Reader, heading: &str, words: &str) {
    reader.sees_heading(heading).with_focus();
    reader.sees_words(words).sees_title(&format!("{heading} – Marginalia"));
    reader.sees("link", "Go to the latest posts").sees("link", "Look through the archive");
    for link in ["Marginalia", "Posts", "Tags", "Archive", "About"] {
        reader.sees("link", link);
    }
}

/// After the fault is gone, the button brings the post, and the navigation has worked all along.
#[track_caller]
fn tries_again(reader: &Reader, heading: &str) {
    reader.follow("Tags").sees_heading("Tags").with_focus();
    reader.goes_back().sees_heading(heading);
    reader.host.recovers(POST_FILE);
    reader.pushes("Try again").sees_heading(POST);
    reader.sees_title("Spark Summit 2020 – Marginalia");
}

#[test]
fn offline_has_its_words_and_recovers_by_itself() {
    if cannot(Need::LossOfConnection) {
        return;
    }
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    reader.goes_offline().follow(POST);
    is_told(&reader, "You are offline", "This article is not on this device yet.");
    reader.comes_online().sees_heading(POST);
    reader.follow("Archive").sees_heading("Archive");
}

#[test]
fn pages_that_were_fetched_can_be_read_offline() {
    if cannot(Need::LossOfConnection) {
        return;
    }
    let reader = Reader::open("/");
    reader.follow(POST).sees_heading(POST);
    reader.goes_offline().follow("Posts").sees_heading(HOME);
    reader.follow(POST).sees_heading(POST).with_focus();
}

#[test]
fn a_host_that_hangs_up_has_its_words() {
    let reader = reader_of_a_post_with(Fault::Closed);
    is_told(&reader, "The site does not answer", "This article could not be fetched.");
    tries_again(&reader, "The site does not answer");
}

#[test]
fn a_connection_that_breaks_has_its_words() {
    if cannot(Need::NoticeOfLoss) {
        return;
    }
    let reader = reader_of_a_post_with(Fault::CutShort);
    is_told(&reader, "The site does not answer", "This article could not be fetched.");
    tries_again(&reader, "The site does not answer");
}

#[test]
fn a_server_error_has_its_words() {
    let reader = reader_of_a_post_with(Fault::Status(500));
    is_told(&reader, "The site has a problem", "the host answered with error 500");
    tries_again(&reader, "The site has a problem");
}

#[test]
fn malformed_json_has_its_words() {
    let reader = reader_of_a_post_with(Fault::Malformed);
    is_told(&reader, "The site sent something unreadable", "This article arrived damaged");
    tries_again(&reader, "The site sent something unreadable");
}

#[test]
fn truncated_json_has_its_words() {
    let reader = reader_of_a_post_with(Fault::Truncated);
    is_told(&reader, "The site sent something unreadable", "This article arrived damaged");
    tries_again(&reader, "The site sent something unreadable");
}

#[test]
fn a_web_page_instead_of_json_has_its_words() {
    let reader = reader_of_a_post_with(Fault::WebPage);
    let words = "The host answered with a web page where the text was expected";
    is_told(&reader, "There is no page here", words);
    tries_again(&reader, "There is no page here");
}

#[test]
fn a_page_that_comes_in_the_end_is_where_it_was() {
    let reader = Reader::open("/");
    reader.follow(POST).sees_heading(POST).with_focus();
    reader.scrolls_to(600);
    reader.goes_to("/archive/");
    reader.sees_heading("Archive").with_focus();
    // Nothing is left of what was fetched.
    reader.reloads().has_the_app();
    reader.host.fails(POST_FILE, Fault::Status(500));
    reader.goes_back().sees_heading("The site has a problem").with_focus();
    reader.host.recovers(POST_FILE);
    reader.pushes("Try again").sees_heading(POST).with_focus();
    reader.is_scrolled_to(600);
}

#[test]
fn a_missing_post_has_its_words_and_nothing_to_try() {
    let reader = reader_of_a_post_with(Fault::Status(404));
    is_told(&reader, "There is no page here", "The address may be misspelt");
    reader.sees_no("button", "Try again");
    reader.follow("Look through the archive").sees_heading("Archive").with_focus();
    reader.host.recovers(POST_FILE);
    reader.follow(POST).sees_heading(POST);
}

/// The list of posts fails in this way: the home page says so, the navigation works, and the list
/// can be had once it is there.
#[track_caller]
fn the_list_fails(fault: Fault, heading: &str, words: &str) {
    let reader = Reader::of(Host::while_writing());
    reader.host.fails("/posts.json", fault);
    reader.opens("/").sees_heading(heading);
    reader.sees_words(words).sees_title(&format!("{heading} – Marginalia"));
    reader.follow("Archive").sees_heading("Archive").with_focus();
    reader.follow("Posts").sees_heading(heading).with_focus();
    reader.host.recovers("/posts.json");
    reader.pushes("Try again").sees_heading(HOME);
    reader.sees("link", POST);
}

#[test]
fn a_missing_list_of_posts_has_its_words() {
    the_list_fails(
        Fault::Status(404),
        "The list of posts is missing",
        "The host has no posts.json.",
    );
}

#[test]
fn a_web_page_instead_of_the_list_of_posts_has_its_words() {
    let words = "a web page where posts.json was expected";
    the_list_fails(Fault::WebPage, "The list of posts is missing", words);
}

#[test]
fn a_server_error_for_the_list_of_posts_has_its_words() {
    let words = "The list of posts could not be fetched: the host answered with error 503";
    the_list_fails(Fault::Status(503), "The site has a problem", words);
}

#[test]
fn a_malformed_list_of_posts_has_its_words() {
    let words = "The list of posts arrived damaged";
    the_list_fails(Fault::Malformed, "The site sent something unreadable", words);
}

#[test]
fn an_unreachable_list_of_posts_has_its_words() {
    let words = "The list of posts could not be fetched.";
    the_list_fails(Fault::Closed, "The site does not answer", words);
}

#[test]
fn every_kind_of_page_names_what_it_misses() {
    let reader = Reader::open("/");
    reader.sees_heading(HOME);
    for (link, file, what) in [
        ("Tags", "/tags.json", "The list of tags could not be fetched"),
        ("Archive", "/archive.json", "The archive could not be fetched"),
        ("About", "/about.json", "This page could not be fetched"),
    ] {
        reader.host.fails(file, Fault::Status(500));
        reader.follow(link).sees_heading("The site has a problem").with_focus();
        reader.sees_words(what);
        reader.host.recovers(file);
        reader.pushes("Try again").sees_heading(link);
    }
}

/// The app itself fails in this way, before there is anything that could explain it.
#[track_caller]
fn the_app_fails(fault: Fault) {
    if cannot(Need::NewsOfModules) {
        return;
    }
    let reader = Reader::of(Host::while_writing());
    let app = reader.host.release().file_ending_with(".wasm");
    reader.host.fails(&app, fault);
    // A page that comes in the program's place is not what the page has the hash of.
    reader.expects_refusal("'integrity' attribute").expects_refusal("SRI's integrity");
    reader.looks_at("/").sees_words("The program that shows this blog did not arrive.");
    reader.sees("link", "list of posts");
    reader.host.recovers(&app);
    reader.follow("Try again").sees_heading(HOME);
}

#[test]
fn an_app_that_is_missing_has_its_words() {
    the_app_fails(Fault::Status(404));
}

#[test]
fn an_app_that_does_not_arrive_has_its_words() {
    the_app_fails(Fault::Closed);
}

#[test]
fn an_author_sees_a_mistake_above_the_last_good_page() {
    let reader = Reader::of(Host::of(sixty_posts_with_a_mistake(), false));
    reader.opens("/");
    reader.sees("alert", "Mistakes");
    reader.sees_words("public/posts/post-60.md:3:7").sees_words("February 2024 has 29 days");
    reader.sees_words("write the day as YYYY-MM-DD");
    reader.follow("Post 60").sees_heading("Post 60").with_focus();
    reader.sees_words("This is number 60.");
}
