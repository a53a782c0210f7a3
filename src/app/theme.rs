//! Light, dark, or what the system says.

use leptos::prelude::*;

use crate::content::site::{Site, Theme};

/// Where the choice is kept on the reader's device. The script in `index.html` reads it before
/// anything is painted, so that the wrong theme never shows.
const KEY: &str = "octavo-theme";

/// The reader's theme.
#[derive(Clone, Copy)]
pub(crate) struct ThemeChoice(RwSignal<Theme>);

impl ThemeChoice {
    /// What the reader chose before, or else what the site starts with.
    pub(crate) fn of_the_reader(site: &Site) -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let theme = kept.and_then(|name| Theme::from_name(&name)).unwrap_or(site.theme);
        show(theme);
        Self(RwSignal::new(theme))
    }

    /// The theme that is on.
    pub(crate) fn current(self) -> Theme {
        self.0.get()
    }

    /// Goes on to the next theme.
    pub(crate) fn choose_next(self) {
        self.choose(self.0.get_untracked().next());
    }

    /// Chooses a theme, now and for later visits.
    fn choose(self, theme: Theme) {
        if let Some(storage) = storage() {
            // A full or forbidden storage only means that the choice is not remembered.
            let _ = storage.set_item(KEY, theme.name());
        }
        show(theme);
        self.0.set(theme);
    }
}

fn show(theme: Theme) {
    if let Some(root) = document().document_element() {
        // The attribute's name is valid, so this cannot fail.
        let _ = root.set_attribute("data-theme", theme.name());
    }
}

/// The storage of this site; `None` where the reader's settings forbid it.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
