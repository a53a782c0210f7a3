//! The converter of formulas, with bounds.

use std::ops::Range;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use serde::{Deserialize, Serialize};

use crate::publish::{
    markup::tags,
    worker::{Budget, Job, Lost, STEP, Workers},
};

/// The depth to which groups, fractions and the like may stand in each other. A browser takes elements that
/// stand in more than 512 others out of them, and each level of TeX is up to three elements.
pub(crate) const DEEPEST: usize = 60;

/// The greatest length of a formula, in bytes: a hundred lines.
pub(crate) const LONGEST: usize = 16 << 10;

/// The greatest length of the markup of a formula, in bytes: commands of the settings may grow.
const LONGEST_MARKUP: usize = 256 << 10;

/// The result for a formula: its MathML, or the reason why it has none.
pub(crate) type Converted = Result<String, Mistake>;

/// Why a formula cannot be shown.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Mistake {
    /// It is not TeX, or not TeX that is known: which bytes are not, and why.
    Tex(Range<usize>, String),
    /// The converter cannot set it: math-core 0.7 gives up where `&` or `\\` stands in a group of a
    /// table's cell.
    Layout,
    /// Its markup has more in it than a formula.
    Markup,
    /// A space of it is too wide.
    Space,
    /// It is nested too deep, from this byte on.
    Deep(usize),
    /// It is longer than what is converted.
    Long,
    /// It takes too much time or memory.
    Lost(String),
}

/// Formulas that are converted together, in one step.
#[derive(Serialize, Deserialize)]
pub(crate) struct Formulas {
    /// The TeX of each, and whether it stands on a line of its own.
    formulas: Vec<(String, bool)>,
    /// The commands that the settings define.
    macros: Vec<(String, String)>,
}

impl Job for Formulas {
    const NAME: &'static str = "formulas";

    type Answer = Vec<Converted>;

    fn run(&self, answer: &mut dyn FnMut(Self::Answer)) {
        // The TeX stays in the markup, for screen readers and for copying.
        let macros = self.macros.clone();
        let config = MathCoreConfig { annotation: true, macros, ..MathCoreConfig::default() };
        let display = |display| if display { MathDisplay::Block } else { MathDisplay::Inline };
        let formulas: Vec<(&str, MathDisplay)> =
            self.formulas.iter().map(|(tex, block)| (tex.as_str(), display(*block))).collect();
        let results = LatexToMathML::new(config).unwrap_or_default().convert_all(&formulas);
        let markup = results.into_iter().map(|result| match result {
            Ok(converted) if converted.mathml.len() > LONGEST_MARKUP => Err(Mistake::Long),
            Ok(converted) => Ok(prefixed(&without_selectors(&without_levels(&converted.mathml)))),
            Err(error) => Err(Mistake::Tex(error.0.clone(), error.error_message())),
        });
        answer(markup.collect());
    }
}

/// Converts the formulas of an article together, so that equations are numbered through all of them and can
/// refer to each other. Where that does not come to an end, each is converted by itself, so that those
/// that are to blame are found and the others are numbered without them.
pub(crate) fn convert(
    formulas: &[(&str, bool)],
    macros: &[(String, String)],
    workers: &Workers,
    budget: &mut Budget,
) -> Vec<Converted> {
    let mut found: Vec<Option<Mistake>> = formulas.iter().map(|(tex, _)| refused(tex)).collect();
    let mut convert = |range: Range<usize>, found: &[Option<Mistake>]| {
        let empty = String::new;
        // An empty formula stands for one that has its mistake already.
        let tex = formulas.iter().zip(found).map(|((tex, display), mistake)| {
            (if mistake.is_some() { empty() } else { (*tex).to_owned() }, *display)
        });
        let formulas = tex.skip(range.start).take(range.len()).collect();
        let job = Formulas { formulas, macros: macros.to_vec() };
        match workers.run_within(job, STEP, budget) {
            Ok(mut answers) => answers.pop().ok_or(Lost::Panic),
            Err((_, lost)) => Err(lost),
        }
    };
    let all = 0..formulas.len();
    let mut together = convert(all.clone(), &found);
    if together.is_err() {
        for one in all.clone() {
            if found.get(one).is_some_and(Option::is_none)
                && let Err(lost) = convert(one..one + 1, &found)
                && let Some(mistake) = found.get_mut(one)
            {
                *mistake = Some(lost.into());
            }
        }
        together = convert(all, &found);
    }
    let mut converted = together
        .unwrap_or_else(|lost| formulas.iter().map(|_| Err(lost.into())).collect::<Vec<_>>());
    for (result, mistake) in converted.iter_mut().zip(found) {
        if let Some(mistake) = mistake {
            *result = Err(mistake);
        }
    }
    converted
}

/// Why a formula is not even tried.
fn refused(tex: &str) -> Option<Mistake> {
    match too_deep(tex) {
        _ if tex.len() > LONGEST => Some(Mistake::Long),
        deep => deep.map(Mistake::Deep),
    }
}

/// The start of the group that stands in more than [`DEEPEST`] others that are open.
fn too_deep(tex: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut rest = tex;
    while let Some(at) = rest.find(['{', '}', '\\']) {
        rest = rest.get(at..).unwrap_or_default();
        let name = rest.strip_prefix('\\').map_or(0, |after| {
            after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len())
        });
        let command = rest.get(..=name).unwrap_or_default();
        match command {
            "{" | "\\left" | "\\begin" => depth += 1,
            "}" | "\\right" | "\\end" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(tex.len() - rest.len());
        }
        // An escaped character opens nothing.
        let length = if command == "\\" {
            1 + rest.chars().nth(1).map_or(0, char::len_utf8)
        } else {
            command.len()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    None
}

impl From<Lost> for Mistake {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::Panic => Self::Layout,
            Lost::Time | Lost::Size => Self::Lost(lost.reason().to_owned()),
        }
    }
}

