//! The rules of axe-core, all of them.

use std::{fs, path::Path, sync::OnceLock};

use serde::Deserialize;
use serde_json::json;

use super::{
    KINDS, Kind, arrives_at, failed, lost, mistaken, opens_a_note, reader, turns_to, unfolds_all,
};
use crate::harness::{Host, Reader};

/// The harm that a page must not do to anybody: each way, with the element and what is wrong with it.
const CHECK: &str = "
    return (async () => {
        const found = await axe.run(document, {
            resultTypes: ['violations'],
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            rules: { 'target-size': { enabled: true } },
        });
        // axe-core 4.14 does not know that nothing covers a popover.
        const isAbove = node => document.querySelector(node.target[0])?.closest(':popover-open');
        // An element that cannot be measured may be wrong, unless it is no text: a sign, or a mark in a formula.
        const unsure = found.incomplete.filter(rule => rule.id === 'color-contrast');
        return [...found.violations, ...unsure].flatMap(rule => rule.nodes
            .filter(node => !node.failureSummary.includes('only non-text characters'))
            .filter(node => !isAbove(node) || !node.failureSummary.includes('is overlapped'))
            .map(node => ({
                rule: rule.id,
                element: node.target.join(' '),
                summary: node.failureSummary,
            })));
    })();
";

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "a message shows it")]
struct Violation {
    rule: String,
    element: String,
    summary: String,
}

fn axe() -> &'static str {
    static READ: OnceLock<String> = OnceLock::new();
    READ.get_or_init(|| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let read = fs::read_to_string(&file);
        read.unwrap_or_else(|error| {
            panic!("{}: {error}: run `script/test`, which installs it", file.display())
        })
    })
}

/// Looks at the page that is on screen, in both themes, on a narrow screen and on a wide one.
fn violations(reader: &Reader, name: &str, widths: &[u32]) -> Vec<String> {
    // A script of the DevTools protocol is not subject to the policy of the page.
    let script = format!("if (!window.axe) {{ {} }}; void 0", axe());
    reader.commands("Runtime.evaluate", json!({ "expression": script }));
    let mut all = Vec::new();
    for width in widths {
        reader.has_screen(*width, 800, 1);
        for theme in ["light", "dark"] {
            reader.has_system_theme(theme);
            let found: Vec<Violation> = reader.evaluate(CHECK, json!([]));
            all.extend(found.iter().map(|each| format!("{name}, {theme}, {width}: {each:#?}")));
        }
    }
    all
}

const WIDTHS: [u32; 2] = [360, 1440];

#[track_caller]
fn has_none(violations: &[String]) {
    assert!(violations.is_empty(), "{}\n{} violations", violations.join("\n"), violations.len());
}

fn of_kinds(kinds: &[Kind]) {
    let reader = reader();
    let mut all = Vec::new();
    for kind in kinds {
        arrives_at(&reader, kind);
        all.extend(violations(&reader, kind.name, &WIDTHS));
        turns_to(&reader, kind);
        all.extend(violations(&reader, &format!("{} by the app", kind.name), &WIDTHS));
    }
    has_none(&all);
}

#[test]
fn no_listing_breaks_a_rule() {
    of_kinds(&KINDS[..2]);
    of_kinds(&KINDS[6..10]);
}

#[test]
fn no_article_breaks_a_rule() {
    of_kinds(&KINDS[2..6]);
    of_kinds(&KINDS[10..]);
}

#[test]
fn nothing_reaches_into_another_before_it_is_laid_out() {
    let mut all = Vec::new();
    for post in ["what-is-stochastic-calculus", "spark-summit-2020", "the-thank-you-economy"] {
        let reader = Reader::of(Host::of_files());
        reader.has_screen(412, 823, 1).opens(&format!("/posts/{post}/")).has_an_article();
        reader.waits_until(
            "had the share button",
            "return !!document.querySelector('.o-share')",
            json!([]),
        );
        all.extend(violations(&reader, post, &[412]));
        let is_lazy = "return document.documentElement.hasAttribute('data-lazy')";
        assert!(reader.evaluate::<bool>(is_lazy, json!([])), "all of {post} is laid out");
    }
    // Of the texts there it takes those for hidden that are not laid out.
    all.retain(|violation| violation.contains("target-size"));
    has_none(&all);
}

#[test]
fn nothing_that_opens_breaks_a_rule() {
    let reader = reader();
    arrives_at(&reader, &KINDS[2]);
    unfolds_all(&reader);
    let mut all = violations(&reader, "unfolded", &WIDTHS);
    reader.has_screen(360, 800, 1);
    opens_a_note(&reader);
    all.extend(violations(&reader, "a note", &WIDTHS[..1]));
    reader.presses("Escape").presses("?").sees("searchbox", "Search titles, tags and headings");
    reader.commands("Input.insertText", json!({ "text": "a" }));
    all.extend(violations(&reader, "the search", &WIDTHS));
    has_none(&all);
}

#[test]
fn no_message_breaks_a_rule() {
    let mut all = violations(&lost(), "lost", &WIDTHS);
    all.extend(violations(&failed(), "failed", &WIDTHS));
    all.extend(violations(&mistaken(), "mistaken", &WIDTHS));
    has_none(&all);
}

#[test]
fn a_broken_rule_is_seen() {
    let reader = reader();
    arrives_at(&reader, &KINDS[10]);
    let script = "document.querySelector('main p').innerHTML = '<a href=\"/\"></a><img src=\"/favicon.svg\">';
                  document.querySelector('main h2').style.color = 'var(--rule)'";
    reader.evaluate::<()>(script, json!([]));
    let all = violations(&reader, "broken", &[360]).join("\n");
    for rule in ["image-alt", "link-name", "color-contrast"] {
        assert!(all.contains(rule), "{rule} is not among {all}");
    }
}
