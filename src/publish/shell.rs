//! The page that Trunk wrote, which every page of the site is made of.

mod waiting;

use std::{fmt, ops::Range};

use super::{
    language::is_right_to_left,
    markup::{Tag, tags},
};
use crate::content::site::Site;

/// A part of `index.html` that has to be filled in is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MissingPart(&'static str);

/// The page that Trunk wrote, completed by the settings, with room for a page of the site.
#[derive(Debug)]
pub(crate) struct Shell(Vec<Piece>);

/// What a page is filled with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filling<'f> {
    /// The page's title.
    pub(crate) title: &'f str,
    /// The tags of the head that are about this page.
    pub(crate) head: &'f str,
    /// The markup of the body; without it, the page waits for the app.
    pub(crate) body: Option<&'f str>,
}

#[derive(Debug)]
enum Piece {
    Text(String),
    /// Where the words of the title stand.
    Title,
    /// Where the tags about the page stand.
    Head,
    /// Where the page stands, and what is there while the page waits for the app.
    Body(String),
}

/// What a page waits with that had a page in it before.
const WAITING: &str = "<div class=\"o-waiting\" id=\"octavo:waiting\"></div>";

/// The endings of files that the page's scripts name.
const FILES: [&str; 9] =
    [".css", ".ico", ".js", ".json", ".mjs", ".png", ".svg", ".wasm", ".woff2"];

impl fmt::Display for MissingPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`index.html` lacks {}", self.0)
    }
}

impl Shell {
    /// Completes the page: its language and theme, the settings for the app, and the site's base in
    /// front of every address that starts at the host's root.
    ///
    /// # Errors
    ///
    /// Names the part that is missing.
    pub(crate) fn new(html: &str, site: &Site) -> Result<Self, MissingPart> {
        let html = &with_program_last(&waiting::in_the_language_of(site, html));
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
        let settings = find("`<script type=\"application/json\" id=\"octavo:site\">`", &|tag| {
            tag.is("script") && tag.value("id") == "octavo:site"
        })?;

        let mut edits = Edits(Vec::new());
        edits.attribute(root, "lang", &site.language);
        edits.attribute(root, "data-theme", site.theme.name());
        if is_right_to_left(&site.language) && root.attribute("dir").is_none() {
            let name = root.range.start + "<html".len();
            edits.replace(name..name, " dir=\"rtl\"".to_owned());
        }
        edits.0.push((title.text.clone(), Piece::Title));
        edits.0.push((description.range.clone(), Piece::Head));
        edits.replace(settings.text.clone(), inert(&json(site)));
        for tag in tags.iter().filter(is_filled_in) {
            edits.replace(tag.element(html), String::new());
        }
        for tag in &tags {
            edits.rebase(tag, html, &site.base);
        }
        Ok(Self(edits.applied(html, waiting(&tags, html))))
    }

    /// A page of the site.
    pub(crate) fn filled(&self, filling: Filling<'_>) -> String {
        let Filling { title, head, body } = filling;
        let mut page = String::with_capacity(body.map_or(0, str::len) + 8 * 1024);
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => page.push_str(text),
                Piece::Title => page.push_str(&escaped(title)),
                Piece::Head => page.push_str(head),
                Piece::Body(waiting) => page.push_str(body.unwrap_or(waiting)),
            }
        }
        page
    }

    /// The page that shows nothing but that it waits for the app.
    pub(crate) fn waiting(&self, site: &Site) -> String {
        let head = description(&site.description);
        self.filled(Filling { title: &site.title, head: &head, body: None })
    }
}

