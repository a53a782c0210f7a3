//! Blogs that are hard to publish, each in any size.

use std::{fmt::Write as _, io::Write as _, iter};

use flate2::{Compression, write::ZlibEncoder};

/// A kind of blog.
pub(crate) struct Input {
    /// The name in the table.
    pub(crate) name: &'static str,
    /// The smaller of the two sizes that are compared.
    pub(crate) size: usize,
    /// The files of a blog of a size, by their path below its root.
    pub(crate) files: fn(usize) -> Files,
}

/// Files, by their path below the root of a blog.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

const fn input(name: &'static str, size: usize, files: fn(usize) -> Files) -> Input {
    Input { name, size, files }
}

/// Every input. The first is a blog of one word: what publishing costs whatever is published.
pub(crate) static INPUTS: [Input; 51] = [
    input("one word", 1, |_| post("Word.")),
    // Code.
    input("code: a grammar that never ends", 1, |n| post(&fence("js", "\"\" /*").repeat(n))),
    input("code: another", 1, |n| post(&fence("svelte", "x`${a /*").repeat(n))),
    input("code: backslashes", 120, |n| {
        post(&fence("cl", &format!("{}\n", "\\".repeat(24)).repeat(n)))
    }),
    input("code: one long line", 100_000, |n| post(&fence("rust", &"(".repeat(n)))),
    input("code: many blocks", 3_000, |n| post(&fence("rust", "fn main() {}").repeat(n))),
    // Formulas.
    input("formula: braces", 2_000, |n| post(&format!("${}{}$", "{".repeat(n), "}".repeat(n)))),
    input("formula: fractions", 2_000, |n| post(&format!("${}$", r"\frac{".repeat(n)))),
    input("formula: matrices", 1_000, |n| post(&format!("${}$", r"\begin{matrix}".repeat(n)))),
    input("formula: hats", 5_000, |n| post(&format!("${}x$", r"\hat".repeat(n)))),
    input("formula: many", 5_000, |n| post(&"$a^2 + b^2 = \\frac{c}{d}$ and\n\n".repeat(n))),
    input("formula: many wrong ones", 3_000, |n| post(&"$\\nothing$ and ".repeat(n))),
    // Diagrams.
    input("diagram: all with all", 60, |n| {
        let side = |letter: char| {
            (1..=n).map(|node| format!("{letter}{node}")).collect::<Vec<_>>().join(" & ")
        };
        post(&fence("mermaid", &format!("flowchart TD\n{} --> {}", side('a'), side('b'))))
    }),
    input("diagram: a chain", 1_000, |n| {
        let links: String = (0..n).map(|node| format!("n{node} --> n{}\n", node + 1)).collect();
        post(&fence("mermaid", &format!("flowchart TD\n{links}")))
    }),
    // Pictures.
    input("picture: bits", 30_000, |n| picture(60_000, n, false)),
    input("picture: just small enough", 3_600, |n| picture(7_200, n, true)),
    input("picture: square", 10_000, |n| picture(20_000, n, false)),
    input("picture: nested drawing", 20_000, |n| {
        let drawing = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{}{}</svg>",
            "<g>".repeat(n),
            "</g>".repeat(n)
        );
        let mut files = post("![A drawing](/drawing.svg)");
        files.push(("public/drawing.svg".to_owned(), drawing.clone().into_bytes()));
        files.push(("public/favicon.svg".to_owned(), drawing.into_bytes()));
        files
    }),
    // Diagnostics and suggestions.
    input("told: tags in one line", 30_000, |n| post(&"<x> ".repeat(n))),
    input("told: links in one line", 20_000, |n| post(&"[a](no/where.md) ".repeat(n))),
    input("told: notes in one line", 30_000, |n| post(&"words[^a] ".repeat(n))),
    input("told: pictures in one line", 15_000, |n| post(&"words ![](none.png) ".repeat(n))),
    input("told: links to near headings", 1_250, |n| {
        let headings = numbered(n, |i| format!("## A heading of some words {i}\n\n"));
        post(&(headings + &numbered(n, |i| format!("[a](#a-heading-of-some-worts-{i})\n\n"))))
    }),
    input("told: renamed headings", 15_000, |n| {
        let renamed = numbered(n, |i| format!("  an-old-heading-{i}: a-new-heading-{i}\n"));
        with_matter(&format!("renamed_headings:\n{renamed}"), "## A new heading\n")
    }),
    input("told: unknown keys", 20_000, |n| {
        with_matter(&numbered(n, |i| format!("tytle{i}: a\n")), "Word.")
    }),
    // Front matter.
    input("matter: a long title", 200_000, |n| titled(&"x".repeat(n))),
    input("matter: a title of words", 100_000, |n| titled(&"word ".repeat(n))),
    input("matter: tags", 20_000, |n| {
        with_matter(&format!("tags: [{}]\n", numbered(n, |i| format!("tag {i}, "))), "Word.")
    }),
    input("matter: aliases", 20_000, |n| {
        with_matter(&format!("aliases: [{}]\n", numbered(n, |i| format!("/old/{i}, "))), "Word.")
    }),
    input("matter: authors", 20_000, |n| {
        with_matter(&format!("authors: [{}]\n", numbered(n, |i| format!("Author {i}, "))), "Word.")
    }),
    input("matter: nested lists", 5_000, |n| {
        with_matter(&format!("tags: {}{}\n", "[".repeat(n), "]".repeat(n)), "Word.")
    }),
    input("matter: doubling anchors", 15, |n| {
        let anchors = numbered(n, |i| format!("a{}: &a{} [*a{i}, *a{i}]\n", i + 1, i + 1));
        with_matter(&format!("a0: &a0 [x, x]\n{anchors}tags: *a{n}\n"), "Word.")
    }),
    // Text.
    input("text: players and paragraphs", 5_000, |n| {
        let players = numbered(n, |i| format!("https://youtu.be/abcdefg{i:04}\n\n"));
        post(&(players + &"Words in a paragraph.\n\n".repeat(10 * n)))
    }),
    input("text: references to one note", 80_000, |n| {
        post(&("words[^a] ".repeat(n) + "\n\n[^a]: A note."))
    }),
    input("text: notes", 20_000, |n| {
        let references = numbered(n, |i| format!("words[^{i}] "));
        post(&(references + "\n\n" + &numbered(n, |i| format!("[^{i}]: A note.\n\n"))))
    }),
    input("text: rows of a table", 80_000, |n| {
        post(&("|a|b|\n|-|-|\n".to_owned() + &"|c|d|\n".repeat(n)))
    }),
    input("text: columns of a table", 20_000, |n| {
        let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(n));
        post(&[row("a"), row("-"), row("b")].concat())
    }),
    input("text: equal headings", 20_000, |n| post(&"## A heading\n\n".repeat(n))),
    input("text: links to one heading", 60_000, |n| {
        post(&("## A\n\n".to_owned() + &"[a](#a) ".repeat(n)))
    }),
    input("text: comments that nothing ends", 40_000, |n| post(&"words <!-- oops\n\n".repeat(n))),
    input("text: tags that nothing ends", 40_000, |n| post(&"words <a href=\"x\n".repeat(n))),
    input("text: nested elements", 40_000, |n| post(&format!("{}words", "<div>\n".repeat(n)))),
    input("text: nested quotations", 5_000, |n| post(&format!("{} words", ">".repeat(n)))),
    input("text: nested brackets", 5_000, |n| {
        post(&format!("{}a{}", "[".repeat(n), "](b)".repeat(n)))
    }),
    input("text: quotation marks", 200_000, |n| post(&"\"a' ".repeat(n))),
    input("text: carets and tildes", 200_000, |n| post(&"a^b ~c ".repeat(n))),
    input("text: one long word", 3_000_000, |n| post(&"x".repeat(n))),
    // Many files.
    input("files: posts of one tag", 1_000, |n| {
        (0..n)
            .map(|i| file(&format!("post-{i}"), "tags: [one]\nseries: One\n", "Words of a post."))
            .collect()
    }),
    input("files: posts with one title", 1_000, |n| {
        (0..n).map(|i| file(&format!("post-{i}"), "", "[another](none.md)")).collect()
    }),
    input("files: copied as they are", 5_000, |n| {
        let copies = (0..n).map(|i| (format!("public/files/{i}.txt"), b"words".to_vec()));
        post("Word.").into_iter().chain(copies).collect()
    }),
    input("files: nested folders", 20, |n| {
        let folder = "folder/".repeat(n);
        let copies = (0..100).map(|i| (format!("public/{folder}{i}.txt"), b"words".to_vec()));
        post("Word.").into_iter().chain(copies).collect()
    }),
];

