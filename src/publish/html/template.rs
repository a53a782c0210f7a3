//! The template of a page: the file that Trunk wrote, with slots for what differs from page to page.

use std::fmt;

use super::program::Program;
use crate::{
    content::site::Site,
    publish::{
        markup::{Tag, escaped, quoted_files, tags},
        settings::language::is_right_to_left,
    },
};

/// A part of `index.html` that has to be filled in is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MissingPart(&'static str);

/// The template, with everything filled in that all pages of a site have in common.
#[derive(Debug)]
pub(crate) struct Template(Vec<Part>);

#[derive(Debug, PartialEq)]
enum Part {
    Text(String),
    Slot(Slot),
}

/// A place in the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    /// The tag with the content security policy, before everything that it is for.
    Policy,
    /// The text of the title.
    Title,
    /// The tags of the head that are about one page.
    Head,
    /// The style sheets.
    Styles,
    /// The page itself.
    Body,
    /// The scripts that start the app.
    Program,
}

/// The contents of the slots.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slots<'s> {
    /// The tag with the content security policy, or nothing.
    pub(crate) policy: &'s str,
    /// The title of the page, as text.
    pub(crate) title: &'s str,
    /// The tags of the head that are about the page.
    pub(crate) head: &'s str,
    /// The elements with the style sheets of the page, or links to them, and scripts of its head.
    pub(crate) styles: &'s str,
    /// The markup of the page.
    pub(crate) body: &'s str,
    /// The scripts that start the app.
    pub(crate) program: &'s str,
}

impl fmt::Display for MissingPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`index.html` lacks {}", self.0)
    }
}

/// The files that the page of Trunk loads, which the publisher loads in its own way.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Loaded {
    /// The names of its style sheets, in order.
    pub(crate) style_sheets: Vec<String>,
    /// The modules that start the app.
    pub(crate) program: Program,
}

impl Template {
    /// Reads the page that Trunk wrote: fills in the language, the theme and the settings, puts the site's
    /// base in front of every address that starts at the host's root, and leaves out what the page loads.
    ///
    /// # Errors
    ///
    /// Names the part that is missing.
    pub(crate) fn new(html: &str, site: &Site) -> Result<(Self, Loaded), MissingPart> {
        let mut writer = Writer { html, base: &site.base, at: 0, parts: Vec::new() };
        let mut loaded = Loaded::default();
        let mut missing = vec![
            ("an empty `<script type=\"application/json\" id=\"octavo:site\">`", Known::Settings),
            ("`<html lang=\"\">`", Known::Root),
            ("`<meta charset=\"utf-8\">`", Known::Charset),
            ("`<title>`", Known::Title),
            ("`<meta name=\"description\" content=\"\">`", Known::Description),
            ("`<div id=\"octavo:waiting\">`", Known::Waiting),
        ];
        for tag in &tags(html) {
            let known = Known::of(tag);
            match known {
                Some(Known::Root) => {
                    writer.replace(tag.range.clone(), Part::Text(root(site)));
                }
                Some(Known::Charset) => {
                    writer.replace(tag.range.end..tag.range.end, Part::Slot(Slot::Policy));
                }
                Some(Known::Title) => writer.replace(tag.text.clone(), Part::Slot(Slot::Title)),
                Some(Known::Description) => {
                    writer.replace(tag.range.clone(), Part::Slot(Slot::Head));
                }
                // A page that was published before is no template.
                Some(Known::Settings) if !tag.text.is_empty() => continue,
                Some(Known::Settings) => {
                    writer.replace(tag.text.clone(), Part::Text(inert(&json(site))));
                }
                Some(Known::Waiting) => {
                    let rest = html.get(tag.range.end..).unwrap_or_default();
                    let end = rest.find("</div>").map_or(0, |end| end + "</div>".len());
                    writer.replace(tag.range.start..tag.range.end + end, Part::Slot(Slot::Body));
                }
                Some(Known::StyleSheet) => {
                    let is_first = loaded.style_sheets.is_empty();
                    let styles =
                        if is_first { Part::Slot(Slot::Styles) } else { Part::Text(String::new()) };
                    writer.replace(tag.range.clone(), styles);
                    let file = tag.value("href").trim_start_matches('/');
                    loaded.style_sheets.push(file.to_owned());
                }
                Some(Known::Program) => {
                    let script = html.get(tag.text.clone()).unwrap_or_default();
                    loaded.program.add(script);
                    writer.replace(tag.element(html), Part::Text(String::new()));
                }
                None => writer.rebase(tag),
            }
            missing.retain(|(_, part)| Some(*part) != known);
        }
        if let Some((part, _)) = missing.first() {
            return Err(MissingPart(part));
        }
        let end = html.rfind("</body").unwrap_or(html.len());
        writer.replace(end..end, Part::Slot(Slot::Program));
        writer.text_until(html.len());
        Ok((Self(writer.parts), loaded))
    }

