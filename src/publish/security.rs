//! What a page may load and run: the content security policy
//! ([CSP 3](https://www.w3.org/TR/CSP3/)) and sub-resource integrity
//! ([SRI](https://www.w3.org/TR/SRI/)).
//!
//! The policy allows the site's own files, WebAssembly, and the scripts that stand in the page, each
//! by its hash; no `unsafe-inline` and no `unsafe-eval`. Pages carry it, so that it holds on every
//! host, and so does `_headers`.
//!
//! Where a page makes the policy that [Trusted Types](https://www.w3.org/TR/trusted-types/) want, it
//! is told to enforce them: no script is made out of text, and no `javascript:` address followed.
//! Markup made out of text is let through, since Leptos sets `innerHTML` to plain texts.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256, Sha384};

use super::{
    blog::Blog,
    markup::{Tag, tags},
    shell::quoted_files,
    xml::escaped,
};

/// The players that a click on a video loads.
const PLAYERS: [&str; 2] = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"];

/// Types of scripts that a browser runs or obeys, so that a policy must allow them (HTML, 4.12.1).
const EXECUTED: [&str; 7] = [
    "",
    "module",
    "importmap",
    "speculationrules",
    "text/javascript",
    "application/javascript",
    "text/ecmascript",
];

/// Directives for a page that makes a policy for Trusted Types. They are not in the header, which
/// the author's own pages have too.
const TRUSTED: &str = "; require-trusted-types-for 'script'; trusted-types default";

/// What stands before the program's file in the script that starts it.
const PROGRAM: &str = "module_or_path: ";

/// How the tag begins that carries the policy in a page.
const META: &str = "<meta http-equiv=\"Content-Security-Policy\"";

/// What the pages of a site may load and run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Policy {
    /// Hashes of the scripts that stand in pages.
    scripts: BTreeSet<String>,
    /// Hashes of the style sheets that stand in pages.
    styles: BTreeSet<String>,
    /// Whether the page makes a policy for Trusted Types.
    trusted: bool,
    /// Other sites that pictures, video and audio come from.
    media: BTreeSet<String>,
    /// Other sites that may stand in a frame.
    frames: BTreeSet<String>,
}

impl Policy {
    /// The policy of a site whose articles show these pictures and may hold frames from these hosts.
    pub(crate) fn new<'h>(blog: &Blog, embeds: impl IntoIterator<Item = &'h String>) -> Self {
        let shown = blog
            .articles()
            .flat_map(|article| article.survey.images.iter().chain(&article.survey.media));
        let covers = blog.articles().filter_map(|article| article.matter.cover.as_ref());
        let addresses = shown.map(|file| &file.address).chain(covers.map(|cover| &cover.value));
        let players = PLAYERS.iter().map(|&player| player.to_owned());
        Self {
            scripts: BTreeSet::new(),
            styles: BTreeSet::new(),
            trusted: false,
            media: addresses.filter_map(|address| origin(address)).collect(),
            frames: players
                .chain(embeds.into_iter().map(|host| format!("https://{host}")))
                .collect(),
        }
    }

    /// Allows the scripts and style sheets that stand in a page, and nothing that is only like them.
    pub(crate) fn allow(&mut self, page: &str) {
        for tag in &tags(page) {
            let text = page.get(tag.text.clone()).unwrap_or_default();
            if is_inline_script(tag) {
                self.scripts.insert(hash(text));
                self.trusted |= text.contains("trustedTypes");
            } else if tag.is("style") {
                self.styles.insert(hash(text));
            }
        }
    }

    /// Allows style sheets in place of the empty one that pages have until they get theirs.
    #[cfg(feature = "prerender")]
    pub(crate) fn allow_styles(&mut self, sheets: &[String]) {
        self.styles.remove(&hash(""));
        self.styles.extend(sheets.iter().map(|sheet| hash(sheet)));
    }

    /// The policy for all pages, and for everything else that the site has.
    fn text(&self) -> String {
        let list = |sources: &BTreeSet<String>| -> String {
            sources.iter().map(|source| format!(" {source}")).collect()
        };
        let (scripts, styles) = (list(&self.scripts), list(&self.styles));
        let (media, frames) = (list(&self.media), list(&self.frames));
        [
            "default-src 'self'".to_owned(),
            format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
            format!("style-src 'self'{styles}"),
            format!("img-src 'self' data:{media}"),
            format!("media-src 'self'{media}"),
            format!("frame-src{frames}"),
            "object-src 'none'".to_owned(),
            "base-uri 'none'".to_owned(),
            "form-action 'self'".to_owned(),
        ]
        .join("; ")
    }

    /// The policy as a header, which can also say who may frame the site.
    pub(crate) fn header(&self) -> String {
        format!("{}; frame-ancestors 'self'", self.text())
    }

    /// The page with its policy, before everything that the policy is for. It allows the page's own
    /// scripts, so it is the last thing to be done to a page.
    pub(crate) fn guard(&self, page: &str) -> String {
        let page = &without_policy(page);
        let (media, frames) = (self.media.clone(), self.frames.clone());
        let mut own = Self { media, frames, ..Self::default() };
        own.allow(page);
        let trusted = if own.trusted { TRUSTED } else { "" };
        let meta = format!("{META} content=\"{}{trusted}\">", escaped(&own.text()));
        let tags = tags(page);
        // The encoding must be told within the first 1024 bytes. It and the tags around it load
        // nothing; a minified page has no `<head>`.
        let is_start = |tag: &&Tag<'_>| {
            tag.is("html") || tag.is("head") || tag.is("meta") && tag.attribute("charset").is_some()
        };
        let Some(before) = tags.iter().take_while(is_start).last() else { return page.to_owned() };
        let mut guarded = page.to_owned();
        guarded.insert_str(before.range.end, &meta);
        guarded
    }
}

