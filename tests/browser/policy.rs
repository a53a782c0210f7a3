//! The permissions of a page, and the proof that it does nothing else.

use serde_json::json;

use crate::harness::{Host, Reader};

/// Keeps what the browser reports: what the policy forbids, what is out of date, what it prevents.
const WATCH: &str = "
    window.reports = [];
    addEventListener('securitypolicyviolation', event =>
        reports.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
    new ReportingObserver(all => reports.push(...all.map(report =>
        `${report.type}: ${report.body?.message ?? report.body?.blockedURL ?? report.url}`
    )), { buffered: true }).observe();
";

#[track_caller]
fn nothing_was_reported(reader: &Reader, path: &str) {
    let reports: Vec<String> = reader.evaluate("return reports", json!([]));
    assert!(reports.is_empty(), "{path}: {reports:?}");
}

#[test]
fn no_page_does_what_its_policy_forbids_nor_what_the_browser_reports() {
    let reader = Reader::of(Host::of_files());
    reader.begins_with(WATCH);
    for route in reader.host.release().routes() {
        let path = route.path();
        reader.opens(&path);
        // A figure far down would be loaded when it comes near.
        let hurry = "for (const image of document.images) image.loading = 'eager'";
        reader.evaluate::<()>(hurry, json!([]));
        reader.waits_until(
            "had every picture",
            "return [...document.images].every(image => image.complete)",
            json!([]),
        );
        nothing_was_reported(&reader, &path);
        // And onwards, to what the app makes itself.
        let (onwards, back) =
            if path == "/tags/" { ("Archive", "/archive/") } else { ("Tags", "/tags/") };
        reader.follow(onwards).is_at(back).sees_heading(onwards);
        reader.goes_back().is_at(&path);
        reader.waits_until(
            "came back",
            "return document.querySelectorAll('main h1').length === 1
                && !document.querySelector('main [role=status], main .o-notice')",
            json!([]),
        );
        nothing_was_reported(&reader, &path);
    }
}

#[test]
fn what_the_policy_forbids_is_seen() {
    let reader = Reader::of(Host::of_files());
    reader.begins_with(WATCH);
    reader.opens("/");
    reader.evaluate::<()>("document.body.setAttribute('style', 'color: red')", json!([]));
    reader.waits_until("saw a report", "return reports.length > 0", json!([]));
    reader.expects_refusal("Applying inline style violates");
}
