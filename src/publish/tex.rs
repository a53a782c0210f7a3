//! The converter of formulas, kept from ending the program.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

use math_core::{LatexError, LatexToMathML, MathCoreConfig, MathDisplay};

use super::markup::tags;

/// What becomes of a formula: its MathML, or why it has none.
pub(crate) type Converted = Result<String, Mistake>;

/// Why a formula cannot be shown.
#[derive(Debug)]
pub(crate) enum Mistake {
    /// It is not TeX, or not TeX that is known.
    Tex(Box<LatexError>),
    /// The converter cannot set it: math-core 0.7 gives up where `&` or `\\` stands in a group of a
    /// table's cell.
    Layout,
}

thread_local! {
    /// Whether this thread converts, so that what goes wrong is not told twice.
    static CONVERTS: Cell<bool> = const { Cell::new(false) };
}

/// Converts formulas together, so that equations are numbered through all of them and can refer to
/// each other. Where one cannot be set, each is converted by itself, so that it is found.
pub(crate) fn convert(
    formulas: &[(&str, MathDisplay)],
    macros: &[(String, String)],
) -> Vec<Converted> {
    let convert = |formulas: &[(&str, MathDisplay)]| -> Option<Vec<Converted>> {
        // The TeX stays in the markup, for screen readers and for copying.
        let macros = macros.to_vec();
        let config = MathCoreConfig { annotation: true, macros, ..MathCoreConfig::default() };
        let results =
            guarded(|| LatexToMathML::new(config).unwrap_or_default().convert_all(formulas))?;
        let markup = results.into_iter().map(|result| match result {
            Ok(converted) => Ok(prefixed(&without_selectors(&without_levels(&converted.mathml)))),
            Err(error) => Err(Mistake::Tex(error)),
        });
        Some(markup.collect())
    };
    convert(formulas).unwrap_or_else(|| {
        let alone = formulas.chunks(1).map(|formula| convert(formula)?.pop());
        alone.map(|result| result.unwrap_or(Err(Mistake::Layout))).collect()
    })
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

/// What asks for the chancery form of a script capital (Unicode, `StandardizedVariants.txt`), which is the
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
    let display = if display { MathDisplay::Block } else { MathDisplay::Inline };
    convert(&[(tex, display)], &[]).pop()?.ok()
}

/// What a piece of work comes to; `None` where it panics.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !CONVERTS.get() {
                before(info);
            }
        }));
    });
    CONVERTS.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    CONVERTS.set(false);
    done.ok()
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
    fn survives_what_the_converter_does_not() {
        let broken = r"\begin{aligned} a &= \frac{b\\c}{d} \\ e &= f \end{aligned}";
        assert_eq!(formula(broken, true), None);
        let formulas = [("x", MathDisplay::Inline), (broken, MathDisplay::Block)];
        let converted = convert(&formulas, &[]);
        assert!(matches!(converted[..], [Ok(_), Err(Mistake::Layout)]), "{converted:?}");
        assert!(formula("x", false).is_some_and(|markup| markup.contains("<mi>x</mi>")));
    }
}
