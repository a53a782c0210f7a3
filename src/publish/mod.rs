//! The publish layer: from a folder of Markdown to the files a browser fetches.
//!
//! [`publish`] reads everything below a root, collects every diagnostic, and writes all files of the
//! site or none.
//!
//! ```text
//! octavo.toml ── settings ─────┐
//! public/**   ──── input ──── check ◀── prepare ──┬── outputs ──┐
//!                                                 │             ├── output
//! index.html  ────────────────────────────────────┴──── html ───┘
//! ```
//!
//! | room | job |
//! |---|---|
//! | [`settings`] | reads `octavo.toml` |
//! | [`input`] | reads the author's files |
//! | [`prepare`] | highlights code, sets formulas, draws diagrams, makes pictures smaller |
//! | [`check`] | looks up what articles refer to |
//! | [`outputs`] | makes the files beside the pages: JSON, feeds, icons, redirects, headers |
//! | [`html`] | makes the pages |
//! | [`output`] | collects the files and writes all of them at once |
//! | [`diagnostics`] | what is wrong, where, and the remedy |
//! | [`worker`] | a second process, within bounds of time and memory, for what runs a grammar, a layout or a decoder over the author's files |
//! | [`values`], [`paths`], [`markup`] | TOML and YAML with places; paths and URLs; tags of HTML |

mod check;
mod diagnostics;
#[cfg(any(fuzzing, test))]
mod fuzzing;
mod html;
mod input;
mod markup;
mod options;
mod output;
mod outputs;
mod paths;
mod prepare;
mod settings;
mod sizes;
mod tasks;
mod values;
mod worker;

use std::collections::BTreeMap;

use self::{
    check::{
        addresses::Addresses,
        articles::{Prepared, check_navigation},
        consistency,
    },
    diagnostics::Diagnostics,
    html::{BuildContext, inline_styles::InlineStyles},
    input::{article::Article, blog::Blog, read},
    output::{Output, last_good},
    outputs::{
        atom::Feeds, card::Cards, icons, json::JsonOutput, llms, redirects, sitemap,
        translations::Translations, web_manifest,
    },
    paths::INDEX,
    prepare::{blocks, image_variants::ImageVariants, math},
    settings::Settings,
    worker::Workers,
};
use crate::content::route::Route;

#[cfg(any(fuzzing, test))]
pub use self::fuzzing::read_any;
pub use self::{
    diagnostics::failure::Failure,
    input::new_post::{new_post, since_1970},
    options::{Options, Outcome},
    prepare::latex::formula,
    sizes::Sizes,
    tasks::serve,
};

/// Reads a blog, checks it, and writes its files unless something is wrong.
///
/// # Errors
///
/// Fails where a file cannot be read or written. What is wrong in the author's files is no failure
/// but part of the outcome.
pub fn publish(options: &Options) -> Result<Outcome, Failure> {
    let mut diagnostics =
        if options.strict { Diagnostics::strict() } else { Diagnostics::default() };
    let mut reading = read::read(&options.root, options.drafts, &mut diagnostics)?;
    let settings = reading.settings.take();
    let blog = Blog::new(reading, (!options.drafts).then_some(options.now), &mut diagnostics);
    consistency::check(&blog, &mut diagnostics);
    let mut output = Output::default();
    let mut cards = Cards::default();
    let mut compress = false;
    if let Some(mut settings) = settings {
        if !options.local {
            settings.site.base = settings.base_url.path().to_owned();
            settings.site.origin = settings.base_url.origin().to_owned();
            cards = Cards::new(&blog, &settings);
        }
        let site = Site { blog: &blog, settings: &settings, cards: &cards, options };
        site.write_to(&mut output, &mut diagnostics)?;
        compress = (settings.compress || options.compress) && !options.local;
    }
    let (errors, warnings) = diagnostics.counts();
    let mut files = 0;
    if let Some(out) = options.out.as_ref().filter(|_| errors == 0) {
        cards.draw(&options.root)?;
        let articles = blog.by_route();
        files = output.write(out, compress, |file| made_of(file, &articles))?;
    }
    Ok(Outcome {
        kept: errors > 0 && keep_last_good(options, &diagnostics)?,
        diagnostics: diagnostics.render(options.colour),
        errors,
        warnings,
        posts: blog.posts.len(),
        pages: blog.pages.len(),
        files,
        scheduled: blog.scheduled(),
    })
}

