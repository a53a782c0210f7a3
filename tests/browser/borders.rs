//! An author's elements have classes, ids and data attributes of any name, and never meet those of the
//! pages: each stands where it would stand without, is seen, and does nothing.
//!
//! The names are read from the sources, with the prefix and without it.

use std::{collections::BTreeSet, fs, path::PathBuf, sync::OnceLock};

use serde::Deserialize;
use serde_json::json;

use crate::{
    harness::{
        Fault, Host, Reader, Release, look_for,
        site::{copy_shell, fresh_folder, publish},
    },
    names::{CLASS, sources, styled, words_with},
};

/// The place where classes, ids and data attributes are named.
const SOURCES: [&str; 5] =
    ["index.html", "src/app", "src/content/document", "src/publish", "style"];

/// The beginning of each id of a page.
const ID: &str = "octavo:";

/// The ids of notes.
const OF_NOTES: [&str; 4] = ["fn-1", "fnref-1", "fnref-1-2", "fn-2"];

/// An element of an author as a reader finds it.
#[derive(Debug, Deserialize, PartialEq)]
struct Found {
    words: String,
    /// Its box on the page, and the letters and colours that it has.
    place: Vec<f64>,
    style: Vec<String>,
    /// True if it is what a pointer meets there.
    is_met: bool,
}

/// The words of all sources that begin so.
fn named_with(start: &str) -> BTreeSet<String> {
    let texts = SOURCES.iter().flat_map(|path| sources(path));
    texts.flat_map(|text| words_with(start, &text)).collect()
}

/// Every name, and the attributes that an element has for it.
fn names() -> Vec<(String, String)> {
    let classes: BTreeSet<String> = named_with(CLASS).into_iter().chain(styled()).collect();
    let without = |start: &str, names: &BTreeSet<String>| -> Vec<String> {
        names.iter().filter_map(|name| name.strip_prefix(start)).map(str::to_owned).collect()
    };
    let ids: BTreeSet<String> = named_with(ID).into_iter().collect();
    let data = named_with("data-");
    assert!(
        classes.len() > 100 && ids.len() > 3 && data.len() > 10,
        "{classes:?} {ids:?} {data:?}"
    );
    let mut names: Vec<String> = without(CLASS, &classes);
    names.extend(without(ID, &ids));
    names.extend(without(ID, &ids).iter().map(|id| format!("octavo-{id}")));
    names.extend(OF_NOTES.map(str::to_owned));
    names.extend(classes);
    names.extend(ids);
    names.sort_unstable();
    names.dedup();
    let data: String = data.iter().map(|name| format!(" {name}=\"true\"")).collect();
    let all = names.join(" ");
    let named = names.iter().map(|name| (name.clone(), format!(" class=\"{name}\" id=\"{name}\"")));
    let together = ("all".to_owned(), format!(" class=\"{all}\"{data}"));
    let data = ("data".to_owned(), data);
    named.chain([together, data]).collect()
}

/// A post of a paragraph, a box and a link for each name, which have it or not.
fn text(are_named: bool) -> String {
    let mut text = String::from("## A heading\n\nWords with a note[^a].\n\n");
    for (number, (_, attributes)) in names().iter().enumerate() {
        let attributes = if are_named { attributes.as_str() } else { "" };
        // One id is on one element of the three.
        let class = attributes.split(" id=").next().unwrap_or_default();
        text += &format!(
            "<p{attributes}>Paragraph {number}.</p>\n\n<div{class}>Box {number}.</div>\n\n\
             Words and <a{class} href=\"https://example.org/\">link {number}</a>.\n\n"
        );
    }
    text + "[^a]: The words of the note.\n"
}

/// A blog of two posts of the same words, of which one has the names.
fn named_and_bare() -> Release {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let folder = fresh_folder("borders");
        let (source, root) = (folder.join("source"), folder.join("release"));
        let posts = source.join("public/posts");
        fs::create_dir_all(&posts).expect("a folder for the posts");
        let settings = "title = \"Borders\"\nbase_url = \"https://borders.example/\"\n\
             navigation = [{ label = \"Posts\", url = \"/\" }, { label = \"Tags\", url = \"/tags/\" }]\n";
        fs::write(source.join("octavo.toml"), settings).expect("settings");
        for (slug, are_named) in [("bare", false), ("named", true)] {
            let text = format!(
                "---\ntitle: A post\ndate: 2024-01-01\ndescription: D\ntags: [words]\n---\n\n{}",
                text(are_named)
            );
            fs::write(posts.join(format!("{slug}.md")), text).expect("a post");
        }
        copy_shell(&Release::of_the_blog().into_folder(), &root);
        publish(&source, &root);
        root
    });
    Release::in_folder(folder.clone())
}

fn reader() -> Reader {
    let reader = Reader::of(Host::of(named_and_bare(), false));
    // On a narrower one, what is far from the window is not laid out.
    reader.has_screen(1300, 800, 1);
    reader
}

