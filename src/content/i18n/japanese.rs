//! Japanese.

use super::Message;

/// The text of a word in Japanese.
pub(super) fn text(word: Message) -> &'static str {
    match word {
        Message::Note => "メモ",
        Message::Tip => "ヒント",
        Message::Important => "重要",
        Message::Warning => "警告",
        Message::Caution => "注意",
        Message::Done => "完了",
        Message::ToDo => "未完了",
        Message::LinkTo => "「{0}」へのリンク",
        Message::NoteNumber => "注{0}",
        Message::Notes => "注",
        Message::BackToText => "本文に戻る",
        Message::PlayOn => "{0}で再生",
        Message::Source => "ソース",
        Message::Copy => "コピー",
        Message::Copied => "コピーしました",
        Message::Selected => "選択しました。Ctrl+Cを押してください",
        Message::Updated => "更新日: ",
        Message::Minutes => "{0}分で読めます",
        Message::Draft => "下書き",
        Message::Contents => "目次",
        Message::OtherPosts => "ほかの記事",
        Message::Older => "前の記事",
        Message::Newer => "次の記事",
        Message::Series => "シリーズ",
        Message::SeriesOf => "シリーズ: ",
        Message::PartOf => "全{1}回の第{0}回",
        Message::PreviousPart => "前の回",
        Message::NextPart => "次の回",
        Message::Related => "関連記事",
        Message::AsMarkdown => "Markdownで見る",
        Message::Edit => "このページを編集",
        Message::Share => "共有",
        Message::LinkCopied => "リンクをコピーしました",
        Message::Enlarge => "拡大",
        Message::Close => "閉じる",
        Message::AlsoIn => "ほかの言語:",
        Message::Tags => "タグ",
        Message::SkipLink => "本文へ移動",
        Message::MainNavigation => "メイン",
        Message::Theme => "テーマ: ",
        Message::ThemeAuto => "自動",
        Message::ThemeLight => "ライト",
        Message::ThemeDark => "ダーク",
        Message::Search => "検索",
        Message::SearchIn => "タイトル・タグ・見出しを検索",
        Message::Found => "{0}件",
        Message::NothingFound => "見つかりませんでした。",
        Message::Shortcuts => "キーボードショートカット",
        Message::ToShortcuts => "このヘルプ",
        Message::SingleKeys => "1つのキーだけのショートカット",
        Message::KeepRead => "読んだ記事をこの端末に記録する",
        Message::Read => "既読",
        Message::Resume => "続きから読む",
        Message::SetWith => "Octavoで組版",
        Message::Pages => "ページ",
        Message::NewerPosts => "新しい記事",
        Message::OlderPosts => "古い記事",
        Message::PageOf => "{1}ページ中{0}ページ目",
        Message::OnPageOf => "{1}ページ中{0}ページ目",
        Message::Posts => "記事",
        Message::PostCount => "{0}件の記事",
        Message::EarlierPosts => "以前の記事",
        Message::Pinned => "固定",
        Message::Years => "年",
        Message::AllYears => "すべて",
        Message::NothingYet => "まだ何も公開されていません。",
        Message::AllPosts => "{0}のすべての記事",
        Message::AllPostsAbout => "{1}に関する{0}のすべての記事",
        Message::Archive => "アーカイブ",
        Message::PostsOfYear => "{0}年の記事",
        Message::AboutYear => "{0}年にこのサイトで公開されたすべての記事。",
        Message::AboutArchive => "このサイトのすべての記事、年別。",
        Message::AboutTags => "このサイトのすべての記事、テーマ別。",
        Message::Fetching => "ページを読み込んでいます…",
        Message::NoPage => "ページが見つかりません",
        Message::NoPageText => {
            "アドレスが間違っているか、ページが移動または削除された可能性があります。"
        }
        Message::Offline => "オフラインです",
        Message::OfflineText => "{0}はまだこの端末にありません。接続が回復すると表示されます。",
        Message::NoAnswer => "サイトが応答しません",
        Message::NoAnswerText => {
            "{0}を取得できませんでした。接続が不安定か、サーバーが一時的に停止している可能性があります。"
        }
        Message::NoPosts => "記事の一覧がありません",
        Message::NoPostsText => {
            "サーバーにposts.jsonがありません。サイトの管理者が再度公開する必要があります。"
        }
        Message::NoPostsButPageText => {
            "サーバーはposts.jsonの代わりにウェブページを返しました。サイトの管理者が再度公開する必要があります。"
        }
        Message::HostError => "サイトに問題が発生しています",
        Message::HostErrorText => {
            "{0}を取得できませんでした。サーバーがエラー{1}を返しました。しばらくすると直るかもしれません。"
        }
        Message::PageInsteadText => {
            "サーバーは本文の代わりにウェブページを返しました。知らないアドレスに対してよくあることです。アドレスが間違っているか、ペ\
             ージが移動した可能性があります。"
        }
        Message::Unreadable => "サイトから読み取れないデータが届きました",
        Message::UnreadableText => {
            "{0}は壊れた状態で届きました({1})。もう一度試すと直るかもしれません。直らない場合は、サイトの管理者が再度公開する\
             必要があります。"
        }
        Message::TheListing => "記事の一覧",
        Message::ThisArticle => "この記事",
        Message::ThisPage => "このページ",
        Message::TheTags => "タグの一覧",
        Message::TheArchive => "アーカイブ",
        Message::TryAgain => "もう一度試す",
        Message::ToPosts => "最新の記事へ",
        Message::ToArchive => "アーカイブを見る",
        Message::Feed => "すべての記事",
        Message::FetchingBlog => "ブログを読み込んでいます…",
        Message::AppMissing => {
            "このブログを表示するプログラムを取得できませんでした。{0}もう一度試す{1}か、{2}記事の一覧{1}をそのままお読みください。"
        }
        Message::NoScripts => {
            "このブログはブラウザーで動くプログラムが表示しますが、スクリプトが無効になっています。{0}記事の一覧{1}と各記事(M\
             arkdown)は、それなしでも読めます。"
        }
        Message::FeedExplained => {
            "これはウェブフィードです。このアドレスをフィードリーダーに登録すると、新しい記事の全文が公開順に届きます。あなたが読んだ\
             ことは誰にも知らされません。アドレス:"
        }
        Message::FeedAsPage => "同じ記事をページで見る",
    }
}