/// A site while its files are made.
struct Site<'s> {
    blog: &'s Blog,
    settings: &'s Settings,
    cards: &'s Cards,
    options: &'s Options,
}

impl Site<'_> {
    /// Checks every article and adds every file.
    fn write_to(&self, output: &mut Output, diagnostics: &mut Diagnostics) -> Result<(), Failure> {
        let Self { blog, settings, cards, options } = *self;
        let workers = Workers::new(options.worker.clone());
        if !options.local {
            icons::write_to(blog, &workers, output, diagnostics)?;
            web_manifest::write_to(blog, settings, output);
            cards.write_to(&options.root, output);
        }
        let addresses = Addresses::new(blog, settings.page_size);
        let mut prepared = self.prepare(&addresses, &workers, diagnostics);
        check_navigation(settings, &addresses, diagnostics);
        let translations = Translations::new(blog, settings, diagnostics);
        // Long work is not done for a site that is not written.
        let is_written = options.out.is_some() && diagnostics.counts().0 == 0;
        if let Some(folder) = options.pictures.as_deref().filter(|_| is_written) {
            prepared.add_image_variants(
                &ImageVariants::new(folder, &workers),
                output,
                diagnostics,
            )?;
        }
        Feeds { blog, settings, assets: &prepared.assets }.write_to(output);
        // A policy forbids style attributes, so that they become classes with rules in the style sheet.
        let rules = if self.has_pages() { classes_of_styles(&mut prepared) } else { String::new() };
        let Prepared { assets, covers, .. } = prepared;
        JsonOutput {
            blog,
            settings,
            assets: &assets,
            covers: &covers,
            translations: &translations,
        }
        .write_to(output);
        sitemap::write_to(blog, settings, output);
        llms::write_to(blog, settings, output);
        let out = options.out.as_deref();
        redirects::write_to(blog, addresses.routes(), settings, out, output, diagnostics);
        output.copies(&blog.files, addresses.routes(), diagnostics);
        if options.local {
            return match out {
                Some(out) => html::write_waiting_page(out, &settings.site, output, diagnostics),
                None => Ok(()),
            };
        }
        let routes = addresses.into_routes();
        BuildContext { blog, settings, routes, covers, translations, cards, rules }.write_to(
            out,
            output,
            diagnostics,
        )
    }

    /// Prepares and checks every article.
    fn prepare(
        &self,
        addresses: &Addresses<'_>,
        workers: &Workers,
        diagnostics: &mut Diagnostics,
    ) -> Prepared {
        let articles: Vec<&Article> = self.blog.articles().collect();
        let macros = math::usable_macros(&self.settings.macros, diagnostics);
        let blocks = blocks::prepare(&articles, &macros, workers);
        let mut prepared = Prepared::default();
        for (article, blocks) in articles.into_iter().zip(blocks) {
            prepared.add(article, blocks, addresses, self.settings, workers, diagnostics);
        }
        prepared
    }

    /// True if pages are made for others than the author.
    fn has_pages(&self) -> bool {
        let page = self.options.out.as_ref().map(|out| out.join(INDEX));
        !self.options.local && page.is_some_and(|page| page.exists())
    }
}

/// Puts classes in place of the style attributes of formulas, and returns their rules.
fn classes_of_styles(prepared: &mut Prepared) -> String {
    let mut styles = InlineStyles::default();
    let formulas = prepared.assets.values_mut().flat_map(|assets| &mut assets.math);
    formulas.for_each(|formula| *formula = styles.classes(formula));
    styles.css()
}

/// The author's file that a file of the site is made of.
fn made_of(file: &str, articles: &BTreeMap<Route, &Article>) -> Option<String> {
    let page = [".json", ".md"].iter().find_map(|ending| file.strip_suffix(ending));
    let route = Route::parse(&paths::encoded(page.unwrap_or(file)))?;
    articles.get(&route).map(|article| article.source.path.clone())
}

/// Keeps the last good site, with the problems in its pages. `false` where there is none.
fn keep_last_good(options: &Options, diagnostics: &Diagnostics) -> Result<bool, Failure> {
    let (Some(out), Some(previous)) = (&options.out, &options.last_good) else { return Ok(false) };
    let mut output = Output::default();
    let Some(mut site) = last_good::keep(out, previous, &mut output)? else { return Ok(false) };
    site.problems = diagnostics.render(false).trim_end().to_owned();
    html::write_waiting_page(out, &site, &mut output, &mut Diagnostics::default())?;
    output.write(out, false, |_| None)?;
    Ok(true)
}
