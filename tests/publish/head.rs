//! The statements of heads for search engines, previews and feed readers.

use html5ever::{parse_document, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::{Value, json};

use crate::{
    harness::{Blog, Published},
    publishing::PAGE,
    translations,
};

/// A tag of the head, as its name and its attributes, and the text in it.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Tag {
    fn value(&self, name: &str) -> &str {
        let attribute = self.attributes.iter().find(|attribute| attribute.0 == name);
        attribute.map_or("", |attribute| &attribute.1)
    }
}

/// The tags of the head of a page.
fn head(published: &Published, path: &str) -> Vec<Tag> {
    tags(published, path, |html| html.children.borrow().first().unwrap().clone())
}

/// The tags of a part of a page.
fn tags(published: &Published, path: &str, part: fn(&Handle) -> Handle) -> Vec<Tag> {
    fn collect(node: &Handle, tags: &mut Vec<Tag>) {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let children = node.children.borrow();
            let text = children.iter().map(|child| match &child.data {
                NodeData::Text { contents } => contents.borrow().to_string(),
                _ => String::new(),
            });
            let attributes = attrs.borrow();
            let attributes =
                attributes.iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
            let (attributes, text) = (attributes.collect(), text.collect());
            tags.push(Tag { name: name.local.to_string(), attributes, text });
        }
        node.children.borrow().iter().for_each(|child| collect(child, tags));
    }
    let page = published.text(&format!("{}index.html", path.trim_start_matches('/')));
    let document = parse_document(RcDom::default(), Default::default()).one(page);
    let html = document.document.children.borrow().last().unwrap().clone();
    let mut tags = Vec::new();
    collect(&part(&html), &mut tags);
    tags
}

/// The names and contents of the `meta` tags that say something of the page.
fn said(published: &Published, path: &str) -> Vec<(String, String)> {
    let tags = head(published, path);
    let metas = tags.iter().filter(|tag| tag.name == "meta" && tag.value("http-equiv").is_empty());
    let name = |tag: &Tag| format!("{}{}", tag.value("property"), tag.value("name"));
    let named = metas.filter(|tag| !name(tag).is_empty());
    named.map(|tag| (name(tag), tag.value("content").to_owned())).collect()
}

/// The attributes of the links of a kind.
fn links(published: &Published, path: &str, rel: &str, attributes: &[&str]) -> Vec<Vec<String>> {
    let tags = head(published, path);
    let links = tags.iter().filter(|tag| tag.name == "link" && tag.value("rel") == rel);
    links.map(|tag| attributes.iter().map(|name| tag.value(name).to_owned()).collect()).collect()
}

/// The things of the linked data of a page.
fn graph(published: &Published, path: &str) -> Vec<Value> {
    let tags = tags(published, path, Handle::clone);
    let mut scripts = tags.iter().filter(|tag| tag.value("type") == "application/ld+json");
    let data: Value = serde_json::from_str(&scripts.next().unwrap().text).unwrap();
    assert!(scripts.next().is_none(), "{path} has its data twice");
    assert_eq!(data["@context"], "https://schema.org");
    data["@graph"].as_array().unwrap().clone()
}

const SETTINGS: &str = "title = 'T'\nbase_url = 'https://example.org/blog/'\nauthor = 'Ann'\n\
    description = 'About all.'\nme = ['https://social.example/@ann', 'mailto:a@b.example']\n\
    fediverse_creator = '@ann@social.example'\n\
    navigation = [{ label = 'Subjects', url = '/tags/' }]\n";

fn blog() -> Blog {
    Blog::new()
        .settings(SETTINGS)
        .post_with(
            "a",
            "title: A & B\ndate: 2020-06-28\nupdated: 2021-01-02\ndescription: On \"x\".\n\
             tags: [some tag, C++]",
            "Five words and no more.",
        )
        .post_with(
            "b",
            "title: B\ndate: 2020-07-01\nlang: de-AT\ncover: c.svg\n\
             authors: [{ name: Bob, url: 'https://bob.example/' }]",
            "Wort.",
        )
        .file(
            "public/posts/c.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'></svg>",
        )
        .file("public/pages/about.md", "+++\ntitle = 'About'\n+++\nWord.\n")
        .built("index.html", PAGE)
}

fn card(published: &Published, path: &str) -> String {
    let said = said(published, path);
    let image = &said.iter().find(|(name, _)| name == "og:image").unwrap().1;
    let file = image.strip_prefix("https://example.org/blog/").unwrap();
    assert!(published.out.join(file).is_file(), "{image}");
    image.clone()
}

