//! German.

use super::Word;

/// The text of a word in German.
pub(super) fn text(word: Word) -> &'static str {
    match word {
        Word::Note => "Hinweis",
        Word::Tip => "Tipp",
        Word::Important => "Wichtig",
        Word::Warning => "Warnung",
        Word::Caution => "Vorsicht",
        Word::Done => "Erledigt",
        Word::ToDo => "Offen",
        Word::LinkTo => "Link zu „{0}“",
        Word::NoteNumber => "Anmerkung {0}",
        Word::Notes => "Anmerkungen",
        Word::BackToText => "Zurück zum Text",
        Word::PlayOn => "Auf {0} abspielen",
        Word::Source => "Quelltext",
        Word::Copy => "Kopieren",
        Word::Copied => "Kopiert",
        Word::Selected => "Markiert: Strg+C drücken",
        Word::Updated => "aktualisiert am ",
        Word::Minutes => "{0} Min. Lesezeit",
        Word::Draft => "Entwurf",
        Word::Contents => "Inhalt",
        Word::OtherPosts => "Weitere Beiträge",
        Word::Older => "Älter",
        Word::Newer => "Neuer",
        Word::Series => "Serie",
        Word::SeriesOf => "Serie: ",
        Word::PartOf => "Teil {0} von {1}",
        Word::PreviousPart => "Voriger Teil",
        Word::NextPart => "Nächster Teil",
        Word::Related => "Ähnliche Beiträge",
        Word::AsMarkdown => "Als Markdown ansehen",
        Word::Edit => "Diese Seite bearbeiten",
        Word::Share => "Teilen",
        Word::LinkCopied => "Link kopiert",
        Word::Enlarge => "Vergrößern",
        Word::Close => "Schließen",
        Word::AlsoIn => "Weitere Sprachen:",
        Word::Tags => "Schlagwörter",
        Word::SkipLink => "Zum Text springen",
        Word::MainNavigation => "Hauptmenü",
        Word::Theme => "Farbschema: ",
        Word::ThemeAuto => "Auto",
        Word::ThemeLight => "Hell",
        Word::ThemeDark => "Dunkel",
        Word::Search => "Suchen",
        Word::SearchIn => "Titel, Schlagwörter und Überschriften durchsuchen",
        Word::Found => "{0} gefunden",
        Word::NothingFound => "Nichts gefunden.",
        Word::Shortcuts => "Tastenkürzel",
        Word::ToShortcuts => "Diese Hilfe",
        Word::SingleKeys => "Kürzel mit nur einer Taste",
        Word::KeepRead => "Auf diesem Gerät merken, was ich gelesen habe",
        Word::Read => "Gelesen",
        Word::Resume => "Weiterlesen, wo Sie aufgehört haben",
        Word::SetWith => "Gesetzt mit Octavo",
        Word::Pages => "Seiten",
        Word::NewerPosts => "Neuere Beiträge",
        Word::OlderPosts => "Ältere Beiträge",
        Word::PageOf => "Seite {0} von {1}",
        Word::OnPageOf => "Seite {0} von {1}",
        Word::Posts => "Beiträge",
        Word::PostCount => "{0} Beiträge|{0} Beitrag",
        Word::EarlierPosts => "Frühere Beiträge",
        Word::Pinned => "Angeheftet",
        Word::Years => "Jahre",
        Word::AllYears => "Alle",
        Word::NothingYet => "Hier ist noch nichts erschienen.",
        Word::AllPosts => "Alle Beiträge von {0}",
        Word::AllPostsAbout => "Alle Beiträge von {0} zum Thema {1}",
        Word::Archive => "Archiv",
        Word::PostsOfYear => "Beiträge aus {0}",
        Word::AboutYear => "Alles auf dieser Website aus dem Jahr {0}.",
        Word::AboutArchive => "Alles auf dieser Website, nach Jahren.",
        Word::AboutTags => "Alles auf dieser Website, nach Themen.",
        Word::Fetching => "Die Seite wird geladen…",
        Word::NoPage => "Hier gibt es keine Seite",
        Word::NoPageText => {
            "Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen \
             oder wurde entfernt."
        }
        Word::Offline => "Keine Internetverbindung",
        Word::OfflineText => {
            "{0} ist noch nicht auf diesem Gerät und erscheint, sobald es eine Verbindung \
             gibt."
        }
        Word::NoAnswer => "Die Website antwortet nicht",
        Word::NoAnswerText => {
            "{0} konnte nicht geladen werden. Vielleicht ist die Verbindung schlecht, oder \
             der Server ist gerade nicht erreichbar."
        }
        Word::NoPosts => "Die Liste der Beiträge fehlt",
        Word::NoPostsText => {
            "Auf dem Server gibt es keine Datei posts.json. Wer diese Website betreibt, \
             sollte sie erneut veröffentlichen."
        }
        Word::NoPostsButPageText => {
            "Der Server hat mit einer Webseite geantwortet, wo posts.json erwartet wurde. \
             Wer diese Website betreibt, sollte sie erneut veröffentlichen."
        }
        Word::HostError => "Die Website hat ein Problem",
        Word::HostErrorText => {
            "{0} konnte nicht geladen werden: Der Server hat mit dem Fehler {1} \
             geantwortet. Vielleicht geht es gleich wieder."
        }
        Word::PageInsteadText => {
            "Der Server hat mit einer Webseite geantwortet, wo der Text erwartet wurde; das \
             tun Server bei Adressen, die sie nicht kennen. Vielleicht ist sie falsch \
             geschrieben, oder die Seite ist umgezogen."
        }
        Word::Unreadable => "Die Website hat etwas Unlesbares gesendet",
        Word::UnreadableText => {
            "{0} kam beschädigt an ({1}). Vielleicht hilft ein neuer Versuch; wenn nicht, \
             sollte, wer diese Website betreibt, sie erneut veröffentlichen."
        }
        Word::TheListing => "Die Liste der Beiträge",
        Word::ThisArticle => "Dieser Artikel",
        Word::ThisPage => "Diese Seite",
        Word::TheTags => "Die Liste der Schlagwörter",
        Word::TheArchive => "Das Archiv",
        Word::TryAgain => "Noch einmal versuchen",
        Word::ToPosts => "Zu den neuesten Beiträgen",
        Word::ToArchive => "Im Archiv stöbern",
        Word::Feed => "Alle Beiträge",
        Word::FetchingBlog => "Das Blog wird geladen…",
        Word::AppMissing => {
            "Das Programm, das dieses Blog anzeigt, ist nicht angekommen. {0}Noch einmal \
             versuchen{1} oder die {2}Liste der Beiträge{1} so lesen, wie sie ist."
        }
        Word::NoScripts => {
            "Dieses Blog wird von einem Programm angezeigt, das in Ihrem Browser läuft, und \
             Skripte sind ausgeschaltet. Die {0}Liste der Beiträge{1} und jeder Beitrag, \
             als Markdown, sind auch ohne lesbar."
        }
        Word::FeedExplained => {
            "Dies ist ein Webfeed. Ein Feedreader, der seine Adresse hat, zeigt Ihnen jeden \
             neuen Beitrag, ganz und in der Reihenfolge des Erscheinens; niemand erfährt, \
             dass Sie ihn lesen. Die Adresse ist:"
        }
        Word::FeedAsPage => "Dieselben Beiträge als Seite",
    }
}