    /// A page.
    pub(crate) fn filled(&self, slots: Slots<'_>) -> String {
        let mut page = String::with_capacity(slots.body.len() + 8 * 1024);
        for part in &self.0 {
            match part {
                Part::Text(text) => page.push_str(text),
                Part::Slot(Slot::Title) => page.push_str(&escaped(slots.title)),
                Part::Slot(Slot::Policy) => page.push_str(slots.policy),
                Part::Slot(Slot::Head) => page.push_str(slots.head),
                Part::Slot(Slot::Styles) => page.push_str(slots.styles),
                Part::Slot(Slot::Body) => page.push_str(slots.body),
                Part::Slot(Slot::Program) => page.push_str(slots.program),
            }
        }
        page
    }
}

/// A tag of the page that the publisher changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Root,
    Charset,
    Title,
    Description,
    StyleSheet,
    Settings,
    Waiting,
    Program,
}

impl Known {
    fn of(tag: &Tag<'_>) -> Option<Self> {
        let has = |name: &str, value: &str| tag.value(name) == value;
        match tag.name.to_ascii_lowercase().as_str() {
            "html" => Some(Self::Root),
            "meta" if tag.attribute("charset").is_some() => Some(Self::Charset),
            "meta" if has("name", "description") => Some(Self::Description),
            "title" => Some(Self::Title),
            "link" if has("rel", "stylesheet") => Some(Self::StyleSheet),
            "script" if has("id", "octavo:site") => Some(Self::Settings),
            "script" if has("type", "module") => Some(Self::Program),
            "div" if has("id", "octavo:waiting") => Some(Self::Waiting),
            _ => None,
        }
    }
}

/// The parts of a template, as they are found from the beginning to the end of the page.
struct Writer<'h> {
    html: &'h str,
    base: &'h str,
    /// The end of what is written.
    at: usize,
    parts: Vec<Part>,
}

impl Writer<'_> {
    fn text_until(&mut self, end: usize) {
        let text = self.html.get(self.at..end).unwrap_or_default();
        self.parts.push(Part::Text(text.to_owned()));
        self.at = end;
    }

    fn replace(&mut self, range: std::ops::Range<usize>, part: Part) {
        self.text_until(range.start);
        self.parts.push(part);
        self.at = range.end;
    }

    /// Puts the base in front of the addresses in a tag and in the script that it opens.
    fn rebase(&mut self, tag: &Tag<'_>) {
        let prefix = self.base.trim_end_matches('/').to_owned();
        let is_rooted = |address: &str| address.starts_with('/') && !address.starts_with("//");
        let attributes = ["href", "src"].into_iter().filter_map(|name| tag.attribute(name));
        let mut starts: Vec<usize> = attributes
            .filter(|attribute| is_rooted(attribute.value))
            .map(|attribute| attribute.range.start)
            .collect();
        starts.sort_unstable();
        if tag.is("script") {
            let script = self.html.get(tag.text.clone()).unwrap_or_default();
            let files = quoted_files(script).filter(|(_, file)| is_rooted(file));
            starts.extend(files.map(|(at, _)| tag.text.start + at));
        }
        for start in starts {
            self.replace(start..start, Part::Text(prefix.clone()));
        }
    }
}

/// The tag of the root element.
fn root(site: &Site) -> String {
    let direction = if is_right_to_left(&site.language) { " dir=\"rtl\"" } else { "" };
    let (language, theme) = (escaped(&site.language), site.theme.name());
    format!("<html{direction} lang=\"{language}\" data-theme=\"{theme}\">")
}

/// The tag that describes a page.
pub(crate) fn description(words: &str) -> String {
    format!("<meta name=\"description\" content=\"{}\">", escaped(words))
}

fn json(site: &Site) -> String {
    // A struct of texts can always be written.
    serde_json::to_string(site).unwrap_or_default()
}

