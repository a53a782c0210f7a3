//! The preview of a link: [Open Graph](https://ogp.me), and the card of X, which looks there
//! for what it does not find in tags of its own.

use super::{Heads, Subject, Tags, locale::territorial};
use crate::content::route::Route;

impl Heads<'_> {
    /// Adds the tags.
    pub(super) fn open_graph(&self, subject: &Subject<'_>, tags: &mut Tags) {
        let mut say = |property: &str, content: &str| {
            if !content.is_empty() {
                tags.meta("property", property, content);
            }
        };
        let post = subject.article.filter(|_| matches!(subject.route, Route::Post(_)));
        say("og:type", if post.is_some() { "article" } else { "website" });
        say("og:title", subject.name);
        say("og:description", subject.description);
        say("og:url", &subject.url);
        say("og:site_name", &self.settings.site.title);
        say("og:locale", &territorial(self.language(subject)).unwrap_or_default());
        for translation in self.translations.of(subject.route) {
            let locale = territorial(&translation.language).unwrap_or_default();
            say("og:locale:alternate", &locale);
        }
        if let Some(picture) = &subject.picture {
            say("og:image", &picture.url);
            if let Some((width, height)) = picture.size {
                say("og:image:type", "image/png");
                say("og:image:width", &width.to_string());
                say("og:image:height", &height.to_string());
            }
            say("og:image:alt", &picture.words);
        }
        if let Some(post) = post {
            let published = post.date.map(|date| date.to_string());
            say("article:published_time", &published.unwrap_or_default());
            let modified = post.touched().map(|date| date.to_string());
            say("article:modified_time", &modified.unwrap_or_default());
            // The property is the address of a profile; names stand in `author`.
            for author in &post.matter.authors {
                say("article:author", author.url.as_deref().unwrap_or_default());
            }
            post.matter.tags.iter().for_each(|tag| say("article:tag", &tag.value));
        }
        let card = if subject.picture.is_some() { "summary_large_image" } else { "summary" };
        tags.meta("name", "twitter:card", card);
        if let Some(picture) = subject.picture.as_ref().filter(|p| !p.words.is_empty()) {
            tags.meta("name", "twitter:image:alt", &picture.words);
        }
    }
}
