//! From Markdown to the HTML of an article.
//!
//! [CommonMark 0.31.2](https://spec.commonmark.org/0.31.2/) with GitHub's tables, task lists,
//! strikethrough, footnotes, callouts and bare addresses; definition lists; heading attributes;
//! `$…$` and `$$…$$` for mathematics. Superscript and subscript are off: pulldown-cmark reads
//! neither `x^2^` nor `H~2~O`, while `^_^` would be raised and `~gone~` no longer struck out.
//!
//! pulldown-cmark reads it; [`render`] writes it, in the browser and natively, and is the only
//! writer of raw HTML. [`survey`] reads the same events for the publisher, which looks every link
//! and image up, and prepares what is heavy: the results come back as [`Assets`].

mod assets;
mod autolink;
mod code;
mod html;
mod loose;
mod medium;
mod outline;
mod player;
mod safety;
mod survey;
mod text;
mod writer;

pub use assets::{Assets, Picture};
pub use code::{CodeInfo, Run, Runs, Token};
pub use html::Html;
pub use loose::{Loose, LooseEnd};
pub use medium::Medium;
pub use outline::{Heading, Outline};
pub use player::player_site;
pub use safety::{is_absolute, link_target};
pub use survey::{CodeBlock, Formula, Reference, Survey, survey};
pub use text::{Measure, excerpt};

use pulldown_cmark::{Options, Parser};

/// An article, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The article's markup.
    pub html: Html,
    /// Its headings, in order.
    pub outline: Outline,
}

/// Where an article stands, which is what its relative links and images are relative to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The path of the site on its host, with a slash at both ends.
    pub base: &'a str,
    /// The folder of the article's files below it, with a slash at its end: `posts/clean-code/`.
    pub folder: &'a str,
}

impl Place<'_> {
    /// The root of a host.
    pub const ROOT: Place<'static> = Place { base: "/", folder: "" };
}

/// Renders Markdown.
///
/// Raw HTML is shown as text and links keep only harmless targets, wherever the Markdown comes
/// from. What `assets` lacks is shown in its plain form.
pub fn render(markdown: &str, place: Place<'_>, assets: &Assets) -> Document {
    writer::write(Parser::new_ext(markdown, options()), place, assets)
}

/// The extensions that are on. The publisher and the browser must agree on them, since assets are
/// counted in the order of the events.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}
