//! The file with the limits.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use crate::publish::{
    diagnostics::{
        Diagnostic, Diagnostics,
        failure::Failure,
        source::{Place, Source},
    },
    values::{Kind, parse_toml},
};

/// Something that has a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Limit {
    /// WebAssembly and JavaScript.
    Code,
    /// All style sheets.
    Css,
    /// The style sheets in a page.
    PageCss,
    /// The markup of a listing.
    ListingHtml,
    /// The markup of an article beside its text.
    ArticleHtml,
    /// All that the home page loads but the app.
    Home,
    /// The same of an article.
    Article,
    /// The same of an article with formulas.
    ArticleWithFormulas,
}

impl Limit {
    const ALL: [Self; 8] = [
        Self::Code,
        Self::Css,
        Self::PageCss,
        Self::ListingHtml,
        Self::ArticleHtml,
        Self::Home,
        Self::Article,
        Self::ArticleWithFormulas,
    ];

    /// The name that the file has for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Css => "css",
            Self::PageCss => "page-css",
            Self::ListingHtml => "listing-html",
            Self::ArticleHtml => "article-html",
            Self::Home => "home",
            Self::Article => "article",
            Self::ArticleWithFormulas => "article-with-formulas",
        }
    }

    /// True if most of it is what the author has written.
    pub(super) fn is_of_author(self) -> bool {
        !matches!(self, Self::Code | Self::Css | Self::PageCss)
    }
}

/// Reads the budget: limits in kilobytes of 1000 bytes.
pub(super) fn limits(path: &Path) -> Result<BTreeMap<Limit, usize>, Failure> {
    let bytes = fs::read(path).map_err(Failure::io("read", path))?;
    let name = path.to_string_lossy().replace('\\', "/");
    let source = Arc::new(Source::read(name, &bytes).unwrap_or_else(|valid| valid));
    let refuse = |span, label: String| {
        let mut diagnostics = Diagnostics::default();
        let diagnostic = Diagnostic::error(Place::new(&source, span), "the budget cannot be used");
        diagnostics.push(diagnostic.label(label));
        Failure::Usage(
            diagnostics.render(false).trim_start_matches("error: ").trim_end().to_owned(),
        )
    };
    let fields = parse_toml(&source.text).map_err(|error| refuse(error.span, error.message))?;
    let mut limits = BTreeMap::new();
    for field in fields {
        let limit = Limit::ALL.into_iter().find(|limit| limit.name() == field.key);
        let limit = limit.ok_or_else(|| {
            let names = Limit::ALL.map(|limit| format!("`{}`", limit.name())).join(", ");
            refuse(field.key_span, format!("expected one of {names}"))
        })?;
        let most = match &field.value.kind {
            Kind::Number(number) => number.parse::<usize>().ok(),
            _ => None,
        };
        let most = most
            .ok_or_else(|| refuse(field.value.span, "expected a number of kilobytes".to_owned()))?;
        limits.insert(limit, most.saturating_mul(1000));
    }
    Ok(limits)
}
