//! Dates and booleans in the spellings of other programs.

use crate::content::date::{Date, DateError};

/// Reads a date: `2016-1-29`, `2016/01/29`, `2020-01-01 9:05:00` and `2020-01-01 10:00:00 UTC` are understood
/// too.
///
/// # Errors
///
/// Says what keeps the text from being a date of the calendar.
pub(super) fn date(text: &str) -> Result<Date, DateError> {
    Date::parse(text).or_else(|wrong| Date::parse(&usual_form(text)).map_err(|_| wrong))
}

/// The date with two digits for each number and an offset that RFC 3339 knows.
fn usual_form(text: &str) -> String {
    let text = text.trim();
    let (day, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    let day: Vec<String> = day.split(['-', '/']).map(|part| format!("{part:0>2}")).collect();
    let day = day.join("-");
    if time.trim().is_empty() {
        return day;
    }
    let time = time.trim();
    let (clock, zone) = time.split_once(' ').unwrap_or((time, ""));
    let zone = match zone.trim() {
        "UTC" | "GMT" => "Z",
        zone => zone,
    };
    let (hour, rest) = clock.split_once(':').unwrap_or((clock, ""));
    format!("{day}T{hour:0>2}:{rest}{zone}")
}

/// Reads a boolean of YAML 1.1, which most programs still understand.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "y" => Some(true),
        "false" | "no" | "off" | "n" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_dates_of_other_programs() {
        for (text, expected) in [
            ("2016-1-29", "2016-01-29T00:00:00Z"),
            ("2016/01/29", "2016-01-29T00:00:00Z"),
            ("2020-01-01 9:05:00", "2020-01-01T09:05:00Z"),
            ("2020-01-01 10:00:00 UTC", "2020-01-01T10:00:00Z"),
            ("2020-01-01 10:00:00 +0200", "2020-01-01T10:00:00+02:00"),
            ("2020-1-1T9:05:00+02:00", "2020-01-01T09:05:00+02:00"),
        ] {
            assert_eq!(date(text).unwrap().to_string(), expected, "{text}");
        }
        for text in ["someday", "2020-13-1", "2020-1-1 25:00", "1/2/2020", "2020-02-30"] {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn reads_the_booleans_of_yaml() {
        assert_eq!(["yes", "No", "ON", "off"].map(boolean), [true, false, true, false].map(Some));
        assert_eq!(boolean("perhaps"), None);
    }
}
