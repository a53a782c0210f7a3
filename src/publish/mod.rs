//! The publish layer: from a folder of Markdown to the files a browser fetches.
//!
//! [`publish`] reads everything below a root, collects every problem, and writes all files of the
//! site or none.
//!
//! ```text
//! octavo.toml ── settings ──────────────────┐
//! public/**   ── read ── article ── blog ── check ── feed ── write
//!                        (front_matter)     (addresses, blocks, media, darkroom)
//! index.html  ── shell ── assembly ── head ───── pages ──────┘
//! ```
//!
//! What runs a grammar, a layout or a decoder over the author's files is done by a second process, within
//! bounds of time and memory: [`worker`].
//!
//! Beside what the app fetches there is what others do: [`atom`], [`sitemap`], [`llms`],
//! [`redirects`], [`card`], [`icons`], [`web_manifest`], and [`headers`] for the host.

mod addresses;
mod article;
mod assembly;
mod atom;
mod avif;
mod base_url;
mod blocks;
mod blog;
mod card;
mod check;
mod clips;
mod compress;
mod consistency;
mod darkroom;
mod diagrams;
mod failure;
mod feed;
mod front_matter;
#[cfg(feature = "prerender")]
mod head;
mod headers;
mod highlight;
#[cfg(feature = "prerender")]
mod html;
mod icons;
mod image_jobs;
mod inline_styles;
mod language;
mod last_good;
mod llms;
mod markup;
mod maths;
mod media;
mod nearest;
mod new;
#[cfg(feature = "prerender")]
mod pages;
mod paths;
mod pictures;
mod player;
mod problem;
mod read;
mod redirects;
mod related;
mod reserved;
mod security;
mod settings;
mod shell;
mod sitemap;
mod sizes;
mod source;
mod style_sheets;
mod tex;
mod translations;
mod values;
mod walk;
mod web_manifest;
mod worker;
mod write;
mod xml;

use std::{collections::BTreeMap, path::PathBuf};

use self::{
    addresses::Addresses,
    article::Article,
    assembly::{Made, Ready},
    atom::Feeds,
    blog::Blog,
    card::Cards,
    check::{Prepared, check_navigation},
    darkroom::Darkroom,
    feed::Press,
    inline_styles::InlineStyles,
    problem::Problems,
    settings::Settings,
    translations::Translations,
    worker::Workers,
    write::Output,
};
use crate::content::route::Route;

pub use self::{
    failure::Failure,
    new::{new_post, since_1970},
    sizes::Sizes,
    tex::formula,
    worker::serve,
};

/// The page that Trunk writes.
const INDEX: &str = "index.html";

/// What to publish, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder with `octavo.toml` and `public`.
    pub root: PathBuf,
    /// Where the site is written; nowhere where it is only checked.
    pub out: Option<PathBuf>,
    /// Whether drafts are published, and posts before their time.
    pub drafts: bool,
    /// The moment that the site is published for, in seconds since 1970-01-01T00:00:00Z: posts that are
    /// dated later are left out.
    pub now: i64,
    /// Whether the site is served from the root of a host on the author's own machine, whatever
    /// path its public address has.
    pub local: bool,
    /// Where the last good site stands. If it is named, a mistake does not end the publishing: that
    /// site is kept, and its pages show the mistake.
    pub last_good: Option<PathBuf>,
    /// Whether text files get compressed copies beside them, whatever the settings say.
    pub compress: bool,
    /// Where smaller files of the pictures are kept from one time to the next. If no folder is
    /// named, none are made, which is how an author who only looks need not wait for them.
    pub pictures: Option<PathBuf>,
    /// Whether diagnostics are coloured.
    pub colour: bool,
    /// The program that does the work of [`serve`] where it is called with the argument `worker`. If none
    /// is named, the work is done here, without bounds of time and memory.
    pub worker: Option<PathBuf>,
}

/// How publishing ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What the author should know, ready to be shown; empty where all is well.
    pub diagnostics: String,
    /// How many errors there are. With one or more, nothing was written.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// How many posts were published.
    pub posts: usize,
    /// How many pages were published.
    pub pages: usize,
    /// How many files were written.
    pub files: usize,
    /// Whether the last good site stays on because of errors.
    pub kept: bool,
    /// The files of the posts that were left out because their time has not come, below `public`, and
    /// their days (YYYY-MM-DD); the next one first.
    pub scheduled: Vec<(String, String)>,
}

