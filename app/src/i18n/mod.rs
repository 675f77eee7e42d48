//! The words, in German, Russian and English.
//!
//! A page asks once, `let texts = use_texts();`, and names what it wants: `texts.of(|t| t.people.title)`. What is
//! named follows the language when somebody switches it.

mod de;
mod en;
mod fill;
mod format;
mod language;
mod plural;
mod ru;
pub mod texts;

use domain::service::Service;
use leptos::prelude::*;

pub use self::{
    fill::fill,
    format::{Moment, clock, date_time, day, now, number},
    language::Language,
    plural::{Plural, count},
    texts::Texts,
};
use crate::preference::{Preference, recall, remember};

/// The words of the current language. Copy it wherever it is needed.
#[derive(Debug, Clone, Copy)]
pub struct UseTexts {
    language: RwSignal<Language>,
}

impl UseTexts {
    /// One text that follows the language.
    ///
    /// `pick` is a plain function, so all texts of all pages share one piece of code.
    pub fn of(self, pick: fn(&'static Texts) -> &'static str) -> Signal<&'static str> {
        Signal::derive(move || pick(self.get()))
    }

    /// One text about `service` that follows the language.
    pub fn about(self, service: Service, pick: fn(&'static Texts) -> &'static str) -> Signal<String> {
        Signal::derive(move || about(service, pick(self.get())))
    }

    /// All texts now; the caller runs again when the language changes.
    pub fn get(self) -> &'static Texts {
        self.language.get().texts()
    }

    /// All texts now, once.
    pub fn get_untracked(self) -> &'static Texts {
        self.language.get_untracked().texts()
    }

    /// The language now; the caller runs again when it changes.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// Switches to `language`, here and on the next visit.
    pub fn switch_to(self, language: Language) {
        remember(Preference::Language, language.code());
        self.language.set(language);
    }
}

/// `text` with the name of `service` filled in.
pub fn about(service: Service, text: &str) -> String {
    fill(text, &[("service", service.description().name)])
}

/// The words of the current language. [`provide_texts`] comes first.
pub fn use_texts() -> UseTexts {
    expect_context()
}

/// Starts with `language` for everything below.
pub fn provide_texts(language: Language) -> UseTexts {
    let texts = UseTexts { language: RwSignal::new(language) };
    provide_context(texts);
    texts
}

/// The language that was chosen on an earlier visit, or else the first one of the browser's that we speak.
pub fn first_language() -> Language {
    let chosen = recall(Preference::Language).and_then(|code| Language::from_tag(&code));
    chosen.unwrap_or_else(|| {
        let wanted = window().navigator().languages();
        Language::first_spoken(wanted.iter().filter_map(|tag| tag.as_string()))
    })
}
