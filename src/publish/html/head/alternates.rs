//! The same as the page in another form, or in another language (WHATWG HTML, 4.6.7.1).

use super::{Heads, Subject, Tags, first_page};
use crate::content::route::Route;

impl Heads<'_> {
    /// Adds the feeds of a tag, the Markdown of an article, and its translations.
    pub(super) fn alternates(&self, subject: &Subject<'_>, tags: &mut Tags) {
        let mut alternate = |kind: &str, path: &str, title: &str| {
            let href = self.settings.site.at(path);
            tags.link(&[("rel", "alternate"), ("type", kind), ("href", &href), ("title", title)]);
        };
        match subject.route {
            Route::Tag(tag, _) => {
                let title = format!("{}: {}", self.settings.site.title, self.tag_name(tag));
                if let Some(feed) = subject.route.feed_path() {
                    alternate("application/atom+xml", &feed, &title);
                }
                alternate("application/feed+json", &first_page(tag).data_path(), &title);
            }
            Route::Post(_) | Route::Page(_) => {
                alternate("text/markdown", &subject.route.markdown_path(), subject.name);
            }
            _ => {}
        }
        self.translations(subject, tags);
    }

    /// Every language that the article is to be had in, its own among them, and for all others the
    /// language of the site.
    fn translations(&self, subject: &Subject<'_>, tags: &mut Tags) {
        let others = self.translations.of(subject.route);
        if others.is_empty() {
            return;
        }
        let own = (self.language(subject).to_owned(), subject.url.clone());
        let mut all: Vec<(String, String)> = others
            .iter()
            .map(|other| {
                let is_here = other.url.starts_with('/');
                let url = if is_here { self.url(&other.url) } else { other.url.clone() };
                (other.language.clone(), url)
            })
            .chain([own])
            .collect();
        all.sort();
        let site = &self.settings.site.language;
        let default = all.iter().find(|(language, _)| language.eq_ignore_ascii_case(site)).cloned();
        all.extend(default.map(|(_, url)| ("x-default".to_owned(), url)));
        for (language, url) in &all {
            tags.link(&[("rel", "alternate"), ("hreflang", language), ("href", url)]);
        }
    }
}
