//! The input that is rendered.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// An input that some renderers take more than linear time over, in any size.
pub struct Pathological {
    /// The kind.
    pub name: &'static str,
    make: Make,
}

/// The way in which an input is made.
enum Make {
    /// The same again and again, with something around it.
    Repeated { before: &'static str, unit: &'static str, after: &'static str },
    /// One thing many times, and then another many times.
    Halves(&'static str, &'static str),
    /// Parts that differ.
    Counted(fn(usize) -> String),
    /// Everything that grows with the square of the number it is given.
    Squared(fn(usize) -> String),
}

const fn repeated(name: &'static str, unit: &'static str) -> Pathological {
    around(name, "", unit, "")
}

const fn around(
    name: &'static str,
    before: &'static str,
    unit: &'static str,
    after: &'static str,
) -> Pathological {
    Pathological { name, make: Make::Repeated { before, unit, after } }
}

const fn halves(name: &'static str, first: &'static str, second: &'static str) -> Pathological {
    Pathological { name, make: Make::Halves(first, second) }
}

const fn counted(name: &'static str, part: fn(usize) -> String) -> Pathological {
    Pathological { name, make: Make::Counted(part) }
}

const fn squared(name: &'static str, make: fn(usize) -> String) -> Pathological {
    Pathological { name, make: Make::Squared(make) }
}

/// The name of the one whose size is megabytes.
pub const TABLE: &str = "table";

/// All of them. The units are the ones that the test suites of CommonMark's implementations know,
/// and those that ask most of what Octavo's own writer does.
pub const PATHOLOGICAL: [Pathological; 48] = [
    around(TABLE, "| a | b | c |\n|---|:-:|--:|\n", "| 1 | *two* | `three` |\n", ""),
    around("quotes-nested", "", "> ", "a\n"),
    around("lists-nested-on-a-line", "", "- ", "a\n"),
    around("numbers-nested-on-a-line", "", "1. ", "a\n"),
    around("quotes-and-lists-nested", "", "> - ", "a\n"),
    squared("lists-nested-by-indent", |depth| {
        (0..depth).map(|level| format!("{}- a\n", "  ".repeat(level))).collect()
    }),
    squared("quotes-growing", |depth| {
        (1..depth).map(|level| format!("{}a\n", "> ".repeat(level))).collect()
    }),
    squared("brackets-nested", |depth| {
        let depth = depth * depth / 2;
        format!("{}a{}\n", "[".repeat(depth), "]".repeat(depth))
    }),
    squared("links-nested", |depth| {
        let depth = depth * depth / 5;
        format!("{}a{}\n", "[".repeat(depth), "](u)".repeat(depth))
    }),
    squared("images-nested", |depth| {
        let depth = depth * depth / 6;
        format!("{}a{}\n", "![".repeat(depth), "](u)".repeat(depth))
    }),
    squared("emphasis-nested", |depth| {
        let depth = depth * depth / 6;
        format!("{}a{}\n", "*a ".repeat(depth), " a*".repeat(depth))
    }),
    repeated("brackets-open", "["),
    repeated("brackets-closed", "]"),
    repeated("links-unfinished", "[a]("),
    repeated("links-without-definition", "[a][b] "),
    repeated("images-unfinished", "![[]()"),
    repeated("emphasis-unclosed", "*a "),
    repeated("strong-and-emphasis-unclosed", "*a **b "),
    repeated("emphasis-mixed", "*a_ "),
    repeated("emphasis-of-three", "a***b** c* "),
    repeated("strikethrough-unclosed", "~~a ~b "),
    squared("backticks-growing", |runs| {
        (1..runs).map(|run| format!("e{}", "`".repeat(run))).collect()
    }),
    repeated("html-unfinished", "<a href=\"b "),
    repeated("instructions-unfinished", "a <?"),
    repeated("comments-unfinished", "a <!--"),
    repeated("declarations-unfinished", "a <!X "),
    repeated("elements-open", "<b>a"),
    repeated("elements-refused", "<form>a</b>"),
    repeated("elements-in-blocks", "<div>\n\n"),
    halves("elements-never-ended", "<b>", "</i>"),
    halves("elements-out-of-place", "<i>", "<td>"),
    halves("elements-refused-first", "<form>", "</b>"),
    halves("quotes-nested-and-lines", "> ", "a\n"),
    halves("lists-nested-and-lines", "- ", "a\n"),
    halves("brackets-and-lines", "[", "a\n"),
    repeated("attributes", "<a b='<a c=\"x "),
    repeated("entities", "&amp;&#35;&x "),
    repeated("formulas-unfinished", "$a {$"),
    repeated("formulas-in-braces", "${"),
    repeated("quotation-marks", "\"'a"),
    repeated("definitions", "a\n: b\n\n"),
    repeated("headings-of-one-name", "# a\n\n"),
    counted("footnotes", |note| format!("[^{note}]\n\n[^{note}]: b\n\n")),
    repeated("footnotes-of-one-name", "[^a]: b\n\n[^a] "),
    counted("references", |name| format!("[a{name}]\n\n[a{name}]: /b\n\n")),
    repeated("addresses", "(http://a.b/c @ www.a&b; "),
    repeated("names-of-mail", "a@b_c.d_ "),
    repeated("thematic-breaks-broken", "* * * * * a\n"),
];

impl Pathological {
    /// About this many bytes of it.
    pub fn of_bytes(&self, bytes: usize) -> String {
        match self.make {
            Make::Repeated { before, unit, after } => {
                format!("{before}{}{after}", unit.repeat(bytes / unit.len()))
            }
            Make::Halves(first, second) => {
                let half = bytes / 2;
                let (first, second) =
                    (first.repeat(half / first.len()), second.repeat(half / second.len()));
                format!("{first}{second}\n")
            }
            Make::Counted(part) => {
                let mut made = String::with_capacity(bytes);
                for number in 0.. {
                    if made.len() >= bytes {
                        break;
                    }
                    made.push_str(&part(number));
                }
                made
            }
            Make::Squared(make) => make(bytes.isqrt()),
        }
    }
}

/// The eleven posts without their front matter, repeated until they are this long.
///
/// # Errors
///
/// Fails if the posts cannot be read.
pub fn posts(bytes: usize) -> io::Result<String> {
    let mut once = String::new();
    for file in files(Path::new("public/posts"))? {
        let text = fs::read_to_string(file)?;
        once.push_str(without_front_matter(&text));
        once.push_str("\n\n");
    }
    if once.is_empty() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "public/posts has no posts"));
    }
    let mut corpus = once.repeat(bytes.div_ceil(once.len()));
    corpus.truncate(corpus.floor_char_boundary(bytes));
    Ok(corpus)
}

/// The Markdown files in a folder and in those below it, in order.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<PathBuf>>>()?;
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        if entry.is_dir() {
            found.extend(files(&entry)?);
        } else if entry.extension().is_some_and(|extension| extension == "md") {
            found.push(entry);
        }
    }
    Ok(found)
}

fn without_front_matter(text: &str) -> &str {
    let fences = ["---\n", "+++\n"];
    let body = fences.iter().find_map(|fence| {
        let (_, body) = text.strip_prefix(fence)?.split_once(&format!("\n{fence}"))?;
        Some(body)
    });
    body.unwrap_or(text)
}
