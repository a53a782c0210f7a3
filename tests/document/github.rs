//! The examples of [GitHub's extensions](https://github.github.com/gfm/) to CommonMark: tables, task
//! lists, strikethrough, addresses without angle brackets, and raw HTML that is not let through.

use crate::{commonmark::compare, examples::of_github};

/// The examples that Octavo shows otherwise, and why.
const DEVIATIONS: [(&str, &[usize]); 2] = [
    ("an address of a chat is no link, since its scheme is not let through", &[633, 634, 635]),
    ("an element left open ends with its block", &[657]),
];

#[test]
fn every_example_of_github_renders() {
    let examples = of_github();
    assert_eq!(examples.len(), 28);
    compare(&examples, &DEVIATIONS);
}
