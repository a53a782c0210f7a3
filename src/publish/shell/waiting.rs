//! What the page says while it waits for the app.

use super::{Edits, Filling, Shell, pieces};
use crate::{
    content::{
        route::Route,
        site::Site,
        words::{Word, Words},
    },
    publish::markup::tags,
};

/// The types of feeds.
const FEEDS: [&str; 2] = ["application/atom+xml", "application/feed+json"];

/// The page with its own words in the language of a site.
pub(super) fn in_the_language_of(site: &Site, html: &str) -> String {
    let words = Words::all(&site.language);
    let list = format!("<a href=\"{}\">", Route::HOME.data_path());
    let link = [list.as_str(), "</a>"];
    let again = ["<a href=\"\">", "</a>", &list];
    let mut edits = Edits(Vec::new());
    let mut in_noscript = false;
    for tag in tags(html) {
        let text = match tag.value("class") {
            "o-waiting-for" => words.of(Word::FetchingBlog).to_owned(),
            "o-waiting-failed" => words.with(Word::AppMissing, &again),
            "" if in_noscript && tag.is("p") => words.with(Word::NoScripts, &link),
            _ => {
                let is_feed = tag.is("link") && FEEDS.contains(&tag.value("type"));
                if is_feed && tag.attribute("data-page").is_none() {
                    edits.attribute(&tag, "title", words.of(Word::Feed));
                }
                in_noscript = tag.is("noscript");
                continue;
            }
        };
        in_noscript = false;
        let rest = html.get(tag.range.end..).unwrap_or_default();
        let end = rest.find("</p>").map_or(tag.range.end, |end| tag.range.end + end);
        edits.replace(tag.range.end..end, text);
    }
    let end = html.len();
    Shell(pieces(html, 0..end, edits.0)).filled(Filling { title: "", head: "", body: None })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PAGE, complete, site};
    use crate::content::site::Site;

    #[test]
    fn waits_in_the_language_of_the_site() {
        let waiting = "<body><div class=o-waiting id=octavo:waiting><noscript><p>No <a href=/posts.json>x</a></p>\
            </noscript><p class=o-waiting-for>Fetching</p>\
            <p class=o-waiting-failed>No <a href=\"\">Try</a></p></div>";
        let feed = "<head><link rel=alternate type=application/atom+xml title=\"All posts\" href=/feed.xml>";
        let html = PAGE.replace("<body>", waiting).replace("<head>", feed);
        let german = Site { language: "de".to_owned(), base: "/blog/".to_owned(), ..site() };
        let page = complete(&html, &german).unwrap();
        for expected in [
            "<noscript><p>Dieses Blog wird von einem Programm angezeigt",
            "<a href=\"/blog/posts.json\">Liste der Beiträge</a> und jeder",
            "<p class=o-waiting-for>Das Blog wird geladen…</p>",
            "<a href=\"\">Noch einmal versuchen</a> oder die <a href=\"/blog/posts.json\">",
            "title=\"Alle Beiträge\"",
        ] {
            assert!(page.contains(expected), "{expected}\n{page}");
        }
        let english = Site { language: "en".to_owned(), ..german.clone() };
        let again = complete(&page, &english).unwrap();
        assert!(again.contains("<p class=o-waiting-for>Fetching the blog…</p>"), "{again}");
        assert_eq!(complete(&again, &german).unwrap(), page);
    }
}
