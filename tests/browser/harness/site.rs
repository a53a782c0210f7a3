//! The releases that are served: the blog in `dist`, and one of sixty posts made for the test.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use octavo::content::{
    manifest::{Archive, Feed, Item, TagIndex},
    route::{PageNumber, Route},
    slug::Slug,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The folder that a host serves.
pub struct Release {
    folder: PathBuf,
}

impl Release {
    /// The release that `script/build` made.
    pub fn of_the_blog() -> Self {
        let release = Self::in_folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"));
        for path in ["/index.html", "/posts.json", "/404.html"] {
            assert!(
                release.has(path),
                "dist{path} is missing: run `script/test`, which builds the release before the tests"
            );
        }
        release
    }

    /// Everything that is in a folder.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The same release with other files: what `edit` makes of the text of each page, by its path below
    /// the root. A page that becomes nothing is left out.
    pub fn edited(name: &str, edit: impl Fn(&str, String) -> Option<String>) -> Self {
        let folder = fresh_folder(name);
        copy_edited(&Self::of_the_blog().folder, &folder, "", &edit);
        Self::in_folder(folder)
    }

    /// The blog as `trunk serve` shows it: one page that waits for the app, and the data.
    pub fn while_writing() -> Self {
        static MADE: OnceLock<PathBuf> = OnceLock::new();
        let folder = MADE.get_or_init(|| {
            let folder = fresh_folder("while-writing");
            copy_shell(&Self::of_the_blog().folder, &folder);
            let mut hook = Command::new(env!("CARGO_BIN_EXE_octavo"));
            hook.arg("publish").env("TRUNK_PROFILE", "debug");
            hook.env("TRUNK_SOURCE_DIR", env!("CARGO_MANIFEST_DIR"));
            ran(hook.env("TRUNK_STAGING_DIR", &folder).env("TRUNK_DIST_DIR", &folder));
            folder
        });
        Self::in_folder(folder.clone())
    }

    /// A page as it is sent.
    pub fn page(&self, path: &str) -> String {
        let file = self.folder.join(format!("{}index.html", path.trim_start_matches('/')));
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// The folder.
    pub fn into_folder(self) -> PathBuf {
        self.folder
    }

    /// Returns `true` if there is a file at this path.
    pub fn has(&self, path: &str) -> bool {
        self.folder.join(path.trim_start_matches('/')).is_file()
    }

    /// The path of the one file at the top whose name ends like this.
    pub fn file_ending_with(&self, ending: &str) -> String {
        let name = names(&self.folder).into_iter().find(|name| name.ends_with(ending));
        format!("/{}", name.unwrap_or_else(|| panic!("the release has no {ending} file")))
    }

    /// Every post, newest first.
    pub fn posts(&self) -> Vec<Item> {
        self.listing(Route::Listing).into_iter().flat_map(|feed| feed.items).collect()
    }

    /// Every page that there is.
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = Vec::new();
        let pages = self.listing(Route::Listing).len();
        routes.extend(numbers(pages).map(Route::Listing));
        routes
            .extend(self.posts().into_iter().filter_map(|post| post.octavo.slug).map(Route::Post));
        routes.push(Route::Tags);
        for tag in self.data::<TagIndex>(&Route::Tags).tags {
            let of_tag = |page| Route::Tag(tag.slug.clone(), page);
            let pages = self.listing(of_tag);
            routes.extend(numbers(pages.len()).map(of_tag));
            let years = pages.first().map(|page| page.octavo.years.clone()).unwrap_or_default();
            routes.extend(years.into_iter().map(|year| Route::TagYear(tag.slug.clone(), year)));
        }
        let series = self.folder.join("series");
        let series = if series.exists() { names(&series) } else { Vec::new() };
        let series = series.iter().filter_map(|name| Slug::new(name.strip_suffix(".json")?).ok());
        routes.extend(series.map(Route::Series));
        routes.push(Route::Archive);
        let years = self.data::<Archive>(&Route::Archive).years;
        routes.extend(years.into_iter().map(|year| Route::Year(year.year)));
        routes.extend(self.pages());
        routes
    }

