//! The code, the diagrams and the formulas of articles, prepared for their pages.

use rayon::prelude::*;

use super::{
    diagrams,
    highlight::{self, Coloured},
    math,
};
use crate::{
    content::document::{CodeBlock, Runs},
    publish::{
        diagnostics::Diagnostic,
        input::article::Article,
        worker::{Budget, Lost, STEP, Workers},
    },
};

/// The prepared blocks of an article.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    /// The tokens of the code blocks.
    pub(crate) code: Vec<Runs>,
    /// The diagrams among them.
    pub(crate) diagrams: Vec<String>,
    /// The formulas.
    pub(crate) math: Vec<String>,
    /// The problems found in them.
    pub(crate) found: Vec<Diagnostic>,
}

/// Prepares the blocks of articles, in parallel. The result has the order of the articles.
pub(crate) fn prepare(
    articles: &[&Article],
    macros: &[(String, String)],
    workers: &Workers,
) -> Vec<Blocks> {
    articles.par_iter().map(|article| Blocks::of(article, macros, workers)).collect()
}

impl Blocks {
    /// The blocks of an article.
    pub(crate) fn of(article: &Article, macros: &[(String, String)], workers: &Workers) -> Self {
        let mut budget = Budget::new();
        let mut blocks = Self::default();
        blocks.math = math::convert(article, macros, workers, &mut budget, &mut blocks.found);
        blocks.draw(article, workers, &mut budget);
        blocks.colour(article, workers, &mut budget);
        blocks
    }

    fn draw(&mut self, article: &Article, workers: &Workers, budget: &mut Budget) {
        for (number, block) in article.analysis.code.iter().enumerate() {
            if diagrams::draws(block.info().language)
                && let Some(drawing) =
                    diagrams::draw(article, block, number, workers, budget, &mut self.found)
            {
                self.diagrams.resize(number, String::new());
                self.diagrams.push(drawing);
            }
        }
    }

    /// Finds the tokens of all code blocks. Where a block is lost, it has none, and those behind it are
    /// given to another worker, until the time of the article is used up.
    fn colour(&mut self, article: &Article, workers: &Workers, budget: &mut Budget) {
        let blocks = &article.analysis.code;
        while self.code.len() < blocks.len() {
            let rest = blocks.iter().skip(self.code.len());
            if budget.is_used_up() {
                let first = rest.clone().next();
                self.found.extend(first.map(|block| {
                    plain(article, block, "the code of this article takes too long to be coloured")
                        .label("from here on it is shown in one colour")
                }));
                return self.code.resize(blocks.len(), Runs::default());
            }
            let job = rest.map(|block| (block.info().language.to_owned(), block.text.clone()));
            let job = highlight::Blocks(job.collect());
            let (answers, lost) = match workers.run_within(job, STEP, budget) {
                Ok(answers) => (answers, None),
                Err((answers, lost)) => (answers, Some(lost)),
            };
            for answer in answers {
                let Some(block) = blocks.get(self.code.len()) else { break };
                self.add(article, block, answer);
            }
            if let Some((block, lost)) = blocks.get(self.code.len()).zip(lost) {
                self.found.push(uncoloured(article, block, lost));
                self.code.push(Runs::default());
            }
        }
    }

    fn add(&mut self, article: &Article, block: &CodeBlock, coloured: Coloured) {
        let language = block.info().language;
        let diagnostic = match coloured {
            Coloured::Runs(runs) => return self.code.push(runs),
            Coloured::Unknown if diagrams::draws(language) => None,
            Coloured::Unknown => Some(
                plain(article, block, &format!("there is no grammar for `{language}`"))
                    .label("the code is shown in one colour")
                    .help("write `text` where it is no language"),
            ),
            Coloured::Long => Some(
                plain(article, block, "the code is too long to be coloured")
                    .label(format!("it has more than {} bytes", highlight::LONGEST))
                    .help(
                        "write `text` for its language, or show a part of it; it is shown in one colour",
                    ),
            ),
        };
        self.found.extend(diagnostic);
        self.code.push(Runs::default());
    }
}

/// A block whose tokens could not be found.
fn uncoloured(article: &Article, block: &CodeBlock, lost: Lost) -> Diagnostic {
    let message = match lost {
        Lost::Time => "the code takes too long to be coloured",
        Lost::Size | Lost::Panic => "the code cannot be coloured",
    };
    plain(article, block, message)
        .label("it is shown in one colour")
        .help("write `text` for its language, or close its quotation marks, comments and brackets")
}

/// A warning at the language of a code block.
fn plain(article: &Article, block: &CodeBlock, message: &str) -> Diagnostic {
    let language = block.info().language;
    let fence = article.markdown().get(block.range.clone()).unwrap_or_default();
    let at = block.range.start + fence.find(language).unwrap_or_default();
    Diagnostic::warning(article.place(&(at..at + language.len())), message)
}
