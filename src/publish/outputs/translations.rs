//! The same article in several languages (`translations` in front matter).
//!
//! Each names the others, and what one names must name it back: search engines believe no other
//! claim. Where a translation is a draft, it is left out until it is published.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    content::{document::link_target, manifest::Translation, route::Route, slug::Slug},
    publish::{
        diagnostics::{
            Diagnostic, Diagnostics, source::Place, suggestion::Suggestions,
            wordings::unsafe_scheme,
        },
        input::{
            article::{Article, Kind, Name},
            blog::Blog,
            front_matter::Written,
        },
        settings::{Settings, language::own_name},
    },
};

/// The translations of every article that has some.
#[derive(Debug, Default)]
pub(crate) struct Translations(BTreeMap<Route, Vec<Translation>>);

/// The statements of an article about another.
enum Claim<'b> {
    /// It is an article of this site.
    Here(&'b Article),
    /// It is at an address of another site.
    Elsewhere(&'b str),
    /// It is not there for readers, or nobody knows whether it is.
    Unseen,
}

impl Translations {
    /// Looks up what the articles name, and reports what is not so.
    pub(crate) fn new(blog: &Blog, settings: &Settings, diagnostics: &mut Diagnostics) -> Self {
        let language = settings.site.language.as_str();
        let left_out = blog.left_out.iter().map(Article::route);
        let unreadable = blog.unreadable.iter().filter_map(Name::route);
        let look_up = LookUp {
            blog,
            articles: blog.by_route(),
            unseen: left_out.chain(unreadable).collect(),
            suggestions: Suggestions::default(),
            language,
        };
        let mut all = BTreeMap::new();
        for article in blog.articles() {
            let named = &article.matter.translations;
            let mut found: Vec<Translation> = named
                .iter()
                .filter_map(|(key, other)| match look_up.translation(article, key, other) {
                    Ok(translation) => translation,
                    Err(diagnostic) => {
                        diagnostics.push(*diagnostic);
                        None
                    }
                })
                .collect();
            found.sort_by(|one, other| one.language.cmp(&other.language));
            if !found.is_empty() {
                all.insert(article.route(), found);
            }
        }
        Self(all)
    }

    /// The translations of an article, in the order of their languages.
    pub(crate) fn of(&self, route: &Route) -> &[Translation] {
        self.0.get(route).map_or(&[], Vec::as_slice)
    }
}

/// The links to translations, as the article's document has them.
pub(crate) fn links(translations: &[Translation]) -> Vec<String> {
    let link = |Translation { language, url, .. }: &Translation| {
        format!("{language} {url} {}", own_name(language))
    };
    translations.iter().map(link).collect()
}

struct LookUp<'b> {
    blog: &'b Blog,
    articles: BTreeMap<Route, &'b Article>,
    /// The addresses of articles that are not there for readers, or not yet.
    unseen: BTreeSet<Route>,
    suggestions: Suggestions,
    /// The language of the site.
    language: &'b str,
}

impl<'b> LookUp<'b> {
    fn translation(
        &self,
        article: &Article,
        key: &Written<String>,
        other: &'b Written<String>,
    ) -> Result<Option<Translation>, Box<Diagnostic>> {
        let place = |span: &std::ops::Range<usize>| Place::new(&article.source, span.clone());
        let language = key.value.clone();
        let own = self.language_of(article);
        if own.eq_ignore_ascii_case(&language) {
            let message = format!("`{language}` is the language of this article itself");
            return Err(Box::new(
                Diagnostic::warning(place(&key.span), message)
                    .label("expected another language")
                    .help("set `lang` where the article is in another language than the site"),
            ));
        }
        let there = match self.claim(article, &other.value, place(&other.span))? {
            Claim::Unseen => return Ok(None),
            Claim::Elsewhere(address) => {
                return Ok(Some(Translation { language, url: address.to_owned(), title: None }));
            }
            Claim::Here(there) => there,
        };
        let spoken = self.language_of(there);
        if !spoken.eq_ignore_ascii_case(&language) {
            let message = format!("`{}` is written in `{spoken}`", other.value);
            return Err(Box::new(
                Diagnostic::warning(place(&other.span), message)
                    .label(format!("expected an article in `{language}`"))
                    .help(format!("set `lang` of {}, or name another", there.source.path)),
            ));
        }
        if !self.names(there, article) {
            let message = format!("`{}` does not name this article", other.value);
            return Err(Box::new(
                Diagnostic::warning(place(&other.span), message)
                    .label("a translation names what it is a translation of")
                    .also(Place::new(&there.source, 0..3), "`translations` belong here, too")
                    .help(format!("add `{own}: {}` to its `translations`", article.slug)),
            ));
        }
        let url = there.route().path();
        Ok(Some(Translation { language, url, title: Some(there.matter.title.clone()) }))
    }

    /// Returns `true` if an article names another one as its translation, in whatever language.
    fn names(&self, article: &Article, other: &Article) -> bool {
        let other = Some(other.route());
        let mut named = article.matter.translations.iter().map(|(_, named)| named);
        named.any(|named| route(article.name.kind, &named.value) == other)
    }

    fn claim(
        &self,
        article: &Article,
        written: &'b str,
        place: Place,
    ) -> Result<Claim<'b>, Box<Diagnostic>> {
        if written.starts_with("https://") || written.starts_with("http://") {
            return Ok(Claim::Elsewhere(written));
        }
        if link_target(written).is_none() {
            return Err(Box::new(unsafe_scheme(place)));
        }
        let kind = article.name.kind;
        let route = route(kind, written);
        if let Some(there) = route.as_ref().and_then(|route| self.articles.get(route)) {
            return Ok(Claim::Here(there));
        }
        if route.is_some_and(|route| self.unseen.contains(&route)) {
            return Ok(Claim::Unseen);
        }
        let slugs = self.blog.articles().filter(|other| other.name.kind == kind);
        let near = self.suggestions.closest(written, slugs.map(|other| other.slug.as_str()));
        let what = match kind {
            Kind::Post => "post",
            Kind::Page => "page",
        };
        Err(Box::new(
            Diagnostic::warning(place, format!("there is no {what} `{written}`"))
                .label(format!("expected the slug of a {what}, or an address"))
                .maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
        ))
    }

    fn language_of<'a>(&'a self, article: &'a Article) -> &'a str {
        article.matter.lang.as_deref().unwrap_or(self.language)
    }
}

/// The article that is meant by its slug or by its path below the site's root.
fn route(kind: Kind, written: &str) -> Option<Route> {
    if written.starts_with('/') {
        return Route::parse(written);
    }
    Slug::new(written).ok().map(|slug| kind.route(slug))
}
