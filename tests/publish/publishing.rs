//! The files that are written, those that are not, and the order.

use octavo::content::{
    document::{RenderContext, render},
    manifest::{Archive, TagIndex},
};

use crate::harness::Blog;

pub const PAGE: &str = "<!doctype html>\n<html lang=\"en\" data-theme=\"system\">\n<head>\n<meta charset=\"utf-8\">\n\
    <title>Octavo</title>\n<meta name=\"description\" content=\"\">\n\
    <link rel=\"modulepreload\" href=\"/octavo-1.js\">\n\
    <script type=\"application/json\" id=\"octavo:site\"></script>\n</head>\n<body><div id=\"octavo:waiting\"></div></body>\n</html>\n";

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"></svg>";

#[test]
fn publishes_a_blog_without_posts() {
    let published = Blog::new().publish().quietly();
    assert_eq!(
        published.names_but_cards(),
        [
            "_headers",
            "archive.json",
            "archive/titles.json",
            "feed.css",
            "feed.xml",
            "llms.txt",
            "manifest.webmanifest",
            "posts.json",
            "robots.txt",
            "sitemap.xml",
            "tags.json"
        ]
    );
    let feed = published.feed("posts.json");
    assert_eq!((feed.items.len(), feed.octavo.pages, feed.octavo.posts), (0, 1, 0));
}

#[test]
fn gives_a_listing_pages_of_ten() {
    let blog = (1..=25).fold(Blog::new(), |blog, day| {
        let matter = format!("title: Post {day}\ndate: 2020-01-{day:02}\ntags: [all]");
        blog.post_with(&format!("post-{day:02}"), &matter, "Word.")
    });
    let published = blog.publish().quietly();
    for (folder, first) in [("", "posts.json"), ("tags/all/", "tags/all.json")] {
        let second = format!("{folder}page/2.json");
        let third = format!("{folder}page/3.json");
        let feed = published.feed(first);
        assert_eq!((feed.octavo.pages, feed.octavo.posts), (3, 25));
        assert_eq!(feed.next_url, Some(format!("https://example.org/{second}")));
        assert_eq!(published.feed(&second).feed_url, feed.feed_url);
        assert_eq!(published.feed(&third).next_url, None);
        assert_eq!(published.slugs(first)[0], "post-25");
        assert_eq!(published.slugs(first).len(), 10);
        assert_eq!(published.slugs(&third).len(), 5);
        assert_eq!(published.slugs(&third)[4], "post-01");
        assert!(!published.names().contains(&format!("{folder}page/1.json")));
        assert!(!published.names().contains(&format!("{folder}page/4.json")));
    }
}

#[test]
fn puts_posts_of_one_day_in_the_order_of_their_slugs() {
    let blog = Blog::new().post("b", "2020-01-01").post("c", "2020-01-02").post("a", "2020-01-01");
    let published = blog.publish().quietly();
    assert_eq!(published.slugs("posts.json"), ["c", "a", "b"]);
    let middle = published.document("a").octavo;
    assert_eq!(middle.previous.unwrap().slug.as_str(), "b");
    assert_eq!(middle.next.unwrap().slug.as_str(), "c");
}

#[test]
fn publishes_the_same_bytes_twice() {
    let (one, other) = (Blog::real().publish(), Blog::real().publish());
    assert_eq!((one.code, other.code), (Some(0), Some(0)));
    assert!(one.files() == other.files());
}

