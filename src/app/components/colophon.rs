//! The actions for an article besides reading it.

use leptos::prelude::*;

use crate::{
    app::{i18n::t, site},
    content::i18n::Message,
};

/// Links to the article as a file, and to where it can be changed. The app adds a button that passes
/// it on, which would do nothing without scripts.
#[component]
pub(crate) fn Colophon(
    /// The path of the Markdown.
    markdown: String,
    /// The address at which the article can be changed; may be empty.
    edit_url: String,
) -> impl IntoView {
    let href = site().at(&markdown);
    let edit = (!edit_url.is_empty())
        .then(|| view! { <a href=edit_url rel="external">{t(Message::Edit)}</a> });
    let share = [Message::Share, Message::LinkCopied].map(t).join("|");
    view! {
        <div class="o-colophon" data-share=share>
            <a href=href type="text/markdown">{t(Message::AsMarkdown)}</a>
            {edit}
        </div>
    }
}
