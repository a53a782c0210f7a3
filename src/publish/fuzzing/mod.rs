//! Entry points for tests and fuzzers that have no files.

#[cfg(test)]
mod front_matter;

use super::{
    diagnostics::Diagnostics,
    input::article::{Article, Kind, Name},
    prepare::math,
    worker::{Budget, Workers},
};

/// Reads any file as a post and returns its diagnostics.
pub fn read_any(bytes: &[u8]) -> String {
    let kind = Kind::Post;
    let name = Name { kind, file: "posts/any.md".to_owned(), bundle: None };
    let mut diagnostics = Diagnostics::default();
    let article = Article::read(name, bytes.to_vec(), "en", &mut diagnostics);
    if let Some(article) = article {
        // Formulas alone: a grammar may never end, and here is no worker to be given up.
        let (workers, mut budget, mut found) = (Workers::new(None), Budget::new(), Vec::new());
        math::convert(&article, &[], &workers, &mut budget, &mut found);
        found.into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
    }
    diagnostics.render(true)
}
