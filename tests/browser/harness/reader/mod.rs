//! A reader at a browser.
//!
//! Everything that a reader does and sees is told in their words; every look is repeated until it succeeds or
//! patience ends. When a reader leaves, the console must be empty and no request may have left the
//! site, so every test checks that.

mod actions;
mod console;
mod expectations;

use std::{cell::RefCell, future::Future, path::Path, thread};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{RequestData, SessionId, common::command::FormatRequestData, prelude::*};
use tokio::runtime::{Builder, Runtime};

use super::{
    browser::{Browser, Seat, Session},
    host::Host,
    polling::{eventually, look_for},
};
use console::Pardons;

/// Shows an interest in a link of every page, since the app is fetched for a reader who saves data only then. A
/// script of a test that sets `waits` leaves it off.
const ACTS: &str = "addEventListener('DOMContentLoaded', () => setTimeout(() => {
    const link = window.waits ? null : document.querySelector('a');
    link?.dispatchEvent(new Event('focusin', { bubbles: true }));
}))";

/// A reader, who leaves when dropped.
pub struct Reader {
    /// The host of the site that is read.
    pub host: Host,
    session: Option<Session>,
    runtime: Runtime,
    allowed_errors: RefCell<Pardons>,
    _seat: Seat,
}

impl Reader {
    /// Opens a page of the blog, served by a host that has nothing but its files.
    #[track_caller]
    pub fn open(path: &str) -> Self {
        let reader = Self::of(Host::of_files());
        reader.opens(path);
        reader
    }

    /// A reader with an empty window.
    #[track_caller]
    pub fn of(host: Host) -> Self {
        Self::with_flags(host, &[])
    }

    /// The same, with flags that Chromium is started with.
    pub fn with_flags(host: Host, flags: &[&str]) -> Self {
        let seat = Seat::take();
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let session = runtime.block_on(Session::open(flags)).expect("a browser opens");
        let allowed_errors = RefCell::default();
        let reader = Self { host, session: Some(session), runtime, allowed_errors, _seat: seat };
        reader.listens_to_pages();
        reader.begins_with(
            "addEventListener('TrunkApplicationStarted', () => { window.hasApp = true })",
        );
        reader.saves_data(true);
        reader.begins_with(ACTS);
        reader
    }

    /// Makes every document from now on begin with a script of the test.
    #[track_caller]
    pub fn begins_with(&self, script: &str) -> &Self {
        if Browser::of_this_run().has_devtools() {
            self.commands("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
        } else {
            self.host.begins_pages_with(script);
        }
        self
    }

    /// Types an address, and begins to read when the app is there.
    #[track_caller]
    pub fn opens(&self, path: &str) -> &Self {
        self.looks_at(path).has_the_app()
    }

    /// Types an address, and does not wait for the app.
    #[track_caller]
    pub fn looks_at(&self, path: &str) -> &Self {
        let address = self.host.at(path);
        self.leaves_the_document(|| self.does(self.driver().goto(address)));
        self
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reloads(&self) -> &Self {
        if Browser::of_this_run() == Browser::Firefox {
            // Firefox restores no place where its driver has it reload, on any page.
            self.leaves_the_document(|| self.evaluate("location.reload()", json!([])));
            return self;
        }
        self.leaves_the_document(|| self.does(self.driver().refresh()));
        self
    }

    /// Waits until the app has started in the document.
    #[track_caller]
    pub fn has_the_app(&self) -> &Self {
        self.waits_until("had the app", "return window.hasApp === true", json!([]));
        self
    }

    /// Does what replaces the document, and waits until the next one has been parsed.
    #[track_caller]
    pub fn leaves_the_document(&self, leave: impl FnOnce()) {
        self.evaluate::<()>("window.isTheOldDocument = true", json!([]));
        leave();
        let parsed = "return !window.isTheOldDocument && document.readyState !== 'loading'";
        eventually("loaded the next document", || {
            self.look(parsed, json!([]))?.as_bool()?.then_some(())
        });
    }

    /// The result of a script.
    #[track_caller]
    pub fn evaluate<T: DeserializeOwned>(&self, script: &str, arguments: Value) -> T {
        let returned = self.run(self.driver().execute(script, listed(arguments)));
        let value = returned.unwrap_or_else(|error| panic!("{error}\n{script}")).json().clone();
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{error}\n{script}"))
    }

    /// The result of a script, or nothing where the page is just being replaced.
    fn look(&self, script: &str, arguments: Value) -> Option<Value> {
        let returned = self.run(self.driver().execute(script, listed(arguments)));
        returned.ok().map(|returned| returned.json().clone())
    }

    /// Waits until a script returns true.
    #[track_caller]
    pub fn waits_until(&self, what: &str, script: &str, arguments: Value) {
        let seen = look_for(|| self.look(script, arguments.clone())?.as_bool()?.then_some(()));
        assert!(seen.is_some(), "never {what}");
    }

    /// Waits until what was changed is on screen.
    #[track_caller]
    pub fn waits_for_frames(&self) {
        let two = "return new Promise(done => requestAnimationFrame(() =>
            requestAnimationFrame(() => done(true))))";
        self.waits_until("drew two frames", two, json!([]));
    }

