//! French. Spaces before high signs are those that do not break.

use super::Word;

/// The text of a word in French.
pub(super) fn text(word: Word) -> &'static str {
    match word {
        Word::Note => "Note",
        Word::Tip => "Astuce",
        Word::Important => "Important",
        Word::Warning => "Avertissement",
        Word::Caution => "Attention",
        Word::Done => "Fait",
        Word::ToDo => "À faire",
        Word::LinkTo => "Lien vers «\u{a0}{0}\u{a0}»",
        Word::NoteNumber => "Note {0}",
        Word::Notes => "Notes",
        Word::BackToText => "Retour au texte",
        Word::PlayOn => "Lire sur {0}",
        Word::Source => "Source",
        Word::Copy => "Copier",
        Word::Copied => "Copié",
        Word::Selected => "Sélectionné\u{a0}: appuyez sur Ctrl+C",
        Word::Updated => "mis à jour le ",
        Word::Minutes => "{0} min de lecture",
        Word::Draft => "Brouillon",
        Word::Contents => "Sommaire",
        Word::OtherPosts => "Autres articles",
        Word::Older => "Plus ancien",
        Word::Newer => "Plus récent",
        Word::Series => "Série",
        Word::SeriesOf => "Série\u{a0}: ",
        Word::PartOf => "Partie {0} sur {1}",
        Word::PreviousPart => "Partie précédente",
        Word::NextPart => "Partie suivante",
        Word::Related => "Sur le même sujet",
        Word::AsMarkdown => "Voir en Markdown",
        Word::Edit => "Modifier cette page",
        Word::Share => "Partager",
        Word::LinkCopied => "Lien copié",
        Word::Enlarge => "Agrandir",
        Word::Close => "Fermer",
        Word::AlsoIn => "Autres langues\u{a0}:",
        Word::Tags => "Mots-clés",
        Word::SkipLink => "Aller au texte",
        Word::MainNavigation => "Principale",
        Word::Theme => "Thème\u{a0}: ",
        Word::ThemeAuto => "Auto",
        Word::ThemeLight => "Clair",
        Word::ThemeDark => "Sombre",
        Word::Search => "Rechercher",
        Word::SearchIn => "Rechercher dans les titres, mots-clés et sections",
        Word::Found => "{0} résultats|{0} résultat",
        Word::NothingFound => "Aucun résultat.",
        Word::Shortcuts => "Raccourcis clavier",
        Word::ToShortcuts => "Cette aide",
        Word::SingleKeys => "Raccourcis d’une seule touche",
        Word::KeepRead => "Retenir sur cet appareil ce que j’ai lu",
        Word::Read => "Lu",
        Word::Resume => "Reprendre la lecture",
        Word::SetWith => "Composé avec Octavo",
        Word::Pages => "Pages",
        Word::NewerPosts => "Articles plus récents",
        Word::OlderPosts => "Articles plus anciens",
        Word::PageOf => "Page {0} sur {1}",
        Word::OnPageOf => "page {0} sur {1}",
        Word::Posts => "Articles",
        Word::PostCount => "{0} articles|{0} article",
        Word::EarlierPosts => "Articles précédents",
        Word::Pinned => "Épinglé",
        Word::Years => "Années",
        Word::AllYears => "Toutes",
        Word::NothingYet => "Rien n’a encore été publié ici.",
        Word::AllPosts => "Tous les articles de {0}",
        Word::AllPostsAbout => "Tous les articles de {0} au sujet de {1}",
        Word::Archive => "Archives",
        Word::PostsOfYear => "Articles de {0}",
        Word::AboutYear => "Tout ce que ce site a publié en {0}.",
        Word::AboutArchive => "Tout ce que ce site a publié, par année.",
        Word::AboutTags => "Tout ce que ce site a publié, par sujet.",
        Word::Fetching => "Chargement de la page…",
        Word::NoPage => "Il n’y a pas de page ici",
        Word::NoPageText => {
            "L’adresse est peut-être mal écrite, ou la page a été déplacée ou retirée."
        }
        Word::Offline => "Vous êtes hors ligne",
        Word::OfflineText => {
            "{0} n’est pas encore sur cet appareil et s’affichera dès qu’il y aura une \
             connexion."
        }
        Word::NoAnswer => "Le site ne répond pas",
        Word::NoAnswerText => {
            "{0} est indisponible. La connexion est peut-être mauvaise, ou le serveur est \
             momentanément en panne."
        }
        Word::NoPosts => "La liste des articles manque",
        Word::NoPostsText => {
            "Le serveur n’a pas de fichier posts.json. La personne qui gère ce site devrait \
             le publier à nouveau."
        }
        Word::NoPostsButPageText => {
            "Le serveur a répondu par une page web au lieu de posts.json. La personne qui \
             gère ce site devrait le publier à nouveau."
        }
        Word::HostError => "Le site a un problème",
        Word::HostErrorText => {
            "{0} est indisponible\u{a0}: le serveur a répondu par l’erreur {1}. Cela \
             marchera peut-être dans un instant."
        }
        Word::PageInsteadText => {
            "Le serveur a répondu par une page web au lieu du texte, comme le font les \
             serveurs pour une adresse inconnue. Elle est peut-être mal écrite, ou la page \
             a été déplacée."
        }
        Word::Unreadable => "Le site a envoyé des données illisibles",
        Word::UnreadableText => {
            "{0} est illisible ({1}). Réessayer peut aider\u{a0}; sinon, la personne qui \
             gère ce site devrait le publier à nouveau."
        }
        Word::TheListing => "La liste des articles",
        Word::ThisArticle => "Cet article",
        Word::ThisPage => "Cette page",
        Word::TheTags => "La liste des mots-clés",
        Word::TheArchive => "La page des archives",
        Word::TryAgain => "Réessayer",
        Word::ToPosts => "Voir les derniers articles",
        Word::ToArchive => "Parcourir les archives",
        Word::Feed => "Tous les articles",
        Word::FetchingBlog => "Chargement du blog…",
        Word::AppMissing => {
            "Le programme qui affiche ce blog n’est pas arrivé. {0}Réessayez{1}, ou lisez \
             la {2}liste des articles{1} telle quelle."
        }
        Word::NoScripts => {
            "Ce blog est affiché par un programme qui s’exécute dans votre navigateur, et \
             les scripts sont désactivés. La {0}liste des articles{1} et chaque article, en \
             Markdown, peuvent se lire sans lui."
        }
        Word::FeedExplained => {
            "Ceci est un flux web. Un lecteur de flux qui a son adresse vous montre chaque \
             nouvel article, en entier et dans l’ordre de parution\u{a0}; personne \
             n’apprend que vous le lisez. L’adresse est\u{a0}:"
        }
        Word::FeedAsPage => "Les mêmes articles sur une page",
    }
}
