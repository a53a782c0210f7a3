//! A visit to everything that a server has, by following what leads anywhere.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use url::Url;

use crate::{
    links::{self, Page},
    release::HOST,
    request::{self, Answer},
    server::{Program, Server},
};

/// The type of a file, by the ending of its name. It has to be true, since a browser that
/// was sent `nosniff` believes it.
const KINDS: [(&str, &[&str]); 15] = [
    ("avif", &["image/avif"]),
    ("css", &["text/css"]),
    ("html", &["text/html"]),
    ("js", &["text/javascript", "application/javascript"]),
    ("json", &["application/json", "application/feed+json"]),
    ("md", &["text/markdown"]),
    ("mp4", &["video/mp4"]),
    ("png", &["image/png"]),
    ("svg", &["image/svg+xml"]),
    ("txt", &["text/plain"]),
    ("wasm", &["application/wasm"]),
    ("webmanifest", &["application/manifest+json"]),
    ("woff2", &["font/woff2"]),
    ("xml", &["text/xml", "application/xml", "application/atom+xml"]),
    ("", &["text/html"]),
];

/// Endings that Python does not know. It sends no `nosniff`, so a browser looks for itself.
const UNKNOWN_TO_PYTHON: [&str; 4] = ["avif", "md", "webmanifest", "woff2"];

/// Files that hosts read and nobody else.
const FOR_HOSTS: [&str; 2] = ["_headers", "_redirects"];

/// A visit.
struct Visit {
    server: Server,
    /// The addresses that are still to be fetched, and the pages that lead there.
    waiting: VecDeque<(Url, String)>,
    /// The names that a fragment can mean on each page that was seen.
    seen: BTreeMap<Url, BTreeSet<String>>,
    /// Links to a part of a page, and who has them.
    parts: Vec<(Url, String)>,
    problems: Vec<String>,
}

/// Fetches every file of the release and everything that one leads to, and says what is wrong.
pub fn crawl(server: Server) -> Vec<String> {
    let mut visit = Visit {
        server,
        waiting: VecDeque::new(),
        seen: BTreeMap::new(),
        parts: Vec::new(),
        problems: Vec::new(),
    };
    for file in server.files() {
        if FOR_HOSTS.contains(&&*file) {
            continue;
        }
        let path = file.strip_suffix("index.html").filter(|path| !path.ends_with(|c| c != '/'));
        visit.leads("the release", &server.home(), path.unwrap_or(&file));
    }
    // The page for unknown addresses is shown at any depth.
    if server.program != Program::Python {
        let deep = server.home().join("no/such/deep/page").expect("an address");
        let page = Page::read(&request::get(server.address, deep.path()).text());
        let links = page.links.iter().filter(|link| !link.starts_with('#'));
        links.for_each(|link| visit.leads("an unknown address", &deep, link));
    }
    while let Some((address, from)) = visit.waiting.pop_front() {
        if !visit.seen.contains_key(&address) {
            visit.fetch(address, &from);
        }
    }
    for (part, from) in std::mem::take(&mut visit.parts) {
        let mut page = part.clone();
        page.set_fragment(None);
        let id = request::decoded(part.fragment().unwrap_or_default());
        if !id.is_empty() && visit.seen.get(&page).is_some_and(|ids| !ids.contains(&id)) {
            visit.problems.push(format!("{from}: {part} names nothing on its page"));
        }
    }
    visit.problems
}

impl Visit {
    /// Follows a link as it is written.
    fn leads(&mut self, from: &str, page: &Url, link: &str) {
        let Ok(address) = page.join(link) else {
            self.problems.push(format!("{from}: `{link}` is no address"));
            return;
        };
        if !address.as_str().starts_with(HOST) {
            return;
        }
        if !address.path().starts_with(self.server.home().path()) {
            self.problems.push(format!("{from}: `{link}` leads out of the site"));
            return;
        }
        let mut whole = address.clone();
        whole.set_fragment(None);
        if address.fragment().is_some() {
            self.parts.push((address, from.to_owned()));
        }
        self.waiting.push_back((whole, from.to_owned()));
    }

    fn fetch(&mut self, address: Url, from: &str) {
        let path = &address[url::Position::BeforePath..];
        let answer = request::get(self.server.address, path);
        let ending = ending(&address);
        self.seen.insert(address.clone(), BTreeSet::new());
        if answer.status != 200 {
            self.problems.push(format!("{from}: {address} is answered with {}", answer.status));
            return;
        }
        let is_known =
            self.server.program != Program::Python || !UNKNOWN_TO_PYTHON.contains(&ending);
        let kinds = KINDS.iter().find(|(known, _)| *known == ending).map(|(_, kinds)| *kinds);
        match kinds {
            None => self.problems.push(format!("{address}: what kind of file is this?")),
            Some(kinds) if is_known && !kinds.contains(&answer.kind()) => {
                self.problems
                    .push(format!("{address} is called {}", answer.header("content-type")));
            }
            Some(_) => {}
        }
        for link in self.links(&address, ending, &answer) {
            self.leads(address.as_str(), &address, &link);
        }
    }

    fn links(&mut self, address: &Url, ending: &str, answer: &Answer) -> BTreeSet<String> {
        match ending {
            "" | "html" => {
                let page = Page::read(&answer.text());
                self.seen.insert(address.clone(), page.ids);
                page.links
            }
            "css" => links::of_style(&answer.text()),
            "webmanifest" => links::of_manifest(&answer.text()),
            "xml" => links::of_text(&unescaped(&answer.text())),
            "json" | "md" | "svg" | "txt" => links::of_text(&answer.text()),
            _ => BTreeSet::new(),
        }
    }
}

/// The text of XML, whose articles are HTML that is escaped once more.
fn unescaped(xml: &str) -> String {
    xml.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The ending of the name of a file; empty for a folder.
fn ending(address: &Url) -> &str {
    let name = address.path().rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}
