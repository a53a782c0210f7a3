//! German.

use super::Message;

/// The text of a word in German.
pub(super) fn text(word: Message) -> &'static str {
    match word {
        Message::Note => "Hinweis",
        Message::Tip => "Tipp",
        Message::Important => "Wichtig",
        Message::Warning => "Warnung",
        Message::Caution => "Vorsicht",
        Message::Done => "Erledigt",
        Message::ToDo => "Offen",
        Message::LinkTo => "Link zu „{0}“",
        Message::NoteNumber => "Anmerkung {0}",
        Message::Notes => "Anmerkungen",
        Message::BackToText => "Zurück zum Text",
        Message::PlayOn => "Auf {0} abspielen",
        Message::Source => "Quelltext",
        Message::Copy => "Kopieren",
        Message::Copied => "Kopiert",
        Message::Selected => "Markiert: Strg+C drücken",
        Message::Updated => "aktualisiert am ",
        Message::Minutes => "{0} Min. Lesezeit",
        Message::Draft => "Entwurf",
        Message::Contents => "Inhalt",
        Message::OtherPosts => "Weitere Beiträge",
        Message::Older => "Älter",
        Message::Newer => "Neuer",
        Message::Series => "Serie",
        Message::SeriesOf => "Serie: ",
        Message::PartOf => "Teil {0} von {1}",
        Message::PreviousPart => "Voriger Teil",
        Message::NextPart => "Nächster Teil",
        Message::Related => "Ähnliche Beiträge",
        Message::AsMarkdown => "Als Markdown ansehen",
        Message::Edit => "Diese Seite bearbeiten",
        Message::Share => "Teilen",
        Message::LinkCopied => "Link kopiert",
        Message::Enlarge => "Vergrößern",
        Message::Close => "Schließen",
        Message::AlsoIn => "Weitere Sprachen:",
        Message::Tags => "Schlagwörter",
        Message::SkipLink => "Zum Text springen",
        Message::MainNavigation => "Hauptmenü",
        Message::Theme => "Farbschema: ",
        Message::ThemeAuto => "Auto",
        Message::ThemeLight => "Hell",
        Message::ThemeDark => "Dunkel",
        Message::Search => "Suchen",
        Message::SearchIn => "Titel, Schlagwörter und Überschriften durchsuchen",
        Message::Found => "{0} gefunden",
        Message::NothingFound => "Nichts gefunden.",
        Message::Shortcuts => "Tastenkürzel",
        Message::ToShortcuts => "Diese Hilfe",
        Message::SingleKeys => "Kürzel mit nur einer Taste",
        Message::KeepRead => "Auf diesem Gerät merken, was ich gelesen habe",
        Message::Read => "Gelesen",
        Message::Resume => "Weiterlesen, wo Sie aufgehört haben",
        Message::SetWith => "Gesetzt mit Octavo",
        Message::Pages => "Seiten",
        Message::NewerPosts => "Neuere Beiträge",
        Message::OlderPosts => "Ältere Beiträge",
        Message::PageOf => "Seite {0} von {1}",
        Message::OnPageOf => "Seite {0} von {1}",
        Message::Posts => "Beiträge",
        Message::PostCount => "{0} Beiträge|{0} Beitrag",
        Message::EarlierPosts => "Frühere Beiträge",
        Message::Pinned => "Angeheftet",
        Message::Years => "Jahre",
        Message::AllYears => "Alle",
        Message::NothingYet => "Hier ist noch nichts erschienen.",
        Message::AllPosts => "Alle Beiträge von {0}",
        Message::AllPostsAbout => "Alle Beiträge von {0} zum Thema {1}",
        Message::Archive => "Archiv",
        Message::PostsOfYear => "Beiträge aus {0}",
        Message::AboutYear => "Alles auf dieser Website aus dem Jahr {0}.",
        Message::AboutArchive => "Alles auf dieser Website, nach Jahren.",
        Message::AboutTags => "Alles auf dieser Website, nach Themen.",
        Message::Fetching => "Die Seite wird geladen…",
        Message::NoPage => "Hier gibt es keine Seite",
        Message::NoPageText => {
            "Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen \
             oder wurde entfernt."
        }
        Message::Offline => "Keine Internetverbindung",
        Message::OfflineText => {
            "{0} ist noch nicht auf diesem Gerät und erscheint, sobald es eine Verbindung \
             gibt."
        }
        Message::NoAnswer => "Die Website antwortet nicht",
        Message::NoAnswerText => {
            "{0} konnte nicht geladen werden. Vielleicht ist die Verbindung schlecht, oder \
             der Server ist gerade nicht erreichbar."
        }
        Message::NoPosts => "Die Liste der Beiträge fehlt",
        Message::NoPostsText => {
            "Auf dem Server gibt es keine Datei posts.json. Wer diese Website betreibt, \
             sollte sie erneut veröffentlichen."
        }
        Message::NoPostsButPageText => {
            "Der Server hat mit einer Webseite geantwortet, wo posts.json erwartet wurde. \
             Wer diese Website betreibt, sollte sie erneut veröffentlichen."
        }
        Message::HostError => "Die Website hat ein Problem",
        Message::HostErrorText => {
            "{0} konnte nicht geladen werden: Der Server hat mit dem Fehler {1} \
             geantwortet. Vielleicht geht es gleich wieder."
        }
        Message::PageInsteadText => {
            "Der Server hat mit einer Webseite geantwortet, wo der Text erwartet wurde; das \
             tun Server bei Adressen, die sie nicht kennen. Vielleicht ist sie falsch \
             geschrieben, oder die Seite ist umgezogen."
        }
        Message::Unreadable => "Die Website hat etwas Unlesbares gesendet",
        Message::UnreadableText => {
            "{0} kam beschädigt an ({1}). Vielleicht hilft ein neuer Versuch; wenn nicht, \
             sollte, wer diese Website betreibt, sie erneut veröffentlichen."
        }
        Message::TheListing => "Die Liste der Beiträge",
        Message::ThisArticle => "Dieser Artikel",
        Message::ThisPage => "Diese Seite",
        Message::TheTags => "Die Liste der Schlagwörter",
        Message::TheArchive => "Das Archiv",
        Message::TryAgain => "Noch einmal versuchen",
        Message::ToPosts => "Zu den neuesten Beiträgen",
        Message::ToArchive => "Im Archiv stöbern",
        Message::Feed => "Alle Beiträge",
        Message::FetchingBlog => "Das Blog wird geladen…",
        Message::AppMissing => {
            "Das Programm, das dieses Blog anzeigt, ist nicht angekommen. {0}Noch einmal \
             versuchen{1} oder die {2}Liste der Beiträge{1} so lesen, wie sie ist."
        }
        Message::NoScripts => {
            "Dieses Blog wird von einem Programm angezeigt, das in Ihrem Browser läuft, und \
             Skripte sind ausgeschaltet. Die {0}Liste der Beiträge{1} und jeder Beitrag, \
             als Markdown, sind auch ohne lesbar."
        }
        Message::FeedExplained => {
            "Dies ist ein Webfeed. Ein Feedreader, der seine Adresse hat, zeigt Ihnen jeden \
             neuen Beitrag, ganz und in der Reihenfolge des Erscheinens; niemand erfährt, \
             dass Sie ihn lesen. Die Adresse ist:"
        }
        Message::FeedAsPage => "Dieselben Beiträge als Seite",
    }
}
