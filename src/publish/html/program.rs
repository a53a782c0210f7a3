//! The scripts that start the app.
//!
//! Each file that they load has its hash beside it
//! ([sub-resource integrity](https://www.w3.org/TR/SRI/)), so that a browser takes no other: modules in an
//! import map (WHATWG HTML, 8.1.6.2), the WebAssembly where it is fetched. The latter is compiled when all of
//! it has arrived, and not on the way any more.

use std::collections::BTreeMap;

use crate::publish::{markup::quoted_files, outputs::csp::integrity};

/// The text before the WebAssembly in the script that Trunk writes.
const WEB_ASSEMBLY: &str = "module_or_path: ";

/// A promise that the style sheet has been loaded, up to its address, and the end of waiting for it.
const LINK: &str = "new Promise((done, failed) => document.head.append(Object.assign(\
    document.createElement('link'), { rel: 'stylesheet', onload: done, \
    onerror: () => failed(new TypeError('no style sheet')), ";
const LINKED: &str = "})))]).then(([program]) => program)";

/// The inline modules that Trunk wrote.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Program(Vec<String>);

impl Program {
    /// Adds a module.
    pub(crate) fn add(&mut self, script: &str) {
        self.0.push(script.to_owned());
    }

    /// The scripts as Trunk wrote them, for the author's own machine.
    pub(crate) fn as_written(&self) -> String {
        self.0.iter().map(|script| module(script)).collect()
    }

    /// The scripts of a site below `base`, with the hashes of the files that they load. The app starts when the
    /// file with all `rules` is there, which it needs for the pages that it makes. `read` gives the bytes of a
    /// file by its name.
    pub(crate) fn with_integrity(
        &self,
        base: &str,
        rules: Option<&str>,
        read: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> String {
        let rules = rules.and_then(|file| {
            let hash = integrity(&read(file)?);
            Some(format!("{LINK}href: '{base}{file}', integrity: '{hash}' {LINKED}"))
        });
        let mut modules = BTreeMap::new();
        let mut scripts = String::new();
        for script in &self.0 {
            let mut written = String::new();
            let mut at = 0;
            for (start, file) in quoted_files(script).filter(|(_, file)| is_rooted(file)) {
                let address = format!("{}{file}", base.trim_end_matches('/'));
                let hash = read(file.trim_start_matches('/')).map(|bytes| integrity(&bytes));
                let quote = start - 1;
                let before = script.get(at..quote).unwrap_or_default();
                written.push_str(before);
                match hash {
                    Some(hash) if before.ends_with(WEB_ASSEMBLY) => {
                        let fetch = format!("fetch('{address}',{{integrity:'{hash}'}})");
                        written.push_str(&match &rules {
                            Some(rules) => format!("Promise.all([{fetch}, {rules}"),
                            None => fetch,
                        });
                    }
                    hash => {
                        written.push_str(&format!("'{address}'"));
                        if file.ends_with(".js") {
                            modules.extend(hash.map(|hash| (address, hash)));
                        }
                    }
                }
                at = start + file.len() + 1;
            }
            written.push_str(script.get(at..).unwrap_or_default());
            scripts.push_str(&module(&written));
        }
        if modules.is_empty() {
            return scripts;
        }
        // Names of files and hashes can always be written.
        let map = serde_json::to_string(&modules).unwrap_or_default();
        format!("<script type=\"importmap\">{{\"integrity\":{map}}}</script>{scripts}")
    }
}

fn module(script: &str) -> String {
    format!("<script type=\"module\">{script}</script>")
}

fn is_rooted(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(script: &str) -> String {
        let read = |file: &str| (file != "unknown.js").then(|| b"x".to_vec());
        Program(vec![script.to_owned()]).with_integrity("/blog/", None, read)
    }

    #[test]
    fn has_the_hash_of_each_file() {
        let script = written(
            "import i from '/a.js';import u from '/unknown.js';await i({ module_or_path: '/a.wasm' });",
        );
        let map = "<script type=\"importmap\">{\"integrity\":{\"/blog/a.js\":\"sha384-";
        assert!(script.starts_with(map), "{script}");
        assert_eq!(script.matches("sha384-").count(), 2, "{script}");
        assert!(
            script.contains("({ module_or_path: fetch('/blog/a.wasm',{integrity:'sha384-"),
            "{script}"
        );
        assert!(script.ends_with("'}) });</script>"), "{script}");
    }

    #[test]
    fn waits_for_the_rules() {
        let script = "await init({ module_or_path: '/a.wasm' })".to_owned();
        let read = |_: &str| Some(b"x".to_vec());
        let written = Program(vec![script]).with_integrity("/blog/", Some("style-1.css"), read);
        let start = "<script type=\"module\">await init({ module_or_path: Promise.all([fetch('/blog/a.wasm'";
        assert!(written.starts_with(start), "{written}");
        assert!(written.contains("href: '/blog/style-1.css', integrity: 'sha384-"), "{written}");
        assert!(written.ends_with(".then(([program]) => program) })</script>"), "{written}");
    }

    #[test]
    fn leaves_other_words_of_a_script_alone() {
        let script = "import i from '//b.c/a.js'; say('/a.txt', 'b.js')";
        assert_eq!(written(script), format!("<script type=\"module\">{script}</script>"));
    }
}
