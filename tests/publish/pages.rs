//! The pages as HTML files, as a release has them.

use std::collections::BTreeSet;

use html5ever::{parse_document, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::{
    harness::{Blog, Published},
    publishing::PAGE,
};

/// The blog of this repository as a release, published into a shell.
fn real() -> Published {
    Blog::real().built("index.html", PAGE).publish()
}

/// The names of the pages.
fn pages(published: &Published) -> Vec<String> {
    published.names().into_iter().filter(|name| name.ends_with(".html")).collect()
}

/// The part of a page from one text to another.
#[track_caller]
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let rest = page.split_once(from).unwrap_or_else(|| panic!("no {from} in\n{page}")).1;
    rest.split_once(to).unwrap_or_else(|| panic!("no {to} in\n{page}")).0
}

#[test]
fn gives_every_address_a_page() {
    let published = real();
    let pages = pages(&published);
    let names = published.names();
    // The index of titles belongs to no page.
    let data = names.iter().filter_map(|name| name.strip_suffix(".json"));
    let data: Vec<&str> =
        data.filter(|stem| !["archive/titles", ".octavo/template"].contains(stem)).collect();
    for stem in &data {
        let page = match *stem {
            "posts" => "index.html".to_owned(),
            stem => format!("{stem}/index.html"),
        };
        assert!(pages.contains(&page), "{stem}.json has no page");
    }
    // One for each file of data, and the one for unknown addresses.
    assert_eq!(pages.len(), data.len() + 1);
}

#[test]
fn a_page_carries_its_text_once_and_its_path() {
    let text = "Some *words* and `</script><!--`.";
    let published = Blog::new()
        .post_with(
            "a",
            "title: A & B\ndate: 2020-06-28\ndescription: On \"x\".\ntags: [some tag]",
            text,
        )
        .built("index.html", PAGE)
        .publish()
        .quietly();
    let page = published.text("posts/a/index.html");
    for part in [
        "<title>A &amp; B – Test</title>",
        "<meta name=\"description\" content=\"On &quot;x&quot;.\">",
        "<link rel=\"canonical\" href=\"https://example.org/posts/a/\"",
        "type=\"text/markdown\" href=\"/posts/a.md\"",
        "<em>words</em>",
        "<code>&lt;/script&gt;&lt;!--</code>",
        ">28 June 2020</time>",
        "<a href=\"/tags/some-tag/\">some tag</a>",
        "id=\"octavo:data\" data-path=\"/posts/a/\"></script>",
    ] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    assert_eq!(page.matches("Some ").count(), 1, "the text stands once in\n{page}");
    let tag = published.text("tags/some-tag/index.html");
    assert!(tag.contains("type=\"application/feed+json\" href=\"/tags/some-tag.json\""), "{tag}");
}

#[test]
fn a_page_below_a_path_stays_below_it() {
    let published = Blog::new()
        .settings("title = \"T\"\nbase_url = \"https://example.org/some/path/\"\n")
        .post("a", "2020-01-01")
        .built("index.html", PAGE)
        .publish()
        .quietly();
    for name in pages(&published) {
        let page = published.text(&name);
        for part in page.split([' ', '<']).filter(|part| part.starts_with("href=\"/")) {
            assert!(part.starts_with("href=\"/some/path/"), "{name}: {part}");
        }
    }
    let page = published.text("posts/a/index.html");
    assert!(page.contains("href=\"https://example.org/some/path/posts/a/\""), "{page}");
    assert!(page.contains("data-path=\"/posts/a/\""), "{page}");
}

#[test]
fn a_listing_marks_the_words_of_a_post_in_another_language_alone() {
    let published = Blog::new()
        .post_with("a", "title: Über uns\nlang: de\ndate: 2020-06-28\npinned: true", "Wort.")
        .built("index.html", PAGE)
        .publish()
        .quietly();
    let page = published.text("index.html");
    let entry = between(&page, "<li class=\"o-entry\"", "</li>");
    let (words, margin) = entry.split_once("class=\"o-entry-margin\"").unwrap();
    assert!(words.contains("lang=\"de\"") && words.contains("Über uns"), "{words}");
    // The date and the sign are in the language of the site.
    assert!(margin.contains(">28 June 2020</time>") && margin.contains("Pinned"), "{margin}");
    assert!(words.starts_with("><div ") && words.matches("lang=").count() == 1, "{words}");
    assert!(!margin.contains("lang="), "{margin}");
}

#[test]
fn the_page_for_unknown_addresses_is_not_to_be_found() {
    let page = real().text("404.html");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\""), "{page}");
    assert!(page.contains(">There is no page here</h1>"), "{page}");
    assert!(!page.contains("canonical") && !page.contains("data-path"), "{page}");
}

#[test]
fn drafts_are_in_no_page() {
    let published = Blog::new()
        .post("done", "2020-01-01")
        .post_with(
            "plan",
            "title: Secret\ndate: 2020-01-02\ntags: [secret]\ndraft: true",
            "Secret.",
        )
        .built("index.html", PAGE)
        .publish()
        .quietly();
    for (name, bytes) in published.files() {
        assert!(!String::from_utf8_lossy(&bytes).to_lowercase().contains("secret"), "{name}");
    }
}

#[test]
fn the_authors_own_server_has_the_app_make_the_pages() {
    let blog = Blog::new().post("a", "2020-01-01").built("index.html", PAGE);
    assert_eq!(pages(&blog.publish_under_trunk("debug")), ["index.html"]);
}

#[test]
fn publishing_again_makes_the_same_pages() {
    let blog = Blog::real().built("index.html", PAGE);
    let (one, other) = (blog.publish().files(), blog.publish().files());
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (name, bytes) in one {
        assert!(other[&name] == bytes, "{name} differs");
    }
    assert!(real().files() == other);
}

#[test]
fn every_page_is_well_formed_and_has_each_id_once() {
    let published = real();
    for name in pages(&published) {
        let page = published.text(&name);
        let document = parse_document(RcDom::default(), Default::default()).one(page);
        assert!(document.errors.borrow().is_empty(), "{name}: {:?}", document.errors);
        let mut ids = BTreeSet::new();
        look_through(&document.document, &name, &mut ids);
        assert!(ids.contains("octavo:content"), "{name}");
    }
}

fn look_through(node: &Handle, name: &str, ids: &mut BTreeSet<String>) {
    match &node.data {
        NodeData::Comment { contents } => panic!("{name} has a comment: {contents}"),
        NodeData::Element { attrs, .. } => {
            for attribute in
                attrs.borrow().iter().filter(|attribute| &*attribute.name.local == "id")
            {
                assert!(ids.insert(attribute.value.to_string()), "{name}: {}", attribute.value);
            }
        }
        _ => {}
    }
    node.children.borrow().iter().for_each(|child| look_through(child, name, ids));
}
