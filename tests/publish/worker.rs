//! Files that would take for ever, or all of the memory: each is published in its plain form, and told.

use std::{
    fmt::Write as _,
    io::Write as _,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::harness::{Blog, Published};

const MATTER: &str = "title: A\ndate: 2020-01-01";

/// The memory that each process of a publisher may ask for here, in kB.
const MEMORY: u32 = 1 << 20;

fn fence(language: &str, code: &str) -> String {
    format!("```{language}\n{code}\n```\n\n")
}

/// Publishes a post of this text.
fn published(text: &str) -> Published {
    let published = Blog::new().post_with("a", MATTER, text).publish();
    assert_eq!(published.code, Some(0), "{}", published.said);
    published
}

/// A list of what was prepared for the post `a`.
fn assets(published: &Published, name: &str) -> Vec<serde_json::Value> {
    let document: serde_json::Value = published.json("posts/a.json");
    document["_octavo"]["assets"][name].as_array().cloned().unwrap_or_default()
}

/// The number of times that something is said of a line of the post `a`.
fn count(published: &Published, message: &str) -> usize {
    published.said.matches(message).count()
}

#[test]
fn code_that_loops_is_shown_in_one_colour_and_told() {
    let text = fence("python", "x = 1")
        + &fence("javascript", "\"\" /*")
        + &fence("python", "y = \"2\"")
        + &fence("svelte", "x`${a /*");
    let published = published(&text);
    assert_eq!(count(&published, "warning: the code takes too long to be coloured"), 2);
    for line in ["public/posts/a.md:10:4", "public/posts/a.md:18:4"] {
        assert!(published.said.contains(line), "{line} in {}", published.said);
    }
    let code = assets(&published, "code");
    let coloured: Vec<bool> = code.iter().map(|runs| runs != &serde_json::json!([])).collect();
    assert_eq!(coloured, [true, false, true, false]);
}

#[test]
fn code_at_the_limit_of_its_grammar_is_given_up() {
    for language in ["cl", "el"] {
        let lines = vec!["\\".repeat(24); 240].join("\n");
        let published = published(&fence(language, &lines));
        assert_eq!(count(&published, "the code takes too long to be coloured"), 1, "{language}");
    }
}

#[test]
fn an_article_whose_time_is_used_up_is_told_once() {
    let published = published(&fence("js", "\"\" /*").repeat(8));
    assert_eq!(count(&published, "the code of this article takes too long to be coloured"), 1);
    assert!(count(&published, "warning: ") < 6, "{}", published.said);
    assert_eq!(assets(&published, "code").len(), 8);
}

#[test]
fn long_code_is_shown_in_one_colour_and_told() {
    let published =
        published(&(fence("rust", &"let x = 1;\n".repeat(20_000)) + &fence("rust", "let y = 1;")));
    assert_eq!(count(&published, "warning: the code is too long to be coloured"), 1);
    assert_eq!(assets(&published, "code")[0], serde_json::json!([]));
    assert_ne!(assets(&published, "code")[1], serde_json::json!([]));
}

#[test]
fn formulas_that_are_nested_too_deep_are_shown_as_tex_and_told() {
    let nested = |open: &str, close: &str, depth: usize| {
        format!("${}1{}$ and $x$", open.repeat(depth), close.repeat(depth))
    };
    for (open, close) in [
        ("{", "}"),
        ("\\frac{", "}{2}"),
        ("\\left(", "\\right)"),
        ("\\begin{matrix}", "\\end{matrix}"),
        ("\\hat{", "}"),
        ("\\sqrt{", "}"),
        ("x^{", "}"),
        ("{\\color{red}", "}"),
    ] {
        for depth in [100, 385] {
            let published = published(&nested(open, close, depth));
            assert_eq!(count(&published, "is nested more than"), 1, "{open}: {}", published.said);
            assert!(published.said.contains("public/posts/a.md:6:"), "{}", published.said);
            let math = assets(&published, "math");
            assert_eq!(math[0], "", "{open}");
            assert!(math[1].as_str().unwrap().contains("<mi>x</mi>"), "{open}");
        }
        published(&nested(open, close, 15)).quietly();
    }
}

#[test]
fn formulas_that_overflow_the_stack_are_shown_as_tex_and_told() {
    for command in ["\\hat", "\\sqrt", "\\bar "] {
        let text = format!("${} x$ and $y$", command.repeat(3000));
        let published = published(&text);
        assert_eq!(count(&published, "warning: the formula"), 1, "{command}: {}", published.said);
        let math = assets(&published, "math");
        assert_eq!(math[0], "", "{command}");
        assert!(math[1].as_str().unwrap().contains("<mi>y</mi>"), "{command}");
    }
}

#[test]
fn equations_keep_their_numbers_beside_one_that_is_given_up() {
    let equation = |tex: &str| format!("$$\n\\begin{{equation}}\n{tex}\n\\end{{equation}}\n$$\n\n");
    let hats = "\\hat".repeat(3000);
    let text = equation("a \\label{one}")
        + &equation(&format!("{hats} x"))
        + &equation("b")
        + "$\\eqref{one}$";
    let published = published(&text);
    let math = assets(&published, "math");
    for (at, number) in [(0, "(1)"), (2, "(2)"), (3, "(1)")] {
        assert!(math[at].as_str().unwrap().contains(number), "{at}: {}", math[at]);
    }
    assert_eq!(math[1], "");
}

#[test]
fn commands_of_the_settings_that_grow_are_given_up() {
    let mut settings = "title = \"T\"\nbase_url = \"https://example.org/\"\n[macros]\n".to_owned();
    let many = "{xxxxxxxxxxxxxxxx}".repeat(4000);
    let deep = "{".repeat(2000) + &"}".repeat(2000);
    writeln!(settings, "many = '{many}'\ndeep = '{deep}'").unwrap();
    let text = format!("${}$ and $\\deep$ and $\\many$ and $x$", "\\many{}".repeat(2000));
    let published = Blog::new().settings(&settings).post_with("a", MATTER, &text).publish();
    assert_eq!(published.code, Some(0), "{}", published.said);
    assert_eq!(count(&published, "warning: the formula"), 3, "{}", published.said);
    assert!(assets(&published, "math")[3].as_str().unwrap().contains("<mi>x</mi>"));
}

#[test]
fn spaces_stay_within_the_column() {
    for tex in [
        "\\hspace{-50em}\\text{x}",
        "\\kern-50em x",
        "\\mkern-900mu x",
        "\\hskip-50em x",
        "\\mskip-900mu x",
        "\\mspace{-900mu}x",
        "\\hspace{-600pt}x",
        "\\hspace{1000em}x",
        "\\genfrac(){500em}{0}{1}{2}",
    ] {
        let published = published(&format!("${tex}$"));
        assert_eq!(count(&published, "the formula has a space that is too wide"), 1, "{tex}");
        assert_eq!(assets(&published, "math")[0], "", "{tex}");
    }
    let small = published(&format!("${}x$", "\\!".repeat(100)));
    assert_eq!(count(&small, "the formula has a space that is too wide"), 1);
    for tex in ["a\\!b", "\\int\\!\\!\\int", "x\\qquad y", "a\\hspace{2cm}b", "\\mkern-18mu x"] {
        published(&format!("${tex}$")).quietly();
    }
}

#[test]
fn diagrams_that_are_too_large_are_shown_as_source_and_told() {
    let nodes =
        |letter: char| (1..=120).map(|n| format!("{letter}{n}")).collect::<Vec<_>>().join(" & ");
    let chain = |count: usize| (0..count).map(|n| format!("{n}-->{}\n", n + 1)).collect::<String>();
    for diagram in [
        format!("flowchart TD\n{} --> {}", nodes('a'), nodes('b')),
        format!("flowchart TD\n{}", chain(2000)),
        format!("flowchart TD\n{}", chain(1000)),
        format!("flowchart TD\n{}a-->b\n{}", "subgraph\n".repeat(700), "end\n".repeat(700)),
        format!("classDiagram\n{}", (0..800).map(|n| format!("A{n}<|--B\n")).collect::<String>()),
    ] {
        let published = published(&fence("mermaid", &diagram));
        let told = count(&published, "warning: the diagram ");
        assert_eq!(told, 1, "{}: {}", &diagram[..30], published.said);
        assert_eq!(assets(&published, "diagrams").len(), 0);
    }
    published(&fence("mermaid", &format!("flowchart TD\n{}", chain(50)))).quietly();
}

/// A PNG file that says this size, and has no pixels.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    drop(encoder.write_header().unwrap());
    bytes
}

