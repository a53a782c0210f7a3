//! Diagnostics that more than one room gives.

use super::{
    Problem,
    source::{Place, named},
};

/// A file of the author's stands where the site writes.
pub(crate) fn in_the_way(file: &str, why: &str) -> Problem {
    Problem::error(named(file), format!("`{file}` is in the way"))
        .help(format!("{why}; rename the file"))
}

/// A link is of a scheme that may do more than lead somewhere.
pub(crate) fn unsafe_scheme(place: Place) -> Problem {
    Problem::error(place, "the link is not safe to follow")
        .label("expected `https`, `http`, `mailto`, `tel` or a path of this site")
}
