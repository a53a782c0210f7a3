//! A page of the release as somebody would write it by hand: its markup, its style sheets in its head, no
//! script.

/// The page made of one of the release, with `more` in its head.
pub fn page(page: &str, more: &str) -> String {
    let part = |start: &str, end: &str| {
        let from = page.find(start).unwrap_or_else(|| panic!("the page has no {start}"));
        let rest = page.get(from..).unwrap_or_default();
        let to = rest.find(end).unwrap_or_else(|| panic!("the page has no {end}"));
        rest.get(..to + end.len()).unwrap_or_default()
    };
    let title = part("<title>", "</title>");
    let styles = page.split("<style").skip(1).filter_map(|rest| rest.split("</style>").next());
    let style: String = styles.map(|style| format!("<style{style}</style>")).collect();
    let description = part("<meta name=\"description\"", ">");
    let font = part("<link as=font", ">");
    let body = part("<div class=\"o-site\"", "</footer>");
    format!(
        "<!doctype html><html lang=en data-theme=system><meta charset=utf-8>{title}{description}\
         <meta name=viewport content=\"width=device-width,initial-scale=1\">{font}{style}{more}{body}</div>"
    )
}
