//! The other commands.

use std::fs;

use crate::harness::Blog;

#[test]
fn starts_a_post_that_is_a_draft() {
    let blog = Blog::new();
    blog.run(&["new", "What's \"New\"?"]).quietly();
    let path = blog.root().join("public/posts/whats-new.md");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("---\ntitle: \"What's \\\"New\\\"?\"\ndate: 20"), "{text}");
    assert!(blog.publish().quietly().slugs("posts.json").is_empty());
    let local = blog.publish_under_trunk("debug").quietly();
    assert_eq!(local.feed("posts.json").items[0].title.as_deref(), Some("What's \"New\"?"));
}

#[test]
fn replaces_no_post_by_a_new_one() {
    let blog = Blog::new().post("hello", "2020-01-01");
    let before = fs::read(blog.root().join("public/posts/hello.md")).unwrap();
    let refused = blog.run(&["new", "Hello"]);
    assert_eq!(refused.code, Some(2));
    assert_eq!(refused.said, "error: there is a post `hello` already; choose another title\n");
    assert_eq!(fs::read(blog.root().join("public/posts/hello.md")).unwrap(), before);
    assert_eq!(blog.run(&["new", "???"]).code, Some(2));
}

#[test]
fn ends_with_two_where_it_is_used_wrongly() {
    let blog = Blog::new();
    assert_eq!(blog.run(&["publish"]).code, Some(2));
    assert_eq!(blog.run(&["publish", "--nonsense"]).code, Some(2));
    assert_eq!(blog.run(&["check", "--root", "nowhere"]).code, Some(2));
    assert_eq!(blog.run(&[]).code, Some(2));
}

#[test]
fn measures_a_first_visit_against_its_budget() {
    let blog = Blog::new()
        .built("index.html", "<script type=module>import i from '/o.js';i('/o_bg.wasm')</script>")
        .built("o.js", "export default 1;")
        .built("o_bg.wasm", &"wasm".repeat(500))
        .built("posts.json", "{}")
        .file("budget.toml", "code = 1\ncss = 1\n");
    let out = blog.out().to_string_lossy().into_owned();
    assert_eq!(blog.run(&["sizes", &out, "--budget", "budget.toml"]).quietly().code, Some(0));
    let blog = blog.file("budget.toml", "code = 0\n");
    let over = blog.run(&["sizes", &out, "--budget", "budget.toml"]);
    assert_eq!(over.code, Some(1));
    assert!(over.said.starts_with("error: code is "), "{}", over.said);
    let blog = blog.file("budget.toml", "cod = 0\n");
    assert_eq!(blog.run(&["sizes", &out, "--budget", "budget.toml"]).code, Some(2));
}
