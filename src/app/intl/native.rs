//! ICU4X, with the same data as the browsers.

use std::{cell::RefCell, collections::HashMap};

use icu_datetime::{
    DateTimeFormatter,
    fieldsets::{MD, YMD, enums::DateFieldSet},
    input::Date as IcuDate,
};
use icu_locale_core::Locale;

use super::{FALLBACK, Length};
use crate::content::date::Date;

type Writer = DateTimeFormatter<DateFieldSet>;

thread_local! {
    /// The writers that were needed so far, since each has to find its tables.
    static WRITERS: RefCell<HashMap<(String, Length), Option<Writer>>> = RefCell::default();
}

/// The date in a language.
pub(super) fn date(date: Date, length: Length, language: &str) -> Option<String> {
    let (month, day) = date.month_and_day();
    let date = IcuDate::try_new_iso(i32::from(date.year()), month, day).ok()?;
    // Chromium writes a plain space for the narrow one that CLDR has in some languages.
    let write = |writer: &Writer| writer.format(&date).to_string().replace('\u{202f}', " ");
    WRITERS.with_borrow_mut(|writers| {
        let writer = writers.entry((language.to_owned(), length)).or_insert_with(|| {
            // A language without words of its own is written in those of none.
            let none = writer("und", length).as_ref().map(write);
            let own = writer(language, length).filter(|own| Some(write(own)) != none);
            own.or_else(|| writer(FALLBACK, length))
        });
        writer.as_ref().map(write)
    })
}

fn writer(language: &str, length: Length) -> Option<Writer> {
    let fields = match length {
        Length::Full => DateFieldSet::YMD(YMD::long()),
        Length::DayAndMonth => DateFieldSet::MD(MD::medium()),
    };
    let locale: Locale = language.parse().ok()?;
    Writer::try_new(locale.into(), fields).ok()
}
