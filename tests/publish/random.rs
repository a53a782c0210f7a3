//! Random blogs: whatever is in a folder, publishing ends soon, says what it refuses and loses no words.
//!
//! A run of the tests publishes a few. `script/fuzz blog 600` publishes new ones for ten minutes; a blog
//! that is a find is made again from the seed that the failure names.

use std::{
    env, fs,
    path::Path,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use crate::harness::{Blog, PAGE};

/// The number of blogs that a run of the tests publishes.
const FEW: u64 = 12;

/// The time in which a small blog has to be published.
const LIMIT: Duration = Duration::from_secs(20);

/// Pieces of texts, each of which means something to Markdown, HTML, TeX or a front matter. None of them
/// makes the words behind it a comment, an address or a definition, which nobody reads.
const PIECES: [&str; 62] = [
    "\n\n",
    "\n",
    "\n\n",
    " ",
    "*",
    "**",
    "_",
    "~~",
    "~",
    "^",
    "`",
    "``",
    "> ",
    "- ",
    "1. ",
    "# ",
    "### ",
    "    ",
    "\t",
    "|",
    "|a|b|\n|-|-|\n",
    ": ",
    "[^a]",
    "\n\n[^a]: ",
    "[",
    "]",
    "$",
    "$$",
    "\\",
    "\\(",
    "{",
    "}",
    "<div>",
    "</div>",
    "<p>",
    "<b>",
    "</b>",
    "<details>",
    "<summary>",
    "<table>",
    "<tr><td>",
    "<ul><li>",
    "<x>",
    "</x>",
    "<pre>",
    "</pre>",
    "<br/>",
    "<a",
    "<!",
    "<?",
    "<![CDATA[",
    "<!-- a comment -->",
    "<!--",
    "&amp;",
    "&#0;",
    "\"",
    "'",
    "---",
    "...",
    "> [!NOTE]\n> ",
    "- [ ] ",
    "\u{200f}\u{5d0}\u{3042}",
];

/// Languages of code, all of which have a grammar, or none.
const LANGUAGES: [&str; 40] = [
    "",
    "text",
    "nothing",
    "rust",
    "js",
    "jsx",
    "ts",
    "tsx",
    "svelte",
    "vue",
    "html",
    "css",
    "scss",
    "less",
    "php",
    "python",
    "ruby",
    "perl",
    "sh",
    "zsh",
    "fish",
    "powershell",
    "c",
    "cpp",
    "java",
    "kotlin",
    "scala",
    "go",
    "swift",
    "haskell",
    "ocaml",
    "elm",
    "clojure",
    "lisp",
    "el",
    "latex",
    "markdown",
    "yaml",
    "toml",
    "mermaid",
];

/// Pieces of code that leave something open.
const CODE: [&str; 26] = [
    "\"",
    "'",
    "`",
    "\"\"\"",
    "/*",
    "*/",
    "//",
    "#",
    "<!--",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    "\\",
    "${",
    "<<A",
    "=begin",
    "\n",
    " ",
    "word",
    "r#\"",
    "graph TD\na --> b",
];

/// Values of a front matter.
const VALUES: [&str; 24] = [
    "a",
    "\"",
    "[a, b]",
    "[",
    "{a: b}",
    "2020-02-30",
    "2020-01-02T03:04:05+09:00",
    "true",
    "~",
    "|\n  a\n  b",
    "&a [*a]",
    "javascript:alert(1)",
    "/*",
    "/404.html",
    "../..",
    "//a",
    "\u{0}",
    "'''",
    "1e999",
    "-1",
    "/a b/%2e%2e/",
    "!!binary a",
    "/posts/post/",
    "x-very-long-word",
];

const KEYS: [&str; 20] = [
    "title",
    "date",
    "updated",
    "description",
    "tags",
    "series",
    "draft",
    "unlisted",
    "pinned",
    "slug",
    "cover",
    "lang",
    "authors",
    "translations",
    "aliases",
    "renamed_headings",
    "permalink",
    "categories",
    "weight",
    "toc",
];

/// Names of files and folders.
const NAMES: [&str; 20] = [
    "a.md",
    "b/index.md",
    "b/x.png",
    "c.markdown",
    "index.md",
    "_index.md",
    "d.png",
    "e.svg",
    "f.jpg",
    "g.mp4",
    "h.vtt",
    ".hidden/a.md",
    "2020-01-02-i.md",
    "j.json",
    "j.md",
    "k k/l.md",
    "ü.md",
    "CON.md",
    "m.html",
    "n.gif",
];

/// Random numbers that are the same for the same seed (xorshift64*, Vigna 2016).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next()).unwrap() % limit
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn pieces(&mut self, of: &[&str], most: usize) -> String {
        (0..self.below(most))
            .map(|_| self.one_of(of).repeat(1 + self.below(40) / 39 * 300))
            .collect()
    }

    fn bytes(&mut self, most: usize) -> Vec<u8> {
        (0..self.below(most)).map(|_| u8::try_from(self.below(256)).unwrap()).collect()
    }
}

