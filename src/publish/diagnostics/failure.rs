//! Failures that are not in the author's files.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// The command could not be carried out.
#[derive(Debug)]
pub enum Failure {
    /// A file could not be read or written.
    Io {
        /// The attempt: `read`, `write`, `list`.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// Why it failed.
        error: io::Error,
    },
    /// A file of the site could not be made; nothing was changed.
    Unwritten {
        /// The file.
        file: PathBuf,
        /// The author's file that it is made of, where there is one.
        source: Option<String>,
        /// Why it failed.
        error: io::Error,
    },
    /// The command needs something that it was not given.
    Usage(String),
}

impl Failure {
    /// Names the file that an operation failed on.
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Io { action, path, error }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { action, path, error } => {
                write!(f, "cannot {action} `{}`: {error}", path.display())
            }
            Self::Unwritten { file, source, error } => {
                write!(f, "cannot write `{}`", file.display())?;
                if let Some(source) = source {
                    write!(f, ", which is made of `{source}`")?;
                }
                write!(f, ": {error}; nothing was changed")
            }
            Self::Usage(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Failure {}
