//! Calendar dates as authors write them and feeds carry them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, with a time of day where the author gave one.
///
/// Written to feeds as RFC 3339. A day without a time stands for its first moment in UTC; a time
/// without an offset is in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
    time: Option<Time>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Time {
    /// Seconds since midnight, local to `offset`.
    second: u32,
    /// Minutes east of UTC.
    offset: i16,
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// It does not look like `YYYY-MM-DD`, with or without a time.
    Shape,
    /// There is no such month.
    Month(u8),
    /// The month has fewer days.
    Day {
        /// The year that was named.
        year: u16,
        /// The month that was named, 1 to 12.
        month: u8,
    },
    /// The clock has no such time, or the offset from UTC is not one.
    Time,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// Reads `YYYY-MM-DD`, alone or followed by a time of day as in RFC 3339.
    ///
    /// The dates of other blog tools are understood too: a space for the `T`, no seconds, no offset,
    /// an offset without a colon.
    ///
    /// # Errors
    ///
    /// Says what keeps the text from being a date of the calendar.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let text = text.trim();
        let (date, rest) = text.split_at_checked(10).ok_or(DateError::Shape)?;
        let mut parts = date.split('-');
        let mut number = |length: usize| {
            let digits = parts.next().filter(|part| part.len() == length)?;
            digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u16>().ok())?
        };
        let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else {
            return Err(DateError::Shape);
        };
        let (month, day) = (month as u8, day as u8);
        if !(1..=12).contains(&month) {
            return Err(DateError::Month(month));
        }
        if !(1..=days_in(year, month)).contains(&day) {
            return Err(DateError::Day { year, month });
        }
        let time = match rest.strip_prefix(['T', 't', ' ']) {
            Some(time) => Some(Time::parse(time.trim())?),
            None if rest.is_empty() => None,
            None => return Err(DateError::Shape),
        };
        Ok(Self { year, month, day, time })
    }

    /// The year, 0 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, and its day, from 1.
    pub fn month_and_day(self) -> (u8, u8) {
        (self.month, self.day)
    }

    /// The day alone, `YYYY-MM-DD`.
    pub fn day(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The day as an English book writes it: `21 May 2017`.
    pub fn in_english(self) -> String {
        let month = MONTHS.get(usize::from(self.month).wrapping_sub(1)).unwrap_or(&"");
        format!("{} {month} {}", self.day, self.year)
    }

    /// Seconds since 1970-01-01T00:00:00Z: what dates are sorted by.
    pub fn timestamp(self) -> i64 {
        // Days from civil date: counts from 1 March, so that a leap day ends its year.
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let shifted = if month > 2 { year } else { year - 1 };
        let era = shifted.div_euclid(400);
        let year_of_era = shifted.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let days = era * 146_097 + day_of_era - 719_468;
        let time = self.time.map_or(0, |t| i64::from(t.second) - i64::from(t.offset) * 60);
        days * 86_400 + time
    }
}

impl Time {
    fn parse(text: &str) -> Result<Self, DateError> {
        let (clock, zone) = match text.find(['Z', 'z', '+', '-', ' ']) {
            Some(at) => text.split_at(at),
            None => (text, ""),
        };
        let mut parts = clock.split(':');
        let mut number = |limit: u32| {
            let digits = parts.next()?;
            let whole = digits.split('.').next()?;
            let value = (whole.len() == 2).then(|| whole.parse::<u32>().ok())??;
            (value < limit).then_some(value)
        };
        let (hour, minute) = (number(24), number(60));
        let second = if clock.len() > 5 { number(60) } else { Some(0) };
        let (Some(hour), Some(minute), Some(second)) = (hour, minute, second) else {
            return Err(DateError::Time);
        };
        let offset = offset_minutes(zone.trim()).ok_or(DateError::Time)?;
        Ok(Self { second: hour * 3600 + minute * 60 + second, offset })
    }
}

fn offset_minutes(zone: &str) -> Option<i16> {
    if matches!(zone, "" | "Z" | "z") {
        return Some(0);
    }
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i16 = digits.parse().ok()?;
    let (hours, minutes) = (number / 100, number % 100);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |date: &Self| (date.timestamp(), date.time.map(|t| (t.second, t.offset)));
        key(self).cmp(&key(other))
    }
}

/// RFC 3339, as JSON Feed and Atom want it.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Time { second, offset } = self.time.unwrap_or(Time { second: 0, offset: 0 });
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}", self.day())?;
        if offset == 0 {
            return f.write_str("Z");
        }
        let sign = if offset < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Shape => f.write_str("expected a day such as 2026-02-28"),
            Self::Month(month) => write!(f, "there is no month {month}"),
            Self::Day { year, month } => {
                let name = MONTHS.get(usize::from(month).wrapping_sub(1)).unwrap_or(&"the month");
                write!(f, "{name} {year} has {} days", days_in(year, month))
            }
            Self::Time => f.write_str("the clock has no such time"),
        }
    }
}

impl std::error::Error for DateError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Date::parse(text).map_or_else(|e| e.to_string(), |date| date.to_string())
    }

    #[test]
    fn reads_what_blog_tools_write() {
        assert_eq!(read("2020-06-28"), "2020-06-28T00:00:00Z");
        assert_eq!(read("2020-06-28T10:20:30Z"), "2020-06-28T10:20:30Z");
        assert_eq!(read("2020-06-28T10:20:30.123+02:00"), "2020-06-28T10:20:30+02:00");
        assert_eq!(read("2020-06-28 10:20:30 -0730"), "2020-06-28T10:20:30-07:30");
        assert_eq!(read("2020-06-28 10:20"), "2020-06-28T10:20:00Z");
    }

    #[test]
    fn rejects_day_thirty_in_february() {
        assert_eq!(read("2026-02-30"), "February 2026 has 28 days");
        assert_eq!(read("2024-02-30"), "February 2024 has 29 days");
        assert_eq!(read("1900-02-29"), "February 1900 has 28 days");
        assert_eq!(read("2026-13-01"), "there is no month 13");
        assert_eq!(read("2026-04-31"), "April 2026 has 30 days");
    }

    #[test]
    fn rejects_what_is_no_date() {
        for text in [
            "",
            "yesterday",
            "2026-2-3",
            "28-06-2020",
            "2026/02/03",
            "2026-02-03x",
            "２０２６-02-03",
        ] {
            assert_eq!(Date::parse(text), Err(DateError::Shape), "{text:?}");
        }
        for text in ["2026-02-03T25:00", "2026-02-03T10", "2026-02-03T10:00+99:00", "2026-02-03Tx"]
        {
            assert_eq!(Date::parse(text), Err(DateError::Time), "{text:?}");
        }
    }

    #[test]
    fn counts_seconds_as_unix_does() {
        let seconds = |text: &str| Date::parse(text).unwrap().timestamp();
        assert_eq!(seconds("1970-01-01"), 0);
        assert_eq!(seconds("2000-03-01"), 951_868_800);
        assert_eq!(seconds("2024-02-29T12:00:00Z"), 1_709_208_000);
        assert_eq!(seconds("2024-02-29T14:00:00+02:00"), 1_709_208_000);
        assert_eq!(seconds("1969-12-31"), -86_400);
    }
}
