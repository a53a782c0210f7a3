//! Former addresses (`aliases` in front matter), which lead to where the articles are now.
//!
//! Each becomes a small page that any host can serve, and a line in `_redirects`, which some hosts
//! answer with a proper redirect before they look for a page.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use crate::{
    content::route::Route,
    publish::{
        check::consistency::OWN_FILES,
        diagnostics::{Diagnostic, Diagnostics, source::Place},
        input::{article::Article, blog::Blog},
        markup::escaped,
        output::{HASHED, Output},
        paths::{LONGEST_PATH, LONGEST_SLUG, decoded, encoded, file_name, resolved},
        settings::{Settings, language::is_right_to_left},
    },
};

/// A former address and what it leads to.
struct Redirect<'b> {
    article: &'b Article,
    /// The former path below the site's root, encoded.
    from: String,
    /// The file that answers to it.
    file: String,
}

/// Adds every redirect to the output. `out` is the folder that the site is written into.
pub(crate) fn write_to(
    blog: &Blog,
    routes: &BTreeSet<Route>,
    settings: &Settings,
    out: Option<&Path>,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) {
    if blog.articles().all(|article| article.matter.aliases.is_empty()) {
        return;
    }
    let taken = Taken::new(blog, routes, out, output);
    let redirects = redirects(blog, &taken, diagnostics);
    for redirect in &redirects {
        output.bytes(redirect.file.clone(), page(redirect.article, settings).into_bytes());
    }
    if !redirects.is_empty() {
        output.unless_own("_redirects", lines(&redirects, settings).into_bytes(), &blog.files);
    }
}

fn redirects<'b>(
    blog: &'b Blog,
    taken: &Taken<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Redirect<'b>> {
    let mut redirects: Vec<Redirect<'_>> = Vec::new();
    // By the name in small letters, which is the same file to some hosts and disks.
    let mut files: BTreeMap<String, (Place, String)> = BTreeMap::new();
    let mut folders: BTreeMap<String, (Place, String)> = BTreeMap::new();
    for article in blog.articles() {
        for alias in &article.matter.aliases {
            let place = Place::new(&article.source, alias.span.clone());
            let redirect = match redirect(article, &alias.value, place.clone()) {
                Ok(Some(redirect)) => redirect,
                Ok(None) => continue,
                Err(diagnostic) => {
                    diagnostics.push(*diagnostic);
                    continue;
                }
            };
            let name = redirect.file.to_lowercase();
            let other = files.get(&name).or_else(|| {
                let in_the_way = folders_of(&name).find_map(|folder| files.get(folder));
                folders.get(&name).or(in_the_way)
            });
            if taken.has(&redirect) {
                let diagnostic = unanswered(place, &alias.value);
                diagnostics.push(diagnostic.label("the site has a page or a file there"));
            } else if let Some((other, file)) = other {
                // Where two articles claim one address, that is an error, which was reported.
                if *file != redirect.file {
                    let diagnostic = unanswered(place, &alias.value);
                    let diagnostic = diagnostic.label("another one has its file on some hosts");
                    diagnostics.push(diagnostic.also(other.clone(), "this one"));
                }
            } else {
                let claim = || (place.clone(), redirect.file.clone());
                for folder in folders_of(&name) {
                    folders.entry(folder.to_owned()).or_insert_with(claim);
                }
                let claimed = claim();
                files.insert(name, claimed);
                redirects.push(redirect);
            }
        }
    }
    redirects
}

/// The names that former addresses cannot have, in small letters: some hosts and disks make no
/// difference.
struct Taken<'t> {
    /// Files, and folders that files are in.
    files: BTreeSet<String>,
    folders: BTreeSet<String>,
    out: Option<&'t Path>,
}

impl<'t> Taken<'t> {
    fn new(blog: &Blog, routes: &BTreeSet<Route>, out: Option<&'t Path>, output: &Output) -> Self {
        let pages = routes.iter().map(|route| format!("{}index.html", file_name(&route.path())));
        let own = blog.files.keys().cloned();
        let made = output.names().map(str::to_owned);
        let named = OWN_FILES.iter().map(|file| (*file).to_owned());
        let all = pages.chain(own).chain(made).chain(named);
        let files: BTreeSet<String> = all.map(|file| file.to_lowercase()).collect();
        let folders = files.iter().flat_map(|file| folders_of(file)).map(str::to_owned).collect();
        Self { files, folders, out }
    }

