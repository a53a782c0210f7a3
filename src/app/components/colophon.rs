//! The actions for an article besides reading it.

use leptos::prelude::*;

use crate::{
    app::{site, tongue::say},
    content::words::Word,
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
        .then(|| view! { <a href=edit_url rel="external">{say(Word::Edit)}</a> });
    let share = [Word::Share, Word::LinkCopied].map(say).join("|");
    view! {
        <div class="o-colophon" data-share=share>
            <a href=href type="text/markdown">{say(Word::AsMarkdown)}</a>
            {edit}
        </div>
    }
}
