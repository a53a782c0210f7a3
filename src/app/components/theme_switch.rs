//! The choice between light, dark and the system's theme.

use leptos::prelude::*;

use crate::{app::i18n::t, content::i18n::Message};

/// A button that goes through the themes and says which one is on.
///
/// It has the words of all three: the style sheet shows the one that is on, and the script in
/// `index.html` changes it. So it is right in the first paint, and works before the app does.
#[component]
pub(crate) fn ThemeSwitch() -> impl IntoView {
    view! {
        <button type="button" class="o-theme-switch">
            <span class="o-visually-hidden">{t(Message::Theme)}</span>
            <span data-when="system">{t(Message::ThemeAuto)}</span>
            <span data-when="light">{t(Message::ThemeLight)}</span>
            <span data-when="dark">{t(Message::ThemeDark)}</span>
        </button>
    }
}
