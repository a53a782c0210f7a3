//! The time until the next article is there, from the click, or from going back, to the frame that has its title
//! and its first paragraph, beside the same articles as plain static pages. `script/bench navigate` runs this.
//!
//! Measured at full speed, and as on a phone with a slow connection: 1.6 Mbit/s, 150 ms, a processor four
//! times slower. A page that the browser prerenders is another target of its debugger, which does not slow
//! it down, so those numbers are better than a phone's. `--json` prints the numbers instead of a table;
//! `--app` leaves out the static pages. Every task of more than 50 ms is told of as it is met. Where the machine
//! is a virtual one that shares its processors, "stolen" is the part of their time that it had to wait for them in
//! the turn (`steal` of proc_stat(5)): what is measured is longer by it, so a turn that was disturbed much is taken
//! again, whatever it measured.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "the harness of the tests fails by panicking"
)]

#[expect(dead_code, unused_imports, reason = "a measurement needs less of it than tests do")]
#[path = "../../tests/browser/harness/mod.rs"]
mod harness;

#[path = "../paint/by_hand.rs"]
mod by_hand;

#[path = "../paint/conditions.rs"]
mod conditions;

use std::{collections::BTreeMap, env, fs, path::Path, thread, time::Duration};

use serde::Deserialize;
use serde_json::json;

use harness::{Host, Reader, site::Release};

/// The articles, all of which the home page lists.
const ARTICLES: [&str; 4] = [
    "/posts/what-is-stochastic-calculus/",
    "/posts/spark-summit-2020/",
    "/posts/clean-code/",
    "/posts/test-driven-development/",
];

/// The number of times that each article is opened.
const ROUNDS: usize = 3;

/// The part of the processors' time from which on a turn says more of the machine than of the page. Whatever was
/// measured in such a turn, its article is turned to once more.
const DISTURBED: f64 = 0.2;

/// The number of times that an article is turned to until it is not disturbed. What is disturbed after all counts as it is.
const TRIES: usize = 4;

/// One article that was turned to.
#[derive(Debug, Clone, Deserialize)]
struct Turn {
    /// The article.
    #[serde(skip)]
    path: String,
    /// From the click to the frame, in milliseconds.
    painted: f64,
    /// When after the click tasks of more than 50 began, and how long they took, in milliseconds.
    tasks: Vec<(f64, f64)>,
    /// The part of the time in which the machine had something to do and waited for its processors, from 0 to 1.
    #[serde(skip)]
    stolen: f64,
}

/// The time that the machine's processors were busy since it started, and that it waited for them, in ticks.
#[derive(Debug, Clone, Copy, Default)]
struct Processors {
    busy: f64,
    stolen: f64,
}

impl Processors {
    /// Nothing, where the machine does not tell.
    fn now() -> Self {
        let stat = fs::read_to_string("/proc/stat").unwrap_or_default();
        let first = stat.lines().next().unwrap_or_default();
        let ticks: Vec<f64> =
            first.split_whitespace().skip(1).filter_map(|count| count.parse().ok()).collect();
        match ticks[..] {
            [user, nice, system, _, _, irq, softirq, stolen, ..] => {
                Self { busy: user + nice + system + irq + softirq, stolen }
            }
            _ => Self::default(),
        }
    }

    /// The part of the time since then that the machine waited.
    fn stolen_since(self) -> f64 {
        let now = Self::now();
        let stolen = now.stolen - self.stolen;
        stolen / (now.busy - self.busy + stolen).max(1.0)
    }
}

impl Turn {
    /// The longest task; 0 where none took more than 50.
    fn task(&self) -> f64 {
        self.tasks.iter().map(|(_, duration)| *duration).fold(0.0, f64::max)
    }
}

/// Turns, each with the way to its article.
type Turns = Vec<(&'static str, Turn)>;

/// The turns of each way to an article.
type Measured = BTreeMap<(&'static str, &'static str), Vec<Turn>>;

/// Tells of the first frame with an article and of the long tasks. `clicked` is a time of the machine,
/// since it may be of the document before. A static page has the script in itself: the driver gives none
/// to a page that is prerendered.
const WATCH: &str = "if (!window.turnsTo) {
    window.tasks = [];
    const now = () => performance.timeOrigin + performance.now();
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(({ startTime, duration }) =>
        [performance.timeOrigin + startTime, duration]))).observe({ type: 'longtask', buffered: true });
    const link = path => document.querySelector(`main a[href=\"${path}\"]`);
    window.looksAt = path => {
        link(path).scrollIntoView({ block: 'center' });
    };
    window.turnsTo = path => {
        delete window.painted;
        // A click is a task of its own.
        setTimeout(() => {
            localStorage.clicked = now();
            link(path).click();
            watch(path);
        });
    };
    const isThere = path => location.pathname === path && document.querySelector('article h1')
        && document.querySelector('.o-prose > p');
    // An element that is there in a frame's callbacks is in that frame, which is done once the next task runs. The first
    // to run is the one that the reader is said to wait for, and not what the page has left for later.
    const watch = path => requestAnimationFrame(() => {
        if (!isThere(path)) return watch(path);
        const done = () => { window.painted = now() - localStorage.clicked };
        scheduler.postTask(done, { priority: 'user-blocking' });
    });
    window.goesBackTo = path => {
        delete window.painted;
        setTimeout(() => {
            localStorage.clicked = now();
            history.back();
            watch(path);
        });
    };
    if (location.pathname.startsWith('/posts/')) watch(location.pathname);
    // A page that the browser has kept whole.
    addEventListener('pageshow', event => {
        if (event.persisted) {
            delete window.painted;
            watch(location.pathname);
        }
    });
}";

