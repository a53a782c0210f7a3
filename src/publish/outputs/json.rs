//! The values that the browser fetches: listings, documents, tags and years.

use std::collections::BTreeMap;

use super::{
    related::Related,
    translations::{self, Translations},
};
use crate::{
    content::{
        document::Assets,
        i18n::Messages,
        manifest::{
            Archive, Attachment, Author, Entry, Feed, FeedExtension, Item, ItemExtension,
            Neighbour, Series, TITLES, TagCount, TagIndex, TitleIndex, Titled, VERSION, Year,
        },
        route::{PageNumber, Route},
        slug::Slug,
    },
    publish::{
        check::{articles::Cover, consistency::LONGEST_SERIES},
        input::{
            article::{Article, Kind},
            blog::{Blog, pages, tag_years},
        },
        output::Output,
        paths::{encoded, file_name},
        settings::{Settings, language::is_right_to_left},
    },
};

/// The number of posts that the archive carries itself; older years have files of their own only.
const ARCHIVE: usize = 200;

/// The number of articles that a blog may have for the index of titles to have their headings, too. A larger one
/// would take longer to fetch than anybody waits.
const WITH_HEADINGS: usize = 500;

/// The meaning of the keys under `_octavo`, for people who read the feed with their own eyes.
const ABOUT: &str = "Keys of Octavo, the program that made this feed. pages, posts: how many the \
                     whole feed has. tag: the tag or series it lists. years: the \
                     years that the tag has posts in. slug: the post's part of its URL. \
                     minutes: how long it takes to read. pinned: it stays above newer posts. \
                     cover: the picture of `image`, with its path below the root, its size and \
                     the same picture in other sizes.";

/// Makes the files of a blog.
pub(crate) struct JsonOutput<'b> {
    /// The blog that is published.
    pub(crate) blog: &'b Blog,
    /// The site's settings.
    pub(crate) settings: &'b Settings,
    /// The prepared parts of each article.
    pub(crate) assets: &'b BTreeMap<Route, Assets>,
    /// The covers of articles.
    pub(crate) covers: &'b BTreeMap<Route, Cover>,
    /// The same articles in other languages.
    pub(crate) translations: &'b Translations,
}

