//! The choices of whoever publishes, and the outcome.

use std::path::PathBuf;

/// The choices of whoever publishes.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder with `octavo.toml` and `public`.
    pub root: PathBuf,
    /// The folder that the site is written to; none if it is only checked.
    pub out: Option<PathBuf>,
    /// True if drafts are published, and posts before their time.
    pub drafts: bool,
    /// The moment that the site is published for, in seconds since 1970-01-01T00:00:00Z: posts that are
    /// dated later are left out.
    pub now: i64,
    /// True if the site is served from the root of a host on the author's own machine, whatever
    /// path its public address has.
    pub local: bool,
    /// The place of the last good site. If it is named, a mistake does not end the publishing: that
    /// site is kept, and its pages show the mistake.
    pub last_good: Option<PathBuf>,
    /// True if text files get compressed copies beside them, whatever the settings say.
    pub compress: bool,
    /// The folder in which smaller files of the pictures are kept from one time to the next. If no folder is
    /// named, none are made, which is how an author who only looks need not wait for them.
    pub pictures: Option<PathBuf>,
    /// True if every warning is an error.
    pub strict: bool,
    /// True if diagnostics are coloured.
    pub colour: bool,
    /// The program that does the work of [`serve`] where it is called with the argument `worker`. If none
    /// is named, the work is done here, without bounds of time and memory.
    pub worker: Option<PathBuf>,
}

/// The outcome of publishing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The diagnostics, ready to be shown; empty where all is well.
    pub diagnostics: String,
    /// The number of errors. With one or more, nothing was written.
    pub errors: usize,
    /// The number of warnings.
    pub warnings: usize,
    /// The number of posts that were published.
    pub posts: usize,
    /// The number of pages that were published.
    pub pages: usize,
    /// The number of files that were written.
    pub files: usize,
    /// True if the last good site stays on because of errors.
    pub kept: bool,
    /// The files of the posts that were left out because their time has not come, below `public`, and
    /// their days (YYYY-MM-DD); the next one first.
    pub scheduled: Vec<(String, String)>,
}
