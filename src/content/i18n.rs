//! The words of the interface, in the languages that Octavo speaks.
//!
//! The tables are compiled into the publisher alone. It writes the words of the site's language into
//! the page, next to the site's settings, and those of an article in another language into the
//! article's document; the app has none of its own.

#[cfg(any(test, feature = "publish"))]
mod arabic;
#[cfg(any(test, feature = "publish"))]
mod english;
#[cfg(any(test, feature = "publish"))]
mod french;
#[cfg(any(test, feature = "publish"))]
mod german;
#[cfg(any(test, feature = "publish"))]
mod japanese;
#[cfg(any(test, feature = "publish"))]
mod spanish;
#[cfg(any(test, feature = "publish"))]
mod tables;

use serde::{Deserialize, Serialize};

/// Declares the enum and the list of its variants, so that none can be left out of the latter.
macro_rules! words {
    ($($(#[$doc:meta])* $word:ident,)*) => {
        /// A word or a sentence of the interface. Its place is the place of its text among the
        /// [`Messages`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Message {
            $($(#[$doc])* $word,)*
        }

        #[cfg(any(test, feature = "publish"))]
        impl Message {
            /// All of them, in order.
            const ALL: &[Self] = &[$(Self::$word,)*];
        }
    };
}

words! {
    // The words of an article come first, so that an article in another language than the site
    // carries these alone.
    /// The label of a callout.
    Note,
    /// The label of a callout.
    Tip,
    /// The label of a callout.
    Important,
    /// The label of a callout.
    Warning,
    /// The label of a callout.
    Caution,
    /// The name of a ticked box of a task list.
    Done,
    /// The name of an empty box of a task list.
    ToDo,
    /// The link to the heading `{0}`.
    LinkTo,
    /// The link to the footnote with the number `{0}`.
    NoteNumber,
    /// The footnotes at the end.
    Notes,
    /// The link from a footnote to where it is referred to.
    BackToText,
    /// The link that plays a video of the site `{0}`.
    PlayOn,
    /// The label of the source of a diagram.
    Source,
    /// The button that copies code.
    Copy,
    /// The words of the button when the code was copied.
    Copied,
    /// The words of the button when the reader has to copy it.
    Selected,
    /// The words before the day of the last change, with a space.
    Updated,
    /// The time that an article takes to read; a plural.
    Minutes,
    /// The mark of a draft.
    Draft,
    /// The table of contents.
    Contents,
    /// The links to the posts before and after.
    OtherPosts,
    /// The label of the post before.
    Older,
    /// The label of the post after.
    Newer,
    /// The box with the posts of a series.
    Series,
    /// The words before the name of a series, with a space.
    SeriesOf,
    /// Part `{0}` of `{1}` of a series.
    PartOf,
    /// The mark of the part of a series before the one on screen.
    PreviousPart,
    /// The mark of the part after it.
    NextPart,
    /// The posts about the same things.
    Related,
    /// The link to the article as a file.
    AsMarkdown,
    /// The link to where the article can be changed.
    Edit,
    /// The button that passes the article on.
    Share,
    /// The words of the button when the address was copied.
    LinkCopied,
    /// The button that shows a picture as large as the window.
    Enlarge,
    /// The button that ends that.
    Close,
    /// The words before the names of the languages that an article is also written in.
    AlsoIn,
    /// The tags of a post; the page of all tags.
    Tags,
    // The words around articles and in the other pages.
    /// The link over the header.
    SkipLink,
    /// The navigation of the header.
    MainNavigation,
    /// The words before the name of the theme, with a space.
    Theme,
    /// The theme of the system.
    ThemeAuto,
    /// The light theme.
    ThemeLight,
    /// The dark theme.
    ThemeDark,
    /// The button that opens the search, and what its keys do.
    Search,
    /// The label of the field of the search.
    SearchIn,
    /// The number of results; a plural.
    Found,
    /// The other words of the search.
    NothingFound,
    /// The list of keys that do something.
    Shortcuts,
    /// The effect of the key of that list.
    ToShortcuts,
    /// The box that switches keys off which a reader may press by mistake.
    SingleKeys,
    /// The choice whether the device keeps what was read.
    KeepRead,
    /// The mark of a post that was read.
    Read,
    /// The button that goes on where the reader left an article.
    Resume,
    /// The last line of the footer.
    SetWith,
    /// The links between the pages of a listing.
    Pages,
    /// The link to the page before.
    NewerPosts,
    /// The link to the page after.
    OlderPosts,
    /// Page `{0}` of `{1}`, by itself.
    PageOf,
    /// Page `{0}` of `{1}`, after other words.
    OnPageOf,
    /// The name of the listing of all posts.
    Posts,
    /// The number of posts; a plural.
    PostCount,
    /// The heading of later pages of the listing.
    EarlierPosts,
    /// The mark of a post that stays above the others.
    Pinned,
    /// The years that have posts with a tag.
    Years,
    /// The link to the posts of all years.
    AllYears,
    /// The words of a listing without posts.
    NothingYet,
    /// All posts of the site `{0}`.
    AllPosts,
    /// All posts of the site `{0}` with the tag `{1}`.
    AllPostsAbout,
    /// The page of all posts by year.
    Archive,
    /// The page of the year `{0}`.
    PostsOfYear,
    /// The subject of the page of the year `{0}`.
    AboutYear,
    /// The subject of the archive.
    AboutArchive,
    /// The subject of the page of all tags.
    AboutTags,
    /// The words of a page while it is fetched.
    Fetching,
    /// The heading where there is no such page.
    NoPage,
    /// The meaning.
    NoPageText,
    /// The heading where there is no connection.
    Offline,
    /// The words for `{0}`.
    OfflineText,
    /// The heading where the host does not answer.
    NoAnswer,
    /// The words for `{0}`.
    NoAnswerText,
    /// The heading where the posts are missing.
    NoPosts,
    /// The words where the host says so.
    NoPostsText,
    /// The words where the host sends a web page instead.
    NoPostsButPageText,
    /// The heading where the host answers with an error.
    HostError,
    /// The words for `{0}` with the status `{1}`.
    HostErrorText,
    /// The words for a host that sends a web page instead.
    PageInsteadText,
    /// The heading where what came is unreadable.
    Unreadable,
    /// The words for `{0}` with the reason `{1}`.
    UnreadableText,
    /// The subject of these sentences: a listing.
    TheListing,
    /// The subject of these sentences: a post.
    ThisArticle,
    /// The subject of these sentences: a page.
    ThisPage,
    /// The subject of these sentences: the page of all tags.
    TheTags,
    /// The subject of these sentences: the archive.
    TheArchive,
    /// The button or link that tries again.
    TryAgain,
    /// The link to the home page.
    ToPosts,
    /// The link to the archive.
    ToArchive,
    // The words of the publisher alone.
    /// The name of the feeds.
    Feed,
    /// The words of the page before the app is there.
    FetchingBlog,
    /// The words for an app that does not come; `{0}` and `{2}` begin links, `{1}` ends them.
    AppMissing,
    /// The words where scripts are switched off; `{0}` begins a link, `{1}` ends it.
    NoScripts,
    /// The words of a feed for a person who opens it.
    FeedExplained,
    /// The link from a feed to its page.
    FeedAsPage,
}

/// The forms of a plural in the order in which its text has them, by the names that Unicode gives
/// them (UTS 35, part 3). A form that is empty or missing is written as the first.
const FORMS: [&str; 6] = ["other", "one", "two", "few", "many", "zero"];

/// The words of a language: its code, as in BCP 47, and the text of every [`Message`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Messages(Vec<String>);

impl Messages {
    /// No words at all. The publisher says it in English.
    pub const NONE: &'static Self = &Self(Vec::new());

    /// Returns `true` if there are no words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These words, or others where there are none.
    pub fn or<'w>(&'w self, others: &'w Self) -> &'w Self {
        if self.is_empty() { others } else { self }
    }

    /// The language that the words are of, which rules plurals and numbers in them.
    pub fn language(&self) -> &str {
        self.0.first().map_or("en", String::as_str)
    }

    /// A word.
    pub fn of(&self, word: Message) -> &str {
        self.0.get(word as usize + 1).map_or(fallback(word), String::as_str)
    }

    /// A sentence with values in the places of `{0}` and so on.
    pub fn with(&self, word: Message, values: &[&str]) -> String {
        filled(self.of(word), values)
    }

    /// The text before and behind the one value of a sentence.
    pub fn around(&self, word: Message) -> (&str, &str) {
        let text = self.of(word);
        let (before, rest) = text.split_once('{').unwrap_or((text, ""));
        (before, rest.split_once('}').map_or("", |(_, after)| after))
    }

    /// The form of a plural, by Unicode's name of it, with the number in the place of `{0}`.
    pub fn plural(&self, word: Message, form: &str, number: &str) -> String {
        let place = FORMS.iter().position(|name| *name == form).unwrap_or_default();
        let forms = self.of(word);
        let own = Some(part(forms, place)).filter(|own| !own.is_empty());
        filled(own.unwrap_or_else(|| part(forms, 0)), &[number])
    }
}

impl From<Vec<String>> for Messages {
    fn from(written: Vec<String>) -> Self {
        Self(written)
    }
}

#[cfg(any(test, feature = "publish"))]
fn fallback(word: Message) -> &'static str {
    english::text(word)
}

/// The publisher writes all words into every page.
#[cfg(not(any(test, feature = "publish")))]
fn fallback(_: Message) -> &'static str {
    ""
}

/// One of the parts that a text has between its bars; empty where it has fewer.
pub fn part(text: &str, place: usize) -> &str {
    let mut rest = text;
    for _ in 0..place {
        rest = rest.split_once('|').map_or("", |(_, rest)| rest);
    }
    rest.split_once('|').map_or(rest, |(part, _)| part)
}

fn filled(text: &str, values: &[&str]) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (place, rest) = part.split_once('}').unwrap_or_default();
        let value = place.bytes().next().and_then(|digit| digit.checked_sub(b'0'));
        filled.push_str(value.and_then(|place| values.get(usize::from(place))).unwrap_or(&""));
        filled.push_str(rest);
    }
    filled
}
