//! A post in several languages.

use octavo::content::manifest::Translation;

use crate::harness::{Blog, Published};

/// A blog of a post in English, in German and, elsewhere, in Japanese; the German one may be a draft.
pub fn blog(draft: bool) -> Blog {
    let german = format!(
        "title: Hallo\ndate: 2020-01-02\nlang: de\ndraft: {draft}\ntranslations: {{ en: hello }}"
    );
    Blog::new()
        .settings("title = 'T'\nbase_url = 'https://example.org/blog/'\n")
        .post_with(
            "hello",
            "title: Hello\ndate: 2020-01-01\n\
             translations: { ja: 'https://elsewhere.example/', de: hallo }",
            "Word.",
        )
        .post_with("hallo", &german, "Wort.")
}

/// Language and address of each translation of a post.
fn translations(published: &Published, slug: &str) -> Vec<Translation> {
    published.document(slug).octavo.translations
}

fn translation(language: &str, url: &str, title: Option<&str>) -> Translation {
    let (language, url) = (language.to_owned(), url.to_owned());
    Translation { language, url, title: title.map(str::to_owned) }
}

#[test]
fn a_post_document_names_the_translations() {
    let published = blog(false).publish().quietly();
    let japanese = translation("ja", "https://elsewhere.example/", None);
    assert_eq!(
        translations(&published, "hello"),
        [translation("de", "/posts/hallo/", Some("Hallo")), japanese]
    );
    let links = &published.document("hello").octavo.assets.translations;
    assert_eq!(links, &["de /posts/hallo/ Deutsch", "ja https://elsewhere.example/ 日本語"]);
    let english = translation("en", "/posts/hello/", Some("Hello"));
    assert_eq!(translations(&published, "hallo"), [english]);
    assert!(!published.text("posts.json").contains("translations"), "a listing needs none");
}

#[test]
fn a_translation_that_is_a_draft_is_left_out_until_it_is_published() {
    let japanese = translation("ja", "https://elsewhere.example/", None);
    let release = blog(true).publish().quietly();
    assert_eq!(translations(&release, "hello"), [japanese]);
    let local = blog(true).publish_under_trunk("debug").quietly();
    assert_eq!(translations(&local, "hello").len(), 2);
}

#[test]
fn a_page_is_translated_by_a_page() {
    let page = |lang: &str, other: &str| {
        format!("+++\ntitle = '{lang}'\nlang = '{lang}'\n[translations]\n{other}\n+++\nWord.\n")
    };
    let published = Blog::new()
        .file("public/pages/about.md", page("en", "de = 'ueber'"))
        .file("public/pages/ueber.md", page("de", "en = '/about/'"))
        .publish()
        .quietly();
    let about: octavo::content::manifest::Item = published.json("about.json");
    assert_eq!(about.octavo.translations, [translation("de", "/ueber/", Some("de"))]);
}
