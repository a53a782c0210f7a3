//! English.

use super::Message;

/// The text of a word in English.
pub(super) fn text(word: Message) -> &'static str {
    match word {
        Message::Note => "Note",
        Message::Tip => "Tip",
        Message::Important => "Important",
        Message::Warning => "Warning",
        Message::Caution => "Caution",
        Message::Done => "Done",
        Message::ToDo => "To do",
        Message::LinkTo => "Link to “{0}”",
        Message::NoteNumber => "Note {0}",
        Message::Notes => "Notes",
        Message::BackToText => "Back to the text",
        Message::PlayOn => "Play on {0}",
        Message::Source => "Source",
        Message::Copy => "Copy",
        Message::Copied => "Copied",
        Message::Selected => "Selected: press Ctrl+C",
        Message::Updated => "updated ",
        Message::Minutes => "{0} min read",
        Message::Draft => "Draft",
        Message::Contents => "Contents",
        Message::OtherPosts => "Other posts",
        Message::Older => "Older",
        Message::Newer => "Newer",
        Message::Series => "Series",
        Message::SeriesOf => "Series: ",
        Message::PartOf => "Part {0} of {1}",
        Message::PreviousPart => "Previous part",
        Message::NextPart => "Next part",
        Message::Related => "Related posts",
        Message::AsMarkdown => "View as Markdown",
        Message::Edit => "Edit this page",
        Message::Share => "Share",
        Message::LinkCopied => "Link copied",
        Message::Enlarge => "Enlarge",
        Message::Close => "Close",
        Message::AlsoIn => "Also in:",
        Message::Tags => "Tags",
        Message::SkipLink => "Skip to the text",
        Message::MainNavigation => "Main",
        Message::Theme => "Theme: ",
        Message::ThemeAuto => "Auto",
        Message::ThemeLight => "Light",
        Message::ThemeDark => "Dark",
        Message::Search => "Search",
        Message::SearchIn => "Search titles, tags and headings",
        Message::Found => "{0} found",
        Message::NothingFound => "Nothing found.",
        Message::Shortcuts => "Keyboard shortcuts",
        Message::ToShortcuts => "This help",
        Message::SingleKeys => "Shortcuts of a single key",
        Message::KeepRead => "Remember on this device what I have read",
        Message::Read => "Read",
        Message::Resume => "Continue where you left off",
        Message::SetWith => "Set with Octavo",
        Message::Pages => "Pages",
        Message::NewerPosts => "Newer posts",
        Message::OlderPosts => "Older posts",
        Message::PageOf => "Page {0} of {1}",
        Message::OnPageOf => "page {0} of {1}",
        Message::Posts => "Posts",
        Message::PostCount => "{0} posts|{0} post",
        Message::EarlierPosts => "Earlier posts",
        Message::Pinned => "Pinned",
        Message::Years => "Years",
        Message::AllYears => "All",
        Message::NothingYet => "Nothing has been published here yet.",
        Message::AllPosts => "All posts of {0}",
        Message::AllPostsAbout => "All posts of {0} about {1}",
        Message::Archive => "Archive",
        Message::PostsOfYear => "Posts of {0}",
        Message::AboutYear => "Everything on this site from {0}.",
        Message::AboutArchive => "Everything on this site, by year.",
        Message::AboutTags => "Everything on this site, by subject.",
        Message::Fetching => "Fetching the page…",
        Message::NoPage => "There is no page here",
        Message::NoPageText => {
            "The address may be misspelt, or the page may have moved or been taken down."
        }
        Message::Offline => "You are offline",
        Message::OfflineText => {
            "{0} is not on this device yet. It will be shown as soon as there is a \
             connection."
        }
        Message::NoAnswer => "The site does not answer",
        Message::NoAnswerText => {
            "{0} could not be fetched. The connection may be bad, or the host may be down \
             for a moment."
        }
        Message::NoPosts => "The list of posts is missing",
        Message::NoPostsText => {
            "The host has no posts.json. Whoever runs this site should publish it again."
        }
        Message::NoPostsButPageText => {
            "The host answered with a web page where posts.json was expected. Whoever runs \
             this site should publish it again."
        }
        Message::HostError => "The site has a problem",
        Message::HostErrorText => {
            "{0} could not be fetched: the host answered with error {1}. It may work again \
             in a moment."
        }
        Message::PageInsteadText => {
            "The host answered with a web page where the text was expected, as hosts do for \
             an address they do not know. It may be misspelt, or the page may have moved."
        }
        Message::Unreadable => "The site sent something unreadable",
        Message::UnreadableText => {
            "{0} arrived damaged ({1}). Trying again may help; if not, whoever runs this \
             site should publish it again."
        }
        Message::TheListing => "The list of posts",
        Message::ThisArticle => "This article",
        Message::ThisPage => "This page",
        Message::TheTags => "The list of tags",
        Message::TheArchive => "The archive",
        Message::TryAgain => "Try again",
        Message::ToPosts => "Go to the latest posts",
        Message::ToArchive => "Look through the archive",
        Message::Feed => "All posts",
        Message::FetchingBlog => "Fetching the blog…",
        Message::AppMissing => {
            "The program that shows this blog did not arrive. {0}Try again{1}, or read the \
             {2}list of posts{1} as it is."
        }
        Message::NoScripts => {
            "This blog is shown by a program that runs in your browser, and scripts are \
             switched off. The {0}list of posts{1} and each post, as Markdown, can be read \
             without it."
        }
        Message::FeedExplained => {
            "This is a web feed. A feed reader that has its address shows you every new \
             post, whole and in the order they come; nobody is told that you read it. The \
             address is:"
        }
        Message::FeedAsPage => "The same posts as a page",
    }
}
