//! The other accounts of the author, and the files of the blog.

use super::{Field, Kind, Reading, find, is_host};
use crate::content::document::link_target;

impl Reading<'_> {
    /// The author's other pages: [`rel=me`](https://microformats.org/wiki/rel-me).
    pub(super) fn me(&mut self, fields: &[Field]) -> Vec<String> {
        let Some(value) = find(fields, "me").map(|field| &field.value) else { return Vec::new() };
        let expected = "expected a list such as `[\"https://social.example/@name\"]`";
        let Kind::List(items) = &value.kind else {
            self.wrong("me", &value.span, "a list of addresses", expected);
            return Vec::new();
        };
        let mut pages = Vec::new();
        for item in items {
            match item.text().filter(|address| is_page(address)) {
                Some(address) => pages.push(address.to_owned()),
                None => self.wrong("me", &item.span, "a list of addresses", expected),
            }
        }
        pages
    }

    /// The account that a preview in the fediverse names beside a link to the blog.
    pub(super) fn fediverse_creator(&mut self, fields: &[Field]) -> String {
        let key = "fediverse_creator";
        let Some((account, span)) = self.text(fields, key) else { return String::new() };
        if !account.is_empty() && !is_account(&account) {
            self.wrong(key, &span, "an account", "expected `@name@social.example`");
        }
        account
    }

    /// The address at which the files of the blog can be changed.
    pub(super) fn edit_url(&mut self, fields: &[Field]) -> String {
        let key = "edit_url";
        let Some((address, span)) = self.text(fields, key) else { return String::new() };
        let is_folder = is_page(&address) && address.starts_with("http") && address.ends_with('/');
        if !address.is_empty() && !is_folder {
            let expected = "expected `https://…/`, to which `public/posts/a.md` can be added";
            self.wrong(key, &span, "the address of a folder", expected);
        }
        address
    }
}

/// Returns `true` if an address may be called the author's: a page of the web, or where they get their mail.
fn is_page(address: &str) -> bool {
    let known = ["https://", "http://", "mailto:"];
    link_target(address).is_some()
        && !address.contains(char::is_whitespace)
        && known.iter().any(|start| address.len() > start.len() && address.starts_with(start))
}

/// Returns `true` if a text is an account as people of the fediverse write it.
fn is_account(text: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
    let parts = text.strip_prefix('@').and_then(|account| account.split_once('@'));
    parts.is_some_and(|(name, host)| {
        !name.is_empty() && name.chars().all(is_of_name) && is_host(host)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_accounts_and_pages_from_other_words() {
        assert!(is_account("@some.body_1@social.example"));
        for wrong in ["", "@a", "a@b.c", "@a@b", "@@b.c", "@a b@c.d", "@a@b.c/d", "@a@b.c@d"] {
            assert!(!is_account(wrong), "{wrong}");
        }
        assert!(["https://a.b/@c", "mailto:a@b.c"].into_iter().all(is_page));
        assert!(!["a.b", "https://", "javascript:x", "/about/"].into_iter().any(is_page));
    }
}
