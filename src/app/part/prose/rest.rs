//! What of a long article is not on the page yet.
//!
//! To lay out all of a long article takes longer than a reader should wait after a click. So the page
//! comes with the first piece, which fills the window, and each of the next frames adds another. Whoever
//! needs all of it at once, such as a link into the middle, has it [`complete`].

use std::{cell::RefCell, collections::VecDeque, time::Duration};

use leptos::prelude::*;
use web_sys::{DocumentFragment, Element, Node};

use super::{formulas, mark_end, prepare};
use crate::content::document::Html;

/// The text of an article, and what of it is not there.
pub(crate) struct Pieces {
    prose: Element,
    missing: VecDeque<Piece>,
    /// Where each of the pieces begins that were added.
    added: Vec<Node>,
}

enum Piece {
    /// As the writer left it.
    Written(String),
    /// As it was on the page before.
    Made(DocumentFragment),
}

/// What a text has that is not whole (WAI-ARIA 1.2). The style sheet waits with what follows it.
const BUSY: &str = "aria-busy";

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
/// last the text is prepared.
pub(crate) fn begin(pieces: Option<Pieces>) {
    if let Some(pieces) = pieces {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute(LAZY, "");
        }
        let is_whole = pieces.missing.is_empty();
        if is_whole {
            pieces.prepare();
        }
        SHOWN.set(Some(pieces));
        if !is_whole {
            await_frame();
        }
    }
}

/// Ends with the article on screen.
pub(crate) fn end() -> Option<Pieces> {
    SHOWN.take()
}

/// Adds all that is missing, and has the browser lay out all of it.
pub(crate) fn complete() {
    while add() {}
    if let Some(root) = document().document_element() {
        // The names of the attributes are valid, here and below, so this cannot fail.
        let _ = root.remove_attribute(LAZY);
    }
}

/// Whether something is missing.
pub(crate) fn is_missing() -> bool {
    SHOWN.with_borrow(|shown| shown.as_ref().is_some_and(|pieces| !pieces.missing.is_empty()))
}

/// Adds the next piece after the next frame, or after the one that has the font for it.
fn await_frame() {
    request_animation_frame(|| {
        // What is done within a frame would be laid out with it.
        let next = || {
            if is_awaiting_font() || add() {
                await_frame();
            }
        };
        set_timeout(next, Duration::ZERO);
    });
}

/// Whether the next piece has formulas, and their font is on its way.
fn is_awaiting_font() -> bool {
    let has_formula = |shown: &Option<Pieces>| {
        shown.as_ref().and_then(|pieces| pieces.missing.front()).is_some_and(Piece::has_formula)
    };
    formulas::is_font_on_its_way() && SHOWN.with_borrow(has_formula)
}

/// Adds the next piece, or prepares the text, and tells whether there is more to do.
fn add() -> bool {
    let Some(mut pieces) = SHOWN.take() else { return false };
    let goes_on = pieces.add();
    SHOWN.set(Some(pieces));
    goes_on
}

impl Piece {
    /// Whether it has formulas that were never on the page.
    fn has_formula(&self) -> bool {
        matches!(self, Self::Written(markup) if markup.contains("<math"))
    }
}

impl Pieces {
    /// The text in a page with its first piece, and those that follow.
    pub(crate) fn of(page: &Element, rest: Vec<String>) -> Option<Self> {
        let prose = page.query_selector(".prose").ok().flatten()?;
        let missing: VecDeque<_> = rest.into_iter().map(Piece::Written).collect();
        if missing.iter().any(Piece::has_formula) {
            formulas::fetch_font();
        }
        Some(Self { prose, missing, added: Vec::new() })
    }

    /// Leaves only the first piece in the page.
    pub(crate) fn fold(&mut self) {
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
    }

    /// Adds the next piece, or prepares the text of which nothing is missing; tells whether there is more to
    /// do.
    fn add(&mut self) -> bool {
        let Some(piece) = self.missing.pop_front() else {
            if self.prose.has_attribute(BUSY) {
                self.prepare();
            }
            return false;
        };
        let last = self.prose.last_child();
        // The name of the place is valid, and what is in the page has a parent.
        let _ = match piece {
            Piece::Written(markup) => self.prose.insert_adjacent_html("beforeend", &markup),
            Piece::Made(nodes) => self.prose.append_child(&nodes).map(drop),
        };
        self.added.extend(last.and_then(|last| last.next_sibling()));
        if self.missing.is_empty() {
            mark_end(&self.prose);
        }
        true
    }

    /// Prepares the text, which is whole, and shows what follows it.
    fn prepare(&self) {
        let _ = self.prose.remove_attribute(BUSY);
        prepare(&self.prose);
    }
}
