//! The properties of a post that show beside it.

use crate::{harness::Blog, publishing::PAGE};

const SETTINGS: &str = "title = \"T\"\nbase_url = \"https://example.org/\"\npage_size = 2\n";

#[test]
fn a_pinned_post_stays_above_the_others() {
    let site = Blog::new()
        .settings(SETTINGS)
        .post_with("old", "title: The old\ndate: 2020-01-01\ntags: [a]\npinned: true", "Old.")
        .post_with("middle", "title: The middle\ndate: 2021-01-01\ntags: [a]", "Middle.")
        .post_with("new", "title: The new\ndate: 2022-01-01\ntags: [a]", "New.")
        .publish()
        .quietly();
    assert_eq!(site.slugs("posts.json"), ["old", "new"]);
    assert_eq!(site.slugs("page/2.json"), ["middle"]);
    assert!(site.feed("posts.json").items[0].octavo.pinned);
    // Where posts are read in the order of time, it stands at its own.
    assert_eq!(site.slugs("tags/a.json"), ["new", "middle"]);
    let next = site.document("old").octavo.next.unwrap();
    assert_eq!(next.slug.as_str(), "middle");
    let atom = site.text("feed.xml");
    assert!(atom.find("/posts/new/") < atom.find("/posts/old/"), "{atom}");
}

#[test]
fn an_article_links_to_where_it_can_be_changed() {
    let settings = format!("{SETTINGS}edit_url = \"https://code.example/edit/main/\"\n");
    let site = Blog::new()
        .settings(&settings)
        .file("public/posts/A b.md", "---\ntitle: A\ndate: 2020-01-01\n---\nA.\n")
        .publish()
        .quietly();
    let address = "https://code.example/edit/main/public/posts/A%20b.md";
    assert_eq!(site.document("a-b").octavo.edit_url, address);
}

#[test]
fn a_wrong_place_for_changes_is_pointed_at() {
    for wrong in ["code.example/edit/", "https://code.example/edit", "javascript:alert(1)//"] {
        let settings = format!("{SETTINGS}edit_url = \"{wrong}\"\n");
        Blog::new()
            .settings(&settings)
            .publish()
            .refused("`edit_url` is not the address of a folder");
    }
}

#[test]
fn related_posts_are_named_in_the_document() {
    let site = Blog::new()
        .post_with(
            "bread",
            "title: Bread\ndate: 2020-01-01",
            "Flour, yeast and water make a dough that rises.",
        )
        .post_with("rolls", "title: rolls\ndate: 2021-01-01", "A dough of flour and yeast, baked.")
        .post_with(
            "tax",
            "title: Tax\ndate: 2022-01-01",
            "The form asks for income and deductions.",
        )
        .publish()
        .quietly();
    let related = site.document("bread").octavo.related;
    assert_eq!(related.iter().map(|post| post.title.as_str()).collect::<Vec<_>>(), ["rolls"]);
    assert_eq!(site.document("tax").octavo.related, []);
}

#[test]
fn gives_a_series_and_the_years_of_a_tag_pages_of_their_own() {
    let post = |blog: Blog, slug: &str, date: &str, more: &str| {
        blog.post_with(slug, &format!("title: {slug}\ndate: {date}\ntags: [Books]{more}"), "Word.")
    };
    let blog = post(Blog::new(), "one", "2019-05-01", "\nseries: On Reading");
    let blog = post(blog, "two", "2020-05-01", "\nseries: On Reading");
    let published =
        post(blog, "three", "2020-06-01", "").built("index.html", PAGE).publish().quietly();

    // In the order in which they are read.
    assert_eq!(published.slugs("series/on-reading.json"), ["one", "two"]);
    let page = published.text("series/on-reading/index.html");
    assert!(page.contains("On Reading</h1>") || page.contains(">On Reading<"), "{page}");
    let link = "href=\"/series/on-reading/\"";
    assert!(published.text("posts/one/index.html").contains(link));
    assert!(!published.text("posts/three/index.html").contains(link));

    assert_eq!(published.slugs("tags/books/2020.json"), ["three", "two"]);
    assert_eq!(published.slugs("tags/books/2019.json"), ["one"]);
    let of_tag = published.text("tags/books/index.html");
    let of_year = published.text("tags/books/2020/index.html");
    for page in [&of_tag, &of_year] {
        for path in ["/tags/books/", "/tags/books/2019/", "/tags/books/2020/"] {
            assert!(page.contains(&format!("href=\"{path}\"")), "no link to {path}");
        }
    }
    assert!(of_year.contains("<title>Books, 2020 – "), "{of_year}");
    let sitemap = published.text("sitemap.xml");
    for path in ["/series/on-reading/", "/tags/books/2019/", "/tags/books/2020/"] {
        assert!(sitemap.contains(&format!("{path}</loc>")), "{path}");
    }
    // A tag of one year needs no years.
    let blog = post(Blog::new(), "one", "2019-05-01", "").built("index.html", PAGE);
    let published = blog.publish().quietly();
    assert!(!published.names().contains(&"tags/books/2019.json".to_owned()));
    assert!(!published.text("tags/books/index.html").contains("class=\"o-years\""));
}
