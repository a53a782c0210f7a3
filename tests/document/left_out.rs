//! Nothing that an author wrote is lost without a word: it stands on the page, or the publisher names it.
//! Closed comments are left out on purpose.

use std::ops::Range;

use octavo::content::document::{
    Analysis, Assets, LeftOutKind, RenderContext, UNCLOSED, UnresolvedKind, analyze, render,
};
use proptest::{collection::vec, prelude::*, sample::select};

/// Markup that hides words in Markdown and in HTML; each `@` becomes a word that is found again.
const MARKS: [&str; 62] = [
    "@ ",
    "@ ",
    "@ ",
    "\n",
    "\n\n",
    "\n\n",
    "<!-- ",
    "<!-- ",
    " -->",
    "<!-->",
    "<!--->",
    "<? ",
    "?>",
    "<!X ",
    ">",
    "<![CDATA[",
    "]]>",
    "<div>\n",
    "</div>\n",
    "<p @>",
    "<b title='@'>",
    "<b style=\"@\">",
    "<i onclick=@>",
    "<script>@",
    "</script>",
    "<style>@",
    "<textarea>@",
    "</textarea>",
    "<noscript>@",
    "<iframe src=https://a.org/>@</iframe>",
    "<pre>@",
    "</pre>",
    "<table>@",
    "<tr>@",
    "<td>@",
    "</table>",
    "<a href=\"@",
    "<details",
    "<details>@",
    "<summary>@",
    "<select><option>@",
    "> ",
    "- ",
    "# ",
    "\n\n# @ {@}\n\n",
    "\n\n# @ {#a .b c=@}\n\n",
    "\n\n|a|\n|-|\n|@|@|\n",
    "\n\n> |a|\n> |-|\n> |@|@\n",
    "[^a]",
    "[^B]",
    "\n\n[^a]: @\n\n",
    "\n\n[^b]: @[^a]\n\n",
    "[@](b \"@\")",
    "![@](p.png \"@\")",
    "![@[^a]](p.png)",
    "![a [@](b '@')](p.png)",
    "`@`",
    "$@$",
    "\n\n    @\n\n",
    "\n\n```\n@\n",
    "**",
    "<img src=p.png alt=@ title=@>",
];

fn marked(parts: &[&str]) -> String {
    let mut words = 0..;
    let mut text = String::new();
    for (index, part) in parts.concat().split('@').enumerate() {
        if index > 0 {
            text.push_str(&format!("word{}x", words.next().unwrap_or_default()));
        }
        text.push_str(part);
    }
    text
}

/// The place where the publisher says that something is amiss.
fn told(analysis: &Analysis) -> Vec<Range<usize>> {
    let raw = analysis.raw.iter().map(|tag| &tag.range);
    let unresolved = analysis.unresolved.iter().map(|unresolved| &unresolved.range);
    let left_out = analysis.left_out.iter().map(|part| &part.range);
    raw.chain(unresolved).chain(left_out).cloned().collect()
}

/// The words that are lost.
fn lost(markdown: &str) -> Vec<String> {
    let html = render(markdown, RenderContext::ROOT, &Assets::default()).html;
    let told = told(&analyze(markdown, "en"));
    let is_told = |word: &str| told.iter().any(|range| markdown[range.clone()].contains(word));
    let words = markdown.match_indices("word").map(|(at, _)| {
        let end = markdown[at..].find('x').map_or(markdown.len(), |end| at + end + 1);
        (at, &markdown[at..end])
    });
    let is_in_comment = |at: usize| {
        let (before, after) = markdown.split_at(at);
        let is_open = |start: usize| !before[start..].contains("-->");
        after.contains("-->") && before.rfind("<!--").is_some_and(is_open)
    };
    words
        .filter(|(at, word)| !html.as_str().contains(word) && !is_told(word) && !is_in_comment(*at))
        .map(|(_, word)| word.to_owned())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 2000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_word_is_on_the_page_or_told(parts in vec(select(&MARKS[..]), 1..12)) {
        let markdown = marked(&parts);
        prop_assert_eq!(lost(&markdown), [""; 0], "{}", markdown);
    }
}

fn html(markdown: &str) -> String {
    render(markdown, RenderContext::ROOT, &Assets::default()).html.as_str().to_owned()
}

