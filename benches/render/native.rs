//! The renderer natively, beside pulldown-cmark's own writer of HTML.
//!
//! Prints what it measured as JSON; the bench `render` makes tables of it. An argument chooses the
//! pathological inputs that have it in their names.

mod corpus;

use std::{
    env,
    error::Error,
    fs,
    hint::black_box,
    thread,
    time::{Duration, Instant},
};

use octavo::content::document::{self, Assets, RenderContext};
use pulldown_cmark::{Parser, html};
use serde_json::{Value, json};

use corpus::{PATHOLOGICAL, TABLE};

/// The size of the posts, in bytes.
const POSTS: usize = 1_000_000;

/// Each pathological input is rendered in this size, and in 2, 4 and 8 times of it.
const SMALLEST: usize = 64_000;

/// The table is the one that is rendered in megabytes.
const LARGEST_TABLE: usize = 5_000_000;

/// Everything that takes this long varies little, so once is enough.
const SLOW: Duration = Duration::from_secs(1);

/// The larger sizes are left out where an input takes this long.
const LIMIT: Duration = Duration::from_secs(8);

fn main() -> Result<(), Box<dyn Error>> {
    let chosen = env::args().nth(1).unwrap_or_default();
    let posts = Times::of(&corpus::posts(POSTS)?, 51).json();
    let mut pathological = Vec::new();
    for input in PATHOLOGICAL.iter().filter(|input| input.name.contains(&chosen)) {
        let smallest = if input.name == TABLE { LARGEST_TABLE / 8 } else { SMALLEST };
        let mut sizes = Vec::new();
        for size in [1, 2, 4, 8].map(|times| times * smallest) {
            let times = Times::of(&input.of_bytes(size), 7);
            sizes.push(times.json());
            if fastest(&times.octavo) > LIMIT {
                break;
            }
        }
        pathological.push(json!({ "input": input.name, "sizes": sizes }));
    }
    println!("{}", json!({ "posts": posts, "pathological": pathological }));
    Ok(())
}

/// The times that the two took.
struct Times {
    bytes: usize,
    octavo: Vec<Duration>,
    plain: Vec<Duration>,
}

impl Times {
    /// Renders with one after the other, again and again. The first time warms up.
    fn of(markdown: &str, rounds: usize) -> Self {
        let mut times = Self { bytes: markdown.len(), octavo: Vec::new(), plain: Vec::new() };
        for round in 0..=rounds {
            let (ours, plain) = (time(octavo, markdown), time(plain, markdown));
            let is_slow = ours.max(plain) > SLOW;
            if round > 0 || is_slow {
                times.octavo.push(ours);
                times.plain.push(plain);
            }
            if is_slow {
                break;
            }
        }
        times
    }

    /// The fastest of all rounds: what else the machine does can only make one slower.
    fn json(&self) -> Value {
        let milliseconds = |times| fastest(times).as_secs_f64() * 1000.0;
        json!({
            "bytes": self.bytes,
            "octavo": milliseconds(&self.octavo),
            "plain": milliseconds(&self.plain),
        })
    }
}

fn time(render: fn(&str) -> usize, markdown: &str) -> Duration {
    let (start, worked) = (Instant::now(), processor_time());
    black_box(render(black_box(markdown)));
    let worked = processor_time().zip(worked).map(|(end, start)| end.saturating_sub(start));
    worked.unwrap_or_else(|| start.elapsed())
}

/// The time that this thread has been at work, which is less than its age where it shares a
/// processor. Linux tells, in nanoseconds; it counts when the thread offers to make way for others.
fn processor_time() -> Option<Duration> {
    thread::yield_now();
    let times = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    times.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn octavo(markdown: &str) -> usize {
    document::render(markdown, RenderContext::ROOT, &Assets::default()).html.as_str().len()
}

fn plain(markdown: &str) -> usize {
    let mut markup = String::new();
    html::push_html(&mut markup, Parser::new_ext(markdown, document::OPTIONS));
    markup.len()
}

fn fastest(times: &[Duration]) -> Duration {
    times.iter().min().copied().unwrap_or_default()
}
