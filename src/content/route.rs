//! Every address of the site, in one place.

use std::num::NonZeroU32;

use super::slug::Slug;

/// A page of the site. Every link is made from one of these, so the URLs are written here and
/// nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Route {
    /// A page of the listing of all posts; the first is the home page.
    Listing(PageNumber),
    /// An article.
    Post(Slug),
    /// All tags.
    Tags,
    /// A page of the posts with one tag.
    Tag(Slug, PageNumber),
    /// The posts of one year with one tag.
    TagYear(Slug, u16),
    /// The posts of a series.
    Series(Slug),
    /// All years.
    Archive,
    /// The posts of one year.
    Year(u16),
    /// A page that stands outside the sequence of posts, such as `/about/`.
    Page(Slug),
}

/// The number of a page of a listing; the first page is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageNumber(NonZeroU32);

impl PageNumber {
    /// The first page.
    pub const FIRST: Self = Self(NonZeroU32::MIN);

    /// The page with this number, if there can be one.
    pub fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// The number, from 1.
    pub fn number(self) -> u32 {
        self.0.get()
    }

    /// Returns `true` if this is page 1.
    pub fn is_first(self) -> bool {
        self == Self::FIRST
    }
}

impl Route {
    /// The home page.
    pub const HOME: Self = Self::Listing(PageNumber::FIRST);

    /// First segments that mean something to the site, so that no page can be named after them.
    pub const RESERVED: [&'static str; 6] =
        ["archive", "page", "posts", "search", "series", "tags"];

    /// The address below the site's root, with a slash at both ends: `/posts/clean-code/`.
    pub fn path(&self) -> String {
        match self {
            Self::Listing(page) if page.is_first() => "/".to_owned(),
            Self::Listing(page) => format!("/page/{}/", page.number()),
            Self::Post(slug) => format!("/posts/{}/", slug.encoded()),
            Self::Tags => "/tags/".to_owned(),
            Self::Tag(tag, page) if page.is_first() => format!("/tags/{}/", tag.encoded()),
            Self::Tag(tag, page) => format!("/tags/{}/page/{}/", tag.encoded(), page.number()),
            Self::TagYear(tag, year) => format!("/tags/{}/{year:04}/", tag.encoded()),
            Self::Series(series) => format!("/series/{}/", series.encoded()),
            Self::Archive => "/archive/".to_owned(),
            Self::Year(year) => format!("/archive/{year:04}/"),
            Self::Page(slug) => format!("/{}/", slug.encoded()),
        }
    }

    /// The address of the JSON the page is made of: its own with `.json` for the last slash, and
    /// the manifest `/posts.json` for the home page.
    pub fn data_path(&self) -> String {
        if *self == Self::HOME {
            return "/posts.json".to_owned();
        }
        let path = self.path();
        format!("{}.json", path.trim_end_matches('/'))
    }

    /// The address of the Markdown that the page is made of, for an article: `/posts/clean-code.md`.
    pub fn markdown_path(&self) -> String {
        format!("{}.md", self.path().trim_end_matches('/'))
    }

    /// The address of the Atom feed of a listing, whichever page of it is on screen: `/feed.xml`,
    /// `/tags/books/feed.xml`. Other pages have none.
    pub fn feed_path(&self) -> Option<String> {
        match self {
            Self::Listing(_) => Some("/feed.xml".to_owned()),
            Self::Tag(tag, _) => Some(format!("/tags/{}/feed.xml", tag.encoded())),
            _ => None,
        }
    }

    /// The place where the files of the article are, below the site's root, with a slash at its end:
    /// `posts/clean-code/`; empty for what has no folder of its own.
    pub fn folder(&self) -> String {
        match self {
            Self::Post(_) => self.path().trim_start_matches('/').to_owned(),
            _ => String::new(),
        }
    }

    /// Reads an address below the site's root. A missing last slash, and `index.html`, make no
    /// difference; `None` is an address that no page can have.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let segments: Vec<&str> = path.split('/').collect();
        let slug = |segment: &str| Slug::decode(segment).ok();
        match segments[..] {
            [""] => Some(Self::HOME),
            ["page", page] => Some(Self::Listing(page_number(page)?)),
            ["posts", post] => Some(Self::Post(slug(post)?)),
            ["tags"] => Some(Self::Tags),
            ["tags", tag] => Some(Self::Tag(slug(tag)?, PageNumber::FIRST)),
            ["tags", tag, "page", page] => Some(Self::Tag(slug(tag)?, page_number(page)?)),
            ["tags", tag, year] => Some(Self::TagYear(slug(tag)?, four_digits(year)?)),
            ["series", series] => Some(Self::Series(slug(series)?)),
            ["archive"] => Some(Self::Archive),
            ["archive", year] => Some(Self::Year(four_digits(year)?)),
            [page] if !Self::RESERVED.contains(&page) => Some(Self::Page(slug(page)?)),
            _ => None,
        }
    }
}

