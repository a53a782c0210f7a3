//! Style attributes as classes.
//!
//! The converter of formulas aligns and spaces with `style` attributes, which a content security
//! policy forbids unless it allows everybody's. So each becomes a class with a rule in the site's
//! style sheet. Feeds keep the attributes: there is no style sheet where they are read.

use std::collections::BTreeMap;

use crate::publish::{markup::tags, paths::fingerprint};

/// The declarations that were found in style attributes, by their class.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct InlineStyles(BTreeMap<String, String>);

impl InlineStyles {
    /// The markup with classes for its style attributes.
    pub(crate) fn classes(&mut self, markup: &str) -> String {
        let mut result = markup.to_owned();
        for tag in tags(markup).iter().rev() {
            let Some(style) = tag.attribute("style") else { continue };
            let attribute = style.range.start - "style=\"".len()..style.range.end + 1;
            let class = if is_plain(style.value) { self.class(style.value) } else { String::new() };
            match tag.attribute("class") {
                Some(known) if known.range.start > attribute.start => {
                    result.insert_str(known.range.end, &format!(" {class}"));
                    result.replace_range(attribute, "");
                }
                Some(known) => {
                    result.replace_range(attribute, "");
                    result.insert_str(known.range.end, &format!(" {class}"));
                }
                None => result.replace_range(attribute, &format!("class=\"{class}\"")),
            }
        }
        result
    }

    /// The rules for all classes.
    pub(crate) fn css(&self) -> String {
        let rules = self.0.iter();
        rules.map(|(class, declarations)| format!(".{class} {{ {declarations} }}\n")).collect()
    }

    fn class(&mut self, declarations: &str) -> String {
        // 32 bits tell the few hundred styles of a site apart, and stand in its pages many times.
        let class = format!("o-style-{:08x}", fingerprint(declarations.as_bytes()) >> 32);
        self.0.entry(class.clone()).or_insert_with(|| declarations.to_owned());
        class
    }
}

/// Returns `true` if the declarations hold nothing that could end the rule they are put into.
fn is_plain(declarations: &str) -> bool {
    declarations.chars().all(|c| c.is_ascii_alphanumeric() || " .,:;#%()-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_attributes_into_classes() {
        let mut styles = InlineStyles::default();
        let markup = "<mtd style=\"width: 50%\"><mi class=\"a\" style=\"color:#f00;\">x</mi></mtd>\
                      <mtd style=\"width: 50%\"></mtd><mi style=\"}*{x:y\"></mi>";
        let result = styles.classes(markup);
        assert!(!result.contains("style=\""), "{result}");
        let css = styles.css();
        assert_eq!(css.lines().count(), 2, "{css}");
        for rule in ["{ width: 50% }", "{ color:#f00; }"] {
            let line = css.lines().find(|line| line.ends_with(rule)).unwrap();
            let class = line.split([' ', '.']).nth(1).unwrap();
            assert!(result.contains(class), "{class} is not in {result}");
        }
        assert!(result.contains("<mi class=\"a o-style-"), "{result}");
    }
}
