//! Every message an author can get, one folder each: `sites/<case>/` holds the files, and
//! `expected.txt` all that is said about them.
//!
//! `UPDATE_EXPECTED=1 cargo test --test publish` writes what is said now; read the difference
//! before it is kept.

use std::{env, fs, path::Path};

use crate::harness::{Blog, files_below};

#[test]
fn says_exactly_what_is_expected_of_every_site() {
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/publish/sites");
    let update = env::var_os("UPDATE_EXPECTED").is_some();
    let mut wrong = Vec::new();
    let mut cases: Vec<_> =
        fs::read_dir(&sites).unwrap().map(|case| case.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() > 30, "the cases are in {}", sites.display());
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let published = Blog::from(&case).publish();
        let failed = published.said.contains("error: nothing was published");
        assert_eq!(published.code, Some(i32::from(failed)), "{name}\n{}", published.said);
        assert_eq!(files_below(&published.out).is_empty(), failed, "{name}");
        let file = case.join("expected.txt");
        if update {
            fs::write(&file, &published.said).unwrap();
        } else {
            let expected = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
            if expected != published.said {
                wrong.push(format!("{name}: expected\n{expected}\nsaid\n{}", published.said));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n----\n"));
}

#[test]
fn publishes_what_has_many_faults_unless_it_is_to_be_strict() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/publish/sites/many-faults");
    let blog = Blog::from(&case);
    let published = blog.publish();
    assert_eq!(published.code, Some(0), "{}", published.said);
    let alike = published.said.matches(" more like this").count();
    let faults = published.said.matches("warning: ").count() + alike;
    assert!(faults >= 50 && alike > 0, "{faults} warnings\n{}", published.said);
    assert!(!published.said.contains("error: "), "{}", published.said);
    assert_eq!(published.slugs("posts.json"), ["faults", "other"]);
    let blog = Blog::from(&case);
    let strict = blog.run(&["publish", "--strict", "--out", &blog.out().to_string_lossy()]);
    assert!(!strict.out.exists() || strict.names().is_empty(), "{}", strict.said);
    let strict = strict.refused("error: nothing was published because of");
    assert!(!strict.said.contains("warning: "), "{}", strict.said);
}

#[test]
fn says_the_same_in_any_order_of_files() {
    let broken =
        |blog: Blog, slug: &str| blog.post_with(slug, "title: A\ndate: never", "[x](y.md)");
    let one = ["a", "b", "c"].into_iter().fold(Blog::new(), broken).publish();
    let other = ["c", "b", "a"].into_iter().fold(Blog::new(), broken).publish();
    assert_eq!(one.said, other.said);
    assert_eq!(one.said.matches("error: `date` is not a calendar date").count(), 3);
}

#[test]
fn colours_nothing_that_is_not_a_terminal() {
    let said = Blog::new().post("a", "never").publish().refused("`date`").said;
    assert!(!said.contains('\u{1b}'), "{said:?}");
}
