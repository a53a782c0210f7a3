//! Code blocks.

use serde::{Deserialize, Serialize};

use crate::content::json::{Json, Read, Unreadable};

/// The kind of a piece of code.
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
    /// The kind.
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
        (Self::Keyword, "o-token-keyword"),
        (Self::Text, "o-token-text"),
        (Self::Constant, "o-token-constant"),
        (Self::Comment, "o-token-comment"),
        (Self::Function, "o-token-function"),
        (Self::Type, "o-token-type"),
        (Self::Inserted, "o-token-inserted"),
        (Self::Deleted, "o-token-deleted"),
    ];
}

impl Runs {
    /// Each piece of the code with the class of its token. Runs that do not fit the code are left out.
    pub(super) fn pieces<'c>(
        &self,
        code: &'c str,
    ) -> impl Iterator<Item = (&'static str, &'c str)> {
        let mut rest = Some(code);
        let mut runs = self.0.chunks_exact(2);
        std::iter::from_fn(move || {
            let code = rest?;
            let fitting = runs.next().and_then(|run| match *run {
                [token, length] => Some((token, code.split_at_checked(length as usize)?)),
                _ => None,
            });
            let Some((token, (text, after))) = fitting else {
                rest = None;
                return (!code.is_empty()).then_some(("", code));
            };
            rest = Some(after);
            let class = Token::ALL.get(token as usize).map_or("", |(_, class)| *class);
            Some((class, text))
        })
    }
}

impl Read for Runs {
    fn read(json: &impl Json, name: &'static str) -> Result<Self, Unreadable> {
        json.numbers().map(Self).ok_or(Unreadable(name))
    }
}

impl FromIterator<Run> for Runs {
    fn from_iter<I: IntoIterator<Item = Run>>(runs: I) -> Self {
        Self(runs.into_iter().flat_map(|run| [run.token as u32, run.length]).collect())
    }
}

/// The words behind the opening fence: ```` ```python title="count.py" {3,7-9} ````.
///
/// The words of other tools are understood too: `linenos`, `hl_lines=3-4 8` and `linenostart=20` of
/// Zola, the same in braces of Hugo, `showLineNumbers` of Docusaurus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeInfo<'a> {
    /// The language, as the author names it; empty where it is not named.
    pub language: &'a str,
    /// The name of the file.
    pub title: Option<&'a str>,
    /// The number of the first line, where lines are numbered.
    pub first_line: Option<u32>,
    /// The lines that are set off, by their place from 1, first and last of each stretch.
    marks: Vec<(Mark, u32, u32)>,
}

/// Why a line of code is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The reader should look at it.
    Marked,
    /// A change adds it.
    Inserted,
    /// A change takes it away.
    Deleted,
}

impl Mark {
    /// The word that markup and style sheets use.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Marked => "marked",
            Self::Inserted => "inserted",
            Self::Deleted => "deleted",
        }
    }
}

/// The characters besides letters in a word behind the fence, which set it apart from others.
const BETWEEN_WORDS: [char; 10] = [' ', '\t', '\n', '\r', '\u{c}', ',', '{', '}', '[', ']'];

impl<'a> CodeInfo<'a> {
    /// Reads an info string.
    pub fn parse(info: &'a str) -> Self {
        let info = info.trim();
        let end = info.find(BETWEEN_WORDS).unwrap_or(info.len());
        let (language, mut rest) = info.split_at(end);
        let mut read = Self { language, ..Self::default() };
        let mut mark = Mark::Marked;
        while let Some((key, value)) = next_word(&mut rest) {
            match (key, value) {
                ("title" | "name" | "filename", Some(value)) => read.title = Some(value),
                ("linenos" | "linenumbers" | "showLineNumbers" | "numbers", Some("false")) => {}
                ("linenos" | "linenumbers" | "showLineNumbers" | "numbers", value) => {
                    let first = value.and_then(|value| value.parse().ok());
                    read.first_line = first.or(read.first_line).or(Some(1));
                }
                ("linenostart" | "startLineNumber", Some(value)) => {
                    read.first_line = value.parse().ok();
                }
                ("ins" | "del" | "mark" | "hl_lines", value) => {
                    mark = match key {
                        "ins" => Mark::Inserted,
                        "del" => Mark::Deleted,
                        _ => Mark::Marked,
                    };
                    read.mark(mark, value.unwrap_or_default());
                }
                (lines, None) => read.mark(mark, lines),
                _ => {}
            }
            // A list ends where its brackets do.
            if rest.starts_with(['}', ']']) {
                mark = Mark::Marked;
            }
        }
        read
    }

    fn mark(&mut self, mark: Mark, lines: &str) {
        let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
        if let (Ok(first), Ok(last)) = (first.parse(), last.parse()) {
            self.marks.push((mark, first, last));
        }
    }

    /// Why a line is set off, if it is; the first line is 1. In a `diff`, its first character says so.
    pub(super) fn mark_of(&self, line: u32, text: &str) -> Option<Mark> {
        let covers = |(_, first, last): &&(Mark, u32, u32)| (*first..=*last).contains(&line);
        let marked = self.marks.iter().rfind(covers).map(|(mark, ..)| *mark);
        marked.or_else(|| match text.as_bytes() {
            [b'+', ..] if self.is_diff() => Some(Mark::Inserted),
            [b'-', ..] if self.is_diff() => Some(Mark::Deleted),
            _ => None,
        })
    }

