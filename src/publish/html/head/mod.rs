//! The head of a page for others than its reader: search engines, previews of links,
//! feed readers, home screens.
//!
//! The app keeps title, description and canonical address right when the reader goes on to another
//! page, and takes away everything else that is marked with `data-page`. What is marked with
//! `data-site` is the same on all pages, and stays.

mod alternates;
mod breadcrumbs;
mod linked_data;
mod locale;
mod open_graph;

use std::collections::BTreeMap;

use super::{
    BuildContext,
    template::{self, inert},
};
use crate::{
    app::Prerendered,
    content::{
        i18n::{Message, Messages},
        manifest::Author,
        route::{PageNumber, Route},
        slug::Slug,
    },
    publish::{
        check::articles::Cover,
        input::article::Article,
        markup::escaped,
        output::Output,
        outputs::{
            card::{self, Cards},
            icons::APPLE,
            translations::Translations,
            web_manifest,
        },
        settings::Settings,
    },
};

/// Writes the heads of the pages of a blog.
pub(crate) struct Heads<'h> {
    settings: &'h Settings,
    cards: &'h Cards,
    covers: &'h BTreeMap<Route, Cover>,
    translations: &'h Translations,
    articles: BTreeMap<Route, &'h Article>,
    /// The names of tags.
    tags: BTreeMap<Slug, &'h str>,
    /// The tags of the head that all pages have.
    site: String,
}

/// The statements of a page about itself.
pub(crate) struct About {
    /// The tags of its head.
    pub(crate) tags: String,
    /// The same as linked data, which may stand anywhere in the page (JSON-LD 1.1, 7), and which no
    /// browser runs, so that no policy has to allow it. The page for unknown addresses has none.
    pub(crate) data: String,
}

/// The subject of a head.
struct Subject<'s> {
    route: &'s Route,
    /// Its absolute address.
    url: String,
    /// The title, without the name of the site.
    name: &'s str,
    /// The subject; may be empty.
    description: &'s str,
    article: Option<&'s Article>,
    picture: Option<Picture>,
}

/// The picture that a preview shows.
struct Picture {
    /// Its absolute address.
    url: String,
    /// The words for what is to be seen on it; empty where that is not known.
    words: String,
    /// Its width and height in pixels, where they are known.
    size: Option<(u32, u32)>,
}

/// The tags of a head as they are written.
struct Tags(String);

impl<'h> Heads<'h> {
    /// The heads of the pages of a blog.
    pub(crate) fn new(context: &'h BuildContext<'h>, output: &Output) -> Self {
        let BuildContext { blog, settings, cards, covers, translations, .. } = context;
        Self {
            settings,
            cards,
            covers,
            translations,
            articles: blog.by_route(),
            tags: blog.tags().into_iter().map(|(tag, (name, _))| (tag, name)).collect(),
            site: of_every_page(settings, output),
        }
    }

    /// The statements of a page about itself; without a route, those of the page for unknown addresses.
    pub(crate) fn about(&self, route: Option<&Route>, page: &Prerendered) -> About {
        let mut tags = Tags(template::description(&page.description));
        let Some(route) = route else {
            tags.meta("name", "robots", "noindex");
            return About { tags: tags.0 + &self.site, data: String::new() };
        };
        let subject = self.subject(route, page);
        if subject.article.is_some_and(|article| article.matter.unlisted) {
            tags.meta("name", "robots", "noindex");
        }
        tags.link(&[("rel", "canonical"), ("href", &subject.url)]);
        self.alternates(&subject, &mut tags);
        self.open_graph(&subject, &mut tags);
        self.people(&subject, &mut tags);
        let json = self.linked_data(&subject).to_string();
        About {
            tags: tags.0 + &self.site,
            data: format!(
                "<script type=\"application/ld+json\" data-page>{}</script>",
                inert(&json)
            ),
        }
    }

