//! The worker's side: jobs from the standard input, answers to the standard output.

use std::{
    io::{self, BufRead, Write},
    panic, process,
    sync::mpsc,
    thread,
};

use super::{Line, STACK, json};

/// Does one job, by its name and its JSON, and writes the results of its steps; `None` where the job is
/// not known or cannot be read.
pub(crate) type Run = fn(&str, &str, &mut dyn FnMut(String)) -> Option<()>;

/// Does jobs until the standard input ends, and then ends the process, whatever it is doing: nobody
/// waits for the answer.
///
/// # Errors
///
/// Fails where the thread that does the jobs cannot be started.
pub(crate) fn serve(run: Run) -> io::Result<()> {
    limit_memory();
    // Also where a panic ends the process at once, the publisher hears of it.
    panic::set_hook(Box::new(|_| {
        say(&json(&Line::<()>::Panic));
        process::exit(1);
    }));
    let (send, jobs) = mpsc::channel::<String>();
    thread::Builder::new().stack_size(STACK).spawn(move || {
        for job in jobs {
            let done =
                job.split_once(' ').and_then(|(name, job)| run(name, job, &mut |line| say(&line)));
            if done.is_none() {
                process::exit(1);
            }
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
