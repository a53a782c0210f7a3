//! Finds the author's files, and leaves out what is none of theirs.
//!
//! A link in the file system may lead anywhere: to a password file, to a pipe that never ends, back to
//! where it stands. What leads out of the blog's folder is not opened, so nothing of it is published
//! and nothing of it stands in a message.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::read::no_settings;
use crate::publish::{
    diagnostics::{
        Diagnostic, Diagnostics,
        failure::Failure,
        source::{Place, Source, named},
    },
    paths::{PUBLIC, WELL_KNOWN},
};

/// The files that may be found through links to folders. A few folders that link to each other could
/// otherwise stand for more files than there are on any disk.
const LINKED: usize = 10_000;

/// The folder of a blog, as links lead to it.
pub(crate) struct Root(PathBuf);

/// Why a path is not read.
pub(crate) enum Unread {
    /// It leads out of the blog's folder, or to what is hidden there.
    Outside,
    /// It leads to nothing.
    Nowhere,
    /// It leads back to itself.
    Circle,
    /// It is a pipe, a socket or a device.
    Special,
    /// It cannot be opened.
    Closed(io::ErrorKind),
}

/// A path that may be read.
struct Found {
    /// The path, which is no link.
    path: PathBuf,
    is_folder: bool,
    is_linked: bool,
}

impl Root {
    /// The folder with the settings.
    ///
    /// # Errors
    ///
    /// Fails where there is no such folder.
    pub(crate) fn new(root: &Path) -> Result<Self, Failure> {
        root.canonicalize().map(Self).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => no_settings(root),
            _ => Failure::io("read", root)(error),
        })
    }

    /// A file, if it may be read: its path without links.
    ///
    /// # Errors
    ///
    /// Says why it is not read.
    pub(crate) fn file(&self, path: &Path) -> Result<PathBuf, Unread> {
        let found = self.look(path)?;
        if found.is_folder { Err(Unread::Special) } else { Ok(found.path) }
    }

    fn look(&self, path: &Path) -> Result<Found, Unread> {
        let is_linked = fs::symlink_metadata(path).map_err(Unread::from)?.is_symlink();
        let path = if is_linked { self.target(path)? } else { path.to_owned() };
        let kind = fs::metadata(&path).map_err(Unread::from)?.file_type();
        if kind.is_dir() || kind.is_file() {
            Ok(Found { path, is_folder: kind.is_dir(), is_linked })
        } else {
            Err(Unread::Special)
        }
    }

    /// The target of a link, if that is below the root and not hidden.
    fn target(&self, link: &Path) -> Result<PathBuf, Unread> {
        let target = link.canonicalize().map_err(Unread::from)?;
        let below = target.strip_prefix(&self.0).map_err(|_| Unread::Outside)?;
        let is_hidden = |part: Component<'_>| {
            let name = part.as_os_str();
            name.as_encoded_bytes().starts_with(b".") && name != WELL_KNOWN
        };
        if below.components().any(is_hidden) { Err(Unread::Outside) } else { Ok(target) }
    }
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Nowhere,
            // The name of this kind is not stable: too many links, one after the other.
            _ if error.raw_os_error() == Some(40) || error.raw_os_error() == Some(62) => {
                Self::Circle
            }
            kind => Self::Closed(kind),
        }
    }
}

impl Unread {
    /// A warning about a file below `public`.
    pub(crate) fn diagnostic(&self, file: &str) -> Diagnostic {
        self.problem_of(named(file), file)
    }

    /// A warning about a file at a place.
    pub(crate) fn problem_of(&self, place: Place, file: &str) -> Diagnostic {
        match self {
            Self::Outside => Diagnostic::warning(place, format!("`{file}` leads out of the blog"))
                .help("copy what it leads to, or remove the link; it is not read"),
            Self::Nowhere => Diagnostic::warning(place, format!("`{file}` leads to nothing"))
                .help("mend the link or remove it"),
            Self::Circle => Diagnostic::warning(place, format!("`{file}` leads back to itself"))
                .help("mend the link or remove it"),
            Self::Special => Diagnostic::warning(place, format!("`{file}` is not a file"))
                .help("a pipe, a socket or a device is not read; remove it"),
            Self::Closed(kind) => {
                Diagnostic::error(place, format!("`{file}` cannot be read: {kind}"))
                    .help("let the one who publishes read it, or remove it")
            }
        }
    }
}