#[test]
fn keeps_drafts_and_their_pictures_out_of_a_release() {
    let blog = Blog::new()
        .post("done", "2020-01-01")
        .post_with(
            "flat",
            "title: F\ndate: 2020-01-02\ntags: [secret]\ndraft: true",
            "![a](flat.svg)",
        )
        .file("public/posts/flat.svg", DRAWING)
        .file("public/posts/own/index.md", "+++\ntitle = 'O'\ndraft = true\n+++\n![a](own.svg)\n")
        .file("public/posts/own/own.svg", DRAWING);
    let release = blog.publish_under_trunk("release").quietly();
    assert_eq!(
        release.names_but_cards(),
        [
            "_headers",
            "archive.json",
            "archive/2020.json",
            "archive/titles.json",
            "feed.css",
            "feed.xml",
            "llms.txt",
            "manifest.webmanifest",
            "posts.json",
            "posts/done.json",
            "posts/done.md",
            "robots.txt",
            "sitemap.xml",
            "tags.json"
        ]
    );
    let all = release.files().into_values().flatten().collect::<Vec<u8>>();
    assert!(!String::from_utf8_lossy(&all).contains("secret"));

    let local = blog.publish_under_trunk("debug").quietly();
    assert_eq!(local.slugs("posts.json"), ["own", "flat", "done"]);
    assert!(local.document("flat").octavo.draft);
    assert!(local.names().contains(&"posts/own/own.svg".to_owned()));
    assert!(local.names().contains(&"posts/flat.svg".to_owned()));
}

#[test]
fn keeps_a_post_back_until_its_time() {
    let blog = Blog::new()
        .post("now", "2020-01-01")
        .post("soon", "2020-01-03T08:00:00+02:00")
        .post_with("later", "title: L\ndate: 2020-02-01\ntags: [secret]", "![a](later.svg)")
        .file("public/posts/later.svg", DRAWING);
    // 2020-01-03, 05:59:59 and 06:00:00.
    let before = blog.publish_at(1_578_031_199);
    let note = |file, day| {
        format!("note: posts/{file}.md is left out until {day}; publish again on that day\n")
    };
    assert_eq!(before.said, [note("soon", "2020-01-03"), note("later", "2020-02-01")].concat());
    assert_eq!((before.code, before.slugs("posts.json")), (Some(0), vec!["now".to_owned()]));
    let all = before.files();
    assert!(all.keys().all(|name| !name.contains("later") && !name.contains("soon")));
    let all = all.into_values().flatten().collect::<Vec<u8>>();
    assert!(!String::from_utf8_lossy(&all).contains("secret"));

    let after = blog.publish_at(1_578_031_200);
    assert_eq!(after.said, note("later", "2020-02-01"));
    assert_eq!(after.slugs("posts.json"), ["soon", "now"]);
    // The author's own server shows everything.
    let local = blog.publish_under_trunk("debug").quietly();
    assert_eq!(local.slugs("posts.json"), ["later", "soon", "now"]);
}

#[test]
fn gives_an_unlisted_post_an_address_and_no_more() {
    let published = Blog::new()
        .built("index.html", PAGE)
        .post("listed", "2020-01-01")
        .post_with("hidden", "title: H\ndate: 2021-01-01\ntags: [x]\nunlisted: true", "Word.")
        .publish()
        .quietly();
    assert_eq!(published.slugs("posts.json"), ["listed"]);
    assert_eq!(published.json::<TagIndex>("tags.json").tags, []);
    assert_eq!(published.json::<Archive>("archive.json").years.len(), 1);
    assert_eq!(published.document("listed").octavo.next, None);
    assert_eq!(published.document("hidden").title.as_deref(), Some("H"));
    let noindex = "<meta name=\"robots\" content=\"noindex\"";
    let is_kept_out = |page: &str| published.text(page).contains(noindex);
    assert!(is_kept_out("posts/hidden/index.html") && !is_kept_out("posts/listed/index.html"));
}

#[test]
fn writes_nothing_where_there_is_an_error() {
    let blog =
        Blog::new().post("good", "2020-01-01").post("bad", "someday").built("index.html", PAGE);
    let published = blog.publish().refused("`date` is not a calendar date");
    assert_eq!(published.names(), ["index.html"]);
    assert_eq!(published.text("index.html"), PAGE);
}

