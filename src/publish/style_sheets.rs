//! One style sheet in place of the several that Trunk wrote, so that the first paint waits for one
//! request.

use super::markup::{Tag, tags};

/// A page whose style sheets were put together.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Joined {
    /// The page, with one link in place of the first of many.
    pub(crate) html: String,
    /// The name of the file that it links.
    pub(crate) file: String,
    /// What the file holds.
    pub(crate) css: String,
    /// The names of the files that are not needed any more.
    pub(crate) parts: Vec<String>,
}

/// Puts the page's own style sheets together, in their order, with `more` rules at the end. `read`
/// gives the text of a file by its name. `None` where there is nothing to join: fewer than two
/// sheets, or one not to be read.
pub(crate) fn join(
    html: &str,
    more: &str,
    read: impl Fn(&str) -> Option<String>,
) -> Option<Joined> {
    let tags = tags(html);
    let links: Vec<_> = tags
        .iter()
        .filter(|tag| {
            tag.is("link") && tag.value("rel") == "stylesheet" && tag.value("media").is_empty()
        })
        .filter_map(|tag| Some((tag, tag.value("href").strip_prefix('/')?)))
        .filter(|(_, file)| !file.contains('/') && !file.starts_with(FONTS))
        .collect();
    let [(first, _), rest @ ..] = links.as_slice() else { return None };
    if rest.is_empty() && more.is_empty() {
        return None;
    }
    let parts: Vec<String> = links.iter().map(|(_, file)| (*file).to_owned()).collect();
    let mut css = parts.iter().map(|file| read(file)).collect::<Option<Vec<_>>>()?.join("\n");
    if rest.is_empty() && css.ends_with(more) {
        return None;
    }
    css.push_str(more);
    let file = format!("style-{:016x}.css", fingerprint(css.as_bytes()));

    let mut page = html.to_owned();
    for (tag, _) in rest.iter().rev() {
        page.replace_range(tag.range.clone(), "");
    }
    page.replace_range(first.range.clone(), &format!("<link rel=\"stylesheet\" href=\"/{file}\">"));
    Some(Joined { html: page, file, css, parts })
}

/// The page with its style sheets in place of the links to them, so that the first paint waits for
/// nothing but the page. `base` is the site's path on its host. A sheet that cannot be read stays a link.
pub(crate) fn inlined(html: &str, base: &str, read: impl Fn(&str) -> Option<String>) -> String {
    let mut page = html.to_owned();
    let tags = tags(html);
    let links = tags.iter().filter(|tag| tag.is("link") && tag.value("rel") == "stylesheet");
    for link in links.rev() {
        let Some(file) = link.value("href").strip_prefix('/') else { continue };
        // A style sheet's own address is what its fonts are relative to, and here that is the page's.
        let css = read(file).map(|css| css.replace("url(fonts/", &format!("url({base}fonts/")));
        if let Some(css) = css.filter(|css| !css.contains("</")) {
            let style = format!("<style {KEPT_IN}=\"{file}\">{css}</style>");
            page.replace_range(link.range.clone(), &style);
        }
    }
    page
}

/// The attribute that names the file of a style sheet that stands in the page.
const KEPT_IN: &str = "data-file";

/// How the file is called that names the fonts. It stands in every page as it is: a font that two
/// style sheets name is taken out of the text for a moment when the second one arrives.
const FONTS: &str = "fonts-";

/// The page with links in place of the style sheets that were put into it.
pub(crate) fn linked(html: &str) -> String {
    let mut page = html.to_owned();
    let tags = tags(html);
    let styles = tags.iter().filter(|tag| tag.is("style") && tag.attribute(KEPT_IN).is_some());
    for style in styles.rev() {
        let link = format!("<link rel=\"stylesheet\" href=\"/{}\">", style.value(KEPT_IN));
        page.replace_range(style.element(html), &link);
    }
    without_rest(&page)
}

/// What stands before the program in the script that starts it, and after, where it waits for the rules
/// that the page does not have.
const WAITS: &str = "Promise.all([";
const FOR_REST: &str = ", new Promise((done, failed) => document.head.append(Object.assign(\
    document.createElement('link'), { rel: 'stylesheet', onload: done, \
    onerror: () => failed(new TypeError('no style sheet')), ";
const WAITED: &str = "})))]).then(([program]) => program)";

