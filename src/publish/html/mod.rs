//! The HTML of pages.

pub(crate) mod style_rules;
