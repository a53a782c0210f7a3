//! The pages of the site as HTML: each is a file that can be read before the app is there, and
//! without it.

use std::{collections::BTreeSet, sync::Arc};

use rayon::prelude::*;

use super::{
    head::Heads,
    style_rules::StyleSheet,
    styles::Sheet,
    template::{Slots, Template},
};
use crate::{
    app::prerender,
    content::{route::Route, site::Site},
    publish::{
        diagnostics::failure::Failure, markup::escaped, output::Output, outputs::csp::Policy,
        paths::file_name, settings::Settings,
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
    /// The style sheet of which each page gets the rules that it uses.
    pub(crate) rules: Option<&'p Sheet>,
    /// The writer of their heads.
    pub(crate) heads: &'p Heads<'p>,
}

/// The parts of a page that differ from those of others.
struct Rendered {
    title: String,
    head: String,
    body: String,
}

impl Pages<'_> {
    /// Adds the file of every page, which is made from the page's JSON, and the page for addresses
    /// that are none of these, unless the author has written one. The policy allows their style sheets.
    ///
    /// # Errors
    ///
    /// Names a page that cannot be made, which no input should cause.
    pub(crate) fn write_to(
        &self,
        routes: &BTreeSet<Route>,
        policy: &mut Policy,
        output: &mut Output,
    ) -> Result<(), Failure> {
        let not_found = (!output.has(NOT_FOUND)).then_some(None);
        let wanted: Vec<Option<&Route>> = routes.iter().map(Some).chain(not_found).collect();
        let data = |route: &Route| {
            output.made(&file_name(&route.data_path())).and_then(|json| str::from_utf8(json).ok())
        };
        let site = Arc::new(self.settings.site.clone());
        let render = |route: &Option<&Route>| {
            let json = route.and_then(data).unwrap_or_default();
            self.render(&site, *route, json)
        };
        let rendered: Vec<Rendered> =
            wanted.par_iter().map(render).collect::<Result<_, Failure>>()?;
        let (sheets, sheet_of) = self.sheets(&rendered);
        let policies: Vec<String> = sheets.iter().map(|css| policy.meta_with_style(css)).collect();
        sheets.iter().for_each(|css| policy.allow_style(css));
        let elements: Vec<String> = sheets.into_iter().map(|css| self.element(css)).collect();
        let fill = |(page, sheet): (&Rendered, usize)| {
            let text = |texts: &[String]| texts.get(sheet).cloned().unwrap_or_default();
            let styles = [self.slots.styles, &text(&elements)].concat();
            let policy = text(&policies);
            self.template.filled(page.slots(Slots {
                styles: &styles,
                policy: &policy,
                ..self.slots
            }))
        };
        let pages: Vec<String> = rendered.par_iter().zip(sheet_of).map(fill).collect();
        for (route, page) in wanted.into_iter().zip(pages) {
            let file = match route {
                Some(route) => format!("{}index.html", file_name(&route.path())),
                None => NOT_FOUND.to_owned(),
            };
            output.bytes(file, page.into_bytes());
        }
        Ok(())
    }

    fn render(
        &self,
        site: &Arc<Site>,
        route: Option<&Route>,
        json: &str,
    ) -> Result<Rendered, Failure> {
        let page = prerender(site, route, json).map_err(|why| {
            let path = route.map_or(NOT_FOUND.to_owned(), Route::path);
            Failure::Usage(format!("cannot make the page `{path}`: {why}"))
        })?;
        // The linked data stands behind the text, so that it delays nothing that the reader sees.
        let about = self.heads.about(route, &page);
        let body = [page.html.as_str(), &address_of(route), &about.data].concat();
        Ok(Rendered { title: page.title, head: about.tags, body })
    }

    /// The texts of the style sheets that pages have, and the one of each page.
    fn sheets(&self, pages: &[Rendered]) -> (Vec<String>, Vec<usize>) {
        let Some(rules) = self.rules else { return (vec![String::new()], vec![0; pages.len()]) };
        let text = rules.text(&self.settings.site.base);
        // The app of a page that cannot wait for the other rules needs all of them.
        if !self.slots.program.contains(&rules.file) {
            return (vec![text], vec![0; pages.len()]);
        }
        let sheet = StyleSheet::parse(&text);
        let used = |page: &Rendered| sheet.used_by(&self.template.filled(page.slots(self.slots)));
        sheet.shared(&pages.par_iter().map(used).collect::<Vec<_>>())
    }

    fn element(&self, css: String) -> String {
        let Some(rules) = self.rules else { return String::new() };
        Sheet { file: rules.file.clone(), css }.element(&self.settings.site.base)
    }
}

impl Rendered {
    fn slots<'s>(&'s self, others: Slots<'s>) -> Slots<'s> {
        Slots { title: &self.title, head: &self.head, body: &self.body, ..others }
    }
}

/// The path of the page, by which the app knows it: hosts may answer an address with another page. Without a path
/// it is the page for unknown addresses.
fn address_of(route: Option<&Route>) -> String {
    let path = route.map(|route| format!(" data-path=\"{}\"", escaped(&route.path())));
    let path = path.unwrap_or_default();
    format!("<script type=\"application/json\" id=\"octavo:data\"{path}></script>")
}
