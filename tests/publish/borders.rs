//! The texts and names of a post and a file system that are not obeyed: addresses that take others, addresses
//! that do something, links that lead out of the blog.

#[cfg(unix)]
use std::{
    fs,
    os::unix::{fs::symlink, net::UnixListener},
    process::Command,
};

#[cfg(unix)]
use crate::harness::files_below;
use crate::harness::{Blog, PAGE, Published};

fn with_alias(alias: &str) -> Published {
    let matter = format!("title: A\ndate: 2020-01-01\ntags: [t]\naliases: [\"{alias}\"]");
    Blog::new().post_with("a", &matter, "Word.").built("index.html", PAGE).publish()
}

#[test]
fn makes_no_pattern_of_a_former_address() {
    for alias in ["/*", "/posts/*", "/%2A", "/%3Aa/%3Ab", "/:a/b", "/a/%253Ab", "/a%250A"] {
        let published = with_alias(alias);
        assert_eq!(published.code, Some(0), "{alias}: {}", published.said);
        let told = format!("`{alias}` cannot be redirected\n --> public/posts/a.md:5:11");
        assert!(published.said.contains(&told), "{alias}: {}", published.said);
        assert!(!published.names().contains(&"_redirects".to_owned()), "{alias}");
    }
    // It is a setting of Jekyll's, which has it for all posts.
    let matter = "title: A\ndate: 2020-01-01\npermalink: /:year/:title/";
    Blog::new().post_with("a", matter, "Word.").publish().quietly();
}

#[test]
fn leads_from_no_address_that_is_taken() {
    let taken = [
        "/404.html",
        "/_headers",
        "/_redirects",
        "/robots.txt",
        "/feed.xml",
        "/feed.xml/old",
        "/sitemap.xml",
        "/INDEX.html",
        "/Posts/A.json",
        "/posts/a.md",
        "/tags/T/",
        "/TAGS",
        "/cards/old",
        "/avif/old",
        "/octavo-app-1.js",
    ];
    for alias in taken {
        let published = with_alias(alias);
        assert_eq!(published.code, Some(0), "{alias}: {}", published.said);
        let told =
            format!("the former address `{alias}` is not redirected\n --> public/posts/a.md:5");
        assert!(published.said.contains(&told), "{alias}: {}", published.said);
        let leads = |(_, bytes): (_, Vec<u8>)| {
            String::from_utf8_lossy(&bytes).contains("http-equiv=\"refresh\"")
        };
        assert!(!published.files().into_iter().any(leads), "{alias}");
    }
}

#[test]
fn keeps_former_addresses_on_the_site() {
    for (alias, from) in
        [("//evil.example/x", "/evil.example/x"), ("/%2F%2Fevil.example", "/evil.example")]
    {
        let published = with_alias(alias).quietly();
        assert!(
            published.text("_redirects").starts_with(&format!("{from} /posts/a/ 301")),
            "{alias}"
        );
    }
    for alias in ["/%2e%2e/x", "/a/../../x", "/\\\\evil.example"] {
        with_alias(alias).refused("is not an address");
    }
    let long = format!("/{}", "x".repeat(300));
    assert!(with_alias(&long).said.contains("expected at most 247 bytes"));
    let deep = "/abcdefg".repeat(200);
    assert!(with_alias(&deep).said.contains("expected at most 1000 bytes"));
}

#[test]
fn tells_of_former_addresses_that_are_one_file_to_some_hosts() {
    let with = |one: &str, other: &str| {
        Blog::new()
            .post_with("a", &format!("title: A\ndate: 2020-01-01\naliases: ['{one}']"), "Word.")
            .post_with("b", &format!("title: B\ndate: 2020-01-02\naliases: ['{other}']"), "Word.")
            .publish()
    };
    for other in ["/old/", "/./old", "/old/index.html", "/x/../old"] {
        with("/old", other).refused("is taken");
    }
    for (one, other) in [("/old", "/OLD"), ("/x.html", "/x.html/y"), ("/X.html/y", "/x.html")] {
        let said = with(one, other).said;
        assert!(said.contains("another one has its file on some hosts"), "{one} {other}: {said}");
    }
}

#[test]
fn makes_no_pattern_of_the_base_url() {
    for base in ["https://example.org/*/", "https://example.org/:a/"] {
        let settings = format!("title = 'A'\nbase_url = '{base}'\n");
        Blog::new().settings(&settings).publish().refused("is a pattern to some hosts");
    }
}