#[test]
fn writes_nothing_when_it_only_checks() {
    let blog = Blog::new().post("good", "2020-01-01");
    let checked = blog.run(&["check"]).quietly();
    assert!(checked.names().is_empty());
    let wrong = blog.post("bad", "someday");
    wrong.run(&["check"]).refused("error: nothing was published because of 1 error\n");
}

#[test]
fn takes_the_files_of_a_post_along() {
    let published = Blog::new()
        .file("public/posts/Some Folder/index.md", "+++\ntitle = 'A'\ndate = 2020-01-01\nslug = 'new'\n+++\n![a](sub/a%20b.svg) [file](data.csv)\n")
        .file("public/posts/Some Folder/sub/a b.svg", DRAWING)
        .file("public/posts/Some Folder/data.csv", "1,2")
        .file("public/posts/Some Folder/.hidden", "x")
        .file("public/robots.txt", "User-agent: *\n")
        .publish()
        .quietly();
    for file in ["posts/new/sub/a b.svg", "posts/new/data.csv", "posts/new.md", "robots.txt"] {
        assert!(published.names().contains(&file.to_owned()), "{file}");
    }
    assert!(!published.names().iter().any(|name| name.contains("hidden")));
    let assets = published.document("new").octavo.assets;
    let picture = &assets.pictures["sub/a%20b.svg"];
    assert_eq!(picture.path, "posts/new/sub/a%20b.svg");
    assert_eq!((picture.width, picture.height), (40, 30));
    assert_eq!(assets.links["data.csv"], "/posts/new/data.csv");
}

#[test]
fn leads_links_between_files_to_their_pages() {
    let published = Blog::new()
        .post_with("a", "title: A\ndate: 2020-01-01", "[b](b/index.md#some-words), [about](../pages/about.md)")
        .file("public/posts/b/index.md", "+++\ntitle = 'B'\ndate = 2020-01-02\n+++\n## Some words\n\n[a](../a.md) [own](#some-words) [site](/tags/) [md](/posts/a.md)\n")
        .file("public/pages/about.md", "+++\ntitle = 'About'\n+++\n[b](/posts/b/#some-words)\n")
        .publish()
        .quietly();
    let links = published.document("a").octavo.assets.links;
    assert_eq!(links["b/index.md#some-words"], "/posts/b/#some-words");
    assert_eq!(links["../pages/about.md"], "/about/");
    assert_eq!(published.document("b").octavo.assets.links["../a.md"], "/posts/a/");
    let about: octavo::content::manifest::Item = published.json("about.json");
    assert_eq!((about.title.as_deref(), about.date_published), (Some("About"), None));
    assert_eq!(about.id, "https://example.org/about/");
}

