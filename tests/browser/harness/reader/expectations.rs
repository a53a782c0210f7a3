//! The view of a reader.

use serde_json::json;
use thirtyfour::prelude::*;

use super::{Raw, Reader};
use crate::harness::polling::look_for;

/// Elements that may have a role, and whose words are the name. Role and name as a screen reader
/// gets them are compared afterwards; that takes the browser a request for each.
const CANDIDATES: &str = "
    const [role, name] = arguments;
    const selectors = {
        button: 'button, summary',
        checkbox: '[type=checkbox]',
        heading: 'h1, h2, h3, h4, h5, h6',
        link: 'a[href]',
        navigation: 'nav',
    };
    const words = text => text.replace(/\\s+/g, ' ').trim();
    const namesOf = element => {
        const label = element.getAttribute('aria-label');
        const words = element.labels?.[0] ?? element;
        return label === null ? [words.textContent, words.innerText] : [label];
    };
    return [...document.querySelectorAll(selectors[role] ?? `[role=${role}]`)].filter(element =>
        element.checkVisibility() && namesOf(element).some(text => words(text) === name));
";

/// The heading of the page on screen.
pub struct Heading<'r> {
    reader: &'r Reader,
    name: String,
}

impl Heading<'_> {
    /// It has the focus, so a screen reader reads it out.
    #[track_caller]
    pub fn with_focus(self) {
        self.reader.has_focus_on("heading", &self.name);
    }
}

impl Reader {
    /// Something on screen with this role and this name.
    pub(super) fn find(&self, role: &str, name: &str) -> Option<WebElement> {
        let arguments = vec![json!(role), json!(name)];
        let candidates = self.run(self.driver().execute(CANDIDATES, arguments)).ok()?;
        let mut candidates = candidates.elements().ok()?.into_iter();
        candidates.find(|element| {
            self.computed(element, "role").as_deref() == Some(role)
                && self.computed(element, "label").as_deref() == Some(name)
        })
    }

    /// The property that the browser tells a screen reader about an element: its `role` or its `label`.
    fn computed(&self, element: &WebElement, what: &str) -> Option<String> {
        let path = format!("/element/{}/computed{what}", element.element_id());
        Some(self.sends(Raw::Ask(path)).ok()?.as_str()?.to_owned())
    }

    /// Waits for the page with this heading, with all of its article.
    #[track_caller]
    pub fn sees_heading(&self, name: &str) -> Heading<'_> {
        let is_there = || {
            let heading = self.find("heading", name)?;
            let level = self.run(heading.tag_name()).ok()?;
            (level == "h1").then_some(())
        };
        let seen = look_for(is_there);
        assert!(seen.is_some(), "no page with the heading \"{name}\"");
        self.has_all_of_the_text();
        Heading { reader: self, name: name.to_owned() }
    }

    /// Waits for an article, where the page on screen may still be another, and for all of it.
    #[track_caller]
    pub fn has_an_article(&self) {
        self.waits_until(
            "had an article",
            "return !!document.querySelector('.o-article')",
            json!([]),
        );
        self.has_all_of_the_text();
    }

    /// Makes the browser lay out all of the article, as for a reader who goes to its end by a key. To its driver, who does not
    /// listen, Chromium says nothing of what is far from the window on a phone.
    #[track_caller]
    pub fn has_all_laid_out(&self) {
        let key = "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))";
        self.evaluate::<()>(key, json!([]));
        let is_laid_out = "return !document.querySelector('[data-lazy] .o-prose')";
        self.waits_until("had all laid out", is_laid_out, json!([]));
    }

    #[track_caller]
    fn has_all_of_the_text(&self) {
        // The app adds the button once the article is on screen.
        let is_whole = "return !document.querySelector('.o-article') || window.hasApp !== true
            || !!document.querySelector('.o-article .o-share')";
        self.waits_until("had the whole article", is_whole, json!([]));
    }

    /// Waits for something with this role and this name.
    #[track_caller]
    pub fn sees(&self, role: &str, name: &str) -> &Self {
        self.finds(role, name);
        self
    }

    /// There is nothing with this role and this name.
    #[track_caller]
    pub fn sees_no(&self, role: &str, name: &str) -> &Self {
        assert!(self.find(role, name).is_none(), "there is a {role} \"{name}\"");
        self
    }

    /// Returns `true` if there is something with this role and this name now.
    pub fn can_see(&self, role: &str, name: &str) -> bool {
        self.find(role, name).is_some()
    }

    /// Waits for words on the page.
    #[track_caller]
    pub fn sees_words(&self, words: &str) -> &Self {
        let script = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.waits_until(&format!("saw \"{words}\""), script, json!([words]));
        self
    }

    /// Waits until something has the focus.
    #[track_caller]
    pub fn has_focus_on(&self, role: &str, name: &str) -> &Self {
        let mut last = None;
        let seen = look_for(|| {
            last = self.focus();
            let (on_role, on_name) = last.as_ref()?;
            (on_role == role && on_name == name).then_some(())
        });
        assert!(seen.is_some(), "the focus is not on the {role} \"{name}\" but on {last:?}");
        self
    }

    /// The role and the name of what has the focus.
    pub fn focus(&self) -> Option<(String, String)> {
        let active = self.run(self.driver().active_element()).ok()?;
        Some((self.computed(&active, "role")?, self.computed(&active, "label")?))
    }

    /// Waits until the address is this path.
    #[track_caller]
    pub fn is_at(&self, path: &str) -> &Self {
        let script = "return location.pathname === arguments[0]";
        self.waits_until(&format!("at {path}"), script, json!([path]));
        self
    }

    /// Waits until the window's title is this.
    #[track_caller]
    pub fn sees_title(&self, title: &str) -> &Self {
        let script = "return document.title === arguments[0]";
        self.waits_until(&format!("saw the title {title}"), script, json!([title]));
        self
    }

    /// Waits until the page is scrolled to a height.
    #[track_caller]
    pub fn is_scrolled_to(&self, height: u32) -> &Self {
        let script = "return Math.abs(scrollY - arguments[0]) <= 1";
        self.waits_until(&format!("scrolled to {height}"), script, json!([height]));
        self
    }

    /// Waits until this many tabs are open.
    #[track_caller]
    pub fn opens_tabs(&self, count: usize) -> &Self {
        let seen = look_for(|| (self.does(self.driver().windows()).len() == count).then_some(()));
        assert!(seen.is_some(), "there are not {count} tabs");
        self
    }
}
