//! Checks whether a finger meets what it aims at: WCAG 2.5.5 and 2.5.8.

use serde_json::json;

use super::{KINDS, arrives_at, failed, lost, reader, unfolds_all};
use crate::harness::Reader;

/// The targets that are smaller than 44 pixels in either direction. The place of a tap counts:
/// received, not what is drawn. Links within a sentence are as high as its lines.
const SMALL: &str = "
    const isInText = element => {
        if (element.closest('math')) return true;
        if (getComputedStyle(element).display !== 'inline') return false;
        let block = element.parentElement;
        while (getComputedStyle(block).display === 'inline') block = block.parentElement;
        const words = block.cloneNode(true);
        for (const link of words.querySelectorAll('a, button, summary')) link.remove();
        return words.textContent.trim() !== '';
    };
    const reach = (element, x, y, right, down) => {
        for (let step = 1; step <= 44; step++) {
            const hit = document.elementFromPoint(x + right * step, y + down * step);
            if (!hit || !element.contains(hit)) return step - 1;
        }
        return 44;
    };
    const small = [];
    for (const element of document.querySelectorAll('a[href], button, summary, input:enabled')) {
        const isThere = element.checkVisibility({ checkVisibilityCSS: true });
        if (!isThere || element.matches('.o-skip-link') || isInText(element)) continue;
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = element.getClientRects()[0];
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const width = 1 + reach(element, x, y, -1, 0) + reach(element, x, y, 1, 0);
        const height = 1 + reach(element, x, y, 0, -1) + reach(element, x, y, 0, 1);
        if (width < 44 || height < 44) {
            small.push(`${element.outerHTML.slice(0, 80)}: ${width} by ${height}`);
        }
    }
    return small;
";

fn small(reader: &Reader, name: &str) -> Vec<String> {
    let mut all = Vec::new();
    for width in [360, 1440] {
        reader.has_screen(width, 800, 1);
        let small: Vec<String> = reader.evaluate(SMALL, json!([]));
        all.extend(small.into_iter().map(|each| format!("{name}, {width}: {each}")));
    }
    all
}

#[test]
fn what_can_be_tapped_is_44_pixels_wide_and_high() {
    let mut all = Vec::new();
    {
        let reader = reader();
        for kind in &KINDS {
            arrives_at(&reader, kind);
            unfolds_all(&reader);
            all.extend(small(&reader, kind.name));
        }
    }
    all.extend(small(&lost(), "lost"));
    all.extend(small(&failed(), "failed"));
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn a_small_target_is_seen() {
    let reader = reader();
    arrives_at(&reader, &KINDS[0]);
    let script = "document.querySelector('.o-footer a').style.minBlockSize = 0";
    reader.evaluate::<()>(script, json!([]));
    let all = small(&reader, "home");
    assert_eq!(all.len(), 2, "{all:?}");
}