/// The distance that an article is scrolled to which a reader comes back.
const READ: u32 = 1500;

/// The time that a page is left alone by the driver after the click: on a slow phone, until an article is there that is
/// to be fetched.
const UNASKED: f64 = 1000.0;

fn main() {
    let by_hand = |page: String, rules: &str| {
        Some(by_hand::page(&page, &format!("{rules}<script>{WATCH}</script>")))
    };
    let plain = Release::edited("plain", |_, page| by_hand(page, "")).into_folder();
    let rules = "<script type=speculationrules>{\"prerender\":[{\"where\":{\"href_matches\":\"/posts/*\"},\
                 \"eagerness\":\"immediate\"}]}</script>";
    let ahead = Release::edited("plain-ahead", |_, page| by_hand(page, rules)).into_folder();
    let is_alone = env::args().any(|argument| argument == "--app");
    let mut measured = Measured::new();
    for round in 0..=ROUNDS {
        for pace in ["full speed", "slow phone"] {
            eprintln!("{pace}: {round} of {ROUNDS}");
            let mut turns = app(pace);
            if !is_alone {
                turns.extend(pages(pace, "static", &plain));
                turns.extend(pages(pace, "static, prerendered", &ahead));
            }
            for (way, turn) in &turns {
                for (start, duration) in &turn.tasks {
                    eprintln!(
                        "  {way}, {}: {duration} ms, {start:.0} ms after the click; stolen: {:.0} %",
                        turn.path,
                        turn.stolen * 100.0
                    );
                }
            }
            // The first round warms up.
            for (way, turn) in turns.into_iter().filter(|_| round > 0) {
                measured.entry((pace, way)).or_default().push(turn);
            }
        }
    }
    report(&measured, env::args().any(|argument| argument == "--json"));
}

/// A reader at this pace.
fn reader(pace: &str, release: Release) -> Reader {
    let reader = Reader::of(Host::of(release, false));
    reader.begins_with(WATCH).has_screen(412, 823, 2);
    if pace == "slow phone" {
        conditions::slow_phone(&reader);
    }
    reader
}

/// Brings the link to an article on screen for a moment, as it is before it is clicked.
fn looks_at(reader: &Reader, path: &str) {
    reader.evaluate::<()>("looksAt(arguments[0])", json!([path]));
    rests(300.0);
}

/// Turns to an article whose link is on screen.
fn turn(reader: &Reader, path: &str) -> Turn {
    let before = Processors::now();
    reader.evaluate::<()>("turnsTo(arguments[0])", json!([path]));
    measure(reader, path, before)
}

/// Reads in the article on screen, goes home and comes back.
fn back(reader: &Reader, path: &str) -> Turn {
    reader.evaluate::<()>("scrollTo(0, arguments[0])", json!([READ]));
    reader.waits_for_frames();
    reader.evaluate::<()>("document.querySelector('header a[href=\"/\"]').click()", json!([]));
    let is_home = "return location.pathname === '/' && !!document.querySelector('.o-listing h1')";
    reader.waits_until("came home", is_home, json!([]));
    // For as long as a list is looked at.
    rests(1000.0);
    let before = Processors::now();
    reader.evaluate::<()>("goesBackTo(arguments[0])", json!([path]));
    measure(reader, path, before)
}

fn measure(reader: &Reader, path: &str, before: Processors) -> Turn {
    // A page that stays has to answer the driver's questions, and one that goes is not asked.
    rests(UNASKED);
    let stolen = before.stolen_since();
    reader.waits_until("painted", "return window.painted > 0", json!([]));
    // Long tasks are told of a little later.
    let are_told = "return performance.timeOrigin + performance.now() > \
                    Number(localStorage.clicked) + window.painted + 250";
    reader.waits_until("rested", are_told, json!([]));
    let turn = "const { clicked } = localStorage;
         const during = tasks.filter(([start]) => start >= clicked - 1);
         return { painted: window.painted, tasks: during.map(([start, duration]) => [start - clicked, duration]) }";
    Turn { path: path.to_owned(), stolen, ..reader.evaluate(turn, json!([])) }
}

