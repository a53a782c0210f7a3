//! Entry points for tests and fuzzers that have no files.

#[cfg(test)]
mod front_matter;

use super::{
    diagnostics::Problems,
    input::article::{Article, Kind, Name},
    prepare::math,
    worker::{Budget, Workers},
};

/// Reads any file as a post and returns its diagnostics.
pub fn read_any(bytes: &[u8]) -> String {
    let kind = Kind::Post;
    let name = Name { kind, file: "posts/any.md".to_owned(), bundle: None };
    let mut problems = Problems::default();
    let article = Article::read(name, bytes.to_vec(), "en", &mut problems);
    if let Some(article) = article {
        // Formulas alone: a grammar may never end, and here is no worker to be given up.
        let (workers, mut budget, mut found) = (Workers::new(None), Budget::new(), Vec::new());
        math::convert(&article, &[], &workers, &mut budget, &mut found);
        found.into_iter().for_each(|problem| problems.push(problem));
    }
    problems.render(true)
}
