//! Lower case, as [`char::to_lowercase`] has it, without the standard library's table.
//!
//! pulldown-cmark brings a table of its own along, by which it compares the names of links (the case
//! folding of Unicode). With the few letters where the two differ it serves for both, and the program
//! of the browser is 12 kB smaller, 4 kB of them after compression.

use unicase::UniCase;

/// Writes a letter in lower case; any other character as it is.
pub(super) fn push(text: &mut String, c: char) {
    match c {
        'ẞ' => text.push('ß'),
        // Capitals with an iota beside them, one row below the small letters.
        '\u{1f88}'..='\u{1f8f}' | '\u{1f98}'..='\u{1f9f}' | '\u{1fa8}'..='\u{1faf}' => {
            text.push(moved(c, -8));
        }
        'ᾼ' | 'ῌ' | 'ῼ' => text.push(moved(c, -9)),
        // Cherokee is compared by its capitals, which are older than its small letters.
        '\u{13a0}'..='\u{13ef}' => text.push(moved(c, 0xab70 - 0x13a0)),
        '\u{13f0}'..='\u{13f5}' => text.push(moved(c, 8)),
        // Two letters in one character, the first of them a capital.
        'ǅ' | 'ǈ' | 'ǋ' | 'ǲ' => text.push_str(&folded(c)),
        'A'..='Z' => text.push(c.to_ascii_lowercase()),
        _ if c.is_ascii() || !c.is_uppercase() => text.push(c),
        _ => text.push_str(&folded(c)),
    }
}

fn moved(c: char, distance: i32) -> char {
    u32::from(c).checked_add_signed(distance).and_then(char::from_u32).unwrap_or(c)
}

fn folded(c: char) -> String {
    UniCase::unicode(c.encode_utf8(&mut [0; 4])).to_folded_case()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_what_the_standard_library_says_of_every_character() {
        for c in '\0'..=char::MAX {
            let mut lower = String::new();
            push(&mut lower, c);
            assert_eq!(lower, c.to_lowercase().collect::<String>(), "{c:?}");
        }
    }
}
