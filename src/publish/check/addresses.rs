//! The targets of the links of an article.

use std::{
    cell::{OnceCell, RefCell},
    collections::{BTreeMap, BTreeSet, HashMap},
    rc::Rc,
};

use crate::{
    content::{
        date::Date,
        document::{Medium, is_absolute},
        route::Route,
    },
    publish::{
        diagnostics::suggestion::Suggestions,
        input::{
            article::{Article, Name},
            blog::Blog,
        },
        paths::{decoded, encoded, file_name, folder, relative_path, resolved},
        prepare::{images::is_picture, math},
    },
};

/// The addresses of the site.
pub(crate) struct Addresses<'b> {
    blog: &'b Blog,
    routes: BTreeSet<Route>,
    /// Articles by their file below `public`.
    articles: BTreeMap<&'b str, &'b Article>,
    by_route: BTreeMap<Route, &'b Article>,
    /// The articles that are left out, by file and by address.
    left_out: (BTreeMap<&'b str, &'b Article>, BTreeMap<Route, &'b Article>),
    /// Articles that could not be understood, by their file and by their likely address. Links to
    /// them are given the benefit of the doubt.
    unreadable: (BTreeSet<&'b str>, BTreeSet<Route>),
    /// Files that are made, by their path below the root.
    made: BTreeSet<String>,
    /// Articles by their former addresses, as paths below the root.
    former: BTreeMap<String, &'b Article>,
    /// The paths of all pages, from the first link on that leads nowhere.
    paths: OnceCell<Vec<String>>,
    /// The ids that links into an article may name, from the first such link on, by its file.
    anchors: RefCell<HashMap<String, Rc<Anchors>>>,
    suggestions: Suggestions,
}

/// The ids that a fragment may name in an article.
struct Anchors {
    /// The ids of headings and the labels of formulas.
    ids: BTreeSet<String>,
    /// Former ids, and those that took their place.
    renamed: HashMap<String, String>,
}

/// Files for readers other than the app that every site has.
const COMPANIONS: [&str; 5] =
    ["feed.css", "llms.txt", "manifest.webmanifest", "robots.txt", "sitemap.xml"];

/// The target of an address.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// To another site.
    Elsewhere,
    /// To a path of the site that the browser finds by itself.
    Rooted,
    /// To a file or an article, which has this path below the site's root.
    Found(String),
    /// To nothing.
    Nowhere(Reason),
}

/// Why an address leads nowhere.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Nothing was written.
    Empty,
    /// There is no such file or page; perhaps another was meant.
    Missing(Option<String>),
    /// The article has no heading with this id; perhaps another was meant.
    Heading(Option<String>),
    /// It is a draft, which is not published.
    Draft,
    /// It is published only on a later day.
    Later(Date),
}

impl<'b> Addresses<'b> {
    /// The addresses of a blog.
    pub(crate) fn new(blog: &'b Blog, page_size: usize) -> Self {
        let routes = blog.routes(page_size);
        let by_route: BTreeMap<_, _> = blog.articles().map(|a| (a.route(), a)).collect();
        let made = routes.iter().map(|route| file_name(&route.data_path()));
        let markdown = by_route.keys().map(|route| file_name(&route.markdown_path()));
        let feeds = routes.iter().filter_map(|route| Some(file_name(&route.feed_path()?)));
        let companions = COMPANIONS.map(str::to_owned);
        let former = blog.articles().flat_map(|article| {
            let aliases = article.matter.aliases.iter();
            aliases.filter_map(move |alias| Some((former_path(&alias.value)?, article)))
        });
        Self {
            made: made.chain(markdown).chain(feeds).chain(companions).collect(),
            former: former.collect(),
            articles: blog.articles().map(|a| (a.name.file.as_str(), a)).collect(),
            unreadable: (
                blog.unreadable.iter().map(|name| name.file.as_str()).collect(),
                blog.unreadable.iter().filter_map(Name::route).collect(),
            ),
            left_out: (
                blog.left_out.iter().map(|a| (a.name.file.as_str(), a)).collect(),
                blog.left_out.iter().map(|a| (a.route(), a)).collect(),
            ),
            paths: OnceCell::new(),
            anchors: RefCell::default(),
            suggestions: Suggestions::default(),
            by_route,
            routes,
            blog,
        }
    }

