//! Texts that nobody would write, made of what people do write.

use std::{fs, path::PathBuf};

use proptest::prelude::*;

/// Fragments of Markdown, HTML and TeX, whole and broken.
const FRAGMENTS: [&str; 169] = [
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    " ",
    "  ",
    "    ",
    "\t",
    "\r\n",
    "\r",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "a",
    "word",
    "é",
    "日本",
    "🙂",
    "1",
    "\\",
    "\\\\",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "^",
    "`",
    "``",
    "```",
    "```\n",
    "~~~",
    "~~~ rust title=\"a\"\n",
    "``` x {1-3,5} start=4\n",
    "```diff\n",
    "$",
    "$$",
    "$x$",
    "$$y$$",
    "\\(",
    "\\frac{1}{2}",
    "\\text{",
    "{",
    "}",
    "#",
    "# ",
    "## ",
    "###### ",
    " #",
    "\n===\n",
    "\n---\n",
    "***\n",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "99999999. ",
    "- [ ] ",
    "- [x] ",
    "> ",
    ">",
    "> > ",
    "> [!NOTE]\n",
    "> [!WARNING]\n> ",
    "\n: ",
    ":   ",
    "term\n: ",
    "[",
    "]",
    "[a]",
    "[a][b]",
    "[a](b)",
    "[a](b \"c\")",
    "](",
    "](c)",
    "![",
    "![a](b.png)",
    "![a](b.png \"title\")",
    "![a](b.mp4)",
    "\n\n![x](y)\n\n",
    "[^1]",
    "[^a]",
    "[^1]: ",
    "\n\n[^1]: note\n\n",
    "\n\n[^a]:\n    block\n\n",
    "[^",
    "\n\n[a]: b\n\n",
    "\n\n[b]: <c> 'd'\n\n",
    "[ ]: ",
    "(",
    ")",
    "<",
    ">",
    "</",
    "/>",
    "<https://a.org>",
    "<a@b.org>",
    "https://a.org/b?c=d&e",
    "www.a.org",
    "a@b.org",
    "javascript:x",
    "&",
    "&amp;",
    "&lt;",
    "&#60;",
    "&#0;",
    "&#x110000;",
    "&nbsp",
    "\"",
    "'",
    "“",
    "--",
    "---",
    "...",
    "|",
    "| a | b |\n|---|:-:|\n| c | d |\n",
    "|-|\n",
    "\n|",
    "Table: caption\n\n",
    "{#id}",
    "{.class}",
    "{#fn-1 .a onclick=x}",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "\n<div>\n\n",
    "\n\n</div>\n",
    "<details>\n<summary>x</summary>\n\n",
    "</details>",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "</figcaption>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</tr>",
    "</table>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<dl><dt>",
    "<dd>",
    "</dl>",
    "<a href=x>",
    "</a>",
    "<a id=x>",
    "<h2 id=\"a\">",
    "</h2>",
    "<br>",
    "<hr>",
    "<img src=x alt=y>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<video src=x>",
    "</video>",
    "<svg>",
    "<math>",
];

/// The marks that make a line belong to a block.
const MARKS: [&str; 10] =
    ["", "> ", "- ", "1. ", "    ", "> - ", ": ", "[^1]: ", "> [!TIP]\n> ", "  "];

/// Elements that are let through, and some that are not.
const ELEMENTS: &str = "a abbr aside audio b bdo blockquote br caption cite code col colgroup dd del details \
    dfn div dl dt em figcaption figure form h1 h2 h6 hr i iframe img input ins kbd li mark math ol option p \
    picture pre q rp rt ruby samp script section select small source span strong style sub summary sup svg \
    table tbody td template textarea tfoot th thead time tr track u ul var video wbr";

/// Attributes, whole and broken.
const ATTRIBUTES: &str = "id=a id=\"b\" id=fn-1 class='c' href=d href=javascript:x src=e.png src=https://player.example/f \
    title=\"&quot;>\" onclick=g style=h open align=right lang=de width=9 colspan=2 start=3 name=i alt x:y=z";

/// Tags of HTML in any order, with words and some Markdown between them.
pub fn html() -> impl Strategy<Value = String> {
    let words =
        |list: &'static str| proptest::sample::select(list.split_whitespace().collect::<Vec<_>>());
    let attributes = proptest::collection::vec(words(ATTRIBUTES), 0..3);
    let tag = (words(ELEMENTS), attributes, 0_u8..8).prop_map(|(name, attributes, kind)| {
        let attributes: String = attributes.iter().map(|word| format!(" {word}")).collect();
        match kind {
            0..4 => format!("<{name}{attributes}>"),
            4..7 => format!("</{name}>"),
            _ => format!("<{name}{attributes}/>"),
        }
    });
    let between = proptest::sample::select(&FRAGMENTS[..]).prop_map(str::to_owned);
    let words = Just("word ".to_owned());
    let piece = prop_oneof![6 => tag, 2 => between, 1 => words, 2 => Just("\n\n".to_owned())];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Any text at all.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,200}", "[ -~\n]{0,300}", "[\\PC\n\t\r]{0,200}"]
}

/// Fragments in any order.
pub fn markdown() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&FRAGMENTS[..]), 0..60)
        .prop_map(|fragments| fragments.concat())
}

/// Fragments in any order, below marks that put them into blocks.
pub fn blocks() -> impl Strategy<Value = String> {
    let line = (proptest::sample::select(&MARKS[..]), markdown_line());
    proptest::collection::vec(line, 0..20)
        .prop_map(|lines| lines.into_iter().map(|(mark, line)| format!("{mark}{line}\n")).collect())
}

fn markdown_line() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&FRAGMENTS[..]), 0..8)
        .prop_map(|fragments| fragments.concat().replace(['\n', '\r'], " "))
}

/// The posts of the blog with some of their parts lost, repeated or put elsewhere.
pub fn mutated_post() -> impl Strategy<Value = String> {
    let change = (0_u8..4, any::<u16>(), 0_usize..200, proptest::sample::select(&FRAGMENTS[..]));
    let changes = proptest::collection::vec(change, 1..12);
    (proptest::sample::select(posts()), any::<u16>(), changes).prop_map(|(post, start, changes)| {
        // A part of a post fails sooner than all of it.
        let start = at(&post, start);
        let mut text: String = post[start..].chars().take(4000).collect();
        for (kind, place, length, fragment) in changes {
            let from = at(&text, place);
            let to = text[from..].char_indices().nth(length).map_or(text.len(), |(n, _)| from + n);
            let part = text[from..to].to_owned();
            match kind {
                0 => text.replace_range(from..to, ""),
                1 => text.insert_str(from, fragment),
                2 => text.insert_str(from, &part),
                _ => text.replace_range(from..to, fragment),
            }
        }
        text
    })
}

/// A place in a text, between characters.
fn at(text: &str, place: u16) -> usize {
    let wanted = text.len() * usize::from(place) / usize::from(u16::MAX);
    (0..=wanted).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

fn posts() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/posts");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the posts")
        .map(|entry| entry.expect("a post").path())
        .map(|path| if path.is_dir() { path.join("index.md") } else { path })
        .collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).expect("a post")).collect()
}
