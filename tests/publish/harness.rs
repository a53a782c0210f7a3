//! A blog in a scratch folder, and the command run on it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use octavo::content::{manifest::Feed, manifest::Item};
use serde::de::DeserializeOwned;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A page as Trunk leaves it, without a program.
pub const PAGE: &str = "<!doctype html><html lang=en data-theme=system><meta charset=utf-8>\
    <title>Octavo</title><meta name=description content=\"\">\
    <script type=application/json id=octavo:site></script><p>Text<div id=octavo:waiting></div>";

/// A folder that goes away with the last test value that needs it.
struct Scratch(PathBuf);

/// A blog that a test writes.
pub struct Blog {
    folder: Arc<Scratch>,
    /// Cargo's folder, where it is not one of the blog's own.
    target: Option<PathBuf>,
}

/// The outcome of the command.
pub struct Published {
    /// The folder that it wrote to.
    pub out: PathBuf,
    /// The text on stderr.
    pub said: String,
    /// The exit code.
    pub code: Option<i32>,
    _folder: Arc<Scratch>,
}

impl Blog {
    /// A blog with settings and no posts.
    pub fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("publish-{}-{number}", std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(folder.join("root/public/posts")).unwrap();
        fs::create_dir_all(folder.join("out")).unwrap();
        let blog = Self { folder: Arc::new(Scratch(folder)), target: None };
        blog.settings("title = \"Test\"\nbase_url = \"https://example.org/\"\n")
    }

    /// A copy of a blog in a folder; without settings it keeps the usual ones.
    pub fn from(folder: &Path) -> Self {
        files_below(folder)
            .into_iter()
            .fold(Self::new(), |blog, (file, bytes)| blog.file(&file, bytes))
    }

    /// The blog of this repository.
    pub fn real() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let public = files_below(&root.join("public"));
        let blog = public
            .into_iter()
            .fold(Self::new(), |blog, (file, bytes)| blog.file(&format!("public/{file}"), bytes));
        let blog = blog.file("octavo.toml", fs::read(root.join("octavo.toml")).unwrap());
        // Smaller files of its pictures are made once, and not by every test.
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().map(Path::to_owned);
        Self { target, ..blog }
    }

    /// With these settings.
    pub fn settings(self, text: &str) -> Self {
        self.file("octavo.toml", text)
    }

    /// With a file below the root.
    pub fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        write(&self.root().join(path), content.as_ref());
        self
    }

    /// With a file that was in the output folder before.
    pub fn built(self, path: &str, content: &str) -> Self {
        write(&self.out().join(path), content.as_bytes());
        self
    }

    /// With a post of one word on a day.
    pub fn post(self, slug: &str, day: &str) -> Self {
        self.post_with(slug, &format!("title: The {slug}\ndate: {day}"), "Word.")
    }

    /// With a post of this front matter (YAML) and text.
    pub fn post_with(self, slug: &str, matter: &str, text: &str) -> Self {
        let content = format!("---\n{matter}\n---\n\n{text}\n");
        self.file(&format!("public/posts/{slug}.md"), content)
    }

    /// The folder with the settings.
    pub fn root(&self) -> PathBuf {
        self.folder.0.join("root")
    }

    /// The folder that is written into.
    pub fn out(&self) -> PathBuf {
        self.folder.0.join("out")
    }

    /// Publishes as a release.
    pub fn publish(&self) -> Published {
        self.run(&["publish", "--out", &self.out().to_string_lossy()])
    }

    /// Publishes as a release at a moment, in seconds since 1970.
    pub fn publish_at(&self, now: i64) -> Published {
        let mut command = self.command(&["publish", "--out", &self.out().to_string_lossy()]);
        self.published(command.env("SOURCE_DATE_EPOCH", now.to_string()).output().unwrap())
    }

    /// Publishes as Trunk's hook does.
    pub fn publish_under_trunk(&self, profile: &str) -> Published {
        let run = self
            .command(&["publish"])
            .env("TRUNK_STAGING_DIR", self.out())
            .env("TRUNK_SOURCE_DIR", self.root())
            .env("TRUNK_PROFILE", profile)
            .output();
        self.published(run.unwrap())
    }

    /// Publishes as Trunk's hook does while the author writes, with the site of `last` on.
    pub fn publish_over(&self, last: &Published) -> Published {
        let run = self
            .command(&["publish"])
            .env("TRUNK_STAGING_DIR", self.out())
            .env("TRUNK_SOURCE_DIR", self.root())
            .env("TRUNK_PROFILE", "debug")
            .env("TRUNK_DIST_DIR", &last.out)
            .output();
        self.published(run.unwrap())
    }

    /// Runs the command in the root.
    pub fn run(&self, arguments: &[&str]) -> Published {
        self.published(self.command(arguments).output().unwrap())
    }

    /// The command, to be run in the root.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_octavo"));
        command.args(arguments).current_dir(self.root());
        for name in ["TRUNK_STAGING_DIR", "TRUNK_SOURCE_DIR", "TRUNK_PROFILE", "TRUNK_DIST_DIR"] {
            command.env_remove(name);
        }
        match &self.target {
            Some(target) => command.env("CARGO_TARGET_DIR", target),
            None => command.env_remove("CARGO_TARGET_DIR"),
        };
        command
    }

    fn published(&self, output: Output) -> Published {
        let said = String::from_utf8(output.stderr).unwrap();
        let _folder = Arc::clone(&self.folder);
        Published { out: self.out(), said, code: output.status.code(), _folder }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder that stays behind lies in Cargo's own, and the next run does not read it.
        drop(fs::remove_dir_all(&self.0));
    }
}

