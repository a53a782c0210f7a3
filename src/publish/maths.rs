//! TeX to MathML, so that formulas cost the browser nothing.

use std::{collections::HashSet, ops::Range};

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use super::{article::Article, problem::Problem, tex};
use crate::content::document::{Formula, is_formula};

/// A formula that is not TeX.
struct Mistake {
    /// Which bytes of the TeX are wrong.
    span: Range<usize>,
    /// What is wrong with them.
    message: String,
}

/// Converts the formulas of an article. They are converted together, so that equations are
/// numbered through the article and can refer to each other.
pub(crate) fn convert(
    article: &Article,
    macros: &[(String, String)],
    problems: &mut Vec<Problem>,
) -> Vec<String> {
    let formulas = &article.survey.math;
    if formulas.is_empty() {
        return Vec::new();
    }
    let snippets: Vec<(&str, MathDisplay)> = formulas
        .iter()
        .map(|formula| {
            let display = if formula.display { MathDisplay::Block } else { MathDisplay::Inline };
            (formula.tex.as_str(), display)
        })
        .collect();
    let mut taken: HashSet<&str> = article.survey.ids.iter().map(String::as_str).collect();
    for formula in formulas {
        for (start, label) in labels(&formula.tex).filter(|(_, label)| !taken.insert(label)) {
            let mistake = Mistake {
                span: start..start + label.len(),
                message: "a heading or another formula has this name too".to_owned(),
            };
            problems.push(problem(article, formula, &mistake, "the label is not the only one"));
        }
    }
    let mut markup = Vec::with_capacity(formulas.len());
    for (formula, result) in formulas.iter().zip(tex::convert(&snippets, macros)) {
        let whole = 0..formula.tex.len();
        let mistake = match result {
            Ok(mathml) if is_formula(&mathml) => {
                let link = reference(&mathml).map(str::to_owned);
                markup.push(link.unwrap_or(mathml));
                continue;
            }
            Ok(_) => {
                let message = "a name in it has `<`, `&` or a control character, or is one that \
                     the page has itself"
                    .to_owned();
                Mistake { span: whole, message }
            }
            Err(tex::Mistake::Tex(error)) => {
                Mistake { span: error.0.clone(), message: error.error_message() }
            }
            Err(tex::Mistake::Layout) => {
                let message = r"`&` or `\\` stands in a group of a cell".to_owned();
                Mistake { span: whole, message }
            }
        };
        problems.push(problem(
            article,
            formula,
            &mistake,
            "the formula is not TeX that can be shown",
        ));
        markup.push(String::new());
    }
    markup
}

/// The link of a formula that is nothing but a reference to an equation. In a formula, which a screen
/// reader takes for one thing, nobody would find it.
fn reference(mathml: &str) -> Option<&str> {
    let inside = mathml.strip_prefix("<math><semantics><mtext>")?;
    let (link, _) = inside.split_once("</mtext><annotation ")?;
    let words = link.strip_prefix("<a href=\"#")?.strip_suffix("</a>")?;
    (!words.contains("</a>")).then_some(link)
}

/// Whether a command that the settings define can be used.
///
/// # Errors
///
/// Says what is wrong with its name or its definition.
pub(crate) fn check_macro(command: &(String, String)) -> Result<(), String> {
    let config = MathCoreConfig { macros: vec![command.clone()], ..MathCoreConfig::default() };
    LatexToMathML::new(config).map(drop).map_err(|(error, ..)| worded(&error.error_message()))
}

/// The labels of the equations in a formula, which are ids on the page, and where they start.
pub(crate) fn labels(tex: &str) -> impl Iterator<Item = (usize, &str)> {
    const COMMAND: &str = r"\label{";
    tex.match_indices(COMMAND).filter_map(|(at, _)| {
        let start = at + COMMAND.len();
        let (label, _) = tex.get(start..)?.split_once('}')?;
        Some((start, label))
    })
}

fn problem(article: &Article, formula: &Formula, mistake: &Mistake, what: &str) -> Problem {
    let written = article.markdown().get(formula.range.clone()).unwrap_or_default();
    let range = match written.find(&formula.tex) {
        Some(start) => {
            let start = formula.range.start + start;
            let end = start + mistake.span.end.min(formula.tex.len());
            // The end of the formula is nothing to underline; its last character is.
            (start + mistake.span.start).min(end.saturating_sub(1))..end
        }
        None => formula.range.clone(),
    };
    Problem::error(article.place(&range), what).label(worded(&mistake.message))
}

/// The converter's message in the words of this program.
pub(super) fn worded(message: &str) -> String {
    let message = message.trim_end_matches('.').replace('"', "`");
    // Abbreviations stay as they are.
    if message.chars().nth(1).is_some_and(char::is_uppercase) {
        return message;
    }
    let mut characters = message.chars();
    let first = characters.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_a_reference_out_of_its_formula() {
        let formula = |words: &str| {
            format!(
                "<math><semantics><mtext>{words}</mtext><annotation encoding=\"application/x-tex\">x\
                 </annotation></semantics></math>"
            )
        };
        let link = "<a href=\"#third\">(1)</a>";
        assert_eq!(reference(&formula(link)), Some(link));
        assert_eq!(reference(&formula("word")), None);
        assert_eq!(reference(&formula(&format!("{link} and {link}"))), None);
        assert_eq!(reference("<math><mi>x</mi></math>"), None);
    }

    #[test]
    fn words_messages_as_everywhere() {
        assert_eq!(worded("Unknown command \"\\foo\"."), "unknown command `\\foo`");
        assert_eq!(worded("EOF in a group."), "EOF in a group");
    }
}