    /// Sends a command of the DevTools protocol, which only Chromium takes.
    #[track_caller]
    pub fn commands(&self, method: &str, parameters: Value) -> Value {
        let sent = self.run(self.driver().cdp().send_raw(method, parameters));
        sent.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The page in words, for messages.
    fn page(&self) -> String {
        let script = "return location.pathname + '\\n' + document.title + '\\n' + \
                      (document.body?.innerText ?? '').slice(0, 500)";
        match self.look(script, json!([])) {
            Some(Value::String(page)) => page,
            _ => String::new(),
        }
    }

    fn driver(&self) -> &WebDriver {
        let session = self.session.as_ref().expect("the browser is open until the reader leaves");
        &session.driver
    }

    fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    #[track_caller]
    fn does<T>(&self, work: impl Future<Output = WebDriverResult<T>>) -> T {
        self.run(work).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Sends a command that the library has no function for.
    fn sends(&self, command: Raw) -> WebDriverResult<Value> {
        self.run(self.driver().cmd(command))?.value_json()
    }

    /// Keeps what the browser shows, to be looked at after a test has failed.
    fn leaves_evidence(&self) {
        let test = thread::current().name().unwrap_or("test").replace("::", "-");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
        let file = folder.join(test).with_extension("png");
        // Nothing to see is no reason to fail twice.
        drop(std::fs::create_dir_all(folder));
        let taken = self.run(self.driver().screenshot(&file));
        if taken.is_ok() {
            eprintln!("the browser showed {}", file.display());
        }
        eprintln!("{}", self.page());
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let has_failed = thread::panicking();
        if has_failed {
            self.leaves_evidence();
        }
        let complaints = self.complaints();
        if let Some(session) = self.session.take() {
            drop(self.runtime.block_on(session.closes()));
        }
        if has_failed {
            eprintln!("{}", complaints.join("\n"));
        } else {
            assert!(complaints.is_empty(), "the browser complained:\n{}", complaints.join("\n"));
        }
    }
}

fn listed(arguments: Value) -> Vec<Value> {
    match arguments {
        Value::Array(list) => list,
        single => vec![single],
    }
}

/// A command of WebDriver, below its session.
#[derive(Debug)]
enum Raw {
    /// Asks for something.
    Ask(String),
    /// An action to do.
    Do(&'static str, Value),
}

impl FormatRequestData for Raw {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let (method, path, body) = match self {
            Self::Ask(path) => ("GET", path.as_str(), None),
            Self::Do(path, body) => ("POST", *path, Some(body.clone())),
        };
        let method = method.parse().expect("a method of HTTP");
        let request = RequestData::new(method, format!("/session/{session}{path}"));
        match body {
            Some(body) => request.add_body(body),
            None => request,
        }
    }
}