/// Addresses that browsers would obey.
const OBEYED: [&str; 5] = [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\\tscript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,<script>alert(1)</script>",
];

#[test]
fn lets_no_address_in_front_matter_do_anything() {
    for address in OBEYED {
        for field in [
            format!("authors: [{{name: B, url: \"{address}\"}}]"),
            format!("author: {{url: \"{address}\"}}"),
            format!("extra: {{authors: [{{name: B, url: \"{address}\"}}]}}"),
            format!("cover: \"{address}\""),
            format!("cover: {{image: \"{address}\"}}"),
            format!("translations: {{de: \"{address}\"}}"),
        ] {
            let matter = format!("title: A\ndate: 2020-01-01\n{field}");
            let published = Blog::new().post_with("a", &matter, "Word.").publish();
            assert_eq!(published.code, Some(1), "{field}: {}", published.said);
            assert!(published.said.contains("public/posts/a.md:4:"), "{field}: {}", published.said);
        }
    }
    let matter = "title: A\ndate: 2020-01-01\nauthors: [{url: 'javascript:alert(1)'}]";
    let published = Blog::new().post_with("a", matter, "Word.").publish();
    published.refused("the link is not safe to follow\n --> public/posts/a.md:4:17");
}

#[test]
fn lets_no_address_in_the_settings_do_anything() {
    for address in OBEYED {
        for setting in [
            format!("navigation = [{{ label = \"A\", url = \"{address}\" }}]"),
            format!("me = [\"{address}\"]"),
            format!("edit_url = \"{address}/\""),
            format!("embeds = [\"{address}\"]"),
            format!("fediverse_creator = \"{address}\""),
        ] {
            let settings = format!("title = 'A'\nbase_url = 'https://example.org/'\n{setting}\n");
            Blog::new().settings(&settings).publish().refused("octavo.toml:3:");
        }
        let settings = format!("title = 'A'\nbase_url = \"{address}\"\n");
        Blog::new().settings(&settings).publish().refused("`base_url` is not an address");
    }
}

/// A blog beside a file that is none of its own.
#[cfg(unix)]
fn beside_a_secret() -> Blog {
    let blog = Blog::new().post("a", "2020-01-01").file("public/own.txt", "own");
    let outside = blog.root().join("../outside");
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("secret.md"), "secret words\n").unwrap();
    blog
}

