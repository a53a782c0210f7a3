//! Posts that are about the same things.
//!
//! Two posts are as near to each other as the angle between their vectors of terms, weighted by how
//! often a term is in the post and how seldom in the others (the cosine measure with tf-idf weights,
//! Salton and Buckley 1988). Titles and tags count as terms that are said several times.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    content::{document::is_ideograph, slug::Slug},
    publish::input::article::Article,
};

/// The number of posts that are named.
const SHOWN: usize = 3;

/// The similarity that a post must have to be named. Below it, what two posts share is the way people write.
const NEAREST: f64 = 0.06;

/// The number of terms that stand for a post: those with the greatest weight.
const TERMS: usize = 60;

/// The number of times that a post is looked at beside others, by their terms. The terms that tell most come
/// first; in a large blog the commonest are left out, or each post would be compared with all.
const COMPARED: usize = 5_000;

/// The weight of a word of the title, and of a tag.
const OF_TITLE: u32 = 4;
const OF_TAG: u32 = 6;

/// The vectors of the posts of a blog, and which posts have a term.
pub(crate) struct Related<'b> {
    posts: &'b [&'b Article],
    language: &'b str,
    /// The place of each post.
    places: BTreeMap<&'b Slug, usize>,
    /// The terms of each post with their weights; each vector has the length 1.
    vectors: Vec<Vec<(usize, f64)>>,
    /// The posts that have a term, with its weight there.
    postings: Vec<Vec<(usize, f64)>>,
}

impl<'b> Related<'b> {
    /// Reads the posts of a blog in a language.
    pub(crate) fn new(posts: &'b [&'b Article], language: &'b str) -> Self {
        let counts: Vec<Counts> = posts.iter().map(|post| terms(post)).collect();
        let mut spread: HashMap<&str, usize> = HashMap::new();
        for term in counts.iter().flat_map(HashMap::keys) {
            *spread.entry(term).or_default() += 1;
        }
        // A term of one post tells of no other.
        let mut shared: Vec<_> = spread.into_iter().filter(|(_, posts)| *posts > 1).collect();
        shared.sort_unstable();
        let numbered = shared.into_iter().enumerate();
        let numbers: HashMap<&str, (usize, usize)> =
            numbered.map(|(number, (term, posts))| (term, (number, posts))).collect();
        let vectors: Vec<_> = counts.iter().map(|own| vector(own, &numbers, posts.len())).collect();
        let mut postings = vec![Vec::new(); numbers.len()];
        for (place, vector) in vectors.iter().enumerate() {
            for (term, weight) in vector {
                if let Some(posting) = postings.get_mut(*term) {
                    posting.push((place, *weight));
                }
            }
        }
        let places = posts.iter().enumerate().map(|(place, post)| (&post.slug, place)).collect();
        Self { posts, language, places, vectors, postings }
    }

    /// The posts that are nearest to this one and in its language, the nearest first. Those of its
    /// series are left out, since the box of the series names them.
    pub(crate) fn of(&self, post: &Article) -> Vec<&'b Article> {
        let Some(own) = self.places.get(&post.slug) else { return Vec::new() };
        let mut likeness: HashMap<usize, f64> = HashMap::new();
        let mut left = COMPARED;
        for (term, weight) in self.vectors.get(*own).into_iter().flatten() {
            let Some(posting) = self.postings.get(*term) else { continue };
            let Some(rest) = left.checked_sub(posting.len()) else { continue };
            left = rest;
            for (place, other) in posting {
                *likeness.entry(*place).or_default() += weight * other;
            }
        }
        let language = |post: &'b Article| post.matter.lang.as_deref().unwrap_or(self.language);
        let is_candidate = |other: &&'b Article| {
            language(other) == post.matter.lang.as_deref().unwrap_or(self.language)
                && (post.matter.series.is_none() || other.matter.series != post.matter.series)
        };
        let is_near = |(place, likeness): &(usize, f64)| place != own && *likeness >= NEAREST;
        let near = likeness.into_iter().filter(is_near);
        let candidates = near.filter_map(|(place, likeness)| {
            let post = self.posts.get(place).copied().filter(is_candidate)?;
            Some((likeness, place, post))
        });
        let mut nearest: Vec<(f64, usize, &Article)> = candidates.collect();
        // Of those that are equally near, the newest first: in the order that the posts have.
        let order = |one: &(f64, usize, &Article), other: &(f64, usize, &Article)| {
            other.0.total_cmp(&one.0).then(one.1.cmp(&other.1))
        };
        // Thousands may be near, and few are shown.
        if nearest.len() > SHOWN {
            nearest.select_nth_unstable_by(SHOWN, order);
            nearest.truncate(SHOWN);
        }
        nearest.sort_unstable_by(order);
        nearest.into_iter().map(|(.., post)| post).collect()
    }
}

/// The number of times that a post has each term.
type Counts = HashMap<String, u32>;

