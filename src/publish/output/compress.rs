//! Compressed copies beside text files, for hosts that send such copies as they are.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};
use rayon::prelude::*;

use crate::publish::{
    diagnostics::failure::Failure,
    paths::{LONGEST_NAME, WELL_KNOWN},
};

/// Files that become smaller. Pictures, fonts and archives are compressed already.
const TEXT: [&str; 14] = [
    "css",
    "csv",
    "html",
    "ico",
    "js",
    "json",
    "map",
    "md",
    "mjs",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// A smaller file than this is one packet whatever is done to it.
const LEAST: usize = 1024;

/// The endings of copies.
const ENDINGS: [&str; 2] = ["br", "gz"];

/// A text file, and where it will stand.
struct Text {
    path: PathBuf,
    /// Its path below the site's root.
    file: String,
}

/// Writes a Brotli and a gzip copy of each text file that the site will have: of those in `new`, and of
/// those in `out` that none of these takes the place of and that are not in `without`. All are written
/// into `new`. Returns how many copies there are. The same file has the same copies.
///
/// # Errors
///
/// Fails where a file cannot be read or written.
pub(crate) fn folder(out: &Path, new: &Path, without: &[String]) -> Result<usize, Failure> {
    let mut files = Vec::new();
    collect(new, "", &mut files)?;
    let mut old = Vec::new();
    collect(out, "", &mut old)?;
    let is_kept = |text: &Text| !new.join(&text.file).exists() && !without.contains(&text.file);
    files.extend(old.into_iter().filter(is_kept));
    files.par_iter().map(|text| copies(text, new)).sum()
}

/// The names of the copies that a file may have.
pub(crate) fn names_of_copies(file: &str) -> impl Iterator<Item = String> {
    let is_text = file.rsplit_once('.').is_some_and(|(_, ending)| TEXT.contains(&ending));
    let endings = ENDINGS.into_iter().filter(move |_| is_text);
    endings.map(move |ending| format!("{file}.{ending}"))
}

/// The text files below a folder. Hidden ones are Trunk's own.
fn collect(folder: &Path, below: &str, files: &mut Vec<Text>) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::io("read", folder))?;
    for entry in entries {
        let path = entry.map_err(Failure::io("read", folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let file = format!("{below}{name}");
        if name.starts_with('.') && name != WELL_KNOWN {
            continue;
        } else if path.is_dir() {
            collect(&path, &format!("{file}/"), files)?;
        } else if TEXT.contains(&ending.as_ref()) && name.len() + ".br".len() <= LONGEST_NAME {
            files.push(Text { path, file });
        }
    }
    Ok(())
}

fn copies(text: &Text, new: &Path) -> Result<usize, Failure> {
    let Text { path, file } = text;
    let bytes = fs::read(path).map_err(Failure::io("read", path))?;
    if bytes.len() < LEAST {
        return Ok(0);
    }
    let mut written = 0;
    for (ending, compressed) in ENDINGS.into_iter().zip([brotli(&bytes), gzip(&bytes)]) {
        let compressed = compressed.map_err(Failure::io("compress", path))?;
        if compressed.len() < bytes.len() {
            let copy = new.join(format!("{file}.{ending}"));
            if let Some(folder) = copy.parent() {
                fs::create_dir_all(folder).map_err(Failure::io("create", folder))?;
            }
            fs::write(&copy, compressed).map_err(Failure::io("write", &copy))?;
            written += 1;
        }
    }
    Ok(written)
}

/// Brotli (RFC 7932) at its best.
fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

/// gzip (RFC 1952) at its best, without a name and a time, which would differ.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}
