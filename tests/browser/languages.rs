//! Dates and numbers in the pages that the publisher makes, and as a browser writes them.

use serde::Deserialize;
use serde_json::json;

use octavo::content::i18n::{Message, Messages};

use crate::harness::{COUNTS, Host, Reader, twelve_posts_in};

/// A date in a page: the day, and how it is written.
#[derive(Debug, Deserialize, PartialEq)]
struct Written(String, String);

const DATES: &str = "
    const [file, language, options] = arguments;
    // The policy of the page that asks knows another style sheet.
    const text = file.replace(/<style.*?<[/]style>/gs, '');
    const page = new DOMParser().parseFromString(text, 'text/html');
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

const NUMBERS: &str = "
    const [language, counts] = arguments;
    const rules = new Intl.PluralRules(language);
    const format = new Intl.NumberFormat(language);
    return counts.map(count => [rules.select(count), format.format(count)]);
";

#[test]
fn the_publisher_counts_as_a_browser_does() {
    let reader = Reader::of(Host::of_files());
    reader.opens("/");
    for language in ["en", "de", "fr", "es", "ja", "ar", "ar-EG"] {
        let release = twelve_posts_in(language);
        let words = Messages::of_site(language);
        let forms: Vec<(String, String)> = reader.evaluate(NUMBERS, json!([language, COUNTS]));
        for (count, (form, number)) in COUNTS.iter().zip(forms) {
            let expected = words.plural(Message::PostCount, &form, &number);
            let page = release.page(&format!("/tags/t{count}/"));
            let note = format!("<p class=\"o-title-note\">{expected}</p>");
            assert!(page.contains(&note), "{language} {count}: no {expected}");
        }
    }
}
