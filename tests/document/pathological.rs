//! Texts made to take long or to become large. Each must be read and written, at a size that a
//! quadratic step would not come to the end of in this suite's time, and no larger than it may be.
//!
//! `cargo test --test document pathological -- --nocapture` tells how long each takes at a size and
//! at twice that size.

use std::{fs, time::Duration};

use octavo::content::document::{Assets, RenderContext, analyze, render};

use crate::properties::{CONSTANT, MULTIPLE};

type Make = fn(usize) -> String;

/// A text of about this many bytes, of a part again and again.
macro_rules! repeated {
    ($part:expr) => {
        |size| $part.repeat(size / $part.len())
    };
}

/// The input that is asked for, and the way in which a text of about so many bytes is made.
const TEXTS: [(&str, Make); 71] = [
    ("quotations in quotations", |size| format!("{}a", "> ".repeat(size / 2))),
    ("as many quotations as are read, and lines", |size| {
        format!("{}{}", "> ".repeat(200), "a\n".repeat(size / 2))
    }),
    ("as many lists as are read, and lines", |size| {
        format!("{}{}", "- ".repeat(200), "a\n".repeat(size / 2))
    }),
    ("lists in lists in a line", |size| format!("{}a", "- ".repeat(size / 2))),
    ("lists in lists in lines", |size| {
        // Each line is as long as it is deep.
        let depth = size.isqrt();
        (0..depth).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect()
    }),
    ("numbered lists in a line", |size| format!("{}a", "1. ".repeat(size / 3))),
    ("callouts in callouts", |size| {
        let depth = size.isqrt();
        (0..depth).map(|depth| format!("{}[!NOTE]\n", "> ".repeat(depth + 1))).collect()
    }),
    ("notes in notes", |size| format!("{}a", "[^a]: ".repeat(size / 6))),
    ("notes in notes of many names", |size| {
        let notes: String = (0..size / 10).map(|number| format!("[^{number}]: ")).collect();
        format!("{notes}a")
    }),
    ("definitions in definitions", |size| format!("a\n{}b", ": ".repeat(size / 2))),
    ("opening brackets", repeated!("[")),
    ("opening brackets of images", repeated!("![")),
    ("closing brackets", repeated!("]")),
    ("brackets in brackets", |size| format!("{}a{}", "[".repeat(size / 2), "]".repeat(size / 2))),
    ("links that do not close", repeated!("[a](")),
    ("links that do not close in angle brackets", repeated!("[a](<b")),
    ("links with titles that do not close", repeated!("[a](b \"")),
    ("images in images", |size| format!("{}a{}", "![".repeat(size / 6), "](b)".repeat(size / 6))),
    ("images with words in images", |size| {
        let depth = size / 16;
        format!("{}{}", "![some word ".repeat(depth), "](b)".repeat(depth))
    }),
    ("images with titles in images", |size| {
        let depth = size / 16;
        format!("{}{}", "![a ".repeat(depth), "](b 'title')".repeat(depth))
    }),
    ("links by names that are not defined", repeated!("[a][b] ")),
    ("notes that are not defined", repeated!("[^a]")),
    ("notes that do not close", repeated!("[^")),
    ("one note, often", |size| format!("{}\n\n[^a]: b", "[^a]".repeat(size / 4))),
    ("many notes", |size| {
        let notes = size / 24;
        let uses: String = (0..notes).map(|number| format!("[^{number}] ")).collect();
        let definitions: String = (0..notes).map(|number| format!("[^{number}]: a\n\n")).collect();
        format!("{uses}\n\n{definitions}")
    }),
    ("many notes that nobody refers to", |size| {
        (0..size / 14).map(|number| format!("[^{number}]: a\n\n")).collect()
    }),
    ("many references", |size| {
        let names = size / 24;
        let uses: String = (0..names).map(|number| format!("[r{number}] ")).collect();
        let definitions: String = (0..names).map(|number| format!("[r{number}]: a\n")).collect();
        format!("{uses}\n\n{definitions}")
    }),
    ("one long reference, often", |size| {
        format!("{}\n\n[a]: {}", "[a]".repeat(size / 6), "b".repeat(size / 2))
    }),
    ("one reference of quotation marks, often", |size| {
        format!("{}\n\n[a]: b '{}'", "[a]".repeat(size / 6), "\"".repeat(size / 2))
    }),
    ("stars", repeated!("*")),
    ("stars and words", repeated!("*a ")),
    ("stars of many lengths", repeated!("*a **b ***c ")),
    ("underscores in words", repeated!("a_")),
    ("strikes", repeated!("~~a ~b ")),
    ("emphasis in emphasis", |size| {
        format!("{}a{}", "*b ".repeat(size / 6), " c*".repeat(size / 6))
    }),
    ("backticks", repeated!("`")),
    ("backticks of growing lengths", |size| {
        (1..size.isqrt() * 2 / 3).map(|length| format!("a{} ", "`".repeat(length))).collect()
    }),
    ("dollars", repeated!("$")),
    ("dollars and words", repeated!("$a ")),
    ("double dollars", repeated!("$$a ")),
    ("dollars and braces", repeated!("$}{")),
    ("formulas", repeated!("$x$ ")),
    ("raised and lowered", repeated!("a^b^ c~d~ ")),
    ("marks that raise nothing", repeated!("a^b ")),
    ("tags that do not close", repeated!("<a ")),
    ("tags with attributes that do not close", repeated!("<a b='")),
    ("opening angle brackets", repeated!("<")),
    ("comments that do not close", repeated!("<!-- ")),
    ("declarations that do not close", repeated!("<!A ")),
    ("instructions that do not close", repeated!("<?")),
    ("sections that do not close", repeated!("<![CDATA[")),
    ("elements in elements", repeated!("<b>")),
    ("elements in elements, and their ends", |size| {
        format!("a{}{}", "<b>".repeat(size / 7), "</b>".repeat(size / 7))
    }),
    ("elements shown as text, and ends of others", |size| {
        format!("a{}{}", "<td>".repeat(size / 9), "</tr>".repeat(size / 9))
    }),
    ("ends of elements that are not open", |size| {
        format!("a{}{}", "<b>".repeat(size / 7), "</i>".repeat(size / 7))
    }),
    ("blocks of elements in elements", repeated!("<div>\n\n")),
    ("words in elements in elements", repeated!("<b>a ")),
    ("links in elements", repeated!("<a href=b>c ")),
    ("elements of a block, all different", |size| {
        let parts = size / 16;
        let elements: String = (0..parts).map(|number| format!("<i id=a{number}>b</i>")).collect();
        format!("<div>\n{elements}\n</div>")
    }),
    ("unknown elements of a block", |size| {
        let parts = size / 8;
        let elements: String = (0..parts).map(|number| format!("<x{number}>")).collect();
        format!("<div>\n{elements}\n</div>")
    }),
    ("ampersands in a block", |size| format!("<div>\n{}", "&".repeat(size))),
    ("attributes", |size| {
        let names: String = (0..size / 10).map(|number| format!("a{number}=b ")).collect();
        format!("a <b {names}>")
    }),
    ("an attribute, often", |size| format!("a <b {}>", "class=b ".repeat(size / 8))),
    ("entities", repeated!("&amp;")),
    ("entities that do not close", repeated!("&amp")),
    ("addresses", repeated!("https://a.org ")),
    ("addresses in brackets", repeated!("(www.a.org/b) ")),
    ("what is nearly an address", repeated!("https://a ")),
    ("mail addresses that go on", repeated!("a@a.")),
    ("headings of one name", repeated!("# a\n")),
    ("headings without words", repeated!("#\n")),
];

