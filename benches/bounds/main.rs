//! The work that hostile and odd blogs make, each at two sizes: `script/bench bounds` runs this.
//!
//! Work is the processors' time of the publisher and of the processes that it starts. Twice the size may be
//! at most [`GROWTH`] times the work, beyond what a blog of one word takes; every publishing has to end within
//! [`SECONDS`] and [`MEGABYTES`]. Exits with 1 where one does not. Reads `/proc`, so it runs on Linux alone.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "the harness of the tests fails by panicking, and a measurement that cannot be taken ends the program"
)]

#[expect(dead_code, reason = "a measurement needs less of it than tests do")]
#[path = "../../tests/publish/harness.rs"]
mod harness;
mod inputs;

use std::{
    env, fs,
    path::Path,
    process::{Child, ExitCode, Stdio},
    thread,
    time::{Duration, Instant},
};

use harness::Blog;
use inputs::{Files, INPUTS, Input};

/// The most work of twice the size, in works of the size.
const GROWTH: f64 = 2.3;

/// The most that a publishing may take, in seconds.
const SECONDS: f64 = 10.0;

/// The most memory that the publisher and its processes may take together, in megabytes.
const MEGABYTES: f64 = 1000.0;

/// Less work than this, in seconds, is not compared: the kernel counts it in hundredths.
const COMPARED: f64 = 0.15;

/// The time after which a publishing is ended.
const PATIENCE: Duration = Duration::from_secs(30);

/// Kernels count processors' time in hundredths of a second (`sysconf(_SC_CLK_TCK)`), and memory in pages of
/// 4096 bytes.
const TICKS: f64 = 100.0;
const PAGE: f64 = 4096.0;

/// The cost of a publishing.
#[derive(Debug, Clone, Copy)]
struct Taken {
    /// The processors' time, in seconds.
    work: f64,
    /// The time by the clock, in seconds.
    seconds: f64,
    /// The most memory at one moment, in megabytes.
    megabytes: f64,
    /// The exit status, unless a signal ended the publisher.
    code: Option<i32>,
}

fn main() -> ExitCode {
    let only = env::args().find_map(|argument| argument.strip_prefix("--only=").map(str::to_owned));
    let is_chosen =
        |input: &&Input| only.as_ref().is_none_or(|word| input.name.contains(word.as_str()));
    let least = publish(&(INPUTS[0].files)(1)).work;
    println!("Publishing a blog of one word takes {least:.2} s of the processors' time.\n");
    println!(
        "{:36}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}",
        "", "n", "n: s", "2n: s", "growth", "clock", "MB"
    );
    let mut failed = 0;
    for input in INPUTS.iter().skip(1).filter(is_chosen) {
        let mut measured = Measured::new(input, least);
        // A machine that did something else meanwhile is asked again.
        if !measured.faults().is_empty() {
            measured = measured.least_of(Measured::new(input, least));
        }
        let Measured { small, large, .. } = measured;
        let (growth, faults) = (measured.growth(), measured.faults());
        failed += usize::from(!faults.is_empty());
        let growth = growth.map_or_else(|| "–".to_owned(), |growth| format!("{growth:.2}"));
        println!(
            "{:36}{:>9}{:>9.2}{:>9.2}{growth:>9}{:>9.2}{:>9.0}  {}",
            input.name,
            input.size,
            small.work,
            large.work,
            small.seconds.max(large.seconds),
            small.megabytes.max(large.megabytes),
            faults.join(", ")
        );
    }
    println!("\n{failed} over a limit: {GROWTH} times the work, {SECONDS} s, {MEGABYTES} MB.");
    ExitCode::from(u8::from(failed > 0))
}

/// An input at two sizes.
#[derive(Clone, Copy)]
struct Measured {
    small: Taken,
    large: Taken,
    /// The work of publishing a blog of one word, in seconds.
    least: f64,
}

impl Measured {
    fn new(input: &Input, least: f64) -> Self {
        let taken = |size| publish(&(input.files)(size));
        Self { small: taken(input.size), large: taken(2 * input.size), least }
    }

