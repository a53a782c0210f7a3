//! The references and blocks of an article that the publisher must look up or prepare.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::{
    Assets, RenderContext,
    code::CodeInfo,
    depth,
    events::events_telling,
    outline::Outline,
    raw_html::{self, Attributes, Part, UNCLOSED_COMMENT},
    reserved::{self, Reserved},
    safety,
    text::{self, Measure},
    unresolved::{self, Unresolved},
    writer::Writer,
};

/// Everything in an article that something outside it is needed for. Ranges are bytes of the
/// Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analysis {
    /// Code blocks, in order.
    pub code: Vec<CodeBlock>,
    /// Formulas, in order; [`Assets::math`] has the same order.
    pub math: Vec<Formula>,
    /// Links.
    pub links: Vec<Reference>,
    /// Images.
    pub images: Vec<Reference>,
    /// The files that raw HTML plays, and the pictures that stand for them.
    pub media: Vec<Reference>,
    /// Tags of raw HTML that are shown as text.
    pub raw: Vec<RawTag>,
    /// Classes and ids that belong to the pages themselves.
    pub reserved: Vec<Reserved>,
    /// A part of the text that stands nowhere on the page.
    pub left_out: Vec<LeftOut>,
    /// Names that lack their other half.
    pub unresolved: Vec<Unresolved>,
    /// The ids that links may lead to: those of the headings and of elements of raw HTML.
    pub ids: Vec<String>,
    /// The headings.
    pub outline: Outline,
    /// The beginning in plain text.
    pub excerpt: String,
    /// The amount of text.
    pub measure: Measure,
    /// The line whose quotations or lists stand in each other too deep to be read. Nothing else is
    /// known of such a text.
    pub too_deep: Option<Range<usize>>,
}

/// A fenced or indented code block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// The words behind the opening fence.
    pub info: String,
    /// The code.
    pub text: String,
    /// The place of the block.
    pub range: Range<usize>,
}

/// A formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// The TeX, without its dollar signs.
    pub tex: String,
    /// True if it stands on a line of its own.
    pub display: bool,
    /// The place.
    pub range: Range<usize>,
}

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The address as the author wrote it.
    pub address: String,
    /// Its words: the text of a link, the alternative text of an image.
    pub text: String,
    /// The place.
    pub range: Range<usize>,
}

/// A tag of raw HTML that is shown as text, or the signs that open what nothing closes: a comment, an
/// instruction, a declaration, a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawTag {
    /// The name of the element, or one of [`UNCLOSED`].
    pub name: String,
    /// The host of the page that it would frame, where that is why.
    pub host: Option<String>,
    /// The place.
    pub range: Range<usize>,
}

/// The names of what opens and must be closed, and what closes each.
pub const UNCLOSED: [(&str, &str); 4] =
    [(UNCLOSED_COMMENT, "-->"), ("![CDATA[", "]]>"), ("!", ">"), ("?", "?>")];

/// A part of the source that stands nowhere on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The kind.
    pub kind: LeftOutKind,
    /// The place.
    pub range: Range<usize>,
}

/// The parts that a page may leave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOutKind {
    /// An attribute of raw HTML with this name.
    Attribute(String),
    /// The cells of a row that has more of them than the head of its table.
    Cells,
    /// Braces behind a heading that are neither an id nor a class.
    Braces,
    /// The title of what stands in the alternative text of an image.
    Title,
}

impl CodeBlock {
    /// The words behind the fence.
    pub fn info(&self) -> CodeInfo<'_> {
        CodeInfo::parse(&self.info)
    }
}

/// Reads an article for the publisher, in its language.
pub fn analyze(markdown: &str, language: &str) -> Analysis {
    let too_deep = depth::too_deep(markdown);
    if too_deep.is_some() {
        return Analysis { too_deep, ..Analysis::default() };
    }
    let mut links = Vec::new();
    let tell = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        links.extend(unresolved::link(markdown, link));
        None
    };
    let events: Vec<_> = events_telling(markdown, language, tell).collect();
    let mut reading = Reading {
        markdown,
        analysis: Analysis::default(),
        open: Vec::new(),
        code: None,
        html: None,
        cell: 0,
    };
    for (event, range) in &events {
        reading.event(event, range);
    }
    let mut analysis = reading.analysis;
    analysis.unresolved = unresolved::find(markdown, &events, links);
    analysis.excerpt = text::excerpt(events.iter().map(|(event, _)| event));
    let place = RenderContext { language, ..RenderContext::ROOT };
    let (document, ids) =
        Writer::new(events.into_iter(), markdown.len(), place, &Assets::default()).write();
    analysis.ids = ids.into_all();
    analysis.outline = document.outline;
    analysis
}