fn four_digits(segment: &str) -> Option<u16> {
    (segment.len() == 4).then(|| segment.parse().ok())?
}

fn page_number(segment: &str) -> Option<PageNumber> {
    let plain = !segment.starts_with(['0', '+']);
    plain.then(|| segment.parse().ok().and_then(PageNumber::new))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_route() -> Vec<Route> {
        let slug = |text: &str| Slug::new(text).unwrap();
        let second = PageNumber::new(2).unwrap();
        vec![
            Route::HOME,
            Route::Listing(second),
            Route::Post(slug("clean-code")),
            Route::Post(slug("日本")),
            Route::Tags,
            Route::Tag(slug("books"), PageNumber::FIRST),
            Route::Tag(slug("books"), second),
            Route::TagYear(slug("books"), 2020),
            Route::Series(slug("interviews")),
            Route::Archive,
            Route::Year(2020),
            Route::Page(slug("about")),
        ]
    }

    #[test]
    fn prints_every_path() {
        let printed: Vec<String> = every_route()
            .iter()
            .map(|route| format!("{} {}", route.path(), route.data_path()))
            .collect();
        assert_eq!(
            printed,
            [
                "/ /posts.json",
                "/page/2/ /page/2.json",
                "/posts/clean-code/ /posts/clean-code.json",
                "/posts/%E6%97%A5%E6%9C%AC/ /posts/%E6%97%A5%E6%9C%AC.json",
                "/tags/ /tags.json",
                "/tags/books/ /tags/books.json",
                "/tags/books/page/2/ /tags/books/page/2.json",
                "/tags/books/2020/ /tags/books/2020.json",
                "/series/interviews/ /series/interviews.json",
                "/archive/ /archive.json",
                "/archive/2020/ /archive/2020.json",
                "/about/ /about.json",
            ]
        );
    }

    #[test]
    fn puts_the_markdown_beside_the_data() {
        let slug = |text: &str| Slug::new(text).unwrap();
        assert_eq!(Route::Post(slug("clean-code")).markdown_path(), "/posts/clean-code.md");
        assert_eq!(Route::Page(slug("about")).markdown_path(), "/about.md");
    }

    #[test]
    fn gives_every_listing_a_feed() {
        let second = PageNumber::new(2).unwrap();
        let tag = Route::Tag(Slug::new("日本").unwrap(), second);
        assert_eq!(Route::Listing(second).feed_path().as_deref(), Some("/feed.xml"));
        assert_eq!(tag.feed_path().as_deref(), Some("/tags/%E6%97%A5%E6%9C%AC/feed.xml"));
        assert_eq!(Route::Tags.feed_path(), None);
    }

    #[test]
    fn reads_back_every_path_it_writes() {
        for route in every_route() {
            let path = route.path();
            for variant in
                [path.clone(), path.trim_end_matches('/').to_owned(), format!("{path}index.html")]
            {
                assert_eq!(Route::parse(&variant), Some(route.clone()), "{variant:?}");
            }
        }
        assert_eq!(Route::parse("/posts/日本/"), Some(Route::Post(Slug::new("日本").unwrap())));
        assert_eq!(Route::parse("/page/1/"), Some(Route::HOME));
    }

    #[test]
    fn has_no_route_for_other_paths() {
        for path in [
            "/page/0/",
            "/page/x/",
            "/page/",
            "/page/01/",
            "/posts/",
            "/posts/a/b/",
            "/archive/20/",
            "/archive/20x0/",
            "/tags/a/page/",
            "/a/b/",
            "/posts/../etc/",
            "/search/x/",
        ] {
            assert_eq!(Route::parse(path), None, "{path:?}");
        }
    }
}
