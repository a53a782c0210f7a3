//! Reading one event ahead.

use pulldown_cmark::Event;

use super::super::events::Placed;

/// Events, with where each stands, of which the next can be looked at.
pub(super) struct Ahead<'e, I> {
    events: I,
    next: Option<Placed<'e>>,
}

impl<'e, I: Iterator<Item = Placed<'e>>> Ahead<'e, I> {
    pub(super) fn new(events: I) -> Self {
        Self { events, next: None }
    }

    /// The next event, which stays the next.
    pub(super) fn peek(&mut self) -> Option<&Event<'e>> {
        if self.next.is_none() {
            self.next = self.events.next();
        }
        self.next.as_ref().map(|(event, _)| event)
    }
}

impl<'e, I: Iterator<Item = Placed<'e>>> Iterator for Ahead<'e, I> {
    type Item = Placed<'e>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next.is_some() { self.next.take() } else { self.events.next() }
    }
}
