//! The answers that a reader gets from each server, at the root of its host and below a path.

use octavo::content::{manifest::Item, route::Route};
use quick_xml::{Reader as XmlReader, events::Event};

use crate::{
    crawl::crawl,
    harness::Reader,
    links::Page,
    release::{COMPRESSED, HOST},
    request::{Answer, decoded, get, get_with},
    server::{PLACES, Program, Server},
};

const NOT_FOUND: &str = "There is no page here";
const POST: &str = "/posts/what-is-stochastic-calculus/";

/// Properties of every server, told once for each.
macro_rules! facts {
    ($($module:ident of $program:expr => $($fact:ident),+;)+) => {
        $(mod $module {
            use super::*;
            $(#[test]
            fn $fact() {
                PLACES.iter().for_each(|below| super::$fact(Server::of($program, below)));
            })+
        })+
    };
}

facts! {
    nginx of Program::Nginx =>
        every_page_of_the_sitemap_is_there_with_its_text, every_spelling_of_an_address_opens_its_page,
        an_unknown_address_is_not_found, former_addresses_lead_on, nothing_leads_astray,
        files_are_kept_as_the_guide_says, headers_of_the_guide_are_sent, compressed_copies_are_sent,
        a_reader_reads_on;
    caddy of Program::Caddy =>
        every_page_of_the_sitemap_is_there_with_its_text, every_spelling_of_an_address_opens_its_page,
        an_unknown_address_is_not_found, former_addresses_lead_on, nothing_leads_astray,
        files_are_kept_as_the_guide_says, headers_of_the_guide_are_sent, compressed_copies_are_sent,
        a_reader_reads_on;
    python of Program::Python =>
        every_page_of_the_sitemap_is_there_with_its_text, every_spelling_of_an_address_opens_its_page,
        an_unknown_address_gets_the_servers_own_page, former_addresses_lead_on, nothing_leads_astray,
        a_reader_reads_on;
    github_pages of Program::GitHubPages =>
        every_page_of_the_sitemap_is_there_with_its_text, every_spelling_of_an_address_opens_its_page,
        an_unknown_address_is_not_found, former_addresses_lead_on, nothing_leads_astray,
        a_reader_reads_on;
}

impl Server {
    /// The answer for a path of the blog.
    fn get(self, path: &str) -> Answer {
        get(self.address, &format!("{}{path}", self.below))
    }

    /// The page that a reader comes to, by one redirect at most.
    #[track_caller]
    fn page(self, path: &str) -> Page {
        let answer = self.get(path);
        let answer = match answer.status {
            301 | 302 | 307 | 308 => {
                let target = answer.header("location");
                let own = format!("http://{}", self.address);
                let target = target.strip_prefix(&own).unwrap_or(target);
                assert!(target.starts_with(&format!("{}/", self.below)), "{self:?}: to {target}");
                get(self.address, target)
            }
            _ => answer,
        };
        assert_eq!(answer.status, 200, "{self:?}: {path}");
        assert_eq!(answer.kind(), "text/html", "{self:?}: {path}");
        Page::read(&answer.text())
    }
}

/// The addresses in the sitemap, as paths below the blog.
fn sitemap(server: Server) -> Vec<String> {
    let xml = server.get("/sitemap.xml").text();
    let mut reader = XmlReader::from_str(&xml);
    let (mut paths, mut in_address) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("a sitemap is XML") {
            Event::Start(tag) => in_address = tag.name().as_ref() == "loc",
            Event::Text(text) if in_address => {
                let home = format!("{HOST}{}", server.below);
                let path = text.strip_prefix(&home).expect("an address of the blog");
                paths.push(path.to_owned());
                in_address = false;
            }
            Event::Eof => return paths,
            _ => {}
        }
    }
}