/// Texts of one large thing.
const LARGE: [(&str, Make); 8] = [
    ("rows of a table", |size| format!("|a|b|\n|-|-|\n{}", "|c|d|\n".repeat(size / 6))),
    ("a row of a table", |size| {
        format!(
            "|{}\n|{}\n|{}\n",
            "a|".repeat(size / 6),
            "-|".repeat(size / 6),
            "b|".repeat(size / 6)
        )
    }),
    ("rows of a table that lack their cells", |size| {
        let side = size / 8;
        format!("|{}\n|{}\n{}", "a|".repeat(side), "-|".repeat(side), "b\n".repeat(side * 2))
    }),
    ("rows that lack most of their cells", |size| {
        let (head, line) = ("a|".repeat(512), ":-:|".repeat(512));
        format!("|{head}\n|{line}\n{}", "b\n".repeat(size / 2))
    }),
    ("pipes", repeated!("|")),
    ("rows that are no table", repeated!("|a|\n")),
    ("paragraphs", repeated!("a \"b\" -- c...\n\n")),
    ("a code block", |size| format!("```rust\n{}\n```\n", "let a = \"b\";\n".repeat(size / 13))),
];

/// Half a large text, in bytes.
const HALF: usize = 32 * 1024;

/// Half a very large one.
const LARGE_HALF: usize = 128 * 1024;

