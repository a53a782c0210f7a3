//! One style sheet in place of the several that Trunk wrote, so that the first paint waits for one
//! request.

use super::markup::tags;

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
        .filter(|(_, file)| !file.contains('/'))
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

/// The page with its style sheet in place of the link to it, so that the first paint waits for nothing
/// but the page. `base` is the site's path on its host. `None` where it links no sheet of its own, or
/// one not to be read.
pub(crate) fn inlined(
    html: &str,
    base: &str,
    read: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let tags = tags(html);
    let link = tags.iter().find(|tag| tag.is("link") && tag.value("rel") == "stylesheet")?;
    let file = link.value("href").strip_prefix('/')?;
    // A style sheet's own address is what its fonts are relative to, and here that is the page's.
    let css = read(file)?.replace("url(fonts/", &format!("url({base}fonts/"));
    if css.contains("</") {
        return None;
    }
    let style = format!("<style {KEPT_IN}=\"{file}\">{css}</style>");
    let mut page = html.to_owned();
    page.replace_range(link.range.clone(), &style);
    Some(page)
}

/// The attribute that names the file of a style sheet that stands in the page.
const KEPT_IN: &str = "data-file";

/// The page with a link in place of the style sheet that was put into it.
pub(crate) fn linked(html: &str) -> String {
    let tags = tags(html);
    let Some(style) = tags.iter().find(|tag| tag.is("style") && tag.attribute(KEPT_IN).is_some())
    else {
        return html.to_owned();
    };
    let link = format!("<link rel=\"stylesheet\" href=\"/{}\">", style.value(KEPT_IN));
    let mut page = html.to_owned();
    page.replace_range(style.element(html), &link);
    page
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
        let whole = inlined(page, "/blog/", |_| css()).unwrap();
        let style = "<style data-file=\"a.css\">a { src: url(/blog/fonts/b.woff2) }</style>";
        assert_eq!(whole, format!("<head>{style}<p>b"));
        assert_eq!(linked(&whole), page);
        assert_eq!(inlined(page, "/", |_| Some("a::after { content: '</style>' }".into())), None);
        assert_eq!(inlined(page, "/", |_| None), None);
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