/// Every element of the author on screen.
fn found(reader: &Reader) -> Vec<Found> {
    let script = "
        const elements = [...document.querySelectorAll('.o-prose > p, .o-prose > div, .o-prose > p > a')]
            .filter(element => /^(Paragraph|Box|Words and|link) [0-9]+|^Words and/.test(element.textContent));
        const found = elements.map(element => {
            const { left, top, width, height } = element.getBoundingClientRect();
            const style = getComputedStyle(element);
            return {
                words: element.innerText,
                place: [left + scrollX, top + scrollY, width, height].map(Math.round),
                style: ['color', 'fontFamily', 'fontSize', 'fontWeight', 'opacity', 'visibility', 'position', 'cursor'].map(name => style[name]),
            };
        });
        elements.forEach((element, at) => {
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left, top, width, height } = element.getBoundingClientRect();
            const met = document.elementFromPoint(left + Math.min(width / 2, 20), top + height / 2);
            found[at].is_met = element.contains(met);
        });
        scrollTo({ top: 0, behavior: 'instant' });
        return found;
    ";
    let has_fonts = "return document.fonts.status === 'loaded'";
    reader.waits_until("had the fonts", has_fonts, json!([]));
    reader.evaluate(script, json!([]))
}

/// The elements of the post with the names are those of the other.
#[track_caller]
fn is_as_bare(reader: &Reader, bare: &[Found], when: &str) {
    // A title that travels lies over the page for a moment.
    let all_met = || Some(found(reader)).filter(|all| all.iter().all(|one| one.is_met));
    let named = look_for(all_met).unwrap_or_else(|| found(reader));
    let names = names();
    let differing: Vec<String> = named
        .iter()
        .zip(bare)
        .enumerate()
        .filter(|(_, (named, bare))| named != bare || !named.is_met)
        .map(|(at, (named, bare))| {
            let (name, _) = &names[at / ELEMENTS];
            format!("{name}: {named:?}, and without it {bare:?}")
        })
        .collect();
    assert!(differing.is_empty(), "{when}:\n{}", differing.join("\n"));
    assert_eq!(named.len(), names.len() * ELEMENTS, "{when}");
    let twice: Vec<String> = reader.evaluate(
        "const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
         return ids.filter((id, at) => ids.indexOf(id) !== at)",
        json!([]),
    );
    assert_eq!(twice, Vec::<String>::new(), "{when}");
}

/// The number of elements that are looked at for a name: a paragraph, a box, and the paragraph around a link and
/// the link.
const ELEMENTS: usize = 4;

/// Clicks everything of the author, without going where the links lead.
fn clicks_everything(reader: &Reader) {
    let script = "
        addEventListener('click', event => event.preventDefault());
        for (const element of document.querySelectorAll('.o-prose > p, .o-prose > div, .o-prose > p > a')) {
            if (!element.matches(':has(sup)')) element.click();
        }
    ";
    reader.evaluate::<()>(script, json!([]));
    reader.waits_for_frames();
}

/// Opens the search and closes it.
fn searches(reader: &Reader) {
    reader.pushes("Search").sees("searchbox", "Search titles, tags and headings");
    reader.presses("Escape");
    let is_closed = "return !document.querySelector('dialog[open]')";
    reader.waits_until("closed the search", is_closed, json!([]));
}

#[test]
fn no_name_does_anything_before_the_app_is_there() {
    let reader = reader();
    reader.host.fails(&reader.host.release().file_ending_with(".wasm"), Fault::Held);
    reader.looks_at("/posts/bare/").sees_heading("A post");
    let bare = found(&reader);
    reader.looks_at("/posts/named/").sees_heading("A post");
    is_as_bare(&reader, &bare, "before the app is there");
    reader.leaves_the_document(|| _ = reader.follow("Tags"));
    reader.sees_heading("Tags");
}

#[test]
fn no_name_does_anything_in_a_page_that_the_app_found() {
    let reader = reader();
    reader.opens("/posts/bare/").has_an_article();
    let bare = found(&reader);
    reader.opens("/posts/named/").has_an_article();
    is_as_bare(&reader, &bare, "when the app has started");
    clicks_everything(&reader);
    is_as_bare(&reader, &bare, "after clicks");
    searches(&reader);
    is_as_bare(&reader, &bare, "after a search");
    reader.follow("Tags").sees_heading("Tags");
}

#[test]
fn no_name_does_anything_in_a_page_that_the_app_made() {
    let reader = reader();
    reader.opens("/tags/").follow("words").follows_link_to("/posts/bare/").has_an_article();
    let bare = found(&reader);
    reader.goes_back().sees_heading("words");
    reader.follows_link_to("/posts/named/").is_at("/posts/named/").has_an_article();
    is_as_bare(&reader, &bare, "when the app has made the page");
    clicks_everything(&reader);
    searches(&reader);
    is_as_bare(&reader, &bare, "after clicks and a search");
    reader.follow("Tags").sees_heading("Tags");
}
