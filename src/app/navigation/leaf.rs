//! The pages that were made: the one on screen, those that the reader may come back to, and one that is
//! likely to be next.

use leptos::{prelude::*, tachys::view::any_view::AnyViewState};
use web_sys::Element;

use crate::{
    app::{
        find,
        head::Head,
        library::{Lookup, Volume},
        making::Making,
        page::write_ahead,
        page_of,
        part::{Pieces, begin_prose, child, end_prose},
        site,
    },
    content::route::Route,
};

/// How many pages are kept besides the one on screen.
const ROOM: usize = 4;

/// What goes on by itself, or loads anew, where it comes back to the document.
const PLAYS: &str = "iframe, video, audio";

/// A page that was made, in the document or outside of it.
struct Leaf {
    route: Option<Route>,
    /// What it was made of.
    lookup: Option<Lookup>,
    page: Element,
    head: Head,
    /// The pieces of its article, while it is not on screen.
    pieces: Option<Pieces>,
    /// Whether the browser has laid it out once.
    is_tried: bool,
    /// What the page does where it is clicked; nothing where the publisher made it.
    _state: Option<AnyViewState>,
}

/// The leaves. Making one takes longer than putting it into the document, so it is done ahead where that
/// is possible, and what was made is kept for a while.
#[derive(Clone, Copy)]
pub(super) struct Leaves {
    shown: StoredValue<Option<Leaf>, LocalStorage>,
    /// The others, the newest last.
    others: StoredValue<Vec<Leaf>, LocalStorage>,
    /// One owner serves all of them: nothing in a page changes by itself.
    owner: StoredValue<Owner>,
}

/// What is done for a page before it is turned to, each in a task of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Some of the text of its article is written.
    Text,
    /// The page is made.
    Page,
    /// The fonts are asked for that the rest of its article needs.
    Fonts,
}

impl Leaves {
    pub(super) fn new() -> Self {
        Self {
            shown: StoredValue::new_local(None),
            others: StoredValue::new_local(Vec::new()),
            owner: StoredValue::new(Owner::new()),
        }
    }

    /// Keeps the page that the app was loaded by, to come back to.
    pub(super) fn keeps_loaded(self, route: Option<Route>, lookup: Option<Lookup>) {
        // An article would come back with all of its text at once.
        if let Some(page) = main().and_then(|main| main.first_element_child())
            && page.query_selector(".o-prose").is_ok_and(|prose| prose.is_none())
        {
            let head = Head::of_the_document();
            let leaf =
                Leaf { route, lookup, page, head, pieces: None, is_tried: true, _state: None };
            self.shown.set_value(Some(leaf));
        }
    }

    /// Whether a page is there.
    pub(super) fn have(self, route: Option<&Route>, lookup: Option<&Lookup>) -> bool {
        let is_it = |leaf: &Leaf| leaf.is_of(route, lookup);
        self.shown.with_value(|shown| shown.as_ref().is_some_and(is_it))
            || self.others.with_value(|others| others.iter().any(is_it))
    }

    /// Does the next step to a page that is to be turned to. Tells which it was, or nothing where the page is there
    /// with all that it needs, or cannot be.
    pub(super) fn makes_ahead(self, route: &Route, lookup: &Lookup) -> Option<Step> {
        let Lookup::Found(volume) = lookup else { return None };
        if self.have(Some(route), Some(lookup)) {
            return self.asks_for_fonts(route, lookup).then_some(Step::Fonts);
        }
        if let Volume::Document(item) = volume
            && write_ahead(route, item)
        {
            return Some(Step::Text);
        }
        let made = self.makes(Some(route.clone()), Some(lookup.clone()));
        made.map(|leaf| self.keeps(leaf)).map(|()| Step::Page)
    }

    /// Asks for the fonts that the article of a page needs that is not on screen, unless that was done before; tells
    /// whether there were any.
    fn asks_for_fonts(self, route: &Route, lookup: &Lookup) -> bool {
        let asks = |leaf: &mut Leaf| {
            leaf.is_of(Some(route), Some(lookup))
                && leaf.pieces.as_mut().is_some_and(Pieces::asks_for_fonts)
        };
        self.others.try_update_value(|others| others.iter_mut().any(asks)).unwrap_or_default()
    }

