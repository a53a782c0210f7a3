//! How many bytes a first visit loads, against a budget that only gets smaller.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{self, Write as _},
    fs,
    io::Write as _,
    path::Path,
    sync::Arc,
};

use crate::{
    content::{route::Route, site::Site},
    publish::{
        diagnostics::{
            Problem, Problems,
            failure::Failure,
            source::{Place, Source},
        },
        markup::quoted_files,
        markup::{Tag, tags},
        paths::INDEX,
        values::{Kind as ValueKind, parse_toml},
    },
};

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Code,
    Css,
    Html,
    Font,
    Data,
}

/// A file of a first visit.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sized {
    kind: Kind,
    raw: usize,
    brotli: usize,
}

/// The files of a first visit, measured.
#[derive(Debug)]
pub struct Sizes {
    files: BTreeMap<String, Sized>,
    limits: BTreeMap<Kind, usize>,
}

impl Kind {
    const LIMITED: [Self; 4] = [Self::Code, Self::Css, Self::Html, Self::Font];

    fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Css => "css",
            Self::Html => "html",
            Self::Font => "font",
            Self::Data => "data",
        }
    }

    fn of(file: &str) -> Self {
        match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
            "js" | "mjs" | "wasm" => Self::Code,
            "css" => Self::Css,
            "html" => Self::Html,
            "woff2" | "woff" | "ttf" | "otf" => Self::Font,
            _ => Self::Data,
        }
    }
}

impl Sizes {
    /// Measures what the home page of a built site loads, with the limits of a budget file.
    ///
    /// # Errors
    ///
    /// Fails where a file is missing or the budget cannot be read.
    pub fn measure(site: &Path, budget: &Path) -> Result<Self, Failure> {
        let limits = limits(budget)?;
        let page = site.join(INDEX);
        let html = fs::read_to_string(&page).map_err(Failure::io("read", &page))?;
        let (html, css) = without_styles(&html);
        let mut waiting = first_visit(&html);
        let mut files = BTreeMap::new();
        if !css.is_empty() {
            let brotli = compressed(css.as_bytes()).map_err(Failure::io("compress", &page))?;
            let sized = Sized { kind: Kind::Css, raw: css.len(), brotli };
            files.insert("rules in index.html".to_owned(), sized);
        }
        while let Some(file) = waiting.pop_first() {
            let path = site.join(&file);
            let bytes = match file.as_str() {
                INDEX => html.clone().into_bytes(),
                _ => fs::read(&path).map_err(Failure::io("read", &path))?,
            };
            if file.ends_with(".js") {
                let imported = imports(&file, &String::from_utf8_lossy(&bytes));
                waiting.extend(imported.into_iter().filter(|file| !files.contains_key(file)));
            }
            let brotli = compressed(&bytes).map_err(Failure::io("compress", &path))?;
            files.insert(file.clone(), Sized { kind: Kind::of(&file), raw: bytes.len(), brotli });
        }
        Ok(Self { files, limits })
    }

    /// One line for every limit that is exceeded.
    pub fn exceeded(&self) -> Vec<String> {
        self.over(|kind| kind != Kind::Html)
    }

    /// The same of the page itself, most of which is what the author has written.
    pub fn exceeded_by_author(&self) -> Vec<String> {
        self.over(|kind| kind == Kind::Html)
    }

    fn over(&self, counts: fn(Kind) -> bool) -> Vec<String> {
        let limits = self.limits.iter().filter(|(kind, _)| counts(**kind));
        let over = limits.filter(|(kind, limit)| self.total(**kind) > **limit);
        over.map(|(kind, limit)| {
            let (name, total) = (kind.name(), self.total(*kind));
            let (excess, limit) = (total - limit, kilobytes(*limit));
            format!("{name} is {total} bytes, {excess} bytes over its limit of {limit}")
        })
        .collect()
    }

    fn total(&self, kind: Kind) -> usize {
        self.files.values().filter(|file| file.kind == kind).map(|file| file.brotli).sum()
    }
}

/// A table of the files and of the totals.
impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.files.keys().map(|file| file.chars().count()).max().unwrap_or(0);
        let mut table = String::new();
        writeln!(table, "{:width$}  {:>10}  {:>10}", "a first visit loads", "raw", "brotli 11")?;
        let mut files: Vec<_> = self.files.iter().collect();
        files.sort_by_key(|(file, size)| (size.kind, *file));
        for (file, size) in files {
            let (raw, brotli) = (kilobytes(size.raw), kilobytes(size.brotli));
            writeln!(table, "{file:width$}  {raw:>10}  {brotli:>10}")?;
        }
        for kind in Kind::LIMITED {
            let limit = match self.limits.get(&kind) {
                Some(limit) => format!("  of {}", kilobytes(*limit)),
                None => String::new(),
            };
            let total = kilobytes(self.total(kind));
            writeln!(table, "{:width$}  {:>10}  {total:>10}{limit}", kind.name(), "")?;
        }
        f.write_str(&table)
    }
}

/// The page without the style sheets that stand in it, and their rules, which are weighed apart.
fn without_styles(html: &str) -> (String, String) {
    let tags = tags(html);
    let (mut page, mut css) = (html.to_owned(), String::new());
    for style in tags.iter().filter(|tag| tag.is("style")).rev() {
        css.insert_str(0, html.get(style.text.clone()).unwrap_or_default());
        page.replace_range(style.element(html), "");
    }
    (page, css)
}

