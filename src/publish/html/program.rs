//! The scripts that start the app.
//!
//! Trunk's own script fetches the app while the page is still being read by the browser. In a published page
//! another one (`start.js`) takes its place: the app is fetched once the page has been painted, at low priority,
//! and where the reader saves data or the connection is slow, once the reader points at, touches or focuses a
//! link or a button. Until then links are links, which the browser may fetch ahead
//! ([speculation rules](https://html.spec.whatwg.org/multipage/speculative-loading.html)), and a reader who asks
//! for the search gets it as soon as the app is there.
//!
//! Each file that is loaded has its hash beside it
//! ([sub-resource integrity](https://www.w3.org/TR/SRI/)), so that a browser takes no other: modules in an
//! import map (WHATWG HTML, 8.1.6.2), the WebAssembly where it is fetched. The latter is compiled when all of
//! it has arrived, and not on the way any more.

use serde_json::json;

use crate::publish::{markup::quoted_files, outputs::csp::integrity};

/// The script of a published page, with gaps for the files.
const START: &str = include_str!("start.js");

/// A promise that the style sheet with all rules has been loaded, up to its address, and the end of it.
const LINK: &str = ", new Promise((done, failed) => document.head.append(Object.assign(\
    document.createElement('link'), { rel: 'stylesheet', onload: done, \
    onerror: () => failed(new TypeError('no style sheet')), ";
const LINKED: &str = " })))";

/// The selectors of the elements of a page's head that the app does without: it fetches ahead by itself, and the
/// rules of the page are among all rules, which the browser need not match twice.
const NEEDLESS: &str = "[type=speculationrules]";
const NEEDLESS_RULES: &str = ", style[data-file^=style-]";

/// The inline modules that Trunk wrote.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Program(Vec<String>);

/// The scripts of a published page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Scripts {
    /// For its head, from which the app takes them away: it fetches ahead by itself.
    pub(crate) head: String,
    /// For the end of its body, behind everything that is read.
    pub(crate) body: String,
}

impl Program {
    /// Adds a module.
    pub(crate) fn add(&mut self, script: &str) {
        self.0.push(script.to_owned());
    }

    /// The scripts as Trunk wrote them, for the author's own machine.
    pub(crate) fn as_written(&self) -> String {
        self.0.iter().map(|script| module(script)).collect()
    }

    /// The scripts of a site below `base`. The app starts when the file with all `rules` is there, which it needs
    /// for the pages that it makes. `read` gives the bytes of a file by its name. Nothing where a file of the app is
    /// missing.
    pub(crate) fn published(
        &self,
        base: &str,
        rules: Option<&str>,
        read: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> Scripts {
        let files = self.0.iter().flat_map(|script| quoted_files(script));
        let files: Vec<&str> = files.filter_map(|(_, file)| file.strip_prefix('/')).collect();
        let named = |ending: &str| files.iter().find(|file| file.ends_with(ending)).copied();
        let hashed = |file: &str| Some((format!("{base}{file}"), integrity(&read(file)?)));
        let (Some((module_file, module_hash)), Some((program, program_hash))) =
            (named(".js").and_then(hashed), named(".wasm").and_then(hashed))
        else {
            return Scripts::default();
        };
        let rules = rules.and_then(hashed).map_or(String::new(), |(file, hash)| {
            format!("{LINK}href: '{file}', integrity: '{hash}'{LINKED}")
        });
        let needless = [NEEDLESS, if rules.is_empty() { "" } else { NEEDLESS_RULES }].concat();
        let script = START
            .replace("{needless}", &needless)
            .replace("{js}", &module_file)
            .replace("{wasm}", &program)
            .replace("{integrity}", &program_hash)
            .replace("{rules}", &rules);
        let map = json!({ "integrity": { module_file: module_hash } });
        let ahead = json!({
            "prefetch": [{ "where": { "href_matches": format!("{base}*") }, "eagerness": "moderate" }]
        });
        Scripts {
            head: format!("<script type=\"speculationrules\">{ahead}</script>"),
            body: format!("<script type=\"importmap\">{map}</script>{}", module(&script)),
        }
    }
}

fn module(script: &str) -> String {
    format!("<script type=\"module\">{script}</script>")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str =
        "import init from '/a.js';const wasm = await init({ module_or_path: '/a.wasm' });";

    fn published(rules: Option<&str>) -> String {
        Program(vec![SCRIPT.to_owned()]).published("/blog/", rules, |_| Some(b"x".to_vec())).body
    }

    #[test]
    fn has_the_hash_of_each_file() {
        let scripts = published(None);
        let map = "<script type=\"importmap\">{\"integrity\":{\"/blog/a.js\":\"sha384-";
        assert!(scripts.starts_with(map), "{scripts}");
        assert!(scripts.contains("import('/blog/a.js')"), "{scripts}");
        assert!(scripts.contains("fetch('/blog/a.wasm', { integrity: 'sha384-"), "{scripts}");
        assert_eq!(scripts.matches("sha384-").count(), 2, "{scripts}");
    }

    #[test]
    fn waits_for_the_rules() {
        let scripts = published(Some("style-1.css"));
        assert!(scripts.contains("href: '/blog/style-1.css', integrity: 'sha384-"), "{scripts}");
        assert_eq!(scripts.matches("sha384-").count(), 3, "{scripts}");
    }

    #[test]
    fn has_no_scripts_for_an_app_that_is_not_there() {
        assert_eq!(
            Program(vec![SCRIPT.to_owned()]).published("/", None, |_| None),
            Scripts::default()
        );
        let none = Program::default().published("/", None, |_| Some(Vec::new()));
        assert_eq!(none, Scripts::default());
    }
}
