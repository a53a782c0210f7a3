//! Atom feeds ([RFC 4287](https://www.rfc-editor.org/rfc/rfc4287)) with whole articles: one of all
//! posts, and one for every tag.
//!
//! A feed has the newest [`ENTRIES`] posts, whole; the JSON Feed has all of them, page by page. The
//! id of an entry is the address of its article, the same as in the JSON Feed: a post keeps it when
//! its title, its text, its dates or its tags change, and gets another one only where its slug or
//! the site's `base_url` does.
//!
//! A browser that opens a feed shows its first element, which says to a person what it is and lists
//! the posts as links. Feed readers pass over it (RFC 4287, 6.3). It needs a style sheet alone:
//! browsers are giving up XSLT.

use std::collections::BTreeMap;

use super::xml::Xml;
use crate::{
    content::{
        date::Date,
        document::{Assets, RenderContext, render},
        i18n::{Message, Messages},
        manifest::Author,
        route::{PageNumber, Route},
    },
    publish::{
        input::{article::Article, blog::Blog},
        output::Output,
        paths::file_name,
        settings::{Settings, language::is_right_to_left},
    },
};

/// The number of posts that a feed has.
const ENTRIES: usize = 20;

/// The style sheet that a browser shows feeds with.
const STYLE: (&str, &str) = ("feed.css", include_str!("atom.css"));

/// The value of `updated` where nothing has a date: the element must be there.
const NEVER: &str = "1970-01-01T00:00:00Z";

const ATOM: &str = "http://www.w3.org/2005/Atom";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Writes the feeds of a blog.
pub(crate) struct Feeds<'b> {
    /// The blog that is published.
    pub(crate) blog: &'b Blog,
    /// The site's settings.
    pub(crate) settings: &'b Settings,
    /// The prepared parts of each article.
    pub(crate) assets: &'b BTreeMap<Route, Assets>,
}

