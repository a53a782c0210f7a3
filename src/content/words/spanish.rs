//! Spanish.

use super::Word;

/// The text of a word in Spanish.
pub(super) fn text(word: Word) -> &'static str {
    match word {
        Word::Note => "Nota",
        Word::Tip => "Consejo",
        Word::Important => "Importante",
        Word::Warning => "Advertencia",
        Word::Caution => "Precaución",
        Word::Done => "Hecho",
        Word::ToDo => "Por hacer",
        Word::LinkTo => "Enlace a «{0}»",
        Word::NoteNumber => "Nota {0}",
        Word::Notes => "Notas",
        Word::BackToText => "Volver al texto",
        Word::PlayOn => "Reproducir en {0}",
        Word::Source => "Código fuente",
        Word::Copy => "Copiar",
        Word::Copied => "Copiado",
        Word::Selected => "Seleccionado: pulse Ctrl+C",
        Word::Updated => "actualizado el ",
        Word::Minutes => "{0} min de lectura",
        Word::Draft => "Borrador",
        Word::Contents => "Índice",
        Word::OtherPosts => "Otras entradas",
        Word::Older => "Anterior",
        Word::Newer => "Siguiente",
        Word::Series => "Serie",
        Word::SeriesOf => "Serie: ",
        Word::PartOf => "Parte {0} de {1}",
        Word::PreviousPart => "Parte anterior",
        Word::NextPart => "Parte siguiente",
        Word::Related => "Artículos relacionados",
        Word::AsMarkdown => "Ver en Markdown",
        Word::Edit => "Editar esta página",
        Word::Share => "Compartir",
        Word::LinkCopied => "Enlace copiado",
        Word::Enlarge => "Ampliar",
        Word::Close => "Cerrar",
        Word::AlsoIn => "Otros idiomas:",
        Word::Tags => "Etiquetas",
        Word::SkipLink => "Saltar al texto",
        Word::MainNavigation => "Principal",
        Word::Theme => "Tema: ",
        Word::ThemeAuto => "Auto",
        Word::ThemeLight => "Claro",
        Word::ThemeDark => "Oscuro",
        Word::Search => "Buscar",
        Word::SearchIn => "Buscar en títulos, etiquetas y secciones",
        Word::Found => "{0} resultados|{0} resultado",
        Word::NothingFound => "Sin resultados.",
        Word::Shortcuts => "Atajos de teclado",
        Word::ToShortcuts => "Esta ayuda",
        Word::SingleKeys => "Atajos de una sola tecla",
        Word::KeepRead => "Recordar en este dispositivo lo que he leído",
        Word::Read => "Leído",
        Word::Resume => "Continuar donde lo dejó",
        Word::SetWith => "Compuesto con Octavo",
        Word::Pages => "Páginas",
        Word::NewerPosts => "Entradas más recientes",
        Word::OlderPosts => "Entradas más antiguas",
        Word::PageOf => "Página {0} de {1}",
        Word::OnPageOf => "página {0} de {1}",
        Word::Posts => "Entradas",
        Word::PostCount => "{0} entradas|{0} entrada",
        Word::EarlierPosts => "Entradas anteriores",
        Word::Pinned => "Fijado",
        Word::Years => "Años",
        Word::AllYears => "Todos",
        Word::NothingYet => "Aquí todavía no se ha publicado nada.",
        Word::AllPosts => "Todas las entradas de {0}",
        Word::AllPostsAbout => "Todas las entradas de {0} sobre {1}",
        Word::Archive => "Archivo",
        Word::PostsOfYear => "Entradas de {0}",
        Word::AboutYear => "Todo lo publicado en este sitio en {0}.",
        Word::AboutArchive => "Todo lo publicado en este sitio, por año.",
        Word::AboutTags => "Todo lo publicado en este sitio, por tema.",
        Word::Fetching => "Cargando la página…",
        Word::NoPage => "Aquí no hay ninguna página",
        Word::NoPageText => {
            "Puede que la dirección esté mal escrita, o que la página se haya movido o \
             retirado."
        }
        Word::Offline => "No hay conexión",
        Word::OfflineText => {
            "{0} todavía no está en este dispositivo y aparecerá en cuanto haya conexión."
        }
        Word::NoAnswer => "El sitio no responde",
        Word::NoAnswerText => {
            "{0} no está disponible. Puede que la conexión sea mala o que el servidor esté \
             caído por un momento."
        }
        Word::NoPosts => "Falta la lista de entradas",
        Word::NoPostsText => {
            "El servidor no tiene el archivo posts.json. Quien administra este sitio \
             debería publicarlo de nuevo."
        }
        Word::NoPostsButPageText => {
            "El servidor respondió con una página web en lugar de posts.json. Quien \
             administra este sitio debería publicarlo de nuevo."
        }
        Word::HostError => "El sitio tiene un problema",
        Word::HostErrorText => {
            "{0} no está disponible: el servidor respondió con el error {1}. Puede que \
             funcione dentro de un momento."
        }
        Word::PageInsteadText => {
            "El servidor respondió con una página web en lugar del texto, como hacen los \
             servidores con una dirección que no conocen. Puede que esté mal escrita o que \
             la página se haya movido."
        }
        Word::Unreadable => "El sitio envió algo ilegible",
        Word::UnreadableText => {
            "{0} llegó con daños ({1}). Puede que ayude intentarlo de nuevo; si no, quien \
             administra este sitio debería publicarlo de nuevo."
        }
        Word::TheListing => "La lista de entradas",
        Word::ThisArticle => "Este artículo",
        Word::ThisPage => "Esta página",
        Word::TheTags => "La lista de etiquetas",
        Word::TheArchive => "El archivo",
        Word::TryAgain => "Intentar de nuevo",
        Word::ToPosts => "Ir a las últimas entradas",
        Word::ToArchive => "Explorar el archivo",
        Word::Feed => "Todas las entradas",
        Word::FetchingBlog => "Cargando el blog…",
        Word::AppMissing => {
            "El programa que muestra este blog no ha llegado. {0}Intente de nuevo{1} o lea \
             la {2}lista de entradas{1} tal como es."
        }
        Word::NoScripts => {
            "Este blog lo muestra un programa que se ejecuta en su navegador, y los scripts \
             están desactivados. La {0}lista de entradas{1} y cada entrada, en Markdown, se \
             pueden leer sin él."
        }
        Word::FeedExplained => {
            "Esto es un canal web. Un lector de canales que tenga su dirección le muestra \
             cada entrada nueva, entera y en el orden en que aparecen; nadie se entera de \
             que usted la lee. La dirección es:"
        }
        Word::FeedAsPage => "Las mismas entradas como página",
    }
}
