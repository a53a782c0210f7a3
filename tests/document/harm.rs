//! The harm that markup could do to the page that it stands on.
//!
//! Nothing here is shared with the code that it checks: addresses are read again as a browser reads
//! them, and whatever is not known to be harmless is harm.

use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// The elements that an article may have.
const ELEMENTS: &str = "a abbr aside audio b bdi bdo blockquote br caption cite code col colgroup \
    dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i iframe img input ins \
    kbd li mark ol p picture pre q rp rt ruby s samp section small source span strong sub summary \
    sup table tbody td tfoot th thead time tr track u ul var video wbr";

/// The elements of MathML that a formula may have.
const FORMULA: &str = "annotation math menclose merror mfrac mi mmultiscripts mn mo mover mpadded \
    mphantom mprescripts mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr \
    munder munderover none ms semantics";

/// The attributes that an element of an article may have, apart from `aria-…` and `data-…`.
const ATTRIBUTES: &str = "alt align checked cite class colspan controls datetime decoding default dir \
    disabled encoding fetchpriority height href id kind label lang loading media muted open poster \
    playsinline preload role rowspan scope sizes span src srclang srcset start tabindex title type \
    value width allow allowfullscreen referrerpolicy sandbox reversed loop rel";

/// The attributes of MathML that an element of a formula may have.
const OF_FORMULA: &str = "accent accentunder align class columnalign columnlines columnspacing \
    depth dir display displaystyle encoding fence form frame framespacing height id intent largeop \
    linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize \
    movablelimits notation rowlines rowspacing rspace scriptlevel separator stretchy style \
    symmetric title voffset width columnspan rowspan href xmlns";

/// The schemes that lead somewhere and do nothing else.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The hosts whose pages the tests let an article frame.
pub const EMBEDS: [&str; 2] = ["player.example", "www.youtube-nocookie.com"];

/// Everything that is wrong with the markup of an article: what a browser would have to mend, what
/// could run, what could reach out of its box, and ids that are not unique.
pub fn harm(html: &str) -> Vec<String> {
    let page = format!("<div></div><div>{html}</div><div></div>");
    let body = QualName::new(None, ns!(html), local_name!("body"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), body, Vec::new(), true)
        .one(page.as_str());
    let mut found: Vec<String> = dom.errors.borrow().iter().map(ToString::to_string).collect();
    let root = dom.document.children.borrow();
    let boxes = root.first().map(|html| html.children.borrow().clone()).unwrap_or_default();
    if boxes.len() != 3 {
        found.push(format!("{} boxes instead of three", boxes.len()));
    }
    let is_empty = |node: &Handle| node.children.borrow().is_empty();
    if !(boxes.first().is_some_and(is_empty) && boxes.last().is_some_and(is_empty)) {
        found.push("something in another box".to_owned());
    }
    let mut ids = Vec::new();
    // A stack, since an article may be nested deeper than a thread's stack is.
    let mut open: Vec<Handle> = boxes;
    while let Some(node) = open.pop() {
        element(&node, &mut found, &mut ids);
        open.extend(node.children.borrow().iter().cloned());
        if let NodeData::Element { template_contents, .. } = &node.data
            && template_contents.borrow().is_some()
        {
            found.push("a template".to_owned());
        }
    }
    ids.sort();
    let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]);
    found.extend(twice.map(|pair| format!("the id `{}` twice", pair[0])));
    found
}

/// Returns `true` if an element of the markup has this id.
pub fn has_id(html: &str, id: &str) -> bool {
    let escaped = id.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    html.contains(&format!(" id=\"{}\"", escaped.replace('"', "&quot;").replace('\0', "\u{fffd}")))
}

fn element(node: &Handle, found: &mut Vec<String>, ids: &mut Vec<String>) {
    let NodeData::Element { name, attrs, .. } = &node.data else { return };
    let in_formula = name.ns == ns!(mathml);
    let (elements, attributes) =
        if in_formula { (FORMULA, OF_FORMULA) } else { (ELEMENTS, ATTRIBUTES) };
    let is_in = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
    let tag = name.local.as_ref();
    if !(in_formula || name.ns == ns!(html)) || !is_in(elements, tag) {
        found.push(format!("an element `{tag}` of {}", name.ns));
    }
    for attribute in attrs.borrow().iter() {
        let (key, value) = (attribute.name.local.as_ref(), attribute.value.as_ref());
        if key == "id" {
            ids.push(value.to_owned());
        }
        let is_known = is_in(attributes, key)
            || key.starts_with("aria-")
            || key.starts_with("data-")
            || (tag, key) == ("details", "name");
        if !is_known || attribute.name.ns != ns!() {
            found.push(format!("an attribute `{key}` of `{tag}`"));
        }
        if matches!(key, "href" | "src" | "poster" | "cite") && !leads_somewhere(value) {
            found.push(format!("the address `{value}` of `{tag}`"));
        }
        // A host ends where its path, its query or its fragment begins (RFC 3986, 3.2).
        let is_framed = |host: &&str| {
            let rest = value.strip_prefix("https://").and_then(|rest| rest.strip_prefix(host));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
        };
        if (tag, key) == ("iframe", "src") && !EMBEDS.iter().any(is_framed) {
            found.push(format!("a frame of `{value}`"));
        }
        if key == "srcset" && !value.split(',').all(|part| leads_somewhere(part.trim())) {
            found.push(format!("the addresses `{value}` of `{tag}`"));
        }
        if key == "style" && value.contains(['(', '\\', '@']) {
            found.push(format!("the style `{value}` of `{tag}`"));
        }
    }
}

/// Returns `true` if the address, read as in WHATWG URL 4.4, is relative or has a harmless scheme.
fn leads_somewhere(address: &str) -> bool {
    let read: String = address
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    let has_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    };
    match read.split_once(':') {
        Some((scheme, _)) if has_scheme(scheme) => {
            SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme))
        }
        _ => true,
    }
}

#[test]
fn sees_harm() {
    for markup in [
        "<script></script>",
        "<svg></svg>",
        "<p onclick=x>",
        "<a href=\" java&#9;script:x\">x</a>",
        "<p style=\"width:expression(x)\"></p>",
        "</div>",
        "<b>",
        "<b><i></b></i>",
        "<a id=x></a><a id=x></a>",
        "<math><mi onclick=x>x</mi></math>",
        "<template></template>",
    ] {
        assert_ne!(harm(markup), [""; 0], "{markup}");
    }
    assert_eq!(harm("<p><a href=\"https://a.b\" id=\"x\">x</a></p>"), [""; 0]);
}
