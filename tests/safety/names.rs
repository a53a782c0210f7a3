//! The classes, ids and data attributes that the style sheets, the first page and the program know, as
//! their sources name them.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The beginning of each class of the pages.
pub const CLASS: &str = "o-";

/// The text of every source below a path of the repository.
pub fn sources(path: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    files(&root.join(path)).iter().filter_map(|file| fs::read_to_string(file).ok()).collect()
}

fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(path) else { return vec![path.to_owned()] };
    folder.flat_map(|entry| files(&entry.expect("a file of the repository").path())).collect()
}

/// The words of a text that begin so: letters, digits and hyphens, behind anything else.
pub fn words_with(start: &str, text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let found = text.match_indices(start).filter(|(at, _)| !text[..*at].ends_with(is_part));
    let words = found.map(|(at, _)| {
        let rest = &text[at + start.len()..];
        format!("{start}{}", &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())])
    });
    words.filter(|word| word.len() > start.len() && !word.ends_with('-')).collect()
}

/// The classes that the style sheets know.
pub fn styled() -> BTreeSet<String> {
    let sheets = sources("style").into_iter();
    sheets.flat_map(|sheet| classes_of(&sheet)).collect()
}

/// The classes in the selectors of a style sheet: what follows a period that no number has, outside
/// comments, texts and addresses.
fn classes_of(sheet: &str) -> BTreeSet<String> {
    let mut sheet = sheet.to_owned();
    for (open, close) in [("/*", "*/"), ("\"", "\""), ("url(", ")")] {
        while let Some((before, rest)) = sheet.split_once(open) {
            let (_, after) = rest.split_once(close).expect("it ends");
            sheet = format!("{before} {after}");
        }
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let begins = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let classes = sheet.split('.').skip(1).filter(begins);
    classes.map(|rest| rest.chars().take_while(|c| is_part(*c)).collect()).collect()
}
