//! Texts that were once written badly, as small as they could be made.

use crate::properties::faults;

/// The finds of `script/fuzz` and of `properties`.
const FOUND: [&str; 11] = [
    // The text of an end tag stood in a table.
    "<p><tr><table></tr>",
    // A link stood in a link.
    "[<https://a.org>b](c)",
    "[a[^1]](b)\n\n[^1]: c",
    // The element around a figure was closed behind the list that it stood in.
    "> - <figure>\n>\n>   ![a](b)\n>\n>   </figure><img src=c>",
    // A null came through.
    "a\0b",
    "$\0$",
    "```\n\0\n```",
    // A heading had the id of a note.
    "# fn 1\n\n# fnref 1\n\na[^1]\n\n[^1]: b",
    // The second heading of that name had the id of the second reference.
    "# fnref 1\n\n# fnref 1\n\na[^1] b[^1]\n\n[^1]: c",
    // The end of a frame that is shown as text was missing to the next, which hid the rest.
    "<iframe src=\"/a\"><iframe src=\"https://player.example/x\"></iframe> b",
    // The contents led to a heading in a note that nobody referred to.
    "[^1]: #",
];

#[test]
fn what_was_once_wrong_is_right() {
    for text in FOUND {
        assert_eq!(faults(text), [""; 0], "{text}");
    }
}
