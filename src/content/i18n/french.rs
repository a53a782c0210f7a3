//! French. Spaces before high signs are those that do not break.

use super::Message;

/// The text of a word in French.
pub(super) fn text(word: Message) -> &'static str {
    match word {
        Message::Note => "Note",
        Message::Tip => "Astuce",
        Message::Important => "Important",
        Message::Warning => "Avertissement",
        Message::Caution => "Attention",
        Message::Done => "Fait",
        Message::ToDo => "À faire",
        Message::LinkTo => "Lien vers «\u{a0}{0}\u{a0}»",
        Message::NoteNumber => "Note {0}",
        Message::Notes => "Notes",
        Message::BackToText => "Retour au texte",
        Message::PlayOn => "Lire sur {0}",
        Message::Source => "Source",
        Message::Copy => "Copier",
        Message::Copied => "Copié",
        Message::Selected => "Sélectionné\u{a0}: appuyez sur Ctrl+C",
        Message::Updated => "mis à jour le ",
        Message::Minutes => "{0} min de lecture",
        Message::Draft => "Brouillon",
        Message::Contents => "Sommaire",
        Message::OtherPosts => "Autres articles",
        Message::Older => "Plus ancien",
        Message::Newer => "Plus récent",
        Message::Series => "Série",
        Message::SeriesOf => "Série\u{a0}: ",
        Message::PartOf => "Partie {0} sur {1}",
        Message::PreviousPart => "Partie précédente",
        Message::NextPart => "Partie suivante",
        Message::Related => "Sur le même sujet",
        Message::AsMarkdown => "Voir en Markdown",
        Message::Edit => "Modifier cette page",
        Message::Share => "Partager",
        Message::LinkCopied => "Lien copié",
        Message::Enlarge => "Agrandir",
        Message::Close => "Fermer",
        Message::AlsoIn => "Autres langues\u{a0}:",
        Message::Tags => "Mots-clés",
        Message::SkipLink => "Aller au texte",
        Message::MainNavigation => "Principale",
        Message::Theme => "Thème\u{a0}: ",
        Message::ThemeAuto => "Auto",
        Message::ThemeLight => "Clair",
        Message::ThemeDark => "Sombre",
        Message::Search => "Rechercher",
        Message::SearchIn => "Rechercher dans les titres, mots-clés et sections",
        Message::Found => "{0} résultats|{0} résultat",
        Message::NothingFound => "Aucun résultat.",
        Message::Shortcuts => "Raccourcis clavier",
        Message::ToShortcuts => "Cette aide",
        Message::SingleKeys => "Raccourcis d’une seule touche",
        Message::KeepRead => "Retenir sur cet appareil ce que j’ai lu",
        Message::Read => "Lu",
        Message::Resume => "Reprendre la lecture",
        Message::SetWith => "Composé avec Octavo",
        Message::Pages => "Pages",
        Message::NewerPosts => "Articles plus récents",
        Message::OlderPosts => "Articles plus anciens",
        Message::PageOf => "Page {0} sur {1}",
        Message::OnPageOf => "page {0} sur {1}",
        Message::Posts => "Articles",
        Message::PostCount => "{0} articles|{0} article",
        Message::EarlierPosts => "Articles précédents",
        Message::Pinned => "Épinglé",
        Message::Years => "Années",
        Message::AllYears => "Toutes",
        Message::NothingYet => "Rien n’a encore été publié ici.",
        Message::AllPosts => "Tous les articles de {0}",
        Message::AllPostsAbout => "Tous les articles de {0} au sujet de {1}",
        Message::Archive => "Archives",
        Message::PostsOfYear => "Articles de {0}",
        Message::AboutYear => "Tout ce que ce site a publié en {0}.",
        Message::AboutArchive => "Tout ce que ce site a publié, par année.",
        Message::AboutTags => "Tout ce que ce site a publié, par sujet.",
        Message::Fetching => "Chargement de la page…",
        Message::NoPage => "Il n’y a pas de page ici",
        Message::NoPageText => {
            "L’adresse est peut-être mal écrite, ou la page a été déplacée ou retirée."
        }
        Message::Offline => "Vous êtes hors ligne",
        Message::OfflineText => {
            "{0} n’est pas encore sur cet appareil et s’affichera dès qu’il y aura une \
             connexion."
        }
        Message::NoAnswer => "Le site ne répond pas",
        Message::NoAnswerText => {
            "{0} est indisponible. La connexion est peut-être mauvaise, ou le serveur est \
             momentanément en panne."
        }
        Message::NoPosts => "La liste des articles manque",
        Message::NoPostsText => {
            "Le serveur n’a pas de fichier posts.json. La personne qui gère ce site devrait \
             le publier à nouveau."
        }
        Message::NoPostsButPageText => {
            "Le serveur a répondu par une page web au lieu de posts.json. La personne qui \
             gère ce site devrait le publier à nouveau."
        }
        Message::HostError => "Le site a un problème",
        Message::HostErrorText => {
            "{0} est indisponible\u{a0}: le serveur a répondu par l’erreur {1}. Cela \
             marchera peut-être dans un instant."
        }
        Message::PageInsteadText => {
            "Le serveur a répondu par une page web au lieu du texte, comme le font les \
             serveurs pour une adresse inconnue. Elle est peut-être mal écrite, ou la page \
             a été déplacée."
        }
        Message::Unreadable => "Le site a envoyé des données illisibles",
        Message::UnreadableText => {
            "{0} est illisible ({1}). Réessayer peut aider\u{a0}; sinon, la personne qui \
             gère ce site devrait le publier à nouveau."
        }
        Message::TheListing => "La liste des articles",
        Message::ThisArticle => "Cet article",
        Message::ThisPage => "Cette page",
        Message::TheTags => "La liste des mots-clés",
        Message::TheArchive => "La page des archives",
        Message::TryAgain => "Réessayer",
        Message::ToPosts => "Voir les derniers articles",
        Message::ToArchive => "Parcourir les archives",
        Message::Feed => "Tous les articles",
        Message::FetchingBlog => "Chargement du blog…",
        Message::AppMissing => {
            "Le programme qui affiche ce blog n’est pas arrivé. {0}Réessayez{1}, ou lisez \
             la {2}liste des articles{1} telle quelle."
        }
        Message::NoScripts => {
            "Ce blog est affiché par un programme qui s’exécute dans votre navigateur, et \
             les scripts sont désactivés. La {0}liste des articles{1} et chaque article, en \
             Markdown, peuvent se lire sans lui."
        }
        Message::FeedExplained => {
            "Ceci est un flux web. Un lecteur de flux qui a son adresse vous montre chaque \
             nouvel article, en entier et dans l’ordre de parution\u{a0}; personne \
             n’apprend que vous le lisez. L’adresse est\u{a0}:"
        }
        Message::FeedAsPage => "Les mêmes articles sur une page",
    }
}
