//! Everything that a reader must not find when they leave: words in the console, requests to other sites.
//!
//! Chromium keeps a record of both. The pages of another browser are given a script that keeps one.

use serde_json::{Value, json};

use super::Reader;
use crate::harness::browser::Browser;

/// Keeps what goes wrong in a page, and every address of another site, for as long as the tab is
/// there, in Chromium's words.
///
/// Everything that the browser itself writes to its console is not among it, nor is a request that fails and that
/// the page has an answer to.
const RECORD: &str = include_str!("record.js");

/// Messages that may stand in the console, because the test provokes them: the beginning of a message, and words that
/// are in it.
#[derive(Default)]
pub(super) struct Pardons {
    failures: Vec<(String, String)>,
    expects_no_app: bool,
    refusals: Vec<String>,
}

impl Pardons {
    fn cover(&self, message: &str) -> bool {
        let is_pardoned = |(start, words): &(String, String)| {
            message.starts_with(start) && message.contains(words)
        };
        message.contains(" - Failed to load resource: ") && self.failures.iter().any(is_pardoned)
            || self.refusals.iter().any(|words| message.contains(words))
            || self.expects_no_app && message.contains(" Uncaught ")
            // The file in the program's place is none that the page knows.
            || self.expects_no_app && message.contains("_bg.wasm") && message.contains("integrity")
            // A page that is left while its program is being checked; a reason is given for all else.
            || message.contains("Fetch API cannot load ") && message.trim_end().ends_with("_bg.wasm.")
            // Chromium fetches the icon for itself, and complains where the reader goes on meanwhile.
            // A test of its own checks the icon.
            || message.contains("icon from the Manifest") && message.contains("Download error")
            // So it does with the manifest, of which nothing has come then.
            || message.contains("/manifest.webmanifest ") && message.contains("column: 1, Syntax error")
            // It asks for this one by itself, seldom, where a page is left early; no page names it.
            || message.contains("/favicon.ico - Failed to load resource: ")
    }
}

impl Reader {
    /// Says that the host has no such file and that the browser will ask for it.
    pub fn expects_missing(&self, path: &str) -> &Self {
        self.allowed_errors(path, "responded with a status of 404")
    }

    /// Says that the app will not come, which the script that waits for it tells.
    pub fn expects_no_app(&self) -> &Self {
        self.allowed_errors.borrow_mut().expects_no_app = true;
        self
    }

    /// Says that the page's policy will refuse something, in these words.
    pub fn expects_refusal(&self, words: &str) -> &Self {
        self.allowed_errors.borrow_mut().refusals.push(words.to_owned());
        self
    }

    /// Says that the browser will have no connection.
    pub(super) fn expects_no_connection(&self) -> &Self {
        let pardon = (self.host.at("/"), "net::ERR_INTERNET_DISCONNECTED".to_owned());
        self.allowed_errors.borrow_mut().failures.push(pardon);
        self
    }

    fn allowed_errors(&self, path: &str, words: &str) -> &Self {
        // A page is not told why something could not be loaded.
        let words = if Browser::of_this_run().has_devtools() { words } else { "" };
        let pardon = (format!("{} - ", self.host.at(path)), words.to_owned());
        self.allowed_errors.borrow_mut().failures.push(pardon);
        self
    }

    /// Keeps a record of failures in pages, where the browser does not.
    pub(super) fn listens_to_pages(&self) {
        if !Browser::of_this_run().has_devtools() {
            self.begins_with(RECORD);
        }
    }

    /// Everything that was wrong, apart from what the test provoked.
    pub(super) fn complaints(&self) -> Vec<String> {
        for (path, fault) in self.host.past_faults() {
            if let Some(words) = fault.trace() {
                self.allowed_errors(&path, &words);
            }
        }
        let allowed_errors = self.allowed_errors.borrow();
        let (console, elsewhere) = if Browser::of_this_run().has_devtools() {
            (self.log("browser"), self.requests_elsewhere())
        } else {
            (self.record(), Vec::new())
        };
        let console = console.into_iter().filter(|message| !allowed_errors.cover(message));
        console.chain(elsewhere).collect()
    }

    /// The pages' own record.
    fn record(&self) -> Vec<String> {
        let script = "return JSON.parse(sessionStorage.getItem('record-of-the-test') ?? '[]')";
        let kept = self.look(script, json!([])).map(serde_json::from_value);
        match kept {
            Some(Ok(kept)) => kept,
            _ => vec!["the record of the pages cannot be read".to_owned()],
        }
    }

    fn requests_elsewhere(&self) -> Vec<String> {
        let own = self.host.at("/");
        let addresses = self.log("performance").into_iter().filter_map(|message| {
            let message: Value = serde_json::from_str(&message).ok()?;
            let address = match message["message"]["method"].as_str()? {
                "Network.requestWillBeSent" => &message["message"]["params"]["request"]["url"],
                "Network.webSocketCreated" => &message["message"]["params"]["url"],
                _ => return None,
            };
            Some(address.as_str()?.to_owned())
        });
        addresses
            .filter(|address| !address.starts_with(&own) && !address.starts_with("data:"))
            .map(|address| format!("a request left the site: {address}"))
            .collect()
    }

    fn log(&self, kind: &str) -> Vec<String> {
        match self.run(self.driver().get_log(kind)) {
            Ok(entries) => entries.into_iter().map(|entry| entry.message).collect(),
            Err(error) => vec![format!("the browser's log cannot be read: {error}")],
        }
    }
}
