//! Bounds on the damage of a small file: pages of messages, gigabytes of lists, names that no
//! disk has, half a site.

use std::{fs, process::Command};

use crate::harness::{Blog, PAGE, Published, files_below};

fn post(matter: &str, text: &str) -> Blog {
    Blog::new().post_with("a", &format!("title: A\ndate: 2020-01-01\n{matter}"), text)
}

/// Numbered words, one after the other.
fn numbered(count: usize, word: impl Fn(usize) -> String) -> String {
    (0..count).map(word).collect()
}

/// The bytes of all files of a site.
fn size(published: &Published) -> usize {
    published.files().values().map(Vec::len).sum()
}

#[test]
fn says_no_more_of_many_mistakes_than_of_some() {
    let texts: [fn(usize) -> String; 6] = [
        |_| "<x> ".to_owned(),
        |n| format!("[^n{n}] "),
        |n| format!("[a](gone{n}.md) "),
        |n| format!("![a](gone{n}.png) "),
        |n| format!("$\\x{n}$ "),
        |n| format!("## H {n}\n\n[a](#hh-{n})\n\n"),
    ];
    for text in texts {
        let said = |count| post("", &numbered(count, text)).publish().said;
        let (some, many) = (said(400), said(800));
        assert!(some.contains("397 more like this, in public/posts/a.md:"), "{some}");
        assert!(many.len() < some.len() + 100, "{} and {} bytes", some.len(), many.len());
        assert!(some.len() < 2_000, "{some}");
    }
}

#[test]
fn says_no_more_of_mistakes_in_many_files() {
    let said = |count| {
        let blog =
            (0..count).fold(Blog::new(), |blog, number| blog.post(&format!("p{number:03}"), "x"));
        blog.publish().refused(&format!("because of {count} errors")).said
    };
    let (some, many) = (said(40), said(80));
    assert_eq!(some.matches("is not a calendar date").count(), 3, "{some}");
    assert!(some.contains("note: 37 more like this, in public/posts/p003.md:3, "), "{some}");
    assert!(many.len() < some.len() + 10, "{many}");
}

#[test]
fn shows_the_same_few_in_the_page_while_the_author_writes() {
    let good = Blog::new().post("a", "2020-01-01").built("index.html", PAGE);
    let good = good.publish_under_trunk("debug").quietly();
    let bad = (0..200).fold(Blog::new(), |blog, n| blog.post(&format!("p{n}"), "someday"));
    let kept = bad.built("index.html", PAGE).publish_over(&good);
    assert!(kept.said.contains("the last good version stays on"), "{}", kept.said);
    let page = kept.text("index.html");
    assert!(page.contains("197 more like this") && page.len() < 10_000, "{page}");
}

#[test]
fn suggests_for_the_first_of_very_many() {
    let headings = numbered(2_500, |n| format!("## Heading number {n}\n\n"));
    let links = numbered(2_500, |n| format!("[a](#heading-numbr-{n}) "));
    let said = post("", &format!("{headings}{links}")).publish().said;
    assert!(said.contains("did you mean `#heading-number-0`?"), "{said}");
    let renamed = numbered(3_000, |n| format!("\n  old-{n}: heading-numbr-{n}"));
    let said = post(&format!("renamed_headings:{renamed}"), &headings).publish().said;
    assert!(said.contains("did you mean `heading-number-0`?"), "{said}");
    assert!(said.contains("2,997 more like this"), "{said}");
}

#[test]
fn cuts_texts_that_no_page_has_room_for() {
    let long = "x".repeat(6_000);
    for (key, most) in [("title", 500), ("description", 2_000), ("series", 200), ("tags", 200)] {
        let matter = match key {
            "title" => format!("title: {long}\ndate: 2020-01-01"),
            _ => format!("title: A\ndate: 2020-01-01\n{key}: {long}"),
        };
        let published = Blog::new().post_with("a", &matter, "Word.").publish();
        assert_eq!(published.code, Some(0), "{}", published.said);
        let told = format!("`{key}` is longer than {most} letters");
        assert!(published.said.contains(&told), "{}", published.said);
        let cards = published.names().iter().filter(|name| name.starts_with("cards/")).count();
        assert_eq!(cards, 2, "{key}");
    }
    let settings = format!("title = '{long}'\nbase_url = 'https://example.org/'\n");
    let site = Blog::new().settings(&settings).post("a", "2020-01-01").publish().quietly();
    assert_eq!(site.names().iter().filter(|name| name.starts_with("cards/")).count(), 2);
    let author = post(&format!("authors: [{long}]"), "Word.").publish();
    assert!(author.said.contains("`authors` is longer than 200 letters"), "{}", author.said);
    let title = &"x".repeat(500);
    post("", "Word.")
        .post_with("b", &format!("title: {title}\ndate: 2020-01-01"), "Word.")
        .publish()
        .quietly();
}

