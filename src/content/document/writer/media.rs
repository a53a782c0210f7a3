//! Pictures, clips and players.

use std::collections::HashMap;

use pulldown_cmark::TagEnd;

use super::{
    super::{
        Assets, Html, Medium, Picture,
        events::Placed,
        html::{push_address, push_attribute, push_escaped},
        player::player_site,
        safety,
    },
    Writer,
    inline::rooted,
};
use crate::content::i18n::Message;

/// The length of the text, in bytes, that the first screenful of an article holds behind its title: some 18 lines
/// of a desktop's window.
const FIRST_SCREEN: usize = 1000;

/// The width at which a picture is shown, which is as wide as the column of text: a small screen less
/// `--gutter` on both sides, or `--measure` (style/tokens.css).
const SIZES: &str = "(max-width: 41rem) 90vw, 39rem";

/// The width at which a cover is shown (`.entry-cover` in style/components.css).
const COVER_SIZES: &str = "9rem";

impl<'e, I: Iterator<Item = Placed<'e>>> Writer<'_, 'e, I> {
    /// Writes what stands as an image: a picture or a clip. One that is alone in its paragraph is a
    /// figure, and its title the caption.
    pub(super) fn image(&mut self, address: &str, title: &str) {
        let start = self.paragraph.filter(|start| self.out.get(*start..) == Some("<p>"));
        let alternative = self.words(|tag| *tag == TagEnd::Image);
        let alone = start.filter(|_| self.take_end(TagEnd::Paragraph));
        let medium = Medium::of(address);
        if let Some(start) = alone {
            self.nesting.close(&mut self.out);
            self.paragraph = None;
            self.out.truncate(start);
            self.out.push_str("<figure");
            if medium != Medium::Picture {
                // Paper shows the address in the clip's place.
                self.out.push_str(" class=\"o-clip\"");
                let clip = self.assets.pictures.get(address);
                self.target("data-file", address, clip);
            }
            self.out.push('>');
        }
        let hint = if alone.is_some() { "" } else { title };
        match medium {
            Medium::Picture => self.picture(address, &alternative, hint),
            // Controls cannot stand in a link.
            _ if self.links > 0 || self.nesting.is_in_link() => {
                push_escaped(&mut self.out, &alternative)
            }
            _ => self.clip(medium, address, &alternative, hint),
        }
        if alone.is_some() {
            if !title.is_empty() {
                self.out.push_str("<figcaption>");
                push_escaped(&mut self.out, title);
                self.out.push_str("</figcaption>");
            }
            self.out.push_str("</figure>\n");
        }
    }

    /// Writes a picture. It is fetched when the reader comes near it, unless it is the article's
    /// first and stands in the first screenful: then it is what the reader waits for.
    fn picture(&mut self, address: &str, alternative: &str, hint: &str) {
        let is_first = !std::mem::replace(&mut self.pictured, true);
        let is_awaited = is_first && is_in_first_screen(&self.out);
        let picture = self.assets.pictures.get(address);
        let variants = picture.map_or(&[][..], |picture| &picture.variants);
        push_variants(&mut self.out, self.place.base, variants, SIZES);
        self.out.push_str("<img");
        self.target("src", address, picture);
        push_attribute(&mut self.out, "alt", alternative);
        self.hint(hint);
        push_size(&mut self.out, picture);
        self.out.push_str(if is_awaited {
            " fetchpriority=\"high\">"
        } else {
            " loading=\"lazy\" decoding=\"async\">"
        });
        if !variants.is_empty() {
            self.out.push_str("</picture>");
        }
    }

    /// Writes a video or a recording with the browser's own controls.
    fn clip(&mut self, medium: Medium, address: &str, name: &str, hint: &str) {
        let clip = self.assets.pictures.get(address);
        let element = if medium == Medium::Video { "video" } else { "audio" };
        self.out.push('<');
        self.out.push_str(element);
        self.target("src", address, clip);
        if !name.is_empty() {
            push_attribute(&mut self.out, "aria-label", name);
        }
        self.hint(hint);
        if medium == Medium::Video {
            push_size(&mut self.out, clip);
            if let Some(clip) = clip.filter(|clip| !clip.poster.is_empty()) {
                let poster = self.rooted(&clip.poster);
                push_address(&mut self.out, "poster", &poster);
            }
            self.out.push_str(" controls preload=\"metadata\" playsinline>");
        } else {
            self.out.push_str(" controls preload=\"none\">");
        }
        for captions in clip.map_or(&[][..], |clip| &clip.captions) {
            let (path, language) = captions.split_once(' ').unwrap_or((captions, ""));
            self.out.push_str("<track kind=\"captions\"");
            let path = self.rooted(path);
            push_address(&mut self.out, "src", &path);
            if !language.is_empty() {
                push_attribute(&mut self.out, "srclang", language);
                push_attribute(&mut self.out, "label", language);
            }
            self.out.push('>');
        }
        // A browser that knows no such element shows what stands in it.
        self.out.push_str("<a");
        self.target("href", address, clip);
        self.out.push('>');
        push_escaped(&mut self.out, if name.is_empty() { address } else { name });
        self.out.push_str("</a></");
        self.out.push_str(element);
        self.out.push('>');
    }