/// Collects the files below `public`, by their path there. Hidden ones are left out.
///
/// # Errors
///
/// Fails where there is no such folder.
pub(crate) fn files(
    root: &Root,
    folder: &Path,
    diagnostics: &mut Diagnostics,
) -> Result<BTreeMap<String, PathBuf>, Failure> {
    let mut walk = Walk { root, above: Vec::new(), linked: 0, files: BTreeMap::new(), diagnostics };
    let entries = fs::read_dir(folder).map_err(Failure::io("list", folder))?;
    let place = || Place::from(Arc::new(Source::named(PUBLIC.to_owned())));
    match root.look(folder) {
        Ok(found) => {
            walk.above.push(found.path.canonicalize().map_err(Failure::io("read", folder))?);
            walk.entries(entries, "", false);
        }
        Err(_) => walk.diagnostics.push(
            Diagnostic::error(place(), format!("`{PUBLIC}` leads out of the blog's folder"))
                .help("put the folder itself beside octavo.toml"),
        ),
    }
    Ok(walk.files)
}

struct Walk<'w> {
    root: &'w Root,
    /// The folders that are being read, without links.
    above: Vec<PathBuf>,
    /// The number of files found through links.
    linked: usize,
    files: BTreeMap<String, PathBuf>,
    diagnostics: &'w mut Diagnostics,
}

impl Walk<'_> {
    fn entries(&mut self, entries: fs::ReadDir, below: &str, is_linked: bool) {
        for entry in entries {
            let path = match entry {
                Ok(entry) => entry.path(),
                Err(error) => {
                    self.diagnostics
                        .push(Unread::from(error).diagnostic(below.trim_end_matches('/')));
                    return;
                }
            };
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                let lossy = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.diagnostics.push(Diagnostic::error(
                    named(&format!("{below}{lossy}")),
                    "the file's name is not UTF-8",
                ));
                continue;
            };
            // A hidden file belongs to tools of the author's, but for what others look for (RFC 8615).
            if name.starts_with('.') && !(below.is_empty() && name == WELL_KNOWN) {
                continue;
            }
            let file = format!("{below}{name}");
            if let Err(unread) = self.entry(&path, &file, is_linked) {
                self.diagnostics.push(unread.diagnostic(&file));
            }
        }
    }

    fn entry(&mut self, path: &Path, file: &str, is_linked: bool) -> Result<(), Unread> {
        let found = self.root.look(path)?;
        let is_below_link = is_linked || found.is_linked;
        self.linked += usize::from(is_below_link);
        if self.linked > LINKED {
            if self.linked == LINKED + 1 {
                self.diagnostics.push(
                    Diagnostic::error(named(file), "there are too many files behind links")
                        .help(format!("link to folders with at most {LINKED} files together")),
                );
            }
            return Ok(());
        }
        if !found.is_folder {
            // Says now, and with all else, that a file cannot be opened.
            fs::File::open(&found.path).map_err(Unread::from)?;
            self.files.insert(file.to_owned(), found.path);
            return Ok(());
        }
        // The target of a link has no links in its path; any other folder lies in the one above.
        let folder = match (found.is_linked, self.above.last(), found.path.file_name()) {
            (false, Some(above), Some(name)) => above.join(name),
            _ => found.path.clone(),
        };
        if self.above.contains(&folder) {
            return Err(Unread::Circle);
        }
        let entries = fs::read_dir(&found.path)?;
        self.above.push(folder);
        self.entries(entries, &format!("{file}/"), is_below_link);
        self.above.pop();
        Ok(())
    }
}
