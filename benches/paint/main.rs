//! The time until an article is there, beside the same article as a page written by hand: its markup, the
//! style sheet in its head, no script. `script/bench paint` builds the release and runs this.
//!
//! A phone on a slow connection: 1.6 Mbit/s, 150 ms, a processor four times slower. The host sends
//! compressed copies, as hosts do. `--json` prints the numbers instead of a table.
//!
//! `script/bench lighthouse` has Lighthouse look at the same pages, and at others.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "the harness of the tests fails by panicking"
)]

mod by_hand;
mod conditions;
#[expect(dead_code, unused_imports, reason = "a measurement needs less of it than tests do")]
#[path = "../../tests/browser/harness/mod.rs"]
mod harness;
mod lighthouse;
mod release;

use std::{env, path::Path};

use serde::{Deserialize, Serialize};
use serde_json::json;

use harness::Reader;

/// The articles: one with formulas and code, one of words.
const ARTICLES: [&str; 2] = ["/posts/what-is-stochastic-calculus/", "/posts/clean-code/"];

/// The number of times that each page is opened; the first time warms up.
const ROUNDS: usize = 9;

/// The measurements of a page.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Arrival {
    /// The first contentful paint, in milliseconds.
    first_paint: f64,
    /// The largest contentful paint, in milliseconds.
    largest_paint: f64,
    /// The cumulative layout shift.
    shift: f64,
    /// The time that tasks of over 50 ms took together, and the longest of them, in milliseconds.
    long_tasks: f64,
    longest_task: f64,
    /// The number of files that were fetched.
    requests: f64,
}

/// An article as it was measured.
#[derive(Debug, Serialize)]
struct Article {
    path: &'static str,
    octavo: Vec<Arrival>,
    by_hand: Vec<Arrival>,
}

/// Collects what the browser tells, from the start.
const WATCH: &str = "
    window.arrival = { firstPaint: 0, largestPaint: 0, shift: 0, longTasks: 0, longestTask: 0, requests: 0 };
    const watch = (type, see) => new PerformanceObserver(list => list.getEntries().forEach(see))
        .observe({ type, buffered: true });
    watch('paint', entry => {
        if (entry.name === 'first-contentful-paint') arrival.firstPaint = entry.startTime;
    });
    watch('largest-contentful-paint', entry => { arrival.largestPaint = entry.startTime });
    watch('layout-shift', entry => { arrival.shift += entry.value });
    watch('longtask', entry => {
        arrival.longTasks += entry.duration;
        arrival.longestTask = Math.max(arrival.longestTask, entry.duration);
    });
    watch('resource', () => { arrival.requests += 1 });";

fn main() {
    let json = env::args().any(|argument| argument == "--json");
    if env::args().any(|argument| argument == "lighthouse") {
        return lighthouse::measure(json);
    }
    let measured: Vec<Article> = ARTICLES.into_iter().map(measure).collect();
    if json {
        println!("{}", serde_json::to_string_pretty(&measured).expect("numbers are JSON"));
    } else {
        measured.iter().for_each(report);
    }
}

fn measure(path: &'static str) -> Article {
    let (mut octavo, mut written) = (Vec::new(), Vec::new());
    let [blog, plain] = release::both();
    for round in 0..=ROUNDS {
        eprintln!("{path}: {round} of {ROUNDS}");
        let ours = arrival(&blog, path, true);
        let theirs = arrival(&plain, path, false);
        if round > 0 {
            octavo.push(ours);
            written.push(theirs);
        }
    }
    Article { path, octavo, by_hand: written }
}

/// Opens a page with a new browser, on a slow phone.
fn arrival(folder: &Path, path: &str, has_app: bool) -> Arrival {
    let reader = Reader::of(release::host(folder));
    reader.has_screen(412, 823, 2);
    reader.begins_with(WATCH);
    conditions::slow_phone(&reader);
    reader.commands("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
    reader.looks_at(path);
    if has_app {
        reader.has_the_app();
    }
    reader.waits_until(
        "painted",
        "return arrival.firstPaint > 0 && arrival.largestPaint > 0 && document.readyState === 'complete'",
        json!([]),
    );
    reader.evaluate("return arrival", json!([]))
}

/// A number of an arrival.
type Row = (&'static str, fn(&Arrival) -> f64);

fn report(article: &Article) {
    println!("\n{}", article.path);
    println!("{:24} {:>10} {:>10} {:>7}", "median of the rounds", "octavo", "by hand", "ratio");
    let rows: [Row; 6] = [
        ("first paint, ms", |arrival| arrival.first_paint),
        ("largest paint, ms", |arrival| arrival.largest_paint),
        ("layout shift", |arrival| arrival.shift),
        ("long tasks, ms", |arrival| arrival.long_tasks),
        ("longest task, ms", |arrival| arrival.longest_task),
        ("files fetched", |arrival| arrival.requests),
    ];
    for (name, of) in rows {
        let (ours, theirs) = (median(&article.octavo, of), median(&article.by_hand, of));
        let ratio = if theirs > 0.0 { format!("{:.3}", ours / theirs) } else { String::new() };
        println!("{name:24} {ours:>10.1} {theirs:>10.1} {ratio:>7}");
    }
}

fn median(arrivals: &[Arrival], of: fn(&Arrival) -> f64) -> f64 {
    let mut values: Vec<f64> = arrivals.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
