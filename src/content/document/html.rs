//! Markup that is known to be safe.

/// HTML that may be put into a page as it is.
///
/// Only the document writer makes it, so whoever holds one need not ask where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(String);

impl Html {
    pub(super) fn new(markup: String) -> Self {
        Self(markup)
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Adds text to markup, between tags or in a double-quoted attribute.
pub(super) fn push_escaped(markup: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (plain, special) = rest.split_at(at);
        markup.push_str(plain);
        markup.push_str(match special.as_bytes() {
            [b'&', ..] => "&amp;",
            [b'<', ..] => "&lt;",
            [b'>', ..] => "&gt;",
            _ => "&quot;",
        });
        rest = special.get(1..).unwrap_or_default();
    }
    markup.push_str(rest);
}

/// Adds ` name="value"` to an open tag.
pub(super) fn push_attribute(markup: &mut String, name: &str, value: &str) {
    markup.push(' ');
    markup.push_str(name);
    markup.push_str("=\"");
    push_escaped(markup, value);
    markup.push('"');
}