#[test]
fn an_article_tells_previews_what_it_is() {
    let published = blog().publish().quietly();
    let card = card(&published, "/posts/a/");
    let words = "A & B – T – 28 June 2020";
    let expected = [
        ("description", "On \"x\"."),
        ("og:type", "article"),
        ("og:title", "A & B"),
        ("og:description", "On \"x\"."),
        ("og:url", "https://example.org/blog/posts/a/"),
        ("og:site_name", "T"),
        ("og:locale", "en_US"),
        ("og:image", &card),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", words),
        ("article:published_time", "2020-06-28T00:00:00Z"),
        ("article:modified_time", "2021-01-02T00:00:00Z"),
        ("article:tag", "some tag"),
        ("article:tag", "C++"),
        ("twitter:card", "summary_large_image"),
        ("twitter:image:alt", words),
        ("author", "Ann"),
        ("fediverse:creator", "@ann@social.example"),
    ];
    let expected = expected.map(|(name, content)| (name.to_owned(), content.to_owned()));
    assert_eq!(said(&published, "/posts/a/"), expected);
    let other = said(&published, "/posts/b/");
    for (name, content) in [
        ("og:locale", "de_AT"),
        ("author", "Bob"),
        ("article:author", "https://bob.example/"),
        ("article:modified_time", "2020-07-01T00:00:00Z"),
    ] {
        assert!(other.contains(&(name.to_owned(), content.to_owned())), "{name} in {other:?}");
    }
    assert!(!other.iter().any(|(name, _)| name == "fediverse:creator"), "it is not Bob's");
    let listing = said(&published, "/tags/some-tag/");
    assert!(listing.contains(&("og:type".to_owned(), "website".to_owned())), "{listing:?}");
    assert!(!listing.iter().any(|(name, _)| name.starts_with("article:")), "{listing:?}");
}

#[test]
fn every_page_names_who_writes_and_what_a_home_screen_needs() {
    let blog = blog().file("public/apple-touch-icon.png", "mine");
    let published = blog.publish().quietly();
    for path in ["/", "/posts/a/", "/tags/", "/archive/2020/", "/about/"] {
        let hrefs = |rel: &str| links(&published, path, rel, &["href"]).concat();
        assert_eq!(hrefs("me"), ["https://social.example/@ann", "mailto:a@b.example"], "{path}");
        assert_eq!(hrefs("manifest"), ["/blog/manifest.webmanifest"], "{path}");
        assert_eq!(hrefs("apple-touch-icon"), ["/blog/apple-touch-icon.png"], "{path}");
        assert_eq!(hrefs("canonical"), [format!("https://example.org/blog{path}")]);
    }
}

#[test]
fn the_page_for_unknown_addresses_says_nothing_of_itself() {
    let published = blog().publish().quietly();
    let page = published.text("404.html");
    for part in ["og:", "ld+json", "canonical", "rel=\"me\"", "twitter"] {
        assert!(!page.contains(part), "{part} in {page}");
    }
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\" data-page>"), "{page}");
    assert!(page.contains("href=\"/blog/manifest.webmanifest\""), "{page}");
}

#[test]
fn an_article_is_linked_data() {
    let published = blog().publish().quietly();
    let blog = json!({
        "@type": "Blog",
        "@id": "https://example.org/blog/#blog",
        "name": "T",
        "description": "About all.",
        "url": "https://example.org/blog/",
        "inLanguage": "en",
        "publisher": {
            "@type": "Person",
            "@id": "https://example.org/blog/#publisher",
            "name": "Ann",
            "url": "https://example.org/blog/",
            "sameAs": ["https://social.example/@ann", "mailto:a@b.example"],
        },
    });
    let step = |position: u32, name: &str, path: &str| {
        let item = format!("https://example.org/blog{path}");
        json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
    };
    let way = [step(1, "T", "/"), step(2, "A & B", "/posts/a/")];
    let expected = [
        json!({
            "@type": "BlogPosting",
            "headline": "A & B",
            "description": "On \"x\".",
            "url": "https://example.org/blog/posts/a/",
            "mainEntityOfPage": "https://example.org/blog/posts/a/",
            "inLanguage": "en",
            "datePublished": "2020-06-28T00:00:00Z",
            "dateModified": "2021-01-02T00:00:00Z",
            "author": [{ "@type": "Person", "name": "Ann", "url": "https://example.org/blog/" }],
            "wordCount": 5,
            "keywords": ["some tag", "C++"],
            "image": [card(&published, "/posts/a/")],
            "publisher": { "@id": "https://example.org/blog/#publisher" },
            "isPartOf": { "@id": "https://example.org/blog/#blog" },
        }),
        blog.clone(),
        json!({ "@type": "BreadcrumbList", "itemListElement": way }),
    ];
    assert_eq!(graph(&published, "/posts/a/"), expected);

    let [posting, ..] = &graph(&published, "/posts/b/")[..] else { panic!("nothing") };
    let cover = "https://example.org/blog/posts/c.svg";
    assert_eq!(posting["image"], json!([card(&published, "/posts/b/"), cover]));
    let bob = json!([{ "@type": "Person", "name": "Bob", "url": "https://bob.example/" }]);
    assert_eq!((&posting["author"], &posting["inLanguage"]), (&bob, &json!("de-AT")));

    assert_eq!(graph(&published, "/"), [blog]);
    let listing = graph(&published, "/tags/some-tag/");
    assert_eq!(
        (&listing[0]["@type"], &listing[0]["name"]),
        (&json!("CollectionPage"), &json!("some tag"))
    );
    let way =
        [step(1, "T", "/"), step(2, "Subjects", "/tags/"), step(3, "some tag", "/tags/some-tag/")];
    assert_eq!(listing[2]["itemListElement"], json!(way));
    assert_eq!(graph(&published, "/about/")[0]["@type"], "WebPage");
}