    /// The lesser numbers of two measurements.
    fn least_of(self, other: Self) -> Self {
        let lesser = |one: Taken, other: Taken| Taken {
            work: one.work.min(other.work),
            seconds: one.seconds.min(other.seconds),
            megabytes: one.megabytes.min(other.megabytes),
            code: one.code.or(other.code),
        };
        Self {
            small: lesser(self.small, other.small),
            large: lesser(self.large, other.large),
            least: self.least,
        }
    }

    /// The work of twice the size, in works of the size; `None` if there is too little to compare.
    fn growth(&self) -> Option<f64> {
        let (small, large) = (self.small.work - self.least, self.large.work - self.least);
        (large > COMPARED).then(|| large / small.max(COMPARED / GROWTH))
    }

    fn faults(&self) -> Vec<&'static str> {
        let both = [self.small, self.large];
        let mut faults = Vec::new();
        if self.growth().is_some_and(|growth| growth > GROWTH) {
            faults.push("grows too fast");
        }
        if both.iter().any(|taken| taken.seconds > SECONDS) {
            faults.push("takes too long");
        }
        if both.iter().any(|taken| taken.megabytes > MEGABYTES) {
            faults.push("takes too much memory");
        }
        // 0 and 1 are the answers of a publisher that came to an end: published, or refused with reasons.
        if both.iter().any(|taken| !matches!(taken.code, Some(0 | 1))) {
            faults.push("does not end well");
        }
        faults
    }
}

/// Publishes a blog as a release with its pages.
fn publish(files: &Files) -> Taken {
    let mut blog = Blog::new();
    for (path, content) in files {
        blog = blog.file(path, content);
    }
    copy_app(&blog.out());
    let before = work_of_children();
    let started = Instant::now();
    let mut command = blog.command(&["publish", "--out", &blog.out().to_string_lossy()]);
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the publisher");
    let (code, megabytes) = watch(child, started);
    let seconds = started.elapsed().as_secs_f64();
    Taken { work: work_of_children() - before, seconds, megabytes, code }
}

/// Copies what Trunk puts into the folder of a release, out of the one in `dist`.
fn copy_app(out: &Path) {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    for entry in fs::read_dir(dist).expect("a release in dist") {
        let path = entry.expect("a file of the release").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kinds = ["octavo-app-", "style-", "fonts-"];
        if name == "index.html" || kinds.iter().any(|kind| name.starts_with(kind)) {
            fs::copy(&path, out.join(name)).expect("a copy");
        }
    }
}

/// Waits for a process: its exit status, and the most memory that it and its own took together.
fn watch(mut child: Child, started: Instant) -> (Option<i32>, f64) {
    let mut most = 0.0_f64;
    loop {
        most = most.max(memory(child.id()));
        if let Some(status) = child.try_wait().expect("the state of the publisher") {
            return (status.code(), most);
        }
        if started.elapsed() > PATIENCE {
            child.kill().expect("to end the publisher");
            child.wait().expect("the end of the publisher");
            return (None, most);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

/// The resident memory of a process and of those that it started, in megabytes (`statm` of proc(5)).
fn memory(process: u32) -> f64 {
    let read =
        |file: &str| fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default();
    let pages = read("statm").split(' ').nth(1).and_then(|pages| pages.parse().ok());
    let own = pages.map_or(0.0, |pages: f64| pages * PAGE / 1e6);
    let started = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let children = started
        .map(|thread| fs::read_to_string(thread.path().join("children")).unwrap_or_default());
    let ids: Vec<u32> = children
        .flat_map(|ids| ids.split_whitespace().flat_map(str::parse).collect::<Vec<_>>())
        .collect();
    own + ids.into_iter().map(memory).sum::<f64>()
}

/// The processors' time of all processes that this one has waited for, in seconds (`cutime` and `cstime` of
/// proc(5)).
fn work_of_children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("/proc, which Linux has");
    // The second field is a name, in parentheses, that may have spaces.
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
    let ticks = fields.split(' ').skip(13).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / TICKS
}