/// JSON that cannot close the script it stands in, nor open another or a comment within it (WHATWG
/// HTML, 4.12.1.3).
pub(crate) fn inert(json: &str) -> String {
    let mut inert = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, after)) = rest.split_once('<') {
        inert.push_str(before);
        let is_harmless = !after.starts_with(['!', '/', 's', 'S']);
        inert.push_str(if is_harmless { "<" } else { "\\u003c" });
        rest = after;
    }
    inert.push_str(rest);
    inert
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html lang=\"en\" data-theme=\"system\"><head><meta charset=\"utf-8\">\
        <title>Octavo</title><meta name=\"description\" content=\"\"><script>fetch('/a.json')</script>\
        <link rel=\"icon\" href=\"/favicon.svg\"><link rel=\"stylesheet\" href=\"/a-1.css\" integrity=\"x\">\
        <link rel=stylesheet href=/b-2.css><script type=\"module\">\
        import init from '/octavo-1a.js';init('/octavo-1a_bg.wasm');</script></head><body>\
        <div class=\"o-waiting\" id=\"octavo:waiting\"></div>\
        <script type=\"application/json\" id=\"octavo:site\"></script></body></html>";

    fn site() -> Site {
        Site {
            title: "A & B".to_owned(),
            description: "Says \"</script>\"".to_owned(),
            language: "pt-BR".to_owned(),
            ..Site::default()
        }
    }

    fn page(html: &str, site: &Site) -> String {
        let slots = Slots {
            policy: "[policy]",
            title: "<T>",
            head: "[head]",
            styles: "[styles]",
            body: "[body]",
            program: "[program]",
        };
        Template::new(html, site).unwrap().0.filled(slots)
    }

    #[test]
    fn fills_every_slot() {
        let page = page(PAGE, &site());
        for expected in [
            "<html lang=\"pt-BR\" data-theme=\"system\"><head><meta charset=\"utf-8\">[policy]",
            "<title>&lt;T&gt;</title>[head]<script>",
            "href=\"/favicon.svg\">[styles]</head>",
            "<body>[body]<script",
            "</script>[program]</body></html>",
        ] {
            assert!(page.contains(expected), "{expected}\n{page}");
        }
        let json = page.split("id=\"octavo:site\">").nth(1).unwrap();
        let json = json.split("</script>").next().unwrap();
        assert_eq!(serde_json::from_str::<Site>(json).unwrap(), site());
    }

    #[test]
    fn takes_out_the_files_that_the_page_loads() {
        let (_, loaded) = Template::new(PAGE, &site()).unwrap();
        assert_eq!(loaded.style_sheets, ["a-1.css", "b-2.css"]);
        assert!(!page(PAGE, &site()).contains("module"));
    }

    #[test]
    fn moves_the_page_below_the_base() {
        let page = page(PAGE, &Site { base: "/blog/".to_owned(), ..site() });
        for expected in ["href=\"/blog/favicon.svg\"", "fetch('/blog/a.json')"] {
            assert!(page.contains(expected), "{expected}\n{page}");
        }
    }

    #[test]
    fn says_which_way_the_lines_run() {
        let page = page(PAGE, &Site { language: "ar".to_owned(), ..site() });
        assert!(page.contains("<html dir=\"rtl\" lang=\"ar\" data-theme"), "{page}");
    }

    #[test]
    fn keeps_data_within_its_script() {
        let json = "\"</script><!-- <SCRIPT> <math> a < b\"";
        let written = "\"\\u003c/script>\\u003c!-- \\u003cSCRIPT> <math> a < b\"";
        assert_eq!(inert(json), written);
        assert_eq!(
            serde_json::from_str::<String>(written).unwrap(),
            serde_json::from_str::<String>(json).unwrap()
        );
    }

    #[test]
    fn reads_a_page_that_was_minified() {
        let html = "<!doctype html><html data-theme=system lang=en><meta charset=utf-8><title>Octavo</title>\
            <meta content name=description><link href=/a.css rel=stylesheet>\
            <div class=o-waiting id=octavo:waiting></div><script id=octavo:site type=application/json></script>";
        let page = page(html, &site());
        assert!(
            page.starts_with(
                "<!doctype html><html lang=\"pt-BR\" data-theme=\"system\"><meta charset=utf-8>[p"
            ),
            "{page}"
        );
        assert!(page.ends_with("</script>[program]"), "{page}");
    }

    #[test]
    fn is_not_made_of_a_page() {
        let published = page(PAGE, &site());
        let missing = Template::new(&published, &site()).unwrap_err().to_string();
        assert!(missing.contains("an empty `<script"), "{missing}");
    }

    #[test]
    fn names_the_part_that_is_missing() {
        for part in [
            "<html lang=\"en\" data-theme=\"system\">",
            "<title>Octavo</title>",
            "description",
            "octavo:site",
            "octavo:waiting",
        ] {
            let page = PAGE.replace(part, "");
            let missing = Template::new(&page, &site()).unwrap_err().to_string();
            assert!(missing.starts_with("`index.html` lacks "), "{missing}");
        }
    }
}
