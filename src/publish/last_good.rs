//! What the author's own server shows while a post has a mistake: the last good site, and the
//! mistake in the page.

use std::{fs, io, path::Path};

use super::{
    failure::Failure,
    markup::{Tag, tags},
};
use crate::content::{site::Site, words::Words};

/// Fills the folder that Trunk is about to serve with the site of `previous`, but for what Trunk
/// has made anew. Returns the settings of that site; `None` where there is no good site yet.
///
/// # Errors
///
/// Fails where a file cannot be read or written.
pub(crate) fn keep(out: &Path, previous: &Path) -> Result<Option<Site>, Failure> {
    let Ok(page) = fs::read_to_string(previous.join("index.html")) else { return Ok(None) };
    let Some(mut site) = settings(&page) else { return Ok(None) };
    // The program that shows it may be newer than the site, and have other words.
    site.words = Words::of_site(&site.language);
    copy_missing(previous, out)?;
    Ok(Some(site))
}

fn settings(page: &str) -> Option<Site> {
    let is_settings = |tag: &&Tag<'_>| tag.is("script") && tag.value("id") == "octavo:site";
    let tags = tags(page);
    let json = page.get(tags.iter().find(is_settings)?.text.clone())?;
    serde_json::from_str(json).ok()
}

fn copy_missing(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to).map_err(Failure::io("create", to))?;
    let entries = fs::read_dir(from).map_err(Failure::io("read", from))?;
    for entry in entries {
        let entry = entry.map_err(Failure::io("read", from))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // Hidden folders are Trunk's own, and it has made the program and the style sheets anew.
        let is_trunks = name.starts_with('.')
            || (name.starts_with("octavo-app-") || name.starts_with("style-")) && !source.is_dir();
        if is_trunks {
            continue;
        }
        if source.is_dir() {
            copy_missing(&source, &target)?;
        } else if !target.exists() {
            match fs::copy(&source, &target) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(Failure::io("write", &target)(error));
                }
                _ => {}
            }
        }
    }
    Ok(())
}
