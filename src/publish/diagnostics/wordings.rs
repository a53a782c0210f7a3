//! Diagnostics that more than one room gives.

use super::{
    Diagnostic,
    source::{Place, named},
};

/// A file of the author's stands where the site writes.
pub(crate) fn in_the_way(file: &str, why: &str) -> Diagnostic {
    Diagnostic::error(named(file), format!("`{file}` is in the way"))
        .help(format!("{why}; rename the file"))
}

const UNSAFE: &str = "the link is not safe to follow";
const SAFE: &str = "expected `https`, `http`, `mailto`, `tel` or a path of this site";

/// A link of a text is of such a scheme; its words are shown without a link.
pub(crate) fn unsafe_link(place: Place) -> Diagnostic {
    Diagnostic::warning(place, UNSAFE).label(SAFE)
}

/// A link is of a scheme that may do more than lead somewhere.
pub(crate) fn unsafe_scheme(place: Place) -> Diagnostic {
    Diagnostic::error(place, UNSAFE).label(SAFE)
}
