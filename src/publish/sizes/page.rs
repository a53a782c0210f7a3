//! The files that a page loads until its reader acts.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::{compressed, fonts};
use crate::{
    content::{route::Route, site::Site},
    publish::{
        diagnostics::failure::Failure,
        html::sheet_files,
        markup::{Tag, quoted_files, tags},
        paths,
    },
};

/// The most posts that the app fetches ahead because their links are in view.
const FETCHED_AHEAD: usize = 5;

/// The font of emphasis.
const ITALIC: &str = "/octavo-serif-italic.woff2";

/// A page of a built site.
#[derive(Debug)]
pub(super) struct Page<'s> {
    site: &'s Path,
    /// Its file, relative to the site's root.
    pub(super) file: String,
    html: String,
    settings: Site,
}

impl<'s> Page<'s> {
    /// Reads a file.
    pub(super) fn read(site: &'s Path, file: &str) -> Result<Self, Failure> {
        let path = site.join(file);
        let html = fs::read_to_string(&path).map_err(Failure::io("read", &path))?;
        Ok(Self::new(site, file, html))
    }

    /// A page with this markup.
    pub(super) fn new(site: &'s Path, file: &str, html: String) -> Self {
        let tags = tags(&html);
        let settings = tags.iter().find(|tag| tag.value("id") == "octavo:site");
        let json = settings.and_then(|tag| html.get(tag.text.clone())).unwrap_or_default();
        let settings = serde_json::from_str::<Site>(json).unwrap_or_default();
        Self { site, file: file.to_owned(), html, settings }
    }

    /// The scripts and the program, each with its bytes.
    pub(super) fn program(&self) -> Result<Vec<(String, usize)>, Failure> {
        let mut waiting = self.linked();
        waiting.retain(|file| is_code(file));
        let mut code: Vec<(String, usize)> = Vec::new();
        while let Some(file) = waiting.pop_first() {
            let bytes = self.bytes(&file)?;
            let imported = if file.ends_with(".wasm") {
                Vec::new()
            } else {
                imports(&file, &String::from_utf8_lossy(&bytes))
            };
            code.push((file, compressed(&bytes)));
            let is_new = |file: &String| !code.iter().any(|(known, _)| known == file);
            waiting.extend(imported.into_iter().filter(is_new));
        }
        Ok(code)
    }

    /// The bytes of all rules of the site.
    pub(super) fn all_rules(&self) -> Result<usize, Failure> {
        let mut css = Vec::new();
        for file in sheet_files(&self.html) {
            css.extend(self.bytes(&file)?);
        }
        Ok(compressed(&css))
    }

    /// The bytes of the rules in the page.
    pub(super) fn rules(&self) -> usize {
        compressed(self.css().as_bytes())
    }

    /// The bytes of the markup without the rules in it and, in an article, without its text.
    pub(super) fn markup_beyond_text(&self) -> usize {
        let mut bare = self.html.clone();
        for tag in tags(&self.html).iter().filter(|tag| tag.is("style")).rev() {
            bare.replace_range(tag.element(&self.html), "");
        }
        let text = prose(&bare);
        compressed(bare.as_bytes())
            .saturating_sub(text.map_or(0, |text| compressed(text.as_bytes())))
    }

    /// All that the page loads but the app, each with its bytes.
    pub(super) fn parts(&self) -> Result<Vec<(String, usize)>, Failure> {
        let mut parts = vec![(self.file.clone(), compressed(self.html.as_bytes()))];
        let mut files = self.linked();
        let css = self.css();
        files.extend(fonts::needed(&self.html, &css).iter().map(|file| self.below(file)));
        for post in self.fetched_ahead() {
            files.insert(self.below(&post.data_path()));
            let page = format!("{}index.html", self.below(&post.path()));
            let needed = fonts::needed(&Self::read(self.site, &page)?.html, &css);
            // The app fetches that of emphasis ahead, too.
            let italic = needed.iter().filter(|font| font.ends_with(ITALIC));
            files.extend(italic.map(|font| self.below(font)));
        }
        files.retain(|file| !is_code(file));
        for file in files {
            let bytes = self.bytes(&file)?;
            let size = if file.ends_with(".woff2") { bytes.len() } else { compressed(&bytes) };
            parts.push((file, size));
        }
        Ok(parts)
    }

    /// The style sheets in the page.
    fn css(&self) -> String {
        let tags = tags(&self.html);
        let styles = tags.iter().filter(|tag| tag.is("style"));
        styles.filter_map(|tag| self.html.get(tag.text.clone())).collect()
    }

    /// The files that tags and modules name, which a browser loads with the page or the app at its start.
    fn linked(&self) -> BTreeSet<String> {
        let is_own = |address: &&str| !address.is_empty() && !address.contains("//");
        let tags = tags(&self.html);
        let mut files = BTreeSet::new();
        // The app asks for the data of a page that shows nothing yet.
        if !tags.iter().any(|tag| tag.value("id") == "octavo:data") {
            files.insert(self.below(&Route::HOME.data_path()));
        }
        for tag in &tags {
            let mut addresses = Vec::new();
            if tag.is("script") {
                addresses.push(tag.value("src"));
                if tag.value("type") == "module" {
                    let script = self.html.get(tag.text.clone()).unwrap_or_default();
                    addresses.extend(quoted_files(script).map(|(_, file)| file));
                }
            }
            let is_preload = matches!(tag.value("rel"), "modulepreload" | "preload");
            if is_style_sheet(tag) || tag.is("link") && is_preload {
                addresses.push(tag.value("href"));
            }
            files.extend(addresses.into_iter().filter(is_own).map(|address| self.below(address)));
        }
        files
    }

