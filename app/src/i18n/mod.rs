//! The words, in German, Russian and English.
//!
//! A page asks once, `let texts = use_texts();`, and names what it wants: `texts.of(|t| t.people.title)`. What is
//! named follows the language when somebody switches it. A page of the admin bundle asks with `use_admin_texts()`. How a
//! text is written is said at [`texts!`](crate::texts).

mod area;
pub mod fit;
mod format;
mod places;
mod plural;
mod relative;
pub mod texts;

pub use domain::language::Language;
use domain::service::Service;
use leptos::prelude::*;

pub use self::{
    format::{Moment, clock, date, date_time, day, month, now, number},
    places::{Lines, Place, Said, Template},
    plural::Plural,
    relative::{ago, day_from_today},
    texts::{AdminTexts, StructureTexts, Texts},
};
use crate::preference::{Preference, recall, remember};

/// The words of the current language. Copy it wherever it is needed.
#[derive(Debug)]
pub struct UseTexts<T: 'static = Texts> {
    language: RwSignal<Language>,
    texts: fn(Language) -> &'static T,
}

/// The words of the structure bundle in the current language.
pub type UseStructureTexts = UseTexts<StructureTexts>;

/// The words of the admin bundle in the current language.
pub type UseAdminTexts = UseTexts<AdminTexts>;

impl<T> Clone for UseTexts<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for UseTexts<T> {}

impl<T> UseTexts<T> {
    /// One text that follows the language.
    ///
    /// `pick` is a plain function, so all texts of all pages share one piece of code.
    pub fn of(self, pick: fn(&'static T) -> &'static str) -> Signal<&'static str> {
        Signal::derive(move || pick(self.get()))
    }

    /// One text about `service` that follows the language.
    pub fn about(
        self,
        service: impl Into<Service>,
        said: fn(&'static T, Service) -> String,
    ) -> Signal<String> {
        let service = service.into();
        Signal::derive(move || said(self.get(), service))
    }

    /// All texts now; the caller runs again when the language changes.
    pub fn get(self) -> &'static T {
        (self.texts)(self.language.get())
    }

    /// All texts now, once.
    pub fn get_untracked(self) -> &'static T {
        (self.texts)(self.language.get_untracked())
    }

    /// The language now, once.
    pub fn language_untracked(self) -> Language {
        self.language.get_untracked()
    }

    /// The language now; the caller runs again when it changes.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// Switches to `language`, here and on the next visit.
    pub fn switch_to(self, language: Language) {
        remember(Preference::Language, language.as_str());
        self.language.set(language);
    }
}

/// The words of the current language. [`provide_texts`] comes first.
pub fn use_texts() -> UseTexts {
    UseTexts { language: expect_context(), texts: Texts::of }
}

/// The words of the structure bundle in the current language. [`provide_texts`] comes first.
pub fn use_structure_texts() -> UseStructureTexts {
    UseTexts { language: expect_context(), texts: StructureTexts::of }
}

/// The words of the admin bundle in the current language. [`provide_texts`] comes first.
pub fn use_admin_texts() -> UseAdminTexts {
    UseTexts { language: expect_context(), texts: AdminTexts::of }
}

/// Starts with `language` for everything below.
pub fn provide_texts(language: Language) {
    provide_context(RwSignal::new(language));
}

/// The language that was chosen on an earlier visit, or else the first one of the browser's that we speak.
pub fn first_language() -> Language {
    let chosen = recall(Preference::Language).and_then(|code| Language::from_tag(&code));
    chosen.unwrap_or_else(|| {
        let wanted = window().navigator().languages();
        Language::first_spoken(wanted.iter().filter_map(|tag| tag.as_string()))
    })
}
