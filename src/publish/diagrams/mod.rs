//! Mermaid to SVG, so that diagrams cost the browser nothing but their markup.

mod attributes;
mod place;
mod redraw;
mod role;
mod words;

use std::{ops::Range, sync::LazyLock};

use merman::{
    Engine, MermaidConfig, OperationControl, ParseOptions, RenderError, RenderOutput,
    RenderRequest, Renderer, SvgRequest, svg::SvgRenderOptions,
};
use serde_json::json;

use self::redraw::redraw;
use super::{article::Article, maths::worded, problem::Problem};
use crate::content::document::CodeBlock;

/// The kinds that are drawn, as authors begin them.
const KINDS: &str =
    "`flowchart`, `sequenceDiagram`, `stateDiagram-v2`, `classDiagram` and `erDiagram`";

/// Labels are SVG's own text: HTML in an SVG is neither safe nor shown everywhere. What is in
/// `secure` cannot be changed by a diagram. The widths of Arial stand for those of the text face,
/// which is no wider.
static RENDERER: LazyLock<Renderer> = LazyLock::new(|| {
    let config = json!({
        "htmlLabels": false,
        "look": "classic",
        "theme": "base",
        "fontFamily": "Arial",
        "fontSize": 16,
        "flowchart": { "htmlLabels": false },
        "class": { "htmlLabels": false },
        "secure": [
            "class", "flowchart", "fontFamily", "fontSize", "htmlLabels", "look", "secure",
            "securityLevel", "theme", "themeCSS", "themeVariables",
        ],
    });
    Renderer::new()
        .with_engine(Engine::new().with_site_config(MermaidConfig::from_value(config)))
        .with_parse_options(ParseOptions::strict())
});

/// Whether a code block of this language is a diagram.
pub(crate) fn draws(language: &str) -> bool {
    language.eq_ignore_ascii_case("mermaid")
}

/// Draws the diagram that a code block describes. `number` is the block's place among the code
/// blocks of its article, which keeps the ids of two diagrams apart.
pub(crate) fn draw(
    article: &Article,
    block: &CodeBlock,
    number: usize,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let options =
        SvgRenderOptions { diagram_id: Some("diagram".to_owned()), ..SvgRenderOptions::default() };
    let request = SvgRequest { options, ..SvgRequest::default() };
    let request = RenderRequest::svg(&block.text, OperationControl::new(), request);
    let drawing = match RENDERER.render(request) {
        Ok(RenderOutput::Svg(Some(output))) => {
            redraw(output.svg(), number, block.info().title).ok_or(None)
        }
        Ok(_) => Err(None),
        Err(error) => Err(Some(error)),
    };
    match drawing {
        Ok(svg) => Some(svg),
        Err(error) => {
            problems.push(problem(article, block, error.as_ref()));
            None
        }
    }
}

fn problem(article: &Article, block: &CodeBlock, error: Option<&RenderError>) -> Problem {
    let Some(RenderError::Parse(diagnostic)) = error else {
        let place = article.place(&place_of(article, block, 0..0));
        return Problem::warning(place, "the diagram cannot be drawn")
            .label(error.map_or_else(String::new, |error| worded(&error.to_string())))
            .help("the article shows its source instead; a smaller diagram may help");
    };
    let details = diagnostic.terminal_diagnostic_details();
    let span = details.span.map_or(0..0, |span| span.start..span.end);
    let place = article.place(&place_of(article, block, span));
    match details.code.as_str() {
        "merman.parse.no_diagram_detected" | "merman.parse.unsupported_diagram" => {
            Problem::warning(place, "the diagram is of no kind that is drawn")
                .label("the article shows the source instead")
                .help(format!("what is drawn begins with one of {KINDS}"))
        }
        _ => {
            let message = diagnostic.terminal_safe_message();
            let message = message.split_once("): ").map_or(message.as_str(), |(_, rest)| rest);
            // The place is shown; its distance from the diagram's start says nothing.
            let words = message.trim_end_matches(|c: char| c.is_ascii_digit());
            let message = words.strip_suffix(" at ").unwrap_or(message);
            Problem::error(place, "the diagram is not Mermaid that can be drawn")
                .label(worded(message))
        }
    }
}

/// Where bytes of a diagram stand in the article: a block in a list or a quotation has something
/// before each line.
fn place_of(article: &Article, block: &CodeBlock, span: Range<usize>) -> Range<usize> {
    // Without a span of its own, a mistake is shown at the diagram's first line.
    let unplaced = span == (0..0);
    let first = block.text.len() - block.text.trim_start().len();
    let start = if unplaced { first } else { span.start };
    let start = start.min(block.text.trim_end().len().saturating_sub(1));
    let before = block.text.get(..start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = block.text.get(line_start..).and_then(|rest| rest.lines().next());
    let line = line.unwrap_or_default();
    let written = article.markdown().get(block.range.clone()).unwrap_or_default();
    let mut at = block.range.start;
    // The first line is the fence.
    let mut lines = written.split_inclusive('\n').skip(before.matches('\n').count() + 1);
    at += written.len() - lines.clone().map(str::len).sum::<usize>();
    at += lines.next().and_then(|written| written.find(line)).unwrap_or_default();
    let length = match span.len() {
        _ if unplaced => line.trim_end().len(),
        length => length.min(line.len().saturating_sub(start - line_start)).max(1),
    };
    let start = at + (start - line_start);
    start..start + length
}
