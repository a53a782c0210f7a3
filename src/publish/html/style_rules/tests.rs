use super::*;

fn used(css: &str, page: &str) -> String {
    let sheet = StyleSheet::parse(css);
    sheet.text(&sheet.used_by(page))
}

#[track_caller]
fn is_kept(rule: &str, page: &str) {
    assert_eq!(used(rule, page), rule, "in {page}");
}

#[track_caller]
fn is_left_out(rule: &str, page: &str) {
    assert_eq!(used(rule, page), "", "in {page}");
}

#[test]
fn leaves_out_rules_for_names_that_are_not_there() {
    let page = "<html lang=en><p class='a b' id=c data-d>";
    for rule in [
        "p{}",
        ".a{}",
        ".b > *{}",
        "#c{}",
        "[data-d]{}",
        "[id=C]{}",
        "[class~=b]{}",
        "[class^=\"a\"]{}",
        "P.a#c{}",
        "*{}",
        ":root{}",
    ] {
        is_kept(rule, page);
    }
    for rule in [
        "q{}",
        ".c{}",
        "#a{}",
        "[data-e]{}",
        "[data-d=x]{}",
        "[id=\"a\"]{}",
        ".a .z{}",
        ".z,q.a{}",
        "p:hover+.z{}",
    ] {
        is_left_out(rule, page);
    }
    assert_eq!(used(".z,.a , .y{background:url(\"}\")}", page), ".a{background:url(\"}\")}");
}

#[test]
fn looks_into_selectors_within_selectors() {
    let page = "<div class=a><p class=b>";
    for rule in [
        ":is(.a,.z) p{}",
        ".a:has(>.b){}",
        ":where(.z,p:where(.b)){}",
        ".a:not(.z){}",
        ":not(.a){}",
        ".a::before{}",
        ".a:nth-child(2 of .z){}",
        "p::part(z){}",
        "p:hover{}",
    ] {
        is_kept(rule, page);
    }
    for rule in [":is(.y,.z) p{}", ".a:has(.z){}", ":is(.a .z){}", ".z::before{}", ".z:not(.a){}"] {
        is_left_out(rule, page);
    }
}

#[test]
fn knows_what_languages_a_page_has() {
    let page = "<html lang=en-GB><p lang=ar>";
    for rule in [":lang(en){}", ":is(:lang(he),:lang(ar)){}", ":lang(de,ar){}", ":lang(\"*-GB\"){}"]
    {
        is_kept(rule, page);
    }
    for rule in [":lang(de){}", ":lang(e){}", ":lang(en-US) p{}"] {
        is_left_out(rule, page);
    }
}

#[test]
fn knows_that_a_page_may_run_from_right_to_left() {
    is_left_out("p:dir(rtl){}", "<p>");
    for page in ["<p dir=rtl>", "<p dir=auto>", "<p><bdi>"] {
        is_kept("p:dir(rtl){}", page);
    }
    is_kept("p:dir(ltr){}", "<p>");
}

#[test]
fn keeps_what_scripts_and_browsers_change() {
    for rule in ["html{}", "body[data-lazy]{}", ":root[data-theme=dark]{}", "tbody{}"] {
        is_kept(rule, "<table><tr>");
    }
    is_kept("details[open]{}", "<details>");
}

#[test]
fn knows_every_attribute_that_a_page_sets_by_itself() {
    let page = include_str!("../../../../index.html");
    let set = page
        .split("dataset.")
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphabetic()).next());
    for name in set {
        let attribute = format!("data-{name}");
        assert!(selector::SET_LATER.contains(&attribute.as_str()), "{attribute}");
    }
}

#[test]
fn leaves_out_groups_that_are_empty() {
    let css = "@layer a,b;@layer a{p{}@media (width>1px){.z{}}}@layer b{.z{}}@supports (x:y){@media print{p{}}}";
    let expected = "@layer a,b;@layer a{p{}}@supports (x:y){@media print{p{}}}";
    assert_eq!(used(css, "<p>"), expected);
}

#[test]
fn keeps_animations_and_fonts_that_are_named() {
    let css = "@font-face{font-family:\"A B\";src:url(a)}@font-face{font-family:C;src:url(c)}\
               :root{--serif:\"A B\"}.z{font-family:C;animation:out 1s}p{animation-name:in}\
               @layer x{@keyframes in{from{opacity:0}}@keyframes out{to{opacity:0}}}";
    let expected = "@font-face{font-family:\"A B\";src:url(a)}:root{--serif:\"A B\"}p{animation-name:in}\
                    @layer x{@keyframes in{from{opacity:0}}}";
    assert_eq!(used(css, "<p>"), expected);
    assert_eq!(used(css, "<p class=z>"), css);
}

#[test]
fn keeps_what_it_does_not_know() {
    for css in [
        "@property --a{syntax:\"*\"}",
        "@import url(a.css);",
        "@page{margin:1cm}",
        "p{.z{}&:hover{}}",
    ] {
        is_kept(css, "<p>");
    }
    assert_eq!(
        used("p{appearance:none}@keyframes appear{to{opacity:0}}", "<p>"),
        "p{appearance:none}"
    );
}

#[test]
fn survives_what_is_no_style_sheet() {
    for css in [
        "", "}", "{", "a{", "@media", "@media{", ":is(", "[", ".", "a::", "</style>", "a,{}",
        "\u{0}",
    ] {
        used(css, "<p>");
    }
}

#[test]
fn gives_pages_few_style_sheets() {
    let classes: Vec<String> = (0..40).map(|class| format!("c{class}")).collect();
    let css: String = classes.iter().map(|class| format!(".{class}{{color:red}}")).collect();
    let sheet =
        StyleSheet::parse(&(css + ".much{color:red;background:white;border:0;margin:0;padding:0}"));
    // Pages of one kind differ by one rule; a page of another kind has more.
    let pages = classes.iter().map(|class| format!("<p class=c0><p class={class}>"));
    let pages: Vec<String> = pages.chain(["<p class=much>".to_owned()]).collect();
    let used: Vec<UsedRules> = pages.iter().map(|page| sheet.used_by(page)).collect();
    let (sheets, sheet_of) = sheet.shared(&used);
    assert_eq!(sheets.len(), MOST_SHEETS);
    for (page, used) in used.iter().enumerate() {
        let has = &sheets[sheet_of[page]];
        for rule in sheet.text(used).split_inclusive('}') {
            assert!(has.contains(rule), "{} lacks {rule}", pages[page]);
        }
    }
    assert!(!sheets[sheet_of[40]].contains("c0"), "{sheets:?}");
    assert_eq!(sheet.shared(&used[..2]).0.len(), 2);
    assert_eq!(sheet.shared(&[]).0.len(), 0);
}
