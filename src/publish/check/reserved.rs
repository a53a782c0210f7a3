//! Classes and ids that an author asks for and cannot have, and ids that are taken.

use std::collections::HashSet;

use super::articles::Check;
use crate::{
    content::document::{Reserved, reserved::is_reserved},
    publish::diagnostics::Diagnostic,
};

impl Check<'_> {
    /// Says that a class or an id is one of the pages' own.
    pub(crate) fn reserved(&mut self, reserved: &Reserved) {
        let Reserved { name, is_id, range } = reserved;
        let place = self.article.place(range);
        self.found.push(if *is_id {
            Diagnostic::warning(place, format!("the id `{name}` belongs to Octavo"))
                .label(format!("it is published as `section-{name}`"))
                .help("rename the id; those of notes and those that begin with `octavo:` are taken")
        } else {
            Diagnostic::warning(place, format!("the class `{name}` belongs to Octavo"))
                .label("a class that begins with `o-` is left out")
                .help("rename the class")
        });
    }
}

/// The reason why no heading can have had an id, as a message and a label; `None` where one can. `ids` are those of the
/// headings, `labels` those of the formulas.
pub(crate) fn taken(
    id: &str,
    ids: &HashSet<&str>,
    labels: &HashSet<&str>,
) -> Option<(String, &'static str)> {
    if ids.contains(id) {
        Some((format!("`{id}` is a heading"), "what has this id still is not renamed"))
    } else if is_reserved(id) {
        Some((format!("the id `{id}` belongs to Octavo"), "no heading ever had this id"))
    } else if labels.contains(id) {
        Some((format!("`{id}` is the label of a formula"), "it leads to the formula"))
    } else {
        None
    }
}
