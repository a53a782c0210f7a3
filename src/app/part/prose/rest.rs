//! What of a long article is not on the page yet.
//!
//! To lay out all of a long article takes longer than a reader should wait after a click. So the page
//! comes with the first piece, which fills the window, and each of the next frames adds another. Whoever
//! needs all of it at once, such as a link into the middle, has it [`complete`]. Who goes back to the middle
//! has what is above and around it [`unfold`]ed: it is as high as it was, so little of it is laid out.

use std::{cell::RefCell, collections::VecDeque, iter, time::Duration};

use js_sys::{Date, JsString, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, HtmlElement, Node};

use super::{LAID_OUT, WindowSize, all, fonts, height_of_window, mark_end, prepare};
use crate::{
    app::{find, soon::lay_out_in_steps, style_of},
    content::document::Html,
};

/// The text of an article, and what of it is not there.
pub(crate) struct Pieces {
    prose: Element,
    missing: VecDeque<Piece>,
    /// Where each of the pieces begins that were added.
    added: Vec<Node>,
    /// How large it was when it was on screen last; `None` where its blocks have to be laid out to know it.
    measures: Option<Measures>,
    /// What is near the window, or in it, and laid out later, the first to come last.
    far: Vec<Element>,
    /// Whether the text is prepared, and only what follows it is to be shown.
    is_prepared: bool,
}

/// How large a text is, and its blocks.
struct Measures {
    window: WindowSize,
    /// How high all of the text is, in CSS.
    height: String,
    /// How far below the top of the page each block ends.
    ends: Vec<f64>,
    /// How high each block is, in CSS, until that is set down in it.
    heights: Vec<(Element, String)>,
}

enum Piece {
    /// As the writer left it. Whether it needs fonts of its own is not known before they were asked for.
    Written { markup: String, needs_fonts: Option<bool> },
    /// As it was on the page before.
    Made(DocumentFragment),
}

/// What a text has that is not whole (WAI-ARIA 1.2). The style sheet waits with what follows it.
const BUSY: &str = "aria-busy";

/// What a block has that is not laid out yet, even if it is near the window or in it.
pub(super) const FAR: &str = "data-far";

/// How far from the window a browser lays out what is near, in windows.
const NEAR: f64 = 1.5;

/// How much of the window is filled at once by an article that comes back, and how much is left to the next
/// frames.
const AT_ONCE: f64 = 0.3;

/// The same in elements: formulas have so many that fewer blocks of them are laid out at once.
const ELEMENTS_AT_ONCE: u32 = 60;

/// How many elements come near before it is looked whether the frame has time for more.
const ELEMENTS_IN_A_ROW: u32 = 35;

/// How many characters of text are as much work as an element.
const CHARACTERS: u32 = 64;

/// How long there is for what is missing between two frames, in milliseconds. A slow device needs longer for the
/// least that can be done.
const TIME: f64 = 8.0;

/// What the document has where the browser need not lay out what is far from the window. A visit that
/// begins at the top of a page begins with it.
const LAZY: &str = "data-lazy";

thread_local! {
    /// The article on screen.
    static SHOWN: RefCell<Option<Pieces>> = const { RefCell::new(None) };
}

/// The piece that comes with the page, and those that follow: all of it at once where it is rendered for
/// a file.
pub(super) fn pieces(html: &Html) -> (String, Vec<String>) {
    match html.piece(0).filter(|_| cfg!(target_family = "wasm")) {
        Some(first) => {
            let rest = (1..).map_while(|number| html.piece(number));
            (first.to_owned(), rest.map(str::to_owned).collect())
        }
        None => (html.as_str().to_owned(), Vec::new()),
    }
}

/// Begins with an article that has come on screen: adds its missing pieces, one with each frame. After the
/// last the text is prepared. What is [`unfold`]ed after that comes near with the frames, too.
pub(crate) fn begin(pieces: Option<Pieces>) {
    if let Some(mut pieces) = pieces {
        pieces.keep_heights();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute(LAZY, "");
        }
        if pieces.missing.is_empty() {
            pieces.prepare();
        }
        SHOWN.set(Some(pieces));
        await_frame();
    }
}

/// Looks where the blocks of the article on screen are, which the reader is about to leave.
pub(crate) fn measure() {
    SHOWN.with_borrow_mut(|shown| shown.iter_mut().for_each(Pieces::measure));
}

