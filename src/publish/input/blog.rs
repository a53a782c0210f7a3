//! All that is published, in its order.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use super::{
    article::{Article, Kind, Name},
    read::Reading,
};
use crate::{
    content::{
        date::Date,
        document::{Medium, is_absolute},
        route::{PageNumber, Route},
        slug::Slug,
    },
    publish::{
        diagnostics::{Diagnostics, wordings::in_the_way},
        input::clip_parts::part_of,
        paths::{decoded, file_name, folder, resolved},
    },
};

/// The posts, the pages and the files of the site.
#[derive(Debug)]
pub(crate) struct Blog {
    /// The posts, newest first, with those that are in no listing.
    pub(crate) posts: Vec<Article>,
    /// The pages.
    pub(crate) pages: Vec<Article>,
    /// The drafts that are left out, and what is dated later than now.
    pub(crate) left_out: Vec<Article>,
    /// Articles that could not be understood.
    pub(crate) unreadable: Vec<Name>,
    /// Files that are copied, by their path below the site's root.
    pub(crate) files: BTreeMap<String, PathBuf>,
    /// The same files, by their path below `public`.
    pub(crate) sources: BTreeSet<String>,
    /// The folders of articles, and where their files are published; `None` for what is left out.
    folders: BTreeMap<String, Option<String>>,
}

impl Blog {
    /// Puts everything in order and reports what cannot stand beside each other. Drafts, and what is
    /// dated later than `now`, are left out; without `now`, nothing is.
    pub(crate) fn new(reading: Reading, now: Option<i64>, diagnostics: &mut Diagnostics) -> Self {
        let Reading { articles, unreadable, files, .. } = reading;
        let (left_out, shown): (Vec<_>, Vec<_>) = articles.into_iter().partition(|article| {
            now.is_some_and(|now| article.matter.draft || article.is_later_than(now))
        });
        let (mut posts, pages): (Vec<_>, Vec<_>) =
            shown.into_iter().partition(|article| article.name.kind == Kind::Post);
        posts.sort_by(Article::order);
        let mut blog = Self {
            posts,
            pages,
            left_out,
            unreadable,
            files: BTreeMap::new(),
            sources: BTreeSet::new(),
            folders: BTreeMap::new(),
        };
        let left_out = blog.left_out.iter().filter_map(|draft| Some((bundle(draft)?, None)));
        let kept = blog
            .articles()
            .filter_map(|article| Some((bundle(article)?, Some(published_folder(article)))));
        blog.folders = left_out.chain(kept).collect();
        let left_behind = blog.left_behind(files.keys());
        for (file, path) in files {
            if let Some(published) = blog.published(&file).filter(|_| !left_behind.contains(&file))
            {
                if blog.files.contains_key(&published) {
                    diagnostics.push(in_the_way(&file, &format!("`{published}` is written twice")));
                }
                blog.files.insert(published, path);
                blog.sources.insert(file);
            }
        }
        blog
    }

    /// Posts and pages.
    pub(crate) fn articles(&self) -> impl Iterator<Item = &Article> {
        self.posts.iter().chain(&self.pages)
    }

    /// The files and days of what is only left out because its time has not come, the next first.
    pub(crate) fn scheduled(&self) -> Vec<(String, String)> {
        let mut scheduled: Vec<&Article> =
            self.left_out.iter().filter(|article| !article.matter.draft).collect();
        scheduled.sort_by(|a, b| b.order(a));
        let day = |article: &Article| article.date.map(Date::day).unwrap_or_default();
        scheduled.into_iter().map(|article| (article.name.file.clone(), day(article))).collect()
    }

    /// The same by their addresses.
    pub(crate) fn by_route(&self) -> BTreeMap<Route, &Article> {
        self.articles().map(|article| (article.route(), article)).collect()
    }

    /// The posts that listings show, newest first.
    pub(crate) fn listed(&self) -> impl DoubleEndedIterator<Item = &Article> {
        self.posts.iter().filter(|post| !post.matter.unlisted)
    }

    /// The posts that everybody may find, newest first: no draft is among them, even where the
    /// author's own server shows it.
    pub(crate) fn public(&self) -> impl DoubleEndedIterator<Item = &Article> {
        self.posts.iter().filter(|post| post.is_public())
    }

    /// The tags with their names and posts, newest first.
    pub(crate) fn tags(&self) -> BTreeMap<Slug, (&str, Vec<&Article>)> {
        let mut tags: BTreeMap<Slug, (&str, Vec<&Article>)> = BTreeMap::new();
        for post in self.listed() {
            let mut own = BTreeSet::new();
            for tag in &post.matter.tags {
                let Ok(slug) = Slug::from_words(&tag.value) else { continue };
                if own.insert(slug.clone()) {
                    tags.entry(slug).or_insert((&tag.value, Vec::new())).1.push(post);
                }
            }
        }
        tags
    }

    /// The posts of each year, newest first.
    pub(crate) fn years(&self) -> BTreeMap<u16, Vec<&Article>> {
        by_year(self.listed())
    }

    /// The posts of each series, oldest first, those of one day by slug: parts are numbered in that order.
    pub(crate) fn series(&self) -> BTreeMap<&str, Vec<&Article>> {
        let mut series: BTreeMap<&str, Vec<&Article>> = BTreeMap::new();
        for post in self.listed() {
            if let Some(name) = &post.matter.series {
                series.entry(name).or_default().push(post);
            }
        }
        for posts in series.values_mut() {
            posts.sort_by_key(|post| (post.date.is_none(), post.date, &post.slug));
        }
        series
    }