/// The page without the policy it has, which was made for its scripts as they were.
pub(crate) fn without_policy(page: &str) -> String {
    let mut bare = page.to_owned();
    let policies = tags(page).into_iter().filter(|tag| {
        tag.is("meta") && tag.value("http-equiv").eq_ignore_ascii_case("Content-Security-Policy")
    });
    for range in policies.map(|tag| tag.range).collect::<Vec<_>>().into_iter().rev() {
        bare.replace_range(range, "");
    }
    bare
}

/// The page with the hash of every style sheet and module of the site that it names, so that a
/// browser takes no other: at the tag that loads it, or in an import map (HTML, 8.1.6.2) for what a
/// script in the page imports. `read` gives the bytes of a file by its name.
///
/// The program has its own where the script that Trunk writes fetches it. It is compiled when all of it
/// has arrived, and not on the way any more.
pub(crate) fn with_integrity(page: &str, read: impl Fn(&str) -> Option<Vec<u8>>) -> String {
    let hash = |address: &str| {
        let is_own = address.starts_with('/') && !address.starts_with("//");
        let file = address.rsplit('/').next().filter(|file| is_own && !file.is_empty());
        Some(integrity(&read(file?)?))
    };
    let tags = tags(page);
    let mut inserts: Vec<(usize, String)> = Vec::new();
    for tag in &tags {
        if let Some(integrity) = loaded(tag).and_then(hash) {
            let text = page.get(tag.range.clone()).unwrap_or_default();
            let end = tag.range.end - if text.ends_with("/>") { 2 } else { 1 };
            inserts.push((end, format!(" integrity=\"{integrity}\"")));
        }
    }
    let modules: Vec<&Tag<'_>> =
        tags.iter().filter(|tag| is_inline_script(tag) && tag.value("type") == "module").collect();
    for tag in &modules {
        let script = page.get(tag.text.clone()).unwrap_or_default();
        for (at, file) in quoted_files(script).filter(|(_, file)| file.ends_with(".wasm")) {
            let is_named = script.get(..at - 1).is_some_and(|before| before.ends_with(PROGRAM));
            if let Some(integrity) = hash(file).filter(|_| is_named) {
                let (start, end) = (tag.text.start + at - 1, tag.text.start + at + file.len() + 1);
                inserts.push((start, "fetch(".to_owned()));
                inserts.push((end, format!(",{{integrity:'{integrity}'}})")));
            }
        }
    }
    let imported: BTreeMap<&str, String> = modules
        .iter()
        .flat_map(|tag| quoted_files(page.get(tag.text.clone()).unwrap_or_default()))
        .filter(|(_, file)| file.ends_with(".js"))
        .filter_map(|(_, file)| Some((file, hash(file)?)))
        .collect();
    // A map must come before the first module, and there can be one only where browsers are older.
    let has_map = tags.iter().any(|tag| tag.is("script") && tag.value("type") == "importmap");
    if let Some(first) = modules.first().filter(|_| !imported.is_empty() && !has_map) {
        // Names of files and hashes can always be written.
        let map = serde_json::to_string(&imported).unwrap_or_default();
        let map = format!("<script type=\"importmap\">{{\"integrity\":{map}}}</script>");
        inserts.push((first.range.start, map));
    }
    inserts.sort();
    let mut checked = page.to_owned();
    for (at, text) in inserts.iter().rev() {
        checked.insert_str(*at, text);
    }
    checked
}

/// The address that a tag loads a style sheet or a module from, unless it has a hash already.
fn loaded<'h>(tag: &Tag<'h>) -> Option<&'h str> {
    let is_link = tag.is("link") && matches!(tag.value("rel"), "stylesheet" | "modulepreload");
    let attribute = if is_link { "href" } else { "src" };
    let loads = is_link || tag.is("script");
    (loads && tag.attribute("integrity").is_none()).then(|| tag.value(attribute))
}

fn is_inline_script(tag: &Tag<'_>) -> bool {
    let kind = tag.value("type").trim().to_ascii_lowercase();
    tag.is("script") && tag.attribute("src").is_none() && EXECUTED.contains(&kind.as_str())
}

