//! ICU4X, with the same data as the browsers.

use std::{cell::RefCell, collections::HashMap};

use icu_datetime::{
    DateTimeFormatter,
    fieldsets::{MD, YMD, enums::DateFieldSet},
    input::Date as IcuDate,
};
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

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

/// The number in a language.
pub(super) fn number(number: u32, language: &str) -> Option<String> {
    let locale: Locale = language.parse().ok()?;
    let format = DecimalFormatter::try_new(locale.into(), Default::default()).ok()?;
    Some(format.format(&number.into()).to_string())
}

/// The form of a plural in a language.
pub(super) fn plural(count: u32, language: &str) -> Option<String> {
    let locale: Locale = language.parse().ok()?;
    let rules = PluralRules::try_new_cardinal(locale.into()).ok()?;
    let form = match rules.category_for(count) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    };
    Some(form.to_owned())
}

fn writer(language: &str, length: Length) -> Option<Writer> {
    let fields = match length {
        Length::Full => DateFieldSet::YMD(YMD::long()),
        Length::DayAndMonth => DateFieldSet::MD(MD::medium()),
    };
    let locale: Locale = language.parse().ok()?;
    Writer::try_new(locale.into(), fields).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_the_rules_of_each_language() {
        for (language, forms) in [
            ("en", [(0, "other"), (1, "one"), (2, "other"), (11, "other")]),
            ("de", [(0, "other"), (1, "one"), (21, "other"), (101, "other")]),
            ("fr", [(0, "one"), (1, "one"), (2, "other"), (100, "other")]),
            ("es", [(0, "other"), (1, "one"), (2, "other"), (21, "other")]),
            ("ja", [(0, "other"), (1, "other"), (2, "other"), (100, "other")]),
            ("ar", [(0, "zero"), (1, "one"), (2, "two"), (100, "other")]),
            ("ar", [(3, "few"), (103, "few"), (11, "many"), (199, "many")]),
        ] {
            for (count, form) in forms {
                assert_eq!(plural(count, language).as_deref(), Some(form), "{language} {count}");
            }
        }
    }

    #[test]
    fn writes_numbers_as_each_language_does() {
        for (language, written) in [("en", "12,345"), ("de", "12.345"), ("ja", "12,345")] {
            assert_eq!(number(12345, language).as_deref(), Some(written));
        }
    }
}