/// The paragraphs of a text that have no markup in them, and so are read as they were written.
fn plain_paragraphs(markdown: &str) -> Vec<String> {
    let is_plain = |c: char| c.is_alphanumeric() || " ,;:()\n".contains(c) || c == '.';
    markdown
        .split("\n\n")
        .filter(|text| text.len() > 60 && text.starts_with(char::is_alphabetic))
        .filter(|text| !text.starts_with("Table:"))
        .filter(|text| text.chars().all(is_plain) && !text.contains("..") && !text.contains("\n:"))
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn every_page_of_the_sitemap_is_there_with_its_text(server: Server) {
    let paths = sitemap(server);
    assert!(paths.len() > 30, "{server:?}: {paths:?}");
    let mut paragraphs = 0;
    for path in paths {
        let answer = server.get(&path);
        assert_eq!(answer.status, 200, "{server:?}: {path}");
        let page = Page::read(&answer.text());
        assert!(page.title.contains("Marginalia"), "{server:?}: {path}: {}", page.title);
        assert!(!page.description.is_empty() && !page.heading.is_empty(), "{server:?}: {path}");
        assert!(page.words.contains(&page.heading) && page.words.len() > 40, "{server:?}: {path}");
        let route = Route::parse(&decoded(&path)).expect("a page of the site");
        if let Route::Post(_) | Route::Page(_) = &route {
            let document = server.get(&route.data_path()).text();
            let item: Item = serde_json::from_str(&document).expect("a document");
            assert_eq!(Some(page.heading), item.title, "{server:?}: {path}");
            for paragraph in plain_paragraphs(&item.octavo.markdown) {
                assert!(page.words.contains(&paragraph), "{server:?}: {path} lacks: {paragraph}");
                paragraphs += 1;
            }
        }
    }
    assert!(paragraphs > 50, "only {paragraphs} paragraphs were compared");
}

fn every_spelling_of_an_address_opens_its_page(server: Server) {
    for (path, heading) in [
        ("/", "A notebook on machine learning and software engineering."),
        ("/index.html", "A notebook on machine learning and software engineering."),
        (POST, "What Is Stochastic Calculus"),
        ("/posts/what-is-stochastic-calculus", "What Is Stochastic Calculus"),
        ("/posts/what-is-stochastic-calculus/index.html", "What Is Stochastic Calculus"),
        ("/tags", "Tags"),
        ("/tags/machine-learning", "machine learning"),
        ("/tags/%E6%97%A5%E6%9C%AC/", "日本"),
        ("/archive/2020", "Posts of 2020"),
        ("/about", "About"),
        ("/?utm_source=elsewhere", "A notebook on machine learning and software engineering."),
    ] {
        assert_eq!(server.page(path).heading, heading, "{server:?}: {path}");
    }
}

const UNKNOWN: [&str; 6] = [
    "/no/such/page/",
    "/no-such-page",
    "/posts/no-such-post/",
    "/posts/no-such-post.json",
    "/page/99/",
    "/octavo-app-0000.js",
];

fn an_unknown_address_is_not_found(server: Server) {
    for path in UNKNOWN {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.kind()), (404, "text/html"), "{server:?}: {path}");
        let page = Page::read(&answer.text());
        assert_eq!(page.heading, NOT_FOUND, "{server:?}: {path}");
        assert!(page.links.contains(&format!("{}/archive/", server.below)), "{server:?}: {path}");
        assert!(
            answer.text().contains("name=\"robots\" content=\"noindex\""),
            "{server:?}: {path}"
        );
    }
}

/// Python has no page of others for it.
fn an_unknown_address_gets_the_servers_own_page(server: Server) {
    for path in UNKNOWN {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{server:?}: {path}");
        assert!(answer.text().contains("Error code: 404"), "{server:?}: {}", answer.text());
    }
}

fn former_addresses_lead_on(server: Server) {
    let target = format!("{}/posts/all-kinds-of-links/", server.below);
    for path in ["/2015/12/old-name/", "/2015/12/old-name", "/old.html", "/former/address/"] {
        let page = server.page(path);
        assert_eq!(page.title, "All Kinds of Links", "{server:?}: {path}");
        assert!(page.links.contains(&target), "{server:?}: {path} leads to {:?}", page.links);
        assert!(page.links.contains(&format!("{HOST}{target}")), "{server:?}: {path}");
    }
    assert_eq!(server.page("/posts/all-kinds-of-links/").heading, "All Kinds of Links");
}

fn nothing_leads_astray(server: Server) {
    let problems = crawl(server);
    assert!(problems.is_empty(), "{server:?}:\n{}", problems.join("\n"));
}

/// A file of each kind whose name says what is in it.
fn hashed(server: Server) -> Vec<String> {
    let files = server.files();
    let one = |start: &str, end: &str| {
        let found = files.iter().find(|file| file.starts_with(start) && file.ends_with(end));
        format!("/{}", found.unwrap_or_else(|| panic!("no {start}*{end}")))
    };
    vec![
        one("octavo-app-", ".js"),
        one("octavo-app-", ".wasm"),
        one("style-", ".css"),
        one("cards/", ".png"),
        one("avif/", ".avif"),
    ]
}

