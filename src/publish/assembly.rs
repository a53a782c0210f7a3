//! What was made of the posts, put together with the page that Trunk wrote.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    sync::Arc,
};

use super::{
    INDEX, Options,
    blog::Blog,
    card::Cards,
    check::Cover,
    failure::Failure,
    headers,
    problem::{Problem, Problems},
    security::{self, Policy},
    settings::Settings,
    shell::Shell,
    source::Source,
    style_sheets,
    translations::Translations,
    write::Output,
};
#[cfg(feature = "prerender")]
use super::{head, html::style_rules::StyleSheet, pages};
use crate::content::{route::Route, site::Site};

/// What was made before the pages are.
#[cfg_attr(not(feature = "prerender"), expect(dead_code, reason = "only a page's head names all"))]
pub(crate) struct Made {
    /// The addresses of the pages.
    pub(crate) routes: BTreeSet<Route>,
    /// The covers of articles.
    pub(crate) covers: BTreeMap<Route, Cover>,
    /// The same articles in other languages.
    pub(crate) translations: Translations,
}

/// What the pages are made of.
#[cfg_attr(not(feature = "prerender"), expect(dead_code, reason = "only a page's head names all"))]
pub(crate) struct Ready<'r> {
    pub(crate) blog: &'r Blog,
    pub(crate) settings: &'r Settings,
    pub(crate) made: Made,
    pub(crate) cards: &'r Cards,
    /// What the style sheet needs for what was prepared.
    pub(crate) rules: String,
}

impl Ready<'_> {
    /// Makes every page, and says what it may load. While the author writes, Trunk adds a script of
    /// its own to the page, so nothing is forbidden then.
    pub(crate) fn site(
        &self,
        options: &Options,
        output: &mut Output,
        problems: &mut Problems,
    ) -> Result<(), Failure> {
        let site = &self.settings.site;
        let rules = (!options.local).then_some(self.rules.as_str());
        let shell = shell(options, site, rules, output, problems)?;
        if options.local {
            if let Some(shell) = shell {
                output.bytes(INDEX.to_owned(), shell.waiting(site).into_bytes());
            }
            return Ok(());
        }
        let mut policy = Policy::new(self.blog, &site.embeds);
        if let Some(shell) = shell {
            // All pages have the same scripts, so they have one policy.
            self.pages(&shell.waiting(site), &mut policy, output)?;
        }
        for (_, page) in self.blog.files.iter().filter(|(file, _)| file.ends_with(".html")) {
            let bytes = fs::read(page).map_err(Failure::io("read", page))?;
            policy.allow(&String::from_utf8_lossy(&bytes));
        }
        headers::print(&policy, self.blog, self.settings, output);
        Ok(())
    }

    /// Makes the file of every page out of the one that waits for the app, which is all that the app
    /// needs.
    fn pages(
        &self,
        waiting: &str,
        policy: &mut Policy,
        output: &mut Output,
    ) -> Result<(), Failure> {
        #[cfg(feature = "prerender")]
        {
            let (bare, css) = style_sheets::without_rules(waiting).unzip();
            let bare = bare.as_deref().unwrap_or(waiting);
            policy.allow(bare);
            if let Ok(shell) = Shell::new(&policy.guard(bare), &self.settings.site) {
                let Made { routes, covers, translations } = &self.made;
                let (settings, blog) = (self.settings, self.blog);
                let heads =
                    &head::Heads::new(blog, settings, self.cards, covers, translations, output);
                let sheet = css.as_deref().map(StyleSheet::parse);
                let pages = pages::Pages { settings, shell: &shell, heads, sheet };
                policy.allow_styles(&pages.print(routes, output)?);
                return Ok(());
            }
        }
        policy.allow(waiting);
        output.bytes(INDEX.to_owned(), policy.guard(waiting).into_bytes());
        Ok(())
    }
}

/// The page that Trunk wrote, if there is one. For others than the author it is given `rules`, which
/// its style sheet needs so that the page is allowed everything, and the hashes of what it loads.
pub(crate) fn shell(
    options: &Options,
    site: &Site,
    rules: Option<&str>,
    output: &mut Output,
    problems: &mut Problems,
) -> Result<Option<Shell>, Failure> {
    let Some(out) = &options.out else { return Ok(None) };
    let path = out.join(INDEX);
    let html = match fs::read_to_string(&path) {
        Ok(html) => html,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::io("read", &path)(error)),
    };
    let html = style_sheets::linked(&security::without_policy(&html));
    let read = |file: &str| fs::read_to_string(out.join(file)).ok();
    let html = match style_sheets::join(&html, rules.unwrap_or_default(), read) {
        Some(joined) => {
            output.bytes(joined.file, joined.css.into_bytes());
            joined.parts.iter().for_each(|part| output.without(part));
            joined.html
        }
        None => html,
    };
    let file = |file: &str| {
        output.made(file).map(<[u8]>::to_vec).or_else(|| fs::read(out.join(file)).ok())
    };
    let html = match rules {
        Some(_) => {
            let text = |name: &str| String::from_utf8(file(name)?).ok();
            let html = style_sheets::inlined(&html, &site.base, text);
            let html = security::with_integrity(&html, file);
            style_sheets::with_rest(&html, &site.base, |name| {
                Some(security::integrity(&file(name)?))
            })
        }
        None => html,
    };
    match Shell::new(&html, site) {
        Ok(shell) => Ok(Some(shell)),
        Err(missing) => {
            let source = Source::named(INDEX.to_owned());
            problems.push(
                Problem::error(Arc::new(source).into(), missing.to_string())
                    .help("the publisher fills it in; put it back"),
            );
            Ok(None)
        }
    }
}
