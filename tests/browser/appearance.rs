//! Themes, screens of every width, and a page that keeps still.

use serde_json::json;

use crate::{
    HOME,
    harness::{Fault, Host, Reader, one_of_everything},
};

/// The brightness of the paper, from 0 to 1.
const PAPER: &str = "
    const paper = getComputedStyle(document.documentElement).backgroundColor;
    const [red, green, blue, opacity] = paper.match(/[\\d.]+/g).map(Number);
    return opacity === 0 ? 1 : (red + green + blue) / 3 / 255;
";

#[track_caller]
fn is_dark(reader: &Reader) {
    let script = format!("return (() => {{ {PAPER} }})() < 0.25");
    reader.waits_until("saw dark paper", &script, json!([]));
}

#[track_caller]
fn is_light(reader: &Reader) {
    let script = format!("return (() => {{ {PAPER} }})() > 0.75");
    reader.waits_until("saw light paper", &script, json!([]));
}

#[test]
fn follows_the_theme_of_the_system() {
    let reader = Reader::of(Host::of_files());
    reader.has_system_theme("dark").opens("/").sees("button", "Theme: Auto");
    is_dark(&reader);
    reader.has_system_theme("light");
    is_light(&reader);
    reader.has_system_theme("dark");
    is_dark(&reader);
}

#[test]
fn a_chosen_theme_holds_against_the_system_and_after_a_reload() {
    let reader = Reader::of(Host::of_files());
    reader.has_system_theme("light").opens("/").chooses_theme("Light");
    is_light(&reader);
    reader.has_system_theme("dark").follow("Tags").sees_heading("Tags");
    is_light(&reader);
    reader.has_system_theme("light").chooses_theme("Dark");
    is_dark(&reader);
    reader.follow("Posts").sees_heading(HOME);
    reader.reloads().sees("button", "Theme: Dark");
    is_dark(&reader);
    reader.chooses_theme("Auto");
    is_light(&reader);
    reader.reloads().sees("button", "Theme: Auto");
    is_light(&reader);
}

#[test]
fn a_theme_can_be_chosen_before_the_app_is_there() {
    let reader = Reader::of(Host::of_files());
    let wasm = reader.host.release().file_ending_with(".wasm");
    reader.host.fails(&wasm, Fault::Held);
    reader.has_system_theme("light").looks_at("/").chooses_theme("Dark");
    is_dark(&reader);
    reader.host.recovers(&wasm);
    reader.has_the_app().sees("button", "Theme: Dark");
    is_dark(&reader);
    reader.follow("Tags").sees_heading("Tags").with_focus();
    reader.sees("button", "Theme: Dark");
}

#[test]
fn the_wrong_theme_never_shows() {
    let reader = Reader::of(Host::of_files());
    reader.has_system_theme("light").opens("/").chooses_theme("Dark");
    let wasm = reader.host.release().file_ending_with(".wasm");
    // Before any script of the page runs, begin to note what every frame looks like.
    let note = format!(
        "window.seen = [];
         const note = () => {{
             const root = document.documentElement;
             if (root) seen.push([root.dataset.theme ?? '', (() => {{ {PAPER} }})()]);
             requestAnimationFrame(note);
         }};
         requestAnimationFrame(note);"
    );
    reader.begins_with(&note);
    reader.host.fails(&wasm, Fault::Held);
    reader.reloads();
    // The app is not there yet, and the page is dark already, and says so.
    reader.waits_until("saw frames", "return seen.length > 5", json!([]));
    is_dark(&reader);
    reader.sees("button", "Theme: Dark");
    reader.host.recovers(&wasm);
    reader.has_the_app().sees("button", "Theme: Dark");
    let frames: Vec<(String, f64)> = reader.evaluate("return seen", json!([]));
    assert!(
        frames.iter().all(|(theme, paper)| theme == "dark" && *paper < 0.25),
        "a frame was not dark: {frames:?}"
    );
}

