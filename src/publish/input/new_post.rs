//! A new post to fill in.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use crate::{
    content::slug::Slug,
    publish::{
        diagnostics::failure::Failure,
        paths::{LONGEST_SLUG, PUBLIC},
    },
};

/// Makes `public/posts/<slug>.md` with front matter, a draft dated today, and returns its path.
///
/// # Errors
///
/// Fails where the title has nothing to make a URL of or is too long for one, the post is there already, or the file
/// cannot be written.
pub fn new_post(root: &Path, title: &str) -> Result<PathBuf, Failure> {
    let title = title.trim();
    let slug = Slug::from_words(title)
        .map_err(|why| Failure::Usage(format!("`{title}` is not a title: {why}")))?;
    if slug.as_str().len() > LONGEST_SLUG {
        return Err(Failure::Usage(
            "the title is too long for a file's name; shorten it".to_owned(),
        ));
    }
    let posts = root.join(PUBLIC).join("posts");
    let path = posts.join(format!("{slug}.md"));
    if [&path, &posts.join(slug.as_str()).join("index.md")].iter().any(|path| path.exists()) {
        return Err(Failure::Usage(format!(
            "there is a post `{slug}` already; choose another title"
        )));
    }
    fs::create_dir_all(&posts).map_err(Failure::io("create", &posts))?;
    let written = fs::OpenOptions::new().write(true).create_new(true).open(&path);
    let text = front_matter(title, &day(since_1970()));
    written
        .and_then(|mut file| io::Write::write_all(&mut file, text.as_bytes()))
        .map_err(Failure::io("write", &path))?;
    Ok(path)
}

fn front_matter(title: &str, day: &str) -> String {
    // A text of JSON is one of YAML as well.
    let title = serde_json::Value::from(title);
    format!(
        "---\ntitle: {title}\ndate: {day}\ndescription: \"\"\ntags: []\ndraft: true\n---\n\n\
         Write here. The post stays on this machine until `draft` is removed.\n"
    )
}

/// The time of the clock.
pub fn since_1970() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

/// The day of the calendar in UTC, by H. Hinnant's `civil_from_days`.
fn day(since_1970: Duration) -> String {
    let days = since_1970.as_secs() / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::date::Date;

    #[test]
    fn knows_the_day() {
        for text in ["1970-01-01", "2000-02-29", "2024-02-29", "2025-12-31", "2100-03-01"] {
            let seconds = u64::try_from(Date::parse(text).unwrap().timestamp()).unwrap();
            assert_eq!(day(Duration::from_secs(seconds + 86_399)), text);
        }
    }

    #[test]
    fn quotes_every_title() {
        let text = front_matter("\"A\": b #c", "2020-01-01");
        assert!(text.starts_with("---\ntitle: \"\\\"A\\\": b #c\"\ndate: 2020-01-01\n"), "{text}");
    }
}
