//! `manifest.webmanifest`: what the site is called and looks like where a reader keeps it on a home
//! screen ([Web Application Manifest](https://www.w3.org/TR/appmanifest/)).
//!
//! Its addresses are relative to itself, so they are right below any path.

use serde_json::{Map, Value, json};

use super::icons::{INSTALLED, PAPER};
use crate::publish::{
    input::blog::Blog,
    output::Output,
    settings::{Settings, language::is_right_to_left},
};

/// The name of the file.
pub(crate) const FILE: &str = "manifest.webmanifest";

/// The number of letters that there is room for below an icon.
const SHORT: usize = 12;

/// Adds the manifest to the output, unless the author has written one. It names the icons that there
/// are by then.
pub(crate) fn write_to(blog: &Blog, settings: &Settings, output: &mut Output) {
    let has = |file: &str| blog.files.contains_key(file) || output.made(file).is_some();
    let icons: Vec<Value> = INSTALLED
        .iter()
        .filter(|icon| has(icon.file))
        .map(|icon| {
            let purpose = if icon.on_paper { "maskable" } else { "any" };
            let sizes = format!("{0}x{0}", icon.side);
            json!({ "src": icon.file, "sizes": sizes, "type": "image/png", "purpose": purpose })
        })
        .collect();
    let text = text(settings, icons);
    output.unless_own(FILE, text.into_bytes(), &blog.files);
}

fn text(settings: &Settings, icons: Vec<Value>) -> String {
    let site = &settings.site;
    let dir = if is_right_to_left(&site.language) { "rtl" } else { "ltr" };
    let mut manifest = Map::new();
    let mut say = |key: &str, value: Value| drop(manifest.insert(key.to_owned(), value));
    say("name", json!(site.title));
    say("short_name", json!(short(&site.title)));
    if !site.description.is_empty() {
        say("description", json!(site.description));
    }
    say("lang", json!(site.language));
    say("dir", json!(dir));
    say("start_url", json!("."));
    say("scope", json!("."));
    // A blog is read like a page, with its address and the way back.
    say("display", json!("minimal-ui"));
    // The page before it is filled, and around it.
    let [red, green, blue] = PAPER;
    let paper = format!("#{red:02x}{green:02x}{blue:02x}");
    say("background_color", json!(paper));
    say("theme_color", json!(paper));
    say("icons", Value::Array(icons));
    format!("{:#}\n", Value::Object(manifest))
}

/// As many words of the title as there is room for, at least one.
fn short(title: &str) -> &str {
    let ends = title.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let mut parts = ends.chain([title.len()]).filter_map(|end| title.get(..end));
    let fitting = parts.clone().rev().find(|part| part.chars().count() <= SHORT);
    fitting.or_else(|| parts.next()).unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_a_title_to_whole_words() {
        assert_eq!(short("Marginalia"), "Marginalia");
        assert_eq!(short("A Notebook on Everything"), "A Notebook");
        assert_eq!(short("Unabbreviated Things"), "Unabbreviated");
        assert_eq!(short(""), "");
    }
}
