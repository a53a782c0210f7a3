//! The choices of whoever publishes, and the outcome.

use std::path::PathBuf;

/// The choices of whoever publishes.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder with `octavo.toml` and `public`.
    pub root: PathBuf,
    /// Where the site is written; nowhere where it is only checked.
    pub out: Option<PathBuf>,
    /// Whether drafts are published, and posts before their time.
    pub drafts: bool,
    /// The moment that the site is published for, in seconds since 1970-01-01T00:00:00Z: posts that are
    /// dated later are left out.
    pub now: i64,
    /// Whether the site is served from the root of a host on the author's own machine, whatever
    /// path its public address has.
    pub local: bool,
    /// Where the last good site stands. If it is named, a mistake does not end the publishing: that
    /// site is kept, and its pages show the mistake.
    pub last_good: Option<PathBuf>,
    /// Whether text files get compressed copies beside them, whatever the settings say.
    pub compress: bool,
    /// Where smaller files of the pictures are kept from one time to the next. If no folder is
    /// named, none are made, which is how an author who only looks need not wait for them.
    pub pictures: Option<PathBuf>,
    /// Whether every warning is an error.
    pub strict: bool,
    /// Whether diagnostics are coloured.
    pub colour: bool,
    /// The program that does the work of [`serve`] where it is called with the argument `worker`. If none
    /// is named, the work is done here, without bounds of time and memory.
    pub worker: Option<PathBuf>,
}

/// The outcome of publishing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What the author should know, ready to be shown; empty where all is well.
    pub diagnostics: String,
    /// How many errors there are. With one or more, nothing was written.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// How many posts were published.
    pub posts: usize,
    /// How many pages were published.
    pub pages: usize,
    /// How many files were written.
    pub files: usize,
    /// Whether the last good site stays on because of errors.
    pub kept: bool,
    /// The files of the posts that were left out because their time has not come, below `public`, and
    /// their days (YYYY-MM-DD); the next one first.
    pub scheduled: Vec<(String, String)>,
}
