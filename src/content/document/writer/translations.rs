//! The links from an article to the same in other languages.

use super::{
    super::{
        events::Placed,
        html::{push_address, push_attribute, push_escaped},
    },
    Writer,
};
use crate::content::i18n::Message;

impl<'e, I: Iterator<Item = Placed<'e>>> Writer<'_, 'e, I> {
    /// Writes the links, each in the name that its language has for itself. They stand in the document
    /// because elements made by the app would add more to the program than this.
    pub(super) fn translations(&mut self) {
        if self.assets.translations.is_empty() {
            return;
        }
        let label = self.place.words.of(Message::AlsoIn);
        self.out.push_str("<nav class=\"o-translations\"");
        push_attribute(&mut self.out, "aria-label", label);
        self.out.push('>');
        push_escaped(&mut self.out, label);
        for link in &self.assets.translations {
            let Some((language, rest)) = link.split_once(' ') else { continue };
            let Some((address, name)) = rest.split_once(' ') else { continue };
            let Some(address) = self.address(address) else { continue };
            self.out.push_str(" <a rel=\"alternate\"");
            push_address(&mut self.out, "href", &address);
            push_attribute(&mut self.out, "hreflang", language);
            push_attribute(&mut self.out, "lang", language);
            self.out.push('>');
            push_escaped(&mut self.out, name);
            self.out.push_str("</a>");
        }
        self.out.push_str("</nav>\n");
    }
}

#[cfg(test)]
mod tests {
    use crate::content::document::{Assets, RenderContext, render};

    #[test]
    fn links_the_article_in_other_languages() {
        let links = [
            "de /posts/hallo/ Deutsch",
            "ja https://elsewhere.example/ <b>",
            "fr javascript:alert(1) Français",
            "xx",
        ];
        let assets =
            Assets { translations: links.map(str::to_owned).to_vec(), ..Assets::default() };
        let place = RenderContext { base: "/blog/", ..RenderContext::ROOT };
        assert_eq!(
            render("Word.", place, &assets).html.as_str(),
            "<nav class=\"o-translations\" aria-label=\"Also in:\">Also in: \
             <a rel=\"alternate\" href=\"/blog/posts/hallo/\" hreflang=\"de\" lang=\"de\">Deutsch</a> \
             <a rel=\"alternate\" href=\"https://elsewhere.example/\" hreflang=\"ja\" lang=\"ja\">\
             &lt;b&gt;</a></nav>\n<p>Word.</p>\n"
        );
    }
}