    fn subject<'s>(&'s self, route: &'s Route, page: &'s Prerendered) -> Subject<'s> {
        let site = self.settings.site.title.as_str();
        let name = page.title.strip_suffix(site).and_then(|name| name.strip_suffix(" – "));
        Subject {
            route,
            url: self.url(&route.path()),
            name: name.unwrap_or(&page.title),
            description: &page.description,
            article: self.articles.get(route).copied(),
            picture: self.picture(route),
        }
    }

    /// The card that was drawn for the page, or its cover, or the card of the site.
    fn picture(&self, route: &Route) -> Option<Picture> {
        let card = self.cards.of(route);
        let cover = self.covers.get(route).filter(|_| !card.as_ref().is_some_and(|c| c.is_own));
        if let Some(cover) = cover {
            return Some(Picture { url: cover.url.clone(), words: String::new(), size: None });
        }
        card.map(|card| Picture {
            url: self.url(&card.address),
            words: card.words,
            size: Some((card::WIDTH, card::HEIGHT)),
        })
    }

    /// The authors of the page, and their other accounts. A post by somebody else than the author of the
    /// site does not name the latter's account.
    fn people(&self, subject: &Subject<'_>, tags: &mut Tags) {
        if let Some(article) = subject.article {
            let names = self.authors(article).into_iter().filter_map(|author| author.name);
            names.for_each(|name| tags.meta("name", "author", &name));
        }
        let creator = &self.settings.fediverse_creator;
        let is_by_another = subject.article.is_some_and(|a| !a.matter.authors.is_empty());
        if !creator.is_empty() && !is_by_another {
            tags.meta("name", "fediverse:creator", creator);
        }
        for page in &self.settings.me {
            tags.link(&[("rel", "me"), ("href", page)]);
        }
    }

    /// The authors of an article.
    fn authors(&self, article: &Article) -> Vec<Author> {
        let site = &self.settings.site.author;
        if article.matter.authors.is_empty() && !site.is_empty() {
            return vec![Author { name: Some(site.clone()), url: None }];
        }
        article.matter.authors.clone()
    }

    /// The language of a page.
    fn language<'s>(&'s self, subject: &Subject<'s>) -> &'s str {
        let own = subject.article.and_then(|article| article.matter.lang.as_deref());
        own.unwrap_or(&self.settings.site.language)
    }

    /// A path below the site's root as an absolute address.
    fn url(&self, path: &str) -> String {
        self.settings.base_url.at(path)
    }

    /// The title of a listing of a tag.
    fn tag_name<'s>(&'s self, tag: &'s Slug) -> &'s str {
        self.tags.get(tag).copied().unwrap_or(tag.as_str())
    }
}

/// The feeds, and the files for a home screen.
fn of_every_page(settings: &Settings, output: &Output) -> String {
    let words = Messages::all(&settings.site.language);
    let title = words.of(Message::Feed);
    let feeds = [
        (Route::HOME.feed_path(), "application/atom+xml"),
        (Some(Route::HOME.data_path()), "application/feed+json"),
    ];
    let feed = |(path, kind): (Option<String>, &str)| {
        let (href, title) = (escaped(&settings.site.at(&path?)), escaped(title));
        Some(format!(
            "<link rel=\"alternate\" type=\"{kind}\" title=\"{title}\" href=\"{href}\" data-site>"
        ))
    };
    let feeds: String = feeds.into_iter().filter_map(feed).collect();
    let linked = [("apple-touch-icon", APPLE.file), ("manifest", web_manifest::FILE)];
    let there = linked.into_iter().filter(|(_, file)| output.has(file));
    let link = |(rel, file): (&str, &str)| {
        let href = escaped(&settings.site.at(file));
        format!("<link rel=\"{rel}\" href=\"{href}\" data-site>")
    };
    feeds + &there.map(link).collect::<String>()
}

impl Tags {
    /// Adds a tag that says something; `key` is the attribute that tells what.
    fn meta(&mut self, key: &str, name: &str, content: &str) {
        self.tag("meta", &[(key, name), ("content", content)]);
    }

    /// Adds a link.
    fn link(&mut self, attributes: &[(&str, &str)]) {
        self.tag("link", attributes);
    }

    fn tag(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
        self.0.push_str(" data-page>");
    }
}

/// The first page of the listing that a page belongs to.
fn first_page(tag: &Slug) -> Route {
    Route::Tag(tag.clone(), PageNumber::FIRST)
}