#[test]
fn leaves_out_what_is_too_many_for_a_list() {
    let list = |count, word: &str| numbered(count, |n| format!("{word}{n}, "));
    let codes = |count| numbered(count, |n| format!("aa-{n}: 'https://example.com/{n}', "));
    for (key, most) in [("tags", 50), ("authors", 50), ("aliases", 100), ("translations", 100)] {
        let matter = |count| match key {
            "aliases" => format!("aliases: [{}]", list(count, "/")),
            "translations" => format!("translations: {{{}}}", codes(count)),
            key => format!("{key}: [{}]", list(count, "t")),
        };
        let published = |count| post(&matter(count), "Word.").publish();
        published(most).quietly();
        let (some, many) = (published(500), published(1_000));
        for published in [&some, &many] {
            assert_eq!(published.code, Some(0), "{}", published.said);
            let told =
                format!("warning: `{key}` has more than {most} entries\n --> public/posts/a.md:4:");
            assert!(published.said.contains(&told), "{}", published.said);
        }
        let (some, many) = (size(&some), size(&many));
        assert!(many < some + 20_000, "{key}: {some} and {many} bytes");
    }
}

#[test]
fn names_the_posts_of_a_series_where_they_are_few() {
    let series = |count: usize| {
        let settings = "title = 'A'\nbase_url = 'https://example.org/'\ncards = false\n";
        (0..count).fold(Blog::new().settings(settings), |blog, number| {
            let matter = format!("title: P{number}\ndate: 2020-01-01\nseries: S");
            blog.post_with(&format!("p{number:03}"), &matter, "Word.")
        })
    };
    let few = series(200).publish().quietly();
    assert_eq!(few.document("p199").octavo.series.unwrap().posts.len(), 200);
    let many = series(201).publish();
    assert!(many.said.contains("the series `S` has more than 200 posts"), "{}", many.said);
    assert!(many.said.contains("--> public/posts/p200.md:1:1"), "{}", many.said);
    assert!(many.document("p199").octavo.series.is_none());
    assert_eq!(many.feed("series/s.json").items.len(), 201, "its page has all");
}

#[test]
fn reads_front_matter_that_is_as_deep_as_a_well() {
    let nested =
        |open: &str, close: &str| format!("x: {}{}", open.repeat(5_000), close.repeat(5_000));
    post(&nested("[", "]"), "Word.").publish().refused("the front matter is not YAML");
    post(&nested("{a: ", "}"), "Word.").publish().refused("the front matter is not YAML");
    let lines = numbered(3_000, |n| format!("{}a:\n", " ".repeat(n)));
    post(&lines, "Word.").publish().refused("expected at most 50 values in each other");
    let toml = format!("+++\ntitle = 'A'\nx = {}\n+++\n", "[".repeat(5_000));
    Blog::new().file("public/posts/a.md", toml).publish().refused("the front matter is not TOML");
}

#[test]
fn tells_which_name_is_too_long_for_a_file() {
    let long = |letters: usize| "x".repeat(letters);
    let named = |name: &str| Blog::new().post(name, "2020-01-01").publish();
    let said = named(&long(252)).refused("the file's name is too long for an address").said;
    assert!(said.contains(".md:1:1\n") && said.contains("or set `slug`"), "{said}");
    post(&format!("slug: {}", long(248)), "W.")
        .publish()
        .refused("`slug` is too long for an address");
    let wide = "日".repeat(100);
    post(&format!("tags: [{wide}]"), "W.").publish().refused("the tag is too long for an address");
    let series = post(&format!("series: {wide}"), "W.").publish();
    series.refused("the name of the series is too long for an address");
    let fits = post(&format!("slug: {}\ntags: [{}]", long(247), long(200)), &"Words. ".repeat(500));
    let out = fits.out();
    fits.run(&["publish", "--compress", "--out", &out.to_string_lossy()]).quietly();
    assert!(out.join(format!("posts/{}.json.br", long(247))).exists());
}

#[test]
fn tells_of_pages_that_need_each_others_files() {
    for (one, other) in [("a", "a.json"), ("a", "a.md"), ("b.c", "b.c.json")] {
        let blog = Blog::new().post(one, "2020-01-01").post(other, "2020-01-02");
        let said = blog.publish().refused(&format!("the address `/posts/{other}/` is taken")).said;
        for post in [one, other] {
            assert!(said.contains(&format!("public/posts/{post}.md:1:1")), "{said}");
        }
        let page = |name: &str| format!("public/pages/{name}.md");
        let text = "---\ntitle: A\n---\nWord.\n";
        let blog = Blog::new().file(&page(one), text).file(&page(other), text);
        blog.publish().refused(&format!("the address `/{other}/` is taken"));
    }
    for name in ["robots.txt", "llms.txt", "_headers", "_redirects"] {
        let page = format!("---\ntitle: A\nslug: {name}\n---\nWord.\n");
        let blog = Blog::new().file("public/pages/a.md", page);
        blog.publish().refused(&format!("a page cannot be called `{name}`"));
    }
}

