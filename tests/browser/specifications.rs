//! The examples of CommonMark and of GitHub's extensions in a browser. `tests/document` compares what
//! is written with what the specifications say; here the browser must make the same of it.

use octavo::content::document::{Assets, RenderContext, render};

use crate::{
    dom,
    examples::{Example, of_commonmark, of_github},
    harness::{Host, Reader, post, release_of},
};

#[test]
fn every_example_is_in_the_browser_what_it_is_natively() {
    let named = |name: &str, examples: Vec<Example>| {
        let name = name.to_owned();
        examples.into_iter().map(move |example| (format!("{name}-{}", example.number), example))
    };
    let examples: Vec<(String, Example)> =
        named("commonmark", of_commonmark()).chain(named("github", of_github())).collect();
    let posts: Vec<_> = examples
        .iter()
        .map(|(slug, example)| post(slug, slug, &example.markdown, Assets::default()))
        .collect();
    let reader = Reader::of(Host::of(release_of("examples", &posts, &[]), true));
    reader.opens("/posts/commonmark-1/");
    let mut differing = Vec::new();
    for (slug, Example { markdown, html, .. }) in &examples {
        reader.turns_to(slug, slug);
        let folder = format!("posts/{slug}/");
        let place = RenderContext { folder: &folder, ..RenderContext::ROOT };
        let document = render(markdown, place, &Assets::default());
        let (shown, written) =
            (dom::of_the_browser(&reader), dom::of_markup(document.html.as_str()));
        if shown != written {
            differing.push(format!("{slug}\n{markdown}\n{html}\n{shown}\n{written}"));
        }
    }
    assert!(differing.is_empty(), "{}\n{} differ", differing.join("\n"), differing.len());
}
