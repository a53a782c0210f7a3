//! A blog that has one of everything, written in `tests/browser/everything`.

use std::{fs, path::Path, sync::OnceLock};

use super::site::{Release, copy_edited, copy_shell, publish};

/// Seven posts, three on a page: one with everything that a text can have, one in another language, one
/// with videos, a series of three, and a page.
pub fn one_of_everything() -> Release {
    static MADE: OnceLock<std::path::PathBuf> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("one-of-everything");
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the folder of an earlier run goes away");
        }
        let (source, root) = (folder.join("source"), folder.join("release"));
        let written = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/everything");
        copy_edited(&written, &source, "", &|_, text| Some(text));
        copy_shell(&Release::of_the_blog().into_folder(), &root);
        publish(&source, &root);
        root
    });
    Release::in_folder(folder.clone())
}
