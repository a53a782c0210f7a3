//! A reader with yesterday's page open while a new release goes up: the app and the style sheet have
//! other names, a post is gone, one is new, one has changed.

use serde_json::json;

use crate::harness::{Fault, Host, Reader, sixty_posts, sixty_posts_a_day_later};

/// A reader of yesterday's page, whose host has today's release.
fn reader_of_yesterday(path: &str, heading: &str) -> Reader {
    let reader = Reader::of(Host::of(sixty_posts(), false));
    reader.opens(path).sees_heading(heading);
    reader.host.deploys(sixty_posts_a_day_later());
    reader
}

#[test]
fn the_two_releases_share_no_name_of_the_app() {
    let (yesterday, today) = (sixty_posts(), sixty_posts_a_day_later());
    for ending in [".wasm", ".js"] {
        assert!(!today.has(&yesterday.file_ending_with(ending)), "{ending}");
    }
    assert!(!today.has("/posts/post-60/index.html") && today.has("/posts/post-61/index.html"));
}

#[test]
fn yesterdays_page_leads_to_todays_texts() {
    let reader = reader_of_yesterday("/", "Sixty");
    reader.follow("Post 58").sees_heading("Post 58").with_focus();
    reader.sees_words("This was changed.");
    reader.follow("Posts").sees_heading("Sixty").with_focus();
    reader.follow("Older posts").is_at("/page/2/");
    reader.sees("link", "Post 50");
    reader.reloads().has_the_app().follow("Newer posts").sees("link", "Post 61");
    reader.follow("Post 61").sees_heading("Post 61").with_focus();
}

#[test]
fn a_post_that_was_taken_down_is_said_to_be_gone() {
    let reader = reader_of_yesterday("/", "Sixty");
    reader.expects_missing("/posts/post-60.json");
    reader.follow("Post 60").sees_heading("There is no page here").with_focus();
    reader.follow("Look through the archive").follow("2024").sees_heading("Posts of 2024");
    reader.follow("Post 61").sees_heading("Post 61").with_focus();
}

#[test]
fn yesterdays_page_is_read_on_where_its_app_is_gone() {
    for path in ["/", "/page/2/"] {
        let reader = Reader::of(Host::of(sixty_posts(), false));
        let app = reader.host.release().file_ending_with(".wasm");
        reader.host.fails(&app, Fault::Held);
        reader.looks_at(path);
        reader.host.is_asked_for(&app);
        let sheet = "const { file } = document.querySelector('[data-file^=style-]').dataset;
            return `/${file}`";
        reader.host.is_asked_for(&reader.evaluate::<String>(sheet, json!([])));
        reader.host.deploys(sixty_posts_a_day_later());
        reader.expects_missing(&app).expects_no_app();
        reader.host.recovers(&app);
        // The links are links, and lead to a page with today's app.
        let (link, heading) =
            if path == "/" { ("Post 58", "Post 58") } else { ("Newer posts", "Sixty") };
        reader.leaves_the_document(|| _ = reader.follow(link));
        reader.has_the_app().sees_heading(heading);
    }
}

#[test]
fn a_document_for_a_newer_app_is_had_by_loading_the_page_again() {
    let reader = reader_of_yesterday("/", "Sixty");
    // As yesterday's app sees what it cannot read.
    reader.host.fails("/posts/post-58.json", Fault::Malformed);
    reader.follow("Post 58").sees_heading("The site sent something unreadable").with_focus();
    reader.leaves_the_document(|| _ = reader.pushes("Try again"));
    reader.has_the_app().sees_heading("Post 58");
    reader.sees_words("This was changed.");
}

#[test]
fn a_list_for_a_newer_app_is_had_by_loading_the_page_again() {
    let reader = reader_of_yesterday("/posts/post-58/", "Post 58");
    reader.host.fails("/posts.json", Fault::Malformed);
    reader.follow("Posts").sees_heading("The site sent something unreadable").with_focus();
    reader.leaves_the_document(|| _ = reader.pushes("Try again"));
    reader.has_the_app().sees("link", "Post 61");
}