    /// The pages that stand outside the sequence of posts.
    fn pages(&self) -> Vec<Route> {
        let mut pages: Vec<Route> = names(&self.folder)
            .iter()
            .filter_map(|name| Slug::new(name.strip_suffix(".json")?).ok())
            .map(|slug| Route::Page(slug).path())
            .filter_map(|path| Route::parse(&path))
            .filter(|route| matches!(route, Route::Page(_)))
            .collect();
        pages.sort();
        pages
    }

    /// The pages of a listing.
    fn listing(&self, route: impl Fn(PageNumber) -> Route) -> Vec<Feed> {
        let first: Feed = self.data(&route(PageNumber::FIRST));
        let count = first.octavo.pages.max(1) as usize;
        let later = numbers(count).skip(1).map(|page| self.data(&route(page)));
        std::iter::once(first).chain(later).collect()
    }

    fn data<T: DeserializeOwned>(&self, route: &Route) -> T {
        let path = route.data_path();
        let file = self.folder.join(path.trim_start_matches('/'));
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

fn numbers(count: usize) -> impl Iterator<Item = PageNumber> {
    (1..).take(count).filter_map(PageNumber::new)
}

/// A blog of sixty posts, ten on a page: `Post 60` is the newest, every one is tagged `counted` and
/// every second one `even`.
pub fn sixty_posts() -> Release {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    let folder = MADE.get_or_init(|| made("sixty-posts", ""));
    Release::in_folder(folder.clone())
}

/// The same in the folder `blog` of its host.
pub fn sixty_posts_in_a_folder() -> Release {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    let folder = MADE.get_or_init(|| made("sixty-posts-in-a-folder", "blog"));
    Release::in_folder(folder.clone())
}

/// The same a day later: `Post 60` was taken down, `Post 61` is new, `Post 58` says something else, and
/// the app and the style sheet have changed and so have other names.
pub fn sixty_posts_a_day_later() -> Release {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let folder = fresh_folder("sixty-posts-a-day-later");
        let (source, root) = (folder.join("source"), folder.join("release"));
        write_sixty_posts(&source, "");
        let posts = source.join("public/posts");
        fs::remove_file(posts.join("post-60.md")).expect("a post");
        let text = "---\ntitle: Post 61\ndate: 2024-03-10\n---\n\nThis is new.\n";
        fs::write(posts.join("post-61.md"), text).expect("a post");
        let file = posts.join("post-58.md");
        let text = fs::read_to_string(&file).expect("a post");
        fs::write(file, text.replace("This is number 58.", "This was changed.")).expect("a post");
        copy_shell(&Release::of_the_blog().folder, &root);
        rename_hashed(&root);
        publish(&source, &root);
        root
    });
    Release::in_folder(folder.clone())
}

/// Gives the app other names, as though it had changed, and changes the style sheet.
fn rename_hashed(root: &Path) {
    let page = root.join(".octavo/template.json");
    let mut text = fs::read_to_string(&page).expect("the page that Trunk wrote");
    for name in names(root) {
        let (start, rest) = match name.rsplit_once('-') {
            Some((start @ "octavo-app", rest)) => (start, rest),
            Some(("style", _)) => {
                fs::remove_file(root.join(&name)).expect("the style sheet of before");
                continue;
            }
            _ => continue,
        };
        let hash: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        let later: String = hash.chars().rev().collect();
        text = text.replace(&hash, &later);
        let renamed = format!("{start}-{}", rest.replace(&hash, &later));
        fs::rename(root.join(&name), root.join(renamed)).expect("another name");
    }
    let mut template: Value = serde_json::from_str(&text).expect("the template is JSON");
    let sheets = template["style_sheets"].as_array_mut().expect("style sheets");
    let css = &mut sheets.last_mut().expect("a style sheet")["css"];
    *css = format!("{}\n.later {{ color: inherit }}\n", css.as_str().expect("rules")).into();
    fs::write(page, template.to_string()).expect("the template");
}

/// The path of a folder of the tests, without what an earlier run has left there.
pub fn fresh_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the folder of an earlier run goes away");
    }
    folder
}

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("a folder of the release");
    files.filter_map(|file| file.ok()?.file_name().into_string().ok()).collect()
}

