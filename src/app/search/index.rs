//! The targets of a search.

use std::cell::{Cell, RefCell};

use js_sys::JsString;

use crate::{
    app::{
        data::{self, FetchError},
        json, site,
    },
    content::{
        json::Read,
        manifest::{TITLES, TitleIndex, Titled},
        site::Site,
    },
};

/// A place that can be found: an article, or a section of one.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Its address on the host.
    pub(super) address: String,
    /// Its title.
    pub(super) words: String,
    /// The tags of an article, or the article of a section.
    pub(super) around: String,
    /// The form in which words are compared.
    folded: String,
    /// True if it is a section.
    is_section: bool,
}

/// An element that was found.
pub(super) struct Found {
    /// The first of them.
    pub(super) shown: Vec<Place>,
    /// The number of them.
    pub(super) count: u32,
}

thread_local! {
    static PLACES: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
    /// True if the index is on its way.
    static IS_FETCHING: Cell<bool> = const { Cell::new(false) };
}

/// Fetches the index, unless it is here. Tells nothing where it is on its way already: who asked first is
/// told.
pub(super) async fn fetch() -> Option<Result<(), FetchError>> {
    if PLACES.with_borrow(|places| !places.is_empty()) {
        return Some(Ok(()));
    }
    if IS_FETCHING.replace(true) {
        return None;
    }
    let fetched = fetch_places().await;
    IS_FETCHING.set(false);
    Some(fetched.map(|places| PLACES.set(places)))
}

async fn fetch_places() -> Result<Vec<Place>, FetchError> {
    let site = site();
    let text = data::text(&site.at(TITLES)).await?;
    let json = json::parse(&text).map_err(FetchError::Malformed)?;
    let index =
        TitleIndex::read(&json, "").map_err(|error| FetchError::Malformed(error.to_string()))?;
    let mut places = Vec::new();
    for article in index.articles {
        add(&mut places, article, &site);
    }
    Ok(places)
}

fn add(places: &mut Vec<Place>, article: Titled, site: &Site) {
    let address = site.at(&article.path);
    let tags = article.tags.join(", ");
    for heading in article.headings {
        let Some((id, words)) = heading.split_once(' ') else { continue };
        places.push(Place {
            address: [&address, "#", id].concat(),
            folded: folded(words),
            words: words.to_owned(),
            around: article.title.clone(),
            is_section: true,
        });
    }
    let folded = folded(&[&article.title, " ", &tags].concat());
    places.push(Place { address, folded, words: article.title, around: tags, is_section: false });
}

/// The places that have all of these words: articles first, and first those that begin with them.
pub(super) fn find(words: &str, most: usize) -> Found {
    let wanted = folded(words);
    let wanted = wanted.trim();
    let mut found = Found { shown: Vec::new(), count: 0 };
    if wanted.is_empty() {
        return found;
    }
    PLACES.with_borrow(|places| {
        for (is_section, begins) in [(false, true), (false, false), (true, true), (true, false)] {
            for place in places {
                if place.is_section == is_section
                    && place.folded.starts_with(wanted) == begins
                    && wanted.split_whitespace().all(|word| place.folded.contains(word))
                {
                    found.count += 1;
                    if found.shown.len() < most {
                        found.shown.push(place.clone());
                    }
                }
            }
        }
    });
    found
}

/// A text as it is compared: in small letters and without accents, without the difference between wide
/// and narrow characters (Unicode normalisation form KD), and with the apostrophe that a keyboard has. The
/// browser has the tables.
fn folded(text: &str) -> String {
    let plain: String = JsString::from(text).normalize("NFKD").to_lower_case().into();
    let letters = plain.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
    letters.map(|c| if c == '’' { '\'' } else { c }).collect()
}