/// Elements that stick out of the window, or out of a box that hides what does not fit.
pub const LOST: &str = "
    const root = document.documentElement;
    const lost = root.scrollWidth > innerWidth ? [`the page is ${root.scrollWidth} wide`] : [];
    const scrolls = element => {
        for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
            if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX)) return true;
        }
        return false;
    };
    const told = new Set();
    for (const element of document.querySelectorAll('body *')) {
        const box = element.getBoundingClientRect();
        if (box.width === 0 || !element.checkVisibility() || element.matches('.o-skip-link')) continue;
        const sticksOut = box.left < -1 || box.right > innerWidth + 1;
        const style = getComputedStyle(element);
        const isHidden = style.clipPath !== 'none';
        const cutsOff = ['hidden', 'clip'].includes(style.overflowX)
            && element.scrollWidth > element.clientWidth + 1;
        const isTold = told.has(element.parentElement);
        if (!isHidden && !scrolls(element) && (sticksOut || cutsOff)) {
            told.add(element);
            if (!isTold) lost.push(`${element.tagName} ${element.className}: ${element.textContent.slice(0, 60)}`);
        }
    }
    return lost;
";

#[test]
fn every_page_fits_narrow_screens() {
    let reader = Reader::of(Host::with_fallback());
    let mut lost = Vec::new();
    for route in reader.host.release().routes() {
        let path = route.path();
        reader.opens(&path).waits_until(
            "saw a heading",
            "return !!document.querySelector('h1')",
            json!([]),
        );
        reader.has_all_laid_out();
        for width in [360, 320] {
            reader.has_screen(width, 740, 1);
            let here: Vec<String> = reader.evaluate(LOST, json!([]));
            lost.extend(here.into_iter().map(|what| format!("{path} at {width}: {what}")));
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn nothing_is_lost_at_a_zoom_of_400_percent() {
    let reader = Reader::of(Host::of_files());
    // A window of 1280 by 1024 pixels.
    reader.has_screen(320, 256, 4).opens("/").sees_heading(HOME);
    for (link, heading) in [
        ("Spark Summit 2020", "Spark Summit 2020"),
        ("Tags", "Tags"),
        ("books", "books"),
        ("Archive", "Archive"),
        ("About", "About"),
    ] {
        reader.follow(link).sees_heading(heading);
        let lost: Vec<String> = reader.evaluate(LOST, json!([]));
        assert!(lost.is_empty(), "{link}: {lost:#?}");
    }
    reader.chooses_theme("Dark");
    is_dark(&reader);
}

/// Notes what moves on a page, and by how much, as the browser measures layout shift.
pub const SHIFTS: &str = "
    window.shifts = [];
    const name = node => {
        const element = node?.closest ? node : node?.parentElement;
        return `${element?.tagName} ${element?.className}`;
    };
    const place = box => `${box.x},${box.y} ${box.width}x${box.height}`;
    new PerformanceObserver(list => {
        for (const shift of list.getEntries()) {
            const moved = shift.sources.map(source =>
                `${name(source.node)} from ${place(source.previousRect)} to ${place(source.currentRect)}`);
            shifts.push(`${shift.value.toFixed(4)}: ${moved.join('; ')}`);
        }
    }).observe({ type: 'layout-shift', buffered: true });
";

#[test]
fn nothing_moves_when_a_page_arrives() {
    let reader = Reader::of(Host::while_writing());
    reader.begins_with(SHIFTS);
    let mut moved = Vec::new();
    for (path, file, heading) in [
        ("/", "/posts.json", HOME),
        ("/posts/spark-summit-2020/", "/posts/spark-summit-2020.json", "Spark Summit 2020"),
        ("/tags/", "/tags.json", "Tags"),
    ] {
        reader.host.fails(file, Fault::Held);
        reader.opens(path).sees_words("Fetching the page…");
        reader.host.recovers(file);
        reader.sees_heading(heading);
        let shifts: Vec<String> = reader.evaluate("return shifts", json!([]));
        moved.extend(shifts.into_iter().map(|shift| format!("{path} {shift}")));
    }
    assert!(moved.is_empty(), "{moved:#?}");
}

#[test]
fn a_cover_stands_beside_the_words_of_its_post() {
    for through_the_app in [false, true] {
        let reader = Reader::of(Host::of(one_of_everything(), false));
        reader.opens(if through_the_app { "/about/" } else { "/tags/words/" });
        if through_the_app {
            reader.goes_to("/tags/words/");
        }
        reader.sees_heading("words");
        for width in [320, 1440] {
            reader.has_screen(width, 800, 1);
            let script = "
                const cover = document.querySelector('.o-entry-cover');
                const picture = cover.querySelector('img');
                const box = cover.getBoundingClientRect();
                const title = cover.parentElement.querySelector('a:not(.o-entry-cover)');
                return picture.naturalWidth > 0 && box.width >= 80 && box.height > 60
                    && box.left >= title.getBoundingClientRect().right
                    && box.right <= document.documentElement.clientWidth";
            reader.waits_until("saw the cover", script, json!([]));
        }
        // It is a larger target for whoever points, and nothing more for whoever does not.
        reader.evaluate::<()>("document.querySelector('.o-entry-cover').click()", json!([]));
        reader.sees_heading("Everything There Is").with_focus();
    }
}

/// The places and the looks of all elements on a page and of what stands before and after them.
const LOOKS: &str = "
    const PROPERTIES = ['display', 'position', 'float', 'inset', 'margin', 'padding', 'width', 'height',
        'minHeight', 'maxWidth', 'overflow', 'border', 'outline', 'color', 'backgroundColor', 'opacity',
        'visibility', 'content', 'font', 'fontVariant', 'letterSpacing', 'lineHeight', 'textAlign',
        'textDecoration', 'textWrap', 'textTransform', 'verticalAlign', 'whiteSpace', 'direction',
        'unicodeBidi', 'listStyle', 'gridArea', 'gridTemplate', 'gap', 'columns', 'alignItems',
        'alignContent', 'justifyContent', 'order', 'flex', 'translate', 'rotate', 'scale', 'clipPath',
        'animationName', 'animationTimeline', 'contentVisibility', 'contain', 'filter', 'cursor',
        'fill', 'stroke', 'overflowWrap', 'objectFit', 'aspectRatio', 'hyphens', 'appearance'];
    const looks = [...document.querySelectorAll('html, body, body *')].map(element => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const styles = [null, '::before', '::after', '::marker'].map(part => {
            const style = getComputedStyle(element, part);
            return PROPERTIES.map(property => `${property}: ${style[property]}`);
        });
        return [`${element.localName} .${element.getAttribute('class')}`, [x, y, width, height], ...styles].flat();
    });
";

#[test]
fn a_page_has_all_rules_that_it_uses() {
    for host in [Host::of_files(), Host::of(one_of_everything(), false)] {
        let reader = Reader::of(host);
        let script = reader.host.release().file_ending_with(".js");
        for route in reader.host.release().routes() {
            let path = route.path();
            reader.host.fails(&script, Fault::Held);
            reader.looks_at(&path);
            for width in [360, 1440] {
                reader.has_screen(width, 900, 1);
                // The part far below is measured as well.
                let lays_out = "document.documentElement.removeAttribute('data-lazy')";
                reader.evaluate::<()>(lays_out, json!([]));
                reader.waits_for_frames();
                let has_fonts = "return document.fonts.status === 'loaded'";
                reader.waits_until("had the fonts", has_fonts, json!([]));
                reader.evaluate::<()>(&format!("{LOOKS} window.before = looks"), json!([]));
                let adds = "
                    const file = document.querySelector('style[data-file^=style-]').dataset.file;
                    window.all = Object.assign(document.createElement('link'),
                        { rel: 'stylesheet', href: `/${file}`, onload: () => window.hasAll = true });
                    document.head.append(window.all)";
                reader.evaluate::<()>(adds, json!([]));
                reader.waits_until("had all rules", "return window.hasAll === true", json!([]));
                reader.waits_for_frames();
                let differences: Vec<String> = reader.evaluate(
                    &format!(
                        "{LOOKS} window.all.remove();
                        window.hasAll = false;
                        return looks.flatMap((look, index) => look.map((value, at) => [value, before[index][at]])
                            .filter(([value, old]) => value !== old)
                            .map(([value, old]) => `${{look[0]}}: ${{old}} became ${{value}}`)).slice(0, 10)"
                    ),
                    json!([]),
                );
                assert!(differences.is_empty(), "{path} at {width}: {differences:#?}");
            }
            reader.host.recovers(&script);
            reader.has_the_app();
        }
    }
}
