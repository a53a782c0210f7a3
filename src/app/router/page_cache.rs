//! The page on screen, and those that the reader may come back to.

use leptos::{prelude::*, tachys::view::any_view::AnyViewState};
use web_sys::Element;

use crate::{
    app::{
        article::layout::{LineWidth, keep_heights},
        data::LoadState,
        dom::find,
        page_metadata::PageMetadata,
        pages::Page,
        site,
    },
    content::route::Route,
};

/// The number of pages that are kept besides the one on screen.
const CAPACITY: usize = 4;

/// The elements that go on by themselves, or load anew, when they come back into the document.
const PLAYS: &str = "iframe, video, audio";

/// A page that was built, in the document or outside of it.
struct CachedPage {
    route: Option<Route>,
    element: Element,
    metadata: PageMetadata,
    /// True if the page was built of data that came, so that it may be shown again.
    is_whole: bool,
    /// The widths that it was laid out for when it was left.
    lines: Option<LineWidth>,
    /// The state of the view, which keeps its listeners alive; `None` if the publisher made the page.
    _state: Option<AnyViewState>,
}

/// Keeps the elements of the pages that were shown last: to put one into the document takes a fraction of the time
/// of building it, and what the reader has opened in it stays open.
#[derive(Clone, Copy)]
pub(super) struct PageCache {
    shown: StoredValue<Option<CachedPage>, LocalStorage>,
    /// The most recently left last.
    others: StoredValue<Vec<CachedPage>, LocalStorage>,
    /// The owner of all pages: nothing in a page changes by itself.
    owner: StoredValue<Owner>,
}

impl PageCache {
    /// An empty cache.
    pub(super) fn new() -> Self {
        Self {
            shown: StoredValue::new_local(None),
            others: StoredValue::new_local(Vec::new()),
            owner: StoredValue::new(Owner::new()),
        }
    }

    /// Takes the page that the app was loaded by.
    pub(super) fn keep_loaded_page(self, route: Option<Route>) {
        let element = main_element().and_then(|main| main.first_element_child());
        let metadata = PageMetadata::of_the_document();
        self.shown.set_value(element.map(|element| CachedPage {
            is_whole: route.is_some(),
            route,
            element,
            metadata,
            lines: None,
            _state: None,
        }));
    }

    /// True if the page of a route is kept, or on screen.
    pub(super) fn has(self, route: &Route) -> bool {
        let is_it = |page: &CachedPage| page.is_whole && page.route.as_ref() == Some(route);
        self.shown.with_value(|shown| shown.as_ref().is_some_and(is_it))
            || self.others.with_value(|others| others.iter().any(is_it))
    }

    /// Puts the page of a route into the document, in place of the one that is there. Returns `false` if the document
    /// has no place for it.
    pub(super) fn show(self, route: Option<Route>, state: Option<LoadState>) -> bool {
        let Some(main) = main_element() else { return false };
        // An address may have two forms, such as `/` and `/index.html`.
        let is_it = |page: &CachedPage| page.is_whole && page.route == route;
        if self.shown.with_value(|shown| shown.as_ref().is_some_and(is_it)) {
            return true;
        }
        let kept = self.others.try_update_value(|others| {
            let place = others.iter().position(|page| page.route == route)?;
            Some(others.remove(place))
        });
        let Some(page) = kept.flatten().or_else(|| self.build(route, state)) else { return false };
        let lines = self.shown.with_value(|shown| keep_heights(&shown.as_ref()?.element));
        main.replace_children_with_node_1(&page.element);
        let left = self.shown.try_update_value(|shown| shown.replace(page)).flatten();
        if let Some(left) = left.filter(CachedPage::may_come_back) {
            self.others.update_value(|others| {
                others.push(CachedPage { lines, ..left });
                if others.len() > CAPACITY {
                    others.remove(0);
                }
            });
        }
        true
    }

    /// The widths that the page on screen was laid out for when it was left, if it has come back.
    pub(super) fn lines_of_shown(self) -> Option<LineWidth> {
        self.shown.with_value(|shown| shown.as_ref()?.lines)
    }

    /// Shows the metadata of the page on screen in the document.
    pub(super) fn describe_document(self) {
        self.shown.with_value(|shown| shown.iter().for_each(|page| page.metadata.show()));
    }

    fn build(self, route: Option<Route>, state: Option<LoadState>) -> Option<CachedPage> {
        let site = site();
        self.owner.get_value().with_cleanup(|| {
            // The last page may have had another language.
            provide_context(site);
            let Page { view, metadata } = Page::of(route.as_ref(), state.as_ref());
            let state_of_view = view.build();
            Some(CachedPage {
                element: state_of_view.elements().pop()?,
                is_whole: matches!(state, Some(LoadState::Loaded(_))),
                route,
                metadata,
                lines: None,
                _state: Some(state_of_view),
            })
        })
    }
}

impl CachedPage {
    fn may_come_back(&self) -> bool {
        self.is_whole && self.element.query_selector(PLAYS).is_ok_and(|plays| plays.is_none())
    }
}

/// The part of the document that has the page on screen.
fn main_element() -> Option<Element> {
    find(".o-site > main")
}
