//! The bytes that pages load until their reader acts, against limits that only get smaller.
//!
//! Pictures are not among them: they are the author's, and the browser chooses their size.

mod budget;
mod fonts;
mod page;

use std::{
    collections::BTreeMap,
    fmt::{self, Write as _},
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use self::{
    budget::{Limit, limits},
    page::Page,
};
use crate::publish::{diagnostics::failure::Failure, paths::INDEX};

/// The pages of a site that has a budget, measured.
#[derive(Debug, Default)]
pub struct Sizes {
    /// The limit, the page that has most of it, and its bytes.
    totals: BTreeMap<Limit, (String, usize)>,
    /// The files that each page loads, in bytes after compression.
    parts: Vec<(String, Vec<(String, usize)>)>,
    limits: BTreeMap<Limit, usize>,
}

impl Sizes {
    /// Measures the home page of a built site and the longest article with and without formulas, with
    /// the limits of a budget file.
    ///
    /// # Errors
    ///
    /// Fails where a file is missing or the budget cannot be read.
    pub fn measure(site: &Path, budget: &Path) -> Result<Self, Failure> {
        let mut sizes = Self { limits: limits(budget)?, ..Self::default() };
        let home = Page::read(site, INDEX)?;
        let code = home.program()?;
        sizes.put(Limit::Code, "the app", code.iter().map(|(_, bytes)| bytes).sum());
        sizes.parts.push(("the app".to_owned(), code));
        sizes.put(Limit::Css, "the style sheets", home.all_rules()?);
        sizes.put(Limit::ListingHtml, INDEX, home.markup_beyond_text());
        sizes.page(Limit::Home, &home)?;

        let (with_formulas, without): (Vec<_>, Vec<_>) =
            articles(site)?.into_iter().partition(|(_, html)| html.contains("<math"));
        for (limit, articles) in
            [(Limit::Article, without), (Limit::ArticleWithFormulas, with_formulas)]
        {
            // The longest one of a kind stands for all.
            let longest = articles.into_iter().max_by_key(|(_, html)| html.len());
            if let Some((file, html)) = longest {
                let page = Page::new(site, &file, html);
                sizes.put(Limit::ArticleHtml, &file, page.markup_beyond_text());
                sizes.page(limit, &page)?;
            }
        }
        Ok(sizes)
    }

    fn page(&mut self, limit: Limit, page: &Page<'_>) -> Result<(), Failure> {
        let parts = page.parts()?;
        self.put(Limit::PageCss, &page.file, page.rules());
        self.put(limit, &page.file, parts.iter().map(|(_, bytes)| bytes).sum());
        self.parts.push((page.file.clone(), parts));
        Ok(())
    }

    /// Keeps the most there is of something.
    fn put(&mut self, limit: Limit, what: &str, bytes: usize) {
        let total = self.totals.entry(limit).or_default();
        if bytes >= total.1 {
            *total = (what.to_owned(), bytes);
        }
    }

    /// One line for every limit that is exceeded.
    pub fn exceeded(&self) -> Vec<String> {
        self.over(|limit| !limit.is_of_author())
    }

    /// The same of pages, most of which is what the author has written.
    pub fn exceeded_by_author(&self) -> Vec<String> {
        self.over(Limit::is_of_author)
    }

    fn over(&self, counts: fn(Limit) -> bool) -> Vec<String> {
        let limits = self.limits.iter().filter(|(limit, _)| counts(**limit));
        let totals =
            limits.filter_map(|(limit, most)| Some((limit, most, self.totals.get(limit)?)));
        let over = totals.filter(|(_, most, (_, total))| total > most);
        over.map(|(limit, most, (_, total))| {
            let (excess, most) = (total - most, kilobytes(*most));
            format!("{} is {total} bytes, {excess} bytes over its limit of {most}", limit.name())
        })
        .collect()
    }
}

/// A table of what pages load and of the totals.
impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = || self.parts.iter().flat_map(|(_, parts)| parts.iter());
        let width = parts().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(24);
        let mut table = String::from("brotli 11, without pictures\n");
        for (page, parts) in &self.parts {
            writeln!(table, "{page}")?;
            for (name, bytes) in parts {
                writeln!(table, "  {name:width$}  {:>10}", kilobytes(*bytes))?;
            }
        }
        for (limit, (_, total)) in &self.totals {
            let most = match self.limits.get(limit) {
                Some(most) => format!("  of {}", kilobytes(*most)),
                None => String::new(),
            };
            writeln!(table, "{:width$}    {:>10}{most}", limit.name(), kilobytes(*total))?;
        }
        f.write_str(&table)
    }
}

/// The articles of a site, each with its file.
fn articles(site: &Path) -> Result<Vec<(String, String)>, Failure> {
    let folder = site.join("posts");
    let Ok(entries) = fs::read_dir(&folder) else { return Ok(Vec::new()) };
    let mut files: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path().join(INDEX))).collect();
    files.sort();
    let mut articles = Vec::new();
    for path in files.into_iter().filter(|path| path.is_file()) {
        let html = fs::read_to_string(&path).map_err(Failure::io("read", &path))?;
        let file = path.strip_prefix(site).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        articles.push((file, html));
    }
    Ok(articles)
}

/// The bytes that are left after compression.
fn compressed(bytes: &[u8]) -> usize {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    // A buffer in memory takes all that it is given.
    let _ = writer.write_all(bytes);
    writer.into_inner().len()
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
    fn compares_totals_with_limits() {
        let mut sizes = Sizes {
            limits: [(Limit::Code, 200_000), (Limit::Css, 10_000), (Limit::Home, 1000)].into(),
            ..Sizes::default()
        };
        sizes.put(Limit::Code, "a", 90_000);
        sizes.put(Limit::Code, "b", 200_049);
        sizes.put(Limit::Code, "c", 10);
        assert_eq!(sizes.exceeded(), ["code is 200049 bytes, 49 bytes over its limit of 200.0 kB"]);
        assert_eq!(sizes.exceeded_by_author(), [""; 0]);
        sizes.put(Limit::Home, "index.html", 1001);
        assert_eq!(sizes.exceeded_by_author().len(), 1);
        assert_eq!(
            sizes.to_string().lines().nth(1).unwrap().split_whitespace().collect::<Vec<_>>(),
            ["code", "200.0", "kB", "of", "200.0", "kB"]
        );
    }
}