impl JsonOutput<'_> {
    /// Adds every file to the output.
    pub(crate) fn write_to(&self, output: &mut Output) {
        let listed: Vec<&Article> = self.blog.listed().collect();
        let (pinned, others): (Vec<_>, Vec<_>) = listed.iter().partition(|post| post.matter.pinned);
        self.listing(output, &[pinned, others].concat(), None, &[]);
        let tags = self.blog.tags();
        for (slug, (name, posts)) in &tags {
            let by_year = tag_years(posts);
            let years: Vec<u16> = by_year.keys().rev().copied().collect();
            self.listing(output, posts, Some((slug, name)), &years);
            for (year, posts) in by_year {
                let route = Route::TagYear(slug.clone(), year);
                let mut feed = self.feed(&route, Some(name), &posts);
                feed.octavo.years.clone_from(&years);
                output.data(&route, &feed);
            }
        }
        for (slug, (name, posts)) in self.blog.series_pages() {
            let route = Route::Series(slug);
            output.data(&route, &self.feed(&route, Some(name), &posts));
        }
        output.data(&Route::Tags, &tag_index(&tags));
        output.json(TITLES, &self.titles(&listed));
        self.archive(output);
        self.posts(output, &listed);
        for page in &self.blog.pages {
            let route = page.route();
            output.data(&route, &self.document(page));
        }
    }

    /// The pages of a listing: of all posts, or of those with a tag, which may have pages for years.
    fn listing(
        &self,
        output: &mut Output,
        posts: &[&Article],
        tag: Option<(&Slug, &str)>,
        years: &[u16],
    ) {
        let size = self.settings.page_size;
        let route = |page: PageNumber| match tag {
            Some((slug, _)) => Route::Tag(slug.clone(), page),
            None => Route::Listing(page),
        };
        let count = pages(posts.len(), size).count();
        for (index, page) in pages(posts.len(), size).enumerate() {
            let next = PageNumber::new(page.number() + 1).filter(|_| index + 1 < count);
            let shown = posts.get(index * size..).unwrap_or_default();
            let shown = shown.get(..size).unwrap_or(shown);
            let name = tag.map(|(_, name)| name);
            let mut feed = self.feed(&route(PageNumber::FIRST), name, shown);
            feed.next_url = next.map(|next| self.url(&route(next).data_path()));
            feed.octavo.pages = number(count);
            feed.octavo.posts = number(posts.len());
            feed.octavo.years = years.to_vec();
            output.data(&route(page), &feed);
        }
    }

    /// A feed of one page, whose address is `route`.
    fn feed(&self, route: &Route, name: Option<&str>, posts: &[&Article]) -> Feed {
        let site = &self.settings.site;
        Feed {
            version: VERSION.to_owned(),
            title: match name {
                Some(name) => format!("{}: {name}", site.title),
                None => site.title.clone(),
            },
            home_page_url: Some(self.url(&route.path())),
            feed_url: Some(self.url(&route.data_path())),
            description: site.description.clone(),
            next_url: None,
            language: Some(site.language.clone()),
            authors: author(&site.author),
            octavo: FeedExtension {
                about: ABOUT.to_owned(),
                pages: 1,
                posts: number(posts.len()),
                tag: name.map(str::to_owned),
                years: Vec::new(),
            },
            items: posts.iter().map(|post| self.listed(post)).collect(),
        }
    }

    /// An article as a listing shows it.
    fn listed(&self, article: &Article) -> Item {
        let mut item = self.item(article);
        let cover = self.covers.get(&article.route());
        item.octavo.cover = cover.map(|cover| cover.picture.clone());
        item
    }

    /// An article as an item of a feed.
    fn item(&self, article: &Article) -> Item {
        let route = article.route();
        let url = self.url(&route.path());
        let matter = &article.matter;
        let words = |texts: [&String; 2]| texts.into_iter().find(|text| !text.is_empty()).cloned();
        let is_post = article.name.kind == Kind::Post;
        Item {
            id: url.clone(),
            url: Some(url),
            title: Some(matter.title.clone()),
            content_text: words([&article.analysis.excerpt, &matter.title]),
            summary: words([&matter.description, &article.analysis.excerpt]),
            image: self.covers.get(&route).map(|cover| cover.url.clone()),
            date_published: article.date,
            date_modified: matter.updated,
            tags: matter.tags.iter().map(|tag| tag.value.clone()).collect(),
            language: matter.lang.clone().filter(|lang| *lang != self.settings.site.language),
            authors: matter.authors.clone(),
            attachments: vec![Attachment {
                url: self.url(&route.markdown_path()),
                mime_type: "text/markdown".to_owned(),
                size_in_bytes: u64::try_from(article.bytes.len()).ok(),
            }],
            octavo: ItemExtension {
                slug: is_post.then(|| article.slug.clone()),
                minutes: article.analysis.measure.minutes(),
                draft: matter.draft,
                pinned: matter.pinned,
                direction: self.direction(article).to_owned(),
                ..ItemExtension::default()
            },
        }
    }

    /// The direction of the lines of an article, where it is not the site's.
    fn direction(&self, article: &Article) -> &'static str {
        let site = &self.settings.site.language;
        let language = article.matter.lang.as_deref().unwrap_or(site);
        match (is_right_to_left(language), is_right_to_left(site)) {
            (true, false) => "rtl",
            (false, true) => "ltr",
            _ => "",
        }
    }

    /// An article with all that its page needs.
    fn document(&self, article: &Article) -> Item {
        let mut item = self.item(article);
        let site = &self.settings.site.language;
        let language = article.matter.lang.as_deref().unwrap_or(site);
        item.octavo.words = Messages::of_article(language, site);
        item.octavo.markdown = article.markdown().to_owned();
        item.octavo.edit_url = self.edit_url(article);
        item.octavo.translations = self.translations.of(&article.route()).to_vec();
        item.octavo.assets = self.assets.get(&article.route()).cloned().unwrap_or_default();
        item.octavo.assets.translations = translations::links(&item.octavo.translations);
        item
    }

    /// The address at which an article's file can be changed.
    fn edit_url(&self, article: &Article) -> String {
        match self.settings.edit_url.as_str() {
            "" => String::new(),
            folder => format!("{folder}{}", encoded(&article.source.path)),
        }
    }

    fn posts(&self, output: &mut Output, listed: &[&Article]) {
        let series = self.blog.series();
        let related = Related::new(listed, &self.settings.site.language);
        let neighbours: BTreeMap<&Slug, (Option<Neighbour>, Option<Neighbour>)> = listed
            .iter()
            .enumerate()
            .map(|(index, post)| {
                let newer = index.checked_sub(1).and_then(|index| listed.get(index));
                let older = listed.get(index + 1);
                (&post.slug, (older.map(|post| named(post)), newer.map(|post| named(post))))
            })
            .collect();
        for post in &self.blog.posts {
            let mut item = self.document(post);
            if let Some((previous, next)) = neighbours.get(&post.slug) {
                item.octavo.previous.clone_from(previous);
                item.octavo.next.clone_from(next);
            }
            let is_named = |(_, posts): &(&&str, &Vec<&Article>)| {
                !post.matter.unlisted && posts.len() <= LONGEST_SERIES
            };
            let own = post.matter.series.as_deref().and_then(|name| series.get_key_value(name));
            item.octavo.series = own.filter(is_named).map(|(name, posts)| Series {
                title: (*name).to_owned(),
                slug: Slug::from_words(name).ok(),
                posts: posts.iter().map(|post| named(post)).collect(),
            });
            item.octavo.related = related.of(post).into_iter().map(named).collect();
            output.data(&post.route(), &item);
            output.bytes(file_name(&post.route().markdown_path()), post.bytes.clone());
        }
        for page in &self.blog.pages {
            output.bytes(file_name(&page.route().markdown_path()), page.bytes.clone());
        }
    }

    /// The index of titles: of the posts and the pages that are listed.
    fn titles(&self, listed: &[&Article]) -> TitleIndex {
        let pages = || self.blog.pages.iter().filter(|page| !page.matter.unlisted);
        let all = || listed.iter().copied().chain(pages());
        let with_headings = all().count() <= WITH_HEADINGS;
        let headings = |article: &Article| match with_headings {
            true => article
                .analysis
                .outline
                .contents()
                .map(|heading| format!("{} {}", heading.id, heading.text.trim()))
                .collect(),
            false => Vec::new(),
        };
        let titled = |article: &Article| Titled {
            path: article.route().path(),
            title: article.matter.title.clone(),
            tags: article.matter.tags.iter().map(|tag| tag.value.clone()).collect(),
            headings: headings(article),
        };
        TitleIndex { articles: all().map(titled).collect() }
    }

    fn archive(&self, output: &mut Output) {
        let mut archive = Archive::default();
        let mut room = Some(ARCHIVE);
        for (year, posts) in self.blog.years().into_iter().rev() {
            let entries: Vec<Entry> = posts.iter().filter_map(|post| entry(post)).collect();
            let whole = Year { year, posts: number(posts.len()), entries };
            room = room.and_then(|room| room.checked_sub(posts.len()));
            let shown = if room.is_some() { whole.entries.clone() } else { Vec::new() };
            archive.years.push(Year { entries: shown, ..whole.clone() });
            output.data(&Route::Year(year), &Archive { years: vec![whole] });
        }
        output.data(&Route::Archive, &archive);
    }

    fn url(&self, path: &str) -> String {
        self.settings.base_url.at(path)
    }
}

fn tag_index(tags: &BTreeMap<Slug, (&str, Vec<&Article>)>) -> TagIndex {
    let mut counts: Vec<TagCount> = tags
        .iter()
        .map(|(slug, (name, posts))| TagCount {
            name: (*name).to_owned(),
            slug: slug.clone(),
            posts: number(posts.len()),
        })
        .collect();
    counts.sort_by_cached_key(|tag| (tag.name.to_lowercase(), tag.slug.clone()));
    TagIndex { tags: counts }
}

fn named(article: &Article) -> Neighbour {
    Neighbour { slug: article.slug.clone(), title: article.matter.title.clone() }
}

fn entry(article: &Article) -> Option<Entry> {
    let Neighbour { slug, title } = named(article);
    Some(Entry { slug, title, date: article.date? })
}

fn author(name: &str) -> Vec<Author> {
    let name = Some(name.to_owned()).filter(|name| !name.is_empty());
    name.map(|name| Author { name: Some(name), url: None }).into_iter().collect()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