#[test]
fn leads_links_to_what_the_site_writes_and_to_where_articles_are_now() {
    let blog = || {
        Blog::new().post_with(
            "b",
            "title: B\ndate: 2020-01-02\ntags: [t]\naliases: [/2019/b.html, /old/]",
            "## Some words",
        )
    };
    let settings = |label: &str, url: &str| {
        format!(
            "title = \"T\"\nbase_url = \"https://example.org\"\n\
             navigation = [{{ label = \"{label}\", url = \"{url}\" }}]\n"
        )
    };
    let text =
        "[x](/feed.xml) [y](/tags/t/feed.xml) [z](/sitemap.xml) [w](/robots.txt) [v](/llms.txt)
        [b](/2019/b.html#some-words) [c](/old)";
    let published = blog()
        .settings(&settings("Feed", "/feed.xml"))
        .post_with("a", "title: A\ndate: 2020-01-01", text)
        .publish()
        .quietly();
    let links = published.document("a").octavo.assets.links;
    assert_eq!(links["/2019/b.html#some-words"], "/posts/b/#some-words");
    assert_eq!(links["/old"], "/posts/b/");
    assert_eq!(links.len(), 2);
    assert!(published.text("2019/b.html").contains("/posts/b/"));

    blog().settings(&settings("Old", "/old/")).publish().warned("did you mean `/posts/b/`?");
    let at = |text: &str| blog().post_with("a", "title: A\ndate: 2020-01-01", text);
    at("[b](/old/#other)").publish().warned("there is no heading `other`");
    let draft = at("[c](/posts/c/)").post_with("c", "title: C\ndraft: true", "Word.");
    draft.publish().warned("it is a draft, which is not published");
    let later = at("[c](/posts/c/)").post("c", "2999-01-01");
    later.publish().warned("it is published only on 2999-01-01");
}

#[test]
fn a_heading_with_a_formula_has_one_id_everywhere() {
    let text = "## The $\\sigma$ rule\n\n## If $a < b$\n\n[x](#the-sigma-rule)";
    let published =
        Blog::new().post_with("a", "title: A\ndate: 2020-01-01", text).publish().quietly();
    let item = published.document("a");
    let document = render(&item.octavo.markdown, RenderContext::ROOT, &item.octavo.assets);
    let (html, titles) = (document.html.as_str(), published.text("archive/titles.json"));
    for id in ["the-sigma-rule", "if-a--b"] {
        assert!(html.contains(&format!("id=\"{id}\"")), "{html}");
        assert!(titles.contains(&format!("\"{id} ")), "{titles}");
    }
    assert!(html.contains("aria-label=\"Link to “The σ rule”\""), "{html}");
}

#[test]
fn tells_parts_of_one_day_in_the_order_of_their_names() {
    let post = |blog: Blog, slug: &str| {
        blog.post_with(slug, &format!("title: {slug}\ndate: 2020-01-01\nseries: S"), "Word.")
    };
    let published = ["part-2", "part-1", "part-3"].into_iter().fold(Blog::new(), post).publish();
    let series = published.quietly().document("part-2").octavo.series.unwrap();
    let order: Vec<_> = series.posts.iter().map(|post| post.slug.as_str()).collect();
    assert_eq!(order, ["part-1", "part-2", "part-3"]);
}

#[test]
fn keeps_an_unlisted_page_out_of_the_search() {
    let published = Blog::new()
        .file("public/pages/thanks.md", "---\ntitle: Thanks\nunlisted: true\n---\n## Received\n")
        .file("public/pages/about.md", "---\ntitle: About\n---\n## Us\n")
        .publish()
        .quietly();
    let titles = published.text("archive/titles.json");
    assert!(titles.contains("About") && titles.contains("Us"), "{titles}");
    assert!(!titles.contains("Thanks") && !titles.contains("Received"), "{titles}");
}

#[test]
fn publishes_of_what_is_hidden_only_what_is_well_known() {
    let published = Blog::new()
        .file("public/.well-known/security.txt", "Contact: mailto:a@example.org")
        .file("public/.notes/a.txt", "a")
        .file("public/.DS_Store", "b")
        .publish()
        .quietly();
    assert!(published.text(".well-known/security.txt").starts_with("Contact"));
    let hidden = |name: &String| name.starts_with('.') && !name.starts_with(".well-known/");
    assert!(!published.names().iter().any(hidden));
}

#[test]
fn gives_no_name_away_that_browsers_keep_for_a_year() {
    let page = "---\ntitle: Style\n---\nWord.\n";
    let blog = Blog::new().file("public/pages/style-guide.md", page);
    blog.publish().refused("a page cannot be called `style-guide`");
    let published = Blog::new().file("public/style-guide.pdf", "guide").publish();
    assert_eq!(published.code, Some(0), "{}", published.said);
    assert!(published.said.contains("who has `style-guide.pdf` will see no change in it"));
    assert_eq!(published.text("style-guide.pdf"), "guide");
}

#[test]
fn tells_a_series_from_its_beginning() {
    let post = |blog: Blog, (slug, day): (&str, &str)| {
        blog.post_with(slug, &format!("title: {slug}\ndate: {day}\nseries: S"), "Word.")
    };
    let posts = [("third", "2022-01-01"), ("first", "2020-01-01"), ("second", "2021-01-01")];
    let published = posts.into_iter().fold(Blog::new(), post).publish().quietly();
    for slug in ["first", "second", "third"] {
        let series = published.document(slug).octavo.series.unwrap();
        let order: Vec<_> = series.posts.iter().map(|post| post.slug.as_str()).collect();
        assert_eq!((series.title.as_str(), order), ("S", vec!["first", "second", "third"]));
    }
}

#[test]
fn carries_no_more_than_two_hundred_posts_in_the_archive() {
    let post = |blog: Blog, number: u32| {
        let (year, day) = (2000 + number / 90, number % 28 + 1);
        blog.post(&format!("p{number}"), &format!("{year}-01-{day:02}"))
    };
    let published = (0..270).fold(Blog::new(), post).publish().quietly();
    let years = published.json::<Archive>("archive.json").years;
    let counts: Vec<_> = years.iter().map(|y| (y.year, y.posts, y.entries.len())).collect();
    assert_eq!(counts, [(2002, 90, 90), (2001, 90, 90), (2000, 90, 0)]);
    let oldest = published.json::<Archive>("archive/2000.json").years;
    assert_eq!((oldest.len(), oldest[0].entries.len()), (1, 90));
}

#[test]
fn names_files_as_slugs_are_written() {
    let published = Blog::new()
        .post_with("日本語", "title: 日本語\ndate: 2020-01-01\ntags: [C++, 日本]", "言葉。")
        .publish()
        .quietly();
    for file in ["posts/日本語.json", "posts/日本語.md", "tags/cplusplus.json", "tags/日本.json"]
    {
        assert!(published.names().contains(&file.to_owned()), "{file}");
    }
    let url = published.feed("posts.json").items[0].url.clone().unwrap();
    assert_eq!(url, "https://example.org/posts/%E6%97%A5%E6%9C%AC%E8%AA%9E/");
}

#[test]
fn turns_formulas_into_mathml() {
    let text = "Inline $x^2$ and\n\n$$\\int_0^1 x\\,dx$$\n";
    let published =
        Blog::new().post_with("a", "title: A\ndate: 2020-01-01", text).publish().quietly();
    let math = published.document("a").octavo.assets.math;
    assert_eq!(math.len(), 2);
    assert!(math[0].starts_with("<math>") && math[0].contains("x^2</annotation>"), "{}", math[0]);
    assert!(math[1].starts_with("<math display=\"block\">"), "{}", math[1]);
}

const DIAGRAMS: &str = "\
```rust
fn main() {}
```

```mermaid title=\"How <it> works\"
flowchart LR
  accDescr: From left to right
  A[Read & write] -- why --> B([Other])
  style A fill:#f9f,stroke:#333
  click B \"javascript:alert(1)\"
```

```mermaid
%%{init: {\"htmlLabels\": true, \"themeCSS\": \"*{fill:red}\", \"look\": \"handDrawn\"}}%%
sequenceDiagram
  Alice->>Bob: <img src=x onerror=alert(1)>
```
";

#[test]
fn draws_diagrams_without_anything_that_a_page_must_not_have() {
    let blog = || Blog::new().post_with("a", "title: A\ndate: 2020-01-01", DIAGRAMS);
    let assets = blog().publish().quietly().document("a").octavo.assets;
    assert_eq!(assets.diagrams.len(), 3);
    assert_eq!(assets.diagrams[0], "", "the first block is code");
    let flow = &assets.diagrams[1];
    assert!(flow.contains("aria-label=\"How &lt;it&gt; works: From left to right\""), "{flow}");
    for words in [">Read &amp; write</text>", ">Other</text>", ">why</text>", "o-diagram-accent"] {
        assert!(flow.contains(words), "{words} is not in\n{flow}");
    }
    let sequence = &assets.diagrams[2];
    assert!(sequence.contains(">Alice</text>"), "{sequence}");
    for markup in &assets.diagrams {
        for forbidden in
            [" style=", "<style", "<script", "<img", "<a ", "foreignObject", "#f9f", "http"]
        {
            assert!(!markup.contains(forbidden), "{forbidden} is in\n{markup}");
        }
    }
    assert_eq!(blog().publish().document("a").octavo.assets, assets);
}

#[test]
fn gives_the_arrow_heads_of_two_diagrams_two_names() {
    let text = "```mermaid\nflowchart LR\n  A --> B\n```\n".repeat(2);
    let published = Blog::new().post_with("a", "title: A\ndate: 2020-01-01", &text).publish();
    let diagrams = published.document("a").octavo.assets.diagrams;
    for (number, markup) in diagrams.iter().enumerate() {
        let id = format!("octavo:{number}:0");
        assert_eq!(markup.matches(" id=").count(), 1, "{markup}");
        assert!(markup.contains(&format!("id=\"{id}\"")), "{markup}");
        assert!(markup.contains(&format!("marker-end=\"url(#{id})\"")), "{markup}");
    }
    assert_eq!(diagrams.len(), 2);
}

#[test]
fn completes_the_page_that_trunk_wrote() {
    let settings =
        "title = 'A </script>'\nbase_url = 'https://example.org/blog/'\ntheme = 'dark'\n";
    let blog = Blog::new().settings(settings).built("index.html", PAGE);
    let release = blog.publish_under_trunk("release").quietly().text("index.html");
    for part in [
        "<html lang=\"en\" data-theme=\"dark\">",
        "<title>A &lt;/script&gt;</title>",
        "\"title\":\"A \\u003c/script>\"",
        "\"base\":\"/blog/\"",
        "href=\"/blog/octavo-1.js\"",
    ] {
        assert!(release.contains(part), "{part} is not in\n{release}");
    }
    let blog = blog.built("index.html", PAGE);
    let local = blog.publish_under_trunk("debug").quietly().text("index.html");
    assert!(local.contains("\"base\":\"/\"") && local.contains("href=\"/octavo-1.js\""), "{local}");
}

#[test]
fn takes_the_authors_own_page_for_unknown_addresses() {
    let own = Blog::new().file("public/404.html", "x").built("index.html", PAGE).publish();
    assert_eq!(own.quietly().text("404.html"), "x");
}

#[test]
fn says_what_the_page_that_trunk_wrote_lacks() {
    let page = PAGE.replace("octavo:site", "other");
    Blog::new().built("index.html", &page).publish().refused("`index.html` lacks");
}

#[test]
fn keeps_the_last_good_site_on_while_the_author_writes() {
    let good = Blog::new()
        .post("hello", "2020-01-01")
        .built("index.html", PAGE)
        .publish_under_trunk("debug");
    assert_eq!(good.code, Some(0), "{}", good.said);
    let broken = Blog::new().post("hello", "2020-02-30").built("index.html", PAGE);
    let kept = broken.publish_over(&good);
    assert_eq!(kept.code, Some(0), "{}", kept.said);
    assert!(kept.said.contains("February 2020 has 29 days"), "{}", kept.said);
    assert!(
        kept.said.contains("the last good version stays on because of 1 error"),
        "{}",
        kept.said
    );
    assert_eq!(kept.text("posts.json"), good.text("posts.json"));
    assert_eq!(kept.text("posts/hello.json"), good.text("posts/hello.json"));
    let page = kept.text("index.html");
    assert!(page.contains("February 2020 has 29 days"), "{page}");
    let mended =
        Blog::new().post("hello", "2020-01-02").built("index.html", PAGE).publish_over(&kept);
    let page = mended.text("index.html");
    assert!(!page.contains("problems"), "{page}");
}

#[test]
fn refuses_a_first_site_with_a_mistake() {
    let nothing = Blog::new().publish();
    let broken =
        Blog::new().post("hello", "2020-02-30").built("index.html", PAGE).publish_over(&nothing);
    broken.refused("February 2020 has 29 days");
}
