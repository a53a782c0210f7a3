//! The pages of the site as HTML: each is a file that can be read before the app is there, and
//! without it.

use std::{collections::BTreeSet, panic, sync::Arc, thread};

use super::{
    failure::Failure,
    head::Heads,
    html::style_rules::StyleSheet,
    paths::file_name,
    security::hash,
    settings::Settings,
    shell::{Filling, Shell, escaped},
    style_sheets::with_rules,
    write::Output,
};
use crate::{
    app::prerender,
    content::{route::Route, site::Site},
};

/// The page that hosts show for an address that they do not know.
const NOT_FOUND: &str = "404.html";

/// Makes the pages of a blog.
pub(crate) struct Pages<'p> {
    /// The site's settings.
    pub(crate) settings: &'p Settings,
    /// What every page is put into.
    pub(crate) shell: &'p Shell,
    /// What writes their heads.
    pub(crate) heads: &'p Heads<'p>,
    /// The rules of which each page gets what it uses, if the page has room for them.
    pub(crate) sheet: Option<StyleSheet>,
}

impl Pages<'_> {
    /// Adds the file of every page, which is made from the page's JSON, and the page for addresses
    /// that are none of these, unless the author has written one. Gives the style sheets of the pages.
    ///
    /// # Errors
    ///
    /// Names a page that cannot be made, which no input should cause.
    pub(crate) fn print(
        &self,
        routes: &BTreeSet<Route>,
        output: &mut Output,
    ) -> Result<Vec<String>, Failure> {
        let not_found = (!output.has(NOT_FOUND)).then_some(None);
        let wanted: Vec<Option<&Route>> = routes.iter().map(Some).chain(not_found).collect();
        let data = |route: &Route| {
            output.made(&file_name(&route.data_path())).and_then(|json| str::from_utf8(json).ok())
        };
        let site = Arc::new(self.settings.site.clone());
        let made = in_parallel(&wanted, |route| {
            let json = route.and_then(data).unwrap_or_default();
            self.page(&site, *route, json)
        });
        let pages = made.into_iter().collect::<Result<Vec<_>, _>>()?;
        let (sheets, pages) = self.styled(pages);
        for (route, page) in wanted.into_iter().zip(pages) {
            let file = match route {
                Some(route) => format!("{}index.html", file_name(&route.path())),
                None => NOT_FOUND.to_owned(),
            };
            output.bytes(file, page.into_bytes());
        }
        Ok(sheets)
    }

    /// The pages with the rules that each uses, and their style sheets.
    fn styled(&self, mut pages: Vec<String>) -> (Vec<String>, Vec<String>) {
        let Some(sheet) = &self.sheet else { return (Vec::new(), pages) };
        let used = in_parallel(&pages, |page| sheet.used_by(page));
        let (sheets, sheet_of) = sheet.shared(&used);
        // The policy of the page allows the style sheet that it gets, in place of the empty one.
        let (empty, sources) = (hash(""), sheets.iter().map(|css| hash(css)).collect::<Vec<_>>());
        for (page, index) in pages.iter_mut().zip(sheet_of) {
            if let (Some(css), Some(source)) = (sheets.get(index), sources.get(index)) {
                *page = with_rules(&page.replacen(&empty, source, 1), css);
            }
        }
        (sheets, pages)
    }

    fn page(&self, site: &Arc<Site>, route: Option<&Route>, json: &str) -> Result<String, Failure> {
        let page = prerender(site, route, json).map_err(|why| {
            let path = route.map_or(NOT_FOUND.to_owned(), Route::path);
            Failure::Usage(format!("cannot make the page `{path}`: {why}"))
        })?;
        // What the page is made of comes last, so that it delays nothing that the reader sees.
        let about = self.heads.about(route, &page);
        let body = [page.html.as_str(), &address_of(route), &about.data].concat();
        Ok(self.shell.filled(Filling { title: &page.title, head: &about.tags, body: Some(&body) }))
    }
}

/// The path of the page, by which the app knows it: hosts may answer an address with another page. Without a path
/// it is the page for unknown addresses.
fn address_of(route: Option<&Route>) -> String {
    let path = route.map(|route| format!(" data-path=\"{}\"", escaped(&route.path())));
    let path = path.unwrap_or_default();
    format!("<script type=\"application/json\" id=\"octavo:data\"{path}></script>")
}

/// What `work` makes of each, in their order, on all processors.
fn in_parallel<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    // Neighbours are of one kind and about one size, so the threads take turns.
    thread::scope(|scope| {
        let work = &work;
        let share = |first: usize| {
            scope.spawn(move || {
                all.iter().skip(first).step_by(processors).map(work).collect::<Vec<R>>()
            })
        };
        let threads: Vec<_> = (0..processors).map(share).collect();
        let mut shares: Vec<_> = threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|why| panic::resume_unwind(why)).into_iter())
            .collect();
        (0..all.len())
            .filter_map(|index| shares.get_mut(index % processors).and_then(Iterator::next))
            .collect()
    })
}
