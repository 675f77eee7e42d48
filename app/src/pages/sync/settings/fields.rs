//! The fields of the settings, other than the schedule's.

use domain::{
    learning::LearningRole,
    service::Service,
    settings::{
        BeforeFirstDay, Certificates, Export, LearningName, PLACEHOLDERS, SettingsField, TakingAlong, Teams,
    },
};
use leptos::prelude::*;

use super::{draft::Draft, entry::Typed};
use crate::{
    components::{Checkbox, Field, RoleField, TextArea},
    i18n::use_admin_texts,
};

/// What new people get from the learning platform, and when.
#[component]
pub fn LearningFields(
    /// What is typed.
    typed: Typed,
    /// The roles that can be chosen.
    roles: Signal<Vec<LearningRole>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let invitation_hint = Signal::derive(move || {
        let placeholders = PLACEHOLDERS.map(|name| format!("{{{name}}}")).join(", ");
        texts.get().sync.form.invitation_hint(&placeholders)
    });
    let name = move |ticked| {
        typed.draft.learning_name.set(if ticked { LearningName::Preferred } else { LearningName::Full });
    };
    view! {
        <fieldset class="card">
            <legend>{Service::ISpringLearn.description().name}</legend>
            <p class="quiet">{texts.of(|t| t.sync.form.settings_hint)}</p>
            <TextArea
                id="sync-invitation"
                label=texts.of(|t| t.sync.parts.invitation)
                hint=invitation_hint
                value=typed.draft.invitation
                error=typed.error(SettingsField::Invitation)
            />
            <Checkbox
                id="sync-learning-name"
                label=texts.of(|t| t.sync.parts.learning_name)
                hint=texts.of(|t| t.sync.form.learning_name_hint)
                checked=Signal::derive(move || typed.draft.learning_name.get() == LearningName::Preferred)
                on_change=name
            />
            <RoleField
                id="sync-role"
                label=texts.of(|t| t.sync.parts.default_role)
                hint=texts.of(|t| t.sync.form.role_named)
                value=typed.draft.default_role
                roles
                error=typed.error(SettingsField::DefaultRole)
            />
        </fieldset>
        <Newcomers>
            <Field
                id="sync-account-lead"
                label=texts.of(|t| t.sync.parts.account_lead_days)
                hint=texts.of(|t| t.sync.form.account_lead_hint)
                inputmode="numeric"
                value=typed.draft.account_lead_days
                error=typed.error(SettingsField::AccountLeadDays)
            />
        </Newcomers>
    }
}

/// From when on new people are shown.
#[component]
pub fn NewcomerFields(
    /// What is typed.
    draft: Draft,
) -> impl IntoView {
    let texts = use_admin_texts();
    let show = move |ticked| {
        draft.before_first_day.set(if ticked { BeforeFirstDay::Shown } else { BeforeFirstDay::Hidden });
    };
    view! {
        <Newcomers>
            <Checkbox
                id="sync-before-first-day"
                label=texts.of(|t| t.sync.parts.before_first_day)
                checked=Signal::derive(move || draft.before_first_day.get() == BeforeFirstDay::Shown)
                on_change=show
            />
        </Newcomers>
    }
}

/// What holds for people who have not begun to work.
#[component]
fn Newcomers(children: Children) -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <fieldset class="card">
            <legend>{texts.of(|t| t.sync.form.newcomers)}</legend>
            <p class="quiet">{texts.of(|t| t.sync.form.newcomers_hint)}</p>
            {children()}
        </fieldset>
    }
}

/// Who takes the directory along, how long people are kept, and how much may be lost without a question.
#[component]
pub fn SafetyFields(
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let texts = use_admin_texts();
    let everybody = move |ticked| {
        typed.draft.taking_along.set(if ticked { TakingAlong::Everybody } else { TakingAlong::Admins });
    };
    let offer = move |ticked| typed.draft.teams.set(if ticked { Teams::Offered } else { Teams::NotOffered });
    view! {
        <fieldset class="card">
            <legend>{texts.of(|t| t.sync.form.safety)}</legend>
            <Checkbox
                id="sync-taking-along"
                label=texts.of(|t| t.sync.parts.taking_along)
                hint=texts.of(|t| t.sync.form.taking_along_hint)
                checked=Signal::derive(move || typed.draft.taking_along.get() == TakingAlong::Everybody)
                on_change=everybody
            />
            <Checkbox
                id="sync-teams"
                label=texts.of(|t| t.sync.parts.teams)
                hint=texts.of(|t| t.sync.form.teams_hint)
                checked=Signal::derive(move || typed.draft.teams.get() == Teams::Offered)
                on_change=offer
            />
            <Field
                id="sync-retention"
                label=texts.of(|t| t.sync.parts.retention_days)
                hint=texts.of(|t| t.sync.form.retention_hint)
                inputmode="numeric"
                value=typed.draft.retention_days
                error=typed.error(SettingsField::RetentionDays)
            />
            <Field
                id="sync-trail"
                label=texts.of(|t| t.sync.parts.trail_years)
                hint=texts.of(|t| t.sync.form.trail_hint)
                inputmode="numeric"
                value=typed.draft.trail_years
                error=typed.error(SettingsField::TrailYears)
            />
            <Field
                id="sync-offline"
                label=texts.of(|t| t.sync.parts.offline_days)
                hint=texts.of(|t| t.sync.form.offline_hint)
                inputmode="numeric"
                value=typed.draft.offline_days
                error=typed.error(SettingsField::OfflineDays)
            />
            <p id="guard-hint" class="quiet">{texts.of(|t| t.sync.form.guard_hint)}</p>
            <div class="sync-pair" role="group" aria-describedby="guard-hint">
                <Field
                    id="guard-people"
                    label=texts.of(|t| t.sync.parts.guard_people)
                    inputmode="numeric"
                    value=typed.draft.guard_people
                    error=typed.error(SettingsField::GuardPeople)
                />
                <Field
                    id="guard-percent"
                    label=texts.of(|t| t.sync.parts.guard_percent)
                    inputmode="numeric"
                    value=typed.draft.guard_percent
                    error=typed.error(SettingsField::GuardPercent)
                />
            </div>
        </fieldset>
    }
}

/// Whether what people complete goes back.
#[component]
pub fn ExportField(
    /// What is typed.
    draft: Draft,
) -> impl IntoView {
    let texts = use_admin_texts();
    let tick = move |ticked| draft.export.set(if ticked { Export::Allowed } else { Export::Forbidden });
    let share = move |ticked| {
        draft.certificates.set(if ticked { Certificates::Shared } else { Certificates::Private });
    };
    let allowed = Memo::new(move |_| draft.export.get() == Export::Allowed);
    view! {
        <fieldset class="card">
            <legend>{texts.of(|t| t.sync.form.export_title)}</legend>
            <Checkbox
                id="sync-export"
                label=texts.of(|t| t.sync.parts.export)
                hint=texts.of(|t| t.sync.form.export_hint)
                checked=allowed
                on_change=tick
            />
            <Checkbox
                id="sync-certificates"
                label=texts.of(|t| t.sync.parts.certificates)
                hint=texts.of(|t| t.sync.form.certificates_hint)
                checked=Signal::derive(move || draft.certificates.get() == Certificates::Shared)
                disabled=Signal::derive(move || !allowed.get())
                on_change=share
            />
        </fieldset>
    }
}
