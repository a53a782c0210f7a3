//! The links from an article to the same in other languages.

use super::{
    Html, Place,
    html::{push_address, push_attribute, push_escaped},
    safety,
};
use crate::content::{manifest::Translation, words::Word};

/// Writes a list of links, each in the name that its language has for itself.
pub fn switch(translations: &[Translation], place: Place<'_>) -> Html {
    let mut markup = String::from("<span>");
    push_escaped(&mut markup, place.words.of(Word::AlsoIn));
    markup.push_str("</span><ul>");
    for Translation { language, name, url, .. } in translations {
        // The document may have come from anywhere.
        let Some(target) = safety::link_target(url) else { continue };
        markup.push_str("<li><a rel=\"alternate\"");
        let base = if target.starts_with('/') { place.base.trim_end_matches('/') } else { "" };
        push_address(&mut markup, "href", &[base, target].concat());
        push_attribute(&mut markup, "hreflang", language);
        push_attribute(&mut markup, "lang", language);
        markup.push('>');
        push_escaped(&mut markup, name);
        markup.push_str("</a></li>");
    }
    markup.push_str("</ul>");
    Html::new(markup)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_the_article_in_other_languages() {
        let translation = |language: &str, name: &str, url: &str| Translation {
            language: language.to_owned(),
            name: name.to_owned(),
            url: url.to_owned(),
            title: None,
        };
        let all = [
            translation("de", "Deutsch", "/posts/hallo/"),
            translation("ja", "<b>", "https://elsewhere.example/"),
            translation("fr", "Français", "javascript:alert(1)"),
        ];
        let place = Place { base: "/blog/", ..Place::ROOT };
        assert_eq!(
            switch(&all, place).as_str(),
            "<span>Also in:</span><ul>\
             <li><a rel=\"alternate\" href=\"/blog/posts/hallo/\" hreflang=\"de\" lang=\"de\">Deutsch</a></li>\
             <li><a rel=\"alternate\" href=\"https://elsewhere.example/\" hreflang=\"ja\" lang=\"ja\">\
             &lt;b&gt;</a></li></ul>"
        );
    }
}
