//! Any file is read or refused with words that can be shown.
//!
//! `PROPTEST_CASES=10000 cargo test --lib front_matter` looks longer than a test run does.

use proptest::prelude::*;

use super::read_any;

/// Fragments of front matter, whole and broken.
const FRAGMENTS: [&str; 96] = [
    "\n",
    "\n",
    "\n",
    "\n",
    " ",
    "  ",
    "\t",
    "\r\n",
    "\r",
    "\0",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "é",
    "日",
    "🙂",
    "---\n",
    "+++\n",
    "---",
    "+++",
    "...\n",
    "--- |\n",
    "title: A\n",
    "title = \"A\"\n",
    "title",
    "date",
    "date: ",
    "date = ",
    "2026-01-02",
    "2026-02-30",
    "2026-13-01",
    "0000-00-00",
    "99999-01-01",
    "2026-01-02T25:00:00Z",
    "2026-01-02 10:00:00 +99:99",
    "updated: 2026-01-03\n",
    "tags: [a, b]\n",
    "tags = [\"a\", ",
    "tags:\n  - a\n  - ",
    "series: x\n",
    "draft: true\n",
    "draft = maybe\n",
    "slug: A b\n",
    "slug = \"-\"\n",
    "aliases: /a\n",
    "aliases = [\"https://a/b\", \"/:year\"]\n",
    "cover: {image: a.png}\n",
    "cover = { src = \"a\" }\n",
    "lang: xx-\n",
    "authors: [{name: A, url: b}]\n",
    "authors = [{}]\n",
    "author: 3\n",
    "[extra]\n",
    "[[extra]]\n",
    "[taxonomies]\ntags = ['x']\n",
    "extra:\n  tags: [y]\n",
    "tagz: x\n",
    "unknown = 1\n",
    "permalink: /x/\n",
    ":",
    ": ",
    "=",
    " = ",
    "- ",
    "-",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "|\n  a\n",
    ">-\n  a\n",
    "&a ",
    "*a",
    "*b",
    "!!str ",
    "!<x> ",
    "%YAML 1.2\n",
    "? ",
    "#",
    "# comment\n",
    "\\",
    "\\u0000",
    "\\x",
    "1e999",
    "0x",
    "~",
    "null",
    "true",
    "nan",
    "inf",
    "-",
];

fn file() -> impl Strategy<Value = String> {
    let fences = prop_oneof![Just("---\n"), Just("+++\n"), Just("")];
    let inner = proptest::collection::vec(proptest::sample::select(&FRAGMENTS[..]), 0..40);
    (fences, inner, any::<bool>()).prop_map(|(fence, inner, closed)| {
        format!("{fence}{}{}text\n", inner.concat(), if closed { fence } else { "" })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        read_any(&bytes);
    }

    #[test]
    fn any_front_matter_can_be_read(file in file()) {
        prop_assert_eq!(read_any(file.as_bytes()), read_any(file.as_bytes()));
    }

    #[test]
    fn any_value_can_be_read(key in "[a-z_]{1,12}", value in "\\PC{0,40}", toml: bool) {
        let (fence, sign) = if toml { ("+++", " =") } else { ("---", ":") };
        read_any(format!("{fence}\n{key}{sign} {value}\n{fence}\ntext").as_bytes());
    }
}
