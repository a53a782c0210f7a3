//! The worker's side: jobs from the standard input, answers to the standard output.

use std::{
    io::{self, BufRead, Write},
    panic, process,
    sync::mpsc,
    thread,
};

use super::{Line, STACK, Task, json};

/// Does jobs until the standard input ends, and then ends the process, whatever it is doing: nobody
/// waits for the answer.
///
/// # Errors
///
/// Fails where the thread that does the jobs cannot be started.
pub fn serve() -> io::Result<()> {
    limit_memory();
    // Also where a panic ends the process at once, the publisher hears of it.
    panic::set_hook(Box::new(|_| {
        say(&json(&Line::<()>::Panic));
        process::exit(1);
    }));
    let (send, jobs) = mpsc::channel::<String>();
    thread::Builder::new().stack_size(STACK).spawn(move || {
        for job in jobs {
            let Ok(task) = serde_json::from_str::<Task>(&job) else { process::exit(1) };
            task.run(&mut |line| say(&line));
        }
    })?;
    for job in io::stdin().lock().lines() {
        if job.is_ok_and(|job| send.send(job).is_ok()) {
            continue;
        }
        break;
    }
    process::exit(0)
}

/// Writes a line. Where nobody reads it, there is nothing left to be done.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    if writeln!(out, "{line}").and_then(|()| out.flush()).is_err() {
        process::exit(1);
    }
}

/// Bounds what this process may ask for. A system that knows no such bound leaves it to the clock.
#[cfg(unix)]
fn limit_memory() {
    use rlimit::Resource;
    let _ = Resource::AS.set(super::MEMORY, super::MEMORY);
    // One that overflows its stack is no reason to write all of its memory to the disk.
    let _ = Resource::CORE.set(0, 0);
}

#[cfg(not(unix))]
fn limit_memory() {}
