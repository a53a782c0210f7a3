//! A second process for what runs a grammar, a layout or a decoder over an author's file.
//!
//! Such a step may loop for ever inside a library, and take more and more memory meanwhile, or overflow
//! its stack. A thread that does so cannot be stopped without the program. So the program starts itself
//! again, as `octavo worker`, which takes jobs on its standard input and answers on its standard
//! output, a line of JSON each. It has a bound of memory; one that is not done in time is ended, and
//! another is started for the next job. What could not be done is shown in its plain form, with a
//! warning: that is up to whoever gave the job.
//!
//! - here: the trait of a job, and the reasons why one may have no answer
//! - [`pool`]: the publisher's side
//! - [`child`]: the worker's side, which is given the jobs that it knows

mod child;
mod pool;

use std::time::Duration;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

pub(crate) use self::{child::serve, pool::Workers};

/// The time for one step of a job. The longest of a real blog takes a tenth of a second, most of it to
/// read the grammar: a machine that is busy with twenty other things does not change what is published.
pub(crate) const STEP: Duration = Duration::from_secs(3);

/// The time for all that has to do with the text of one article.
const ARTICLE: Duration = Duration::from_secs(8);

/// The time for making a picture smaller. The encoder takes a second for the largest, ten on a
/// slow machine.
pub(crate) const PICTURE: Duration = Duration::from_secs(30);

/// The memory that a worker may ask for. The decoders stay below it for every picture that is decoded.
const MEMORY: u64 = 768 << 20;

/// The stack of a job: more than any text needs that is within the limits of depth.
const STACK: usize = 16 << 20;

/// The longest line of an answer, in bytes.
const LONGEST_ANSWER: u64 = 64 << 20;

/// A piece of work that is safe to be given up.
pub(crate) trait Job: Serialize + DeserializeOwned {
    /// The name that a worker knows the job by.
    const NAME: &'static str;

    /// The result of one step.
    type Answer: Serialize + DeserializeOwned;

    /// Does the work, and hands out the result of each step as soon as it is there.
    fn run(&self, answer: &mut dyn FnMut(Self::Answer));
}

/// Why a job has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lost {
    /// It was not done in time.
    Time,
    /// The worker ended: it asked for more memory or more stack than it may have.
    Size,
    /// The library that does the work gave up.
    Panic,
}

/// The answers of a job, or those of the steps before the one that was lost, and why it was.
pub(crate) type Answers<A> = Result<Vec<A>, (Vec<A>, Lost)>;

/// The time that is left for an article.
#[derive(Debug)]
pub(crate) struct Budget(Duration);

/// A line of an answer.
#[derive(Serialize, Deserialize)]
enum Line<A> {
    /// The result of a step.
    Step(A),
    /// Nothing follows.
    End,
    /// The library that does the work panicked.
    Panic,
}

impl Lost {
    /// The reason, for the label of a problem.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Time => "it takes too long",
            Self::Size => "it takes too much memory",
            Self::Panic => "the program cannot deal with it",
        }
    }
}

impl Budget {
    /// The time of an article.
    pub(crate) fn new() -> Self {
        Self(ARTICLE)
    }

    /// True if nothing is left.
    pub(crate) fn is_used_up(&self) -> bool {
        self.0.is_zero()
    }
}

/// A job as it is sent: its name, a space, and the job as JSON.
fn request<J: Job>(job: &J) -> serde_json::Result<String> {
    Ok(format!("{} {}\n", J::NAME, serde_json::to_string(job)?))
}

/// Does a job that was sent, and writes the results of its steps. `None` where it cannot be read.
pub(crate) fn run<J: Job>(json_of_job: &str, line: &mut dyn FnMut(String)) -> Option<()> {
    let job: J = serde_json::from_str(json_of_job).ok()?;
    job.run(&mut |answer| line(json(&Line::Step(answer))));
    line(json(&Line::<J::Answer>::End));
    Some(())
}

/// A line of an answer as text. What cannot be written is no line, and ends the worker's work.
fn json<A: Serialize>(line: &Line<A>) -> String {
    serde_json::to_string(line).unwrap_or_default()
}