/// A blog of one post with this text.
fn post(text: &str) -> Files {
    with_matter("", text)
}

/// A blog of one post with more front matter.
fn with_matter(matter: &str, text: &str) -> Files {
    vec![file("post", matter, text)]
}

fn file(slug: &str, matter: &str, text: &str) -> (String, Vec<u8>) {
    let content = format!("---\ntitle: A title\ndate: 2020-01-02\n{matter}---\n\n{text}\n");
    (format!("public/posts/{slug}.md"), content.into_bytes())
}

fn titled(title: &str) -> Files {
    let content = format!("---\ntitle: {title}\ndate: 2020-01-02\n---\n\nWord.\n");
    vec![("public/posts/post.md".to_owned(), content.into_bytes())]
}

fn fence(language: &str, code: &str) -> String {
    format!("```{language}\n{code}\n```\n\n")
}

fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, i| {
        // Writing into a string cannot fail.
        let _ = write!(all, "{}", line(i));
        all
    })
}

/// A post with a PNG of one bit a pixel (PNG 1.2, 11.2): of one colour, which compresses to almost nothing, or of noise.
fn picture(width: u32, height: usize, is_noisy: bool) -> Files {
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(u32::try_from(height).unwrap_or(u32::MAX).to_be_bytes());
    header.extend([1, 0, 0, 0, 0]);
    let bytes = usize::try_from(width).unwrap_or_default().div_ceil(8);
    let mut pixels = ZlibEncoder::new(Vec::new(), Compression::fast());
    let mut noise = 1_u32;
    for _ in 0..height {
        let row = iter::repeat_with(|| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if is_noisy { noise.to_be_bytes()[0] } else { 0 }
        });
        // Each row begins with the number of its filter, which is none. Writing into memory cannot fail.
        let row: Vec<u8> = iter::once(0).chain(row.take(bytes)).collect();
        let _ = pixels.write_all(&row);
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in
        [(b"IHDR", header), (b"IDAT", pixels.finish().unwrap_or_default()), (b"IEND", Vec::new())]
    {
        png.extend(u32::try_from(data.len()).unwrap_or_default().to_be_bytes());
        let mut checked = flate2::Crc::new();
        checked.update(kind);
        checked.update(&data);
        png.extend(kind);
        png.extend(data);
        png.extend(checked.sum().to_be_bytes());
    }
    let mut files = with_matter("cover: /picture.png\n", "![A picture](/picture.png)");
    files.push(("public/picture.png".to_owned(), png));
    files
}
