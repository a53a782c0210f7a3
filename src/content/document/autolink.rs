//! Addresses in text that become links without angle brackets.

use std::ops::Range;

/// An address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Autolink {
    /// The place, in bytes of the text.
    pub range: Range<usize>,
    /// The address as the author typed it, which smart punctuation may have changed.
    pub text: String,
    /// The target.
    pub target: String,
}

/// No domain is longer (RFC 1035, 2.3.4).
const LONGEST_DOMAIN: usize = 253;

/// Finds the address that has its first `@`, `:` or `w` at `at` and does not start before `from`:
/// `https://…`, `http://…`, `www.…` or `name@…`
/// ([GFM 0.29, 6.9](https://github.github.com/gfm/#autolinks-extension-)).
///
/// Beyond those rules, an address may stand in quotation marks, double ones and an em dash end it,
/// and `name@1.0` is a version and not an address.
pub(super) fn find(text: &str, from: usize, at: usize) -> Option<Autolink> {
    match text.as_bytes().get(at)? {
        b'@' => email(text, from, at),
        b':' => web(text, web_scheme(text, from, at)?),
        b'w' => web(text, at),
        _ => None,
    }
}

/// The place where the scheme starts that ends at the colon; what starts before `from` is not looked at.
fn web_scheme(text: &str, from: usize, colon: usize) -> Option<usize> {
    let before = text.get(from..colon)?;
    let rest = before.strip_suffix("https").or_else(|| before.strip_suffix("http"))?;
    Some(from + rest.len())
}

/// Returns `true` if an address may stand behind the character.
fn opens(before: char) -> bool {
    before.is_whitespace() || "*_~(\"'“‘”„‚«»‹›「『".contains(before)
}

fn web(text: &str, start: usize) -> Option<Autolink> {
    let rest = text.get(start..)?;
    let (domain, scheme) = if rest.starts_with("www.") {
        (rest, "http://")
    } else {
        (rest.strip_prefix("https://").or_else(|| rest.strip_prefix("http://"))?, "")
    };
    let before = text.get(..start)?.chars().next_back();
    if !before.is_none_or(opens) || !starts_with_domain(domain) {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || "<\"“”«»‹›」』—".contains(c);
    let (address, _) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
    let address = without_trailing_punctuation(address);
    let typed = typed(address);
    Some(Autolink {
        range: start..start + address.len(),
        target: format!("{scheme}{typed}"),
        text: typed,
    })
}

/// Returns `true` if the text starts with words set apart by periods, of which the last two have no
/// underscores.
fn starts_with_domain(text: &str) -> bool {
    // The dash was two hyphens: `xn--bcher-kva.example`.
    let is_domain = |c: &char| c.is_alphanumeric() || matches!(c, '.' | '-' | '–' | '_');
    let domain: String = text.chars().take(LONGEST_DOMAIN).take_while(is_domain).collect();
    let mut words = domain.trim_end_matches('.').rsplit('.');
    let (last, second) = (words.next(), words.next());
    let is_word = |word: Option<&str>| {
        word.is_some_and(|word| word.contains(char::is_alphanumeric) && !word.contains('_'))
    };
    is_word(last) && is_word(second)
}

/// The address without punctuation that belongs to the sentence around it.
fn without_trailing_punctuation(address: &str) -> &str {
    let mut address = address;
    let opened = address.matches('(').count();
    let mut closed = address.matches(')').count();
    while let Some(last) = address.chars().next_back() {
        address = match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '’' | '‘' | '–' | '…' => {
                address.trim_end_matches(last)
            }
            ')' if closed > opened => {
                closed -= 1;
                address.split_at(address.len() - 1).0
            }
            ';' => match without_entity(address) {
                Some(address) => address,
                None => break,
            },
            _ => break,
        };
    }
    address
}

/// The address without something like `&copy;` at its end.
fn without_entity(address: &str) -> Option<&str> {
    let name = address.strip_suffix(';')?;
    let before = name.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    before.strip_suffix('&').filter(|_| before.len() < name.len())
}

