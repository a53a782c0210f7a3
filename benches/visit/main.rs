//! The cost of a first visit, from the first byte until the page is idle, beside the same page written by hand: its
//! markup, the same fonts, the style sheet in its head, no script. `script/bench visit` runs this.
//!
//! Bytes and requests are those that the browser counted; the time is that of the main thread (`TaskDuration` of the
//! DevTools protocol); blocking is what tasks took beyond 50 ms each after the first paint. Half a second after the
//! first paint a link is clicked in another visit, and the interaction to next paint of that click is told. `--json`
//! prints the numbers instead of tables.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "the harness of the tests fails by panicking"
)]

#[path = "../paint/by_hand.rs"]
mod by_hand;
#[path = "../paint/conditions.rs"]
mod conditions;
#[expect(dead_code, unused_imports, reason = "a measurement needs less of it than tests do")]
#[path = "../../tests/browser/harness/mod.rs"]
mod harness;
#[path = "../paint/release.rs"]
mod release;

use std::{env, path::Path, thread, time::Duration};

use serde::{Deserialize, Serialize};
use serde_json::json;

use harness::Reader;

/// The kinds of pages.
const PAGES: [(&str, &str); 4] = [
    ("home", "/"),
    ("article with formulas", "/posts/what-is-stochastic-calculus/"),
    ("article", "/posts/clean-code/"),
    ("tag", "/tags/books/"),
];

/// The number of visits to each page, besides a first one that warms up.
const ROUNDS: usize = 3;

/// The time without events after which a page is idle, in milliseconds.
const IDLE: u64 = 2500;

/// A visit.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Visit {
    /// All that was transferred, in bytes.
    bytes: f64,
    requests: f64,
    /// The time of the main thread, in milliseconds.
    main_thread: f64,
    /// The total blocking time: what tasks took beyond 50 ms each after the first paint, in milliseconds.
    blocking: f64,
    first_paint: f64,
    largest_paint: f64,
    shift: f64,
    /// The interaction to next paint of a click 0.5 s after the first paint, in milliseconds; 0 if the click loaded
    /// another document.
    interaction: f64,
}

#[derive(Debug, Serialize)]
struct Measured {
    pace: &'static str,
    page: &'static str,
    octavo: Visit,
    by_hand: Visit,
}

/// Collects what the browser tells, from the start.
const WATCH: &str = "
    window.visit = { bytes: 0, requests: 0, firstPaint: 0, largestPaint: 0, shift: 0, interaction: 0 };
    window.longTasks = [];
    const watch = (type, see, more) => new PerformanceObserver(list => list.getEntries().forEach(see))
        .observe({ type, buffered: true, ...more });
    watch('paint', entry => {
        if (entry.name === 'first-contentful-paint') visit.firstPaint = entry.startTime;
    });
    watch('largest-contentful-paint', entry => { visit.largestPaint = entry.startTime });
    watch('layout-shift', entry => { if (!entry.hadRecentInput) visit.shift += entry.value });
    watch('longtask', entry => longTasks.push([entry.startTime, entry.duration]));
    watch('event', entry => {
        if (entry.interactionId) visit.interaction = Math.max(visit.interaction, entry.duration);
    }, { durationThreshold: 16 });
    for (const type of ['navigation', 'resource']) watch(type, entry => {
        visit.bytes += entry.transferSize;
        visit.requests += 1;
    });";

fn main() {
    let mut measured = Vec::new();
    for pace in ["full speed", "slow phone"] {
        for (page, path) in PAGES {
            eprintln!("{pace}: {page}");
            let [blog, plain] = release::both();
            let [octavo, by_hand] = [&blog, &plain].map(|folder| medians(pace, folder, path));
            measured.push(Measured { pace, page, octavo, by_hand });
        }
    }
    if env::args().any(|argument| argument == "--json") {
        println!("{}", serde_json::to_string_pretty(&measured).expect("numbers are JSON"));
    } else {
        measured.iter().for_each(report);
    }
}

