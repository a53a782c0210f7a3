//! The pages of the site as HTML: each is a file that can be read before the app is there, and
//! without it.

use std::{collections::BTreeSet, sync::Arc};

use rayon::prelude::*;

use super::{
    head::Heads,
    template::{Slots, Template},
};
use crate::{
    app::prerender,
    content::{route::Route, site::Site},
    publish::{
        diagnostics::failure::Failure, markup::escaped, output::Output, paths::file_name,
        settings::Settings,
    },
};

/// The page that hosts show for an address that they do not know.
const NOT_FOUND: &str = "404.html";

/// Makes the pages of a blog.
pub(crate) struct Pages<'p> {
    /// The site's settings.
    pub(crate) settings: &'p Settings,
    /// The template that every page is put into.
    pub(crate) template: &'p Template,
    /// The slots that are the same in every page.
    pub(crate) slots: Slots<'p>,
    /// The writer of their heads.
    pub(crate) heads: &'p Heads<'p>,
}

impl Pages<'_> {
    /// Adds the file of every page, which is made from the page's JSON, and the page for addresses
    /// that are none of these, unless the author has written one.
    ///
    /// # Errors
    ///
    /// Names a page that cannot be made, which no input should cause.
    pub(crate) fn write_to(
        &self,
        routes: &BTreeSet<Route>,
        output: &mut Output,
    ) -> Result<(), Failure> {
        let not_found = (!output.has(NOT_FOUND)).then_some(None);
        let wanted: Vec<Option<&Route>> = routes.iter().map(Some).chain(not_found).collect();
        let data = |route: &Route| {
            output.made(&file_name(&route.data_path())).and_then(|json| str::from_utf8(json).ok())
        };
        let site = Arc::new(self.settings.site.clone());
        let make = |route: &Option<&Route>| {
            let json = route.and_then(data).unwrap_or_default();
            self.page(&site, *route, json)
        };
        let pages: Vec<String> = wanted.par_iter().map(make).collect::<Result<_, Failure>>()?;
        for (route, page) in wanted.into_iter().zip(pages) {
            let file = match route {
                Some(route) => format!("{}index.html", file_name(&route.path())),
                None => NOT_FOUND.to_owned(),
            };
            output.bytes(file, page.into_bytes());
        }
        Ok(())
    }

    fn page(&self, site: &Arc<Site>, route: Option<&Route>, json: &str) -> Result<String, Failure> {
        let page = prerender(site, route, json).map_err(|why| {
            let path = route.map_or(NOT_FOUND.to_owned(), Route::path);
            Failure::Usage(format!("cannot make the page `{path}`: {why}"))
        })?;
        // What the page is made of comes last, so that it delays nothing that the reader sees.
        let about = self.heads.about(route, &page);
        let body = [page.html.as_str(), &address_of(route), &about.data].concat();
        let (title, head) = (page.title.as_str(), about.tags.as_str());
        Ok(self.template.filled(Slots { title, head, body: &body, ..self.slots }))
    }
}

/// The path of the page, by which the app knows it: hosts may answer an address with another page. Without a path
/// it is the page for unknown addresses.
fn address_of(route: Option<&Route>) -> String {
    let path = route.map(|route| format!(" data-path=\"{}\"", escaped(&route.path())));
    let path = path.unwrap_or_default();
    format!("<script type=\"application/json\" id=\"octavo:data\"{path}></script>")
}
