//! What the publisher must look up or prepare in an article.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::{
    Assets, Heading, Place,
    code::CodeInfo,
    loose::{self, Loose},
    text::Measure,
    writer,
};

/// Everything in an article that something outside it is needed for. Ranges are bytes of the
/// Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// Code blocks, in order.
    pub code: Vec<CodeBlock>,
    /// Formulas, in order; [`Assets::math`] has the same order.
    pub math: Vec<Formula>,
    /// Links.
    pub links: Vec<Reference>,
    /// Images.
    pub images: Vec<Reference>,
    /// Names that lack their other half.
    pub loose: Vec<Loose>,
    /// The headings, with the ids that links may use.
    pub headings: Vec<Heading>,
    /// How much there is to read.
    pub measure: Measure,
}

/// A fenced or indented code block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// The words behind the opening fence.
    pub info: String,
    /// The code.
    pub text: String,
    /// Where the block stands.
    pub range: Range<usize>,
}

/// A formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// The TeX, without its dollar signs.
    pub tex: String,
    /// Whether it stands on a line of its own.
    pub display: bool,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The address as the author wrote it.
    pub address: String,
    /// Its words: the text of a link, the alternative text of an image.
    pub text: String,
    /// Where it stands.
    pub range: Range<usize>,
}

impl CodeBlock {
    /// What the words behind the fence say.
    pub fn info(&self) -> CodeInfo<'_> {
        CodeInfo::parse(&self.info)
    }
}

/// Reads an article for the publisher.
pub fn survey(markdown: &str) -> Survey {
    let mut survey = Survey::default();
    let mut open: Vec<(bool, Reference)> = Vec::new();
    let mut code: Option<CodeBlock> = None;
    for (event, range) in Parser::new_ext(markdown, super::options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.into_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                code = Some(CodeBlock { info, text: String::new(), range });
            }
            Event::End(TagEnd::CodeBlock) => survey.code.extend(code.take()),
            Event::Start(Tag::Link { link_type, dest_url, .. }) if link_type != LinkType::Email => {
                let address = dest_url.into_string();
                open.push((false, Reference { address, text: String::new(), range }));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let address = dest_url.into_string();
                open.push((true, Reference { address, text: String::new(), range }));
            }
            Event::End(TagEnd::Link) if open.last().is_some_and(|(image, _)| !image) => {
                survey.links.extend(open.pop().map(|(_, link)| link));
            }
            Event::End(TagEnd::Image) => survey.images.extend(open.pop().map(|(_, image)| image)),
            Event::InlineMath(tex) => {
                survey.math.push(Formula { tex: tex.into_string(), display: false, range });
            }
            Event::DisplayMath(tex) => {
                survey.math.push(Formula { tex: tex.into_string(), display: true, range });
            }
            Event::Text(text) | Event::Code(text) => match &mut code {
                Some(block) => block.text.push_str(&text),
                None => {
                    survey.measure.add(&text);
                    for (_, reference) in &mut open {
                        reference.text.push_str(&text);
                    }
                }
            },
            _ => {}
        }
    }
    let events = Parser::new_ext(markdown, super::options());
    let document = writer::write(events, Place::ROOT, &Assets::default());
    survey.headings = document.outline.headings().to_vec();
    survey.loose = loose::find(markdown);
    survey
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_must_be_looked_up() {
        let markdown = "# A [b](c.md)\n\n![alt *text*](p.png) $x$ <https://e.org> <a@b.c>\n\n```rust\nfn\n```\n";
        let survey = survey(markdown);
        let addresses: Vec<&str> = survey.links.iter().map(|link| link.address.as_str()).collect();
        assert_eq!(addresses, ["c.md", "https://e.org"]);
        assert_eq!(survey.images[0].text, "alt text");
        assert_eq!(&markdown[survey.images[0].range.clone()], "![alt *text*](p.png)");
        assert_eq!(survey.math[0].tex, "x");
        assert_eq!(survey.code[0].info().language, "rust");
        assert_eq!(survey.headings[0].id, "a-b");
    }
}
