//! Code blocks.

use serde::{Deserialize, Serialize};

use super::html::push_escaped;

/// What a piece of code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Token {
    /// Nothing in particular.
    #[default]
    Plain,
    /// A word of the language.
    Keyword,
    /// A text between quotation marks.
    Text,
    /// A number or another value that stands for itself.
    Constant,
    /// A remark for the reader.
    Comment,
    /// The name of a function, an attribute or a key.
    Function,
    /// The name of a type.
    Type,
    /// A line that a change adds.
    Inserted,
    /// A line that a change takes away.
    Deleted,
}

/// The next piece of a code block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// What it is.
    pub token: Token,
    /// Its length in bytes of UTF-8.
    pub length: u32,
}

/// A code block cut into tokens, as a flat list of numbers: token, length, token, length. What the
/// runs do not reach is plain.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Runs(Vec<u32>);

impl Token {
    /// All tokens; the place of each is the number that stands for it.
    const ALL: [(Self, &'static str); 9] = [
        (Self::Plain, ""),
        (Self::Keyword, "token-keyword"),
        (Self::Text, "token-text"),
        (Self::Constant, "token-constant"),
        (Self::Comment, "token-comment"),
        (Self::Function, "token-function"),
        (Self::Type, "token-type"),
        (Self::Inserted, "token-inserted"),
        (Self::Deleted, "token-deleted"),
    ];
}

impl Runs {
    /// Writes code with its tokens marked. Runs that do not fit the code are left out.
    pub(super) fn push(&self, markup: &mut String, code: &str) {
        let mut rest = code;
        for run in self.0.chunks_exact(2) {
            let &[token, length] = run else { break };
            let Some((text, after)) = rest.split_at_checked(length as usize) else { break };
            rest = after;
            match Token::ALL.get(token as usize) {
                Some((_, class)) if !class.is_empty() => {
                    markup.push_str("<span class=\"");
                    markup.push_str(class);
                    markup.push_str("\">");
                    push_escaped(markup, text);
                    markup.push_str("</span>");
                }
                _ => push_escaped(markup, text),
            }
        }
        push_escaped(markup, rest);
    }
}

impl FromIterator<Run> for Runs {
    fn from_iter<I: IntoIterator<Item = Run>>(runs: I) -> Self {
        Self(runs.into_iter().flat_map(|run| [run.token as u32, run.length]).collect())
    }
}

/// What the words behind the opening fence say: ```` ```python title="count.py" ````.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeInfo<'a> {
    /// The language, as the author names it; empty where it is not named.
    pub language: &'a str,
    /// The name of the file.
    pub title: Option<&'a str>,
}

impl<'a> CodeInfo<'a> {
    /// Reads an info string.
    pub fn parse(info: &'a str) -> Self {
        let info = info.trim();
        let end = info.find([' ', '\t', ',', '{']).unwrap_or(info.len());
        let (language, rest) = info.split_at(end);
        let title = rest.split_once("title=\"").and_then(|(_, rest)| rest.split_once('"'));
        Self { language, title: title.map(|(title, _)| title) }
    }

    /// The language as a reader knows it: `cpp` is C++.
    pub fn label(&self) -> &'a str {
        const LABELS: [(&str, &str); 26] = [
            ("bash", "Shell"),
            ("c", "C"),
            ("cpp", "C++"),
            ("csharp", "C#"),
            ("css", "CSS"),
            ("go", "Go"),
            ("html", "HTML"),
            ("java", "Java"),
            ("javascript", "JavaScript"),
            ("js", "JavaScript"),
            ("json", "JSON"),
            ("kotlin", "Kotlin"),
            ("markdown", "Markdown"),
            ("python", "Python"),
            ("py", "Python"),
            ("ruby", "Ruby"),
            ("rust", "Rust"),
            ("scala", "Scala"),
            ("sh", "Shell"),
            ("shell", "Shell"),
            ("sql", "SQL"),
            ("toml", "TOML"),
            ("ts", "TypeScript"),
            ("typescript", "TypeScript"),
            ("yaml", "YAML"),
            ("text", ""),
        ];
        let named = LABELS.iter().find(|(name, _)| name.eq_ignore_ascii_case(self.language));
        named.map_or(self.language, |(_, label)| label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_tokens() {
        let runs = [(Token::Keyword, 3), (Token::Plain, 1), (Token::Text, 4)];
        let runs: Runs = runs.into_iter().map(|(token, length)| Run { token, length }).collect();
        assert_eq!(serde_json::to_string(&runs).unwrap(), "[1,3,0,1,2,4]");
        let mut markup = String::new();
        runs.push(&mut markup, "let \"é\" < x");
        assert_eq!(
            markup,
            "<span class=\"token-keyword\">let</span> <span class=\"token-text\">&quot;é&quot;</span> &lt; x"
        );
    }

    #[test]
    fn survives_runs_of_another_text() {
        for numbers in ["[1,2]", "[1,900]", "[77,1]", "[1]", "[1,1,1]"] {
            let runs: Runs = serde_json::from_str(numbers).unwrap();
            let mut markup = String::new();
            runs.push(&mut markup, "é!");
            assert!(markup.contains('é') && markup.contains('!'), "{numbers}: {markup}");
        }
    }

    #[test]
    fn numbers_tokens_by_their_place() {
        for (number, (token, _)) in Token::ALL.iter().enumerate() {
            assert_eq!(*token as usize, number);
        }
    }

    #[test]
    fn reads_language_and_file_name() {
        let info = CodeInfo::parse("python title=\"count words.py\" {3}");
        assert_eq!((info.language, info.title), ("python", Some("count words.py")));
        assert_eq!(CodeInfo::parse("rust,ignore").language, "rust");
        assert_eq!(CodeInfo::parse(""), CodeInfo::default());
        assert_eq!(CodeInfo::parse("Cpp").label(), "C++");
        assert_eq!(CodeInfo::parse("zig").label(), "zig");
    }
}
