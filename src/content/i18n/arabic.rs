//! Arabic. The subjects of the sentences about failures are all feminine, as the verbs are.

use super::Message;

/// The text of a word in Arabic.
pub(super) fn text(word: Message) -> &'static str {
    match word {
        Message::Note => "ملاحظة",
        Message::Tip => "نصيحة",
        Message::Important => "مهم",
        Message::Warning => "تحذير",
        Message::Caution => "احذر",
        Message::Done => "مُنجز",
        Message::ToDo => "لم يُنجز بعد",
        Message::LinkTo => "رابط إلى «{0}»",
        Message::NoteNumber => "الحاشية {0}",
        Message::Notes => "الحواشي",
        Message::BackToText => "العودة إلى النص",
        Message::PlayOn => "شغِّل على {0}",
        Message::Source => "النص المصدري",
        Message::Copy => "نسخ",
        Message::Copied => "تم النسخ",
        Message::Selected => "حُدِّد النص: اضغط Ctrl+C",
        Message::Updated => "آخر تحديث: ",
        Message::Minutes => {
            "{0} دقيقة للقراءة|دقيقة واحدة للقراءة|دقيقتان للقراءة|{0} دقائق للقراءة"
        }
        Message::Draft => "مسودة",
        Message::Contents => "المحتويات",
        Message::OtherPosts => "مقالات أخرى",
        Message::Older => "الأقدم",
        Message::Newer => "الأحدث",
        Message::Series => "سلسلة",
        Message::SeriesOf => "سلسلة: ",
        Message::PartOf => "الجزء {0} من {1}",
        Message::PreviousPart => "الجزء السابق",
        Message::NextPart => "الجزء التالي",
        Message::Related => "مقالات ذات صلة",
        Message::AsMarkdown => "عرض بصيغة Markdown",
        Message::Edit => "تحرير هذه الصفحة",
        Message::Share => "مشاركة",
        Message::LinkCopied => "نُسخ الرابط",
        Message::Enlarge => "تكبير",
        Message::Close => "إغلاق",
        Message::AlsoIn => "بلغات أخرى:",
        Message::Tags => "الوسوم",
        Message::SkipLink => "انتقل إلى النص",
        Message::MainNavigation => "الرئيسية",
        Message::Theme => "المظهر: ",
        Message::ThemeAuto => "تلقائي",
        Message::ThemeLight => "فاتح",
        Message::ThemeDark => "داكن",
        Message::Search => "بحث",
        Message::SearchIn => "ابحث في العناوين والوسوم والأقسام",
        Message::Found => "{0} نتيجة|نتيجة واحدة|نتيجتان|{0} نتائج|{0} نتيجة",
        Message::NothingFound => "لا توجد نتائج.",
        Message::Shortcuts => "اختصارات لوحة المفاتيح",
        Message::ToShortcuts => "هذه المساعدة",
        Message::SingleKeys => "اختصارات بمفتاح واحد",
        Message::KeepRead => "تذكُّر ما قرأتُه على هذا الجهاز",
        Message::Read => "مقروء",
        Message::Resume => "المتابعة من حيث توقفت",
        Message::SetWith => "نُضِّد باستخدام Octavo",
        Message::Pages => "الصفحات",
        Message::NewerPosts => "مقالات أحدث",
        Message::OlderPosts => "مقالات أقدم",
        Message::PageOf => "الصفحة {0} من {1}",
        Message::OnPageOf => "الصفحة {0} من {1}",
        Message::Posts => "المقالات",
        Message::PostCount => "{0} مقالة|مقالة واحدة|مقالتان|{0} مقالات|{0} مقالة|لا مقالات",
        Message::EarlierPosts => "مقالات سابقة",
        Message::Pinned => "مثبّت",
        Message::Years => "السنوات",
        Message::AllYears => "الكل",
        Message::NothingYet => "لم يُنشر شيء هنا بعد.",
        Message::AllPosts => "كل مقالات {0}",
        Message::AllPostsAbout => "كل مقالات {0} عن {1}",
        Message::Archive => "الأرشيف",
        Message::PostsOfYear => "مقالات {0}",
        Message::AboutYear => "كل ما نُشر في هذا الموقع عام {0}.",
        Message::AboutArchive => "كل ما نُشر في هذا الموقع، بحسب السنة.",
        Message::AboutTags => "كل ما نُشر في هذا الموقع، بحسب الموضوع.",
        Message::Fetching => "جارٍ تحميل الصفحة…",
        Message::NoPage => "لا توجد صفحة هنا",
        Message::NoPageText => "ربما كُتب العنوان خطأً، أو نُقلت الصفحة أو أُزيلت.",
        Message::Offline => "أنت غير متصل بالإنترنت",
        Message::OfflineText => "{0} ليست على هذا الجهاز بعد، وستظهر فور عودة الاتصال.",
        Message::NoAnswer => "الموقع لا يستجيب",
        Message::NoAnswerText => {
            "تعذّر تحميل {0}. ربما كان الاتصال ضعيفًا، أو كان الخادم متوقفًا للحظات."
        }
        Message::NoPosts => "قائمة المقالات مفقودة",
        Message::NoPostsText => {
            "لا يوجد ملف posts.json على الخادم. على من يدير هذا الموقع أن ينشره من جديد."
        }
        Message::NoPostsButPageText => {
            "أجاب الخادم بصفحة ويب بدلًا من posts.json. على من يدير هذا الموقع أن ينشره من \
             جديد."
        }
        Message::HostError => "في الموقع مشكلة",
        Message::HostErrorText => {
            "تعذّر تحميل {0}: أجاب الخادم بالخطأ {1}. قد يعود إلى العمل بعد لحظات."
        }
        Message::PageInsteadText => {
            "أجاب الخادم بصفحة ويب بدلًا من النص، كما تفعل الخوادم مع عنوان لا تعرفه. ربما \
             كُتب العنوان خطأً أو نُقلت الصفحة."
        }
        Message::Unreadable => "أرسل الموقع شيئًا غير مقروء",
        Message::UnreadableText => {
            "وصلت {0} تالفة ({1}). قد تفيد إعادة المحاولة، وإلا فعلى من يدير هذا الموقع أن \
             ينشره من جديد."
        }
        Message::TheListing => "قائمة المقالات",
        Message::ThisArticle => "هذه المقالة",
        Message::ThisPage => "هذه الصفحة",
        Message::TheTags => "قائمة الوسوم",
        Message::TheArchive => "صفحة الأرشيف",
        Message::TryAgain => "أعد المحاولة",
        Message::ToPosts => "إلى أحدث المقالات",
        Message::ToArchive => "تصفّح الأرشيف",
        Message::Feed => "كل المقالات",
        Message::FetchingBlog => "جارٍ تحميل المدونة…",
        Message::AppMissing => {
            "لم يصل البرنامج الذي يعرض هذه المدونة. {0}أعد المحاولة{1}، أو اقرأ {2}قائمة \
             المقالات{1} كما هي."
        }
        Message::NoScripts => {
            "يعرض هذه المدونةَ برنامجٌ يعمل في متصفحك، والنصوص البرمجية معطّلة. يمكن من \
             دونه قراءة {0}قائمة المقالات{1} وكل مقالة بصيغة Markdown."
        }
        Message::FeedExplained => {
            "هذه خلاصة ويب. قارئ الخلاصات الذي لديه عنوانها يعرض لك كل مقالة جديدة كاملةً \
             وبترتيب نشرها، ولا يُخبَر أحد بأنك تقرؤها. العنوان هو:"
        }
        Message::FeedAsPage => "المقالات نفسها في صفحة",
    }
}