struct Reading<'m> {
    markdown: &'m str,
    analysis: Analysis,
    /// Links and images that have begun, and whether each is an image.
    open: Vec<(bool, Reference)>,
    code: Option<CodeBlock>,
    /// The block of raw HTML that has begun.
    html: Option<(String, Range<usize>)>,
    /// The place where the cell ends that was read last.
    cell: usize,
}

impl Reading<'_> {
    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(TagEnd::CodeBlock) => self.analysis.code.extend(self.code.take()),
            Event::End(TagEnd::Link) if self.open.last().is_some_and(|(image, _)| !image) => {
                self.analysis.links.extend(self.open.pop().map(|(_, link)| link));
            }
            Event::End(TagEnd::Image) => {
                self.analysis.images.extend(self.open.pop().map(|(_, image)| image));
            }
            Event::InlineMath(tex) => self.formula(tex, false, range),
            Event::DisplayMath(tex) => self.formula(tex, true, range),
            Event::InlineHtml(html) => self.raw(html, range),
            Event::Html(line) => {
                if let Some((html, _)) = &mut self.html {
                    html.push_str(line);
                }
            }
            Event::End(TagEnd::HtmlBlock) => {
                if let Some((html, range)) = self.html.take() {
                    self.unclosed(&html, &range);
                    self.raw(&html, &range);
                }
            }
            Event::End(TagEnd::TableCell) => self.cell = range.end,
            Event::End(TagEnd::TableRow) => self.end_of_row(range),
            Event::Text(text) | Event::Code(text) => match &mut self.code {
                Some(block) => block.text.push_str(text),
                None => {
                    self.analysis.measure.add(text);
                    // Those of a link and of an image in it: what stands deeper is no link and no image.
                    for (_, reference) in self.open.iter_mut().take(2) {
                        reference.text.push_str(text);
                    }
                }
            },
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let range = range.clone();
        let is_in_image = self.open.first().is_some_and(|(is_image, _)| *is_image);
        match tag {
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some(CodeBlock { info, text: String::new(), range });
            }
            Tag::Heading { id, classes, attrs, .. } => {
                if !attrs.is_empty() {
                    let text = self.markdown.get(range.clone()).unwrap_or_default();
                    let braces = range.start + text.rfind('{').unwrap_or_default();
                    let end = range.start + text.trim_end().len();
                    self.leaves_out(LeftOutKind::Braces, braces..end);
                }
                self.reserved(&range, &classes.join(" "), id.as_deref());
            }
            Tag::Link { title, .. } | Tag::Image { title, .. }
                if is_in_image && !title.is_empty() =>
            {
                self.leaves_out(LeftOutKind::Title, range.clone());
                self.opens(tag, range);
            }
            Tag::HtmlBlock => self.html = Some((String::new(), range)),
            _ => self.opens(tag, range),
        }
    }

    /// Begins with a link or an image, if it is one.
    fn opens(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Link { link_type, dest_url, .. } if *link_type != LinkType::Email => {
                self.open.push((false, reference(dest_url, range)));
            }
            Tag::Image { dest_url, .. } => self.open.push((true, reference(dest_url, range))),
            _ => {}
        }
    }

    fn reserved(&mut self, range: &Range<usize>, classes: &str, id: Option<&str>) {
        self.analysis.reserved.extend(reserved::find(self.markdown, range, classes, id));
    }

    fn leaves_out(&mut self, kind: LeftOutKind, range: Range<usize>) {
        self.analysis.left_out.push(LeftOut { kind, range });
    }

    /// Cells beyond those of the head are not on the page (GFM 0.29, 4.10).
    fn end_of_row(&mut self, row: &Range<usize>) {
        let is_between = |c: char| c == '|' || c.is_whitespace();
        let rest = self.markdown.get(self.cell.max(row.start)..row.end).unwrap_or_default();
        let cells = rest.trim_start_matches(is_between);
        let (start, cells) = (row.end - cells.len(), cells.trim_end());
        if !cells.is_empty() {
            self.leaves_out(LeftOutKind::Cells, start..start + cells.len());
        }
    }

    /// Tells of a block that goes on to the end of the text or of what it stands in, since nothing closes it.
    /// Comments are told of as parts of the block.
    fn unclosed(&mut self, html: &str, range: &Range<usize>) {
        let opens = |(name, _): &&(&str, &str)| {
            html.trim_start().strip_prefix('<').is_some_and(|inner| inner.starts_with(name))
        };
        let Some((name, closing)) = UNCLOSED.iter().find(opens) else { return };
        if *name != UNCLOSED_COMMENT && !html.contains(closing) {
            let range = self.within(&mut range.clone(), &["<", name].concat());
            self.analysis.raw.push(RawTag { name: (*name).to_owned(), host: None, range });
        }
    }

    fn formula(&mut self, tex: &str, display: bool, range: &Range<usize>) {
        self.analysis.math.push(Formula { tex: tex.to_owned(), display, range: range.clone() });
    }

    /// The references of raw HTML, and the parts of it that are shown as text.
    fn raw(&mut self, html: &str, range: &Range<usize>) {
        // Tags are looked for behind the ones before them.
        let mut rest = range.clone();
        for part in raw_html::parts(html) {
            match part {
                Part::Start(element, attributes) => {
                    let range = self.within(&mut rest, attributes.tag);
                    let classes = attributes.value("class").unwrap_or_default();
                    self.reserved(&range, &classes, attributes.value("id").as_deref());
                    for name in element.left_out(&attributes) {
                        let kind = LeftOutKind::Attribute(name.to_owned());
                        self.leaves_out(kind, range.clone());
                    }
                    self.raw_start(element.name, &attributes, range);
                }
                Part::Unknown(tag, name) if !tag.starts_with("</") => {
                    let range = self.within(&mut rest, tag);
                    self.analysis.raw.push(RawTag { name: name.to_owned(), host: None, range });
                }
                Part::Text(text) => self.analysis.measure.add(&text),
                Part::Unknown(..) | Part::End(_) => {}
            }
        }
    }

    fn raw_start(&mut self, element: &str, attributes: &Attributes<'_>, range: Range<usize>) {
        if matches!(element, "audio" | "source" | "track" | "video") {
            let values = ["src", "poster"].into_iter().map(|name| attributes.value(name));
            let addresses = values.flatten().filter(|address| !address.is_empty());
            self.analysis.media.extend(addresses.map(|address| reference(&address, range.clone())));
            return;
        }
        let address = match element {
            "a" => attributes.value("href"),
            "iframe" | "img" => attributes.value("src"),
            _ => None,
        };
        let Some(address) = address.filter(|address| !address.is_empty()) else { return };
        let text = attributes.value("alt").unwrap_or_default().into_owned();
        let reference = Reference { text, ..reference(&address, range.clone()) };
        match element {
            "a" => self.analysis.links.push(reference),
            "img" => self.analysis.images.push(reference),
            _ => self.analysis.raw.push(RawTag {
                name: element.to_owned(),
                host: safety::host(&address).map(str::to_owned),
                range,
            }),
        }
    }

    /// The place where a tag stands in a stretch of the Markdown, which then starts behind it; or else the
    /// stretch. A tag that goes on in lines with marks of quotations between them is looked for by
    /// its first line.
    fn within(&self, rest: &mut Range<usize>, tag: &str) -> Range<usize> {
        let text = self.markdown.get(rest.clone()).unwrap_or_default();
        let first_line = tag.lines().next().unwrap_or_default();
        let Some(at) = text.find(first_line) else { return rest.clone() };
        let start = rest.start + at;
        let is_whole = text.get(at..).is_some_and(|text| text.starts_with(tag));
        rest.start = start + if is_whole { tag.len() } else { first_line.len() };
        start..rest.start
    }
}