#[test]
fn every_pathological_text_is_an_article_in_time() {
    let mut slow = Vec::new();
    for (name, make) in TEXTS {
        slow.extend(slowness(name, make, HALF));
    }
    for (name, make) in LARGE {
        slow.extend(slowness(name, make, LARGE_HALF));
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn a_table_of_five_megabytes_is_an_article() {
    written("rows", &format!("|a|b|\n|-|-|\n{}", "|c|d|\n".repeat(5 * 1024 * 1024 / 6)));
}

#[test]
fn many_players_and_former_ids_are_an_article_in_time() {
    let time = |size: usize| {
        let link = |number: usize| format!("https://youtu.be/{number:011}");
        let frame = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ";
        let players = (0..size).map(|number| format!("{} {frame}", link(number))).collect();
        let renamed = (0..size).map(|number| (format!("former-{number}"), format!("a-{number}")));
        let assets = Assets { players, renamed: renamed.collect(), ..Assets::default() };
        let links: String = (0..size).map(|number| format!("{}\n\n", link(number))).collect();
        let markdown = links + &"A paragraph.\n\n".repeat(size) + &"# A\n\n".repeat(size);
        let start = busy();
        let html = render(&markdown, RenderContext::ROOT, &assets).html;
        let time = busy() - start;
        assert_eq!(html.as_str().matches("class=\"o-player\"").count(), size);
        assert_eq!(html.as_str().matches("id=\"former-").count(), size - 1);
        time
    };
    let (first, second) = (time(3000), time(6000));
    assert!(second <= first * 3 + NOISE, "{first:?}, and {second:?} for twice as many");
}

#[test]
fn a_note_has_a_hundred_links_back_at_most() {
    for (references, links) in [(99, 99), (100, 100), (101, 100), (5000, 100)] {
        let markdown = format!("{}\n\n[^a]: b\n", "c[^a] ".repeat(references));
        let html = render(&markdown, RenderContext::ROOT, &Assets::default()).html;
        assert_eq!(html.as_str().matches("class=\"o-note-back\"").count(), links);
        assert_eq!(html.as_str().matches("href=\"#fn-1\"").count(), references);
    }
}

/// Reads and writes a text at a size and at twice that size, and complains if the second takes much
/// more than twice as long.
fn slowness(name: &str, make: Make, size: usize) -> Option<String> {
    let (small, large) = (make(size), make(size * 2));
    let (first, second) = (written(name, &small), written(name, &large));
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let [told, told_twice] =
        [(&small, first), (&large, second)].map(|(text, [render, analysis])| {
            let (render, analysis) = (milliseconds(render), milliseconds(analysis));
            format!("{:7} bytes: {render:6.1} {analysis:6.1} ms", text.len())
        });
    let length = render(&large, RenderContext::ROOT, &Assets::default()).html.as_str().len();
    println!("{told} | {told_twice}, {length} bytes written | {name}");
    let is_slow = |(first, second): (Duration, Duration)| second > first * 3 + NOISE;
    let times = first.into_iter().zip(second);
    times.into_iter().any(is_slow).then(|| format!("{told} | {told_twice} | {name}"))
}

/// The noise that the clock and the allocator may add to a measurement.
const NOISE: Duration = Duration::from_millis(60);

/// The time that this thread has been at work, whatever else the machine does.
fn busy() -> Duration {
    let nanoseconds = fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|told| told.split(' ').next()?.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// Reads and writes a text, and says how long writing and surveying took.
fn written(name: &str, markdown: &str) -> [Duration; 2] {
    let start = busy();
    let document = render(markdown, RenderContext::ROOT, &Assets::default());
    let rendered = busy() - start;
    let analysis = analyze(markdown, "en");
    let surveyed = busy() - start - rendered;
    let length = document.html.as_str().len();
    assert!(
        length <= markdown.len() * MULTIPLE + CONSTANT,
        "{name}: {} bytes became {length}",
        markdown.len()
    );
    let told: usize =
        analysis.links.iter().chain(&analysis.images).map(|link| link.text.len()).sum();
    assert!(
        told <= markdown.len() * MULTIPLE + CONSTANT,
        "{name}: {} bytes have {told} in their links",
        markdown.len()
    );
    [rendered, surveyed]
}
