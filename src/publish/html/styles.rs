//! The style sheet of the site: the files that Trunk wrote, in one.

use crate::publish::{markup::escaped, paths::fingerprint};

/// The rules of all pages.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Styles {
    /// The name of the file with the rules.
    pub(crate) file: String,
    /// The rules.
    pub(crate) css: String,
}

impl Styles {
    /// The rules of style sheets, in their order.
    pub(crate) fn new(sheets: &[String]) -> Self {
        let css = sheets.join("\n");
        Self { file: format!("style-{:016x}.css", fingerprint(css.as_bytes())), css }
    }

    /// A link to the file.
    pub(crate) fn link(&self, base: &str) -> String {
        format!("<link rel=\"stylesheet\" href=\"{}{}\">", escaped(base), self.file)
    }

    /// The rules in a page of a site below `base`, so that the first paint waits for nothing but the page.
    pub(crate) fn inline(&self, base: &str) -> String {
        // The address of a style sheet is the one that its fonts are relative to; here that is the page's.
        let css = self.css.replace("url(fonts/", &format!("url({base}fonts/"));
        if css.contains("</") { self.link(base) } else { format!("<style>{css}</style>") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(sheets: &[&str]) -> Styles {
        Styles::new(&sheets.iter().map(|sheet| (*sheet).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn puts_style_sheets_together_in_their_order() {
        let styles = styles(&["a {}", "b {}"]);
        assert_eq!(styles.css, "a {}\nb {}");
        let link = format!("<link rel=\"stylesheet\" href=\"/blog/{}\">", styles.file);
        assert_eq!(styles.link("/blog/"), link);
    }

    #[test]
    fn puts_the_rules_into_a_page() {
        let rules = styles(&["a { src: url(fonts/b.woff2) }"]);
        let inline = "<style>a { src: url(/blog/fonts/b.woff2) }</style>";
        assert_eq!(rules.inline("/blog/"), inline);
        assert!(styles(&["a::after { content: '</style>' }"]).inline("/").starts_with("<link "));
    }

    #[test]
    fn names_the_file_by_what_it_holds() {
        assert_eq!(styles(&["a{}"]).file, styles(&["a{}"]).file);
        assert_ne!(styles(&["a{}"]).file, styles(&["b{}"]).file);
    }
}