#[cfg(unix)]
fn reveals_nothing(published: &Published) {
    assert!(!published.said.contains("secret words"), "{}", published.said);
    for (name, bytes) in published.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("secret words"), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn reads_nothing_that_leads_out_of_the_blog() {
    for (link, target) in [
        ("public/posts/p.txt", "../../../outside/secret.md"),
        ("public/posts/p.md", "../../../outside/secret.md"),
        ("public/posts/folder", "../../../outside"),
        ("public/pages", "../../outside"),
        ("public/favicon.svg", "../../outside/secret.md"),
        ("public/page.html", "../../outside/secret.md"),
        ("public/hidden.txt", "../.hidden/secret.md"),
        ("public/twice.txt", "../public/.first"),
    ] {
        let blog =
            beside_a_secret().file(".hidden/secret.md", "secret words").built("index.html", PAGE);
        symlink("../../outside/secret.md", blog.root().join("public/.first")).unwrap();
        symlink(target, blog.root().join(link)).unwrap();
        let published = blog.publish();
        reveals_nothing(&published);
        let name = link.strip_prefix("public/").unwrap();
        let told = format!("warning: `{name}` leads out of the blog\n--> {link}\n");
        assert!(published.said.contains(&told), "{link}: {}", published.said);
        assert_eq!(published.slugs("posts.json"), ["a"], "the others are published");
    }
}

#[cfg(unix)]
#[test]
fn reads_no_settings_and_no_folder_from_outside() {
    let blog = beside_a_secret();
    fs::remove_file(blog.root().join("octavo.toml")).unwrap();
    symlink("../outside/secret.md", blog.root().join("octavo.toml")).unwrap();
    reveals_nothing(&blog.publish().refused("`octavo.toml` leads out of the blog"));
    let blog = beside_a_secret();
    fs::remove_dir_all(blog.root().join("public")).unwrap();
    symlink("../outside", blog.root().join("public")).unwrap();
    reveals_nothing(&blog.publish().refused("`public` leads out of the blog's folder"));
}

#[cfg(unix)]
#[test]
fn copies_no_link_in_place_of_a_card() {
    let blog = beside_a_secret();
    let first = blog.publish().quietly();
    let card = first.names().into_iter().find(|name| name.starts_with("cards/")).unwrap();
    let kept = blog.root().join("target/octavo").join(&card);
    fs::remove_file(&kept).unwrap();
    symlink("../../../../outside/secret.md", &kept).unwrap();
    let published = blog.publish().quietly();
    reveals_nothing(&published);
    assert!(published.files()[&card].starts_with(b"\x89PNG"));
}

#[cfg(unix)]
#[test]
fn waits_for_no_pipe_and_no_socket() {
    for name in ["posts/b.md", "a.txt", "favicon.svg"] {
        let blog = Blog::new().post("a", "2020-01-01");
        let pipe = blog.root().join("public").join(name);
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let published = blog.publish();
        assert_eq!(published.code, Some(0), "{name}");
        let told = format!("warning: `{name}` is not a file");
        assert!(published.said.contains(&told), "{name}: {}", published.said);
    }
    let blog = Blog::new();
    let _socket = UnixListener::bind(blog.root().join("public/s")).unwrap();
    assert!(blog.publish().said.contains("`s` is not a file"));
    let blog = Blog::new();
    symlink("/dev/zero", blog.root().join("public/zero.txt")).unwrap();
    assert!(blog.publish().said.contains("`zero.txt` leads out of the blog"));
    fs::remove_file(blog.root().join("octavo.toml")).unwrap();
    let pipe = blog.root().join("octavo.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    blog.publish().refused("`octavo.toml` is not a file");
}

#[cfg(unix)]
#[test]
fn tells_of_links_that_lead_nowhere_or_in_circles() {
    for (link, target, told) in [
        ("loop", "loop", "`loop` leads back to itself"),
        ("posts/up", "..", "`posts/up` leads back to itself"),
        ("posts/here.md", "here.md", "`posts/here.md` leads back to itself"),
        ("gone.md", "nowhere", "`gone.md` leads to nothing"),
        ("posts/gone.md", "nowhere.md", "`posts/gone.md` leads to nothing"),
    ] {
        let blog = Blog::new().post("a", "2020-01-01");
        symlink(target, blog.root().join("public").join(link)).unwrap();
        let published = blog.publish();
        assert_eq!(published.code, Some(0), "{}", published.said);
        assert!(published.said.contains(told), "{}", published.said);
        assert_eq!(published.slugs("posts.json"), ["a"]);
    }
}

#[cfg(unix)]
#[test]
fn follows_links_that_stay_in_the_blog() {
    let blog = Blog::new().post("a", "2020-01-01").file("shared/b.txt", "shared");
    let public = blog.root().join("public");
    symlink("../shared", public.join("linked")).unwrap();
    symlink("../shared/b.txt", public.join("c.txt")).unwrap();
    symlink("a.md", public.join("posts/d.md")).unwrap();
    let published = blog.publish().quietly();
    assert_eq!(published.text("linked/b.txt"), "shared");
    assert_eq!(published.text("c.txt"), "shared");
    assert_eq!(published.slugs("posts.json"), ["a", "d"]);
    // The blog's own folder may be reached in any way.
    symlink("root", blog.root().join("../other")).unwrap();
    let root = blog.root().join("../other");
    let out = blog.root().join("../out-of-other");
    let arguments = ["publish", "--root", &root.to_string_lossy(), "--out", &out.to_string_lossy()];
    blog.run(&arguments).quietly();
    assert!(files_below(&out) == published.files());
}

#[cfg(unix)]
#[test]
fn bounds_what_folders_that_link_to_each_other_stand_for() {
    let blog = Blog::new();
    let levels = blog.root().join("levels");
    for level in 0..8 {
        let folder = levels.join(level.to_string());
        fs::create_dir_all(&folder).unwrap();
        for link in 0..8 {
            symlink(format!("../{}", level + 1), folder.join(link.to_string())).unwrap();
        }
    }
    fs::create_dir_all(levels.join("8")).unwrap();
    symlink("../levels/0", blog.root().join("public/start")).unwrap();
    blog.publish().refused("there are too many files behind links");
}