/// The page with the modules that Trunk put into its head behind everything that is read. A browser that
/// comes upon them before the text fetches the program at the same time, and both arrive later.
fn with_program_last(html: &str) -> String {
    let tags = tags(html);
    let modules = tags.iter().filter(|tag| is_module(tag));
    let modules: Vec<_> = modules.map(|tag| tag.element(html)).collect();
    let end = html.rfind("</body").unwrap_or(html.len());
    let mut page = String::with_capacity(html.len());
    let mut after = 0;
    for module in &modules {
        page.push_str(html.get(after..module.start).unwrap_or_default());
        after = module.end;
    }
    page.push_str(html.get(after..end).unwrap_or_default());
    for module in modules {
        page.push_str(html.get(module).unwrap_or_default());
    }
    page.push_str(html.get(end.max(after)..).unwrap_or_default());
    page
}

fn is_module(tag: &Tag<'_>) -> bool {
    tag.is("script") && tag.value("type") == "module"
}

/// The tag that says what a page is about.
pub(crate) fn description(words: &str) -> String {
    format!("<meta name=\"description\" content=\"{}\">", escaped(words))
}

/// Where the element stands that the page shows until the app is there; in a page that was filled
/// before, where its filling is. Otherwise that is at the end of the body, before the program.
fn waiting(tags: &[Tag<'_>], html: &str) -> Range<usize> {
    let find = |wanted: &dyn Fn(&Tag<'_>) -> bool| tags.iter().find(|tag| wanted(tag));
    let end_after = |at: usize, closing: &str| {
        html.get(at..)
            .and_then(|rest| rest.find(closing))
            .map_or(at, |end| at + end + closing.len())
    };
    if let Some(waiting) = find(&|tag| tag.value("id") == "octavo:waiting") {
        // It holds no element of its own kind, so the first end is its own.
        return waiting.range.start..end_after(waiting.range.end, "</div>");
    }
    let page = find(&|tag| tag.is("div") && tag.value("class") == "o-site");
    let data = find(&|tag| tag.value("id") == "octavo:data");
    if let (Some(page), Some(data)) = (page, data) {
        return page.range.start..end_after(data.text.end, "</script>");
    }
    let end = find(&is_module).map(|program| program.range.start).or_else(|| html.find("</body"));
    let end = end.unwrap_or(html.len());
    end..end
}

/// Whether a page was filled with this tag.
fn is_filled_in(tag: &&Tag<'_>) -> bool {
    ["data-page", "data-site"].into_iter().any(|mark| tag.attribute(mark).is_some())
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

/// Text between tags or in a quoted attribute.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

struct Edits(Vec<(Range<usize>, Piece)>);

impl Edits {
    fn replace(&mut self, range: Range<usize>, text: String) {
        self.0.push((range, Piece::Text(text)));
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
        if is_filled_in(&tag) {
            return;
        }
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

    /// The page in pieces; what is in the range `waiting` becomes one.
    fn applied(mut self, html: &str, waiting: Range<usize>) -> Vec<Piece> {
        self.0.sort_by_key(|(range, _)| range.start);
        let after = self.0.split_off(self.0.partition_point(|edit| edit.0.start < waiting.end));
        let within = self.0.split_off(self.0.partition_point(|edit| edit.0.start < waiting.start));
        let mut all = pieces(html, 0..waiting.start, self.0);
        let shown = Shell(pieces(html, waiting.clone(), within));
        let shown = shown.filled(Filling { title: "", head: "", body: None });
        let is_filled = !waiting.is_empty() && !shown.contains("octavo:waiting");
        all.push(Piece::Body(if is_filled { WAITING.to_owned() } else { shown }));
        all.extend(pieces(html, waiting.end..html.len(), after));
        all
    }
}

fn pieces(html: &str, part: Range<usize>, edits: Vec<(Range<usize>, Piece)>) -> Vec<Piece> {
    let text = |range: Range<usize>| html.get(range).unwrap_or_default().to_owned();
    let mut pieces = Vec::new();
    let mut at = part.start;
    for (range, piece) in edits {
        pieces.push(Piece::Text(text(at..range.start)));
        pieces.push(piece);
        at = range.end;
    }
    pieces.push(Piece::Text(text(at..part.end)));
    pieces
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

    pub(super) fn complete(html: &str, site: &Site) -> Result<String, MissingPart> {
        Shell::new(html, site).map(|shell| shell.waiting(site))
    }

    pub(super) const PAGE: &str = "<!doctype html><html lang=\"en\" data-theme=\"system\"><head><title>Octavo</title>\
        <meta name=\"description\" content=\"\"><link rel=\"icon\" href=\"/favicon.svg\">\
        <link rel=\"modulepreload\" href=\"/octavo-1a.js\"><script type=\"module\">\
        import init from '/octavo-1a.js';init('/octavo-1a_bg.wasm');fetch('/');</script>\
        <script type=\"application/json\" id=\"octavo:site\"></script></head><body></body></html>";

    pub(super) fn site() -> Site {
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
        let json = page.split("id=\"octavo:site\">").nth(1).unwrap();
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
    fn asks_for_the_program_behind_what_is_read() {
        let shell = Shell::new(PAGE, &site()).unwrap();
        let body = "<div class=\"o-site\"></div><script id=\"octavo:data\">1</script>";
        let filling = Filling { title: "T", head: &description(""), body: Some(body) };
        let page = shell.filled(filling);
        let place = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part}\n{page}"));
        assert!(place("octavo:site") < place("<div class=\"o-site\">"), "{page}");
        assert!(place("<div class=\"o-site\">") < place("<script type=\"module\">"), "{page}");
        assert!(page.ends_with("</script></body></html>"), "{page}");
        let again = Shell::new(&page, &site()).unwrap().filled(filling);
        assert_eq!(again, page);
    }

    #[test]
    fn puts_a_page_where_the_shell_waits() {
        let waiting =
            "<body><div id=octavo:waiting><a href=/posts.json>x</a></div><script></script>";
        let html = PAGE.replace("<body>", waiting);
        let site = Site { base: "/blog/".to_owned(), ..site() };
        let shell = Shell::new(&html, &site).unwrap();
        assert!(shell.waiting(&site).contains("<a href=/blog/posts.json>x</a></div><script>"));
        let filling =
            Filling { title: "<T>", head: "<meta name=\"x\">", body: Some("<p>page</p>") };
        let page = shell.filled(filling);
        assert!(
            page.contains("<body><p>page</p><script></script><script type=\"module\">"),
            "{page}"
        );
        assert!(page.contains("<title>&lt;T&gt;</title><meta name=\"x\"><link"), "{page}");
    }

    #[test]
    fn fills_a_page_again_that_was_filled() {
        let head = description("one")
            + "<link rel=\"canonical\" href=\"/x/\" data-page><link data-site>\
               <script type=\"application/ld+json\" data-page>[\"<p>\"]</script>";
        let body =
            "<div class=\"o-site\"><div>one</div></div><script id=\"octavo:data\">1</script>";
        let filled = |html: &str, head: &str, body: &str| {
            let filling = Filling { title: "T", head, body: Some(body) };
            Shell::new(html, &site()).unwrap().filled(filling)
        };
        let (other_head, other_body) = (description("two"), body.replace("one", "two"));
        let again = filled(&filled(PAGE, &head, body), &other_head, &other_body);
        assert_eq!(again, filled(PAGE, &other_head, &other_body));
        let waiting = complete(&again, &site()).unwrap();
        assert!(waiting.contains("<body><div class=\"o-waiting\""), "{waiting}");
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
        let page = "<!doctype html><html data-theme=system lang=en><title>Octavo</title>\
            <meta content name=description><script id=octavo:site type=application/json></script>";
        let page = complete(page, &site()).unwrap();
        assert!(page.starts_with("<!doctype html><html data-theme=system lang=pt-BR>"), "{page}");
        assert!(page.contains("content=\"Says "), "{page}");
    }

    #[test]
    fn names_the_part_that_is_missing() {
        for part in ["lang", "<title>Octavo</title>", "description", "octavo:site"] {
            let page = PAGE.replace(part, "");
            let missing = complete(&page, &site()).unwrap_err().to_string();
            assert!(missing.starts_with("`index.html` lacks `<"), "{missing}");
        }
    }
}