/// A white PNG file of this size.
fn white_png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    let mut stream = writer.stream_writer().unwrap();
    let row = vec![0xff; width as usize];
    (0..height).for_each(|_| stream.write_all(&row).unwrap());
    stream.finish().unwrap();
    drop(writer);
    bytes
}

/// Publishes where no process may ask for more than [`MEMORY`].
fn within_memory(blog: &Blog) -> (Option<i32>, String) {
    let limited = format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"");
    let done = Command::new("sh")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_octavo"), "publish", "--root"])
        .arg(blog.root())
        .arg("--out")
        .arg(blog.out())
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .unwrap();
    (done.status.code(), String::from_utf8(done.stderr).unwrap())
}

#[test]
#[cfg(unix)]
fn pictures_of_too_many_pixels_are_published_as_they_are() {
    let webp = [
        &b"RIFF\x64\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"[..],
        &[0x50, 0xc3, 0, 0x50, 0xc3, 0],
        &[0; 80],
    ]
    .concat();
    let jpeg =
        b"\xff\xd8\xff\xc0\0\x11\x08\xea\x60\xea\x60\x03\x01\x11\0\x02\x11\0\x03\x11\0\xff\xd9";
    let gif = [&b"GIF89a\x60\xea\x60\xea\0\0\0"[..], &[0; 100], b";"].concat();
    let files: [(&str, Vec<u8>); 6] = [
        ("wide.png", white_png(20_000, 20_000)),
        ("header.png", png_header(60_000, 60_000)),
        ("strip.png", white_png(80, 600_000)),
        ("large.webp", webp),
        ("large.jpg", jpeg.to_vec()),
        ("large.gif", gif),
    ];
    let text: String = files.iter().map(|(name, _)| format!("![It]({name})\n\n")).collect();
    let blog = Blog::new().post_with("a", &format!("{MATTER}\ncover: wide.png"), &text);
    let blog = files
        .iter()
        .fold(blog, |blog, (name, bytes)| blog.file(&format!("public/posts/{name}"), bytes));
    let (code, said) = within_memory(&blog);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(said.matches("the picture is too large to be made smaller").count(), 6, "{said}");
    assert_eq!(said.matches("it is too high for its width").count(), 1, "{said}");
    for (name, bytes) in files {
        assert!(std::fs::read(blog.out().join("posts").join(name)).unwrap() == bytes, "{name}");
    }
}

