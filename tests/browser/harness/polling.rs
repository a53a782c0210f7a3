//! Waiting for something to become true.

use std::{
    fmt::Display,
    thread,
    time::{Duration, Instant},
};

/// The time that a reader waits for anything.
const PATIENCE: Duration = Duration::from_secs(10);

/// The time to leave the browser alone between two looks.
const PAUSE: Duration = Duration::from_millis(10);

/// Looks until there is something to see.
#[track_caller]
pub fn eventually<T>(what: impl Display, look: impl FnMut() -> Option<T>) -> T {
    look_for(look).unwrap_or_else(|| panic!("never {what}"))
}

/// Looks until there is something to see, or gives up.
pub fn look_for<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(seen) = look() {
            return Some(seen);
        }
        if start.elapsed() > PATIENCE {
            return None;
        }
        thread::sleep(PAUSE);
    }
}
