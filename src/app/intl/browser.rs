//! The browser's `Intl` (ECMA-402).

use std::cell::RefCell;

use js_sys::{Array, Date as JsDate, Function, Intl, Number, Object, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

use super::{FALLBACK, Length};
use crate::content::date::Date;

thread_local! {
    /// The formatters of dates, for each language and length: to make one takes longer than to use it.
    static FORMATS: RefCell<Vec<(String, Length, Function)>> = const { RefCell::new(Vec::new()) };
}

/// The date in a language.
pub(super) fn date(date: Date, length: Length, language: &str) -> Option<String> {
    let milliseconds = Date::parse(&date.day()).map_or(0, Date::timestamp) * 1000;
    let date = JsDate::new(&(milliseconds as f64).into());
    format(length, language).call1(&JsValue::UNDEFINED, &date).ok()?.as_string()
}

fn format(length: Length, language: &str) -> Function {
    FORMATS.with_borrow_mut(|formats| {
        let known = |(of, long, _): &&(String, Length, _)| of == language && *long == length;
        if let Some((_, _, format)) = formats.iter().find(known) {
            return format.clone();
        }
        let format = make_format(length, language);
        formats.push((language.to_owned(), length, format.clone()));
        format
    })
}

fn make_format(length: Length, language: &str) -> Function {
    let options = Object::new();
    let wanted: &[(&str, &str)] = match length {
        Length::Full => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
        Length::DayAndMonth => &[("day", "numeric"), ("month", "short")],
    };
    // A date is the day that the author wrote, wherever the reader is.
    for (key, value) in wanted.iter().chain(&[("timeZone", "UTC")]) {
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    let locales = Array::of1(&known(language).into());
    Intl::DateTimeFormat::new(&locales, &options).format()
}

/// The number in a language.
pub(super) fn number(number: u32, language: &str) -> Option<String> {
    Some(Number::from(number).to_locale_string(known(language)).into())
}

/// The form of a plural in a language.
pub(super) fn plural(count: u32, language: &str) -> Option<String> {
    let rules = Intl::PluralRules::new(&Array::of1(&known(language).into()), &Object::new());
    Some(rules.select(count.into()).into())
}

/// The language, if it is one and the browser knows how it writes dates.
fn known(language: &str) -> &str {
    // The language that another site names may be none at all, which the browser answers with an
    // exception. Only a function called by hand can have it caught.
    let format = Reflect::get(&global(), &"Intl".into())
        .and_then(|intl| Reflect::get(&intl, &"DateTimeFormat".into()));
    let known = format.and_then(|format| {
        let supported: Function =
            Reflect::get(&format, &"supportedLocalesOf".into())?.dyn_into()?;
        supported.call1(&format, &language.into())
    });
    match known {
        Ok(known) if known.unchecked_ref::<Array>().length() > 0 => language,
        _ => FALLBACK,
    }
}