/// A text, and the words in it that a reader has to find, or its author to be told of.
fn text(random: &mut Random) -> (String, Vec<String>) {
    let (mut text, mut words) = (String::new(), Vec::new());
    for number in 0..random.below(12) {
        text.push_str(&random.pieces(&PIECES, 5));
        let word = format!("word{number}word");
        text.push_str(&word);
        words.push(word);
        text.push_str(&random.pieces(&PIECES, 3));
        if random.below(4) == 0 {
            let (language, code) = (random.one_of(&LANGUAGES), random.pieces(&CODE, 30));
            text.push_str(&format!("\n\n~~~~{language}\n{code}\n~~~~\n\n"));
        }
    }
    (text, words)
}

fn matter(random: &mut Random) -> String {
    let keys = (0..random.below(4))
        .map(|_| format!("{}: {}\n", random.one_of(&KEYS), random.one_of(&VALUES)));
    let keys: String = keys.collect();
    let rest = if random.below(8) == 0 { random.pieces(&VALUES, 6) } else { String::new() };
    format!("title: A title\ndate: 2020-01-02\n{keys}{rest}")
}

/// A picture: a header of some format with a random size, and random bytes.
fn picture(random: &mut Random) -> Vec<u8> {
    let starts: [&[u8]; 6] = [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"GIF89a",
        b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        b"RIFF\xff\0\0\0WEBPVP8 ",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
        b"\0\0\0\x20ftypavif",
    ];
    let mut bytes = random.one_of(&starts).to_vec();
    bytes.extend(random.bytes(400));
    bytes
}

/// True if a word stands in a comment that is closed, which is not for readers.
fn is_in_comment(text: &str, word: &str) -> bool {
    let before = text.find(word).and_then(|at| text.get(..at)).unwrap_or_default();
    let open = before.rfind("<!--");
    let after = open.and_then(|open| text.get(open + 4..)).unwrap_or_default();
    after.find("-->").is_some_and(|end| after.find(word).is_none_or(|at| at < end))
}

/// A blog of random files; the words of its post `words`, which refers to nothing.
fn blog(random: &mut Random) -> (Blog, Vec<String>) {
    let (words_text, words) = text(random);
    let mut blog = Blog::new().built("index.html", PAGE);
    // Posts with mistakes refuse the whole blog, so half of the blogs have none besides the text.
    let others = if random.below(2) == 0 { 0 } else { 1 + random.below(6) };
    for _ in 0..others {
        let folder = random.one_of(&["posts", "pages", "posts/folder", ""]);
        let name = random.one_of(&NAMES);
        let content = if name.ends_with("md") || name.ends_with("markdown") {
            let (text, _) = text(random);
            format!("---\n{}---\n{text}\n![a](x.png) [b](a.md#c)\n", matter(random)).into_bytes()
        } else {
            picture(random)
        };
        blog = add(blog, &format!("public/{folder}/{name}"), &content);
    }
    if others > 0 && random.below(8) == 0 {
        let settings = format!(
            "title = \"A\"\nbase_url = \"https://example.org/\"\n{}",
            random.pieces(&VALUES, 4)
        );
        blog = blog.settings(&settings);
    }
    let words = words.into_iter().filter(|word| !is_in_comment(&words_text, word)).collect();
    (blog.post_with("words", "title: Words\ndate: 2021-01-02", &words_text), words)
}