/// Copies a folder, with what `edit` makes of the text of each page, by its path below the folder.
pub fn copy_edited(
    from: &Path,
    to: &Path,
    below: &str,
    edit: &impl Fn(&str, String) -> Option<String>,
) {
    fs::create_dir_all(to).expect("a folder for the release");
    for entry in fs::read_dir(from).expect("the release of the blog") {
        let path = entry.expect("a file of the release").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            copy_edited(&path, &to.join(&name), &format!("{below}{name}/"), edit);
        } else if name.ends_with(".html") {
            let text = fs::read_to_string(&path).expect("a page is text");
            if let Some(text) = edit(&format!("{below}{name}"), text) {
                fs::write(to.join(name), text).expect("a page");
            }
        } else {
            fs::copy(&path, to.join(name)).expect("a copy");
        }
    }
}

/// Makes the blog of sixty posts and returns the folder that a host serves.
fn made(name: &str, below: &str) -> PathBuf {
    let folder = fresh_folder(name);
    let (source, root) = (folder.join("source"), folder.join("release"));
    write_sixty_posts(&source, below);
    copy_shell(&Release::of_the_blog().folder, &root.join(below));
    publish(&source, &root.join(below));
    root
}

fn write_sixty_posts(source: &Path, below: &str) {
    let posts = source.join("public/posts");
    fs::create_dir_all(&posts).expect("a folder for the posts");
    let settings = format!(
        "title = \"Sixty\"\nbase_url = \"https://sixty.example/{below}\"\npage_size = 10\n\
         navigation = [{{ label = \"Posts\", url = \"/\" }}, {{ label = \"Tags\", url = \"/tags/\" }}]\n"
    );
    fs::write(source.join("octavo.toml"), settings).expect("settings");
    for number in 1..=60 {
        let tags = if number % 2 == 0 { "[counted, even]" } else { "[counted]" };
        let (month, day) = (1 + (number - 1) / 28, 1 + (number - 1) % 28);
        let text = format!(
            "---\ntitle: Post {number}\ndate: 2024-{month:02}-{day:02}\n\
             description: Number {number} of sixty.\ntags: {tags}\n---\n\nThis is number {number}.\n"
        );
        fs::write(posts.join(format!("post-{number}.md")), text).expect("a post");
    }
}

/// A blog of one post, `/posts/talk/`, with a video of another site.
pub fn post_with_a_player() -> Release {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let folder = fresh_folder("post-with-a-player");
        let (source, root) = (folder.join("source"), folder.join("release"));
        fs::create_dir_all(source.join("public/posts")).expect("a folder for the posts");
        let settings = "title = \"Talks\"\nbase_url = \"https://talks.example/\"\n";
        fs::write(source.join("octavo.toml"), settings).expect("settings");
        let text = "---\ntitle: Talk\ndate: 2024-01-01\n---\n\n\
                    [A talk](https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90)\n";
        fs::write(source.join("public/posts/talk.md"), text).expect("a post");
        copy_shell(&Release::of_the_blog().folder, &root);
        publish(&source, &root);
        root
    });
    Release::in_folder(folder.clone())
}

/// Copies the app: everything but what was published from posts.
pub fn copy_shell(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for the release");
    for entry in fs::read_dir(from).expect("the release of the blog") {
        let path = entry.expect("a file of the release").path();
        let name = path.file_name().unwrap_or_default().to_owned();
        let is_published = ["archive", "page", "posts", "tags"].iter().any(|part| name == *part)
            || name == "404.html"
            || path.join("index.html").is_file()
            || path.extension().is_some_and(|extension| extension == "json" || extension == "md")
                && name != "template.json";
        if path.is_dir() && !is_published {
            copy_shell(&path, &to.join(name));
        } else if !is_published {
            fs::copy(&path, to.join(name)).expect("a copy");
        }
    }
}

