//! Dates in the pages that the publisher makes, and as a browser writes them.

use serde::Deserialize;
use serde_json::json;

use crate::harness::{Host, Reader, twelve_posts_in};

/// A date in a page: the day, and how it is written.
#[derive(Debug, Deserialize, PartialEq)]
struct Written(String, String);

const DATES: &str = "
    const [file, language, options] = arguments;
    const page = new DOMParser().parseFromString(file, 'text/html');
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    const times = [...page.querySelectorAll('main time')];
    return [
        times.map(time => [time.dateTime, time.textContent]),
        times.map(time => [time.dateTime, format.format(new Date(time.dateTime))]),
    ];
";

#[test]
fn the_publisher_writes_dates_as_a_browser_does() {
    let reader = Reader::of(Host::of_files());
    reader.opens("/");
    let full = json!({ "day": "numeric", "month": "long", "year": "numeric" });
    let without_year = json!({ "day": "numeric", "month": "short" });
    let languages = [
        ("en", "en-GB"),
        ("en-US", "en-US"),
        ("de", "de"),
        ("fr", "fr"),
        ("es", "es"),
        ("pt-BR", "pt-BR"),
        ("ja", "ja"),
        ("zh-Hant", "zh-Hant"),
        ("ru", "ru"),
        ("ar", "ar"),
        // Nobody knows how this one is written.
        ("qaa", "en-GB"),
    ];
    let mut wrong = Vec::new();
    for (language, known) in languages {
        let release = twelve_posts_in(language);
        for (path, options) in [("/", &full), ("/archive/", &without_year)] {
            let arguments = json!([release.page(path), known, options]);
            let (ours, theirs): (Vec<Written>, Vec<Written>) = reader.evaluate(DATES, arguments);
            assert_eq!(ours.len(), 12, "{language} {path}");
            wrong.extend(ours.into_iter().zip(theirs).filter(|(one, other)| one != other));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