#[test]
fn shows_what_follows_a_comment_that_is_never_closed() {
    let markdown = "Hello\n\n<!-- oops\n\nvisible text\n";
    assert_eq!(html(markdown), "<p>Hello</p>\n<p>&lt;!-- oops\n\nvisible text\n</p>\n");
    let analysis = analyze(markdown, "en");
    let told: Vec<_> =
        analysis.raw.iter().map(|tag| (tag.name.as_str(), tag.range.clone())).collect();
    assert_eq!(told, [("!--", 7..11)]);
}

#[test]
fn tells_of_every_block_that_is_never_closed() {
    for (name, closing) in UNCLOSED {
        let open = if name == "!" { "<!X".to_owned() } else { format!("<{name}") };
        for (before, after) in [("", ""), ("> ", ""), ("- ", "\n\nEnd")] {
            let markdown = format!("{before}{open} a\n{after}");
            let raw = analyze(&markdown, "en").raw;
            let names: Vec<&str> = raw.iter().map(|tag| tag.name.as_str()).collect();
            assert_eq!(names, [name], "{markdown}");
            let closed = format!("{before}{open} a {closing}\n{after}");
            assert_eq!(analyze(&closed, "en").raw, [], "{closed}");
        }
    }
}

#[test]
fn tells_of_a_comment_that_ends_with_its_element() {
    let markdown = "<div>\n<!-- a\n</div>\n\nb -->\n";
    assert!(html(markdown).contains("&lt;!-- a"));
    assert_eq!(analyze(markdown, "en").raw[0].range, 6..10);
}

#[test]
fn shows_what_follows_a_comment_in_its_last_line() {
    assert_eq!(html("<!-- a --> b\n"), "<p> b\n</p>\n");
    assert_eq!(html("<!-- a\nb --> c <!-- d -->e"), "<p> c e</p>\n");
}

fn left_out(markdown: &str) -> Vec<(LeftOutKind, String)> {
    let parts = analyze(markdown, "en").left_out;
    parts.into_iter().map(|part| (part.kind, markdown[part.range].to_owned())).collect()
}

#[test]
fn tells_of_cells_beyond_the_head() {
    let rows = "|a|b|\n|-|-|\n|c|d|\n|c|d|e|f|\n|c\nc | d | \\| |\n";
    let cells = [(LeftOutKind::Cells, "e|f|".to_owned()), (LeftOutKind::Cells, "\\| |".to_owned())];
    let told: Vec<_> =
        left_out(rows).into_iter().map(|(kind, text)| (kind, text.trim().to_owned())).collect();
    assert_eq!(told, cells);
}

#[test]
fn tells_of_braces_behind_a_heading() {
    assert_eq!(left_out("# Sets {1, 2}\n"), [(LeftOutKind::Braces, "{1, 2}".to_owned())]);
    assert_eq!(left_out("# Sets {#id .class}\n\n# f\\{x}\n"), []);
}

#[test]
fn tells_of_attributes_that_an_element_does_not_keep() {
    let attribute = |name: &str| LeftOutKind::Attribute(name.to_owned());
    let markdown = "<p style='a' class=b CLASS=c>d</p>\n\nA <b onclick=e>f</b>.\n";
    let told: Vec<_> = left_out(markdown).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(told, [attribute("style"), attribute("CLASS"), attribute("onclick")]);
    assert_eq!(left_out("<a href=b target=_blank rel=noopener>c</a>"), []);
}

#[test]
fn tells_of_notes_that_are_not_shown() {
    let told = |markdown: &str| -> Vec<(UnresolvedKind, String)> {
        let unresolved = analyze(markdown, "en").unresolved;
        unresolved
            .into_iter()
            .map(|unresolved| (unresolved.end, markdown[unresolved.range].trim().to_owned()))
            .collect()
    };
    assert_eq!(
        told("a[^a]\n\n[^a]: b\n\n[^a]: c\n"),
        [(UnresolvedKind::SecondNote, "[^a]: c".to_owned())]
    );
    assert_eq!(told("a[^b]\n\n[^b]: c\n\n[^d]: e\n").len(), 1);
}

#[test]
fn shows_a_note_whose_name_is_written_in_another_case() {
    for markdown in ["a[^A]\n\n[^a]: words\n", "a[^é]\n\n[^É]: words\n"] {
        assert!(html(markdown).contains("<p>words<a"), "{}", html(markdown));
        assert_eq!(analyze(markdown, "en").unresolved, []);
    }
}
