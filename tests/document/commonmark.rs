//! The examples of the [CommonMark specification](https://spec.commonmark.org/0.31.2/), read from
//! the npm package that carries it.

use std::collections::BTreeMap;

use octavo::content::document::{Assets, RenderContext, render};

use crate::{
    examples::{Example, of_commonmark},
    plain::plain,
    tree::parse,
};

/// The examples that Octavo shows otherwise, and why.
const DEVIATIONS: [(&str, &[usize]); 3] = [
    (
        "elements and attributes that a writer does not need are shown as text or left out, an element left open ends \
         with its block, and comments are not for the reader",
        &[
            21, 31, 148, 150, 151, 156, 157, 158, 161, 162, 163, 164, 165, 166, 167, 169, 170, 171,
            172, 173, 176, 177, 178, 180, 181, 182, 186, 187, 190, 191, 201, 344, 476, 477, 491,
            494, 524, 536, 613, 614, 615, 616, 617, 623, 627, 628, 629, 630, 631, 642, 643,
        ],
    ),
    (
        "a link of an unknown scheme has no target, since the scheme may be a script",
        &[596, 598, 599, 601],
    ),
    ("an address needs no angle brackets to be a link, as on GitHub", &[606, 608, 611, 612]),
];

#[test]
fn every_example_of_commonmark_renders() {
    let examples = of_commonmark();
    assert_eq!(examples.len(), 652);
    compare(&examples, &DEVIATIONS);
}

/// Renders examples. Those that are said to deviate must; all others must be what they should be.
#[track_caller]
pub fn compare(examples: &[Example], deviations: &[(&str, &[usize])]) {
    let reasons: BTreeMap<usize, &str> = deviations
        .iter()
        .flat_map(|(reason, numbers)| numbers.iter().map(|number| (*number, *reason)))
        .collect();
    let mut failures = Vec::new();
    for Example { number, markdown, html } in examples {
        let document = render(markdown, RenderContext::ROOT, &Assets::default());
        let (written, mended) = parse(document.html.as_str());
        let equal = plain(written) == plain(parse(html).0);
        let failure = match reasons.get(number) {
            _ if !mended.is_empty() => mended.join(", "),
            None if !equal => "differs".to_owned(),
            Some(reason) if equal => format!("no longer differs ({reason})"),
            _ => continue,
        };
        failures.push(format!(
            "example {number} {failure}\n--- Markdown\n{markdown}--- expected\n{html}--- written\n{}",
            document.html.as_str()
        ));
    }
    let count = failures.len();
    assert!(failures.is_empty(), "{}\n{count} of {} failed", failures.join("\n"), examples.len());
}