/// The page whose program starts when all rules of the site are there, which it needs for the pages that
/// it makes. Without the program, nobody does. `integrity` is that of a file, by its name.
pub(crate) fn with_rest(
    html: &str,
    base: &str,
    integrity: impl Fn(&str) -> Option<String>,
) -> String {
    let mut page = html.to_owned();
    let file = tags(html).iter().find_map(|tag| rules_in(tag));
    let program = html.find(FETCHES).map(|at| at + FETCHES.len() - "fetch(".len());
    let end = program.and_then(|at| Some(at + html.get(at..)?.find("'})")? + "'})".len()));
    if let (Some(start), Some(end), Some(file)) = (program, end, file)
        && let Some(integrity) = integrity(file)
    {
        let rest = format!("{FOR_REST}href: '{base}{file}', integrity: '{integrity}' {WAITED}");
        page.insert_str(end, &rest);
        page.insert_str(start, WAITS);
    }
    page
}

/// How the script fetches the program, with its hash.
const FETCHES: &str = "module_or_path: fetch(";

fn without_rest(html: &str) -> String {
    let parts = html.split_once(WAITS).and_then(|(before, rest)| {
        let (program, rest) = rest.split_once(FOR_REST)?;
        Some([before, program, rest.split_once(WAITED)?.1])
    });
    parts.map_or_else(|| html.to_owned(), |parts| parts.concat())
}

/// The file of the style sheet in a tag, if it is the one with the rules.
fn rules_in<'h>(tag: &Tag<'h>) -> Option<&'h str> {
    let file = Some(tag.value(KEPT_IN)).filter(|file| !file.is_empty())?;
    (tag.is("style") && !file.starts_with(FONTS)).then_some(file)
}

/// Takes the rules out of a page whose program fetches them all: the page with an empty style sheet, and the
/// rules.
#[cfg(feature = "prerender")]
pub(crate) fn without_rules(html: &str) -> Option<(String, String)> {
    let tags = tags(html);
    let style = tags.iter().find(|tag| rules_in(tag).is_some())?;
    let css = html.get(style.text.clone())?.to_owned();
    let mut page = html.to_owned();
    page.replace_range(style.text.clone(), "");
    html.contains(FOR_REST).then_some((page, css))
}

/// The page with rules in its empty style sheet.
#[cfg(feature = "prerender")]
pub(crate) fn with_rules(html: &str, css: &str) -> String {
    html.replacen("\"></style>", &format!("\">{css}</style>"), 1)
}

/// FNV-1a, 64 bits: the same bytes have the same name on every machine and with every compiler.
pub(crate) fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><link rel=stylesheet href=/a-1.css integrity=x><link rel=\"stylesheet\" \
        href=\"/b-2.css\"><link rel=stylesheet href=https://example.org/c.css></head>";

    #[test]
    fn puts_style_sheets_together_in_their_order() {
        let joined = join(PAGE, "", |file| Some(format!("/* {file} */"))).unwrap();
        assert_eq!(joined.css, "/* a-1.css */\n/* b-2.css */");
        assert_eq!(joined.parts, ["a-1.css", "b-2.css"]);
        let link = format!(
            "<head><link rel=\"stylesheet\" href=\"/{}\"><link rel=stylesheet href=https",
            joined.file
        );
        assert!(joined.html.starts_with(&link), "{}", joined.html);
    }

    #[test]
    fn puts_the_style_sheet_into_the_page_and_takes_it_out_again() {
        let page = "<head><link rel=\"stylesheet\" href=\"/a.css\"><p>b";
        let css = || Some("a { src: url(fonts/b.woff2) }".to_owned());
        let whole = inlined(page, "/blog/", |_| css());
        let style = "<style data-file=\"a.css\">a { src: url(/blog/fonts/b.woff2) }</style>";
        assert_eq!(whole, format!("<head>{style}<p>b"));
        assert_eq!(linked(&whole), page);
        assert_eq!(inlined(page, "/", |_| Some("a::after { content: '</style>' }".into())), page);
        assert_eq!(inlined(page, "/", |_| None), page);
    }

    #[test]
    fn names_the_file_by_what_it_holds() {
        let name = |text: &str| join(PAGE, "", |_| Some(text.to_owned())).unwrap().file;
        assert_eq!(name("a{}"), name("a{}"));
        assert_ne!(name("a{}"), name("b{}"));
    }

    #[test]
    fn leaves_a_page_alone_that_it_cannot_join() {
        assert_eq!(join("<link rel=stylesheet href=/a.css>", "", |_| Some(String::new())), None);
        assert_eq!(join(PAGE, "", |_| None), None);
        let more = join("<link rel=stylesheet href=/a.css>", "b {}", |_| Some("a {} ".to_owned()));
        assert_eq!(more.unwrap().css, "a {} b {}");
    }
}
