//! The description of a page for machines: [schema.org](https://schema.org) as
//! [JSON-LD 1.1](https://www.w3.org/TR/json-ld11/).

use serde_json::{Map, Value, json};

use super::{Heads, Subject};
use crate::content::{manifest::Author, route::Route};

/// A thing of schema.org while it is described. What is empty is left out.
struct Thing(Map<String, Value>);

impl Heads<'_> {
    /// The page, the blog that it is part of, and the way to it.
    pub(super) fn linked_data(&self, subject: &Subject<'_>) -> Value {
        let page = match subject.route {
            Route::Post(_) => Some(self.posting(subject)),
            _ if *subject.route == Route::HOME => None,
            Route::Page(_) => Some(self.page("WebPage", subject)),
            _ => Some(self.page("CollectionPage", subject)),
        };
        let graph: Vec<Value> =
            page.into_iter().chain([self.blog()]).chain(self.breadcrumbs(subject)).collect();
        json!({ "@context": "https://schema.org", "@graph": graph })
    }

    fn posting(&self, subject: &Subject<'_>) -> Value {
        let mut thing = Thing::new("BlogPosting");
        thing.say("headline", json!(subject.name));
        thing.say("description", json!(subject.description));
        thing.say("url", json!(subject.url));
        thing.say("mainEntityOfPage", json!(subject.url));
        thing.say("inLanguage", json!(self.language(subject)));
        if let Some(post) = subject.article {
            thing.say("datePublished", json!(post.date));
            thing.say("dateModified", json!(post.touched()));
            let mut authors = self.authors(post);
            if authors.is_empty() {
                authors.push(Author { name: Some(self.settings.site.title.clone()), url: None });
            }
            thing.say("author", authors.iter().map(|author| self.author(author)).collect());
            let measure = post.analysis.measure;
            thing.say("wordCount", json!(measure.words + measure.ideographs));
            thing.say("keywords", post.matter.tags.iter().map(|tag| json!(tag.value)).collect());
        }
        let picture = subject.picture.as_ref().map(|picture| picture.url.clone());
        let cover = self.covers.get(subject.route).map(|cover| cover.url.clone());
        let cover = cover.filter(|url| picture.as_ref() != Some(url));
        thing.say("image", picture.into_iter().chain(cover).map(Value::from).collect());
        thing.say("publisher", json!({ "@id": self.id("publisher") }));
        thing.say("isPartOf", json!({ "@id": self.id("blog") }));
        Value::Object(thing.0)
    }

    fn page(&self, kind: &str, subject: &Subject<'_>) -> Value {
        let mut thing = Thing::new(kind);
        thing.say("name", json!(subject.name));
        thing.say("description", json!(subject.description));
        thing.say("url", json!(subject.url));
        thing.say("inLanguage", json!(self.language(subject)));
        thing.say("isPartOf", json!({ "@id": self.id("blog") }));
        Value::Object(thing.0)
    }

    fn blog(&self) -> Value {
        let site = &self.settings.site;
        let mut thing = Thing::new("Blog");
        thing.say("@id", json!(self.id("blog")));
        thing.say("name", json!(site.title));
        thing.say("description", json!(site.description));
        thing.say("url", json!(self.url("/")));
        thing.say("inLanguage", json!(site.language));
        let name = if site.author.is_empty() { &site.title } else { &site.author };
        let mut publisher = Thing::new(self.kind_of(name));
        publisher.say("@id", json!(self.id("publisher")));
        publisher.say("name", json!(name));
        publisher.say("url", json!(self.url("/")));
        publisher.say("sameAs", json!(self.settings.me));
        thing.say("publisher", Value::Object(publisher.0));
        Value::Object(thing.0)
    }

    fn author(&self, author: &Author) -> Value {
        let name = author.name.as_deref().or(author.url.as_deref()).unwrap_or_default();
        let mut thing = Thing::new(self.kind_of(name));
        thing.say("name", json!(name));
        let site = &self.settings.site;
        let home =
            || [site.author.as_str(), site.title.as_str()].contains(&name).then(|| self.url("/"));
        thing.say("url", json!(author.url.clone().or_else(home)));
        Value::Object(thing.0)
    }

    /// An author with the name of the blog is no single person.
    fn kind_of(&self, name: &str) -> &'static str {
        if name == self.settings.site.title { "Organization" } else { "Person" }
    }

    fn id(&self, fragment: &str) -> String {
        format!("{}#{fragment}", self.url("/"))
    }
}

impl Thing {
    fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), json!(kind))]))
    }

    fn say(&mut self, property: &str, value: Value) {
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(values) => values.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.0.insert(property.to_owned(), value);
        }
    }
}
