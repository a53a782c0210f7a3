//! The body of a page that waits for the app.

use crate::{
    content::{
        i18n::{Message, Messages},
        route::Route,
        site::Site,
    },
    publish::markup::escaped,
};

/// The page in place of one that is not there yet: the fetching, or the reason why nothing comes.
pub(crate) fn waiting(site: &Site) -> String {
    let words = Messages::all(&site.language);
    let list = format!("<a href=\"{}\">", escaped(&site.at(&Route::HOME.data_path())));
    let no_scripts = words.with(Message::NoScripts, &[list.as_str(), "</a>"]);
    let failed = words.with(Message::AppMissing, &["<a href=\"\">", "</a>", &list]);
    let fetching = words.of(Message::FetchingBlog);
    format!(
        "<div class=\"o-waiting\" id=\"octavo:waiting\"><noscript><p>{no_scripts}</p></noscript>\
         <p class=\"o-waiting-for\">{fetching}</p><p class=\"o-waiting-failed\">{failed}</p></div>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_in_the_language_of_the_site() {
        let site = Site { language: "de".to_owned(), base: "/blog/".to_owned(), ..Site::default() };
        let page = waiting(&site);
        for expected in [
            "<noscript><p>Dieses Blog wird von einem Programm angezeigt",
            "<a href=\"/blog/posts.json\">Liste der Beiträge</a> und jeder",
            "<p class=\"o-waiting-for\">Das Blog wird geladen…</p>",
            "<a href=\"\">Noch einmal versuchen</a> oder die <a href=\"/blog/posts.json\">",
        ] {
            assert!(page.contains(expected), "{expected}\n{page}");
        }
    }
}
