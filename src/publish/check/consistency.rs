//! Checks whether articles can stand beside each other: addresses, tags, keys.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    content::{
        route::{PageNumber, Route},
        slug::Slug,
    },
    publish::{
        diagnostics::{Diagnostic, Diagnostics, source::Place},
        input::{article::Article, blog::Blog},
        output::HASHED,
        paths::{decoded, encoded, resolved},
    },
};

/// The posts of a series that are named below each of them.
pub(crate) const LONGEST_SERIES: usize = 200;

/// Reports what cannot stand beside each other.
pub(crate) fn check(blog: &Blog, diagnostics: &mut Diagnostics) {
    check_addresses(blog, diagnostics);
    check_pages(blog, diagnostics);
    check_files(blog, diagnostics);
    check_series(blog, diagnostics);
    check_tags(blog, diagnostics);
    warn_of_unknown_keys(blog, diagnostics);
}

/// One address leads to one article. Where two want it, the older post had it first.
fn check_addresses(blog: &Blog, diagnostics: &mut Diagnostics) {
    let mut taken: BTreeMap<String, Place> = BTreeMap::new();
    let mut take = |path: String, place: Place, what: &str| match taken.get(&path) {
        None => drop(taken.insert(path, place)),
        Some(first) => diagnostics.push(
            Diagnostic::error(place, format!("the {what} `{path}` is taken"))
                .label("used a second time here")
                .also(first.clone(), "and first here"),
        ),
    };
    let articles = || blog.pages.iter().chain(blog.posts.iter().rev());
    for article in articles() {
        take(with_slash(&article.route().path()), slug_place(article), "address");
    }
    for article in articles() {
        let own = with_slash(&article.route().path());
        for alias in article.matter.aliases.iter().filter(|alias| with_slash(&alias.value) != own) {
            let place = Place::new(&article.source, alias.span.clone());
            take(with_slash(&alias.value), place, "former address");
        }
    }
}

/// Files and folders that the site or its host needs at the site's root.
pub(crate) const OWN_FILES: [&str; 19] = [
    "404.html",
    "_headers",
    "_redirects",
    "apple-touch-icon.png",
    "archive.json",
    "avif",
    "cards",
    "feed.css",
    "feed.xml",
    "icon-192.png",
    "icon-512.png",
    "icon-maskable.png",
    "index.html",
    "llms.txt",
    "manifest.webmanifest",
    "posts.json",
    "robots.txt",
    "sitemap.xml",
    "tags.json",
];

/// Names that the site needs for itself: first segments of its addresses, and files at its root.
fn check_pages(blog: &Blog, diagnostics: &mut Diagnostics) {
    for page in &blog.pages {
        let slug = page.slug.as_str();
        // Browsers keep what begins so for a year.
        let is_hashed = HASHED.iter().any(|start| slug.starts_with(start));
        if is_hashed || Route::RESERVED.iter().chain(&OWN_FILES).any(|name| *name == slug) {
            let message = format!("a page cannot be called `{}`", page.slug);
            let diagnostic = Diagnostic::error(slug_place(page), message);
            diagnostics.push(
                diagnostic.help("the site needs this name itself; rename the file or set `slug`"),
            );
        }
    }
}

/// No page needs a folder where another one has a file: the data of the post `a` is the file `a.json`,
/// and the page of the post `a.json` is in a folder of that name. (Tags and series have no periods.)
fn check_files(blog: &Blog, diagnostics: &mut Diagnostics) {
    let articles = blog.by_route();
    for (route, article) in &articles {
        for path in [route.data_path(), route.markdown_path()] {
            let other = Route::parse(&path).and_then(|route| articles.get(&route));
            let Some(other) = other else { continue };
            diagnostics.push(
                Diagnostic::error(slug_place(other), format!("the address `{path}/` is taken"))
                    .label("used as a page here")
                    .also(slug_place(article), "and as a file of this page")
                    .help("give one of them another name, such as by `slug`"),
            );
        }
    }
}

/// Each post of a series names all others, so that what is written grows with the square.
fn check_series(blog: &Blog, diagnostics: &mut Diagnostics) {
    for (name, posts) in blog.series() {
        if let Some(post) = posts.get(LONGEST_SERIES) {
            let place = Place::new(&post.source, 0..3);
            let message = format!("the series `{name}` has more than {LONGEST_SERIES} posts");
            diagnostics.push(
                Diagnostic::warning(place, message)
                    .label("from this one on they are too many to be named in each")
                    .help("its page lists all; divide it where every article should, too"),
            );
        }
    }
}

/// One tag is spelled in one way. The spelling used most is taken for the right one.
fn check_tags(blog: &Blog, diagnostics: &mut Diagnostics) {
    let mut spellings: BTreeMap<Slug, BTreeMap<&str, (usize, Place)>> = BTreeMap::new();
    for post in &blog.posts {
        for tag in &post.matter.tags {
            let Ok(slug) = Slug::from_words(&tag.value) else { continue };
            let place = Place::new(&post.source, tag.span.clone());
            let uses = spellings.entry(slug).or_default();
            uses.entry(&tag.value).or_insert((0, place)).0 += 1;
        }
    }
    for (slug, uses) in spellings {
        let address = Route::Tag(slug, PageNumber::FIRST).path();
        let usual = uses.iter().max_by_key(|(name, (count, _))| (*count, Reverse(**name)));
        let Some((usual, (_, first))) = usual else { continue };
        for (other, (_, place)) in uses.iter().filter(|(name, _)| *name != usual) {
            let message = format!("the tags `{other}` and `{usual}` have one address");
            diagnostics.push(
                Diagnostic::warning(place.clone(), message)
                    .label(format!("both are at {address}"))
                    .also(first.clone(), format!("`{usual}` is used here"))
                    .help("spell the tag in one way"),
            );
        }
    }
}

/// Keys that mean nothing are reported once for the whole site, not once for every post.
fn warn_of_unknown_keys(blog: &Blog, diagnostics: &mut Diagnostics) {
    let mut keys: BTreeMap<&str, (BTreeSet<&str>, Place)> = BTreeMap::new();
    for article in blog.articles() {
        for key in &article.matter.unknown {
            let place = || Place::new(&article.source, key.span.clone());
            let (files, _) = keys.entry(&key.value).or_insert_with(|| (BTreeSet::new(), place()));
            files.insert(&article.source.path);
        }
    }
    for (key, (files, place)) in keys {
        let used = match files.len() {
            1 => "used in this file".to_owned(),
            count => format!("used in {count} files"),
        };
        let diagnostic = Diagnostic::warning(place, format!("`{key}` means nothing to Octavo"));
        diagnostics.push(diagnostic.label(used));
    }
}

/// An address as a directory, which is how pages are addressed, unless it names a file; encoded in
/// one way, however it was written.
fn with_slash(path: &str) -> String {
    let path = decoded(path);
    let path = match resolved("", &path) {
        // An address that is no path below the root is reported where redirects are made.
        None => path,
        Some(clean) if path.ends_with('/') && !clean.is_empty() => format!("/{clean}/"),
        Some(clean) => format!("/{clean}"),
    };
    let path = &encoded(path.strip_suffix("index.html").unwrap_or(&path));
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.is_empty() || last.contains('.') { path.to_owned() } else { format!("{path}/") }
}

/// The source of an article's address: its `slug`, or the name of its file.
fn slug_place(article: &Article) -> Place {
    match &article.matter.slug {
        Some(slug) => Place::new(&article.source, slug.span.clone()),
        None => Place::new(&article.source, 0..3),
    }
}