/// The address around the `@`; what starts before `from` is not looked at.
fn email(text: &str, from: usize, at: usize) -> Option<Autolink> {
    let before = text.get(from..at)?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let name = before.len() - before.trim_end_matches(is_name).len();
    let after = text.get(at + 1..)?;
    let is_domain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let length = after.chars().take(LONGEST_DOMAIN).take_while(is_domain).count();
    let domain = after.get(..length)?.trim_end_matches('.');
    if name == 0
        || !domain.contains('.')
        || domain.split('.').any(str::is_empty)
        || !domain.ends_with(|c: char| c.is_ascii_alphabetic())
    {
        return None;
    }
    let (start, end) = (at - name, at + 1 + domain.len());
    let address = text.get(start..end)?;
    let target = format!("mailto:{address}");
    let before = text.get(from..start)?;
    // The address of a chat is none of mail.
    if before.ends_with("xmpp:") {
        return None;
    }
    let start = if before.ends_with("mailto:") { start - "mailto:".len() } else { start };
    Some(Autolink { range: start..end, text: text.get(start..end)?.to_owned(), target })
}

/// The address as it was typed, before smart punctuation.
fn typed(address: &str) -> String {
    address.replace(['’', '‘'], "'").replace('–', "--").replace('…', "...")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut from = 0;
        for at in 0..text.len() {
            if let Some(link) = find(text, from, at.max(from)) {
                from = link.range.end;
                found.push((text[link.range].to_owned(), link.target));
            }
        }
        found
    }

    fn only(text: &str) -> String {
        let mut found = found(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0).0
    }

    #[test]
    fn finds_addresses() {
        for (text, address, target) in [
            ("see https://a.org/b?c=d#e now", "https://a.org/b?c=d#e", "https://a.org/b?c=d#e"),
            ("http://a.org", "http://a.org", "http://a.org"),
            ("*www.a.org/b*", "www.a.org/b", "http://www.a.org/b"),
            ("mail me+you@mail.a-b.org.", "me+you@mail.a-b.org", "mailto:me+you@mail.a-b.org"),
            ("write mailto:me@a.org.", "mailto:me@a.org", "mailto:me@a.org"),
            ("“https://a.org”—so", "https://a.org", "https://a.org"),
            ("„https://a.org“, so", "https://a.org", "https://a.org"),
            ("»https://a.org«", "https://a.org", "https://a.org"),
            ("「https://a.org/日」", "https://a.org/日", "https://a.org/日"),
            (
                "https://a.org/it’s–here…x",
                "https://a.org/it’s–here…x",
                "https://a.org/it's--here...x",
            ),
            ("https://xn–a.org", "https://xn–a.org", "https://xn--a.org"),
            ("https://bücher.example/ö", "https://bücher.example/ö", "https://bücher.example/ö"),
        ] {
            assert_eq!(found(text), [(address.to_owned(), target.to_owned())], "{text}");
        }
        assert_eq!(found("a@b.org, www.c.org and https://d.org").len(), 3);
    }

    #[test]
    fn leaves_punctuation_to_the_sentence() {
        for (text, address) in [
            ("(see www.a.org/b_(c))", "www.a.org/b_(c)"),
            ("(www.a.org/b)))", "www.a.org/b"),
            ("www.a.org/b(c)d", "www.a.org/b(c)d"),
            ("www.a.org/?q=b&copy;", "www.a.org/?q=b"),
            ("www.a.org/?q=b&c=d;", "www.a.org/?q=b&c=d;"),
            ("https://a.org/b.?!:_~*,", "https://a.org/b"),
            ("‘https://a.org’.", "https://a.org"),
            ("www.a.org/b<c", "www.a.org/b"),
        ] {
            assert_eq!(only(text), address, "{text}");
        }
    }

    #[test]
    fn leaves_what_is_no_address() {
        for text in [
            "xhttps://a.org",
            "x/www.a.org",
            "https://localhost:80",
            "https:// www. @",
            "https://.org www.. http://–.–",
            "www.a_b.org",
            "www.a.b_c",
            "ftp://a.org",
            "xmpp:me@a.org",
            "name@1.0.3 @scope/name a@b a@b..org a@b.org_",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