/// The elements that set a part of theirs smaller.
const SMALLER: [&str; 9] =
    ["mfrac", "mmultiscripts", "mover", "mroot", "msub", "msubsup", "msup", "munder", "munderover"];

/// The same without the level of scripts that a table says of itself where it is in no script. It is
/// the one that the table has anyway, and only MathML Core knows it there: by MathML 3 it is an error.
fn without_levels(mathml: &str) -> String {
    let mut kept = String::with_capacity(mathml.len());
    let mut scripts = 0_usize;
    for piece in mathml.split_inclusive('>') {
        let tag = piece.rfind('<').map_or("", |start| &piece[start + 1..]);
        let name = tag.trim_start_matches('/');
        let name = name.find([' ', '/', '>']).map_or(name, |end| &name[..end]);
        if SMALLER.contains(&name) {
            scripts = if tag.starts_with('/') { scripts.saturating_sub(1) } else { scripts + 1 };
        }
        match name {
            "mtable" if scripts == 0 => kept.push_str(&piece.replace(" scriptlevel=\"0\"", "")),
            _ => kept.push_str(piece),
        }
    }
    kept
}

/// The character that asks for the chancery form of a script capital (Unicode, `StandardizedVariants.txt`), which is the
/// one that the font has where nobody asks.
const CHANCERY: char = '\u{fe00}';

/// The same without what asks for the script capitals that come without asking. It takes Chromium longer to
/// look for the first of them than to lay out several formulas.
fn without_selectors(mathml: &str) -> String {
    let mut kept = String::with_capacity(mathml.len());
    for character in mathml.chars() {
        let is_after_capital = kept.ends_with(|before| {
            matches!(
                before,
                '\u{1d49c}'..='\u{1d4b5}' | 'ℬ' | 'ℰ' | 'ℱ' | 'ℋ' | 'ℐ' | 'ℒ' | 'ℳ' | 'ℛ'
            )
        });
        if character != CHANCERY || !is_after_capital {
            kept.push(character);
        }
    }
    kept
}

/// The same with the prefix of this program's classes before those that the converter gives.
fn prefixed(mathml: &str) -> String {
    let mut result = mathml.to_owned();
    for class in tags(mathml).iter().rev().filter_map(|tag| tag.attribute("class")) {
        let classes: Vec<String> =
            class.value.split_whitespace().map(|class| format!("o-{class}")).collect();
        result.replace_range(class.range.clone(), &classes.join(" "));
    }
    result
}

/// One formula as MathML; `None` where it cannot be shown.
pub fn formula(tex: &str, display: bool) -> Option<String> {
    let workers = Workers::new(None);
    convert(&[(tex, display)], &[], &workers, &mut Budget::new()).pop()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_says_its_level_only_in_a_script() {
        let table = r"\begin{aligned} a &= b \\ c &= d \end{aligned}";
        let alone = formula(table, true).unwrap();
        assert!(alone.contains("<mtable displaystyle=\"true\"><mtr>"), "{alone}");
        let after = formula(&format!(r"\frac{{1}}{{2}} + {table}"), true).unwrap();
        assert!(after.contains("<mtable displaystyle=\"true\"><mtr>"), "{after}");
        let below = formula(&format!(r"\frac{{1}}{{{table}}}"), true).unwrap();
        assert!(below.contains("<mtable displaystyle=\"true\" scriptlevel=\"0\"><mtr>"), "{below}");
    }

    #[test]
    fn script_capitals_are_what_they_are_without_a_selector() {
        let markup = formula("\\mathcal{N} \\mathscr{N} \\text{侮\u{fe00}}", false).unwrap();
        assert!(markup.contains("<mi>\u{1d4a9}</mi>"), "{markup}");
        assert!(markup.contains("<mi>\u{1d4a9}\u{fe01}</mi>"), "{markup}");
        assert!(markup.contains("侮\u{fe00}</mtext>"), "{markup}");
    }

    #[test]
    fn counts_what_is_open() {
        for (open, close) in
            [("{", "}"), ("\\left(", "\\right)"), ("\\begin{matrix}", "\\end{matrix}")]
        {
            let nested = |depth| open.repeat(depth) + &close.repeat(depth);
            assert_eq!(too_deep(&nested(DEEPEST - 1)), None, "{open}");
            assert_eq!(too_deep(&nested(DEEPEST - 1).repeat(3)), None, "{open}");
            let found = too_deep(&nested(DEEPEST + 1)).unwrap();
            assert!((1..=DEEPEST * open.len()).contains(&found), "{open}: {found}");
        }
        assert_eq!(too_deep(&"{".repeat(DEEPEST + 1)), Some(DEEPEST));
        assert_eq!(too_deep(&"\\{".repeat(500)), None);
        assert_eq!(too_deep(&"\\leftarrow ".repeat(500)), None);
        assert_eq!(too_deep(&"\\\\{é}".repeat(500)), None);
        assert_eq!(too_deep("\\"), None);
    }

    #[test]
    fn survives_what_the_converter_does_not() {
        let broken = r"\begin{aligned} a &= \frac{b\\c}{d} \\ e &= f \end{aligned}";
        assert_eq!(formula(broken, true), None);
        let formulas = [("x", false), (broken, true)];
        let converted = convert(&formulas, &[], &Workers::new(None), &mut Budget::new());
        assert!(matches!(converted[..], [Ok(_), Err(Mistake::Layout)]), "{converted:?}");
        assert!(formula("x", false).is_some_and(|markup| markup.contains("<mi>x</mi>")));
    }
}