/// The terms of a post with their weights.
fn vector(
    counts: &Counts,
    numbers: &HashMap<&str, (usize, usize)>,
    posts: usize,
) -> Vec<(usize, f64)> {
    let mut weights: Vec<(usize, f64)> = counts
        .iter()
        .filter_map(|(term, count)| {
            let (number, spread) = *numbers.get(term.as_str())?;
            let rarity = (posts as f64 / spread as f64).ln();
            // A term that all posts have tells of none.
            (rarity > 0.0).then_some(())?;
            Some((number, (1.0 + f64::from(*count).ln()) * rarity))
        })
        .collect();
    weights.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    weights.truncate(TERMS);
    let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    weights.iter_mut().for_each(|(_, weight)| *weight /= length.max(f64::MIN_POSITIVE));
    weights
}

/// The number of times that a post has each term.
fn terms(post: &Article) -> Counts {
    let mut counts = Counts::new();
    add(&mut counts, post.markdown(), 1);
    add(&mut counts, &post.matter.title, OF_TITLE);
    let tags: BTreeSet<String> =
        post.matter.tags.iter().map(|tag| tag.value.to_lowercase()).collect();
    for tag in tags {
        // The sign keeps a tag apart from the word.
        count(&mut counts, &format!("#{tag}"), OF_TAG);
    }
    counts
}

/// Adds the words of a text: runs of letters and digits, in small letters; of a script without spaces
/// every two characters that stand together. What stands between them, marks of Markdown too, is none.
fn add(counts: &mut Counts, text: &str, times: u32) {
    let is_word = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    for run in text.to_lowercase().split(|c: char| !is_word(c)) {
        let word = run.trim_matches(['\'', '’']);
        if word.chars().any(is_ideograph) {
            let letters: Vec<char> = word.chars().collect();
            for pair in letters.windows(2) {
                count(counts, &String::from_iter(pair), times);
            }
        } else if word.chars().nth(2).is_some() && word.contains(char::is_alphabetic) {
            count(counts, word, times);
        }
    }
}

fn count(counts: &mut Counts, term: &str, times: u32) {
    match counts.get_mut(term) {
        Some(count) => *count += times,
        None => drop(counts.insert(term.to_owned(), times)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::{
        diagnostics::Diagnostics,
        input::article::{Kind, Name},
    };

    fn post(slug: &str, matter: &str, text: &str) -> Article {
        let name = Name { kind: Kind::Post, file: format!("posts/{slug}.md"), bundle: None };
        let file = format!("---\ntitle: {slug}\ndate: 2020-01-01\n{matter}\n---\n{text}\n");
        Article::read(name, file.into_bytes(), "en", &mut Diagnostics::default()).unwrap()
    }

    fn related(posts: &[Article], to: usize) -> Vec<String> {
        let all: Vec<&Article> = posts.iter().collect();
        let related = Related::new(&all, "en");
        related.of(&posts[to]).iter().map(|post| post.slug.to_string()).collect()
    }

    #[test]
    fn finds_posts_by_what_they_say() {
        let posts = [
            post("bread", "", "Flour, water and yeast make a dough that rises in the oven."),
            post("tax", "", "The form asks for income, deductions and the year."),
            post("rolls", "", "A dough of flour and yeast, baked in a hot oven for the year."),
            post("walk", "", "Along the river and over the bridge to the mill."),
        ];
        assert_eq!(related(&posts, 0), ["rolls"]);
        assert_eq!(related(&posts, 3), [""; 0]);
    }

    #[test]
    fn finds_posts_by_their_tags() {
        let posts = [
            post("one", "tags: [Birds]", "Feathers."),
            post("two", "tags: [birds]", "Wings."),
            post("three", "tags: [fish]", "Fins."),
        ];
        assert_eq!(related(&posts, 0), ["two"]);
    }

    #[test]
    fn names_the_newest_of_those_that_are_as_near() {
        let text = "Flour, water and yeast make a dough that rises.";
        let other = "Along the river and over the bridge.";
        let slugs = ["a", "b", "c", "d", "e", "f"];
        let posts = slugs.map(|slug| post(slug, "", if slug == "c" { other } else { text }));
        assert_eq!(related(&posts, 5), ["a", "b", "d"]);
        assert_eq!(related(&posts, 0), ["b", "d", "e"]);
    }

    #[test]
    fn finds_posts_in_japanese() {
        let posts = [
            post("a", "", "機械学習の面接について書きました。"),
            post("b", "", "機械学習を勉強しています。"),
            post("c", "", "今日は天気がいいです。"),
        ];
        assert_eq!(related(&posts, 0), ["b"]);
    }

    #[test]
    fn leaves_out_its_series_and_other_languages() {
        let text = "Flour, water and yeast make a dough that rises.";
        let posts = [
            post("one", "series: Bread", text),
            post("two", "series: Bread", text),
            post("three", "lang: de", text),
            post("four", "", text),
            post("five", "", "Something else altogether."),
        ];
        assert_eq!(related(&posts, 0), ["four"]);
    }
}