    /// The addresses of all pages.
    pub(crate) fn routes(&self) -> &BTreeSet<Route> {
        &self.routes
    }

    /// The same, when no more links are looked up.
    pub(crate) fn into_routes(self) -> BTreeSet<Route> {
        self.routes
    }

    /// The comparison of a name with those that there are.
    pub(crate) fn suggestions(&self) -> &Suggestions {
        &self.suggestions
    }

    /// The target of an address in an article; in the settings, where `from` is `None`.
    pub(crate) fn target(&self, address: &str, from: Option<&Article>) -> Target {
        if address.is_empty() {
            return Target::Nowhere(Reason::Empty);
        }
        if is_absolute(address) {
            return Target::Elsewhere;
        }
        let (path, fragment) = match address.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (address, None),
        };
        let path = decoded(path.split('?').next().unwrap_or_default());
        match (path.strip_prefix('/'), from) {
            (Some(_), from) => self.rooted(&path, fragment, from.is_some()),
            (None, Some(article)) if path.is_empty() => self
                .with_heading(article, fragment)
                .map_or_else(Target::Nowhere, |()| Target::Rooted),
            (None, Some(article)) => self.relative(article, &path, fragment),
            (None, None) => Target::Nowhere(Reason::Missing(None)),
        }
    }

    /// The target of a path that starts at the root. A link in an article that names a former address leads to
    /// where that article is now.
    fn rooted(&self, path: &str, fragment: Option<&str>, is_in_article: bool) -> Target {
        let file = path.trim_start_matches('/');
        if self.made.contains(file) || self.blog.files.contains_key(file) {
            return Target::Rooted;
        }
        let route = Route::parse(path);
        if let Some(article) = route.as_ref().and_then(|route| self.by_route.get(route)) {
            return match self.with_heading(article, fragment) {
                Ok(()) => Target::Rooted,
                Err(reason) => Target::Nowhere(reason),
            };
        }
        let is_there =
            |route: &Route| self.routes.contains(route) || self.unreadable.1.contains(route);
        if route.as_ref().is_some_and(is_there) {
            return Target::Rooted;
        }
        if let Some(article) = former_path(path).and_then(|path| self.former.get(&path)) {
            let now = article.route().path();
            return match self.with_heading(article, fragment) {
                Ok(()) if is_in_article => Target::Found(with_fragment(now, fragment)),
                Ok(()) => Target::Nowhere(Reason::Missing(Some(now))),
                Err(reason) => Target::Nowhere(reason),
            };
        }
        if let Some(article) = route.and_then(|route| self.left_out.1.get(&route)) {
            return Target::Nowhere(why_left_out(article));
        }
        let paths = self.paths.get_or_init(|| self.routes.iter().map(Route::path).collect());
        Target::Nowhere(Reason::Missing(self.suggestions.closest(path, paths).cloned()))
    }

    fn relative(&self, article: &Article, path: &str, fragment: Option<&str>) -> Target {
        let folder = folder(&article.name.file);
        let Some(file) = resolved(folder, path) else {
            return Target::Nowhere(Reason::Missing(None));
        };
        let index = format!("{}/index.md", file.trim_end_matches('/'));
        if let Some(target) =
            [file.as_str(), &index].iter().find_map(|file| self.articles.get(file))
        {
            return match self.with_heading(target, fragment) {
                Ok(()) => Target::Found(with_fragment(target.route().path(), fragment)),
                Err(reason) => Target::Nowhere(reason),
            };
        }
        if let Some(left_out) =
            [file.as_str(), &index].iter().find_map(|file| self.left_out.0.get(file))
        {
            return Target::Nowhere(why_left_out(left_out));
        }
        if [file.as_str(), &index].iter().any(|file| self.unreadable.0.contains(file)) {
            return Target::Rooted;
        }
        match self.file(&file) {
            Some((published, _)) => {
                Target::Found(with_fragment(format!("/{}", encoded(&published)), fragment))
            }
            None => {
                let articles = self.articles.keys().filter(|file| **file != article.name.file);
                let sources = self.blog.sources.iter().map(String::as_str);
                let known = articles.copied().chain(sources);
                Target::Nowhere(Reason::Missing(self.near(known, folder, path)))
            }
        }
    }

    /// The file that an address in an article names, where it is one of this site: its path below
    /// the root and its path on disk.
    pub(crate) fn picture(
        &self,
        address: &str,
        from: &Article,
    ) -> Option<(String, &'b std::path::Path)> {
        let path = decoded(address.split(['?', '#']).next().unwrap_or_default());
        if let Some(rooted) = path.strip_prefix('/') {
            let on_disk = self.blog.files.get(rooted)?;
            return Some((rooted.to_owned(), on_disk.as_path()));
        }
        self.file(&resolved(folder(&from.name.file), &path)?)
    }

    /// The files that lie beside a published one under the same name, but for what is behind its
    /// first period, such as the captions of a video.
    pub(crate) fn beside(&self, file: &str) -> impl Iterator<Item = &'b str> {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let start = format!("{stem}.");
        let from = self.blog.files.range(start.clone()..);
        from.map(|(file, _)| file.as_str()).take_while(move |file| file.starts_with(&start))
    }

    /// The picture of the site that resembles a missing one, as an address in the article.
    pub(crate) fn near_picture(&self, address: &str, from: &Article) -> Option<String> {
        let medium = Medium::of(address);
        let is_alike = |file: &&String| match medium {
            Medium::Picture => is_picture(file),
            medium => Medium::of(file) == medium,
        };
        let pictures = self.blog.sources.iter().filter(is_alike);
        self.near(pictures.map(String::as_str), folder(&from.name.file), &decoded(address))
    }

    /// The file that resembles a path most, as seen from a folder.
    fn near<'f>(
        &self,
        files: impl Iterator<Item = &'f str>,
        folder: &str,
        path: &str,
    ) -> Option<String> {
        self.suggestions.closest(path, files.map(|file| relative_path(folder, file)))
    }

    /// Checks that an article has the heading or the equation, if one is named.
    fn with_heading(&self, article: &Article, fragment: Option<&str>) -> Result<(), Reason> {
        let Some(fragment) = fragment.map(decoded).filter(|fragment| !fragment.is_empty()) else {
            return Ok(());
        };
        let anchors = self.anchors(article);
        if anchors.ids.contains(fragment.as_str()) {
            return Ok(());
        }
        let near = anchors.renamed.get(&fragment);
        let near = near.or_else(|| self.suggestions.closest(&fragment, &anchors.ids));
        Err(Reason::Heading(near.cloned()))
    }

    fn anchors(&self, article: &Article) -> Rc<Anchors> {
        let mut all = self.anchors.borrow_mut();
        match all.get(&article.name.file) {
            Some(anchors) => Rc::clone(anchors),
            None => {
                let anchors = Rc::new(Anchors::of(article));
                all.insert(article.name.file.clone(), Rc::clone(&anchors));
                anchors
            }
        }
    }

    fn file(&self, file: &str) -> Option<(String, &'b std::path::Path)> {
        let published = self.blog.published(file)?;
        let on_disk = self.blog.files.get(&published)?;
        Some((published, on_disk.as_path()))
    }
}

fn why_left_out(article: &Article) -> Reason {
    match article.date {
        Some(date) if !article.matter.draft => Reason::Later(date),
        _ => Reason::Draft,
    }
}

/// A former address as a path below the site's root.
fn former_path(address: &str) -> Option<String> {
    resolved("", &decoded(address))
}

impl Anchors {
    fn of(article: &Article) -> Self {
        let formulas = article.analysis.math.iter().flat_map(|formula| math::labels(&formula.tex));
        let labels = formulas.map(|(_, label)| label.to_owned());
        // Of several the first counts.
        let renamed = article.matter.renamed.iter().rev();
        Self {
            ids: article.analysis.ids.iter().cloned().chain(labels).collect(),
            renamed: renamed.map(|(old, new)| (old.value.clone(), new.value.clone())).collect(),
        }
    }
}

fn with_fragment(path: String, fragment: Option<&str>) -> String {
    match fragment {
        Some(fragment) if !fragment.is_empty() => format!("{path}#{fragment}"),
        _ => path,
    }
}