/// The files that a page names and a browser loads with it, relative to the site's root.
fn first_visit(html: &str) -> BTreeSet<String> {
    let tags = tags(html);
    let base = base(&tags, html);
    let below = |address: &str| {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = path.strip_prefix(&base).or_else(|| path.strip_prefix('/')).unwrap_or(path);
        path.trim_start_matches("./").to_owned()
    };
    let own = |address: &&str| !address.is_empty() && !address.contains("//");
    let mut files = BTreeSet::from(["index.html".to_owned()]);
    if !tags.iter().any(|tag| tag.value("id") == "octavo:data") {
        files.insert(below(&Route::HOME.data_path()));
    }
    for tag in &tags {
        if tag.is("script") {
            files.extend(Some(tag.value("src")).filter(own).map(below));
            if tag.value("type") == "module" {
                let script = html.get(tag.text.clone()).unwrap_or_default();
                files.extend(quoted_files(script).map(|(_, file)| file).filter(own).map(below));
            }
        }
        let rel = tag.value("rel");
        if tag.is("link") && matches!(rel, "stylesheet" | "modulepreload" | "preload") {
            files.extend(Some(tag.value("href")).filter(own).map(below));
        }
    }
    files
}

/// The base that the page's settings name.
fn base(tags: &[Tag<'_>], html: &str) -> String {
    let settings = tags.iter().find(|tag| tag.value("id") == "octavo:site");
    let json = settings.and_then(|tag| html.get(tag.text.clone())).unwrap_or_default();
    serde_json::from_str::<Site>(json).unwrap_or_default().base
}

/// The modules that a script imports by a relative path.
fn imports(file: &str, script: &str) -> Vec<String> {
    let folder = super::paths::folder(file);
    quoted_files(script)
        .filter(|(at, module)| {
            let before = script.get(..at - 1).unwrap_or_default().trim_end();
            let is_import = before.ends_with("from") || before.ends_with("import");
            is_import && module.starts_with('.') && module.ends_with(".js")
        })
        .filter_map(|(_, module)| super::paths::resolved(folder, module))
        .collect()
}

fn compressed(bytes: &[u8]) -> std::io::Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner().len())
}

/// Reads the budget: limits in kilobytes of 1000 bytes.
fn limits(path: &Path) -> Result<BTreeMap<Kind, usize>, Failure> {
    let bytes = fs::read(path).map_err(Failure::io("read", path))?;
    let name = path.to_string_lossy().replace('\\', "/");
    let source = Arc::new(Source::read(name, &bytes).unwrap_or_else(|valid| valid));
    let refuse = |span, label: String| {
        let mut problems = Problems::default();
        let problem = Problem::error(Place::new(&source, span), "the budget cannot be used");
        problems.push(problem.label(label));
        Failure::Usage(problems.render(false).trim_start_matches("error: ").trim_end().to_owned())
    };
    let fields = parse_toml(&source.text).map_err(|error| refuse(error.span, error.message))?;
    let mut limits = BTreeMap::new();
    for field in fields {
        let kind = Kind::LIMITED.into_iter().find(|kind| kind.name() == field.key);
        let kind = kind.ok_or_else(|| {
            refuse(field.key_span, "expected `code`, `css`, `html` or `font`".to_owned())
        })?;
        let limit = match &field.value.kind {
            ValueKind::Number(number) => number.parse::<usize>().ok(),
            _ => None,
        };
        let limit = limit
            .ok_or_else(|| refuse(field.value.span, "expected a number of kilobytes".to_owned()))?;
        limits.insert(kind, limit.saturating_mul(1000));
    }
    Ok(limits)
}

/// A number of bytes in kilobytes of 1000 bytes, to a tenth.
fn kilobytes(bytes: usize) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_first_visit_loads() {
        let html = "<html><link rel=stylesheet href=/blog/a-1.css><link rel=icon href=/blog/i.svg>\
            <link rel=modulepreload href=/blog/o.js><link rel=preload as=font href=/blog/f.woff2>\
            <script type=module>import i from '/blog/o.js';i('/blog/o_bg.wasm')</script>\
            <script src=https://e.org/x.js></script>\
            <script id=octavo:site type=application/json>{\"base\":\"/blog/\"}</script>";
        let expected = ["a-1.css", "f.woff2", "index.html", "o.js", "o_bg.wasm", "posts.json"];
        assert_eq!(first_visit(html), expected.map(str::to_owned).into());
    }

    #[test]
    fn follows_the_imports_of_a_script() {
        let script =
            "import { a } from './snippets/x/inline0.js';\nimport \"./y.js\";let z='./z.js'";
        assert_eq!(imports("o.js", script), ["snippets/x/inline0.js", "y.js"]);
    }

    #[test]
    fn compares_totals_with_limits() {
        let file = |kind, brotli| Sized { kind, raw: brotli * 2, brotli };
        let files = [("a.js", file(Kind::Code, 90_000)), ("a.wasm", file(Kind::Code, 110_049))];
        let sizes = Sizes {
            files: files.map(|(name, size)| (name.to_owned(), size)).into(),
            limits: [(Kind::Code, 200_000), (Kind::Css, 10_000)].into(),
        };
        assert_eq!(sizes.exceeded(), ["code is 200049 bytes, 49 bytes over its limit of 200.0 kB"]);
        assert_eq!(
            sizes.to_string().lines().nth(3).unwrap().split_whitespace().collect::<Vec<_>>(),
            ["code", "200.0", "kB", "of", "200.0", "kB"]
        );
    }
}