#[test]
fn a_blog_without_an_author_is_its_own() {
    let published = Blog::new().post("a", "2020-01-01").built("index.html", PAGE).publish();
    let graph = graph(&published, "/posts/a/");
    let itself =
        json!([{ "@type": "Organization", "name": "Test", "url": "https://example.org/" }]);
    assert_eq!(graph[0]["author"], itself);
    assert!(!said(&published, "/posts/a/").iter().any(|(name, _)| name == "author"));
}

#[test]
fn no_title_leaves_the_linked_data() {
    let title = "</script><!-- <script> \"'&]]>";
    let published = Blog::new()
        .post_with("a", &format!("title: '{}'\ndate: 2020-01-01", title.replace('\'', "''")), "W.")
        .built("index.html", PAGE)
        .publish()
        .quietly();
    assert_eq!(graph(&published, "/posts/a/")[0]["headline"], title);
    let said = said(&published, "/posts/a/");
    assert!(said.contains(&("og:title".to_owned(), title.to_owned())), "{said:?}");
}

#[test]
fn shows_the_cover_where_no_card_can_be_drawn() {
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'></svg>";
    let published = Blog::new()
        .post_with("a", "title: 日本語\ndate: 2020-01-01\ncover: c.svg", "W.")
        .post_with("b", "title: 日本語\ndate: 2020-01-02", "W.")
        .file("public/posts/c.svg", drawing)
        .built("index.html", PAGE)
        .publish()
        .quietly();
    let image = |path: &str| {
        let said = said(&published, path);
        said.into_iter().filter(|(name, _)| name.starts_with("og:image")).collect::<Vec<_>>()
    };
    let cover = "https://example.org/posts/c.svg".to_owned();
    assert_eq!(image("/posts/a/"), [("og:image".to_owned(), cover)]);
    assert_eq!(image("/posts/b/"), image("/"), "the card of the site");

    let settings = "title = 'T'\nbase_url = 'https://example.org/'\ncards = false\n";
    let blog = Blog::new().settings(settings).post("a", "2020-01-01").built("index.html", PAGE);
    let said = said(&blog.publish().quietly(), "/posts/a/");
    assert!(said.contains(&("twitter:card".to_owned(), "summary".to_owned())), "{said:?}");
}

#[test]
fn a_tag_has_its_own_feeds() {
    let blog = (1..=11).fold(Blog::new(), |blog, day| {
        let matter = format!("title: P\ndate: 2020-01-{day:02}\ntags: [C++]");
        blog.post_with(&format!("p{day}"), &matter, "Word.")
    });
    let published = blog
        .settings("title = 'T'\nbase_url = 'https://example.org/blog/'\n")
        .built("index.html", PAGE)
        .publish()
        .quietly();
    for path in ["/tags/cplusplus/", "/tags/cplusplus/page/2/"] {
        assert_eq!(
            links(&published, path, "alternate", &["type", "href", "title"]),
            [
                ["application/atom+xml", "/blog/tags/cplusplus/feed.xml", "T: C++"],
                ["application/feed+json", "/blog/tags/cplusplus.json", "T: C++"],
                ["application/atom+xml", "/blog/feed.xml", "All posts"],
                ["application/feed+json", "/blog/posts.json", "All posts"],
            ]
        );
    }
}

#[test]
fn translations_name_each_other() {
    let published = translations::blog(false).built("index.html", PAGE).publish().quietly();
    let languages = |path: &str| {
        let mut all = links(&published, path, "alternate", &["hreflang", "href"]);
        all.retain(|link| !link[0].is_empty());
        all
    };
    let german = ["de", "https://example.org/blog/posts/hallo/"];
    let english = ["en", "https://example.org/blog/posts/hello/"];
    let default = ["x-default", "https://example.org/blog/posts/hello/"];
    let japanese = ["ja", "https://elsewhere.example/"];
    assert_eq!(languages("/posts/hello/"), [german, english, japanese, default]);
    assert_eq!(languages("/posts/hallo/"), [german, english, default]);
    assert_eq!(languages("/"), [[""; 2]; 0]);
    let said = said(&published, "/posts/hallo/");
    assert!(said.contains(&("og:locale:alternate".to_owned(), "en_US".to_owned())), "{said:?}");
}

#[test]
fn a_site_that_is_read_from_right_to_left_says_so() {
    let page = |language: &str| {
        let settings =
            format!("title = 'T'\nbase_url = 'https://example.org/'\nlanguage = '{language}'\n");
        let blog = Blog::new().settings(&settings).built("index.html", PAGE);
        blog.publish().quietly().text("index.html")
    };
    assert!(page("he").contains("<html dir=\"rtl\" lang=\"he\""));
    assert!(!page("de").contains(" dir="));
}
