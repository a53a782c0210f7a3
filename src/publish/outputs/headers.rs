//! `_headers`: what Netlify and Cloudflare Pages answer beside the files. `docs/deploy.md` says the
//! same for other servers.
//!
//! One of these hosts joins what several rules say of one header, so no header is in two rules that
//! match one address; both revalidate what no rule names. The other knows `*` at the end alone.

use super::csp::Policy;
use crate::{
    content::route::Route,
    publish::{
        input::blog::Blog,
        output::{HASHED, Output},
        settings::Settings,
    },
};

/// Headers that every answer has, next to the policy.
const ALWAYS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// Adds the file to the output, unless the author has written one.
pub(crate) fn write_to(policy: &Policy, blog: &Blog, settings: &Settings, output: &mut Output) {
    output.unless_own("_headers", text(policy, settings).into_bytes(), &blog.files);
}

fn text(policy: &Policy, settings: &Settings) -> String {
    let mut text = String::new();
    let mut rule = |path: &str, headers: &[(&str, &str)]| {
        text.push_str(&settings.site.at(path));
        text.push('\n');
        for (name, value) in headers {
            text.push_str(&format!("  {name}: {value}\n"));
        }
    };
    let policy = policy.header();
    let mut always = vec![("Content-Security-Policy", policy.as_str())];
    always.extend(ALWAYS);
    rule("/*", &always);
    for prefix in HASHED {
        rule(&format!("/{prefix}*"), &[("Cache-Control", "public, max-age=31536000, immutable")]);
    }
    rule(
        "/fonts/*",
        &[("Cache-Control", "public, max-age=604800, stale-while-revalidate=2592000")],
    );
    rule("/404.html", &[("X-Robots-Tag", "noindex")]);
    // Readers that run in a browser may fetch what is made to be subscribed to.
    for path in [Some(Route::HOME.data_path()), Route::HOME.feed_path()].into_iter().flatten() {
        rule(&path, &[("Access-Control-Allow-Origin", "*")]);
    }
    text
}
