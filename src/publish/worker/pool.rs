//! The publisher's side: workers that are started when they are needed, and ended when they do not answer.

use std::{
    cell::Cell,
    io::{self, BufRead, BufReader, Read, Write},
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        Mutex, Once,
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use super::{Answers, Budget, Job, LONGEST_ANSWER, Line, Lost, request};

/// The workers of a publisher. Each job takes one that is idle, or starts another.
#[derive(Debug)]
pub(crate) struct Workers {
    /// The program that is started; without one, jobs are done by the caller itself, without bounds.
    program: Option<PathBuf>,
    idle: Mutex<Vec<Worker>>,
}

#[derive(Debug)]
struct Worker {
    child: Child,
    /// `None` once it is to end.
    jobs: Option<ChildStdin>,
    answers: Receiver<String>,
}

impl Workers {
    /// Workers that run this program.
    pub(crate) fn new(program: Option<PathBuf>) -> Self {
        Self { program, idle: Mutex::default() }
    }

    /// The answers of a job, one for each of its steps, each of which may take so long.
    ///
    /// # Errors
    ///
    /// Returns the answers of the steps before the one that was lost, and why it was.
    pub(crate) fn run<J: Job>(&self, job: J, step: Duration) -> Answers<J::Answer> {
        let Some(program) = &self.program else { return alone(&job) };
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop());
        // A system that starts no process is no reason to publish less.
        let Ok(mut worker) = idle.map_or_else(|| Worker::start(program), Ok) else {
            return alone(&job);
        };
        let mut answers = Vec::new();
        match worker.run(&job, step, &mut answers) {
            Ok(()) => {
                if let Ok(mut idle) = self.idle.lock() {
                    idle.push(worker);
                }
                Ok(answers)
            }
            // The worker is dropped, and ends by that.
            Err(lost) => Err((answers, lost)),
        }
    }

    /// The answer of a job of one step.
    ///
    /// # Errors
    ///
    /// Says why there is none.
    pub(crate) fn ask<J: Job>(&self, job: J, time: Duration) -> Result<J::Answer, Lost> {
        let mut answers = self.run(job, time).map_err(|(_, lost)| lost)?;
        answers.pop().ok_or(Lost::Panic)
    }

    /// The same within what is left of the time of an article, which becomes less by it.
    ///
    /// # Errors
    ///
    /// As [`Workers::run`].
    pub(crate) fn run_within<J: Job>(
        &self,
        job: J,
        step: Duration,
        budget: &mut Budget,
    ) -> Answers<J::Answer> {
        if budget.is_used_up() {
            return Err((Vec::new(), Lost::Time));
        }
        let start = Instant::now();
        let answers = self.run(job, step.min(budget.0));
        budget.0 = budget.0.saturating_sub(start.elapsed());
        answers
    }
}

impl Worker {
    fn start(program: &PathBuf) -> io::Result<Self> {
        let mut child = Command::new(program)
            .arg("worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A stack that overflows is told by whoever gave the job, in words of its own.
            .stderr(Stdio::null())
            .spawn()?;
        let jobs = child.stdin.take();
        let (send, answers) = mpsc::channel();
        if let Some(out) = child.stdout.take() {
            thread::spawn(move || {
                let mut out = BufReader::new(out);
                let mut line = String::new();
                while matches!(out.by_ref().take(LONGEST_ANSWER).read_line(&mut line), Ok(1..)) {
                    if !line.ends_with('\n') || send.send(std::mem::take(&mut line)).is_err() {
                        return;
                    }
                }
            });
        }
        Ok(Self { child, jobs, answers })
    }

    fn run<J: Job>(
        &mut self,
        job: &J,
        step: Duration,
        answers: &mut Vec<J::Answer>,
    ) -> Result<(), Lost> {
        let request = request(job).map_err(|_| Lost::Size)?;
        let jobs = self.jobs.as_mut().ok_or(Lost::Size)?;
        jobs.write_all(request.as_bytes()).map_err(|_| Lost::Size)?;
        loop {
            let line = self.answers.recv_timeout(step).map_err(|error| match error {
                RecvTimeoutError::Timeout => Lost::Time,
                RecvTimeoutError::Disconnected => Lost::Size,
            })?;
            match serde_json::from_str(&line) {
                Ok(Line::Step(answer)) => answers.push(answer),
                Ok(Line::End) => return Ok(()),
                Ok(Line::Panic) => return Err(Lost::Panic),
                Err(_) => return Err(Lost::Size),
            }
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.jobs.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

thread_local! {
    /// True if this thread does a job itself, so that what goes wrong is not told twice.
    static WORKS: Cell<bool> = const { Cell::new(false) };
}

/// The answers of a job that is done here. One that panics is lost as in a worker.
fn alone<J: Job>(job: &J) -> Answers<J::Answer> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !WORKS.get() {
                before(info);
            }
        }));
    });
    let mut answers = Vec::new();
    WORKS.set(true);
    let done =
        panic::catch_unwind(AssertUnwindSafe(|| job.run(&mut |answer| answers.push(answer))));
    WORKS.set(false);
    match done {
        Ok(()) => Ok(answers),
        Err(_) => Err((answers, Lost::Panic)),
    }
}
