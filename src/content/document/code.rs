//! Code blocks.

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
    fn reads_language_and_file_name() {
        let info = CodeInfo::parse("python title=\"count words.py\" {3}");
        assert_eq!((info.language, info.title), ("python", Some("count words.py")));
        assert_eq!(CodeInfo::parse("rust,ignore").language, "rust");
        assert_eq!(CodeInfo::parse(""), CodeInfo::default());
        assert_eq!(CodeInfo::parse("Cpp").label(), "C++");
        assert_eq!(CodeInfo::parse("zig").label(), "zig");
    }
}
