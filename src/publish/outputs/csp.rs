//! The sources that a page may load and run: the content security policy
//! ([CSP 3](https://www.w3.org/TR/CSP3/)) and sub-resource integrity
//! ([SRI](https://www.w3.org/TR/SRI/)).
//!
//! The policy allows the site's own files, WebAssembly, and the scripts that stand in the page, each
//! by its hash; no `unsafe-inline` and no `unsafe-eval`. Pages carry it, so that it holds on every
//! host, and so does `_headers`.
//!
//! If a page makes the policy that [Trusted Types](https://www.w3.org/TR/trusted-types/) want, it
//! is told to enforce them: no script is made out of text, and no `javascript:` address followed.
//! Markup made out of text is let through, since Leptos sets `innerHTML` to plain texts.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

use crate::publish::{
    input::blog::Blog,
    markup::{Tag, escaped, tags},
    paths::origin,
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

/// The sources that the pages of a site may load and run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Policy {
    /// Hashes of the scripts that stand in pages.
    scripts: BTreeSet<String>,
    /// Hashes of the style sheets that stand in pages.
    styles: BTreeSet<String>,
    /// True if the page makes a policy for Trusted Types.
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
            .flat_map(|article| article.analysis.images.iter().chain(&article.analysis.media));
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

    /// Allows a style sheet.
    pub(crate) fn allow_style(&mut self, css: &str) {
        if !css.is_empty() {
            self.styles.insert(hash(css));
        }
    }

    /// The policy as a tag of a page that has one more style sheet.
    pub(crate) fn meta_with_style(&self, css: &str) -> String {
        let mut policy = self.clone();
        policy.allow_style(css);
        policy.meta()
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

    /// The policy as a tag of a page, for what was allowed until now.
    fn meta(&self) -> String {
        let trusted = if self.trusted { TRUSTED } else { "" };
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{}{trusted}\">",
            escaped(&self.text())
        )
    }
}

/// The hash of a file for [sub-resource integrity](https://www.w3.org/TR/SRI/).
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

fn is_inline_script(tag: &Tag<'_>) -> bool {
    let kind = tag.value("type").trim().to_ascii_lowercase();
    tag.is("script") && tag.attribute("src").is_none() && EXECUTED.contains(&kind.as_str())
}

/// The source of a policy that allows one script or style sheet.
fn hash(script: &str) -> String {
    // A browser hashes what its parser has read, which has normal line ends (HTML, 13.2.3.5).
    let normal = script.replace("\r\n", "\n").replace('\r', "\n");
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(normal)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn stands_in_the_page() {
        let mut policy = Policy::default();
        policy.allow("<script>1</script>");
        let meta = policy.meta();
        assert!(
            meta.starts_with("<meta http-equiv=\"Content-Security-Policy\" content=\""),
            "{meta}"
        );
        assert!(meta.contains("'sha256-") && !meta.contains("trusted-types"), "{meta}");
        policy.allow("<script>trustedTypes.x</script>");
        assert!(policy.meta().ends_with("; trusted-types default\">"), "{}", policy.meta());
    }

    #[test]
    fn knows_where_pictures_come_from() {
        assert_eq!(origin("https://a.b/c.png").as_deref(), Some("https://a.b"));
        assert_eq!(origin("https://a.b;x/c.png"), None);
        assert_eq!(origin("data:image/png,x"), None);
        assert_eq!(origin("/a.png"), None);
    }
}