    /// Returns `true` if each line is an element of its own.
    pub(super) fn is_in_lines(&self) -> bool {
        self.first_line.is_some() || !self.marks.is_empty() || self.is_diff()
    }

    fn is_diff(&self) -> bool {
        matches!(self.language, "diff" | "patch")
    }

    /// The language as a reader knows it: `cpp` is C++.
    pub fn label(&self) -> &'a str {
        const LABELS: [(&str, &str); 29] = [
            ("bash", "Shell"),
            ("c", "C"),
            ("cpp", "C++"),
            ("csharp", "C#"),
            ("css", "CSS"),
            ("diff", "Diff"),
            ("dot", "Graphviz"),
            ("go", "Go"),
            ("html", "HTML"),
            ("java", "Java"),
            ("javascript", "JavaScript"),
            ("js", "JavaScript"),
            ("json", "JSON"),
            ("kotlin", "Kotlin"),
            ("markdown", "Markdown"),
            ("mermaid", "Mermaid"),
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

/// Takes the next word: `linenos`, `title="a b"`, `7-9`.
fn next_word<'a>(rest: &mut &'a str) -> Option<(&'a str, Option<&'a str>)> {
    let text = rest.trim_start_matches(BETWEEN_WORDS);
    if text.is_empty() {
        return None;
    }
    // A quoted number may stand alone: `hl_lines=[3,"5-6"]`.
    let key_end = match text.starts_with(['"', '\'']) {
        true => 0,
        false => text.find(BETWEEN_WORDS).unwrap_or(text.len()),
    };
    let equals = text.find('=').filter(|at| *at < key_end);
    let (key, after) = text.split_at(equals.unwrap_or(key_end));
    let value = if key.is_empty() { after } else { after.strip_prefix('=').unwrap_or_default() };
    let has_value = key.is_empty() || (equals.is_some() && !value.starts_with(BETWEEN_WORDS));
    if !has_value {
        *rest = if equals.is_some() { value } else { after };
        return Some((key, None));
    }
    let (value, after) = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inner = value.get(1..).unwrap_or_default();
            inner.split_once(quote).unwrap_or((inner, ""))
        }
        _ => value.split_at(value.find(BETWEEN_WORDS).unwrap_or(value.len())),
    };
    *rest = after;
    Some(if key.is_empty() { (value, None) } else { (key, Some(value)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_tokens() {
        let runs = [(Token::Keyword, 3), (Token::Plain, 1), (Token::Text, 4)];
        let runs: Runs = runs.into_iter().map(|(token, length)| Run { token, length }).collect();
        assert_eq!(serde_json::to_string(&runs).unwrap(), "[1,3,0,1,2,4]");
        let pieces: Vec<_> = runs.pieces("let \"é\" < x").collect();
        assert_eq!(
            pieces,
            [("o-token-keyword", "let"), ("", " "), ("o-token-text", "\"é\""), ("", " < x")]
        );
    }

    #[test]
    fn survives_runs_of_another_text() {
        for numbers in ["[1,2]", "[1,900]", "[77,1]", "[1]", "[1,1,1]", "[1,0,1,0]"] {
            let runs: Runs = serde_json::from_str(numbers).unwrap();
            let text: String = runs.pieces("é!").map(|(_, text)| text).collect();
            assert_eq!(text, "é!", "{numbers}");
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
        assert_eq!(CodeInfo::parse("c title=\"a\" title='b c'").title, Some("b c"));
    }

    #[test]
    fn reads_lines_as_every_tool_writes_them() {
        for (info, first_line, marked) in [
            ("rust {3,7-9}", None, "3 7 8 9"),
            ("rust{3}", None, "3"),
            ("rust,linenos,hl_lines=3-4 8,linenostart=20", Some(20), "3 4 8"),
            ("rust {linenos=true,hl_lines=[3,\"5-6\"],linenostart=7}", Some(7), "3 5 6"),
            ("rust {linenos=false}", None, ""),
            ("rust showLineNumbers {2}", Some(1), "2"),
            ("rust numbers=10", Some(10), ""),
            ("rust should_panic, edition2024", None, ""),
            ("rust {9-7,x,99999999999}", None, ""),
        ] {
            let info = CodeInfo::parse(info);
            let found: Vec<String> = (1..20)
                .filter(|line| info.mark_of(*line, "") == Some(Mark::Marked))
                .map(|line| line.to_string())
                .collect();
            assert_eq!(
                (info.first_line, found.join(" ").as_str()),
                (first_line, marked),
                "{info:?}"
            );
        }
        let info = CodeInfo::parse("rust ins={2} del={1,3} {4}");
        let marks: Vec<_> = (1..=5).map(|line| info.mark_of(line, "").map(Mark::name)).collect();
        assert_eq!(
            marks,
            [Some("deleted"), Some("inserted"), Some("deleted"), Some("marked"), None]
        );
        assert_eq!(CodeInfo::parse("diff").mark_of(1, "+ a"), Some(Mark::Inserted));
    }
}
