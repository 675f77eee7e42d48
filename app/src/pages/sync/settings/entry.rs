//! The form of a half of the settings: says what is wrong at its field, and keeps what was typed.

use domain::{
    api::sync::Saved,
    settings::{Half, SettingsError, SettingsField, SettingsForm},
};
use leptos::{ev, prelude::*};
use zone::IntlZone;

use super::{draft::Draft, faults};
use crate::{
    components::{Button, ButtonKind, focus_soon},
    i18n::{Moment, date_time, use_admin_texts},
};

/// What the API refused: the form that it was sent, and what is wrong with it.
pub type Refused = Option<(SettingsForm, SettingsError)>;

/// What is typed, and what is wrong with it.
#[derive(Debug, Clone, Copy)]
pub struct Typed {
    /// What is typed.
    pub draft: Draft,
    /// What is wrong.
    pub errors: Signal<Vec<SettingsError>>,
}

impl Typed {
    /// What is wrong with `field`, in words.
    pub fn error(self, field: SettingsField) -> Signal<Option<String>> {
        let texts = use_admin_texts();
        Signal::derive(move || {
            let found = self.errors.with(|errors| errors.iter().find(|error| error.field == field).copied());
            found.map(|error| faults::words(&texts.get().sync.fault, error))
        })
    }
}

/// The form of a half.
#[component]
pub fn SettingsEntry(
    /// Which half.
    half: Half,
    /// What is typed.
    draft: Draft,
    /// What is saved.
    base: Signal<SettingsForm>,
    /// Who saved last, and when.
    #[prop(into)]
    saved: Signal<Option<Saved>>,
    /// What the API refused.
    #[prop(into)]
    refused: Signal<Refused>,
    /// Whether it is being saved.
    #[prop(into)]
    pending: Signal<bool>,
    /// Saves the form, which is right as far as can be told here.
    on_save: Callback<SettingsForm>,
    /// Its fields.
    fields: impl FnOnce(Typed) -> AnyView + 'static,
) -> impl IntoView {
    let texts = use_admin_texts();
    let tried = RwSignal::new(false);
    let errors = Memo::new(move |_| {
        let form = draft.form();
        let mut errors = if tried.get() { wrong_with(half, &form) } else { Vec::new() };
        errors.extend(refused.get().filter(|(sent, _)| *sent == form).map(|(_, error)| error));
        errors
    });
    let dirty = Memo::new(move |_| base.with(|base| draft.form() != *base));
    Effect::new(move || {
        if let Some((_, error)) = refused.get() {
            focus_soon(faults::control(error.field));
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let form = untrack(|| draft.form());
        if let Some(first) = wrong_with(half, &form).first() {
            tried.set(true);
            focus_soon(faults::control(first.field));
        } else {
            tried.set(false);
            on_save.run(form);
        }
    };
    let state = move || match (errors.with(Vec::len), dirty.get()) {
        (0, true) => texts.get().sync.form.changed.to_owned(),
        (0, false) => texts.get().sync.form.unchanged.to_owned(),
        (faulty, _) => texts.get().sync.form.faulty(faulty as u64),
    };
    let by = move || {
        saved.get().map(|saved| {
            let time = date_time(texts.language(), saved.at, Moment::DateAndTime);
            view! { <p class="quiet">{texts.get().sync.form.saved_by(saved.by.as_str(), &time)}</p> }
        })
    };
    let typed = Typed { draft, errors: errors.into() };
    view! {
        <form class="sync-form" novalidate on:submit=submit>
            {fields(typed)}
            <div class="sync-save">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    pending
                    disabled=Signal::derive(move || !dirty.get())
                    attr:id="save-settings"
                >
                    {texts.of(|t| t.sync.form.save)}
                </Button>
                <p role="status">{state}</p>
                {by}
            </div>
        </form>
    }
}

/// What is wrong with a half; the other one is not to be seen here.
fn wrong_with(half: Half, form: &SettingsForm) -> Vec<SettingsError> {
    let mut errors = form.parse(|zone| IntlZone::new(zone).is_some()).err().unwrap_or_default();
    errors.retain(|error| half.has(error.field));
    errors
}
