//! From Markdown to the HTML of an article.
//!
//! [CommonMark 0.31.2](https://spec.commonmark.org/0.31.2/) with GitHub's tables, task lists,
//! strikethrough, footnotes, callouts and bare addresses; definition lists; heading attributes;
//! `$…$` and `$$…$$` for mathematics; `x^2^` and `H~2~O`; the quotation marks of the text's
//! language; and of raw HTML what a writer needs.
//!
//! pulldown-cmark reads it; [`render`] writes it, in the browser and natively, and is the only
//! writer of raw HTML. [`analysis`] reads the same events for the publisher, which looks every link
//! and image up, and prepares what is heavy: the results come back as [`Assets`].

mod analysis;
mod assets;
mod autolink;
mod code;
mod depth;
mod events;
pub(crate) mod html;
mod mathml;
mod medium;
mod outline;
mod player;
mod punctuation;
mod raw_html;
pub(crate) mod reserved;
mod safety;
mod sub_superscript;
mod text;
mod unresolved;
mod writer;

pub use analysis::{
    Analysis, CodeBlock, Formula, LeftOut, LeftOutKind, RawTag, Reference, UNCLOSED, analyze,
};
pub use assets::{Assets, Picture};
pub use code::{CodeInfo, Mark, Run, Runs, Token};
pub use depth::DEEPEST;
pub use events::OPTIONS;
pub use html::Html;
pub use mathml::{Flaw, flaw, is_formula};
pub use medium::Medium;
pub use outline::{Heading, Outline};
pub use player::player_site;
pub use reserved::Reserved;
pub use safety::{is_absolute, link_target};
pub use text::{Measure, is_ideograph};
pub use unresolved::{Unresolved, UnresolvedKind};
pub use writer::cover;

use super::i18n::Messages;
use writer::Writer;

/// An article, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The article's markup.
    pub html: Html,
    /// Its headings, in order.
    pub outline: Outline,
    /// True if it has notes.
    pub has_notes: bool,
}

/// The context of an article: the base of its relative links and images, and what the site
/// says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenderContext<'a> {
    /// The path of the site on its host, with a slash at both ends.
    pub base: &'a str,
    /// The folder of the article's files below it, with a slash at its end: `posts/clean-code/`.
    pub folder: &'a str,
    /// The language of the text, as in BCP 47.
    pub language: &'a str,
    /// The hosts whose pages may be shown in frames.
    pub embeds: &'a [String],
    /// The words of the interface in the article.
    pub words: &'a Messages,
}

impl RenderContext<'_> {
    /// The root of a host.
    pub const ROOT: RenderContext<'static> =
        RenderContext { base: "/", folder: "", language: "en", embeds: &[], words: Messages::NONE };
}

/// Renders Markdown.
///
/// Raw HTML is let through where it is harmless, and links keep only harmless targets, wherever the
/// Markdown comes from. What `assets` lacks is shown in its plain form.
///
/// A text whose quotations or lists stand in each other hundreds of times is shown as it was typed.
pub fn render(markdown: &str, place: RenderContext<'_>, assets: &Assets) -> Document {
    if depth::too_deep(markdown).is_some() {
        return depth::as_it_is(markdown);
    }
    let events = events::events(markdown, place.language);
    Writer::new(events, markdown.len(), place, assets).write().0
}