fn reference(address: &str, range: Range<usize>) -> Reference {
    Reference { address: address.to_owned(), text: String::new(), range }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_must_be_looked_up() {
        let markdown = "# A [b](c.md)\n\n![alt *text*](p.png) $x$ <https://e.org> <a@b.c>\n\n```rust\nfn\n```\n";
        let analysis = analyze(markdown, "en");
        let addresses: Vec<&str> =
            analysis.links.iter().map(|link| link.address.as_str()).collect();
        assert_eq!(addresses, ["c.md", "https://e.org"]);
        assert_eq!(analysis.images[0].text, "alt text");
        assert_eq!(&markdown[analysis.images[0].range.clone()], "![alt *text*](p.png)");
        assert_eq!(analysis.math[0].tex, "x");
        assert_eq!(analysis.code[0].info().language, "rust");
        assert_eq!(analysis.ids, ["a-b"]);
    }

    #[test]
    fn finds_tags_of_several_lines_in_quotations() {
        let markdown = "> <blink\n> a> <div>\n> <marquee\n> loop></div>\n";
        let analysis = analyze(markdown, "en");
        let raw: Vec<_> = analysis.raw.iter().map(|tag| &markdown[tag.range.clone()]).collect();
        assert_eq!(raw, ["<blink", "<marquee"]);
    }

    #[test]
    fn looks_into_raw_html() {
        let markdown = "> <div>\n> <a\n> href=\"c.md\">x</a><img src='p.png' alt=A>\n> <marquee></div>\n\nA <iframe src=https://e.org/x></iframe>";
        let analysis = analyze(markdown, "en");
        assert_eq!(analysis.links[0].address, "c.md");
        assert_eq!(
            (analysis.images[0].address.as_str(), analysis.images[0].text.as_str()),
            ("p.png", "A")
        );
        let raw: Vec<_> = analysis
            .raw
            .iter()
            .map(|tag| (&markdown[tag.range.clone()], tag.host.as_deref()))
            .collect();
        assert_eq!(raw, [("<marquee>", None), ("<iframe src=https://e.org/x>", Some("e.org"))]);
    }
}
