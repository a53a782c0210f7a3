//! The files of the site, collected before the first one is written.

pub(crate) mod compress;
pub(crate) mod last_good;
mod staging;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use serde::Serialize;

use self::staging::Staging;
use crate::{
    content::route::Route,
    publish::{
        diagnostics::{
            Diagnostic, Diagnostics, failure::Failure, source::named, wordings::in_the_way,
        },
        paths::{encoded, file_name},
    },
};

/// Beginnings of files that are named after their content, and so never change.
pub(crate) const HASHED: [&str; 4] = ["octavo-app-", "style-", "cards/", "avif/"];

/// The source of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A copy of the author's file, or of one that was made before.
    Copy(PathBuf),
    /// A copy of a file of the last good site, if it is still there.
    Kept(PathBuf),
}

impl Content {
    /// The author's file below `public` that a file is a copy of.
    fn original(&self, file: &str) -> Option<String> {
        match self {
            Self::Copy(from) if !file.starts_with("cards/") && !file.starts_with("avif/") => {
                Some(from.display().to_string())
            }
            _ => None,
        }
    }
}

/// Copies a file. One that was a file when it was looked at may be a link or a pipe by now.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(from)?.is_file() {
        return Err(io::Error::other(format!("`{}` is not a file any more", from.display())));
    }
    fs::copy(from, to).map(drop)
}

/// Files by their path below the site's root.
#[derive(Debug, Default)]
pub(crate) struct Output {
    files: BTreeMap<String, Content>,
    without: Vec<String>,
}

impl Output {
    /// Adds the JSON of a page.
    pub(crate) fn data(&mut self, route: &Route, data: &impl Serialize) {
        self.json(&route.data_path(), data);
    }

    /// Adds data at a path below the site's root.
    pub(crate) fn json(&mut self, path: &str, data: &impl Serialize) {
        // Strings, numbers and maps with text keys can always be written.
        if let Ok(json) = serde_json::to_vec(data) {
            self.bytes(file_name(path), json);
        }
    }

    /// Adds a file that is made here.
    pub(crate) fn bytes(&mut self, file: String, bytes: Vec<u8>) {
        self.files.insert(file, Content::Bytes(bytes));
    }

    /// Adds a copy of a file that was made before.
    pub(crate) fn copy(&mut self, file: String, from: PathBuf) {
        self.files.insert(file, Content::Copy(from));
    }

    /// Adds a file of the last good site.
    pub(crate) fn keep(&mut self, file: String, from: PathBuf) {
        self.files.insert(file, Content::Kept(from));
    }

    /// Adds a file that is made here, unless the author has one of that name among their `own`, which then
    /// stands.
    pub(crate) fn unless_own(
        &mut self,
        file: &str,
        bytes: Vec<u8>,
        own: &BTreeMap<String, PathBuf>,
    ) {
        if !own.contains_key(file) {
            self.bytes(file.to_owned(), bytes);
        }
    }

    /// The bytes of a file that is made here.
    pub(crate) fn made(&self, file: &str) -> Option<&[u8]> {
        match self.files.get(file)? {
            Content::Bytes(bytes) => Some(bytes),
            Content::Copy(_) | Content::Kept(_) => None,
        }
    }

    /// Returns `true` if there is a file of this name.
    pub(crate) fn has(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// The names of all files.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Adds the author's own files. One that would replace a file made here, or stands where a page
    /// has its address, is reported.
    pub(crate) fn copies(
        &mut self,
        files: &BTreeMap<String, PathBuf>,
        routes: &BTreeSet<Route>,
        diagnostics: &mut Diagnostics,
    ) {
        // On many hosts and disks these are one file.
        let names = self.files.keys().map(|file| (file.to_lowercase(), file.clone()));
        let mut names: BTreeMap<String, String> = names.collect();
        for (file, path) in files {
            let other = names.entry(file.to_lowercase()).or_insert_with(|| file.clone());
            if other != file {
                diagnostics.push(
                    Diagnostic::warning(named(file), format!("`{file}` is the same as `{other}`"))
                        .help("many hosts make no difference between capitals and small letters; rename the file"),
                );
            }
            let route = Route::parse(&encoded(file)).filter(|route| routes.contains(route));
            if self.files.contains_key(file) {
                diagnostics.push(in_the_way(file, "the site writes a file of its own there"));
            } else if let Some(route) = route {
                let why = format!("the site has a page at {}", route.path());
                diagnostics.push(in_the_way(file, &why));
            } else if let Some(folder) = self.folder_that_is_a_file(file) {
                diagnostics.push(in_the_way(file, &format!("the site writes a file `{folder}`")));
            } else {
                is_kept_too_long(file)
                    .into_iter()
                    .for_each(|diagnostic| diagnostics.push(diagnostic));
                self.files.insert(file.clone(), Content::Copy(path.clone()));
            }
        }
    }

    /// Takes away a file that stands in the folder already.
    pub(crate) fn without(&mut self, file: &str) {
        self.without.push(file.to_owned());
    }

    /// Writes all of it, with compressed copies of all text files where they are wanted, or changes
    /// nothing. Returns how many files were written. `of` says which file of the author's a file of
    /// the site is made of.
    ///
    /// # Errors
    ///
    /// Fails where a file cannot be read or written.
    pub(crate) fn write(
        &self,
        out: &Path,
        with_copies: bool,
        of: impl Fn(&str) -> Option<String>,
    ) -> Result<usize, Failure> {
        let staging = Staging::new(out)?;
        for (file, content) in &self.files {
            let written = self.stage(&staging.new_files().join(file), content);
            written.map_err(|error| Failure::Unwritten {
                file: out.join(file),
                source: content.original(file).or_else(|| of(file)),
                error,
            })?;
        }
        let mut without = self.without.clone();
        let copies =
            if with_copies { compress::folder(out, &staging.new_files(), &without)? } else { 0 };
        // An older copy would be sent in place of what it is no copy of.
        without.extend(self.files.keys().flat_map(|file| compress::names_of_copies(file)));
        staging.exchange(&without)?;
        Ok(self.files.len() + copies)
    }

    fn stage(&self, to: &Path, content: &Content) -> io::Result<()> {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        match content {
            Content::Bytes(bytes) => fs::write(to, bytes),
            Content::Copy(from) => copy(from, to),
            Content::Kept(from) => match copy(from, to) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
                copied => copied,
            },
        }
    }

    fn folder_that_is_a_file<'f>(&self, file: &'f str) -> Option<&'f str> {
        let folders = file.match_indices('/').filter_map(|(at, _)| file.get(..at));
        folders.into_iter().find(|folder| self.files.contains_key(*folder))
    }
}

/// A file of the author's is called like those that never change.
fn is_kept_too_long(file: &str) -> Option<Diagnostic> {
    let start = HASHED.iter().find(|start| file.starts_with(**start))?;
    let diagnostic =
        Diagnostic::warning(named(file), format!("who has `{file}` will see no change in it"));
    Some(
        diagnostic
            .help(format!("browsers keep what begins with `{start}` for a year; rename the file")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_no_file_replace_another() {
        let mut output = Output::default();
        output.bytes("posts.json".to_owned(), Vec::new());
        output.bytes("tags".to_owned(), Vec::new());
        let files = ["index.html", "posts.json", "tags/x.png", "ok.png"];
        let files = files.map(|file| (file.to_owned(), PathBuf::new())).into_iter().collect();
        let mut diagnostics = Diagnostics::default();
        output.copies(&files, &[Route::HOME].into(), &mut diagnostics);
        assert_eq!((diagnostics.counts(), output.files.len()), ((3, 0), 3));
    }
}
