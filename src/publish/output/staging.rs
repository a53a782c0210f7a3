//! Puts the new files of a site in the place of the old ones: all of them, or none.
//!
//! They are written into a folder of their own inside the one that they are meant for, so both are on
//! one disk. What can fail for want of room, rights or a good name fails there. Then they are
//! exchanged by renaming, and where even that fails, what was renamed is renamed back.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::publish::diagnostics::failure::Failure;

/// The folder for what is not finished, inside the one that is written into. What an earlier run left
/// there when it was killed is thrown away.
const FOLDER: &str = ".octavo-unfinished";

/// New files of a site that nobody sees yet.
pub(crate) struct Staging {
    out: PathBuf,
    folder: PathBuf,
}

impl Staging {
    /// An empty one.
    ///
    /// # Errors
    ///
    /// Fails where the folder cannot be made.
    pub(crate) fn new(out: &Path) -> Result<Self, Failure> {
        let staging = Self { out: out.to_owned(), folder: out.join(FOLDER) };
        staging.clear().map_err(Failure::io("remove", &staging.folder))?;
        for folder in [staging.new_files(), staging.old_files()] {
            fs::create_dir_all(&folder).map_err(Failure::io("create", &folder))?;
        }
        Ok(staging)
    }

    /// The folder of the new files.
    pub(crate) fn new_files(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// The folder that the old ones are moved to.
    fn old_files(&self) -> PathBuf {
        self.folder.join("old")
    }

    fn clear(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Puts the new files in the place of the old ones, and takes away those in `without`.
    ///
    /// # Errors
    ///
    /// Names the file that cannot be put there; then all is as it was.
    pub(crate) fn exchange(&self, without: &[String]) -> Result<(), Failure> {
        let mut moves = Moves::default();
        let done = self.remove(without, &mut moves).and_then(|()| self.put("", &mut moves));
        if done.is_err() {
            moves.undo();
        }
        done
    }

    fn remove(&self, without: &[String], moves: &mut Moves) -> Result<(), Failure> {
        let there = without.iter().filter(|file| self.out.join(file).is_file());
        there.into_iter().try_for_each(|file| self.put_away(file, moves))
    }

    /// Moves what is new in a folder. A folder that was not there before is moved as it is.
    fn put(&self, below: &str, moves: &mut Moves) -> Result<(), Failure> {
        let folder = self.new_files().join(below);
        let entries = fs::read_dir(&folder).map_err(Failure::io("list", &folder))?;
        for entry in entries {
            let entry = entry.map_err(Failure::io("list", &folder))?;
            let name = entry.file_name();
            let file = match below {
                "" => name.to_string_lossy().into_owned(),
                below => format!("{below}/{}", name.to_string_lossy()),
            };
            let (from, to) = (entry.path(), self.out.join(&file));
            let is_folder = from.is_dir();
            match fs::metadata(&to) {
                Ok(there) if is_folder && there.is_dir() => self.put(&file, moves)?,
                Ok(there) if is_folder || there.is_dir() => {
                    let what =
                        if is_folder { "a file stands there" } else { "a folder stands there" };
                    let error = io::Error::other(format!("{what}; remove it"));
                    return Err(Failure::io("write", &to)(error));
                }
                Ok(_) => {
                    self.put_away(&file, moves)?;
                    moves.rename(&from, &to)?;
                }
                Err(_) => moves.rename(&from, &to)?,
            }
        }
        Ok(())
    }

    fn put_away(&self, file: &str, moves: &mut Moves) -> Result<(), Failure> {
        let to = self.old_files().join(file);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(Failure::io("create", folder))?;
        }
        moves.rename(&self.out.join(file), &to)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // A folder that stays is hidden, and the next run removes it first.
        drop(self.clear());
    }
}

/// The renamings so far, from and to.
#[derive(Default)]
struct Moves(Vec<(PathBuf, PathBuf)>);

impl Moves {
    fn rename(&mut self, from: &Path, to: &Path) -> Result<(), Failure> {
        fs::rename(from, to).map_err(Failure::io("write", to))?;
        self.0.push((from.to_owned(), to.to_owned()));
        Ok(())
    }

    /// Renames everything back, the last one first.
    fn undo(self) {
        for (from, to) in self.0.into_iter().rev() {
            // There is nobody left to tell, and the first failure is what is told.
            drop(fs::rename(to, from));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("octavo-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(folder.join("site")).unwrap();
        folder
    }

    #[test]
    fn puts_everything_back_where_one_file_cannot_be_put() {
        let out = folder("staging");
        let write = |file: &Path, text: &str| {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        write(&out.join("a.txt"), "old");
        write(&out.join("gone.css"), "old");
        write(&out.join("z.txt/in-the-way"), "old");
        let staging = Staging::new(&out).unwrap();
        for file in ["a.txt", "b.txt", "site/c.txt", "z.txt"] {
            write(&staging.new_files().join(file), "new");
        }
        let failure = staging.exchange(&["gone.css".to_owned()]).unwrap_err().to_string();
        assert!(
            failure.contains("z.txt") && failure.contains("a folder stands there"),
            "{failure}"
        );
        drop(staging);
        let read = |file: &str| fs::read_to_string(out.join(file)).ok();
        assert_eq!(read("a.txt").as_deref(), Some("old"));
        assert_eq!(read("gone.css").as_deref(), Some("old"));
        assert_eq!((read("b.txt"), read("site/c.txt")), (None, None));
        assert!(!out.join(FOLDER).exists());
        fs::remove_dir_all(out).unwrap();
    }
}
