//! When the organisation syncs by itself.

use domain::{
    api::sync::NextRun,
    schedule::{Automatic, MOST},
    settings::{SettingsField, SettingsForm},
};
use leptos::prelude::*;

use super::{entry::Typed, next_runs::NextRuns};
use crate::{
    components::{Button, ButtonKind, Checkbox, Field, Icon, IconName, focus_soon},
    i18n::use_admin_texts,
};

/// Whether, at which times, on whose clocks; and what follows from that.
#[component]
pub fn ScheduleFields(
    /// What is typed.
    typed: Typed,
    /// Whether the time zone is only suggested.
    suggested: Signal<bool>,
    /// What is saved.
    base: Signal<SettingsForm>,
    /// What the Worker says of the next syncs by what is saved.
    next: Signal<Vec<NextRun>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let draft = typed.draft;
    let automatic = move |ticked| draft.automatic.set(if ticked { Automatic::On } else { Automatic::Off });
    let zone_hint = Signal::derive(move || {
        let form = &texts.get().sync.form;
        if suggested.get() { form.zone_suggested } else { form.zone_hint }.to_owned()
    });
    let zones = || {
        zone::known()
            .into_iter()
            .map(|zone| view! { <option value=zone.to_string()></option> })
            .collect_view()
    };
    // Only what is saved is what the Worker goes by.
    let announced = Signal::derive(move || {
        let form = draft.form();
        let same = base.with(|base| {
            (form.automatic, &form.times, &form.zone) == (base.automatic, &base.times, &base.zone)
        });
        same.then(|| next.get())
    });
    view! {
        <fieldset class="card">
            <legend>{texts.of(|t| t.sync.form.synchronisation)}</legend>
            <Checkbox
                id="sync-automatic"
                label=texts.of(|t| t.sync.parts.automatic)
                hint=texts.of(|t| t.sync.form.automatic_hint)
                checked=Signal::derive(move || draft.automatic.get() == Automatic::On)
                on_change=automatic
            />
            <Times typed/>
            <Field
                id="sync-zone"
                label=texts.of(|t| t.sync.parts.zone)
                hint=zone_hint
                list="sync-zones"
                value=draft.zone
                error=typed.error(SettingsField::Zone)
            />
            <datalist id="sync-zones">{zones()}</datalist>
            <NextRuns form=Signal::derive(move || draft.form()) announced/>
        </fieldset>
    }
}

#[component]
fn Times(typed: Typed) -> impl IntoView {
    let texts = use_admin_texts();
    let draft = typed.draft;
    let full = Signal::derive(move || draft.times.get() >= MOST);
    let hint = move || {
        let form = &texts.get().sync.form;
        if full.get() { form.times_full } else { form.times_hint }
    };
    let add = move |()| focus_soon(format!("sync-time-{}", draft.add_time()));
    view! {
        <div class="sync-times" role="group" aria-label=texts.of(|t| t.sync.parts.times) aria-describedby="times-hint">
            <For
                each=move || 0..draft.times.get()
                key=|index| *index
                children=move |index| view! { <Time typed index/> }
            />
            <div class="sync-add">
                <Button disabled=full on_press=add attr:id="add-time" attr:aria-describedby="times-hint">
                    {texts.of(|t| t.sync.form.add_time)}
                </Button>
                <p id="times-hint" class="field-hint">{hint}</p>
            </div>
        </div>
    }
}

#[component]
fn Time(typed: Typed, index: usize) -> impl IntoView {
    let texts = use_admin_texts();
    let draft = typed.draft;
    let number = move || (index + 1).to_string();
    let label = Signal::derive(move || texts.get().sync.form.time(&number()));
    let remove_label = move || texts.get().sync.form.remove_time(&number());
    let remove = move |_| {
        draft.remove_time(index);
        let left = draft.times.get_untracked();
        // The focus stays where it was, as far as there is still something.
        focus_soon(match left.checked_sub(1) {
            Some(last) => format!("remove-time-{}", index.min(last)),
            None => "add-time".to_owned(),
        });
    };
    // A place that is there for each time that there can be, and one more.
    let value = *draft.places.get(index)?;
    Some(view! {
        <div class="sync-time">
            <Field
                id=format!("sync-time-{index}")
                kind="time"
                label
                value
                error=typed.error(SettingsField::Time(index))
            />
            <button
                type="button"
                id=format!("remove-time-{index}")
                class=ButtonKind::Quiet.class()
                aria-label=remove_label
                on:click=remove
            >
                <Icon name=IconName::Close/>
            </button>
        </div>
    })
}
