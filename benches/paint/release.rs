//! The two releases that are compared, and the host that sends them.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use crate::by_hand;
use crate::harness::{Host, host::Manners, site::Release};

/// The files that hosts compress.
const TEXT: [&str; 6] = ["css", "html", "js", "json", "svg", "wasm"];

/// The blog as it is published, and the same with pages as somebody would write them by hand. Beside
/// each text file is its compressed copy.
pub(crate) fn both() -> [PathBuf; 2] {
    let blog = Release::edited("published", |_, page| Some(page)).into_folder();
    let plain = Release::edited("by-hand", |path, page| Some(written(path, page))).into_folder();
    for folder in [&blog, &plain] {
        compress(folder);
    }
    [blog, plain]
}

/// A page as somebody would write it by hand. The page for unknown addresses stays.
fn written(path: &str, page: String) -> String {
    if path == "404.html" { page } else { by_hand::page(&page, "") }
}

/// A host that sends the copies.
pub(crate) fn host(folder: &Path) -> Host {
    let release = Release::in_folder(folder.to_owned());
    Host::with(release, Manners { sends_copies: true, ..Manners::default() })
}

fn compress(folder: &Path) {
    for entry in fs::read_dir(folder).expect("the folder of a release") {
        let path = entry.expect("a file of the release").path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() {
            compress(&path);
        } else if extension.is_some_and(|extension| TEXT.contains(&extension)) {
            let mut copy = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 9, 22);
            copy.write_all(&fs::read(&path).expect("a file of the release")).expect("memory");
            fs::write(format!("{}.br", path.display()), copy.into_inner()).expect("a copy");
        }
    }
}
