//! The form of the settings: says what is wrong at its field, and keeps what was typed.

use domain::{
    api::sync::{NextRun, Saved},
    learning::LearningRole,
    settings::{SettingsError, SettingsField, SettingsForm},
};
use leptos::{ev, prelude::*};
use zone::IntlZone;

use super::{
    draft::Draft,
    faults,
    fields::{ExportField, LearningFields, NewcomerFields, SafetyFields},
    schedule::ScheduleFields,
};
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

/// The form.
#[component]
pub fn SettingsEntry(
    /// What is typed.
    draft: Draft,
    /// What is saved.
    base: Signal<SettingsForm>,
    /// Whether the time zone is only the browser's, because nobody has saved one yet.
    #[prop(into)]
    suggested: Signal<bool>,
    /// Who saved last, and when.
    #[prop(into)]
    saved: Signal<Option<Saved>>,
    /// What the Worker says of the next syncs by what is saved.
    #[prop(into)]
    next: Signal<Vec<NextRun>>,
    /// The roles that can be chosen, if the learning platform is connected.
    #[prop(optional, into)]
    roles: Signal<Option<Vec<LearningRole>>>,
    /// What the API refused.
    #[prop(into)]
    refused: Signal<Refused>,
    /// Whether it is being saved.
    #[prop(into)]
    pending: Signal<bool>,
    /// Saves the form, which is right as far as can be told here.
    on_save: Callback<SettingsForm>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let tried = RwSignal::new(false);
    let errors = Memo::new(move |_| {
        let form = draft.form();
        let mut errors = if tried.get() { wrong_with(&form) } else { Vec::new() };
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
        if let Some(first) = wrong_with(&form).first() {
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
    // Only what is saved is what the Worker goes by.
    let announced = Signal::derive(move || {
        let form = draft.form();
        let same = base.with(|base| {
            (form.automatic, &form.times, &form.zone) == (base.automatic, &base.times, &base.zone)
        });
        same.then(|| next.get())
    });
    let typed = Typed { draft, errors: errors.into() };
    view! {
        <form class="sync-form" novalidate on:submit=submit>
            <LearningFields typed roles/>
            <ScheduleFields typed suggested announced/>
            <NewcomerFields typed/>
            <SafetyFields typed/>
            <ExportField draft/>
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

fn wrong_with(form: &SettingsForm) -> Vec<SettingsError> {
    form.parse(|zone| IntlZone::new(zone).is_some()).err().unwrap_or_default()
}
