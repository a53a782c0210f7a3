//! Makes the pages: a template, read once, is filled for each route.
//!
//! - [`template`] is the page that Trunk wrote, with slots; [`program`] are the scripts in it that start the
//!   app, and [`styles`] its style sheets, with the rules for [`inline_styles`]; [`style_rules`] finds those
//!   that a page uses.
//! - [`head`] writes what a page says of itself.
//! - [`pages`] renders the routes with the app's own components; [`waiting`] is shown where the app alone
//!   makes the pages.

mod head;
pub(crate) mod inline_styles;
mod pages;
mod program;
mod style_rules;
mod styles;
mod template;
mod waiting;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
    sync::Arc,
};

use serde::{Deserialize, Serialize};

pub(crate) use self::styles::sheet_files;
use self::{
    head::Heads,
    pages::Pages,
    program::Program,
    styles::{Sheet, Styles},
    template::{MissingPart, Slots, Template},
    waiting::waiting,
};
use crate::{
    content::{route::Route, site::Site},
    publish::{
        check::articles::Cover,
        diagnostics::{Diagnostic, Diagnostics, failure::Failure, source::Source},
        input::blog::Blog,
        output::Output,
        outputs::{card::Cards, csp::Policy, headers, translations::Translations},
        paths::INDEX,
        settings::Settings,
    },
};

/// The file of a published site with the template that it was made of, so that it can be published anew.
const KEPT: &str = ".octavo/template.json";

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
        diagnostics: &mut Diagnostics,
    ) -> Result<(), Failure> {
        let site = &self.settings.site;
        let mut policy = Policy::new(self.blog, &site.embeds);
        if let Some(out) = out
            && let Some(files) = TemplateFiles::read(out, diagnostics)?
            && let Some((template, program)) = files.template(site, diagnostics)
        {
            let styles = files.styles(&self.rules, output);
            let rules = Some(&styles.rules).filter(|rules| !rules.css.is_empty());
            let read = |file: &str| {
                output.made(file).map(<[u8]>::to_vec).or_else(|| fs::read(out.join(file)).ok())
            };
            let scripts =
                program.published(&site.base, rules.map(|rules| rules.file.as_str()), read);
            let fonts: String =
                styles.fonts.iter().map(|sheet| sheet.element(&site.base)).collect();
            let head = fonts + &scripts.head;
            let slots = Slots { styles: &head, program: &scripts.body, ..Slots::default() };
            // All pages have the same scripts.
            policy.allow(&template.filled(slots));
            let heads = &Heads::new(self, output);
            let pages = Pages { settings: self.settings, template: &template, slots, rules, heads };
            pages.write_to(&self.routes, &mut policy, output)?;
            files.keep(output);
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
    diagnostics: &mut Diagnostics,
) -> Result<(), Failure> {
    let Some(files) = TemplateFiles::read(out, diagnostics)? else { return Ok(()) };
    let Some((template, program)) = files.template(site, diagnostics) else { return Ok(()) };
    let styles = files.styles("", output).links(&site.base);
    let slots = Slots {
        title: &site.title,
        head: &template::description(&site.description),
        styles: &styles,
        body: &waiting(site),
        program: &program.as_written(),
        ..Slots::default()
    };
    output.bytes(INDEX.to_owned(), template.filled(slots).into_bytes());
    Ok(())
}

/// The page that Trunk wrote, and its style sheets.
#[derive(Debug, Default, Serialize, Deserialize)]
struct TemplateFiles {
    html: String,
    style_sheets: Vec<Sheet>,
}

impl TemplateFiles {
    /// Reads the page that Trunk has just written, or the one that the site in the folder was made of.
    fn read(out: &Path, diagnostics: &mut Diagnostics) -> Result<Option<Self>, Failure> {
        let Some(html) = text_of(&out.join(INDEX))? else { return Ok(None) };
        match Template::new(&html, &Site::default()) {
            Ok((_, loaded)) => {
                let sheet = |file: String| {
                    let path = out.join(&file);
                    let css = fs::read_to_string(&path).map_err(Failure::io("read", &path))?;
                    Ok(Sheet { file, css })
                };
                let sheets = loaded.style_sheets.into_iter().map(sheet);
                let style_sheets = sheets.collect::<Result<_, Failure>>()?;
                Ok(Some(Self { html, style_sheets }))
            }
            Err(missing) => {
                let kept = text_of(&out.join(KEPT))?;
                let kept = kept.and_then(|json| serde_json::from_str(&json).ok());
                if kept.is_none() {
                    diagnostics.push(not_a_template(missing));
                }
                Ok(kept)
            }
        }
    }

    /// The template of a site, and the scripts that start the app.
    fn template(&self, site: &Site, diagnostics: &mut Diagnostics) -> Option<(Template, Program)> {
        match Template::new(&self.html, site) {
            Ok((template, loaded)) => Some((template, loaded.program)),
            Err(missing) => {
                diagnostics.push(not_a_template(missing));
                None
            }
        }
    }

    /// The style sheets with more `rules`, which become files of the site in place of those that Trunk wrote.
    fn styles(&self, rules: &str, output: &mut Output) -> Styles {
        let styles = Styles::new(&self.style_sheets, rules);
        self.style_sheets.iter().for_each(|sheet| output.without(&sheet.file));
        for Sheet { file, css } in styles.fonts.iter().chain([&styles.rules]) {
            output.bytes(file.clone(), css.clone().into_bytes());
        }
        styles
    }

    /// Keeps the template for the next time.
    fn keep(&self, output: &mut Output) {
        output.json(KEPT, self);
    }
}

/// The text of a file, if there is one.
fn text_of(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io("read", path)(error)),
    }
}

fn not_a_template(missing: MissingPart) -> Diagnostic {
    Diagnostic::error(Arc::new(Source::named(INDEX.to_owned())).into(), missing.to_string())
        .help("the publisher fills it in; put it back, or build the app anew")
}
