//! Makes the pages: a template, read once, is filled for each route.
//!
//! - [`template`] is the page that Trunk wrote, with slots; [`program`] are the scripts in it that start the
//!   app, and [`styles`] its style sheets, with the rules for [`inline_styles`].
//! - [`head`] writes what a page says of itself.
//! - [`pages`] renders the routes with the app's own components; [`waiting`] is shown where the app alone
//!   makes the pages.

mod head;
pub(crate) mod inline_styles;
mod pages;
mod program;
mod styles;
mod template;
mod waiting;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use self::{
    head::Heads,
    pages::Pages,
    program::Program,
    styles::Styles,
    template::{Slots, Template},
    waiting::waiting,
};
use crate::{
    content::{route::Route, site::Site},
    publish::{
        check::articles::Cover,
        diagnostics::{Problem, Problems, failure::Failure, source::Source},
        input::blog::Blog,
        output::Output,
        outputs::{card::Cards, csp::Policy, headers, translations::Translations},
        paths::INDEX,
        settings::Settings,
    },
};

/// The folder of a published site with the template that it was made of, so that it can be published anew.
const KEPT: &str = ".octavo";

/// Everything that the pages are made of.
pub(crate) struct BuildContext<'r> {
    /// The articles.
    pub(crate) blog: &'r Blog,
    /// The settings.
    pub(crate) settings: &'r Settings,
    /// The addresses of the pages.
    pub(crate) routes: BTreeSet<Route>,
    /// The covers of articles.
    pub(crate) covers: BTreeMap<Route, Cover>,
    /// The same articles in other languages.
    pub(crate) translations: Translations,
    /// The social cards.
    pub(crate) cards: &'r Cards,
    /// The rules for what was prepared.
    pub(crate) rules: String,
}

impl BuildContext<'_> {
    /// Adds every page of the site in the folder `out`, and the headers that say what they may load.
    ///
    /// # Errors
    ///
    /// Fails where a file cannot be read, and names a page that cannot be made, which no input should cause.
    pub(crate) fn write_to(
        &self,
        out: Option<&Path>,
        output: &mut Output,
        problems: &mut Problems,
    ) -> Result<(), Failure> {
        let site = &self.settings.site;
        let mut policy = Policy::new(self.blog, &site.embeds);
        if let Some(files) =
            out.map(|out| TemplateFiles::read(out, site, problems)).transpose()?.flatten()
        {
            let styles = files.styles(&self.rules, output)?.inline(&site.base);
            let program = files.program();
            files.keep(output);
            // All pages have the same scripts and style sheets, so they have one policy.
            let slots = Slots { styles: &styles, program: &program, ..Slots::default() };
            policy.allow(&files.template.filled(slots));
            let policy = policy.meta();
            let slots = Slots { policy: &policy, ..slots };
            let heads = &Heads::new(self, output);
            Pages { settings: self.settings, template: &files.template, slots, heads }
                .write_to(&self.routes, output)?;
        }
        for (_, page) in self.blog.files.iter().filter(|(file, _)| file.ends_with(".html")) {
            let bytes = fs::read(page).map_err(Failure::io("read", page))?;
            policy.allow(&String::from_utf8_lossy(&bytes));
        }
        headers::write_to(&policy, self.blog, self.settings, output);
        Ok(())
    }
}

/// Adds the page that waits for the app, which makes all pages on the author's own machine. Trunk adds a
/// script of its own to it, so nothing is forbidden.
///
/// # Errors
///
/// Fails where a file cannot be read.
pub(crate) fn write_waiting_page(
    out: &Path,
    site: &Site,
    output: &mut Output,
    problems: &mut Problems,
) -> Result<(), Failure> {
    let Some(files) = TemplateFiles::read(out, site, problems)? else { return Ok(()) };
    let styles = files.styles("", output)?.link(&site.base);
    let slots = Slots {
        title: &site.title,
        head: &template::description(&site.description),
        styles: &styles,
        body: &waiting(site),
        program: &files.program.as_written(),
        ..Slots::default()
    };
    output.bytes(INDEX.to_owned(), files.template.filled(slots).into_bytes());
    Ok(())
}

/// The template and the files that belong to it.
struct TemplateFiles {
    template: Template,
    style_sheets: Vec<String>,
    program: Program,
    /// The site's path on its host.
    base: String,
    /// The folder of the site.
    out: PathBuf,
    /// The folder of the template.
    folder: PathBuf,
}

impl TemplateFiles {
    /// Reads the page that Trunk has just written, or the one that an earlier site was made of.
    fn read(out: &Path, site: &Site, problems: &mut Problems) -> Result<Option<Self>, Failure> {
        let mut missing = None;
        for folder in [out.to_owned(), out.join(KEPT)] {
            let path = folder.join(INDEX);
            let html = match fs::read_to_string(&path) {
                Ok(html) => html,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(Failure::io("read", &path)(error)),
            };
            match Template::new(&html, site) {
                Ok((template, loaded)) => {
                    return Ok(Some(Self {
                        template,
                        style_sheets: loaded.style_sheets,
                        program: loaded.program,
                        base: site.base.clone(),
                        out: out.to_owned(),
                        folder,
                    }));
                }
                Err(part) => drop(missing.get_or_insert(part)),
            }
        }
        if let Some(part) = missing {
            let source = Source::named(INDEX.to_owned());
            problems.push(
                Problem::error(Arc::new(source).into(), part.to_string())
                    .help("the publisher fills it in; put it back, or build the app anew"),
            );
        }
        Ok(None)
    }

    /// The style sheets in one, with more `rules` at the end, which becomes a file of the site.
    fn styles(&self, rules: &str, output: &mut Output) -> Result<Styles, Failure> {
        let read = |file: &String| {
            let path = self.folder.join(file);
            fs::read_to_string(&path).map_err(Failure::io("read", &path))
        };
        let mut sheets = self.style_sheets.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        if !rules.is_empty() {
            sheets.push(rules.to_owned());
        }
        let styles = Styles::new(&sheets);
        output.bytes(styles.file.clone(), styles.css.clone().into_bytes());
        self.style_sheets.iter().for_each(|file| output.without(file));
        Ok(styles)
    }

    /// The scripts that start the app, with the hashes of what they load.
    fn program(&self) -> String {
        self.program.with_integrity(&self.base, |file| fs::read(self.out.join(file)).ok())
    }

    /// Keeps the template for the next time.
    fn keep(&self, output: &mut Output) {
        if self.folder == self.out {
            for file in self.style_sheets.iter().map(String::as_str).chain([INDEX]) {
                output.copy(format!("{KEPT}/{file}"), self.out.join(file));
            }
        }
    }
}
