//! TeX to MathML, so that formulas cost the browser nothing.

use std::{collections::HashSet, ops::Range};

use math_core::{LatexToMathML, MathCoreConfig};

use super::latex;
use crate::{
    content::document::{Flaw, Formula, flaw},
    publish::{
        diagnostics::{Diagnostic, Diagnostics},
        input::article::Article,
        settings::Macro,
        worker::{Budget, Workers},
    },
};

/// A formula that is not TeX.
struct Mistake {
    /// Which bytes of the TeX are wrong.
    span: Range<usize>,
    /// The faults.
    message: String,
}

/// Converts the formulas of an article. They are converted together, so that equations are
/// numbered through the article and can refer to each other.
pub(crate) fn convert(
    article: &Article,
    macros: &[(String, String)],
    workers: &Workers,
    budget: &mut Budget,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let formulas = &article.analysis.math;
    if formulas.is_empty() {
        return Vec::new();
    }
    let snippets: Vec<(&str, bool)> =
        formulas.iter().map(|formula| (formula.tex.as_str(), formula.display)).collect();
    let mut taken: HashSet<&str> = article.analysis.ids.iter().map(String::as_str).collect();
    let mut repeated = vec![Vec::new(); formulas.len()];
    for (formula, repeated) in formulas.iter().zip(&mut repeated) {
        for (start, label) in labels(&formula.tex).filter(|(_, label)| !taken.insert(label)) {
            let mistake = Mistake {
                span: start..start + label.len(),
                message: "a heading or another formula has this name too".to_owned(),
            };
            let diagnostic =
                diagnostic(article, formula, &mistake, "the label is not the only one");
            diagnostics
                .push(diagnostic.help("give it another name; until then nothing leads to it"));
            repeated.push(label);
        }
    }
    let mut markup = Vec::with_capacity(formulas.len());
    let mut lost = 0;
    let results = latex::convert(&snippets, macros, workers, budget);
    for ((formula, result), repeated) in formulas.iter().zip(results).zip(repeated) {
        let mistake = result.and_then(|mathml| match flaw(&mathml) {
            None => Ok(mathml),
            Some(Flaw::Markup) => Err(latex::Mistake::Markup),
            Some(Flaw::Depth) => Err(latex::Mistake::Deep(0)),
            Some(Flaw::Space) => Err(latex::Mistake::Space),
        });
        match mistake {
            Ok(mathml) => {
                let link = reference(&mathml).map(str::to_owned);
                let mathml = link.unwrap_or(mathml);
                // An id stands in a page once.
                markup.push(
                    repeated.iter().fold(mathml, |mathml, label| {
                        mathml.replace(&format!(" id=\"{label}\""), "")
                    }),
                );
            }
            Err(mistake) => {
                lost += usize::from(matches!(mistake, latex::Mistake::Lost(_)));
                // Once the time of the article is used up, one says it for all.
                if lost <= 1 || !budget.is_used_up() {
                    diagnostics.push(told(article, formula, mistake));
                }
                markup.push(String::new());
            }
        }
    }
    markup
}

/// Says why a formula is not shown as one.
fn told(article: &Article, formula: &Formula, mistake: latex::Mistake) -> Diagnostic {
    let whole = 0..formula.tex.len();
    let error = |span, message: &str| {
        let mistake = Mistake { span, message: message.to_owned() };
        diagnostic(article, formula, &mistake, "the formula is not TeX that can be shown")
            .help("until then its TeX is shown")
    };
    let warning = |span: Range<usize>, message: &str, label: &str, help: &str| {
        let place = article.place(&place_of(article, formula, &span));
        Diagnostic::warning(place, message)
            .label(label)
            .help(format!("{help}; until then its TeX is shown"))
    };
    match mistake {
        latex::Mistake::Tex(span, message) => error(span, &message),
        latex::Mistake::Layout => error(whole, r"`&` or `\\` stands in a group of a cell"),
        latex::Mistake::Markup => error(
            whole,
            "a name in it has `<`, `&` or a control character, or is one that the page has itself",
        ),
        latex::Mistake::Deep(at) => warning(
            at..at + 1,
            &format!("the formula is nested more than {} deep", latex::DEEPEST),
            "expected fewer groups, fractions and delimiters in each other",
            "write a part of it as a formula of its own",
        ),
        latex::Mistake::Space => warning(
            whole,
            "the formula has a space that is too wide",
            "expected at most 40em, and no more than 2em back before the start",
            "write a smaller space",
        ),
        latex::Mistake::Long => warning(
            whole,
            "the formula is too long",
            &format!(
                "expected at most {} bytes of TeX, or a quarter of a megabyte of markup",
                latex::LONGEST
            ),
            "write it as several formulas",
        ),
        latex::Mistake::Lost(reason) => warning(
            whole,
            "the formula cannot be set",
            &reason,
            "write a simpler formula, or several",
        ),
    }
}

/// The link of a formula that is nothing but a reference to an equation. In a formula, which a screen
/// reader takes for one thing, nobody would find it.
fn reference(mathml: &str) -> Option<&str> {
    let inside = mathml.strip_prefix("<math><semantics><mtext>")?;
    let (link, _) = inside.split_once("</mtext><annotation ")?;
    let words = link.strip_prefix("<a href=\"#")?.strip_suffix("</a>")?;
    (!words.contains("</a>")).then_some(link)
}

/// The commands of the settings that can be used. The others are reported.
pub(crate) fn usable_macros(
    macros: &[Macro],
    diagnostics: &mut Diagnostics,
) -> Vec<(String, String)> {
    let mut usable = Vec::new();
    for Macro { name, command, place } in macros {
        match check_macro(command) {
            Ok(()) => usable.push(command.clone()),
            Err(message) => diagnostics.push(
                Diagnostic::error(place.clone(), format!("the command `{name}` is not TeX"))
                    .label(message),
            ),
        }
    }
    usable
}

fn check_macro(command: &(String, String)) -> Result<(), String> {
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

fn diagnostic(article: &Article, formula: &Formula, mistake: &Mistake, what: &str) -> Diagnostic {
    let range = place_of(article, formula, &mistake.span);
    Diagnostic::warning(article.place(&range), what).label(worded(&mistake.message))
}

/// The place where bytes of a formula stand in the article.
fn place_of(article: &Article, formula: &Formula, span: &Range<usize>) -> Range<usize> {
    let written = article.markdown().get(formula.range.clone()).unwrap_or_default();
    match written.find(&formula.tex) {
        Some(start) => {
            let start = formula.range.start + start;
            let end = start + span.end.min(formula.tex.len());
            // The end of the formula is nothing to underline; its last character is.
            (start + span.start).min(end.saturating_sub(1))..end
        }
        None => formula.range.clone(),
    }
}

/// The converter's message in the words of this program.
pub(crate) fn worded(message: &str) -> String {
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
