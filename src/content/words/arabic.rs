//! Arabic. The subjects of the sentences about failures are all feminine, as the verbs are.

use super::Word;

/// The text of a word in Arabic.
pub(super) fn text(word: Word) -> &'static str {
    match word {
        Word::Note => "ملاحظة",
        Word::Tip => "نصيحة",
        Word::Important => "مهم",
        Word::Warning => "تحذير",
        Word::Caution => "احذر",
        Word::Done => "مُنجز",
        Word::ToDo => "لم يُنجز بعد",
        Word::LinkTo => "رابط إلى «{0}»",
        Word::NoteNumber => "الحاشية {0}",
        Word::Notes => "الحواشي",
        Word::BackToText => "العودة إلى النص",
        Word::PlayOn => "شغِّل على {0}",
        Word::Source => "النص المصدري",
        Word::Copy => "نسخ",
        Word::Copied => "تم النسخ",
        Word::Selected => "حُدِّد النص: اضغط Ctrl+C",
        Word::Updated => "آخر تحديث: ",
        Word::Minutes => "{0} دقيقة للقراءة|دقيقة واحدة للقراءة|دقيقتان للقراءة|{0} دقائق للقراءة",
        Word::Draft => "مسودة",
        Word::Contents => "المحتويات",
        Word::OtherPosts => "مقالات أخرى",
        Word::Older => "الأقدم",
        Word::Newer => "الأحدث",
        Word::Series => "سلسلة",
        Word::SeriesOf => "سلسلة: ",
        Word::PartOf => "الجزء {0} من {1}",
        Word::PreviousPart => "الجزء السابق",
        Word::NextPart => "الجزء التالي",
        Word::Related => "مقالات ذات صلة",
        Word::AsMarkdown => "عرض بصيغة Markdown",
        Word::Edit => "تحرير هذه الصفحة",
        Word::Share => "مشاركة",
        Word::LinkCopied => "نُسخ الرابط",
        Word::Enlarge => "تكبير",
        Word::Close => "إغلاق",
        Word::AlsoIn => "بلغات أخرى:",
        Word::Tags => "الوسوم",
        Word::SkipLink => "انتقل إلى النص",
        Word::MainNavigation => "الرئيسية",
        Word::Theme => "المظهر: ",
        Word::ThemeAuto => "تلقائي",
        Word::ThemeLight => "فاتح",
        Word::ThemeDark => "داكن",
        Word::Search => "بحث",
        Word::SearchIn => "ابحث في العناوين والوسوم والأقسام",
        Word::Found => "{0} نتيجة|نتيجة واحدة|نتيجتان|{0} نتائج|{0} نتيجة",
        Word::NothingFound => "لا توجد نتائج.",
        Word::Shortcuts => "اختصارات لوحة المفاتيح",
        Word::ToShortcuts => "هذه المساعدة",
        Word::SingleKeys => "اختصارات بمفتاح واحد",
        Word::KeepRead => "تذكُّر ما قرأتُه على هذا الجهاز",
        Word::Read => "مقروء",
        Word::Resume => "المتابعة من حيث توقفت",
        Word::SetWith => "نُضِّد باستخدام Octavo",
        Word::Pages => "الصفحات",
        Word::NewerPosts => "مقالات أحدث",
        Word::OlderPosts => "مقالات أقدم",
        Word::PageOf => "الصفحة {0} من {1}",
        Word::OnPageOf => "الصفحة {0} من {1}",
        Word::Posts => "المقالات",
        Word::PostCount => "{0} مقالة|مقالة واحدة|مقالتان|{0} مقالات|{0} مقالة|لا مقالات",
        Word::EarlierPosts => "مقالات سابقة",
        Word::Pinned => "مثبّت",
        Word::Years => "السنوات",
        Word::AllYears => "الكل",
        Word::NothingYet => "لم يُنشر شيء هنا بعد.",
        Word::AllPosts => "كل مقالات {0}",
        Word::AllPostsAbout => "كل مقالات {0} عن {1}",
        Word::Archive => "الأرشيف",
        Word::PostsOfYear => "مقالات {0}",
        Word::AboutYear => "كل ما نُشر في هذا الموقع عام {0}.",
        Word::AboutArchive => "كل ما نُشر في هذا الموقع، بحسب السنة.",
        Word::AboutTags => "كل ما نُشر في هذا الموقع، بحسب الموضوع.",
        Word::Fetching => "جارٍ تحميل الصفحة…",
        Word::NoPage => "لا توجد صفحة هنا",
        Word::NoPageText => "ربما كُتب العنوان خطأً، أو نُقلت الصفحة أو أُزيلت.",
        Word::Offline => "أنت غير متصل بالإنترنت",
        Word::OfflineText => "{0} ليست على هذا الجهاز بعد، وستظهر فور عودة الاتصال.",
        Word::NoAnswer => "الموقع لا يستجيب",
        Word::NoAnswerText => "تعذّر تحميل {0}. ربما كان الاتصال ضعيفًا، أو كان الخادم متوقفًا للحظات.",
        Word::NoPosts => "قائمة المقالات مفقودة",
        Word::NoPostsText => {
            "لا يوجد ملف posts.json على الخادم. على من يدير هذا الموقع أن ينشره من جديد."
        }
        Word::NoPostsButPageText => {
            "أجاب الخادم بصفحة ويب بدلًا من posts.json. على من يدير هذا الموقع أن ينشره من \
             جديد."
        }
        Word::HostError => "في الموقع مشكلة",
        Word::HostErrorText => {
            "تعذّر تحميل {0}: أجاب الخادم بالخطأ {1}. قد يعود إلى العمل بعد لحظات."
        }
        Word::PageInsteadText => {
            "أجاب الخادم بصفحة ويب بدلًا من النص، كما تفعل الخوادم مع عنوان لا تعرفه. ربما \
             كُتب العنوان خطأً أو نُقلت الصفحة."
        }
        Word::Unreadable => "أرسل الموقع شيئًا غير مقروء",
        Word::UnreadableText => {
            "وصلت {0} تالفة ({1}). قد تفيد إعادة المحاولة، وإلا فعلى من يدير هذا الموقع أن \
             ينشره من جديد."
        }
        Word::TheListing => "قائمة المقالات",
        Word::ThisArticle => "هذه المقالة",
        Word::ThisPage => "هذه الصفحة",
        Word::TheTags => "قائمة الوسوم",
        Word::TheArchive => "صفحة الأرشيف",
        Word::TryAgain => "أعد المحاولة",
        Word::ToPosts => "إلى أحدث المقالات",
        Word::ToArchive => "تصفّح الأرشيف",
        Word::Feed => "كل المقالات",
        Word::FetchingBlog => "جارٍ تحميل المدونة…",
        Word::AppMissing => {
            "لم يصل البرنامج الذي يعرض هذه المدونة. {0}أعد المحاولة{1}، أو اقرأ {2}قائمة \
             المقالات{1} كما هي."
        }
        Word::NoScripts => {
            "يعرض هذه المدونةَ برنامجٌ يعمل في متصفحك، والنصوص البرمجية معطّلة. يمكن من \
             دونه قراءة {0}قائمة المقالات{1} وكل مقالة بصيغة Markdown."
        }
        Word::FeedExplained => {
            "هذه خلاصة ويب. قارئ الخلاصات الذي لديه عنوانها يعرض لك كل مقالة جديدة كاملةً \
             وبترتيب نشرها، ولا يُخبَر أحد بأنك تقرؤها. العنوان هو:"
        }
        Word::FeedAsPage => "المقالات نفسها في صفحة",
    }
}