    /// The series that have a page, by its part of the URL, with the posts, oldest first.
    pub(crate) fn series_pages(&self) -> BTreeMap<Slug, (&str, Vec<&Article>)> {
        let mut pages: BTreeMap<Slug, (&str, Vec<&Article>)> = BTreeMap::new();
        for (name, posts) in self.series() {
            if let Ok(slug) = Slug::from_words(name) {
                pages.entry(slug).or_insert((name, Vec::new())).1.extend(posts);
            }
        }
        pages
    }

    /// Every address that the site answers to, files aside.
    pub(crate) fn routes(&self, page_size: usize) -> BTreeSet<Route> {
        let mut routes: BTreeSet<Route> = self.articles().map(Article::route).collect();
        routes.extend([Route::Tags, Route::Archive]);
        routes.extend(pages(self.listed().count(), page_size).map(Route::Listing));
        routes.extend(self.years().into_keys().map(Route::Year));
        for (tag, (_, posts)) in self.tags() {
            routes.extend(pages(posts.len(), page_size).map(|page| Route::Tag(tag.clone(), page)));
            let years = tag_years(&posts).into_keys();
            routes.extend(years.map(|year| Route::TagYear(tag.clone(), year)));
        }
        routes.extend(self.series_pages().into_keys().map(Route::Series));
        routes
    }

    /// The place where a file below `public` is published: one in an article's folder follows the article's
    /// slug, one in a draft's folder stays behind.
    pub(crate) fn published(&self, file: &str) -> Option<String> {
        let folders = file.match_indices('/').filter_map(|(at, _)| file.split_at_checked(at + 1));
        for (folder, rest) in folders {
            if let Some(published) = self.folders.get(folder) {
                return published.as_ref().map(|folder| format!("{folder}{rest}"));
            }
        }
        Some(file.to_owned())
    }

    /// The files among the posts that only what is left out refers to, with the captions and posters of clips.
    fn left_behind<'f>(&self, files: impl Iterator<Item = &'f String>) -> BTreeSet<String> {
        let used: BTreeSet<String> = self.articles().flat_map(references).collect();
        let by_them = self.left_out.iter().flat_map(references);
        let mut left: BTreeSet<String> =
            by_them.filter(|file| file.starts_with("posts/") && !used.contains(file)).collect();
        // Of clips of one name, one stands for all: what is not a picture has the same parts.
        let clips = left.iter().filter(|file| Medium::of(file) != Medium::Picture);
        let clips: BTreeMap<&str, &String> =
            clips.filter_map(|clip| Some((clip.rsplit_once('.')?.0, clip))).collect();
        let is_part = |file: &str| {
            // `clip.jpg`, `clip.en.vtt`
            let mut stems = file.rmatch_indices('.').take(2).filter_map(|(at, _)| file.get(..at));
            stems.any(|stem| clips.get(stem).is_some_and(|clip| part_of(clip, file).is_some()))
        };
        let parts = files.filter(|file| !used.contains(*file) && is_part(file));
        let parts: Vec<String> = parts.cloned().collect();
        left.extend(parts);
        left
    }
}

/// The posts of each year, in the order in which they come.
fn by_year<'b>(posts: impl Iterator<Item = &'b Article>) -> BTreeMap<u16, Vec<&'b Article>> {
    let mut years: BTreeMap<u16, Vec<&Article>> = BTreeMap::new();
    for post in posts {
        if let Some(date) = post.date {
            years.entry(date.year()).or_default().push(post);
        }
    }
    years
}

/// The posts of a tag by the years that have a page: none where they are all from one year.
pub(crate) fn tag_years<'b>(posts: &[&'b Article]) -> BTreeMap<u16, Vec<&'b Article>> {
    let years = by_year(posts.iter().copied());
    if years.len() > 1 { years } else { BTreeMap::new() }
}

/// The pages that a listing of so many posts has; an empty one has its first.
pub(crate) fn pages(posts: usize, page_size: usize) -> impl Iterator<Item = PageNumber> {
    let count = posts.div_ceil(page_size).max(1);
    (1..=u32::try_from(count).unwrap_or(u32::MAX)).filter_map(PageNumber::new)
}

/// The files below `public` that an article may mean.
fn references(article: &Article) -> impl Iterator<Item = String> {
    let analysis = &article.analysis;
    let written = analysis.images.iter().chain(&analysis.media).chain(&analysis.links);
    let written = written.map(|reference| &reference.address);
    let cover = article.matter.cover.iter().map(|cover| &cover.value);
    written.chain(cover).filter(|address| !is_absolute(address)).filter_map(|address| {
        let path = decoded(address.split(['?', '#']).next().unwrap_or_default());
        match path.strip_prefix('/') {
            Some(rooted) => Some(rooted.to_owned()),
            None => resolved(folder(&article.name.file), &path),
        }
    })
}

fn bundle(article: &Article) -> Option<String> {
    article.name.bundle.clone()
}

/// The place where the files of an article's folder are published: below its address.
fn published_folder(article: &Article) -> String {
    file_name(&article.route().path())
}
