//! The page of the author's own server while a post has a mistake: the last good site, and the
//! mistake in the page.

use std::{fs, path::Path};

use super::Output;
use crate::{
    content::{i18n::Messages, site::Site},
    publish::{
        diagnostics::failure::Failure,
        markup::{Tag, tags},
    },
};

/// Adds the files of the site of `previous` to what is written into the folder that Trunk is about to
/// serve, but for what Trunk has made anew. Returns the settings of that site; `None` where there is no
/// good site yet.
///
/// # Errors
///
/// Fails where a folder cannot be read.
pub(crate) fn keep(
    out: &Path,
    previous: &Path,
    output: &mut Output,
) -> Result<Option<Site>, Failure> {
    let Ok(page) = fs::read_to_string(previous.join("index.html")) else { return Ok(None) };
    let Some(mut site) = settings(&page) else { return Ok(None) };
    // The program that shows it may be newer than the site, and have other words.
    site.words = Messages::of_site(&site.language);
    add_missing(previous, "", out, output)?;
    Ok(Some(site))
}

fn settings(page: &str) -> Option<Site> {
    let is_settings = |tag: &&Tag<'_>| tag.is("script") && tag.value("id") == "octavo:site";
    let tags = tags(page);
    let json = page.get(tags.iter().find(is_settings)?.text.clone())?;
    serde_json::from_str(json).ok()
}

fn add_missing(from: &Path, below: &str, to: &Path, output: &mut Output) -> Result<(), Failure> {
    let entries = fs::read_dir(from).map_err(Failure::io("read", from))?;
    for entry in entries {
        let entry = entry.map_err(Failure::io("read", from))?;
        let source = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let file = format!("{below}{name}");
        // Hidden folders are Trunk's own, and it has made the program and the style sheets anew.
        let is_trunks = name.starts_with('.')
            || (name.starts_with("octavo-app-") || name.starts_with("style-")) && !source.is_dir();
        if is_trunks {
            continue;
        }
        if source.is_dir() {
            add_missing(&source, &format!("{file}/"), to, output)?;
        } else if !to.join(&file).exists() {
            output.keep(file, source);
        }
    }
    Ok(())
}
