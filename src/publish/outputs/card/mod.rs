//! Social cards: the picture that a message or a timeline shows beside a link to a post.
//!
//! A card is named after what is drawn on it, so its address is known before it is drawn, and one
//! that was drawn before is taken from `target/octavo/cards`. Where the font lacks a letter of the
//! title there is no card: nobody can read boxes.

mod layout;
mod picture;
mod typeface;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use rayon::prelude::*;

use self::typeface::Typeface;
use crate::{
    content::route::Route,
    publish::{
        diagnostics::failure::Failure,
        input::{article::Article, blog::Blog},
        output::Output,
        paths::fingerprint,
        settings::Settings,
    },
};

/// The width of a card, in pixels.
pub(crate) const WIDTH: u32 = 1200;

/// The height of a card, in pixels.
pub(crate) const HEIGHT: u32 = 630;

/// Changes when cards are drawn in another way, so that old ones are not taken for new ones.
const EDITION: &str = "1";

/// The folder in which cards are kept between builds, below the root.
const KEPT: &str = "target/octavo/cards";

/// The words on a card.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Words {
    title: String,
    /// The name of the site; empty on the card of the site itself.
    site: String,
    /// Empty where there is none.
    date: String,
}

/// The cards of a site.
#[derive(Debug, Default)]
pub(crate) struct Cards {
    /// The words on each article's card.
    articles: BTreeMap<Route, Words>,
    /// The words on the card that all other pages have.
    site: Option<Words>,
    /// The drawing.
    wanted: BTreeSet<Words>,
}

/// The card of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Card {
    /// Its address, below the site's root.
    pub(crate) address: String,
    /// The words to be read on it.
    pub(crate) words: String,
    /// True if it was drawn for this page alone.
    pub(crate) is_own: bool,
}

impl Cards {
    /// The cards of a blog, named but not drawn; none where the settings want none.
    pub(crate) fn new(blog: &Blog, settings: &Settings) -> Self {
        let mut cards = Self::default();
        let Some(typeface) = Typeface::new().filter(|_| settings.cards) else { return cards };
        for article in blog.articles() {
            if let Some(words) = Words::of(article, settings, &typeface) {
                cards.wanted.insert(words.clone());
                cards.articles.insert(article.route(), words);
            }
        }
        if let Some(words) = Words::of_site(settings, &typeface) {
            cards.wanted.insert(words.clone());
            cards.site = Some(words);
        }
        cards
    }

    /// The card of a page; `None` where there is none.
    pub(crate) fn of(&self, route: &Route) -> Option<Card> {
        let own = self.articles.get(route);
        let words = own.or(self.site.as_ref())?;
        let parts = [&words.title, &words.site, &words.date];
        let parts: Vec<&str> =
            parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
        let address = format!("/cards/{}", words.file());
        Some(Card { address, words: parts.join(" – "), is_own: own.is_some() })
    }

    /// Adds the cards to the output, from where [`Cards::draw`] keeps them.
    pub(crate) fn write_to(&self, root: &Path, output: &mut Output) {
        for words in &self.wanted {
            output.copy(format!("cards/{}", words.file()), root.join(KEPT).join(words.file()));
        }
    }

    /// Draws those that were not drawn before, in parallel.
    ///
    /// # Errors
    ///
    /// Fails where a card cannot be kept.
    pub(crate) fn draw(&self, root: &Path) -> Result<(), Failure> {
        let folder = root.join(KEPT);
        let path = |words: &Words| folder.join(words.file());
        let missing: Vec<&Words> =
            self.wanted.iter().filter(|words| !is_drawn(&path(words))).collect();
        let Some(typeface) = Typeface::new().filter(|_| !missing.is_empty()) else {
            return Ok(());
        };
        fs::create_dir_all(&folder).map_err(Failure::io("create", &folder))?;
        missing.par_iter().try_for_each(|words| keep(words, &typeface, &path(words)))
    }
}

impl Words {
    fn of(post: &Article, settings: &Settings, typeface: &Typeface) -> Option<Self> {
        let site = &settings.site;
        let language = post.matter.lang.as_deref().unwrap_or(&site.language);
        let date = post.date.map(|date| match language.split('-').next() {
            Some("en") => date.in_english(),
            _ => date.day(),
        });
        Some(Self {
            title: typeface.readable(&post.matter.title)?,
            site: typeface.readable(&site.title).unwrap_or_default(),
            date: date.unwrap_or_default(),
        })
    }

    fn of_site(settings: &Settings, typeface: &Typeface) -> Option<Self> {
        let title = typeface.readable(&settings.site.title)?;
        Some(Self { title, site: String::new(), date: String::new() })
    }

    /// The name of the card's file.
    fn file(&self) -> String {
        let drawn = [EDITION, &self.title, &self.site, &self.date].join("\0");
        format!("{:016x}.png", fingerprint(drawn.as_bytes()))
    }
}

/// Returns `true` if a card was drawn before. A link in its place is none of ours.
fn is_drawn(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|kept| kept.is_file())
}

fn keep(words: &Words, typeface: &Typeface, path: &Path) -> Result<(), Failure> {
    let png = picture::png(&layout::lines(words, typeface), typeface);
    let png = png.map_err(|error| Failure::io("draw", path)(io::Error::other(error)))?;
    // Two builds may draw one card at the same time; a reader never finds half of it.
    let unfinished = path.with_extension(format!("{}.part", std::process::id()));
    fs::write(&unfinished, png).map_err(Failure::io("write", &unfinished))?;
    fs::rename(&unfinished, path).map_err(Failure::io("write", path))
}
