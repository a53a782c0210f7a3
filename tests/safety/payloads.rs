//! Texts that try to do something to the page that they stand on, by family: `payloads/<family>.md`.
//!
//! A line `%% name` starts a payload. `{U+9}` stands for the character of that number, where the
//! character itself could not be read. `alert(1)` becomes `alert(number of the payload)`, so that
//! whatever runs says where it stood.

use std::{fs, path::PathBuf};

use octavo::content::document::{Assets, Run, Token, analyze};

/// One text.
#[derive(Debug, Clone)]
pub struct Payload {
    /// The family, and its place in it: `addresses-12`.
    pub slug: String,
    /// The attempt, in words.
    pub name: String,
    /// The Markdown.
    pub markdown: String,
}

/// The family of texts that do not stand in an article but in what is said about it.
const METADATA: &str = "metadata";

/// The articles.
pub fn articles() -> Vec<Payload> {
    let mut payloads = Vec::new();
    for family in families() {
        if family != METADATA {
            payloads.extend(read(&family));
        }
    }
    payloads
}

/// Titles, tags, names and whatever else stands beside an article.
pub fn metadata() -> Vec<Payload> {
    read(METADATA)
}

/// The parts that the publisher would prepare for an article, whether or not it would publish it.
pub fn assets(markdown: &str) -> Assets {
    let analysis = analyze(markdown, "en");
    // Any cuts will do: every other one falls into the middle of something.
    let cut = |code: &str| {
        let runs = code.char_indices().skip(1).step_by(3).scan(0, |from, (to, _)| {
            let length = (to - *from) as u32;
            *from = to;
            Some(Run { token: Token::Text, length })
        });
        runs.collect()
    };
    Assets {
        code: analysis.code.iter().map(|block| cut(&block.text)).collect(),
        math: analysis.math.iter().map(|formula| mathml(&formula.tex, formula.display)).collect(),
        ..Assets::default()
    }
}

/// A formula as it is published: the page's policy allows no styles in the markup, and the publisher
/// puts them into the style sheet.
fn mathml(tex: &str, display: bool) -> String {
    let mut markup = octavo::publish::formula(tex, display).unwrap_or_default();
    while let Some((before, style)) = markup.split_once(" style=\"") {
        let (_, after) = style.split_once('"').expect("an attribute ends");
        markup = format!("{before}{after}");
    }
    markup
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/safety/payloads")
}

fn families() -> Vec<String> {
    let files = fs::read_dir(folder()).expect("the folder of the payloads");
    let mut families: Vec<String> = files
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .filter_map(|name| Some(name.strip_suffix(".md")?.to_owned()))
        .collect();
    families.sort();
    families
}

fn read(family: &str) -> Vec<Payload> {
    let text = fs::read_to_string(folder().join(format!("{family}.md"))).expect("a family");
    let mut payloads = Vec::new();
    for (index, part) in format!("\n{text}").split("\n%% ").skip(1).enumerate() {
        let (name, markdown) = part.split_once('\n').unwrap_or((part, ""));
        let number = index + 1;
        payloads.push(Payload {
            slug: format!("{family}-{number}"),
            name: name.to_owned(),
            markdown: with_characters(markdown).replace("alert(1)", &format!("alert({number})")),
        });
    }
    payloads
}

/// The text with the characters that are written by their numbers.
fn with_characters(text: &str) -> String {
    let mut parts = text.split("{U+");
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let character = part.split_once('}').and_then(|(number, rest)| {
            let number = u32::from_str_radix(number, 16).ok()?;
            Some((char::from_u32(number)?, rest))
        });
        let (character, rest) = character.expect("`{U+` starts a number of a character");
        written.push(character);
        written.push_str(rest);
    }
    written
}