#[cfg(unix)]
#[test]
fn tells_of_files_that_are_one_to_some_hosts() {
    for (file, other) in
        [("A.txt", "a.txt"), ("Robots.txt", "robots.txt"), ("Posts.json", "posts.json")]
    {
        let blog = Blog::new().post("b", "2020-01-01").file("public/a.txt", "a");
        let published = blog.file(&format!("public/{file}"), "A").publish();
        let names = [
            format!("`{file}` is the same as `{other}`"),
            format!("`{other}` is the same as `{file}`"),
        ];
        assert!(names.iter().any(|told| published.said.contains(told)), "{}", published.said);
    }
}

/// A site that was published once, with its files then.
fn old_site() -> (Blog, std::collections::BTreeMap<String, Vec<u8>>) {
    let blog = Blog::new().post("a", "2020-01-01").built("index.html", PAGE);
    let files = blog.publish().quietly().files();
    (blog, files)
}

#[test]
fn changes_nothing_where_a_name_is_in_the_way() {
    for (in_the_way, file) in [
        ("posts/z/index.html/x", "posts/z/index.html"),
        ("posts/z", "posts/z"),
        ("zzz.txt/x", "zzz.txt"),
    ] {
        let (blog, mut files) = old_site();
        let blog = blog.built(in_the_way, "x").post("z", "2020-01-03").file("public/zzz.txt", "z");
        files.insert(in_the_way.to_owned(), b"x".to_vec());
        let failed = blog.post("a", "2021-01-01").publish();
        assert_eq!(failed.code, Some(2), "{}", failed.said);
        assert!(
            failed.said.contains(file) && failed.said.contains("stands there"),
            "{}",
            failed.said
        );
        assert!(failed.files() == files, "{in_the_way}: {:?}", failed.names());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn changes_nothing_where_the_disk_is_full() {
    for compress in [false, true] {
        let (blog, files) = old_site();
        let text = "Words and words. ".repeat(20_000);
        let blog = blog.post("a", "2021-01-01").post_with(
            "z",
            "title: Z\ndate: 2020-01-01\nunlisted: true",
            &text,
        );
        // No file may be longer than this, in blocks; that is told like a disk without room.
        let script = "trap '' XFSZ; ulimit -f 256; exec \"$@\"";
        let out = blog.out();
        let mut command = Command::new("sh");
        command.args(["-c", script, "sh", env!("CARGO_BIN_EXE_octavo"), "publish", "--out"]);
        command.arg(&out).current_dir(blog.root());
        if compress {
            command.arg("--compress");
        }
        let ended = command.output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{said}");
        assert!(said.contains("which is made of `public/posts/z.md`"), "{said}");
        assert!(said.contains("nothing was changed"), "{said}");
        assert!(files_below(&out) == files);
    }
}

#[test]
fn leaves_nothing_of_its_own_behind() {
    let (blog, _) = old_site();
    let blog = blog.built(".octavo-unfinished/new/posts.json", "from a run that was ended");
    let published = blog.publish().quietly();
    assert!(!published.out.join(".octavo-unfinished").exists());
    let names = published.names();
    assert!(!names.iter().any(|name| name.contains("unfinished") || name.ends_with(".old")));
}

#[test]
fn keeps_no_compressed_copy_of_an_older_file() {
    let long = "Words and words. ".repeat(500);
    let blog = post("", &long);
    let out = blog.out();
    blog.run(&["publish", "--compress", "--out", &out.to_string_lossy()]).quietly();
    assert!(out.join("posts/a.md.br").exists());
    blog.publish().quietly();
    let left = files_below(&out).into_keys().filter(|name| name.ends_with(".br")).count();
    assert_eq!(left, 0);
    assert_eq!(fs::read_to_string(out.join("posts/a.md")).unwrap().matches("words").count(), 500);
}

#[test]
fn starts_no_post_with_a_name_that_no_disk_has() {
    let blog = Blog::new();
    let ended = blog.run(&["new", &"x".repeat(300)]);
    assert_eq!(ended.code, Some(2), "{}", ended.said);
    assert!(ended.said.contains("the title is too long for a file's name"), "{}", ended.said);
}

#[test]
fn names_the_next_of_many_posts_to_come() {
    let days = (10..40).map(|number| (format!("p{number}"), format!("29{number}-01-01")));
    let blog = days.fold(Blog::new(), |blog, (name, day)| blog.post(&name, &day));
    let said = blog.publish().said;
    assert_eq!(said.lines().count(), 11, "{said}");
    assert!(
        said.contains("posts/p10.md is left out") && said.contains("20 more are left out"),
        "{said}"
    );
}

#[test]
fn copies_pictures_with_the_longest_names() {
    let name = format!("{}.svg", "x".repeat(251));
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><!--{}--></svg>",
        "x ".repeat(2_000)
    );
    let blog = post("", &format!("![A]({name})")).file(&format!("public/posts/{name}"), svg);
    let out = blog.out();
    blog.run(&["publish", "--compress", "--out", &out.to_string_lossy()]).quietly();
    assert!(out.join("posts").join(&name).exists());
}