/// Ends with the article on screen.
pub(crate) fn end() -> Option<Pieces> {
    let mut pieces = SHOWN.take()?;
    while pieces.comes_near().is_some() {}
    pieces.has_height("");
    Some(pieces)
}

/// Adds what is missing above the lower edge of a window that is scrolled to a height, to an article that
/// comes back with the lines that it had. The browser need not lay it out to know how high it is. Tells whether
/// it is such an article.
pub(crate) fn unfold(height: f64, window: WindowSize) -> bool {
    with_shown(|pieces| pieces.unfold(height, window))
}

/// Does once, with a text that is not on screen, what is done with one that comes back.
pub(crate) fn rehearse(page: &Element) {
    if let Some(mut pieces) = Pieces::of(page, vec!["<p>A</p>".to_owned()]) {
        pieces.advance();
        pieces.measures = Some(Measures::of(&pieces.prose));
        pieces.fold();
        // There nothing of it is missing, so it is not prepared: the contents would follow it.
        pieces.unfold(f64::MIN, WindowSize::now());
    }
}

/// Adds all that is missing.
pub(crate) fn fill() {
    while add() {}
}

/// Adds all that is missing, and has the browser lay out all of it. A page without an article is as it is:
/// without the attribute, the browser looks for the styles of all that is in it.
pub(crate) fn complete() {
    fill();
    if find(".o-prose").is_some()
        && let Some(root) = document().document_element()
    {
        // The names of the attributes are valid, here and below, so this cannot fail.
        let _ = root.remove_attribute(LAZY);
    }
}

/// Whether something is missing, or is not on screen yet.
pub(crate) fn is_missing() -> bool {
    let is_busy = |shown: &Option<Pieces>| {
        shown.as_ref().is_some_and(|pieces| pieces.prose.has_attribute(BUSY))
    };
    SHOWN.with_borrow(is_busy)
}

/// Adds the next piece after the next frame, or after the one that has the font for it.
fn await_frame() {
    request_animation_frame(|| {
        // What is done within a frame would be laid out with it.
        let next = || {
            if with_shown(Pieces::step) {
                await_frame();
            }
        };
        set_timeout(next, Duration::ZERO);
    });
}

/// Adds the next piece, or prepares the text, and tells whether there is more to do.
fn add() -> bool {
    with_shown(Pieces::add)
}

/// Does something to the article on screen, if there is one.
fn with_shown(act: impl FnOnce(&mut Pieces) -> bool) -> bool {
    let mut shown = SHOWN.take();
    let answer = shown.as_mut().is_some_and(act);
    SHOWN.set(shown);
    answer
}

impl Measures {
    /// What they are now.
    fn of(prose: &Element) -> Self {
        let above = window().scroll_y().unwrap_or_default();
        let height = |block: &Element| style_of(block, "block-size");
        let (mut ends, mut heights) = (Vec::new(), Vec::new());
        for block in all(prose, ":scope > *") {
            ends.push(block.get_bounding_client_rect().bottom() + above);
            heights.extend(height(&block).map(|height| (block, height)));
        }
        let height = height(prose).unwrap_or_default();
        Self { window: WindowSize::now(), height, ends, heights }
    }
}

impl Pieces {
    /// The text in a page with its first piece, and those that follow.
    pub(crate) fn of(page: &Element, rest: Vec<String>) -> Option<Self> {
        let prose = page.query_selector(".o-prose").ok().flatten()?;
        let written = |markup| Piece::Written { markup, needs_fonts: None };
        let this = Self {
            prose,
            missing: rest.into_iter().map(written).collect(),
            added: Vec::new(),
            measures: None,
            far: Vec::new(),
            is_prepared: false,
        };
        this.lays_out_first();
        Some(this)
    }

    /// Leaves only the first piece in the page.
    pub(crate) fn fold(&mut self) {
        self.is_prepared = false;
        self.keep_heights();
        self.forgets_laid_out();
        while let Some(first) = self.added.pop() {
            let piece = document().create_document_fragment();
            let mut next = Some(first);
            while let Some(node) = next {
                next = node.next_sibling();
                // What is in the page can be taken from it.
                let _ = piece.append_child(&node);
            }
            self.missing.push_front(Piece::Made(piece));
            let _ = self.prose.set_attribute(BUSY, "true");
        }
        self.lays_out_first();
    }

