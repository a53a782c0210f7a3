//! A release whose posts are made for a test, and a reader who turns from one to the next without
//! loading the page anew.

use std::{
    fs,
    path::{Path, PathBuf},
};

use octavo::content::{
    date::Date,
    document::Assets,
    manifest::{Feed, FeedExtension, Item, ItemExtension, VERSION},
    route::{PageNumber, Route},
    slug::Slug,
};
use serde::Serialize;
use serde_json::json;

use super::{
    Reader,
    site::{Release, copy_shell, fresh_folder},
};

/// A post that nobody published, so that it may say anything.
pub fn post(slug: &str, title: &str, markdown: &str, assets: Assets) -> Item {
    Item {
        id: slug.to_owned(),
        url: None,
        title: Some(title.to_owned()),
        content_text: None,
        summary: None,
        image: None,
        date_published: Date::parse("2026-01-02").ok(),
        date_modified: None,
        tags: Vec::new(),
        language: None,
        authors: Vec::new(),
        attachments: Vec::new(),
        octavo: ItemExtension {
            slug: Slug::new(slug).ok(),
            markdown: markdown.to_owned(),
            assets,
            ..ItemExtension::default()
        },
    }
}

/// The app with these posts; those of `listed` are on the home page.
pub fn release_of(name: &str, posts: &[Item], listed: &[Item]) -> Release {
    let folder = fresh_folder(name);
    copy_shell(&Release::of_the_blog().into_folder(), &folder);
    for post in posts {
        let slug = post.octavo.slug.clone().expect("a post of this site has a slug");
        write(&folder, &Route::Post(slug), post);
    }
    let feed = Feed {
        version: VERSION.to_owned(),
        title: name.to_owned(),
        home_page_url: None,
        feed_url: None,
        description: String::new(),
        next_url: None,
        language: None,
        authors: Vec::new(),
        octavo: FeedExtension { pages: 1, posts: listed.len() as u32, ..FeedExtension::default() },
        items: listed.to_vec(),
    };
    write(&folder, &Route::Listing(PageNumber::FIRST), &feed);
    Release::in_folder(folder)
}

fn write(folder: &Path, route: &Route, data: &impl Serialize) {
    let file: PathBuf = folder.join(route.data_path().trim_start_matches('/'));
    fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("a folder");
    fs::write(file, serde_json::to_string(data).expect("JSON")).expect("a file");
}

impl Reader {
    /// Turns to a post and waits until its article is on screen. This is what the browser's Back
    /// does, so the page that the app runs in stays the same.
    #[track_caller]
    pub fn turns_to(&self, slug: &str, title: &str) {
        let script = "
            const [path, title] = arguments;
            history.pushState(null, '', path);
            dispatchEvent(new PopStateEvent('popstate'));
            return (async () => {
                for (let frame = 0; frame < 600; frame++) {
                    const heading = document.querySelector('article h1');
                    if (heading?.textContent === title && document.querySelector('.o-prose')) {
                        // A page has its name in a task after its first frame.
                        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                        return '';
                    }
                    await new Promise(resolve => setTimeout(resolve, 5));
                }
                return document.querySelector('main')?.innerText ?? 'no main part';
            })();
        ";
        let seen: String = self.evaluate(script, json!([format!("/posts/{slug}/"), title]));
        assert!(seen.is_empty(), "never saw {slug}: {title}, but {seen}");
    }
}
