//! Diagrams that were drawn when the article was published.

use super::{
    super::{code::CodeInfo, events::Placed, html::push_escaped},
    Writer,
};
use crate::content::i18n::Message;

impl<'e, I: Iterator<Item = Placed<'e>>> Writer<'_, 'e, I> {
    /// Writes a drawing, and its source for those who cannot see it.
    pub(super) fn diagram(&mut self, drawing: &str, info: &CodeInfo<'_>, source: &str) {
        // A box that scrolls must take the focus, or a keyboard cannot scroll it.
        self.out.push_str("<figure class=\"o-diagram\"><div tabindex=\"0\">");
        self.out.push_str(drawing);
        self.out.push_str("</div>");
        self.out.push_str("<details><summary>");
        push_escaped(&mut self.out, self.place.words.of(Message::Source));
        self.out.push_str("</summary><pre tabindex=\"0\"><code>");
        push_escaped(&mut self.out, source);
        self.out.push_str("</code></pre></details>");
        // The caption of a figure is its first element or its last (WHATWG HTML, 4.4.12). On screen it
        // stands below the drawing, and the source below the caption.
        if let Some(title) = info.title {
            self.out.push_str("<figcaption>");
            push_escaped(&mut self.out, title);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
    }
}