impl Published {
    /// Checks that it went well and that nothing was said.
    #[track_caller]
    pub fn quietly(self) -> Self {
        assert_eq!((self.code, self.said.as_str()), (Some(0), ""));
        self
    }

    /// Checks that it was refused, for this reason among others.
    #[track_caller]
    pub fn refused(self, reason: &str) -> Self {
        assert_eq!(self.code, Some(1), "{}", self.said);
        assert!(self.said.contains(reason), "{reason:?} is not in:\n{}", self.said);
        self
    }

    /// Checks that it was published, with this warning among others.
    #[track_caller]
    pub fn warned(self, reason: &str) -> Self {
        assert_eq!(self.code, Some(0), "{}", self.said);
        assert!(self.said.contains(reason), "{reason:?} is not in:\n{}", self.said);
        self
    }

    /// The bytes of every file that was written, by path.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.out)
    }

    /// The names of all files.
    pub fn names(&self) -> Vec<String> {
        self.files().into_keys().collect()
    }

    /// The names of all files but the cards, which are named after what is on them.
    pub fn names_but_cards(&self) -> Vec<String> {
        self.names().into_iter().filter(|name| !name.starts_with("cards/")).collect()
    }

    /// A file as text.
    #[track_caller]
    pub fn text(&self, file: &str) -> String {
        fs::read_to_string(self.out.join(file)).unwrap_or_else(|why| panic!("{file}: {why}"))
    }

    /// A file as JSON.
    #[track_caller]
    pub fn json<T: DeserializeOwned>(&self, file: &str) -> T {
        serde_json::from_str(&self.text(file)).unwrap_or_else(|why| panic!("{file}: {why}"))
    }

    /// A page of a feed.
    #[track_caller]
    pub fn feed(&self, file: &str) -> Feed {
        self.json(file)
    }

    /// A post document.
    #[track_caller]
    pub fn document(&self, slug: &str) -> Item {
        self.json(&format!("posts/{slug}.json"))
    }

    /// The slugs of a feed, in order.
    #[track_caller]
    pub fn slugs(&self, file: &str) -> Vec<String> {
        let items = self.feed(file).items;
        items.into_iter().map(|item| item.octavo.slug.unwrap().to_string()).collect()
    }
}

/// The files below a folder, by their path with forward slashes.
pub fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{below}{}", path.file_name().unwrap().to_string_lossy());
            if path.is_dir() {
                collect(&path, &format!("{name}/"), files);
            } else {
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files);
    files
}

fn write(path: &Path, content: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}
