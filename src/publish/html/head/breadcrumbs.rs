//! The way from the home page to a page.

use serde_json::{Value, json};

use super::{Heads, Subject, first_page};
use crate::content::route::Route;

impl Heads<'_> {
    /// The way as [`BreadcrumbList`](https://schema.org/BreadcrumbList); none to the home page.
    pub(super) fn breadcrumbs(&self, subject: &Subject<'_>) -> Option<Value> {
        if *subject.route == Route::HOME {
            return None;
        }
        let mut way = vec![(self.settings.site.title.as_str(), self.url(&Route::HOME.path()))];
        match subject.route {
            Route::Tag(tag, page) => {
                way.extend(self.in_the_header(&Route::Tags));
                if !page.is_first() {
                    way.push((self.tag_name(tag), self.url(&first_page(tag).path())));
                }
            }
            Route::TagYear(tag, _) => {
                way.extend(self.in_the_header(&Route::Tags));
                way.push((self.tag_name(tag), self.url(&first_page(tag).path())));
            }
            Route::Year(_) => way.extend(self.in_the_header(&Route::Archive)),
            _ => {}
        }
        way.push((subject.name, subject.url.clone()));
        let items: Vec<Value> = (1..)
            .zip(way)
            .map(|(position, (name, item))| {
                json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
            })
            .collect();
        Some(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
    }

    /// A page that the header leads to, under the name that it has there.
    fn in_the_header(&self, route: &Route) -> Option<(&str, String)> {
        let leads_there =
            |url: &str| url.starts_with('/') && Route::parse(url).as_ref() == Some(route);
        let link = self.settings.site.navigation.iter().find(|link| leads_there(&link.url))?;
        Some((&link.label, self.url(&route.path())))
    }
}
