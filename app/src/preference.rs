//! What somebody chose on this device, kept in the browser's local storage. Never anything personal.

use leptos::prelude::window;

/// A choice that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Preference {
    Language,
    Theme,
}

impl Preference {
    fn key(self) -> &'static str {
        match self {
            Self::Language => "rollcall.language",
            Self::Theme => "rollcall.theme",
        }
    }
}

/// What was chosen, if something was and the browser lets us look.
pub fn recall(preference: Preference) -> Option<String> {
    window().local_storage().ok()??.get_item(preference.key()).ok()?
}

/// Keeps a choice. Where the browser forbids it, the choice lasts as long as the page.
pub fn remember(preference: Preference, choice: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        _ = storage.set_item(preference.key(), choice);
    }
}