/// Reads a blog, checks it, and writes its files unless something is wrong.
///
/// # Errors
///
/// Fails where a file cannot be read or written. What is wrong in the author's files is no failure
/// but part of the outcome.
pub fn publish(options: &Options) -> Result<Outcome, Failure> {
    let mut problems = Problems::default();
    let mut reading = read::read(&options.root, options.drafts, &mut problems)?;
    let settings = reading.settings.take();
    let blog = Blog::new(reading, (!options.drafts).then_some(options.now), &mut problems);
    let workers = Workers::new(options.worker.clone());
    let mut output = Output::default();
    let mut cards = Cards::default();
    let mut compress = false;
    if let Some(mut settings) = settings {
        if !options.local {
            settings.site.base = settings.base_url.path().to_owned();
            settings.site.origin = settings.base_url.origin().to_owned();
            icons::print(&blog, &workers, &mut output, &mut problems)?;
            web_manifest::print(&blog, &settings, &mut output);
            cards = Cards::new(&blog, &settings);
            cards.print(&options.root, &mut output);
        }
        let mut styles = has_page(options).then(InlineStyles::default);
        let made = collect(
            &blog,
            &settings,
            options,
            &workers,
            styles.as_mut(),
            &mut output,
            &mut problems,
        )?;
        let rules = styles.map(|styles| styles.css()).unwrap_or_default();
        let ready = Ready { blog: &blog, settings: &settings, made, cards: &cards, rules };
        ready.site(options, &mut output, &mut problems)?;
        compress = (settings.compress || options.compress) && !options.local;
    }
    let (errors, warnings) = problems.counts();
    let mut files = 0;
    if let Some(out) = options.out.as_ref().filter(|_| errors == 0) {
        cards.draw(&options.root)?;
        let articles = blog.by_route();
        files = output.write(out, compress, |file| made_of(file, &articles))?;
    }
    Ok(Outcome {
        kept: errors > 0 && keep_last_good(options, &problems)?,
        diagnostics: problems.render(options.colour),
        errors,
        warnings,
        posts: blog.posts.len(),
        pages: blog.pages.len(),
        files,
        scheduled: blog.scheduled(),
    })
}

/// The author's file that a file of the site is made of.
fn made_of(file: &str, articles: &BTreeMap<Route, &Article>) -> Option<String> {
    let page = [".json", ".md"].iter().find_map(|ending| file.strip_suffix(ending));
    let route = Route::parse(&paths::encoded(page.unwrap_or(file)))?;
    articles.get(&route).map(|article| article.source.path.clone())
}

/// Reads any file as a post and says what is wrong with it, for tests that have no files.
#[cfg(any(fuzzing, test))]
pub fn read_any(bytes: &[u8]) -> String {
    let kind = article::Kind::Post;
    let name = article::Name { kind, file: "posts/any.md".to_owned(), bundle: None };
    let mut problems = Problems::default();
    let article = article::Article::read(name, bytes.to_vec(), "en", &mut problems);
    if let Some(article) = article {
        // Formulas alone: a grammar may never end, and here is no worker to be given up.
        let (workers, mut budget, mut found) =
            (Workers::new(None), worker::Budget::new(), Vec::new());
        maths::convert(&article, &[], &workers, &mut budget, &mut found);
        found.into_iter().for_each(|problem| problems.push(problem));
    }
    problems.render(true)
}

/// Whether there is a page to be completed for others than the author.
fn has_page(options: &Options) -> bool {
    let page = options.out.as_ref().map(|out| out.join(INDEX));
    !options.local && page.is_some_and(|page| page.exists())
}

/// Checks every article and makes every file but the pages themselves. Where the style sheet of a
/// page takes them, `styles` has the style attributes of what was prepared.
fn collect(
    blog: &Blog,
    settings: &Settings,
    options: &Options,
    workers: &Workers,
    styles: Option<&mut InlineStyles>,
    output: &mut Output,
    problems: &mut Problems,
) -> Result<Made, Failure> {
    let addresses = Addresses::new(blog, settings.page_size);
    let mut prepared = Prepared::default();
    let articles: Vec<&Article> = blog.articles().collect();
    let blocks = blocks::prepare(&articles, &settings.macros, workers);
    for (article, blocks) in articles.into_iter().zip(blocks) {
        prepared.add(article, blocks, &addresses, settings, workers, problems);
    }
    check_navigation(settings, &addresses, problems);
    let translations = Translations::new(blog, settings, problems);
    // What takes long is not done for a site that is not written.
    let out = options.out.as_deref().filter(|_| problems.counts().0 == 0);
    if let Some(folder) = options.pictures.as_deref().filter(|_| out.is_some()) {
        prepared.develop(&Darkroom::new(folder, workers), output, problems)?;
    }
    Feeds { blog, settings, assets: &prepared.assets }.print(output);
    if let Some(styles) = styles {
        let formulas = prepared.assets.values_mut().flat_map(|assets| &mut assets.math);
        formulas.for_each(|formula| *formula = styles.classes(formula));
    }
    let Prepared { assets, covers, .. } = prepared;
    Press { blog, settings, assets: &assets, covers: &covers, translations: &translations }
        .print(output);
    sitemap::print(blog, settings, output);
    llms::print(blog, settings, output);
    redirects::print(blog, addresses.routes(), settings, options.out.as_deref(), output, problems);
    output.copies(&blog.files, addresses.routes(), problems);
    Ok(Made { routes: addresses.into_routes(), covers, translations })
}

/// Keeps the last good site, with the problems in its pages. `false` where there is none.
fn keep_last_good(options: &Options, problems: &Problems) -> Result<bool, Failure> {
    let (Some(out), Some(previous)) = (&options.out, &options.last_good) else { return Ok(false) };
    let mut output = Output::default();
    let Some(mut site) = last_good::keep(out, previous, &mut output)? else { return Ok(false) };
    site.problems = problems.render(false).trim_end().to_owned();
    if let Some(shell) =
        assembly::shell(options, &site, None, &mut output, &mut Problems::default())?
    {
        output.bytes(INDEX.to_owned(), shell.waiting(&site).into_bytes());
    }
    output.write(out, false, |_| None)?;
    Ok(true)
}