/// A file may stand where another needs a folder; then it is left out.
fn add(blog: Blog, path: &str, content: &[u8]) -> Blog {
    let file = blog.root().join(path);
    let can_be =
        file.parent().is_some_and(|folder| fs::create_dir_all(folder).is_ok()) && !file.is_dir();
    if can_be { blog.file(path, content) } else { blog }
}

/// The faults of publishing the blog of a seed.
fn faults(seed: u64) -> Vec<String> {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (blog, words) = blog(&mut random);
    let said = blog.root().join("said.txt");
    let mut command = blog.command(&["publish", "--out", &blog.out().to_string_lossy()]);
    command.stdout(Stdio::null()).stderr(fs::File::create(&said).unwrap());
    let started = Instant::now();
    let mut child = command.spawn().unwrap();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > LIMIT {
            child.kill().unwrap();
            child.wait().unwrap();
            return vec![format!("publishing takes more than {LIMIT:?}")];
        }
        thread::sleep(Duration::from_millis(5));
    };
    let said = String::from_utf8_lossy(&fs::read(said).unwrap()).into_owned();
    let mut faults = Vec::new();
    match status.code() {
        Some(0) => faults.extend(lost(&blog.out(), &words, &said)),
        Some(1) if said.contains("error") => {}
        _ => faults.push(format!("publishing ends with {status}")),
    }
    for word in ["panicked", "overflowed", "RUST_BACKTRACE"] {
        if said.contains(word) {
            faults.push(format!("the author is told: {word}"));
        }
    }
    if !faults.is_empty() {
        faults.push(said);
    }
    faults
}

/// The words that are neither on the page, nor in the feed with whole posts, nor told.
fn lost(out: &Path, words: &[String], said: &str) -> Vec<String> {
    // Of a note that is left out, its first line alone is told.
    if said.contains("note `") || said.contains("two notes `") {
        return Vec::new();
    }
    let lost = |file: &str| -> Vec<String> {
        let shown = fs::read_to_string(out.join(file)).unwrap_or_default();
        let missing = words.iter().filter(|word| !shown.contains(*word) && !said.contains(*word));
        missing.map(|word| format!("{word} is lost in {file}")).collect()
    };
    let on_page = lost("posts/words/index.html");
    on_page.into_iter().chain(lost("feed.xml")).collect()
}

#[track_caller]
fn check(seed: u64) {
    let faults = faults(seed);
    if !faults.is_empty() {
        let (blog, _) = blog(&mut Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1));
        let text = fs::read_to_string(blog.root().join("public/posts/words.md")).unwrap();
        panic!("seed {seed}: {}\n{text:?}", faults.join("\n"));
    }
}

#[test]
fn publishes_whatever_is_in_the_folder() {
    (0..FEW).for_each(check);
}

#[test]
#[ignore = "`script/fuzz blog` runs it for as long as it is told"]
fn publishes_new_blogs_for_a_while() {
    let number = |name: &str| env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seconds = number("OCTAVO_FUZZ_SECONDS").unwrap_or(60);
    // Another run has another number, so it publishes other blogs.
    let first = number("OCTAVO_FUZZ_SEED").unwrap_or(u64::from(std::process::id()) << 20);
    let started = Instant::now();
    let mut published = 0;
    while started.elapsed() < Duration::from_secs(seconds) {
        check(first + published);
        published += 1;
    }
    println!("published {published} blogs, from seed {first}");
}
