//! The marks that Lighthouse gives the pages, on its phone: the median of several runs. Beside it stands an
//! article written by hand, so that what the machine does at the same time can be told apart.

use std::{collections::BTreeMap, env, process::Command};

use serde::Serialize;
use serde_json::Value;

use crate::release;

/// The files that are looked at, and the way in which somebody would write them by hand.
const PAGES: [(&str, bool); 4] = [
    ("/", false),
    ("/posts/what-is-stochastic-calculus/", false),
    ("/posts/what-is-stochastic-calculus/", true),
    ("/tags/machine-learning/", false),
];

/// The number of rounds.
const ROUNDS: usize = 5;

/// The categories that Lighthouse gives marks for, of 0 to 100.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// The response to a request of a page.
#[derive(Debug, Serialize)]
struct Page {
    path: &'static str,
    by_hand: bool,
    /// The marks by their category, sorted.
    marks: BTreeMap<&'static str, Vec<u32>>,
    /// The faults, with the category.
    faults: Vec<String>,
}

pub(crate) fn measure(json: bool) {
    let [blog, plain] = release::both();
    let mut pages: Vec<Page> = PAGES
        .into_iter()
        .map(|(path, by_hand)| Page { path, by_hand, marks: BTreeMap::new(), faults: Vec::new() })
        .collect();
    for round in 1..=ROUNDS {
        for page in &mut pages {
            eprintln!("{}: {round} of {ROUNDS}", page.path);
            let host = release::host(if page.by_hand { &plain } else { &blog });
            page.add(&look(&host.at(page.path)));
        }
    }
    for marks in pages.iter_mut().flat_map(|page| page.marks.values_mut()) {
        marks.sort_unstable();
    }
    if json {
        println!("{}", serde_json::to_string_pretty(&pages).expect("marks are JSON"));
    } else {
        report(&pages);
    }
}

/// The report of one look.
fn look(address: &str) -> Value {
    let lighthouse = env::var("LIGHTHOUSE").expect("script/bench says where Lighthouse is");
    let output = Command::new(lighthouse)
        .args([address, "--output=json", "--quiet"])
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
        .output()
        .expect("Lighthouse starts");
    let said = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("Lighthouse failed: {said}"))
}

impl Page {
    fn add(&mut self, report: &Value) {
        for category in CATEGORIES {
            let found = &report["categories"][category];
            let score = found["score"].as_f64().unwrap_or_else(|| panic!("no mark for {category}"));
            self.marks.entry(category).or_default().push((score * 100.0).round() as u32);
            let audits = found["auditRefs"].as_array().into_iter().flatten();
            for audit in audits.filter(|audit| audit["weight"].as_f64() > Some(0.0)) {
                let audit = &report["audits"][audit["id"].as_str().unwrap_or_default()];
                let fault = format!("{category}: {}", audit["title"].as_str().unwrap_or_default());
                // Speed is told in the mark.
                let is_wanting = audit["score"].as_f64().is_some_and(|score| score < 0.9);
                if is_wanting && category != "performance" && !self.faults.contains(&fault) {
                    self.faults.push(fault);
                }
            }
        }
    }
}

fn report(pages: &[Page]) {
    for page in pages {
        println!("\n{}{}", page.path, if page.by_hand { ", by hand" } else { "" });
        for (category, marks) in &page.marks {
            let median = marks.get(marks.len() / 2).copied().unwrap_or_default();
            println!("{category:16} {median:>4}   {marks:?}");
        }
        page.faults.iter().for_each(|fault| println!("  {fault}"));
    }
}