/// The medians of the rounds, each number by itself.
fn medians(pace: &str, folder: &Path, path: &str) -> Visit {
    let visits: Vec<Visit> = (0..=ROUNDS).map(|_| visit(pace, folder, path)).skip(1).collect();
    let median = |of: fn(&Visit) -> f64| {
        let mut values: Vec<f64> = visits.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    Visit {
        bytes: median(|visit| visit.bytes),
        requests: median(|visit| visit.requests),
        main_thread: median(|visit| visit.main_thread),
        blocking: median(|visit| visit.blocking),
        first_paint: median(|visit| visit.first_paint),
        largest_paint: median(|visit| visit.largest_paint),
        shift: median(|visit| visit.shift),
        interaction: median(|visit| visit.interaction),
    }
}

/// Visits a page with a new browser until it is idle, and with another to click.
fn visit(pace: &str, folder: &Path, path: &str) -> Visit {
    let reader = begin(pace, folder, path);
    thread::sleep(Duration::from_millis(IDLE));
    let script = "
        visit.blocking = longTasks.filter(([start]) => start >= visit.firstPaint)
            .reduce((sum, [, duration]) => sum + duration - 50, 0);
        return visit";
    let seen: Visit = reader.evaluate(script, json!([]));
    let metrics = reader.commands("Performance.getMetrics", json!({}));
    let task = metrics["metrics"].as_array().into_iter().flatten();
    let task = task.filter(|metric| metric["name"] == "TaskDuration");
    let seconds: f64 = task.filter_map(|metric| metric["value"].as_f64()).sum();
    Visit { main_thread: seconds * 1000.0, interaction: click(pace, folder, path), ..seen }
}

/// A reader whose page has painted and loaded.
fn begin(pace: &str, folder: &Path, path: &str) -> Reader {
    let reader = Reader::of(release::host(folder));
    reader.has_screen(412, 823, 2);
    reader.begins_with(WATCH);
    reader.commands("Performance.enable", json!({}));
    if pace == "slow phone" {
        conditions::slow_phone(&reader);
    }
    reader.looks_at(path);
    let has_painted = "return visit.firstPaint > 0 && document.readyState === 'complete'";
    reader.waits_until("painted", has_painted, json!([]));
    reader
}

/// The interaction to next paint of a click on a link of the header, 0.5 s after the first paint.
fn click(pace: &str, folder: &Path, path: &str) -> f64 {
    let reader = begin(pace, folder, path);
    let place = "const link = document.querySelector('header a[href$=\"/archive/\"]');
        const place = link.getBoundingClientRect();
        return [place.x + place.width / 2, place.y + place.height / 2,
            visit.firstPaint + 500 - performance.now()]";
    let [x, y, wait]: [f64; 3] = reader.evaluate(place, json!([]));
    thread::sleep(Duration::from_secs_f64(wait.max(0.0) / 1000.0));
    for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
        let button = if kind == "mouseMoved" { "none" } else { "left" };
        reader.commands(
            "Input.dispatchMouseEvent",
            json!({ "type": kind, "x": x, "y": y, "buttons": buttons, "button": button, "clickCount": 1 }),
        );
    }
    let is_there =
        "return location.pathname.endsWith('/archive/') && !!document.querySelector('main h1')";
    reader.waits_until("came to the archive", is_there, json!([]));
    thread::sleep(Duration::from_millis(500));
    reader.evaluate("return window.visit?.interaction ?? 0", json!([]))
}

/// A number of a visit.
type Row = (&'static str, fn(&Visit) -> f64);

fn report(Measured { pace, page, octavo, by_hand }: &Measured) {
    println!("\n{page}, {pace}");
    println!("{:26} {:>10} {:>10} {:>7}", "median of the rounds", "octavo", "by hand", "ratio");
    let rows: [Row; 8] = [
        ("transferred, kB", |visit| visit.bytes / 1000.0),
        ("requests", |visit| visit.requests),
        ("main thread, ms", |visit| visit.main_thread),
        ("blocking, ms", |visit| visit.blocking),
        ("first paint, ms", |visit| visit.first_paint),
        ("largest paint, ms", |visit| visit.largest_paint),
        ("layout shift", |visit| visit.shift),
        ("click to next paint, ms", |visit| visit.interaction),
    ];
    for (name, of) in rows {
        let (ours, theirs) = (of(octavo), of(by_hand));
        let ratio = if theirs > 0.0 { format!("{:.2}", ours / theirs) } else { String::new() };
        println!("{name:26} {ours:>10.1} {theirs:>10.1} {ratio:>7}");
    }
}
