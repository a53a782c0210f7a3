//! The words of the interface, in the language of the site and of an article.

use serde_json::json;

use crate::harness::{Host, Reader, posts_in_two_languages};

/// Language and direction of the page, and of the article in it.
const WAYS: &str = "
    const article = document.querySelector('article');
    return [document.documentElement, article].map(element => [
        element.lang, getComputedStyle(element).direction, element.getAttribute('dir') ?? '',
    ]);
";

fn ways(reader: &Reader) -> Vec<[String; 3]> {
    reader.evaluate(WAYS, json!([]))
}

#[test]
fn a_german_site_speaks_german() {
    let reader = Reader::of(Host::of(posts_in_two_languages("de", "ar"), false));
    reader.opens("/").sees("navigation", "Hauptmenü").sees("link", "Zum Text springen");
    reader.sees_words("Seite 1 von 2").sees_words("Gesetzt mit Octavo");
    reader.follow("Ältere Beiträge").is_at("/page/2/").sees_heading("Frühere Beiträge");
    reader.follow("Neuere Beiträge").follow("Eigen").sees_heading("Eigen");
    reader.sees("button", "Kopieren").sees_words("Hinweis").sees_words("1 Min. Lesezeit");
    reader.reloads().has_the_app().sees("button", "Kopieren");
    reader.opens("/tags/viele/").sees_words("11 Beiträge");
    reader.opens("/tags/eins/").sees_words("1 Beitrag");
    reader.goes_offline().follow("Eigen").sees_heading("Keine Internetverbindung");
    reader.sees_words("Dieser Artikel ist noch nicht auf diesem Gerät");
    reader.comes_online().sees_heading("Eigen");
}

#[test]
fn an_arabic_site_speaks_arabic_from_the_right() {
    let reader = Reader::of(Host::of(posts_in_two_languages("ar", "de"), false));
    reader.opens("/").sees("navigation", "الرئيسية").sees_words("الصفحة 1 من 2");
    reader.follow("مقالات أقدم").is_at("/page/2/").sees_heading("مقالات سابقة");
    reader.follow("مقالات أحدث").follow("Eigen").sees_heading("Eigen");
    reader.sees("button", "نسخ").sees_words("ملاحظة").sees_words("دقيقة واحدة للقراءة");
    assert_eq!(ways(&reader)[0], ["ar", "rtl", "rtl"].map(str::to_owned));
    reader.opens("/tags/viele/").sees_words("11 مقالة");
    reader.opens("/tags/eins/").sees_words("مقالة واحدة");
    reader.goes_offline().follow("Eigen").sees_heading("أنت غير متصل بالإنترنت");
    reader.comes_online().sees_heading("Eigen");
}

#[test]
fn an_article_in_another_language_speaks_that_one() {
    let reader = Reader::of(Host::of(posts_in_two_languages("en", "ar"), false));
    reader.opens("/").follow("Fremd").sees_heading("Fremd");
    let expected = [["en", "ltr", ""], ["ar", "rtl", "rtl"]].map(|way| way.map(str::to_owned));
    for _ in ["by a click", "as the publisher wrote it"] {
        reader.sees("button", "نسخ").sees_words("ملاحظة").sees("link", "Skip to the text");
        assert_eq!(ways(&reader), expected);
        reader.reloads().has_the_app();
    }
    reader.follow("English").is_at("/posts/eigen/").sees_heading("Eigen");
    reader.sees("button", "Copy").sees_words("1 min read");
    reader.follow("العربية").is_at("/posts/fremd/").sees("button", "نسخ");
    reader.follow("viele").sees_heading("viele");
    reader.sees_words("11 posts");
}
