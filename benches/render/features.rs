//! The input on which libraries are compared: each must do what it is said to do, or the comparison is
//! about nothing.

/// Markdown with one of everything.
pub const SAMPLE: &str = "\
## A heading

\"Quoted\", ~~struck~~ and https://example.org/bare here.[^note]

| a |
|--:|
| 1 |

- [x] done

> [!TIP]
> Called out.

[^note]: Below.
";

/// Features in the sample, and the markup of a library that knows them.
const FEATURES: [(&str, &[&str]); 8] = [
    ("heading ids", &["id=\"a-heading\""]),
    ("smart punctuation", &["“Quoted”", "&#8220;Quoted&#8221;"]),
    ("strikethrough", &["<del>struck</del>", "<s>struck</s>"]),
    ("bare addresses", &["href=\"https://example.org/bare\""]),
    ("footnotes", &["fnref", "footnote-ref"]),
    ("tables", &["<table>"]),
    ("task lists", &["type=\"checkbox\""]),
    ("callouts", &["alert", "callout"]),
];

/// The features that a library does not know, and so need not have.
const LACKING: [(&str, &[&str]); 2] = [
    ("marked-plain", &["heading ids", "smart punctuation", "footnotes", "callouts"]),
    ("micromark", &["heading ids", "smart punctuation", "callouts"]),
];

/// The features that a library lacks.
pub fn lacking(library: &str) -> &'static [&'static str] {
    LACKING.iter().find(|(name, _)| *name == library).map_or(&[], |(_, lacking)| lacking)
}

/// Compares what a library made of the sample with what is said of it.
///
/// # Panics
///
/// If it does more or less.
pub fn check(library: &str, html: &str) {
    for (feature, signs) in FEATURES {
        let is_said = !lacking(library).contains(&feature);
        let is_done = signs.iter().any(|sign| html.contains(sign));
        assert!(is_said == is_done, "{library}: {feature}: {is_done}, unlike what is said\n{html}");
    }
}
