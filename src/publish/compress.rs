//! Compressed copies beside text files, for hosts that send such copies as they are.

use std::{
    fs,
    io::{self, Write as _},
    num::NonZeroUsize,
    path::{Path, PathBuf},
    thread,
};

use flate2::{Compression, write::GzEncoder};

use super::{failure::Failure, read::WELL_KNOWN};

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

/// Writes a Brotli and a gzip copy beside each text file below a folder, and returns how many
/// copies there are. The same file has the same copies.
///
/// # Errors
///
/// Fails where a file cannot be read or written.
pub(crate) fn folder(folder: &Path) -> Result<usize, Failure> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let files = &files;
    thread::scope(|scope| {
        // Each takes every so-many-th file: neighbours in a folder are of one kind and size.
        let hands: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || {
                    files.iter().skip(first).step_by(threads).map(|file| copies(file)).sum()
                })
            })
            .collect();
        hands.into_iter().map(|hand| hand.join().unwrap_or(Ok(0))).sum()
    })
}

/// The text files below a folder. Hidden ones are Trunk's own.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::io("read", folder))?;
    for entry in entries {
        let path = entry.map_err(Failure::io("read", folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') && name != WELL_KNOWN {
            continue;
        } else if path.is_dir() {
            collect(&path, files)?;
        } else if TEXT.contains(&ending.as_ref()) {
            files.push(path);
        }
    }
    Ok(())
}

fn copies(file: &Path) -> Result<usize, Failure> {
    let bytes = fs::read(file).map_err(Failure::io("read", file))?;
    if bytes.len() < LEAST {
        return Ok(0);
    }
    let both = [("br", brotli(&bytes)), ("gz", gzip(&bytes))];
    let mut written = 0;
    for (ending, compressed) in both {
        let compressed = compressed.map_err(Failure::io("compress", file))?;
        if compressed.len() < bytes.len() {
            let mut name = file.as_os_str().to_owned();
            name.push(format!(".{ending}"));
            let copy = PathBuf::from(name);
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
