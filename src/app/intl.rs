//! Dates and numbers as the browser writes them, so that no tables are shipped.

use js_sys::{Array, Date as JsDate, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::site;
use crate::content::date::Date;

/// How much of a date is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    /// Day, month and year: 28 June 2020.
    Full,
    /// Day and month, where the year stands above.
    DayAndMonth,
}

/// The date in the site's language.
pub(crate) fn date(date: Date, length: Length) -> String {
    let options = Object::new();
    let wanted: &[(&str, &str)] = match length {
        Length::Full => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
        Length::DayAndMonth => &[("day", "numeric"), ("month", "short")],
    };
    // A date is the day that the author wrote, wherever the reader is.
    for (key, value) in wanted.iter().chain(&[("timeZone", "UTC")]) {
        let _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    let locales = Array::of1(&locale(&site().language).into());
    let format = Intl::DateTimeFormat::new(&locales, &options);
    let milliseconds = Date::parse(&date.day()).map_or(0, Date::timestamp) * 1000;
    let written =
        format.format().call1(&JsValue::UNDEFINED, &JsDate::new(&(milliseconds as f64).into()));
    written.ok().and_then(|text| text.as_string()).unwrap_or_else(|| date.day())
}

/// `en` alone means the United States to a browser; an international blog writes the day first.
fn locale(language: &str) -> &str {
    let known =
        Intl::DateTimeFormat::supported_locales_of(&Array::of1(&language.into()), &Object::new());
    match language {
        "en" => "en-GB",
        _ if known.unchecked_ref::<Array>().length() == 0 => "en-GB",
        language => language,
    }
}