/// The integrity of a file.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// The source of a policy that allows one script or style sheet.
pub(crate) fn hash(script: &str) -> String {
    // A browser hashes what its parser has read, which has normal line ends (HTML, 13.2.3.5).
    let normal = script.replace("\r\n", "\n").replace('\r', "\n");
    format!("'sha256-{}'", base64(&Sha256::digest(normal)))
}

/// Scheme and host of an address on another site; of one that leaves the scheme to that of the page, as it is
/// where such an address is safe.
pub(super) fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = match address.strip_prefix("//") {
        Some(rest) => ("https", rest),
        None => address.split_once("://")?,
    };
    let host = rest.split(['/', '?', '#']).next()?;
    let is_host = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    let known = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https");
    (known && !host.is_empty() && host.chars().all(is_host)).then(|| format!("{scheme}://{host}"))
}

/// RFC 4648, 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| chunk.get(index).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = ALPHABET.get((bits >> (18 - 6 * place) & 63) as usize).copied();
            text.push(if place > chunk.len() { '=' } else { letter.map_or('=', char::from) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_base64_as_the_standard_has_it() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn allows_what_runs_and_nothing_else() {
        let mut policy = Policy::default();
        policy.allow(
            "<script>alert('Hello, world.');</script><script type=\"application/json\">{}</script>\
             <script src=\"/a.js\"></script><script type=module>import '/a.js'</script>",
        );
        // The example of CSP 2, 7.17.1.
        let example = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert!(policy.scripts.contains(example), "{:?}", policy.scripts);
        assert_eq!((policy.scripts.len(), policy.styles.len()), (2, 0));
        for unsafe_word in ["unsafe-inline", "'unsafe-eval'", "*"] {
            assert!(!policy.header().contains(unsafe_word), "{}", policy.header());
        }
    }

    #[test]
    fn puts_the_policy_before_everything_it_is_for() {
        let page =
            "<!doctype html><html><head><meta charset=utf-8><script>1</script></head></html>";
        let guarded = Policy::default().guard(page);
        let start = "<!doctype html><html><head><meta charset=utf-8><meta http-equiv=\"Content-";
        assert!(guarded.starts_with(start), "{guarded}");
        assert!(guarded.contains("'sha256-"), "{guarded}");
        let minified =
            Policy::default().guard("<!doctype html><html lang=en><meta charset=utf-8><p>");
        assert!(minified.contains("<meta charset=utf-8><meta http-equiv=\"C"), "{minified}");
        assert!(!minified.contains("trusted-types"), "{minified}");
        assert_eq!(Policy::default().guard("<p>"), "<p>");
        let trusted = Policy::default().guard("<html><script>trustedTypes.x</script>");
        assert!(trusted.contains("; trusted-types default\">"), "{trusted}");
    }

    #[test]
    fn makes_the_policy_anew_where_the_scripts_are_new() {
        let page = "<html><meta charset=utf-8><script>1</script>";
        let once = Policy::default().guard(page);
        assert_eq!(Policy::default().guard(&once), once);
        let changed = Policy::default().guard(&once.replace(">1<", ">2<"));
        assert_eq!(changed, Policy::default().guard(&page.replace(">1<", ">2<")));
    }

    #[test]
    fn hashes_style_sheets_and_modules() {
        let read = |file: &str| (file == "a.js" || file == "a.css").then(|| b"x".to_vec());
        let page = "<link rel=stylesheet href=/blog/a.css><link rel=\"modulepreload\" href=\"/a.js\"/>\
                    <link rel=preload href=/a.js><script src=//b.c/a.js></script>";
        let checked = with_integrity(page, read);
        assert_eq!(checked.matches(" integrity=\"sha384-").count(), 2, "{checked}");
        assert!(checked.contains("href=/blog/a.css integrity=\"sha384-"), "{checked}");
        assert!(checked.contains("href=\"/a.js\" integrity=\"sha384-"), "{checked}");
        assert_eq!(with_integrity(&checked, read), checked);
        let page = "<p><script type=module>import i from '/a.js';i('/a.wasm')</script>";
        let checked = with_integrity(page, read);
        assert!(checked.contains(";i('/a.wasm')<"), "{checked}");
        let map = "<p><script type=\"importmap\">{\"integrity\":{\"/a.js\":\"sha384-";
        assert!(checked.starts_with(map), "{checked}");
    }

    #[test]
    fn hashes_the_program() {
        let read = |file: &str| (file == "a.wasm").then(|| b"x".to_vec());
        let page = "<script type=module>await init({ module_or_path: '/b/a.wasm' });</script>";
        let checked = with_integrity(page, read);
        let expected = "({ module_or_path: fetch('/b/a.wasm',{integrity:'sha384-";
        assert!(checked.contains(expected) && checked.ends_with("'}) });</script>"), "{checked}");
        assert_eq!(with_integrity(&checked, read), checked);
    }

    #[test]
    fn knows_where_pictures_come_from() {
        assert_eq!(origin("https://a.b/c.png").as_deref(), Some("https://a.b"));
        assert_eq!(origin("https://a.b;x/c.png"), None);
        assert_eq!(origin("data:image/png,x"), None);
        assert_eq!(origin("/a.png"), None);
    }
}