impl Feeds<'_> {
    /// Adds every feed and their style sheet to the output.
    pub(crate) fn write_to(&self, output: &mut Output) {
        let mut articles = BTreeMap::new();
        let listed: Vec<&Article> = self.blog.public().collect();
        self.feed(&Route::HOME, &self.settings.site.title, &listed, &mut articles, output);
        for (tag, (name, posts)) in self.blog.tags() {
            let title = format!("{}: {name}", self.settings.site.title);
            let posts: Vec<&Article> = posts.into_iter().filter(|p| !p.matter.draft).collect();
            let route = Route::Tag(tag, PageNumber::FIRST);
            self.feed(&route, &title, &posts, &mut articles, output);
        }
        output.bytes(STYLE.0.to_owned(), STYLE.1.as_bytes().to_vec());
    }

    /// The feed of one listing. `articles` keeps what was rendered for others.
    fn feed(
        &self,
        route: &Route,
        title: &str,
        posts: &[&Article],
        articles: &mut BTreeMap<Route, String>,
        output: &mut Output,
    ) {
        let Some(path) = route.feed_path() else { return };
        let site = &self.settings.site;
        let (page, own) = (self.url(&route.path()), self.url(&path));
        let style = site.at(STYLE.0);
        let mut xml = Xml::new();
        xml.instruction("xml-stylesheet", &[("type", "text/css"), ("href", &style)]);
        xml.open("feed", &[("xmlns", ATOM), ("xml:lang", &site.language)]);
        let shown = posts.get(..ENTRIES.min(posts.len())).unwrap_or_default();
        self.explain(&mut xml, title, &page, &own, shown);
        xml.text("id", &[], &page);
        xml.text("title", &[], title);
        if !site.description.is_empty() {
            xml.text("subtitle", &[], &site.description);
        }
        let updated = posts.iter().filter_map(|post| post.touched()).max();
        xml.text("updated", &[], &moment(updated));
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
        // An author is required, here or in every entry.
        let name = [&site.author, &site.title].into_iter().find(|name| !name.is_empty());
        author(&mut xml, name.map_or("", String::as_str), None);
        if self.blog.files.contains_key("favicon.svg") {
            xml.text("icon", &[], &self.url("/favicon.svg"));
        }
        xml.text("generator", &[], "Octavo");
        for post in shown {
            let content =
                articles.entry(post.route()).or_insert_with_key(|route| self.content(post, route));
            self.entry(&mut xml, post, content);
        }
        output.bytes(file_name(&path), xml.finished());
    }

    fn entry(&self, xml: &mut Xml, post: &Article, content: &str) {
        let matter = &post.matter;
        let url = self.url(&post.route().path());
        match matter.lang.as_deref().filter(|lang| *lang != self.settings.site.language) {
            Some(lang) => xml.open("entry", &[("xml:lang", lang)]),
            None => xml.open("entry", &[]),
        }
        xml.text("id", &[], &url);
        xml.text("title", &[], &matter.title);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &url)]);
        if let Some(date) = post.date {
            xml.text("published", &[], &date.to_string());
        }
        xml.text("updated", &[], &moment(post.touched()));
        for Author { name, url } in &matter.authors {
            let shown = name.as_deref().or(url.as_deref());
            author(xml, shown.unwrap_or_default(), url.as_deref());
        }
        for tag in &matter.tags {
            xml.empty("category", &[("term", &tag.value)]);
        }
        let summary =
            [&matter.description, &post.analysis.excerpt].into_iter().find(|s| !s.is_empty());
        if let Some(summary) = summary {
            xml.text("summary", &[], summary);
        }
        // The base is what links within the article, such as those of footnotes, start from.
        xml.text("content", &[("type", "html"), ("xml:base", &url)], content);
        xml.close();
    }

    /// The article with absolute addresses.
    fn content(&self, post: &Article, route: &Route) -> String {
        let base = self.url("/");
        // Diagrams get their colours from the style sheet; without it their source is clearer.
        let prepared = self.assets.get(route).cloned().unwrap_or_default();
        let assets = Assets { diagrams: Vec::new(), ..prepared };
        let site = &self.settings.site;
        let language = post.matter.lang.as_deref().unwrap_or(&site.language);
        let own = Messages::of_article(language, &site.language);
        let words = own.or(&site.words);
        let place = RenderContext {
            base: &base,
            folder: &route.folder(),
            language,
            embeds: &site.embeds,
            words,
        };
        without_heading_links(render(post.markdown(), place, &assets).html.as_str())
    }

    /// The part of a feed that a person reads who opens it in a browser.
    fn explain(&self, xml: &mut Xml, title: &str, page: &str, own: &str, posts: &[&Article]) {
        xml.open("about", &[("xmlns", "urn:octavo:feed")]);
        let language = &self.settings.site.language;
        let words = Messages::all(language);
        let dir = if is_right_to_left(words.language()) { "rtl" } else { "ltr" };
        let lang = words.language();
        xml.open("div", &[("xmlns", XHTML), ("xml:lang", lang), ("dir", dir)]);
        xml.text("h1", &[], title);
        xml.text("p", &[], words.of(Message::FeedExplained));
        xml.open("p", &[]);
        xml.text("code", &[], own);
        xml.close();
        xml.open("p", &[]);
        xml.text("a", &[("href", page)], words.of(Message::FeedAsPage));
        xml.close();
        if !posts.is_empty() {
            xml.open("ul", &[("xml:lang", language)]);
            for post in posts {
                xml.open("li", &[]);
                let url = self.url(&post.route().path());
                xml.text("a", &[("href", &url)], &post.matter.title);
                if let Some(date) = post.date {
                    xml.text("span", &[], &date.day());
                }
                xml.close();
            }
            xml.close();
        }
        xml.close();
        xml.close();
    }

    fn url(&self, path: &str) -> String {
        self.settings.base_url.at(path)
    }
}

fn author(xml: &mut Xml, name: &str, url: Option<&str>) {
    xml.open("author", &[]);
    xml.text("name", &[], name);
    if let Some(url) = url {
        xml.text("uri", &[], url);
    }
    xml.close();
}

fn moment(date: Option<Date>) -> String {
    date.map_or_else(|| NEVER.to_owned(), |date| date.to_string())
}

/// Markup without the links on headings, which mean nothing outside the page.
fn without_heading_links(markup: &str) -> String {
    let mut parts = markup.split("<a class=\"o-heading-link\"");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once("</a>").map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_links_off_headings() {
        assert_eq!(
            without_heading_links(
                "<h2>A <a href=\"b\">b</a></h2><a class=\"o-heading-link\" href=\"#a\">#</a><p>c</p>"
            ),
            "<h2>A <a href=\"b\">b</a></h2><p>c</p>"
        );
    }
}
