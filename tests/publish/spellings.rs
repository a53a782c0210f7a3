//! Posts as they are written for other tools.

use octavo::content::manifest::Item;

use crate::harness::Blog;

/// One post, as it is written for each tool.
const SPELLINGS: [(&str, &str); 6] = [
    (
        "posts/hello.md",
        "+++\ntitle = \"Hello\"\ndate = 2020-06-28\nupdated = 2021-01-02\ndescription = \"Short.\"\n\
         tags = [\"a\", \"b\"]\n+++\nWord.\n",
    ),
    (
        "posts/hello.md",
        "---\ntitle: Hello\ndate: 2020-06-28\nupdated: 2021-01-02\ndescription: Short.\ntags: [a, b]\n\
         ---\nWord.\n",
    ),
    // Hugo
    (
        "posts/hello.md",
        "---\ntitle: \"Hello\"\ndate: 2020-06-28T00:00:00Z\nlastmod: 2021-01-02\nsummary: Short.\n\
         tags:\n  - a\ncategories:\n  - b\n---\nWord.\n",
    ),
    // Zola
    (
        "posts/hello.md",
        "+++\ntitle = \"Hello\"\ndate = 2020-06-28\nupdated = 2021-01-02\ndescription = \"Short.\"\n\
         path = \"2020/hello\"\n[taxonomies]\ntags = [\"a\", \"b\"]\n[extra]\nanything = 1\n+++\nWord.\n",
    ),
    // Jekyll
    (
        "posts/2020-06-28-hello.md",
        "---\nlayout: post\ntitle: Hello\nlast_modified_at: 2021-01-02\nexcerpt: Short.\n\
         tags: a, b\npermalink: /:year/:title/\npublished: true\n---\nWord.\n",
    ),
    (
        "posts/2020/06/28/hello.markdown",
        "---\ntitle: Hello\nmodified: 2021-01-02\ndescription: Short.\ntags: [a]\ncategory: b\n\
         ---\nWord.\n",
    ),
];

/// The statements of a post, however they are spelled.
fn meaning(item: &Item) -> String {
    format!(
        "{} | {} | {} | {} | {}",
        item.title.as_deref().unwrap_or("-"),
        item.date_published.map(|date| date.day()).unwrap_or_default(),
        item.date_modified.map(|date| date.day()).unwrap_or_default(),
        item.summary.as_deref().unwrap_or("-"),
        item.tags.join(", "),
    )
}

#[test]
fn understands_every_spelling() {
    for (file, text) in SPELLINGS {
        let published = Blog::new().file(&format!("public/{file}"), text).publish();
        assert_eq!(published.code, Some(0), "{text}\n{}", published.said);
        let item = published.document("hello");
        assert_eq!(meaning(&item), "Hello | 2020-06-28 | 2021-01-02 | Short. | a, b", "{text}");
        assert!(item.octavo.markdown.trim() == "Word.", "{text}");
    }
}

#[test]
fn reads_marks_and_carriage_returns() {
    let text = "\u{feff}---\r\ntitle: Hello\r\ndate: 2020-01-01\r\n---\r\n\r\n# One\r\n\r\nTwo\r\n";
    let published = Blog::new().file("public/posts/a.md", text).publish().quietly();
    assert_eq!(published.document("a").octavo.markdown, "\n# One\n\nTwo\n");
    assert_eq!(published.files()["posts/a.md"], text.as_bytes());
}

#[test]
fn shows_lines_and_columns_behind_marks_and_carriage_returns() {
    let text = "\u{feff}---\r\ntitle: Hello\r\ndate: 2020-01-32\r\n---\r\nText\r\n";
    let published = Blog::new().file("public/posts/a.md", text).publish();
    published.refused(" --> public/posts/a.md:3:7\n").refused("January 2020 has 31 days");
}

#[test]
fn leaves_out_what_jekyll_does_not_publish() {
    let blog = Blog::new().post_with("a", "title: A\ndate: 2020-01-01\npublished: false", "Word.");
    assert!(blog.publish().quietly().slugs("posts.json").is_empty());
    let with_drafts = blog.run(&["publish", "--drafts", "--out", &blog.out().to_string_lossy()]);
    assert_eq!(with_drafts.quietly().slugs("posts.json"), ["a"]);
}

#[test]
fn takes_a_title_that_looks_like_something_else() {
    let published = Blog::new().post_with("a", "title: 1984\ndate: 2020-01-01", "Word.").publish();
    assert_eq!(published.quietly().document("a").title.as_deref(), Some("1984"));
}

#[test]
fn keeps_what_a_post_says_of_itself() {
    let matter = "title: A\ndate: 2020-01-01\nlang: fr\nauthors: [Ann, {name: Bo, url: 'https://bo.example/'}]\n\
                  cover: cover.svg";
    let published = Blog::new()
        .post_with("a", matter, "Word.")
        .file("public/posts/cover.svg", "<svg viewBox='0 0 1 1'/>")
        .publish()
        .quietly();
    let item = &published.feed("posts.json").items[0];
    assert_eq!(item.language.as_deref(), Some("fr"));
    assert_eq!(item.image.as_deref(), Some("https://example.org/posts/cover.svg"));
    let authors: Vec<_> = item.authors.iter().map(|author| author.name.clone().unwrap()).collect();
    assert_eq!(authors, ["Ann", "Bo"]);
    assert_eq!(item.authors[1].url.as_deref(), Some("https://bo.example/"));
}
