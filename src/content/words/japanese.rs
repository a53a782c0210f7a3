//! Japanese.

use super::Word;

/// The text of a word in Japanese.
pub(super) fn text(word: Word) -> &'static str {
    match word {
        Word::Note => "メモ",
        Word::Tip => "ヒント",
        Word::Important => "重要",
        Word::Warning => "警告",
        Word::Caution => "注意",
        Word::Done => "完了",
        Word::ToDo => "未完了",
        Word::LinkTo => "「{0}」へのリンク",
        Word::NoteNumber => "注{0}",
        Word::Notes => "注",
        Word::BackToText => "本文に戻る",
        Word::PlayOn => "{0}で再生",
        Word::Source => "ソース",
        Word::Copy => "コピー",
        Word::Copied => "コピーしました",
        Word::Selected => "選択しました。Ctrl+Cを押してください",
        Word::Updated => "更新日: ",
        Word::Minutes => "{0}分で読めます",
        Word::Draft => "下書き",
        Word::Contents => "目次",
        Word::OtherPosts => "ほかの記事",
        Word::Older => "前の記事",
        Word::Newer => "次の記事",
        Word::Series => "シリーズ",
        Word::SeriesOf => "シリーズ: ",
        Word::PartOf => "全{1}回の第{0}回",
        Word::PreviousPart => "前の回",
        Word::NextPart => "次の回",
        Word::Related => "関連記事",
        Word::AsMarkdown => "Markdownで見る",
        Word::Edit => "このページを編集",
        Word::Share => "共有",
        Word::LinkCopied => "リンクをコピーしました",
        Word::Enlarge => "拡大",
        Word::Close => "閉じる",
        Word::AlsoIn => "ほかの言語:",
        Word::Tags => "タグ",
        Word::SkipLink => "本文へ移動",
        Word::MainNavigation => "メイン",
        Word::Theme => "テーマ: ",
        Word::ThemeAuto => "自動",
        Word::ThemeLight => "ライト",
        Word::ThemeDark => "ダーク",
        Word::Search => "検索",
        Word::SearchIn => "タイトル・タグ・見出しを検索",
        Word::Found => "{0}件",
        Word::NothingFound => "見つかりませんでした。",
        Word::Shortcuts => "キーボードショートカット",
        Word::ToShortcuts => "このヘルプ",
        Word::SingleKeys => "1つのキーだけのショートカット",
        Word::KeepRead => "読んだ記事をこの端末に記録する",
        Word::Read => "既読",
        Word::Resume => "続きから読む",
        Word::SetWith => "Octavoで組版",
        Word::Pages => "ページ",
        Word::NewerPosts => "新しい記事",
        Word::OlderPosts => "古い記事",
        Word::PageOf => "{1}ページ中{0}ページ目",
        Word::OnPageOf => "{1}ページ中{0}ページ目",
        Word::Posts => "記事",
        Word::PostCount => "{0}件の記事",
        Word::EarlierPosts => "以前の記事",
        Word::Pinned => "固定",
        Word::Years => "年",
        Word::AllYears => "すべて",
        Word::NothingYet => "まだ何も公開されていません。",
        Word::AllPosts => "{0}のすべての記事",
        Word::AllPostsAbout => "{1}に関する{0}のすべての記事",
        Word::Archive => "アーカイブ",
        Word::PostsOfYear => "{0}年の記事",
        Word::AboutYear => "{0}年にこのサイトで公開されたすべての記事。",
        Word::AboutArchive => "このサイトのすべての記事、年別。",
        Word::AboutTags => "このサイトのすべての記事、テーマ別。",
        Word::Fetching => "ページを読み込んでいます…",
        Word::NoPage => "ページが見つかりません",
        Word::NoPageText => {
            "アドレスが間違っているか、ページが移動または削除された可能性があります。"
        }
        Word::Offline => "オフラインです",
        Word::OfflineText => "{0}はまだこの端末にありません。接続が回復すると表示されます。",
        Word::NoAnswer => "サイトが応答しません",
        Word::NoAnswerText => {
            "{0}を取得できませんでした。接続が不安定か、サーバーが一時的に停止している可能性があります。"
        }
        Word::NoPosts => "記事の一覧がありません",
        Word::NoPostsText => {
            "サーバーにposts.jsonがありません。サイトの管理者が再度公開する必要があります。"
        }
        Word::NoPostsButPageText => {
            "サーバーはposts.jsonの代わりにウェブページを返しました。サイトの管理者が再度公開する必要があります。"
        }
        Word::HostError => "サイトに問題が発生しています",
        Word::HostErrorText => {
            "{0}を取得できませんでした。サーバーがエラー{1}を返しました。しばらくすると直るかもしれません。"
        }
        Word::PageInsteadText => {
            "サーバーは本文の代わりにウェブページを返しました。知らないアドレスに対してよくあることです。アドレスが間違っているか、ペ\
             ージが移動した可能性があります。"
        }
        Word::Unreadable => "サイトから読み取れないデータが届きました",
        Word::UnreadableText => {
            "{0}は壊れた状態で届きました({1})。もう一度試すと直るかもしれません。直らない場合は、サイトの管理者が再度公開する\
             必要があります。"
        }
        Word::TheListing => "記事の一覧",
        Word::ThisArticle => "この記事",
        Word::ThisPage => "このページ",
        Word::TheTags => "タグの一覧",
        Word::TheArchive => "アーカイブ",
        Word::TryAgain => "もう一度試す",
        Word::ToPosts => "最新の記事へ",
        Word::ToArchive => "アーカイブを見る",
        Word::Feed => "すべての記事",
        Word::FetchingBlog => "ブログを読み込んでいます…",
        Word::AppMissing => {
            "このブログを表示するプログラムを取得できませんでした。{0}もう一度試す{1}か、{2}記事の一覧{1}をそのままお読みください。"
        }
        Word::NoScripts => {
            "このブログはブラウザーで動くプログラムが表示しますが、スクリプトが無効になっています。{0}記事の一覧{1}と各記事(M\
             arkdown)は、それなしでも読めます。"
        }
        Word::FeedExplained => {
            "これはウェブフィードです。このアドレスをフィードリーダーに登録すると、新しい記事の全文が公開順に届きます。あなたが読んだ\
             ことは誰にも知らされません。アドレス:"
        }
        Word::FeedAsPage => "同じ記事をページで見る",
    }
}
