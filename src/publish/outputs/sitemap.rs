//! The [sitemap](https://www.sitemaps.org/protocol.html) for search engines, and `robots.txt`,
//! which leads there.

use std::collections::BTreeMap;

use super::xml::Xml;
use crate::{
    content::{
        date::Date,
        route::{PageNumber, Route},
    },
    publish::{
        input::{
            article::Article,
            blog::{Blog, pages, tag_years},
        },
        output::Output,
        settings::Settings,
    },
};

/// The name of the sitemap, or of the index where there are several.
const FILE: &str = "sitemap.xml";

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The limits of one sitemap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Limits {
    addresses: usize,
    bytes: usize,
}

/// The limits of the protocol; 50 MB, less what stands around the addresses.
const LIMITS: Limits = Limits { addresses: 50_000, bytes: 50 * 1024 * 1024 - 1024 };

/// The day a page was last changed, where that is known.
type Pages = BTreeMap<Route, Option<Date>>;

/// An absolute address and the same day.
type Address = (String, Option<Date>);

/// Adds the sitemap and `robots.txt` to the output.
pub(crate) fn write_to(blog: &Blog, settings: &Settings, output: &mut Output) {
    let pages = public_pages(blog, settings.page_size);
    for (file, bytes) in sitemaps(&pages, settings, LIMITS) {
        output.bytes(file, bytes);
    }
    let sitemap = settings.base_url.at(FILE);
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n");
    output.unless_own("robots.txt", robots.into_bytes(), &blog.files);
}

/// Every page that may be found. A listing was changed when its newest post was.
fn public_pages(blog: &Blog, page_size: usize) -> Pages {
    let listed: Vec<&Article> = blog.public().collect();
    let mut all = Pages::new();
    listing(&mut all, &listed, page_size, Route::Listing);
    for (tag, (_, posts)) in blog.tags() {
        let posts: Vec<&Article> = posts.into_iter().filter(|post| post.is_public()).collect();
        if !posts.is_empty() {
            listing(&mut all, &posts, page_size, |page| Route::Tag(tag.clone(), page));
        }
        for (year, posts) in tag_years(&posts) {
            all.insert(Route::TagYear(tag.clone(), year), newest(&posts));
        }
    }
    for (slug, (_, posts)) in blog.series_pages() {
        let posts: Vec<&Article> = posts.into_iter().filter(|post| post.is_public()).collect();
        if !posts.is_empty() {
            all.insert(Route::Series(slug), newest(&posts));
        }
    }
    for (year, posts) in blog.years() {
        let posts: Vec<&Article> = posts.into_iter().filter(|post| post.is_public()).collect();
        if !posts.is_empty() {
            all.insert(Route::Year(year), newest(&posts));
        }
    }
    all.insert(Route::Tags, newest(&listed));
    all.insert(Route::Archive, newest(&listed));
    let articles = blog.articles().filter(|article| article.is_public());
    all.extend(articles.map(|article| (article.route(), article.touched())));
    all
}

fn listing(
    all: &mut Pages,
    posts: &[&Article],
    page_size: usize,
    route: impl Fn(PageNumber) -> Route,
) {
    for (index, page) in pages(posts.len(), page_size).enumerate() {
        let shown = posts.chunks(page_size).nth(index).unwrap_or_default();
        all.insert(route(page), newest(shown));
    }
}

fn newest(posts: &[&Article]) -> Option<Date> {
    posts.iter().filter_map(|post| post.touched()).max()
}

/// The files: one sitemap, or as many as the limits want and an index of them.
fn sitemaps(pages: &Pages, settings: &Settings, limits: Limits) -> Vec<(String, Vec<u8>)> {
    let addresses: Vec<Address> =
        pages.iter().map(|(route, date)| (settings.base_url.at(&route.path()), *date)).collect();
    let parts = parted(&addresses, limits);
    if let [only] = parts.as_slice() {
        return vec![(FILE.to_owned(), list("urlset", "url", only))];
    }
    let names = (1..=parts.len()).map(|number| format!("sitemap-{number}.xml"));
    let mut files: Vec<(String, Vec<u8>)> =
        names.zip(&parts).map(|(name, part)| (name, list("urlset", "url", part))).collect();
    let index: Vec<Address> = files
        .iter()
        .zip(&parts)
        .map(|((name, _), part)| {
            (settings.base_url.at(name), part.iter().filter_map(|(_, date)| *date).max())
        })
        .collect();
    files.push((FILE.to_owned(), list("sitemapindex", "sitemap", &index)));
    files
}

/// The addresses in parts that are within the limits; at least one part.
fn parted(addresses: &[Address], limits: Limits) -> Vec<&[Address]> {
    /// Tags, line ends, a date, and room for what escaping adds.
    const AROUND: usize = 120;
    let mut parts = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (index, (address, _)) in addresses.iter().enumerate() {
        let size = address.len() + address.matches(['&', '\'']).count() * 4 + AROUND;
        let full = index - start >= limits.addresses || bytes + size > limits.bytes;
        if full && index > start {
            parts.extend(addresses.get(start..index));
            (start, bytes) = (index, 0);
        }
        bytes += size;
    }
    parts.extend(addresses.get(start..));
    parts
}

fn list(root: &'static str, element: &'static str, of: &[Address]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(root, &[("xmlns", NAMESPACE)]);
    for (address, date) in of {
        xml.open(element, &[]);
        xml.text("loc", &[], address);
        if let Some(date) = date {
            xml.text("lastmod", &[], &date.to_string());
        }
        xml.close();
    }
    xml.finished()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::slug::Slug;

    fn addresses(count: usize) -> Vec<Address> {
        (0..count).map(|number| (format!("https://a.b/{number}/"), None)).collect()
    }

    #[test]
    fn parts_what_is_too_much_for_one() {
        let sizes = |count, limits| {
            let addresses = addresses(count);
            let parts = parted(&addresses, limits);
            assert_eq!(parts.concat(), addresses);
            parts.iter().map(|part| part.len()).collect::<Vec<_>>()
        };
        let few = Limits { addresses: 3, bytes: 10_000 };
        assert_eq!(sizes(7, few), [3, 3, 1]);
        assert_eq!(sizes(3, few), [3]);
        assert_eq!(sizes(0, few), [0]);
        assert_eq!(sizes(4, Limits { addresses: 100, bytes: 300 }), [2, 2]);
        assert_eq!(sizes(2, Limits { addresses: 100, bytes: 1 }), [1, 1]);
        assert_eq!(sizes(100_001, LIMITS), [50_000, 50_000, 1]);
    }

    #[test]
    fn leads_from_an_index_to_every_part() {
        let settings = Settings::example("https://a.b/blog/");
        let pages: Pages = ["a", "b", "c"]
            .into_iter()
            .zip([Some("2020-01-02"), None, Some("2020-01-01")])
            .map(|(slug, day)| {
                let date = day.map(|day| Date::parse(day).unwrap());
                (Route::Post(Slug::new(slug).unwrap()), date)
            })
            .collect();
        let files = sitemaps(&pages, &settings, Limits { addresses: 2, bytes: 10_000 });
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        let index = String::from_utf8(files[2].1.clone()).unwrap();
        assert!(index.contains("<loc>https://a.b/blog/sitemap-1.xml</loc>\n<lastmod>2020-01-02T"));
        assert!(index.contains("<loc>https://a.b/blog/sitemap-2.xml</loc>\n<lastmod>2020-01-01T"));
    }
}
