//! Mermaid to SVG, so that diagrams cost the browser nothing but their markup.

mod attributes;
mod place;
mod redraw;
mod role;
mod words;

use std::{ops::Range, sync::LazyLock};

use merman::{
    Engine, MermaidConfig, OperationControl, ParseOptions, RenderError, RenderOutput,
    RenderRequest, Renderer, SvgRequest,
    resources::{InputResourceLimitId, InputResourcePolicy},
    svg::SvgRenderOptions,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use self::redraw::redraw;
use super::math::worded;
use crate::{
    content::document::CodeBlock,
    publish::{
        diagnostics::Diagnostic,
        input::article::Article,
        worker::{Budget, Job, Lost, STEP, Workers},
    },
};

/// The kinds that are drawn, as authors begin them.
const KINDS: &str =
    "`flowchart`, `sequenceDiagram`, `stateDiagram-v2`, `classDiagram` and `erDiagram`";

/// The greatest length of the source of a diagram, in bytes: far more than fits on a screen.
const LONGEST: usize = 16 << 10;

/// The number of shapes and lines that a diagram may have: a layout of so many takes half a second, and the time
/// grows with their square.
const MOST_PARTS: usize = 600;

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
        .with_resource_policy(
            InputResourcePolicy::default()
                .with_limit(InputResourceLimitId::MaxModelItems, MOST_PARTS)
                .unwrap_or_default(),
        )
        .with_parse_options(ParseOptions::strict())
});

/// Returns `true` if a code block of this language is a diagram.
pub(crate) fn draws(language: &str) -> bool {
    language.eq_ignore_ascii_case("mermaid")
}

/// A diagram to be drawn.
#[derive(Serialize, Deserialize)]
pub(crate) struct Source {
    mermaid: String,
    /// The block's place among the code blocks of its article, which keeps the ids of two diagrams apart.
    number: usize,
    title: Option<String>,
}

/// Why a diagram is not drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Fault {
    /// It is of a kind that is not drawn: where it says so.
    Kind(Range<usize>),
    /// It is not Mermaid: where, and why.
    Syntax(Range<usize>, String),
    /// It has more parts than are drawn, or stands deeper in itself.
    Large,
    /// The renderer cannot do it, and says why; or it is not drawn as words and shapes.
    Drawing(String),
}

impl Job for Source {
    const NAME: &'static str = "diagram";

    type Answer = Result<String, Fault>;

    fn run(&self, answer: &mut dyn FnMut(Self::Answer)) {
        let id = Some("diagram".to_owned());
        let options = SvgRenderOptions { diagram_id: id, ..SvgRenderOptions::default() };
        let request = SvgRequest { options, ..SvgRequest::default() };
        let request = RenderRequest::svg(&self.mermaid, OperationControl::new(), request);
        answer(match RENDERER.render(request) {
            Ok(RenderOutput::Svg(Some(output))) => {
                redraw(output.svg(), self.number, self.title.as_deref())
                    .ok_or_else(|| Fault::Drawing(String::new()))
            }
            Ok(_) => Err(Fault::Drawing(String::new())),
            Err(error) => Err(Fault::from(error)),
        });
    }
}

impl From<RenderError> for Fault {
    fn from(error: RenderError) -> Self {
        let diagnostic = match &error {
            RenderError::Parse(diagnostic) => diagnostic,
            RenderError::ResourceLimitExceeded(_) => return Self::Large,
            error => return Self::Drawing(worded(&error.to_string())),
        };
        let details = diagnostic.terminal_diagnostic_details();
        let span = details.span.map_or(0..0, |span| span.start..span.end);
        match details.code.as_str() {
            "merman.parse.no_diagram_detected" | "merman.parse.unsupported_diagram" => {
                Self::Kind(span)
            }
            _ => Self::Syntax(span, diagnostic.terminal_safe_message().to_string()),
        }
    }
}

/// Draws the diagram that a code block describes. `number` is the block's place among the code
/// blocks of its article.
pub(crate) fn draw(
    article: &Article,
    block: &CodeBlock,
    number: usize,
    workers: &Workers,
    budget: &mut Budget,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<String> {
    let title = block.info().title.map(str::to_owned);
    let diagnostic = if block.text.len() > LONGEST {
        large(article, block, &format!("expected at most {LONGEST} bytes"))
    } else {
        let source = Source { mermaid: block.text.clone(), number, title };
        match workers.run_within(source, STEP, budget) {
            Ok(mut answers) => match answers.pop()? {
                Ok(svg) => return Some(svg),
                Err(fault) => diagnostic(article, block, &fault),
            },
            Err((_, Lost::Panic)) => diagnostic(article, block, &Fault::Drawing(String::new())),
            Err((_, lost)) => large(article, block, lost.reason()),
        }
    };
    diagnostics.push(diagnostic);
    None
}

/// A diagram is more than what is drawn.
fn large(article: &Article, block: &CodeBlock, reason: &str) -> Diagnostic {
    let place = article.place(&place_of(article, block, 0..0));
    Diagnostic::warning(place, "the diagram is too large to be drawn")
        .label(reason)
        .help("write several smaller ones; until then the article shows its source")
}

fn diagnostic(article: &Article, block: &CodeBlock, fault: &Fault) -> Diagnostic {
    let place = |span: &Range<usize>| article.place(&place_of(article, block, span.clone()));
    match fault {
        Fault::Drawing(reason) => {
            Diagnostic::warning(place(&(0..0)), "the diagram cannot be drawn")
                .label(reason.as_str())
                .help("the article shows its source instead; a smaller diagram may help")
        }
        Fault::Large => {
            large(article, block, &format!("expected at most {MOST_PARTS} shapes and lines"))
        }
        Fault::Kind(span) => {
            Diagnostic::warning(place(span), "the diagram is of no kind that is drawn")
                .label("the article shows the source instead")
                .help(format!("what is drawn begins with one of {KINDS}"))
        }
        Fault::Syntax(span, message) => {
            let message = message.split_once("): ").map_or(message.as_str(), |(_, rest)| rest);
            // The place is shown; its distance from the diagram's start says nothing.
            let words = message.trim_end_matches(|c: char| c.is_ascii_digit());
            let message = words.strip_suffix(" at ").unwrap_or(message);
            Diagnostic::warning(place(span), "the diagram is not Mermaid that can be drawn")
                .label(worded(message))
                .help("until then the article shows its source")
        }
    }
}

/// The place where bytes of a diagram stand in the article: a block in a list or a quotation has something
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
