//! The numbers as tables.

use std::fmt;

use crate::{InBrowser, Library, Measurement, Native, Natively, features};

/// Time grows by less than size to this power where it is linear: what remains is the noise of the
/// machine and of its caches.
const LINEAR: f64 = 1.2;

/// Everything that was measured.
pub fn of(measurement: &Measurement) -> String {
    let mut report = String::new();
    for result in &measurement.browser {
        in_browser(&mut report, result);
    }
    natively(&mut report, &measurement.native);
    report
}

fn in_browser(report: &mut String, result: &InBrowser) {
    let megabytes = result.bytes as f64 / 1e6;
    line(report, format_args!("\nIn Chromium: {}, {megabytes:.2} MB", result.input));
    line(
        report,
        format_args!("  {:<14}{:>10}{:>10}{:>10}  lacks", "library", "median", "MB/s", "Octavo is"),
    );
    let ours = result.libraries.first().and_then(median);
    for library in &result.libraries {
        let name = &library.library;
        let lacks = features::lacking(name).join(", ");
        let Some(time) = median(library) else {
            let failure = library.failure.as_deref().unwrap_or("was not measured");
            line(report, format_args!("  {name:<14}  {failure}"));
            continue;
        };
        let ratio = ours.map_or(f64::NAN, |ours| time / ours);
        let speed = megabytes / time * 1000.0;
        line(report, format_args!("  {name:<14}{time:>7.1} ms{speed:>10.2}{ratio:>9.2}x  {lacks}"));
    }
}

fn natively(report: &mut String, native: &Native) {
    let Natively { bytes, octavo, plain } = native.posts;
    let speed = bytes as f64 / 1000.0 / octavo;
    line(report, format_args!("\nNatively: posts, {:.2} MB", bytes as f64 / 1e6));
    line(report, format_args!("  Octavo               {octavo:>8.2} ms  {speed:.1} MB/s"));
    line(report, format_args!("  pulldown-cmark alone {plain:>8.2} ms"));
    line(report, format_args!("  ratio                {:>8.2}", octavo / plain));
    line(
        report,
        format_args!(
            "\nNatively: time at 2, 4 and 8 times the size\n  {:<30}{:>8}{:>11}{:>22}  {:>22}  growth",
            "input", "size", "time", "Octavo", "pulldown-cmark alone",
        ),
    );
    for input in &native.pathological {
        let Some(first) = input.sizes.first() else { continue };
        let ours = ratios(&input.sizes, |sizes| sizes.octavo);
        let plain = ratios(&input.sizes, |sizes| sizes.plain);
        let kilobytes = first.bytes as f64 / 1000.0;
        line(
            report,
            format_args!(
                "  {:<30}{kilobytes:>5.0} kB{:>8.2} ms{ours:>22}  {plain:>22}  {}",
                input.input,
                first.octavo,
                growth(&input.sizes),
            ),
        );
    }
}

fn ratios(sizes: &[Natively], time: fn(&Natively) -> f64) -> String {
    let first = sizes.first().map_or(f64::NAN, time);
    sizes.iter().skip(1).map(|size| format!("{:>7.1}", time(size) / first)).collect()
}

/// The power of the size that the time grows with.
fn growth(sizes: &[Natively]) -> String {
    let (Some(first), Some(last)) = (sizes.first(), sizes.last()) else { return String::new() };
    let bytes = (last.bytes as f64 / first.bytes as f64).ln();
    let power = |time: fn(&Natively) -> f64| (time(last) / time(first)).ln() / bytes;
    let (ours, plain) = (power(|size| size.octavo), power(|size| size.plain));
    match (ours < LINEAR, plain < LINEAR) {
        (true, _) => "linear".to_owned(),
        (false, false) => format!("size^{ours:.1}, in the parser too"),
        (false, true) => format!("size^{ours:.1}"),
    }
}

fn median(library: &Library) -> Option<f64> {
    let mut times = library.times.clone();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied()
}

fn line(report: &mut String, text: fmt::Arguments<'_>) {
    report.push_str(&text.to_string());
    report.push('\n');
}