    /// Has the first piece be laid out, which fills the window of who comes to the top of the article.
    fn lays_out_first(&self) {
        all(&self.prose, ":scope > *").iter().for_each(lay_out);
    }

    /// Has something come near, or adds the next piece, or, where nothing is missing, has the end laid out and
    /// then prepares the text; tells whether there is more to do.
    fn add(&mut self) -> bool {
        if self.comes_near().is_some() {
            return true;
        }
        let Some(piece) = self.missing.pop_front() else {
            if mark_end(&self.prose).is_some() {
                return true;
            }
            // One that came back whole is prepared, and is as high as it is laid out now.
            self.has_height("");
            if !self.prose.has_attribute(BUSY) {
                return false;
            }
            // To show what follows is work enough for another step.
            if self.is_prepared {
                let _ = self.prose.remove_attribute(BUSY);
            } else {
                prepare(&self.prose);
            }
            self.is_prepared = !self.is_prepared;
            return self.is_prepared;
        };
        let last = self.prose.last_child();
        // The name of the place is valid, and what is in the page has a parent.
        let _ = match piece {
            Piece::Written { markup, .. } => self.prose.insert_adjacent_html("beforeend", &markup),
            Piece::Made(nodes) => self.prose.append_child(&nodes).map(drop),
        };
        self.added.extend(last.and_then(|last| last.next_sibling()));
        true
    }

    /// Does for the next frame what there is time for; tells whether there is more to do.
    fn step(&mut self) -> bool {
        if self.asks_for_fonts() {
            return true;
        }
        if self.is_next_alone()
            && let Some(block) = self.comes_near().or_else(|| mark_end(&self.prose))
        {
            lay_out_in_steps(block, || ());
            return true;
        }
        let began = Date::now();
        loop {
            if self.is_awaiting_font() {
                return true;
            }
            let goes_on = self.advance();
            if !goes_on || Date::now() - began >= TIME || self.is_next_alone() {
                return goes_on;
            }
        }
    }

    /// Has what is next come near, or adds the next piece, of which what is near the window is far for now. The
    /// browser lays it out, so that the frame need not.
    fn advance(&mut self) -> bool {
        let mut goes_on = true;
        if !self.far.is_empty() {
            let mut left = ELEMENTS_IN_A_ROW;
            while let Some(block) = self.far.last() {
                let weight = weight_of(block);
                if weight > left && left < ELEMENTS_IN_A_ROW {
                    break;
                }
                left = left.saturating_sub(weight);
                self.comes_near();
            }
        } else if !self.missing.is_empty()
            && let Some(last) = self.prose.last_element_child()
        {
            let end = last.get_bounding_client_rect().bottom();
            self.add();
            if end < (1.0 + NEAR) * height_of_window() {
                let added =
                    iter::successors(last.next_element_sibling(), Element::next_element_sibling);
                let mut added: Vec<_> = added.collect();
                added.reverse();
                self.leaves(added);
            }
        } else {
            goes_on = self.add();
        }
        self.prose.get_bounding_client_rect();
        goes_on
    }

    /// Whether what is to be laid out next is a step of its own: what is more than a row of elements, which cannot
    /// be divided, or belongs to the end of the text.
    fn is_next_alone(&self) -> bool {
        self.far
            .last()
            .map_or(self.missing.is_empty(), |block| weight_of(block) > ELEMENTS_IN_A_ROW)
    }

    /// Whether the next piece was never on the page, and a font is on its way that it needs.
    fn is_awaiting_font(&self) -> bool {
        let next = self.missing.front().filter(|_| self.far.is_empty());
        matches!(next, Some(Piece::Written { needs_fonts: Some(true), .. })) && fonts::are_awaited()
    }

    /// Asks for the fonts that the missing pieces need, unless that was done before; tells whether there were any.
    pub(crate) fn asks_for_fonts(&mut self) -> bool {
        let mut has_asked = false;
        for piece in &mut self.missing {
            if let Piece::Written { markup, needs_fonts } = piece
                && needs_fonts.is_none()
            {
                let needs_any = fonts::fetch(markup);
                *needs_fonts = Some(needs_any);
                has_asked |= needs_any;
            }
        }
        has_asked
    }

    /// Leaves some blocks to the next frames, the last of them to the first.
    fn leaves(&mut self, blocks: Vec<Element>) {
        for block in &blocks {
            let _ = block.set_attribute(FAR, "");
        }
        self.far.extend(blocks);
    }

