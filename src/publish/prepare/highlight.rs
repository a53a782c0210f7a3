//! Which parts of a code block are keywords, strings and so on, so that the browser needs no
//! highlighter.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use crate::{
    content::document::{Run, Runs, Token},
    publish::worker::Job,
};

/// The greatest length of the code of a block that gets colours, in bytes. The slowest grammars take a second for
/// so much.
pub(crate) const LONGEST: usize = 128 << 10;

/// Code blocks to be coloured, a step each: their languages and their code.
#[derive(Serialize, Deserialize)]
pub(crate) struct Blocks(pub(crate) Vec<(String, String)>);

/// The rendering of a code block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Coloured {
    /// The tokens, in order.
    Runs(Runs),
    /// There is no grammar for the language.
    Unknown,
    /// The code is longer than what is coloured.
    Long,
}

/// The names of grammars for a token, the more telling ones first.
const NAMES: [(&str, Token); 32] = [
    ("comment", Token::Comment),
    ("punctuation.definition.comment", Token::Comment),
    ("constant.character.escape", Token::Constant),
    ("string", Token::Text),
    ("punctuation.definition.string", Token::Text),
    ("constant.other", Token::Plain),
    ("constant", Token::Constant),
    ("keyword.operator.word", Token::Keyword),
    ("keyword.operator.logical.python", Token::Keyword),
    ("keyword.operator", Token::Plain),
    ("keyword", Token::Keyword),
    ("storage", Token::Keyword),
    ("variable.language", Token::Keyword),
    ("entity.name.tag", Token::Keyword),
    ("entity.name.section", Token::Keyword),
    ("markup.heading", Token::Keyword),
    ("entity.name.function", Token::Function),
    ("variable.function", Token::Function),
    ("support.function", Token::Function),
    ("entity.other.attribute-name", Token::Function),
    ("support.type.property-name", Token::Function),
    ("entity.name", Token::Type),
    ("entity.other.inherited-class", Token::Type),
    ("support.type", Token::Type),
    ("support.class", Token::Type),
    ("markup.inserted", Token::Inserted),
    ("markup.deleted", Token::Deleted),
    ("meta.diff.header", Token::Comment),
    ("meta.diff.range", Token::Comment),
    ("markup.raw", Token::Text),
    ("meta.interpolation", Token::Plain),
    ("source", Token::Plain),
];

/// Languages that authors name otherwise than the grammars do.
const ALIASES: [(&str, &str); 9] = [
    ("console", "bash"),
    ("dockerfile", "Dockerfile"),
    ("golang", "go"),
    ("graphviz", "dot"),
    ("jsonc", "json"),
    ("jsx", "js"),
    ("pseudocode", "text"),
    ("shell", "bash"),
    ("zsh", "bash"),
];

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

static SCOPES: LazyLock<Vec<(Scope, Token)>> = LazyLock::new(|| {
    let scope = |(name, token): &(&str, Token)| Scope::new(name).ok().map(|scope| (scope, *token));
    NAMES.iter().filter_map(scope).collect()
});

impl Job for Blocks {
    const NAME: &'static str = "highlight";

    type Answer = Coloured;

    fn run(&self, answer: &mut dyn FnMut(Coloured)) {
        for (language, code) in &self.0 {
            answer(match () {
                () if !knows(language) => Coloured::Unknown,
                () if code.len() > LONGEST && !is_plain(language) => Coloured::Long,
                () => Coloured::Runs(runs(language, code).into_iter().collect()),
            });
        }
    }
}

/// Returns `true` if there is a grammar for the language, or the author asks for none.
fn knows(language: &str) -> bool {
    language.is_empty() || is_plain(language) || grammar(language).is_some()
}

/// The tokens of a code block, in order; nothing where there is no grammar for its language.
fn runs(language: &str, code: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let Some(grammar) = grammar(language).filter(|_| !is_plain(language)) else { return runs };
    let mut state = ParseState::new(grammar);
    let mut stack = ScopeStack::new();
    for line in code.split_inclusive('\n') {
        let mut at = 0;
        // A grammar that fails leaves the rest of the block plain.
        let Ok(changes) = state.parse_line(line, &GRAMMARS) else { return runs };
        for (position, change) in changes {
            push(&mut runs, token(&stack), position - at);
            at = position;
            if stack.apply(&change).is_err() {
                return runs;
            }
        }
        push(&mut runs, token(&stack), line.len() - at);
    }
    while runs.last().is_some_and(|run| run.token == Token::Plain) {
        runs.pop();
    }
    runs
}

fn push(runs: &mut Vec<Run>, token: Token, length: usize) {
    let Ok(length) = u32::try_from(length) else { return };
    match runs.last_mut() {
        _ if length == 0 => {}
        Some(last) if last.token == token => last.length += length,
        _ => runs.push(Run { token, length }),
    }
}

fn token(stack: &ScopeStack) -> Token {
    let named = |scope: &Scope| {
        SCOPES.iter().find(|(name, _)| name.is_prefix_of(*scope)).map(|(_, token)| *token)
    };
    stack.as_slice().iter().rev().find_map(named).unwrap_or_default()
}

fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let lower = language.to_ascii_lowercase();
    let alias = ALIASES.iter().find(|(name, _)| *name == lower).map(|(_, grammar)| *grammar);
    GRAMMARS.find_syntax_by_token(alias.unwrap_or(&lower))
}

fn is_plain(language: &str) -> bool {
    ["text", "txt", "plain", "plaintext", "none"]
        .iter()
        .any(|name| language.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(language: &str, code: &str) -> Vec<(Token, String)> {
        let mut rest = code;
        let mut tokens = Vec::new();
        for run in runs(language, code) {
            let (text, after) = rest.split_at(run.length as usize);
            tokens.push((run.token, text.to_owned()));
            rest = after;
        }
        tokens.retain(|(token, _)| *token != Token::Plain);
        tokens
    }

    #[test]
    fn tells_tokens_apart() {
        let found = tokens("python", "def f(x):  # why\n    return \"é\" + 12\n");
        for expected in [
            (Token::Keyword, "def"),
            (Token::Function, "f"),
            (Token::Comment, "# why\n"),
            (Token::Keyword, "return"),
            (Token::Text, "\"é\""),
            (Token::Constant, "12"),
        ] {
            let expected = (expected.0, expected.1.to_owned());
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        }
    }

    #[test]
    fn knows_the_languages_of_a_technical_blog() {
        for language in [
            "rust",
            "python",
            "go",
            "sql",
            "json",
            "toml",
            "yaml",
            "bash",
            "console",
            "js",
            "ts",
            "tsx",
            "jsx",
            "c",
            "cpp",
            "java",
            "scala",
            "kotlin",
            "haskell",
            "diff",
            "html",
            "css",
            "Dockerfile",
            "text",
            "",
            "Python",
        ] {
            assert!(knows(language), "{language}");
        }
        assert!(!knows("pyhton"));
        assert!(runs("pyhton", "x = 1").is_empty());
    }

    #[test]
    fn covers_no_more_than_the_code() {
        let code = "fn main() {\n    let s = \"ü\";\n}";
        let length: u32 = runs("rust", code).iter().map(|run| run.length).sum();
        assert!(length as usize <= code.len());
    }
}