/// The page of the author's own server after a mistake was saved into one of the sixty posts.
pub fn sixty_posts_with_a_mistake() -> Release {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    let folder = MADE.get_or_init(|| {
        let good = sixty_posts().folder;
        let folder = fresh_folder("sixty-posts-with-a-mistake");
        let (source, staging) = (folder.join("source"), folder.join("release"));
        write_sixty_posts(&source, "");
        let broken = "---\ntitle: Post 60\ndate: 2024-02-30\n---\n\nThis is number 60.\n";
        fs::write(source.join("public/posts/post-60.md"), broken).expect("a post");
        copy_shell(&Release::of_the_blog().folder, &staging);
        let mut hook = Command::new(env!("CARGO_BIN_EXE_octavo"));
        hook.arg("publish").env("TRUNK_PROFILE", "debug").env("TRUNK_SOURCE_DIR", &source);
        ran(hook.env("TRUNK_STAGING_DIR", &staging).env("TRUNK_DIST_DIR", good));
        staging
    });
    Release::in_folder(folder.clone())
}

/// The number of posts of twelve that have a tag: `t1` is that of one, `t2` of two, and so on.
pub const COUNTS: [usize; 6] = [1, 2, 3, 5, 11, 12];

/// A blog of eleven posts in a language, of which one, `Eigen`, is also there in another, as `Fremd`.
pub fn posts_in_two_languages(own: &str, other: &str) -> Release {
    let folder = fresh_folder(&format!("posts-{own}-{other}"));
    let (source, root) = (folder.join("source"), folder.join("release"));
    let posts = source.join("public/posts");
    fs::create_dir_all(&posts).expect("a folder for the posts");
    let settings =
        format!("title = \"T\"\nbase_url = \"https://x.example/\"\nlanguage = \"{own}\"\n");
    fs::write(source.join("octavo.toml"), settings).expect("settings");
    let body = "> [!NOTE]\n> Words.\n\n```rust\nfn main() {}\n```\n";
    let write = |name: &str, matter: String| {
        fs::write(posts.join(name), format!("---\n{matter}\n---\n\n{body}")).expect("a post");
    };
    for number in 1..=9 {
        let matter = format!("title: P{number}\ndate: 2024-01-{number:02}\ntags: [viele]");
        write(&format!("p{number}.md"), matter);
    }
    let matter = "date: 2024-02-01\ntags: [viele";
    write("eigen.md", format!("title: Eigen\n{matter}, eins]\ntranslations: {{ {other}: fremd }}"));
    write(
        "fremd.md",
        format!("title: Fremd\nlang: {other}\n{matter}]\ntranslations: {{ {own}: eigen }}"),
    );
    copy_shell(&Release::of_the_blog().folder, &root);
    publish(&source, &root);
    Release::in_folder(root)
}

/// A blog of twelve posts in a language, one in each month of 2024.
pub fn twelve_posts_in(language: &str) -> Release {
    use std::{
        collections::BTreeMap,
        sync::{Mutex, PoisonError},
    };

    static MADE: Mutex<BTreeMap<String, PathBuf>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = made.entry(language.to_owned()).or_insert_with(|| make_twelve_posts_in(language));
    Release::in_folder(folder.clone())
}

fn make_twelve_posts_in(language: &str) -> PathBuf {
    let folder = fresh_folder(&format!("twelve-posts-{language}"));
    let (source, root) = (folder.join("source"), folder.join("release"));
    let posts = source.join("public/posts");
    fs::create_dir_all(&posts).expect("a folder for the posts");
    let settings = format!(
        "title = \"T\"\nbase_url = \"https://x.example/\"\npage_size = 100\nlanguage = \"{language}\"\n"
    );
    fs::write(source.join("octavo.toml"), settings).expect("settings");
    for month in 1..=12 {
        let day = [1, 9, 10, 30, 2, 3, 20, 31, 22, 29, 11, 25][month - 1];
        // As many posts as the name of the tag says.
        let tags: Vec<String> =
            COUNTS.iter().filter(|n| month <= **n).map(|n| format!("t{n}")).collect();
        let text = format!(
            "---\ntitle: P{month}\ndate: 2024-{month:02}-{day:02}\ntags: {tags:?}\n---\n\nWords.\n"
        );
        fs::write(posts.join(format!("p{month}.md")), text).expect("a post");
    }
    copy_shell(&Release::of_the_blog().folder, &root);
    publish(&source, &root);
    root
}

/// Publishes a blog.
pub fn publish(source: &Path, to: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_octavo"));
    ran(command.args(["publish", "--root"]).arg(source).arg("--out").arg(to));
}

fn ran(command: &mut Command) {
    let output = command.output().expect("octavo starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`octavo publish` failed:\n{said}");
}