    /// The posts whose links are in view where a listing begins. On a screen that is touched, their data is
    /// fetched ahead.
    fn fetched_ahead(&self) -> Vec<Route> {
        if prose(&self.html).is_some() {
            return Vec::new();
        }
        let mut posts = Vec::new();
        let tags = tags(&self.html);
        for tag in tags.iter().skip_while(|tag| !tag.is("main")).filter(|tag| tag.is("a")) {
            let path = self.settings.below(tag.value("href"));
            if let Some(post @ Route::Post(_)) = path.and_then(Route::parse)
                && posts.len() < FETCHED_AHEAD
                && !posts.contains(&post)
            {
                posts.push(post);
            }
        }
        posts
    }

    /// A file by its address, relative to the site's root.
    fn below(&self, address: &str) -> String {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let base = self.settings.base.as_str();
        let path = path.strip_prefix(base).or_else(|| path.strip_prefix('/')).unwrap_or(path);
        path.trim_start_matches("./").to_owned()
    }

    fn bytes(&self, file: &str) -> Result<Vec<u8>, Failure> {
        let path: PathBuf = self.site.join(file);
        fs::read(&path).map_err(Failure::io("read", &path))
    }
}

fn is_code(file: &str) -> bool {
    [".js", ".mjs", ".wasm"].iter().any(|ending| file.ends_with(ending))
}

fn is_style_sheet(tag: &Tag<'_>) -> bool {
    tag.is("link") && tag.value("rel") == "stylesheet"
}

/// The text of an article in its page.
fn prose(html: &str) -> Option<&str> {
    let tags = tags(html);
    let start = tags.iter().find(|tag| {
        tag.is("div") && tag.value("class").split(' ').any(|class| class == "o-prose")
    })?;
    let rest = html.get(start.range.end..)?;
    let mut depth = 0_usize;
    for (at, _) in rest.match_indices("div") {
        let before = rest.get(..at).unwrap_or_default();
        if before.ends_with("</") {
            match depth.checked_sub(1) {
                Some(outer) => depth = outer,
                None => return rest.get(..at - "</".len()),
            }
        } else if before.ends_with('<') {
            depth += 1;
        }
    }
    Some(rest)
}

/// The modules that a script imports by a relative path.
fn imports(file: &str, script: &str) -> Vec<String> {
    let folder = paths::folder(file);
    quoted_files(script)
        .filter(|(at, module)| {
            let before = script.get(..at - 1).unwrap_or_default().trim_end();
            let is_import = before.ends_with("from") || before.ends_with("import");
            is_import && module.starts_with('.') && module.ends_with(".js")
        })
        .filter_map(|(_, module)| paths::resolved(folder, module))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page<'static> {
        Page::new(Path::new(""), "index.html", html.to_owned())
    }

    const SITE: &str =
        "<script id=octavo:site type=application/json>{\"base\":\"/blog/\"}</script>";

    #[test]
    fn finds_what_a_first_visit_loads() {
        let html = "<html><link rel=stylesheet href=/blog/a-1.css><link rel=icon href=/blog/i.svg>\
            <link rel=modulepreload href=/blog/o.js><link rel=preload as=font href=/blog/f.woff2>\
            <script type=module>import i from '/blog/o.js';i('/blog/o_bg.wasm')</script>\
            <script src=https://e.org/x.js></script>"
            .to_owned()
            + SITE;
        let expected = ["a-1.css", "f.woff2", "o.js", "o_bg.wasm", "posts.json"];
        assert_eq!(page(&html).linked(), expected.map(str::to_owned).into());
    }

    #[test]
    fn finds_what_the_app_fetches_ahead() {
        let link = |post| format!("<a href=/blog/posts/{post}/>x</a>");
        let links: String = "abcdefg".chars().map(link).collect();
        let listing = format!("{SITE}{}<main>{}{links}", link('z'), link('a'));
        let ahead = page(&listing).fetched_ahead();
        let paths: Vec<String> = ahead.iter().map(Route::path).collect();
        assert_eq!(paths, ["a", "b", "c", "d", "e"].map(|post| format!("/posts/{post}/")));
        let article = format!("{SITE}<main><div class=o-prose>{links}</div>");
        assert_eq!(page(&article).fetched_ahead(), []);
    }

    #[test]
    fn follows_the_imports_of_a_script() {
        let script =
            "import { a } from './snippets/x/inline0.js';\nimport \"./y.js\";let z='./z.js'";
        assert_eq!(imports("o.js", script), ["snippets/x/inline0.js", "y.js"]);
    }

    #[test]
    fn tells_the_markup_from_the_text() {
        let text = "Some text, which is long. ".repeat(40);
        let html = |text: &str| {
            format!("<style>p{{}}</style><div class=\"o-prose\">{text}</div><footer>x</footer>")
        };
        let (long, short) = (page(&html(&text)), page(&html("Some")));
        assert!(long.markup_beyond_text() < 60, "{}", long.markup_beyond_text());
        assert!(short.markup_beyond_text() < 60, "{}", short.markup_beyond_text());
    }
}
