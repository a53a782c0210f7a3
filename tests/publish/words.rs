//! The words of the interface in what is published.

use octavo::content::{
    i18n::{Message, Messages},
    site::Site,
};

use crate::{
    harness::{Blog, Published},
    publishing::PAGE,
};

fn blog(language: &str) -> Blog {
    let settings =
        format!("title = 'T'\nbase_url = 'https://example.org/'\nlanguage = '{language}'\n");
    Blog::new()
        .settings(&settings)
        .built("index.html", PAGE)
        .post_with("here", "title: Here\ndate: 2020-01-01", "Word.")
        .post_with("german", "title: G\ndate: 2020-01-02\nlang: de", "Wort.")
        .post_with("persian", "title: P\ndate: 2020-01-03\nlang: fa", "Word.")
}

/// The settings in the page that waits for the app or shows the posts.
fn site(published: &Published) -> Site {
    let page = published.text("index.html");
    let json = page.split_once("id=\"octavo:site\">").expect("the settings").1;
    serde_json::from_str(json.split("</script>").next().expect("JSON")).expect("settings")
}

#[test]
fn a_page_carries_the_words_of_its_site() {
    let words = site(&blog("fr").publish().quietly()).words;
    assert_eq!(words, Messages::of_site("fr"));
    assert_eq!((words.language(), words.of(Message::TryAgain)), ("fr", "Réessayer"));
    let words = site(&blog("it").publish().quietly()).words;
    assert_eq!((words.language(), words.of(Message::TryAgain)), ("en", "Try again"));
}

#[test]
fn an_article_carries_the_words_that_its_site_lacks() {
    let published = blog("en").publish().quietly();
    let extension = |slug: &str| published.document(slug).octavo;
    assert!(extension("here").words.is_empty());
    assert_eq!(extension("german").words.of(Message::Note), "Hinweis");
    // Nobody has the words of this one.
    assert!(extension("persian").words.is_empty());
    let directions = ["here", "german", "persian"].map(|slug| extension(slug).direction);
    assert_eq!(directions, ["", "", "rtl"].map(str::to_owned));
    assert!(!published.text("posts.json").contains("Hinweis"), "a listing needs none");
}

#[test]
fn a_site_from_the_right_says_which_articles_start_at_the_left() {
    let published = blog("ar").publish().quietly();
    let directions =
        ["here", "german", "persian"].map(|slug| published.document(slug).octavo.direction);
    assert_eq!(directions, ["", "ltr", ""].map(str::to_owned));
}

#[test]
fn a_feed_explains_itself_in_the_language_of_the_site() {
    let feed = blog("de").publish().quietly().text("feed.xml");
    assert!(feed.contains("Dies ist ein Webfeed."), "{feed}");
}
