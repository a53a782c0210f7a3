//! The style sheets of the site: the one that names the fonts, and one with all rules.
//!
//! A page carries both in it, so that its first paint waits for nothing but the page: the fonts as they are,
//! and the rules that it uses. The app loads the file with all rules before it starts.

use serde::{Deserialize, Serialize};

use crate::publish::{
    markup::{escaped, tags},
    paths::fingerprint,
};

/// The beginning of the name of the style sheet that names the fonts. It stands in every page as it is: a
/// font that two style sheets name is taken out of the text for a moment when the second one arrives.
const FONTS: &str = "fonts-";

/// The attribute that names the file of a style sheet that stands in a page.
const FILE: &str = "data-file";

/// A style sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sheet {
    /// The name of its file.
    pub(crate) file: String,
    /// Its text.
    pub(crate) css: String,
}

/// The style sheets of a site.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Styles {
    /// Those that stand in every page as they are.
    pub(crate) fonts: Vec<Sheet>,
    /// All rules.
    pub(crate) rules: Sheet,
}

impl Styles {
    /// Puts style sheets together, in their order, with more `rules` at the end.
    pub(crate) fn new(sheets: &[Sheet], rules: &str) -> Self {
        let (fonts, others): (Vec<Sheet>, Vec<Sheet>) =
            sheets.iter().cloned().partition(|sheet| sheet.file.starts_with(FONTS));
        let mut parts: Vec<&str> = others.iter().map(|sheet| sheet.css.as_str()).collect();
        parts.extend(Some(rules).filter(|rules| !rules.is_empty()));
        let css = parts.join("\n");
        let file = format!("style-{:016x}.css", fingerprint(css.as_bytes()));
        Self { fonts, rules: Sheet { file, css } }
    }

    /// Links to the files, below the base of a site.
    pub(crate) fn links(&self, base: &str) -> String {
        let link = |sheet: &Sheet| {
            format!("<link rel=\"stylesheet\" href=\"{}{}\">", escaped(base), sheet.file)
        };
        self.fonts.iter().chain([&self.rules]).map(link).collect()
    }
}

impl Sheet {
    /// The element with the style sheet, for a page of a site below `base`.
    pub(crate) fn element(&self, base: &str) -> String {
        format!("<style {FILE}=\"{}\">{}</style>", self.file, self.text(base))
    }

    /// The text as it stands in a page. The address of a style sheet is the one that its fonts are relative to;
    /// here that is the page's. Nothing in it ends the element.
    pub(crate) fn text(&self, base: &str) -> String {
        self.css.replace("url(fonts/", &format!("url({base}fonts/")).replace("</", "<\\/")
    }
}

/// The files of the style sheets that stand in a page.
pub(crate) fn sheet_files(html: &str) -> Vec<String> {
    let tags = tags(html);
    let files = tags.iter().filter(|tag| tag.is("style")).map(|tag| tag.value(FILE).to_owned());
    files.filter(|file| !file.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(sheets: &[(&str, &str)]) -> Styles {
        let sheet = |(file, css): &(&str, &str)| Sheet { file: (*file).into(), css: (*css).into() };
        Styles::new(&sheets.iter().map(sheet).collect::<Vec<_>>(), "")
    }

    #[test]
    fn puts_style_sheets_together_in_their_order() {
        let styles = styles(&[("a-1.css", "a {}"), ("fonts-1.css", "c {}"), ("b-1.css", "b {}")]);
        assert_eq!(styles.rules.css, "a {}\nb {}");
        let links = format!(
            "<link rel=\"stylesheet\" href=\"/blog/fonts-1.css\">\
             <link rel=\"stylesheet\" href=\"/blog/{}\">",
            styles.rules.file
        );
        assert_eq!(styles.links("/blog/"), links);
    }

    #[test]
    fn puts_a_style_sheet_into_a_page() {
        let css = "a { src: url(fonts/b.woff2) } b::after { content: '</style>' }".to_owned();
        let element = Sheet { file: "a-1.css".to_owned(), css }.element("/blog/");
        let expected = "<style data-file=\"a-1.css\">a { src: url(/blog/fonts/b.woff2) } \
            b::after { content: '<\\/style>' }</style>";
        assert_eq!(element, expected);
        assert_eq!(sheet_files(&element), ["a-1.css"]);
    }

    #[test]
    fn names_the_file_by_what_it_holds() {
        let file = |css: &str| styles(&[("a.css", css)]).rules.file;
        assert_eq!(file("a{}"), file("a{}"));
        assert_ne!(file("a{}"), file("b{}"));
    }
}