    /// Looks how large it is. Who had all of it laid out has it so again.
    fn measure(&mut self) {
        let root = document().document_element();
        let is_lazy = root.is_some_and(|root| root.has_attribute(LAZY));
        self.measures = is_lazy.then(|| Measures::of(&self.prose));
    }

    /// Has the text be no less high than this, in CSS.
    fn has_height(&self, height: &str) {
        set_style(&self.prose, "min-block-size", height);
    }

    /// Has the last of what is far, if there is any, laid out as everything else.
    fn comes_near(&mut self) -> Option<Element> {
        let block = self.far.pop()?;
        let _ = block.remove_attribute(FAR);
        lay_out(&block);
        Some(block)
    }

    /// Leaves it to the browser again what of the text it lays out.
    fn forgets_laid_out(&self) {
        for block in all(&self.prose, ":scope > [data-laid-out]") {
            let _ = block.remove_attribute(LAID_OUT);
        }
    }

    /// As [`unfold`] does.
    fn unfold(&mut self, height: f64, window: WindowSize) -> bool {
        let is_as_it_was = |measures: &mut Measures| measures.window.has_lines_of(window);
        let Some(Measures { height: whole, ends, .. }) = self.measures.take_if(is_as_it_was) else {
            return false;
        };
        let ends_in_window = ends.last().is_none_or(|end| *end < height + window.height);
        // What follows the text is of use in the window, or else nothing but the upper part of it.
        let (least, most) = if ends_in_window {
            (f64::INFINITY, u32::MAX)
        } else {
            (height + window.height * AT_ONCE, ELEMENTS_AT_ONCE)
        };
        let is_reached = |this: &Self| {
            let count = this.prose.child_element_count() as usize;
            let end = count.checked_sub(1).and_then(|last| ends.get(last));
            end.is_some_and(|end| *end > least)
        };
        self.has_height(&whole);
        while !is_reached(self) && self.add() {}
        self.forgets_laid_out();
        let blocks = all(&self.prose, ":scope > *");
        let is_above = |end: f64| end <= height && end > height - NEAR * window.height;
        let above = blocks.iter().zip(&ends).filter(|(_, end)| is_above(**end));
        let mut above: Vec<_> = above.map(|(block, _)| block.clone()).collect();
        // The place is measured from what begins last above the window: of a paragraph the box is enough.
        if above.last().is_some_and(|last| last.local_name() != "p") {
            above.pop();
        }
        let mut begin = 0.0;
        let mut elements = 0;
        let mut below = Vec::new();
        for (block, end) in blocks.into_iter().zip(&ends) {
            if *end > height {
                let more = weight_of(&block);
                if begin > least || elements >= most {
                    below.push(block);
                } else {
                    lay_out(&block);
                }
                elements += more;
            }
            begin = *end;
        }
        self.leaves(above);
        below.reverse();
        self.leaves(below);
        true
    }

    /// Has its blocks be as high as they were, as long as they are not laid out.
    fn keep_heights(&mut self) {
        let Some(measures) = &mut self.measures else { return };
        for (block, height) in measures.heights.drain(..) {
            set_style(&block, "contain-intrinsic-block-size", &["auto ", &height].concat());
        }
    }

    /// Prepares the text, which is whole, and shows what follows it.
    fn prepare(&mut self) {
        self.is_prepared = false;
        let _ = self.prose.remove_attribute(BUSY);
        self.has_height("");
        prepare(&self.prose);
    }
}

/// Has a block be laid out. To find out by itself that it is in view, the browser lays out the page once more.
pub(super) fn lay_out(block: &Element) {
    let _ = block.set_attribute(LAID_OUT, "");
}

/// How much work it is to lay out a block, in elements.
fn weight_of(block: &Element) -> u32 {
    let elements = block.query_selector_all("*").map_or(0, |all| all.length());
    // The app need not have the text itself.
    let text = Reflect::get(block, &"textContent".into()).ok();
    let text = text.and_then(|text| text.dyn_into::<JsString>().ok());
    1 + elements + text.map_or(0, |text| text.length()) / CHARACTERS
}

fn set_style(element: &Element, property: &str, value: &str) {
    // What a browser does not know it does not need either.
    let style = element.dyn_ref().map(HtmlElement::style);
    let _ = style.map(|style| style.set_property(property, value));
}