    /// Writes the address of the file, which is left out where it must not be followed.
    fn target(&mut self, attribute: &str, address: &str, picture: Option<&Picture>) {
        let target = match picture {
            Some(picture) => Some(self.published(picture, address).into()),
            None => self.address(address),
        };
        if let Some(target) = target {
            push_address(&mut self.out, attribute, &target);
        }
    }

    /// The address that a picture or a clip is published at. What is behind the path says which part is
    /// shown: `#t=10,20`.
    pub(super) fn published(&self, picture: &Picture, address: &str) -> String {
        let part = address.find('#').and_then(|at| address.get(at..)).unwrap_or_default();
        self.rooted(&picture.path) + part
    }

    fn hint(&mut self, hint: &str) {
        if !hint.is_empty() {
            push_attribute(&mut self.out, "title", hint);
        }
    }

    /// Makes a paragraph that is one link to a video of another site a player: still that link, but
    /// one that the app may play in its place.
    pub(super) fn player(&mut self, start: usize) {
        let _ = self.replace_with_player(start);
    }

    /// The same; `None` where the paragraph is something else.
    fn replace_with_player(&mut self, start: usize) -> Option<()> {
        let link = self.out.get(start..)?.strip_prefix(PLAYER_START)?;
        let (target, rest) = link.split_once('"')?;
        let place = *self.players.get(target)?;
        let (address, frame) = self.assets.players.get(place as usize)?.split_once(' ')?;
        let (more, words) = only_link(rest)?;
        let site = player_site(frame)?;
        let (more, words) = (more.to_owned(), words.to_owned());
        let mut label = String::new();
        push_escaped(&mut label, &self.place.words.with(Message::PlayOn, &[site]));
        self.out.truncate(start);
        self.out.push_str("<p class=\"o-player\"><a");
        push_address(&mut self.out, "href", address);
        push_attribute(&mut self.out, "data-frame", frame);
        for part in [
            &more,
            "><span class=\"o-player-title\">",
            &words,
            "</span> <span class=\"o-player-label\">",
            &label,
            "</span></a>",
        ] {
            self.out.push_str(part);
        }
        Some(())
    }
}

/// The beginning of a paragraph that may be a player.
const PLAYER_START: &str = "<p><a href=\"";

/// The places of the players, by the addresses of their links as markup has them.
pub(super) fn players(assets: &Assets) -> HashMap<String, u32> {
    let mut places = HashMap::new();
    for (player, place) in assets.players.iter().zip(0..) {
        let Some((address, _)) = player.split_once(' ') else { continue };
        let mut link = String::from("<p><a");
        push_address(&mut link, "href", address);
        let target = link.strip_prefix(PLAYER_START).and_then(|link| link.strip_suffix('"'));
        places.entry(target.unwrap_or_default().to_owned()).or_insert(place);
    }
    places
}

/// Begins a picture with the same picture in other sizes, where there are any.
fn push_variants(markup: &mut String, base: &str, variants: &[String], sizes: &str) {
    for (index, variant) in variants.iter().enumerate() {
        let before =
            if index == 0 { "<picture><source type=\"image/avif\" srcset=\"" } else { ", " };
        markup.push_str(before);
        push_escaped(markup, &rooted(base, variant));
    }
    if !variants.is_empty() {
        markup.push('"');
        push_attribute(markup, "sizes", sizes);
        markup.push('>');
    }
}

fn push_size(markup: &mut String, picture: Option<&Picture>) {
    if let Some(picture) = picture.filter(|picture| picture.width > 0) {
        push_attribute(markup, "width", &picture.width.to_string());
        push_attribute(markup, "height", &picture.height.to_string());
    }
}

/// The cover of a post as a listing shows it, below the path of the site. It says nothing that the
/// title beside it does not.
pub fn cover(picture: &Picture, base: &str) -> Html {
    let mut markup = String::new();
    push_variants(&mut markup, base, &picture.variants, COVER_SIZES);
    markup.push_str("<img");
    if safety::is_absolute(&picture.path) {
        if let Some(address) = safety::link_target(&picture.path) {
            push_address(&mut markup, "src", address);
        }
    } else {
        push_address(&mut markup, "src", &rooted(base, &picture.path));
    }
    push_size(&mut markup, Some(picture));
    markup.push_str(" alt=\"\" loading=\"lazy\" decoding=\"async\">");
    if !picture.variants.is_empty() {
        markup.push_str("</picture>");
    }
    Html::new(markup)
}

/// The rest of a paragraph that is one link, of which the address was read: more attributes, and
/// its words. `None` where it holds something else.
fn only_link(rest: &str) -> Option<(&str, &str)> {
    // Attributes have no bracket in them that is not escaped.
    let (more, words) = rest.strip_suffix("</a>")?.split_once('>')?;
    let is_words = !words.is_empty() && !words.contains("<a") && !words.contains("<img");
    is_words.then_some((more, words))
}

/// Returns `true` if what follows the markup stands in the first screenful of the article.
fn is_in_first_screen(markup: &str) -> bool {
    let mut in_tag = false;
    let text = markup.bytes().filter(|byte| {
        let is_text = !in_tag && *byte != b'<';
        in_tag = *byte == b'<' || (in_tag && *byte != b'>');
        is_text
    });
    text.take(FIRST_SCREEN).count() < FIRST_SCREEN
}
