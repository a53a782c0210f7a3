//! The files for others than the app: feeds, the sitemap, redirects, headers.

use std::collections::BTreeSet;

use quick_xml::{Reader, events::Event};

use crate::harness::{Blog, Published};

const NASTY: &str = "Fish & <Chips> \"]]>\" 'é' \u{1F41F}";

/// Checks that a file is well-formed XML, and returns the texts of all elements with a name.
#[track_caller]
fn texts(published: &Published, file: &str, element: &str) -> Vec<String> {
    let xml = published.text(file);
    let mut reader = Reader::from_str(&xml);
    reader.config_mut().check_end_names = true;
    let (mut texts, mut open) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap_or_else(|why| panic!("{file}: {why}")) {
            Event::Start(tag) => {
                for attribute in tag.attributes() {
                    attribute.unwrap_or_else(|why| panic!("{file}: {why}"));
                }
                open.push(tag.name().as_ref().to_owned());
                if open.last().unwrap() == element {
                    texts.push(String::new());
                }
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if open.last().is_some_and(|name| name == element) => {
                texts.last_mut().unwrap().push_str(&text);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{file}: {open:?} is open at the end");
    texts
}

fn feed(published: &Published, file: &str) -> feed_rs::model::Feed {
    let bytes = published.text(file);
    feed_rs::parser::parse(bytes.as_bytes()).unwrap_or_else(|why| panic!("{file}: {why}"))
}

#[test]
fn gives_a_feed_reader_whole_posts() {
    let published = Blog::real().publish();
    let feed = feed(&published, "feed.xml");
    assert_eq!(feed.feed_type, feed_rs::model::FeedType::Atom);
    assert_eq!((feed.id.as_str(), feed.entries.len()), ("https://octavo.example/", 11));
    assert_eq!(feed.title.unwrap().content, "Marginalia");
    assert_eq!(feed.language.as_deref(), Some("en"));
    assert_eq!(feed.authors[0].name.as_deref(), Some("Marginalia"));
    assert_eq!(feed.updated, feed.entries[0].updated);
    let own: Vec<_> = feed.links.iter().filter(|l| l.rel.as_deref() == Some("self")).collect();
    assert_eq!(own[0].href, "https://octavo.example/feed.xml");
    let mut ids = BTreeSet::new();
    for entry in &feed.entries {
        assert!(ids.insert(&entry.id), "{} comes twice", entry.id);
        assert_eq!(entry.links[0].href, entry.id);
        assert!(entry.published.is_some() && entry.updated >= entry.published, "{}", entry.id);
        assert!(!entry.title.as_ref().unwrap().content.is_empty());
        assert!(entry.summary.is_some());
        let content = entry.content.as_ref().unwrap().body.as_deref().unwrap();
        assert!(content.len() > 2000, "{} is not whole", entry.id);
        assert!(!content.contains("o-heading-link"), "{}", entry.id);
        for attribute in ["href=\"", "src=\""] {
            let addresses = content.split(attribute).skip(1);
            let relative = addresses.filter(|rest| !rest.starts_with(['h', '#', 'm']));
            assert_eq!(relative.count(), 0, "{} has a relative address", entry.id);
        }
    }
    let calculus = feed.entries.iter().find(|e| e.id.contains("stochastic")).unwrap();
    let content = calculus.content.as_ref().unwrap().body.as_deref().unwrap();
    assert!(content.contains("<math"), "formulas are kept");
    let all = published.text("feed.xml");
    assert!(!all.contains("&lt;svg"), "a diagram has no colours without the style sheet");
}

#[test]
fn gives_every_tag_a_feed() {
    let published = Blog::new()
        .post_with("a", "title: A\ndate: 2020-01-01\ntags: [C++, 日本]", "Word.")
        .post_with("b", "title: B\ndate: 2020-01-02\ntags: [C++]", "Word.")
        .publish()
        .quietly();
    let cplusplus = feed(&published, "tags/cplusplus/feed.xml");
    assert_eq!(cplusplus.id, "https://example.org/tags/cplusplus/");
    assert_eq!(cplusplus.title.unwrap().content, "Test: C++");
    let titles: Vec<_> = cplusplus.entries.into_iter().map(|e| e.title.unwrap().content).collect();
    assert_eq!(titles, ["B", "A"]);
    let japan = feed(&published, "tags/日本/feed.xml");
    let own = japan.links.iter().find(|link| link.rel.as_deref() == Some("self")).unwrap();
    assert_eq!(own.href, "https://example.org/tags/%E6%97%A5%E6%9C%AC/feed.xml");
}

#[test]
fn keeps_ids_whatever_else_changes() {
    let ids = |blog: Blog| {
        let entries = feed(&blog.publish().quietly(), "feed.xml").entries;
        entries.into_iter().map(|entry| entry.id).collect::<Vec<_>>()
    };
    let before = Blog::new().post_with("a", "title: A\ndate: 2020-01-01", "Word.");
    let after = Blog::new().post_with(
        "a",
        "title: Another\ndate: 2021-01-01\nupdated: 2022-01-01\ntags: [x]",
        "Words.",
    );
    assert_eq!(ids(before), ["https://example.org/posts/a/"]);
    assert_eq!(ids(after), ["https://example.org/posts/a/"]);
}

#[test]
fn tells_when_a_post_was_changed() {
    let updated = |matter: &str| {
        let published = Blog::new().post_with("a", matter, "Word.").publish().quietly();
        feed(&published, "feed.xml").entries[0].updated.unwrap().to_rfc3339()
    };
    let changed = updated("title: A\ndate: 2020-01-01\nupdated: 2021-02-03T10:00:00+02:00");
    assert_eq!(changed, "2021-02-03T08:00:00+00:00");
    let before = updated("title: A\ndate: 2020-01-01\nupdated: 2019-01-01");
    assert_eq!(before, "2020-01-01T00:00:00+00:00");
}

#[test]
fn carries_twenty_posts_at_most() {
    let blog = (1..=25).fold(Blog::new(), |blog, day| {
        blog.post(&format!("p{day:02}"), &format!("2020-01-{day:02}"))
    });
    let feed = feed(&blog.publish().quietly(), "feed.xml");
    assert_eq!(feed.entries.len(), 20);
    assert_eq!(feed.entries[0].id, "https://example.org/posts/p25/");
}

#[test]
fn writes_well_formed_files_whatever_the_title() {
    let published = Blog::new()
        .settings("title = 'A & <B>'\nbase_url = 'https://example.org/'\ndescription = '\"]]>'\n")
        .post_with(
            "a",
            &format!(
                "title: '{}'\ndate: 2020-01-01\ntags: ['<&>x']\naliases: [/old/]",
                NASTY.replace('\'', "''")
            ),
            "A \u{b} control character, `]]>` and <b>markup</b>.",
        )
        .publish();
    assert_eq!(published.code, Some(0), "{}", published.said);
    for file in published.names().iter().filter(|name| name.ends_with(".xml")) {
        texts(&published, file, "");
    }
    let feed = feed(&published, "feed.xml");
    assert_eq!(feed.entries[0].title.as_ref().unwrap().content, NASTY);
    assert_eq!(feed.entries[0].categories[0].term, "<&>x");
    let redirect = published.text("old/index.html");
    assert!(
        redirect.contains("<title>Fish &amp; &lt;Chips&gt; &quot;]]&gt;&quot; 'é'"),
        "{redirect}"
    );
    assert!(published.text("llms.txt").contains("- [Fish & <Chips> \"\\]\\]>\" 'é'"));
}

#[test]
fn lists_every_public_page_in_the_sitemap() {
    let published = Blog::new()
        .settings("title = 'A'\nbase_url = 'https://example.org/blog/'\n")
        .post_with("a", "title: A\ndate: 2020-01-01\nupdated: 2021-05-06\ntags: [x]", "Word.")
        .post_with("b", "title: B\ndate: 2020-03-04", "Word.")
        .post_with("c", "title: C\ndate: 2022-01-01\nunlisted: true\ntags: [y]", "Word.")
        .post_with("d", "title: D\ndraft: true", "Word.")
        .file("public/pages/about.md", "+++\ntitle = 'About'\n+++\nWord.\n")
        .publish()
        .quietly();
    let below: Vec<String> = texts(&published, "sitemap.xml", "loc")
        .into_iter()
        .map(|url| url.strip_prefix("https://example.org/blog").unwrap().to_owned())
        .collect();
    let pages = [
        "/",
        "/posts/a/",
        "/posts/b/",
        "/tags/",
        "/tags/x/",
        "/archive/",
        "/archive/2020/",
        "/about/",
    ];
    assert_eq!(below, pages);
    let changed = texts(&published, "sitemap.xml", "lastmod");
    assert_eq!(changed.len(), 7, "the page without a date has none");
    assert_eq!(changed[0], "2021-05-06T00:00:00Z", "a listing changes with its newest item");
    assert_eq!(changed[2], "2020-03-04T00:00:00Z");
    assert_eq!(
        published.text("robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/blog/sitemap.xml\n"
    );
    let llms = published.text("llms.txt");
    assert!(
        llms.starts_with("# A\n\n## Posts\n\n- [B](https://example.org/blog/posts/b.md): Word.\n")
    );
    for hidden in ["[C]", "[D]"] {
        assert!(!llms.contains(hidden), "{llms}");
    }
}

#[test]
fn keeps_drafts_out_of_what_others_read() {
    let local = Blog::new()
        .post_with("d", "title: Secret\ndate: 2020-01-01\ntags: [x]\ndraft: true", "Word.")
        .publish_under_trunk("debug")
        .quietly();
    assert_eq!(local.slugs("posts.json"), ["d"]);
    for file in ["feed.xml", "tags/x/feed.xml", "sitemap.xml", "llms.txt"] {
        assert!(!local.text(file).contains("posts/d"), "{file}");
    }
    assert!(!local.names().iter().any(|name| name.starts_with("cards/") || name == "_headers"));
}

#[test]
fn leaves_the_word_to_files_of_the_author() {
    let own = [
        "robots.txt",
        "llms.txt",
        "_headers",
        "_redirects",
        "manifest.webmanifest",
        "apple-touch-icon.png",
        "icon-512.png",
    ];
    let blog = own.into_iter().fold(
        Blog::new().post_with("a", "title: A\ndate: 2020-01-01\naliases: [/old]", "Word."),
        |blog, file| blog.file(&format!("public/{file}"), "mine"),
    );
    let published = blog.publish().quietly();
    for file in own {
        assert_eq!(published.text(file), "mine", "{file}");
    }
    let blog = Blog::new().file("public/feed.xml", "mine");
    blog.publish().refused("`feed.xml` is in the way");
}

#[test]
fn leads_from_former_addresses_to_posts() {
    let published = Blog::new()
        .settings("title = 'A'\nbase_url = 'https://example.org/blog/'\nlanguage = 'de'\n")
        .post_with(
            "neu",
            "title: Neu\ndate: 2020-01-01\naliases: [/2019/alt, '/b%C3%BCcher/ä b/', /x/y.html, /old.php, /posts/neu/]",
            "Wort.",
        )
        .publish()
        .quietly();
    let names = published.names();
    let pages = ["2019/alt/index.html", "bücher/ä b/index.html", "x/y.html", "old.php/index.html"];
    for file in pages {
        let page = published.text(file);
        for part in [
            "<html lang=\"de\">",
            "<title>Neu</title>",
            "<meta name=\"robots\" content=\"noindex\">",
            "<meta http-equiv=\"refresh\" content=\"0; url=/blog/posts/neu/\">",
            "<link rel=\"canonical\" href=\"https://example.org/blog/posts/neu/\">",
            "<a href=\"/blog/posts/neu/\">Neu</a>",
        ] {
            assert!(page.contains(part), "{part} is not in {file}:\n{page}");
        }
    }
    assert_eq!(names.iter().filter(|name| name.ends_with(".html")).count(), pages.len());
    assert_eq!(
        published.text("_redirects"),
        "/blog/2019/alt /blog/posts/neu/ 301\n/blog/2019/alt/ /blog/posts/neu/ 301\n\
         /blog/b%C3%BCcher/%C3%A4%20b /blog/posts/neu/ 301\n\
         /blog/b%C3%BCcher/%C3%A4%20b/ /blog/posts/neu/ 301\n\
         /blog/x/y.html /blog/posts/neu/ 301\n\
         /blog/old.php /blog/posts/neu/ 301\n/blog/old.php/ /blog/posts/neu/ 301\n"
    );
}

#[test]
fn lets_no_former_address_replace_a_page_or_leave_the_site() {
    let with_alias = |alias: &str| {
        let matter = format!("title: A\ndate: 2020-01-01\naliases: ['{alias}']");
        Blog::new()
            .post_with("a", &matter, "Word.")
            .file("public/files/index.html", "mine")
            .publish()
    };
    for alias in ["/", "/tags/", "/archive/2020/", "/files/", "/posts.json/x"] {
        let published = with_alias(alias);
        assert_eq!(published.code, Some(0), "{alias}: {}", published.said);
        assert!(published.said.contains("is not redirected"), "{alias}: {}", published.said);
        assert_eq!(published.text("files/index.html"), "mine");
    }
    assert!(with_alias("/?p=12").said.contains("cannot be redirected"));
    with_alias("/../../outside").refused("is not an address");
    with_alias("/%2e%2e/outside").refused("is not an address");
}

#[test]
fn draws_a_card_for_every_post() {
    let published = Blog::real().publish();
    let files = published.files();
    let cards: Vec<_> = files.iter().filter(|(name, _)| name.starts_with("cards/")).collect();
    assert_eq!(cards.len(), 13, "eleven posts, a page and the site");
    for (name, bytes) in cards {
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{name}");
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!((number(16), number(20)), (1200, 630), "{name}");
        assert!(bytes.len() < 60_000, "{name} has {} bytes", bytes.len());
    }
}

#[test]
fn draws_no_card_that_nobody_can_read() {
    let cards = |title: &str| {
        let published = Blog::new()
            .post_with("a", &format!("title: {title}\ndate: 2020-01-01"), "Word.")
            .publish();
        published.names().iter().filter(|name| name.starts_with("cards/")).count()
    };
    assert_eq!(cards("Ωραία, Привет, Größe"), 2);
    assert_eq!(cards("Fish \u{1F41F}"), 2, "a picture can be left out");
    assert_eq!(cards("日本語"), 1, "the site's own");
}

#[test]
fn keeps_links_to_renamed_headings_alive() {
    let text = "## Now {#now}\n\n[It](#now)";
    let matter = "title: A\ndate: 2020-01-01\nrenamed_headings: { '#then': now, before: '#now' }";
    let published = Blog::new().post_with("a", matter, text).publish().quietly();
    let item = published.document("a");
    let document = octavo::content::document::render(
        &item.octavo.markdown,
        octavo::content::document::RenderContext::ROOT,
        &item.octavo.assets,
    );
    let html = document.html.as_str();
    for id in ["then", "before", "now"] {
        assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}: {html}");
    }
}

/// A page as Trunk leaves it in a release.
const PAGE: &str = "<!doctype html><html lang=en data-theme=system><meta charset=utf-8>\
    <title>Octavo</title><meta name=description content=\"\"><script>let a = '<p>';</script>\
    <link rel=stylesheet href=/one.css><link rel=stylesheet href=/two.css>\
    <script type=module>import init from '/octavo-app-1.js';\nawait init('/octavo-app-1_bg.wasm');</script>\
    <script type=application/json id=octavo:site></script><p>Text<div id=octavo:waiting></div>";

fn page(blog: Blog) -> Published {
    blog.built("index.html", PAGE)
        .built("one.css", "a {}")
        .built("two.css", "b {}")
        .built("octavo-app-1.js", "export default 1;")
        .built("octavo-app-1_bg.wasm", "wasm")
        .publish()
}

#[test]
fn forbids_pages_what_they_do_not_need() {
    let published =
        page(Blog::new().settings("title = 'A'\nbase_url = 'https://example.org/blog/'\n"))
            .quietly();
    let html = published.text("index.html");
    let (before, after) = html.split_once("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
    assert!(!before.contains("<script") && !before.contains("<link"), "{html}");
    assert!(before.len() + 40 < 1024);
    let policy = after.split('"').nth(1).unwrap();
    let headers = published.text("_headers");
    // Every script that runs and the style sheet are allowed by their hashes, and nothing else is.
    let scripts = html.matches("<script>").count()
        + html.matches("<script type=\"module\">").count()
        + html.matches("<script type=\"importmap\">").count()
        + html.matches("<script type=\"speculationrules\">").count();
    let styles = html.matches("<style ").count();
    assert_eq!((scripts, styles, policy.matches("'sha256-").count()), (4, 1, 5), "{html}");
    assert!(!html.contains("rel=stylesheet") && !html.contains("rel=\"stylesheet\""), "{html}");
    for part in policy.split("; ") {
        assert!(headers.contains(part), "{part} is not in {headers}");
    }
    for unsafe_word in ["unsafe-inline", "'unsafe-eval'", " * ", "http:"] {
        assert!(!policy.contains(unsafe_word), "{policy}");
    }
    assert!(headers.contains("frame-ancestors 'self'") && !policy.contains("frame-ancestors"));
    assert!(headers.starts_with("/blog/*\n"), "{headers}");
    assert!(html.contains("{\"integrity\":{\"/blog/octavo-app-1.js\":\"sha384-"), "{html}");
}

#[test]
fn gives_a_page_the_rules_that_it_uses() {
    let fonts = "<link rel=stylesheet href=/fonts-1.css><link rel=stylesheet href=/one.css>";
    let program = "await init({ module_or_path: '/octavo-app-1_bg.wasm' })";
    let shell = PAGE
        .replace("<link rel=stylesheet href=/one.css>", fonts)
        .replace("await init('/octavo-app-1_bg.wasm')", program);
    let published = Blog::new()
        .post_with("a", "title: A\ndate: 2020-01-01", "Text.")
        .built("index.html", &shell)
        .built("fonts-1.css", "@font-face{font-family:F;src:url(fonts/f.woff2)}")
        .built("one.css", "@layer a,b;@layer a{.o-site,.o-nowhere{color:red}}")
        .built("two.css", "@layer b{.o-entry{color:red}.o-prose{color:blue}.o-nowhere{color:tan}}")
        .built("octavo-app-1.js", "export default 1;")
        .built("octavo-app-1_bg.wasm", "wasm")
        .publish()
        .quietly();
    let headers = published.text("_headers");
    let common = "@layer a,b;@layer a{.o-site{color:red}}@layer b{";
    for (page, rules) in [
        ("index.html", ".o-entry{color:red}"),
        ("posts/a/index.html", ".o-prose{color:blue}"),
        ("404.html", ""),
    ] {
        let html = published.text(page);
        let style = html.split("<style data-file=\"").find(|part| part.starts_with("style-"));
        let (_, style) = style.and_then(|style| style.split_once("\">")).unwrap();
        let style = style.split("</style>").next().unwrap();
        if rules.is_empty() {
            assert!(!style.contains("@layer b{"), "{page}: {style}");
        } else {
            assert_eq!(style.trim_end(), format!("{common}{rules}}}"), "{page}");
        }
        assert!(html.contains("<style data-file=\"fonts-1.css\">@font-face{"), "{html}");
        // The policies of the page and of the site allow both of its style sheets.
        let policy = html.split("style-src 'self'").nth(1).and_then(|rest| rest.split(';').next());
        let hashes: Vec<&str> = policy.unwrap().split_whitespace().collect();
        assert_eq!(hashes.len(), 2, "{hashes:?}");
        assert!(hashes.iter().all(|hash| headers.contains(hash)), "{hashes:?}\n{headers}");
    }
    // The app starts when all rules are there.
    let names = published.names();
    let sheet = names.iter().find(|name| name.starts_with("style-")).unwrap();
    assert!(published.text("index.html").contains(&format!("href: '/{sheet}', integrity: '")));
    assert!(published.text(sheet).contains(".o-nowhere{color:tan}"));
    assert!(!published.text(sheet).contains("@font-face"));
}

#[test]
fn lets_the_author_have_pages_with_scripts() {
    let published = Blog::new()
        .file("public/toy/index.html", "<script>let a = '<p>';</script><style>p {}</style>")
        .publish()
        .quietly();
    let headers = published.text("_headers");
    let script = "'wasm-unsafe-eval' 'sha256-7p6sa81WGXYZGBlTWknBauXXvT5wpNPi+0Omcey8eY8=';";
    assert!(headers.contains(script), "{headers}");
    assert!(headers.contains("style-src 'self' 'sha256-"), "{headers}");
}

#[test]
fn hashes_scripts_as_browsers_do() {
    // Made with `printf "let a = '<p>';" | openssl dgst -sha256 -binary | base64`.
    let html = page(Blog::new()).quietly().text("index.html");
    assert!(html.contains("'sha256-7p6sa81WGXYZGBlTWknBauXXvT5wpNPi+0Omcey8eY8='"), "{html}");
}

#[test]
fn allows_pictures_from_where_articles_have_them() {
    let with = |text| page(Blog::new().post_with("a", "title: A\ndate: 2020-01-01", text));
    let html = with("![a](https://pictures.example:8080/a.png)").text("index.html");
    assert!(html.contains("img-src 'self' data: https://pictures.example:8080;"), "{html}");
    // A text that is no host could be a part of the policy.
    let other = with("![b](https://x.example;evil/b.png)").warned("the picture cannot be shown");
    assert!(other.text("index.html").contains("img-src 'self' data:;"));
}

#[test]
fn sets_formulas_without_style_attributes() {
    let text = "$$\\begin{align} a &= b \\\\ c &= d \\end{align}$$";
    let published = page(Blog::new().post_with("a", "title: A\ndate: 2020-01-01", text)).quietly();
    let math = published.document("a").octavo.assets.math.remove(0);
    assert!(!math.contains(" style=") && math.contains("class=\"o-style-"), "{math}");
    let sheet = published.names().into_iter().find(|name| name.starts_with("style-"));
    let css = published.text(&sheet.unwrap());
    for class in math.split("class=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(css.contains(&format!(".{class} {{")), "{class} is not in {css}");
    }
    // Nobody has the style sheet where a feed is read.
    assert!(published.text("feed.xml").contains("style=&quot;"));
}

#[test]
fn writes_compressed_copies_when_asked() {
    let long = "Words and words. ".repeat(500);
    let blog = || Blog::new().post_with("a", "title: A\ndate: 2020-01-01", &long);
    assert!(!blog().publish().quietly().names().iter().any(|name| name.ends_with(".br")));
    let settings = "title = 'Test'\nbase_url = 'https://example.org/'\ncompress = true\n";
    let one = blog().settings(settings).publish().quietly();
    let out = blog();
    let other = out.run(&["publish", "--compress", "--out", &out.out().to_string_lossy()]);
    assert!(one.files() == other.quietly().files());
    let files = one.files();
    for name in ["posts/a.md", "posts/a.json", "feed.xml"] {
        let mut plain = Vec::new();
        let packed = files[&format!("{name}.br")].as_slice();
        brotli::BrotliDecompress(&mut &*packed, &mut plain).unwrap();
        assert!(plain == files[name], "{name}");
        assert_eq!(files[&format!("{name}.gz")][..8], [31, 139, 8, 0, 0, 0, 0, 0], "{name}");
    }
    assert!(!files.contains_key("robots.txt.br"), "it is small enough");
}
