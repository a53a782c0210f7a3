//! The blog of this repository with one more post, published for a place on its host.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{Mutex, PoisonError},
};

use crate::harness::{
    Release,
    site::{copy_edited, copy_shell, fresh_folder},
};

/// The place where the blog of this repository is published.
pub const HOST: &str = "https://octavo.example";

/// The folder beside the blog with a smaller one, whose text files have compressed copies.
pub const COMPRESSED: &str = "compressed";

/// A post with what the others have not: former addresses, a recording, a picture in several sizes, raw
/// HTML, and words in other scripts in its address.
const SAMPLER: &str = "\
---
title: All Kinds of Links
date: 2021-05-01
description: What else an article can lead to.
tags: [日本, c++]
aliases: [/2015/12/old-name/, /old.html, /former/address]
---

A link to [another post](spark-summit-2020/index.md), to [a heading](#below), to [a tag](/tags/books/)
and to [a page](../pages/about.md).[^1] There is [a file](app.webmanifest) for installing, too.

## Below

![A wave](wave.mp4 \"In slow motion\")

![A spread](what-is-stochastic-calculus/brownian-spread.png \"Many paths\")

<details><summary>More</summary><a href=\"clean-code.md\">Clean</a></details>

[^1]: With a note.
";

/// The folder that a server serves which has the blog below this path.
pub fn root(below: &str) -> PathBuf {
    static MADE: Mutex<BTreeMap<String, PathBuf>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    made.entry(below.to_owned()).or_insert_with(|| make(below)).clone()
}

/// The folder of the blog in it.
pub fn folder(below: &str) -> PathBuf {
    root(below).join(below.trim_start_matches('/'))
}

/// The paths of all files below a folder, relative to it.
pub fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the release") {
        let path = entry.expect("a file of the release").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(self::files(&path).into_iter().map(|file| format!("{name}/{file}")));
        } else {
            files.push(name);
        }
    }
    files.sort();
    files
}

fn make(below: &str) -> PathBuf {
    let name = format!("hosts/blog{}", below.replace('/', "-"));
    let folder = fresh_folder(&name);
    let (source, root) = (folder.join("source"), folder.join("root"));
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let public = (repository.join("public"), source.join("public"));
    copy_edited(&public.0, &public.1, "", &|_, page| Some(page));
    let settings = fs::read_to_string(repository.join("octavo.toml")).expect("the settings");
    let at_the_root = format!("\"{HOST}/\"");
    assert!(settings.contains(&at_the_root), "the blog is published at {at_the_root}");
    let settings = settings.replace(&at_the_root, &format!("\"{HOST}{below}/\""));
    fs::write(source.join("octavo.toml"), settings).expect("settings");
    fs::write(source.join("public/posts/all-kinds-of-links.md"), SAMPLER).expect("a post");
    let manifest = "{\"start_url\":\"../\",\"icons\":[{\"src\":\"../favicon.svg\"}]}";
    fs::write(source.join("public/posts/app.webmanifest"), manifest).expect("a manifest");
    fs::write(source.join("public/posts/wave.mp4"), film()).expect("a film");
    let site = root.join(below.trim_start_matches('/'));
    copy_shell(&Release::of_the_blog().into_folder(), &site);
    publish(&source, &site, &[]);
    // Compressing the whole blog takes seconds; the copies of one post say as much.
    let small = folder.join("small");
    fs::create_dir_all(small.join("public/posts")).expect("a folder");
    let settings = "title = \"Small\"\nbase_url = \"https://small.example/\"\n";
    fs::write(small.join("octavo.toml"), settings).expect("settings");
    let post = "---\ntitle: Small\ndate: 2021-05-01\n---\n\nWORDS\n";
    let post = post.replace("WORDS", &"Small is what this is not. ".repeat(200));
    fs::write(small.join("public/posts/small.md"), post).expect("a post");
    publish(&small, &root.join(COMPRESSED), &["--compress"]);
    root
}

fn publish(source: &Path, to: &Path, more: &[&str]) {
    fs::create_dir_all(to).expect("a folder for the site");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("Cargo's folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_octavo"));
    // The smaller files of pictures are made once, and not by every run.
    command.args(["publish", "--root"]).arg(source).env("CARGO_TARGET_DIR", target);
    let output = command.arg("--out").arg(to).args(more).output().expect("octavo starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`octavo publish` failed:\n{said}");
}

/// The beginning of a film of 640 by 360 pixels, which is all that the publisher reads.
fn film() -> Vec<u8> {
    let part = |name: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len() + 8).expect("a short part");
        [&length.to_be_bytes()[..], name, content].concat()
    };
    let mut track = vec![0; 84];
    // Upright: the first and the fifth number of the matrix are one.
    track[40..44].copy_from_slice(&0x1_0000_u32.to_be_bytes());
    track[56..60].copy_from_slice(&0x1_0000_u32.to_be_bytes());
    track[76..80].copy_from_slice(&(640_u32 << 16).to_be_bytes());
    track[80..84].copy_from_slice(&(360_u32 << 16).to_be_bytes());
    let film = part(b"moov", &part(b"trak", &part(b"tkhd", &track)));
    [part(b"ftyp", b"isom\0\0\0\0isom"), film].concat()
}
