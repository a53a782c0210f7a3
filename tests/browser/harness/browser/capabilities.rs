//! The abilities that a browser lacks for a test.

use std::io::{self, Write};
use std::thread;

use super::Browser;

/// The abilities that some tests need of a browser, and that not every browser has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// That it loses its connection.
    LossOfConnection,
    /// That it opens tabs.
    Tabs,
    /// That it notices where less arrives than was announced.
    NoticeOfLoss,
    /// That it tells a page where a module was not run to its end.
    NewsOfModules,
}

/// The abilities that each browser lacks, and the reasons.
const LACKS: [(Browser, Need, &str); 4] = [
    (
        Browser::WebKit,
        Need::LossOfConnection,
        "WebKitGTK has no switch for its connection, and its driver has none either",
    ),
    (
        Browser::WebKit,
        Need::Tabs,
        "when it is driven, it follows every link in the tab that there is, on a page without scripts too",
    ),
    (
        Browser::WebKit,
        Need::NoticeOfLoss,
        "WebKitGTK takes the part of a file that has arrived for all of it",
    ),
    (
        Browser::WebKit,
        Need::NewsOfModules,
        "it has no event for a module that fails after an await at its top, which is how the app is started",
    ),
];

/// Returns `true` if the browser of this run cannot do what the test that asks needs. The reason is written past
/// the test runner, which would only show it of a test that fails.
pub fn cannot(need: Need) -> bool {
    let browser = Browser::of_this_run();
    let lack = LACKS.into_iter().find(|lack| (lack.0, lack.1) == (browser, need));
    if let Some((_, _, reason)) = lack {
        let test = thread::current();
        let test = test.name().unwrap_or("a test");
        let line = format!("{test} does not run in {browser:?}: {reason}\n");
        drop(io::stderr().write_all(line.as_bytes()));
    }
    lack.is_some()
}
