//! The classes of the pages, compared between the style sheets and the sources that give them.

use std::collections::BTreeSet;

use crate::names::{CLASS, sources, styled, words_with};

/// Classes of other people's conventions that the style sheets know: CommonMark's of code.
const CONVENTIONS: [&str; 2] = ["language-diff", "language-patch"];

/// The classes of the converter of formulas, which get the prefix when an article is published.
const OF_FORMULAS: [&str; 2] = ["o-math-core-", "o-menclose-"];

/// Classes that only name an element, for tests and for whoever reads the page.
const UNSTYLED: [&str; 7] =
    ["o-archive", "o-diagram-mark", "o-empty", "o-listing", "o-pager-place", "o-tags", "o-tex"];

/// The classes that the components, the document writer and the publisher give to elements.
fn given() -> BTreeSet<String> {
    let texts = ["index.html", "src/app", "src/content/document", "src/publish"];
    let texts = texts.into_iter().flat_map(sources).map(|text| {
        // Examples in unit tests are none of the pages' own.
        text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
    });
    texts.flat_map(|text| words_with(CLASS, &text)).collect()
}

#[test]
fn every_class_of_the_style_sheets_has_the_prefix() {
    let styled = styled();
    assert!(styled.len() > 100, "{styled:?}");
    let without: Vec<_> = styled.iter().filter(|class| !class.starts_with(CLASS)).collect();
    assert_eq!(without, CONVENTIONS);
}

#[test]
fn every_class_of_the_style_sheets_is_given_to_an_element() {
    let given = given();
    let is_lost = |class: &&String| {
        let is_of_formulas = OF_FORMULAS.iter().any(|start| class.starts_with(start));
        class.starts_with(CLASS) && !is_of_formulas && !given.contains(*class)
    };
    let lost: Vec<String> = styled().iter().filter(is_lost).cloned().collect();
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn every_class_of_an_element_is_known_to_the_style_sheets() {
    let styled = styled();
    let unstyled: Vec<String> = given().difference(&styled).cloned().collect();
    assert_eq!(unstyled, UNSTYLED);
}

#[test]
fn every_class_of_the_markup_has_the_prefix() {
    let attribute = ["class=\"", "class=\\\""];
    let texts = ["index.html", "src/app", "src/content/document"].into_iter().flat_map(sources);
    let mut others = Vec::new();
    for text in texts {
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for start in attribute {
            for rest in text.split(start).skip(1) {
                let classes = rest.split(['"', '\\']).next().unwrap_or_default();
                let wrong = classes.split_whitespace().filter(|class| !class.starts_with(CLASS));
                others.extend(wrong.map(str::to_owned));
            }
        }
    }
    assert_eq!(others, Vec::<String>::new());
}