/// Reads the titles before one is clicked, as everybody does.
fn looks_at_the_list(reader: &Reader) {
    let since: f64 = reader.evaluate("return performance.now()", json!([]));
    rests((4000.0 - since).max(0.0));
}

/// Does nothing for so many milliseconds. A page that is asked again and again is never idle.
fn rests(time: f64) {
    thread::sleep(Duration::from_secs_f64(time / 1000.0));
}

/// Octavo: an article that is to be fetched, one that was read before, one that is gone back to, one that was
/// fetched ahead.
fn app(pace: &str) -> Turns {
    let begins = || reader(pace, Release::of_the_blog());
    let mut turns = visits(begins, |reader, path| {
        let mut turns = Vec::new();
        reader.opens("/");
        looks_at_the_list(reader);
        for way in ["octavo, fetched", "octavo, revisited"] {
            looks_at(reader, path);
            turns.push((way, turn(reader, path)));
            reader.goes_to("/");
            let is_back =
                "return document.activeElement === document.querySelector('.o-listing h1')";
            reader.waits_until("came back", is_back, json!([]));
        }
        looks_at(reader, path);
        turn(reader, path);
        turns.push(("octavo, back", back(reader, path)));
        turns
    });
    let begins = || {
        let reader = begins();
        reader.saves_data(false);
        reader
    };
    turns.extend(visits(begins, |reader, path| {
        reader.opens("/");
        looks_at_the_list(reader);
        looks_at(reader, path);
        let point = "document.querySelector(`main a[href=\"${arguments[0]}\"]`)
            .dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))";
        reader.evaluate::<()>(point, json!([path]));
        let is_there = "const [name] = arguments;
             return performance.getEntriesByType('resource').some(entry => entry.name.endsWith(name))";
        let file = format!("{}.json", path.trim_end_matches('/'));
        reader.waits_until("fetched it ahead", is_there, json!([file]));
        // A reader who clicks has pointed at the link for as long as a tap takes.
        rests(100.0);
        vec![("octavo, prefetched", turn(reader, path))]
    }));
    turns
}

/// Static pages.
fn pages(pace: &str, way: &'static str, folder: &Path) -> Turns {
    visits(
        || reader(pace, Release::in_folder(folder.to_owned())),
        |reader, path| {
            reader.looks_at("/");
            reader.waits_until("loaded", "return document.readyState === 'complete'", json!([]));
            looks_at_the_list(reader);
            looks_at(reader, path);
            let turn = turn(reader, path);
            let start = "return performance.getEntriesByType('navigation')[0].activationStart > 0";
            let was_ahead: bool = reader.evaluate(start, json!([]));
            match (way, was_ahead) {
                ("static", _) => vec![(way, turn), ("static, back", back(reader, path))],
                (_, true) => vec![(way, turn)],
                (_, false) => vec![("static, prerendering refused", turn)],
            }
        },
    )
}

/// Turns to each article with one reader, and with another where the machine was kept from it too much.
fn visits(begins: impl Fn() -> Reader, visit: impl Fn(&Reader, &str) -> Turns) -> Turns {
    let mut reader = begins();
    let mut turns = Vec::new();
    for path in ARTICLES {
        let mut taken = visit(&reader, path);
        for _ in 1..TRIES {
            if taken.iter().all(|(_, turn)| turn.stolen < DISTURBED) {
                break;
            }
            reader = begins();
            taken = visit(&reader, path);
        }
        turns.extend(taken);
    }
    turns
}

fn report(measured: &Measured, as_json: bool) {
    if !as_json {
        println!(
            "{:12} {:30} {:>6} {:>10} {:>14} {:>10} {:>8}",
            "", "", "turns", "painted", "longest task", "over 50", "stolen"
        );
    }
    for ((pace, way), turns) in measured {
        let painted = median(turns, |turn| turn.painted);
        let task = turns.iter().map(Turn::task).fold(0.0, f64::max);
        let over = turns.iter().filter(|turn| turn.task() > 50.0).count();
        let count = turns.len();
        let stolen = median(turns, |turn| turn.stolen);
        if as_json {
            println!(
                "{}",
                json!({ "pace": pace, "way": way, "turns": count, "painted": painted, "task": task, "over": over, "stolen": stolen })
            );
        } else {
            let stolen = stolen * 100.0;
            println!(
                "{pace:12} {way:30} {count:>6} {painted:>10.1} {task:>14.1} {over:>10} {stolen:>6.0} %"
            );
        }
    }
}

fn median(turns: &[Turn], of: fn(&Turn) -> f64) -> f64 {
    let mut values: Vec<f64> = turns.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
