//! Spanish.

use super::Message;

/// The text of a word in Spanish.
pub(super) fn text(word: Message) -> &'static str {
    match word {
        Message::Note => "Nota",
        Message::Tip => "Consejo",
        Message::Important => "Importante",
        Message::Warning => "Advertencia",
        Message::Caution => "Precaución",
        Message::Done => "Hecho",
        Message::ToDo => "Por hacer",
        Message::LinkTo => "Enlace a «{0}»",
        Message::NoteNumber => "Nota {0}",
        Message::Notes => "Notas",
        Message::BackToText => "Volver al texto",
        Message::PlayOn => "Reproducir en {0}",
        Message::Source => "Código fuente",
        Message::Copy => "Copiar",
        Message::Copied => "Copiado",
        Message::Selected => "Seleccionado: pulse Ctrl+C",
        Message::Updated => "actualizado el ",
        Message::Minutes => "{0} min de lectura",
        Message::Draft => "Borrador",
        Message::Contents => "Índice",
        Message::OtherPosts => "Otras entradas",
        Message::Older => "Anterior",
        Message::Newer => "Siguiente",
        Message::Series => "Serie",
        Message::SeriesOf => "Serie: ",
        Message::PartOf => "Parte {0} de {1}",
        Message::PreviousPart => "Parte anterior",
        Message::NextPart => "Parte siguiente",
        Message::Related => "Artículos relacionados",
        Message::AsMarkdown => "Ver en Markdown",
        Message::Edit => "Editar esta página",
        Message::Share => "Compartir",
        Message::LinkCopied => "Enlace copiado",
        Message::Enlarge => "Ampliar",
        Message::Close => "Cerrar",
        Message::AlsoIn => "Otros idiomas:",
        Message::Tags => "Etiquetas",
        Message::SkipLink => "Saltar al texto",
        Message::MainNavigation => "Principal",
        Message::Theme => "Tema: ",
        Message::ThemeAuto => "Auto",
        Message::ThemeLight => "Claro",
        Message::ThemeDark => "Oscuro",
        Message::Search => "Buscar",
        Message::SearchIn => "Buscar en títulos, etiquetas y secciones",
        Message::Found => "{0} resultados|{0} resultado",
        Message::NothingFound => "Sin resultados.",
        Message::Shortcuts => "Atajos de teclado",
        Message::ToShortcuts => "Esta ayuda",
        Message::SingleKeys => "Atajos de una sola tecla",
        Message::KeepRead => "Recordar en este dispositivo lo que he leído",
        Message::Read => "Leído",
        Message::Resume => "Continuar donde lo dejó",
        Message::SetWith => "Compuesto con Octavo",
        Message::Pages => "Páginas",
        Message::NewerPosts => "Entradas más recientes",
        Message::OlderPosts => "Entradas más antiguas",
        Message::PageOf => "Página {0} de {1}",
        Message::OnPageOf => "página {0} de {1}",
        Message::Posts => "Entradas",
        Message::PostCount => "{0} entradas|{0} entrada",
        Message::EarlierPosts => "Entradas anteriores",
        Message::Pinned => "Fijado",
        Message::Years => "Años",
        Message::AllYears => "Todos",
        Message::NothingYet => "Aquí todavía no se ha publicado nada.",
        Message::AllPosts => "Todas las entradas de {0}",
        Message::AllPostsAbout => "Todas las entradas de {0} sobre {1}",
        Message::Archive => "Archivo",
        Message::PostsOfYear => "Entradas de {0}",
        Message::AboutYear => "Todo lo publicado en este sitio en {0}.",
        Message::AboutArchive => "Todo lo publicado en este sitio, por año.",
        Message::AboutTags => "Todo lo publicado en este sitio, por tema.",
        Message::Fetching => "Cargando la página…",
        Message::NoPage => "Aquí no hay ninguna página",
        Message::NoPageText => {
            "Puede que la dirección esté mal escrita, o que la página se haya movido o \
             retirado."
        }
        Message::Offline => "No hay conexión",
        Message::OfflineText => {
            "{0} todavía no está en este dispositivo y aparecerá en cuanto haya conexión."
        }
        Message::NoAnswer => "El sitio no responde",
        Message::NoAnswerText => {
            "{0} no está disponible. Puede que la conexión sea mala o que el servidor esté \
             caído por un momento."
        }
        Message::NoPosts => "Falta la lista de entradas",
        Message::NoPostsText => {
            "El servidor no tiene el archivo posts.json. Quien administra este sitio \
             debería publicarlo de nuevo."
        }
        Message::NoPostsButPageText => {
            "El servidor respondió con una página web en lugar de posts.json. Quien \
             administra este sitio debería publicarlo de nuevo."
        }
        Message::HostError => "El sitio tiene un problema",
        Message::HostErrorText => {
            "{0} no está disponible: el servidor respondió con el error {1}. Puede que \
             funcione dentro de un momento."
        }
        Message::PageInsteadText => {
            "El servidor respondió con una página web en lugar del texto, como hacen los \
             servidores con una dirección que no conocen. Puede que esté mal escrita o que \
             la página se haya movido."
        }
        Message::Unreadable => "El sitio envió algo ilegible",
        Message::UnreadableText => {
            "{0} llegó con daños ({1}). Puede que ayude intentarlo de nuevo; si no, quien \
             administra este sitio debería publicarlo de nuevo."
        }
        Message::TheListing => "La lista de entradas",
        Message::ThisArticle => "Este artículo",
        Message::ThisPage => "Esta página",
        Message::TheTags => "La lista de etiquetas",
        Message::TheArchive => "El archivo",
        Message::TryAgain => "Intentar de nuevo",
        Message::ToPosts => "Ir a las últimas entradas",
        Message::ToArchive => "Explorar el archivo",
        Message::Feed => "Todas las entradas",
        Message::FetchingBlog => "Cargando el blog…",
        Message::AppMissing => {
            "El programa que muestra este blog no ha llegado. {0}Intente de nuevo{1} o lea \
             la {2}lista de entradas{1} tal como es."
        }
        Message::NoScripts => {
            "Este blog lo muestra un programa que se ejecuta en su navegador, y los scripts \
             están desactivados. La {0}lista de entradas{1} y cada entrada, en Markdown, se \
             pueden leer sin él."
        }
        Message::FeedExplained => {
            "Esto es un canal web. Un lector de canales que tenga su dirección le muestra \
             cada entrada nueva, entera y en el orden en que aparecen; nadie se entera de \
             que usted la lee. La dirección es:"
        }
        Message::FeedAsPage => "Las mismas entradas como página",
    }
}
