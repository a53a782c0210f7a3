//! A long visit takes no more memory than a short one.

use serde::Deserialize;
use serde_json::json;

use crate::harness::{Host, Reader, sixty_posts};

/// Keeps the program's memory where the test finds it.
const KEEP_MEMORY: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const original = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const made = await original.apply(WebAssembly, given);
            window.memory = Object.values((made.instance ?? made).exports)
                .find(exported => exported instanceof WebAssembly.Memory);
            return made;
        };
    }";

/// Follows links of the page at random, as fast as the pages come, the same ones in every run; and goes
/// through the same pages. A script that the driver hands over anew each time would be kept each time.
const WANDER: &str = "
    let seed = 1;
    const random = below => {
        seed = (seed * 48271) % 2147483647;
        return seed % below;
    };
    const follow = async link => {
        const heading = document.querySelector('main h1');
        const { pathname } = link;
        link.click();
        let waited = 0;
        while (location.pathname !== pathname || !document.querySelector('main h1')
            || document.querySelector('main h1') === heading
            || document.activeElement !== document.querySelector('main h1')) {
            if (++waited > 1000) throw new Error(`never came to ${pathname}`);
            await new Promise(resolve => setTimeout(resolve, 4));
        }
    };
    window.wander = async count => {
        for (let turn = 0; turn < count; turn++) {
            const links = [...document.querySelectorAll(':is(header, main) a[href]')].filter(link =>
                link.origin === location.origin && !link.hash && link.pathname !== location.pathname
                && link.pathname.endsWith('/'));
            await follow(links[random(links.length)]);
        }
    };
    window.visit = async paths => {
        for (const path of paths) {
            const link = document.createElement('a');
            link.href = path;
            document.querySelector('main > *').append(link);
            await follow(link).finally(() => link.remove());
        }
        while (document.getAnimations().length > 0) await new Promise(resolve => setTimeout(resolve, 50));
    };";

/// The pages that are gone through before a page is weighed. The app keeps a few of the last ones.
const SAME: [&str; 6] = ["/archive/", "/page/2/", "/tags/", "/page/3/", "/tags/counted/", "/"];

/// Makes Chromium compile no JavaScript. Compiled code is kept in the heap, more of it the longer the
/// same functions run, and that is not the page's.
const INTERPRETED: &str = "--js-flags=--no-opt --no-maglev --no-sparkplug";

/// The data of a page.
#[derive(Debug, Deserialize)]
struct Weight {
    heap: f64,
    nodes: f64,
    listeners: f64,
    documents: f64,
    program: f64,
}

/// The memory of the page once everything that is not used any more has been thrown away. The page is
/// always the same, and always come to by the app.
#[track_caller]
fn weight(reader: &Reader) -> Weight {
    // The driver would keep the elements that it is asked for, and their pages with them.
    reader.evaluate::<()>("return visit(arguments[0])", json!([SAME]));
    for _ in 0..3 {
        reader.commands("HeapProfiler.collectGarbage", json!({}));
    }
    let metrics = reader.commands("Performance.getMetrics", json!({}));
    let metric = |name: &str| {
        let metrics = metrics["metrics"].as_array().expect("a list of metrics");
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        metric.and_then(|metric| metric["value"].as_f64()).expect("a number")
    };
    Weight {
        heap: metric("JSHeapUsedSize"),
        nodes: metric("Nodes"),
        listeners: metric("JSEventListeners"),
        documents: metric("Documents"),
        program: reader.evaluate("return memory.buffer.byteLength", json!([])),
    }
}

#[track_caller]
fn wanders(reader: &Reader, pages: u32) {
    for _ in 0..pages / 50 {
        reader.evaluate::<()>("return wander(50)", json!([]));
    }
}

#[test]
fn five_hundred_pages_take_no_more_than_fifty() {
    let reader = Reader::with_flags(Host::of(sixty_posts(), false), &[INTERPRETED]);
    reader.commands("Performance.enable", json!({}));
    reader.begins_with(KEEP_MEMORY).begins_with(WANDER).saves_data(false).opens("/");
    wanders(&reader, 50);
    let early = weight(&reader);
    wanders(&reader, 450);
    let late = weight(&reader);
    eprintln!("after 50 pages: {early:?}\nafter 500 pages: {late:?}");
    for (what, early, late) in [
        ("nodes", early.nodes, late.nodes),
        ("listeners", early.listeners, late.listeners),
        ("documents", early.documents, late.documents),
        ("heap", early.heap, late.heap),
        ("memory of the program", early.program, late.program),
    ] {
        assert!(late <= early * 1.05, "{what}: from {early} to {late}");
    }
}
