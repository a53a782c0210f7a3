//! English.

use super::Word;

/// The text of a word in English.
pub(super) fn text(word: Word) -> &'static str {
    match word {
        Word::Note => "Note",
        Word::Tip => "Tip",
        Word::Important => "Important",
        Word::Warning => "Warning",
        Word::Caution => "Caution",
        Word::Done => "Done",
        Word::ToDo => "To do",
        Word::LinkTo => "Link to “{0}”",
        Word::NoteNumber => "Note {0}",
        Word::Notes => "Notes",
        Word::BackToText => "Back to the text",
        Word::PlayOn => "Play on {0}",
        Word::Source => "Source",
        Word::Copy => "Copy",
        Word::Copied => "Copied",
        Word::Selected => "Selected: press Ctrl+C",
        Word::Updated => "updated ",
        Word::Minutes => "{0} min read",
        Word::Draft => "Draft",
        Word::Contents => "Contents",
        Word::OtherPosts => "Other posts",
        Word::Older => "Older",
        Word::Newer => "Newer",
        Word::Series => "Series",
        Word::SeriesOf => "Series: ",
        Word::PartOf => "Part {0} of {1}",
        Word::PreviousPart => "Previous part",
        Word::NextPart => "Next part",
        Word::Related => "Related posts",
        Word::AsMarkdown => "View as Markdown",
        Word::Edit => "Edit this page",
        Word::Share => "Share",
        Word::LinkCopied => "Link copied",
        Word::Enlarge => "Enlarge",
        Word::Close => "Close",
        Word::AlsoIn => "Also in:",
        Word::Tags => "Tags",
        Word::SkipLink => "Skip to the text",
        Word::MainNavigation => "Main",
        Word::Theme => "Theme: ",
        Word::ThemeAuto => "Auto",
        Word::ThemeLight => "Light",
        Word::ThemeDark => "Dark",
        Word::Search => "Search",
        Word::SearchIn => "Search titles, tags and headings",
        Word::Found => "{0} found",
        Word::NothingFound => "Nothing found.",
        Word::Shortcuts => "Keyboard shortcuts",
        Word::ToShortcuts => "This help",
        Word::SingleKeys => "Shortcuts of a single key",
        Word::KeepRead => "Remember on this device what I have read",
        Word::Read => "Read",
        Word::Resume => "Continue where you left off",
        Word::SetWith => "Set with Octavo",
        Word::Pages => "Pages",
        Word::NewerPosts => "Newer posts",
        Word::OlderPosts => "Older posts",
        Word::PageOf => "Page {0} of {1}",
        Word::OnPageOf => "page {0} of {1}",
        Word::Posts => "Posts",
        Word::PostCount => "{0} posts|{0} post",
        Word::EarlierPosts => "Earlier posts",
        Word::Pinned => "Pinned",
        Word::Years => "Years",
        Word::AllYears => "All",
        Word::NothingYet => "Nothing has been published here yet.",
        Word::AllPosts => "All posts of {0}",
        Word::AllPostsAbout => "All posts of {0} about {1}",
        Word::Archive => "Archive",
        Word::PostsOfYear => "Posts of {0}",
        Word::AboutYear => "Everything on this site from {0}.",
        Word::AboutArchive => "Everything on this site, by year.",
        Word::AboutTags => "Everything on this site, by subject.",
        Word::Fetching => "Fetching the page…",
        Word::NoPage => "There is no page here",
        Word::NoPageText => {
            "The address may be misspelt, or the page may have moved or been taken down."
        }
        Word::Offline => "You are offline",
        Word::OfflineText => {
            "{0} is not on this device yet. It will be shown as soon as there is a \
             connection."
        }
        Word::NoAnswer => "The site does not answer",
        Word::NoAnswerText => {
            "{0} could not be fetched. The connection may be bad, or the host may be down \
             for a moment."
        }
        Word::NoPosts => "The list of posts is missing",
        Word::NoPostsText => {
            "The host has no posts.json. Whoever runs this site should publish it again."
        }
        Word::NoPostsButPageText => {
            "The host answered with a web page where posts.json was expected. Whoever runs \
             this site should publish it again."
        }
        Word::HostError => "The site has a problem",
        Word::HostErrorText => {
            "{0} could not be fetched: the host answered with error {1}. It may work again \
             in a moment."
        }
        Word::PageInsteadText => {
            "The host answered with a web page where the text was expected, as hosts do for \
             an address they do not know. It may be misspelt, or the page may have moved."
        }
        Word::Unreadable => "The site sent something unreadable",
        Word::UnreadableText => {
            "{0} arrived damaged ({1}). Trying again may help; if not, whoever runs this \
             site should publish it again."
        }
        Word::TheListing => "The list of posts",
        Word::ThisArticle => "This article",
        Word::ThisPage => "This page",
        Word::TheTags => "The list of tags",
        Word::TheArchive => "The archive",
        Word::TryAgain => "Try again",
        Word::ToPosts => "Go to the latest posts",
        Word::ToArchive => "Look through the archive",
        Word::Feed => "All posts",
        Word::FetchingBlog => "Fetching the blog…",
        Word::AppMissing => {
            "The program that shows this blog did not arrive. {0}Try again{1}, or read the \
             {2}list of posts{1} as it is."
        }
        Word::NoScripts => {
            "This blog is shown by a program that runs in your browser, and scripts are \
             switched off. The {0}list of posts{1} and each post, as Markdown, can be read \
             without it."
        }
        Word::FeedExplained => {
            "This is a web feed. A feed reader that has its address shows you every new \
             post, whole and in the order they come; nobody is told that you read it. The \
             address is:"
        }
        Word::FeedAsPage => "The same posts as a page",
    }
}
