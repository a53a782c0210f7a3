//! The page that the app starts in: Trunk writes it, the settings complete it.

use std::{fmt, ops::Range};

use super::markup::{Tag, tags};
use crate::content::site::Site;

/// A part of `index.html` that has to be filled in is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MissingPart(&'static str);

/// The endings of files that the page's scripts name.
const FILES: [&str; 9] =
    [".css", ".ico", ".js", ".json", ".mjs", ".png", ".svg", ".wasm", ".woff2"];

impl fmt::Display for MissingPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`index.html` lacks {}", self.0)
    }
}

/// Completes the page: its language, title, description and theme, the settings for the app, and
/// the site's base in front of every address that starts at the host's root.
///
/// # Errors
///
/// Names the part that is missing.
pub(crate) fn complete(html: &str, site: &Site) -> Result<String, MissingPart> {
    let tags = tags(html);
    let find = |missing, wanted: &dyn Fn(&Tag<'_>) -> bool| {
        tags.iter().find(|tag| wanted(tag)).ok_or(MissingPart(missing))
    };
    let root =
        find("`<html lang=\"\">`", &|tag| tag.is("html") && tag.attribute("lang").is_some())?;
    let title = find("`<title>`", &|tag| tag.is("title"))?;
    let description = find("`<meta name=\"description\" content=\"\">`", &|tag| {
        tag.is("meta") && tag.value("name") == "description"
    })?;
    let settings = find("`<script type=\"application/json\" id=\"octavo-site\">`", &|tag| {
        tag.is("script") && tag.value("id") == "octavo-site"
    })?;

    let mut edits = Edits(Vec::new());
    edits.attribute(root, "lang", &site.language);
    edits.attribute(root, "data-theme", site.theme.name());
    edits.replace(title.text.clone(), escaped(&site.title));
    let content = escaped(&site.description);
    let meta = format!("<meta name=\"description\" content=\"{content}\">");
    edits.replace(description.range.clone(), meta);
    edits.replace(settings.text.clone(), json(site));
    for tag in &tags {
        edits.rebase(tag, html, &site.base);
    }
    Ok(edits.applied(html))
}

/// The settings as JSON that cannot close the script it stands in.
fn json(site: &Site) -> String {
    // A struct of texts can always be written.
    serde_json::to_string(site).unwrap_or_default().replace('<', "\\u003c")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    fn replace(&mut self, range: Range<usize>, text: String) {
        self.0.push((range, text));
    }

    /// Sets an attribute that the tag has.
    fn attribute(&mut self, tag: &Tag<'_>, name: &str, value: &str) {
        if let Some(attribute) = tag.attribute(name) {
            self.replace(attribute.range.clone(), escaped(value));
        }
    }

    /// Puts the base in front of the addresses in a tag and in the script that it opens.
    fn rebase(&mut self, tag: &Tag<'_>, html: &str, base: &str) {
        let prefix = base.trim_end_matches('/');
        if prefix.is_empty() {
            return;
        }
        let outside = |address: &str| {
            address.starts_with('/') && !address.starts_with("//") && !address.starts_with(base)
        };
        for name in ["href", "src"] {
            if let Some(attribute) = tag.attribute(name).filter(|a| outside(a.value)) {
                let start = attribute.range.start;
                self.replace(start..start, prefix.to_owned());
            }
        }
        if tag.is("script") {
            let text = html.get(tag.text.clone()).unwrap_or_default();
            for (at, _) in quoted_files(text).filter(|(_, file)| outside(file)) {
                let start = tag.text.start + at;
                self.replace(start..start, prefix.to_owned());
            }
        }
    }

    fn applied(mut self, html: &str) -> String {
        self.0.sort_by_key(|(range, _)| range.start);
        let mut result = String::with_capacity(html.len() + 1024);
        let mut at = 0;
        for (range, text) in self.0 {
            result.push_str(html.get(at..range.start).unwrap_or_default());
            result.push_str(&text);
            at = range.end;
        }
        result.push_str(html.get(at..).unwrap_or_default());
        result
    }
}

/// The names of files in a script that are texts of their own, and where they start.
pub(crate) fn quoted_files(script: &str) -> impl Iterator<Item = (usize, &str)> {
    script.match_indices(['"', '\'', '`']).filter_map(move |(at, quote)| {
        let start = at + 1;
        let rest = script.get(start..)?;
        let file = rest.get(..rest.find(['"', '\'', '`', '\n', ' ', '('])?)?;
        let closed = rest.get(file.len()..)?.starts_with(quote);
        (closed && FILES.iter().any(|ending| file.ends_with(ending))).then_some((start, file))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html lang=\"en\" data-theme=\"system\"><head><title>Octavo</title>\
        <meta name=\"description\" content=\"\"><link rel=\"icon\" href=\"/favicon.svg\">\
        <link rel=\"modulepreload\" href=\"/octavo-1a.js\"><script type=\"module\">\
        import init from '/octavo-1a.js';init('/octavo-1a_bg.wasm');fetch('/');</script>\
        <script type=\"application/json\" id=\"octavo-site\"></script></head><body></body></html>";

    fn site() -> Site {
        Site {
            title: "A & B".to_owned(),
            description: "Says \"</script>\"".to_owned(),
            language: "pt-BR".to_owned(),
            ..Site::default()
        }
    }

    #[test]
    fn fills_in_what_the_settings_say() {
        let page = complete(PAGE, &site()).unwrap();
        for expected in [
            "<html lang=\"pt-BR\" data-theme=\"system\">",
            "<title>A &amp; B</title>",
            "content=\"Says &quot;&lt;/script&gt;&quot;\">",
            "href=\"/octavo-1a.js\"",
        ] {
            assert!(page.contains(expected), "{expected}\n{page}");
        }
        let json = page.split("id=\"octavo-site\">").nth(1).unwrap();
        let json = json.split("</script>").next().unwrap();
        assert_eq!(serde_json::from_str::<Site>(json).unwrap(), site());
    }

    #[test]
    fn moves_the_app_below_the_base() {
        let site = Site { base: "/blog/".to_owned(), ..site() };
        let page = complete(PAGE, &site).unwrap();
        for expected in [
            "href=\"/blog/favicon.svg\"",
            "href=\"/blog/octavo-1a.js\"",
            "from '/blog/octavo-1a.js';init('/blog/octavo-1a_bg.wasm');fetch('/');",
        ] {
            assert!(page.contains(expected), "{expected}\n{page}");
        }
        let again = complete(&page, &site).unwrap();
        assert!(!again.contains("/blog/blog/"), "{again}");
    }

    #[test]
    fn reads_a_page_that_was_minified() {
        let page = "<!doctype html><html data-theme=system lang=en><title>Octavo</title>\
            <meta content name=description><script id=octavo-site type=application/json></script>";
        let page = complete(page, &site()).unwrap();
        assert!(page.starts_with("<!doctype html><html data-theme=system lang=pt-BR>"), "{page}");
        assert!(page.contains("content=\"Says "), "{page}");
    }

    #[test]
    fn names_the_part_that_is_missing() {
        for part in ["lang", "<title>Octavo</title>", "description", "octavo-site"] {
            let page = PAGE.replace(part, "");
            let missing = complete(&page, &site()).unwrap_err().to_string();
            assert!(missing.starts_with("`index.html` lacks `<"), "{missing}");
        }
    }
}