    fn has(&self, redirect: &Redirect<'_>) -> bool {
        let file = redirect.file.to_lowercase();
        // A file below these is kept by browsers for a year.
        HASHED.iter().any(|start| file.starts_with(start))
            || self.files.contains(&file)
            || self.folders.contains(&file)
            || folders_of(&file).any(|folder| self.files.contains(folder))
            || self
                .out
                .is_some_and(|out| folders_of(&redirect.file).any(|at| out.join(at).is_file()))
    }
}

/// The folders that a file is in, as paths.
fn folders_of(file: &str) -> impl Iterator<Item = &str> {
    file.match_indices('/').filter_map(|(at, _)| file.get(..at))
}

/// The place where a former address is answered; `None` for the article's own.
fn redirect<'b>(
    article: &'b Article,
    alias: &str,
    place: Place,
) -> Result<Option<Redirect<'b>>, Box<Diagnostic>> {
    let Some(path) = resolved("", &decoded(alias)).filter(|path| !path.contains('\\')) else {
        let diagnostic = Diagnostic::error(place, format!("`{alias}` is not an address"))
            .label("expected a path below the site's root");
        return Err(Box::new(diagnostic));
    };
    if let Some((why, help)) = why_not(alias, &path) {
        let diagnostic = Diagnostic::warning(place, format!("`{alias}` cannot be redirected"));
        return Err(Box::new(diagnostic.label(why).help(help)));
    }
    let from = format!("/{}", encoded(&path));
    if Route::parse(&from) == Some(article.route()) {
        return Ok(None);
    }
    Ok(Some(Redirect { article, from, file: file_of(path) }))
}

/// Why a host cannot answer to an address with one page, and what helps. `path` is the address
/// without its encoding.
fn why_not(alias: &str, path: &str) -> Option<(String, &'static str)> {
    let means_more = "some hosts take it for a pattern that other addresses match";
    let whole = "write one address, as readers have it";
    let is_encoded_twice = decoded(path) != path;
    if alias.contains(['?', '#']) {
        let why = "a host of files looks at the path alone".to_owned();
        Some((why, "leave out what comes after the path"))
    } else if path.contains('*') || path.contains(':') {
        Some((means_more.to_owned(), whole))
    } else if is_encoded_twice {
        Some(("it is percent-encoded twice".to_owned(), whole))
    } else if path.contains(char::is_control) {
        Some(("it has a control character".to_owned(), whole))
    } else if path.split('/').any(|part| part.len() > LONGEST_SLUG) {
        Some((format!("expected at most {LONGEST_SLUG} bytes between two slashes"), "leave it out"))
    } else if path.len() > LONGEST_PATH {
        Some((format!("expected at most {LONGEST_PATH} bytes"), "leave it out"))
    } else {
        None
    }
}

/// The file that answers to a path below the site's root.
fn file_of(path: String) -> String {
    if is_page_file(&path) {
        path
    } else if path.is_empty() {
        "index.html".to_owned()
    } else {
        format!("{path}/index.html")
    }
}

/// Returns `true` if a host serves a file of this name as a page. Any other name is made a folder, whose index
/// is the page: `/old.php` becomes `/old.php/index.html`.
fn is_page_file(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(ending.to_ascii_lowercase().as_str(), "html" | "htm")
}

fn unanswered(place: Place, alias: &str) -> Diagnostic {
    Diagnostic::warning(place, format!("the former address `{alias}` is not redirected"))
}

/// The page at a former address. It does without scripts, and no search engine keeps it.
fn page(article: &Article, settings: &Settings) -> String {
    let path = article.route().path();
    let target = escaped(&settings.site.at(&path));
    let canonical = escaped(&settings.base_url.at(&path));
    let title = escaped(&article.matter.title);
    let lang = escaped(article.matter.lang.as_deref().unwrap_or(&settings.site.language));
    let dir = if is_right_to_left(&lang) { " dir=\"rtl\"" } else { "" };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"{dir}>\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={target}\">\n\
         <link rel=\"canonical\" href=\"{canonical}\">\n</head>\n<body>\n\
         <p><a href=\"{target}\">{title}</a></p>\n</body>\n</html>\n"
    )
}

/// The file that Netlify and Cloudflare Pages read: from, to, status.
fn lines(redirects: &[Redirect<'_>], settings: &Settings) -> String {
    let mut lines = String::new();
    for Redirect { article, from, file } in redirects {
        let from = settings.site.at(from);
        let to = settings.site.at(&article.route().path());
        lines.push_str(&format!("{from} {to} 301\n"));
        // One of these hosts takes the last slash as it is written.
        if file.ends_with("/index.html") {
            lines.push_str(&format!("{from}/ {to} 301\n"));
        }
    }
    lines
}