const CHANGING: [&str; 9] = [
    "/",
    POST,
    "/posts.json",
    "/posts/clean-code.json",
    "/posts/clean-code.md",
    "/feed.xml",
    "/sitemap.xml",
    "/favicon.svg",
    "/no/such/page/",
];

fn files_are_kept_as_the_guide_says(server: Server) {
    for path in hashed(server) {
        let kept = server.get(&path);
        assert_eq!(kept.status, 200);
        let cache = kept.header("cache-control");
        assert_eq!(cache, "public, max-age=31536000, immutable", "{server:?}: {path}");
    }
    for path in CHANGING {
        let answer = server.get(path);
        assert_eq!(answer.header("cache-control"), "no-cache", "{server:?}: {path}");
        if answer.status == 200 {
            // A file that did not change is not sent again.
            let etag = answer.header("etag");
            assert!(!etag.is_empty(), "{server:?}: {path} cannot be asked for again");
            let lines = format!("if-none-match: {etag}\r\n");
            let again = get_with(server.address, &format!("{}{path}", server.below), &lines);
            assert_eq!((again.status, again.body.len()), (304, 0), "{server:?}: {path}");
        }
    }
    let font = server.get("/fonts/octavo-serif-roman.woff2");
    let cache = font.header("cache-control");
    assert_eq!(cache, "public, max-age=604800, stale-while-revalidate=2592000", "{server:?}");
}

fn headers_of_the_guide_are_sent(server: Server) {
    let paths = hashed(server).into_iter().chain(CHANGING.map(str::to_owned));
    for path in paths {
        let answer = server.get(&path);
        for (name, value) in [
            ("content-security-policy", "frame-ancestors 'self'"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{server:?}: {path}: {name}");
        }
        let robots = if answer.status == 404 { "noindex" } else { "" };
        assert_eq!(answer.header("x-robots-tag"), robots, "{server:?}: {path}");
        let is_text = ["html", "css", "javascript", "markdown"]
            .iter()
            .any(|kind| answer.kind().ends_with(kind));
        let is_utf_8 = answer.header("content-type").to_lowercase().ends_with("charset=utf-8");
        assert!(!is_text || is_utf_8, "{server:?}: {path}: {}", answer.header("content-type"));
    }
}

fn compressed_copies_are_sent(server: Server) {
    for (accepted, encoding) in [("gzip", "gzip"), ("gzip, br", "br")] {
        // nginx of distributions has no module for Brotli.
        let encoding = if server.program == Program::Nginx { "gzip" } else { encoding };
        let lines = format!("accept-encoding: {accepted}\r\n");
        let path = format!("/{COMPRESSED}/posts/small.json");
        let small = get_with(server.address, &path, &lines);
        let plain = get(server.address, &path);
        assert_eq!(small.header("content-encoding"), encoding, "{server:?}: {accepted}");
        assert_eq!((plain.header("content-encoding"), plain.status), ("", 200), "{server:?}");
        assert!(small.body.len() < plain.body.len(), "{server:?}: {accepted}");
        assert_eq!(small.kind(), "application/json", "{server:?}: {accepted}");
    }
}

fn a_reader_reads_on(server: Server) {
    let below = server.below;
    let reader = Reader::of(server.host());
    reader.opens(&format!("{below}{POST}")).sees_heading("What Is Stochastic Calculus");
    reader.follow("mathematics").sees_heading("mathematics").with_focus();
    reader.is_at(&format!("{below}/tags/mathematics/")).follow("Tags").sees_heading("Tags");
    reader.follow("日本").sees_heading("日本");
    reader.follow("All Kinds of Links").sees_heading("All Kinds of Links").with_focus();
    reader.follow("another post").is_at(&format!("{below}/posts/spark-summit-2020/"));
    reader.sees_heading("Spark Summit 2020").with_focus();
    reader.follow("Marginalia").is_at(&format!("{below}/"));
    reader.looks_at(&format!("{below}/2015/12/old-name/"));
    reader.is_at(&format!("{below}/posts/all-kinds-of-links/")).sees_heading("All Kinds of Links");
    if server.program != Program::Python {
        let unknown = format!("{below}/no/such/page/");
        reader.expects_missing(&unknown).opens(&unknown).sees_heading(NOT_FOUND);
        reader.follow("Look through the archive").sees_heading("Archive").with_focus();
    }
}
