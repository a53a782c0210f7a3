//! The answer of a static host.

use std::{
    fs,
    io::{self, Write},
    net::TcpStream,
    path::{Component, Path, PathBuf},
};

use super::Manners;

/// An answer to a request.
pub(super) struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    location: Option<String>,
    cache: &'static str,
    /// True if the body is compressed.
    is_copy: bool,
}

impl Answer {
    /// The answer of a folder at a path. Where it has nothing, that is its home page or an error, with the
    /// page `404.html` if there is one.
    pub(super) fn to(path: &str, folder: &Path, manners: &Manners) -> Self {
        let Some(inner) = path.strip_prefix(&manners.below) else { return Self::missing(None) };
        let cache = if manners.is_github { "max-age=600" } else { "no-cache" };
        let answer = match file(inner, folder, manners) {
            Some(file) if file.is_dir() => {
                Self { location: Some(format!("{path}/")), ..Self::page(301, "") }
            }
            Some(file) if manners.sends_copies => Self::copy_of(&file),
            Some(file) => Self::file(&file),
            None if manners.falls_back => Self::home(folder),
            None => Self::missing(fs::read_to_string(folder.join("404.html")).ok().as_deref()),
        };
        Self { cache, ..answer }
    }

    /// The page at the root of a folder.
    pub(super) fn home(folder: &Path) -> Self {
        Self::file(&folder.join("index.html"))
    }

    fn file(file: &Path) -> Self {
        let body = fs::read(file).unwrap_or_default();
        Self { kind: kind(file), body, ..Self::page(200, "") }
    }

    /// The compressed copy of a file, or the file where it has none.
    fn copy_of(file: &Path) -> Self {
        match fs::read(format!("{}.br", file.display())) {
            Ok(body) => Self { kind: kind(file), body, is_copy: true, ..Self::page(200, "") },
            Err(_) => Self::file(file),
        }
    }

    fn missing(page: Option<&str>) -> Self {
        Self::page(404, page.unwrap_or("<h1>Not found</h1>"))
    }

    /// A page of the host's own.
    pub(super) fn page(status: u16, text: &str) -> Self {
        let kind = "text/html; charset=utf-8";
        Self { status, kind, body: text.into(), location: None, cache: "no-cache", is_copy: false }
    }

    /// The same with another body.
    pub(super) fn with_body(self, body: &[u8]) -> Self {
        Self { body: body.to_owned(), ..self }
    }

    /// The same, but a page of the release begins with these scripts, which leave no trace in it. They
    /// come before the policy of the page, so that it does not hold for them.
    pub(super) fn beginning_with(mut self, scripts: &[String]) -> Self {
        const START: &str = "<meta charset";
        if self.kind.starts_with("text/html") && !self.is_copy && !scripts.is_empty() {
            let script = format!(
                "<script>document.currentScript.remove(); {}</script>{START}",
                scripts.join(";\n")
            );
            let page = String::from_utf8_lossy(&self.body).replacen(START, &script, 1);
            self.body = page.into_bytes();
        }
        self
    }

    /// The first half of it, as though that were all.
    pub(super) fn half(mut self) -> Self {
        self.body.truncate(self.body.len() / 2);
        self
    }

    /// Writes it.
    pub(super) fn send(&self, to: &TcpStream) -> io::Result<()> {
        self.head(to)?;
        (&mut &*to).write_all(&self.body)
    }

    /// Promises all of it and writes half.
    pub(super) fn cut_short(&self, to: &TcpStream) -> io::Result<()> {
        self.head(to)?;
        let (half, _) = self.body.split_at(self.body.len() / 2);
        (&mut &*to).write_all(half)
    }

    fn head(&self, mut to: &TcpStream) -> io::Result<()> {
        let Self { status, kind, body, location, cache, is_copy } = self;
        let location = location.as_ref().map(|path| format!("location: {path}\r\n"));
        write!(
            to,
            "HTTP/1.1 {status} {}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n{}\
             {}cache-control: {cache}\r\nconnection: close\r\n\r\n",
            reason(*status),
            body.len(),
            location.unwrap_or_default(),
            if *is_copy { "content-encoding: br\r\n" } else { "" },
        )
    }
}

/// The file that a path names. A folder has its `index.html`; named without its slash it is itself.
fn file(path: &str, folder: &Path, manners: &Manners) -> Option<PathBuf> {
    let below = Path::new(path.trim_start_matches('/'));
    if !below.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(below);
    if !file.is_dir() {
        let page = folder.join(format!("{}.html", below.display()));
        if manners.is_github && !file.is_file() && page.is_file() {
            return Some(page);
        }
        return (file.is_file() && !path.ends_with('/')).then_some(file);
    }
    let index = file.join("index.html");
    index.is_file().then_some(if path.ends_with('/') { index } else { file })
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        404 => "Not Found",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Status",
    }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "vtt" => "text/vtt; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        _ => "application/octet-stream",
    }
}

/// A path with its percent-encoded bytes decoded.
pub(super) fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = (*first == b'%').then(|| after.get(..2)).flatten();
        let byte = escaped
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
