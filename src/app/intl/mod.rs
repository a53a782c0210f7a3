//! Dates and numbers as a language writes them.
//!
//! In the browser they are written by the browser, so that no tables are shipped; natively by
//! ICU4X, which has the same tables (those of the Unicode CLDR).

#[cfg(not(feature = "publish"))]
mod browser;
#[cfg(feature = "publish")]
mod native;

#[cfg(not(feature = "publish"))]
use browser as writer;
#[cfg(feature = "publish")]
use native as writer;

use super::site;
use crate::content::date::Date;

/// The part of a date that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Length {
    /// Day, month and year: 28 June 2020.
    Full,
    /// Day and month, where the year stands above.
    DayAndMonth,
}

/// The date in the language of what it stands in.
pub(crate) fn date(date: Date, length: Length) -> String {
    let site = site();
    // `en` alone means the United States; an international blog writes the day first.
    let language = match site.language.as_str() {
        "en" => FALLBACK,
        language => language,
    };
    writer::date(date, length, language).unwrap_or_else(|| date.day())
}

/// A number as a language writes it.
pub(crate) fn number(number: u32, language: &str) -> String {
    writer::number(number, language).unwrap_or_else(|| number.to_string())
}

/// The form that a language has for a number of things, by the name that Unicode gives it.
pub(crate) fn plural(count: u32, language: &str) -> String {
    writer::plural(count, language).unwrap_or_default()
}

/// The language of dates where nobody knows how the site's own writes them.
const FALLBACK: &str = "en-GB";