#[test]
#[cfg(unix)]
fn drawings_that_grow_make_no_icons() {
    let drawing = |inside: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
             viewBox='0 0 4 4'>{inside}</svg>"
        )
    };
    let grows: String = (1..9)
        .map(|n| {
            format!("<g id='g{n}'>{}</g>", format!("<use xlink:href='#g{}'/>", n - 1).repeat(10))
        })
        .collect();
    let entities: String = (1..10)
        .map(|n| format!("<!ENTITY e{n} '{}'>", format!("&e{};", n - 1).repeat(10)))
        .collect();
    let rect = "<rect width='1' height='1'/>";
    for svg in [
        drawing(&format!("<g id='g0'>{rect}</g>{grows}")),
        drawing(&format!("{}{rect}{}", "<g>".repeat(20_000), "</g>".repeat(20_000))),
        format!("<!DOCTYPE svg [<!ENTITY e0 'a'>{entities}]>{}", drawing("<text>&e9;</text>")),
        drawing(&rect.repeat(50_000)),
    ] {
        let (code, said) = within_memory(&Blog::new().file("public/favicon.svg", &svg));
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(said.matches("no icons can be drawn from this file").count(), 1, "{said}");
    }
}

/// Nothing is left running when the publisher is gone, whatever a grammar does.
#[test]
fn a_worker_ends_with_its_publisher() {
    let mut worker = Command::new(env!("CARGO_BIN_EXE_octavo"))
        .arg("worker")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut jobs = worker.stdin.take().unwrap();
    writeln!(jobs, r#"highlight [["javascript","\"\" /*\n"]]"#).unwrap();
    thread::sleep(Duration::from_millis(300));
    assert_eq!(worker.try_wait().unwrap(), None, "it is busy");
    drop(jobs);
    let start = Instant::now();
    while worker.try_wait().unwrap().is_none() {
        if start.elapsed() > Duration::from_secs(10) {
            worker.kill().unwrap();
            panic!("the worker goes on");
        }
        thread::sleep(Duration::from_millis(20));
    }
}