    /// Has the browser lay out once the page that was made last, unless it was on screen.
    pub(super) fn tries(self) {
        self.others.update_value(|others| {
            if let Some(leaf) = others.last_mut().filter(|leaf| !leaf.is_tried) {
                leaf.is_tried = true;
                if !leaf.plays() {
                    try_out(&leaf.page);
                }
            }
        });
    }

    /// Puts a page into the document, in place of the one that is there; tells whether it has a place.
    pub(super) fn turns(self, route: Option<Route>, lookup: Option<Lookup>) -> bool {
        if super::rehearsal::is_on() {
            return true;
        }
        let Some(main) = main() else { return false };
        let kept = self.others.try_update_value(|others| {
            let is_it = |leaf: &Leaf| leaf.is_of(route.as_ref(), lookup.as_ref());
            others.iter().position(is_it).map(|place| others.remove(place))
        });
        let Some(mut leaf) = kept.flatten().or_else(|| self.makes(route, lookup)) else {
            return false;
        };
        let pieces = leaf.pieces.take();
        let before = end_prose();
        leaf.is_tried = true;
        main.replace_children_with_node_1(&leaf.page);
        begin_prose(pieces);
        let shown = self.shown.try_update_value(|shown| shown.replace(leaf)).flatten();
        if let Some(mut shown) = shown
            && shown.may_come_back()
        {
            shown.pieces = before;
            self.keeps(shown);
        }
        true
    }

    /// Has the document be called what the page on screen is.
    pub(super) fn names_the_document(self) {
        self.shown.with_value(|shown| shown.iter().for_each(|leaf| leaf.head.show()));
    }

    /// Takes the articles that are kept to pieces again, so that they come back as fast as they came.
    pub(super) fn tidies(self) {
        self.others.update_value(|others| {
            others.iter_mut().filter_map(|leaf| leaf.pieces.as_mut()).for_each(Pieces::fold);
        });
    }

    fn keeps(self, leaf: Leaf) {
        self.others.update_value(|others| {
            others.push(leaf);
            if others.len() > ROOM {
                others.remove(0);
            }
        });
    }

    fn makes(self, route: Option<Route>, lookup: Option<Lookup>) -> Option<Leaf> {
        let (page, making, state) = self.builds(|| Some(page_of(route.as_ref())))?;
        let (head, rest) = making.done();
        let pieces = Pieces::of(&page, rest);
        Some(Leaf { route, lookup, page, head, pieces, is_tried: false, _state: Some(state) })
    }

    /// Builds the view of a page, which is one element, outside of the document.
    pub(super) fn builds(
        self,
        view: impl FnOnce() -> Option<AnyView>,
    ) -> Option<(Element, Making, AnyViewState)> {
        let site = site();
        let owner = self.owner.get_value();
        owner.with_cleanup(|| {
            // The last one may have had another language.
            provide_context(site);
            let making = Making::new();
            let state = view()?.build();
            Some((state.elements().pop()?, making, state))
        })
    }
}

impl Leaf {
    /// Whether it is the page of a route, made of this.
    fn is_of(&self, route: Option<&Route>, lookup: Option<&Lookup>) -> bool {
        let made_of = self.lookup.as_ref().zip(lookup);
        self.route.as_ref() == route && made_of.is_some_and(|(own, other)| own.is_same(other))
    }

    fn may_come_back(&self) -> bool {
        matches!(self.lookup, Some(Lookup::Found(_))) && !self.plays()
    }

    /// Whether something in it would play or load as soon as it is in the document.
    fn plays(&self) -> bool {
        self.page.query_selector(PLAYS).is_ok_and(|plays| plays.is_some())
    }
}

/// Has the browser lay something out where nobody sees it, and take it back before the next frame. What
/// takes it longest for the first page of a kind, to find fonts and the shapes of letters, it has done then.
pub(super) fn try_out(page: &Element) -> Option<()> {
    let place = child(document().body()?.as_ref(), "div", "o-site o-trial")?;
    child(&place, "main", "")?.append_child(page).ok()?;
    page.get_bounding_client_rect();
    page.remove();
    place.remove();
    Some(())
}

/// The part of the document that has the page on screen.
fn main() -> Option<Element> {
    find(".o-site > main")
}
