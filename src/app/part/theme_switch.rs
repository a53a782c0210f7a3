//! The choice between light, dark and the system's theme.

use leptos::prelude::*;

use crate::{app::theme::ThemeChoice, content::site::Theme};

/// A button that goes through the themes and says which one is on.
#[component]
pub(crate) fn ThemeSwitch() -> impl IntoView {
    let choice = use_context::<ThemeChoice>();
    let current = move || choice.map(ThemeChoice::current).unwrap_or_default();
    let choose_next = move |_| {
        if let Some(choice) = choice {
            choice.choose_next();
        }
    };
    view! {
        <button type="button" class="theme-switch" on:click=choose_next>
            <span class="visually-hidden">"Theme: "</span>
            {move || word(current())}
        </button>
    }
}

fn word(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "Auto",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}
