//! The lines of files, by the bytes where they start.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::Source;

/// The line starts of every file that was asked for. Each file is read through once, however many
/// problems it has.
#[derive(Debug, Default)]
pub(super) struct Lines(HashMap<*const Source, Vec<usize>>);

impl Lines {
    /// The number of the line that a byte stands in, from 1, and the line without its end. A file of
    /// which no text is known has no lines; the number is 0.
    pub(super) fn of(&mut self, source: &Arc<Source>, at: usize) -> (usize, Range<usize>) {
        let text = source.text.as_str();
        if text.is_empty() {
            return (0, 0..0);
        }
        let starts = self.0.entry(Arc::as_ptr(source)).or_insert_with(|| {
            let ends = text.match_indices('\n').map(|(end, _)| end + 1);
            std::iter::once(0).chain(ends).collect()
        });
        let number = starts.partition_point(|start| *start <= at.min(text.len()));
        let start = number.checked_sub(1).and_then(|index| starts.get(index));
        let end = starts.get(number).map_or(text.len(), |next| next - 1);
        (number, start.copied().unwrap_or_default()..end)
    }
}
