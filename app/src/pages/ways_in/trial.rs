//! Trying an identity provider before it is put to use: what came of it.

use domain::{
    access::Role,
    api::sign_in::{ProviderView, ToldView, TrialView},
    identity::Refusal,
};
use leptos::prelude::*;

use crate::{
    components::{Button, ButtonKind, Notice, Tone, breakable},
    i18n::{AdminTexts, Moment, date_time, use_admin_texts},
    shell::role_name,
};

/// The trial of what was entered, and putting it to use: `<TrialSection draft member on_try=… on_activate=… pending/>`.
#[component]
pub fn TrialSection(
    /// What was entered.
    draft: ProviderView,
    /// The id of whoever looks at it.
    member: String,
    /// Leads to it, to try it.
    on_try: Callback<()>,
    /// Puts it to use.
    on_activate: Callback<()>,
    /// Whether something is being done.
    #[prop(into)]
    pending: Signal<bool>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let is_tried = draft.is_tried_by(&member);
    let kind = if is_tried { ButtonKind::Secondary } else { ButtonKind::Primary };
    view! {
        <section class="card" aria-labelledby="trial-title">
            <h2 id="trial-title">{texts.of(|t| t.ways_in.trial_title)}</h2>
            <p>{texts.of(|t| t.ways_in.trial_intro)}</p>
            {draft.trial.map(|trial| view! { <Outcome trial/> })}
            <p class="actions">
                <Button kind pending on_press=on_try attr:id="try-sign-in">{texts.of(|t| t.ways_in.try_it)}</Button>
                {is_tried.then(|| view! {
                    <Button kind=ButtonKind::Primary pending on_press=on_activate attr:id="activate-sign-in">
                        {texts.of(|t| t.ways_in.activate)}
                    </Button>
                })}
            </p>
        </section>
    }
}

#[component]
fn Outcome(trial: TrialView) -> impl IntoView {
    let texts = use_admin_texts();
    let tone = if trial.refusal.is_some() { Tone::Warning } else { Tone::Success };
    let at = trial.at;
    let title = Signal::derive(move || {
        Some(texts.get().ways_in.tried_at(&date_time(texts.language(), at, Moment::DateAndTime)))
    });
    let (told, role, refusal) = (trial.told.clone(), trial.role, trial.refusal);
    view! {
        <div id="trial-outcome" class="stack">
            <Notice tone title>
                <p>{move || what_came(texts.get(), &trial)}</p>
                {refusal.map(code)}
            </Notice>
            {told.map(|told| view! { <Told told role/> })}
        </div>
    }
}

/// The reason by its name, as the audit trail has it: for who sets it up.
fn code(refusal: Refusal) -> impl IntoView {
    view! { <p><code>{refusal.as_str()}</code></p> }
}

fn what_came(texts: &AdminTexts, trial: &TrialView) -> String {
    let words = &texts.ways_in;
    match (trial.refusal, &trial.person) {
        (Some(refusal), _) => [words.would_not, words.refusals.of(refusal)].join(" "),
        (None, Some(name)) => words.would_be(name.as_str()),
        (None, None) => words.would_be_invited.to_owned(),
    }
}

#[component]
fn Told(told: ToldView, role: Option<Role>) -> impl IntoView {
    let texts = use_admin_texts();
    let ToldView { subject, address, address_verified, groups } = told;
    let verified = move || {
        let words = &texts.get().ways_in;
        match address_verified {
            Some(true) => words.yes,
            Some(false) => words.no,
            None => words.not_said,
        }
    };
    let given = role.map(|role| {
        view! {
            <div>
                <dt>{texts.of(|t| t.ways_in.role)}</dt>
                <dd>{move || role_name(&texts.get().shell, role)}</dd>
            </div>
        }
    });
    view! {
        <h3>{texts.of(|t| t.ways_in.told)}</h3>
        <dl class="facts">
            <div><dt>{texts.of(|t| t.ways_in.subject)}</dt><dd>{subject}</dd></div>
            <div><dt>{texts.of(|t| t.ways_in.address)}</dt><dd>{breakable(&address.unwrap_or_default())}</dd></div>
            <div><dt>{texts.of(|t| t.ways_in.verified)}</dt><dd>{verified}</dd></div>
            {(!groups.is_empty()).then(|| view! {
                <div><dt>{texts.of(|t| t.ways_in.groups)}</dt><dd>{groups.join(", ")}</dd></div>
            })}
            {given}
        </dl>
    }
}
