//! A plan that waits for a person: what will happen, to whom, and what stays outside.

use domain::{
    api::{
        runs::{PlanView, RunView},
        services::HrView,
    },
    attribute::{Attribute, BirthdayDetail},
    sync::run::Phase,
    text::Text,
};
use leptos::prelude::*;

use super::{
    plan_people::PlanPeople,
    summary::{CountList, RunNotes},
    value_table::ValueTable,
    words,
};
use crate::{
    components::{Notice, Tone},
    i18n::use_admin_texts,
};

/// What the credential may read beyond what is released, and how much of birthdays is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Boundary {
    /// Names of fields that nobody released.
    pub over_granted: Vec<Text>,
    /// How much of a birthday is kept.
    pub birthday: BirthdayDetail,
}

impl From<&HrView> for Boundary {
    /// What stays outside, as the connection says.
    fn from(connection: &HrView) -> Self {
        Self { over_granted: connection.over_granted.clone(), birthday: connection.release.birthday() }
    }
}

/// What a waiting plan does. `plan` holds the people that were loaded so far.
#[component]
pub fn PlanReview(
    /// The plan, with the people loaded so far.
    plan: Signal<PlanView>,
    /// Its run.
    run: Signal<RunView>,
    /// What stays outside.
    #[prop(into)]
    boundary: Signal<Boundary>,
    /// Loads the people after those that are shown.
    on_more: Callback<usize>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let hold = move || {
        run.with(|run| match &run.phase {
            Phase::Waiting { hold, .. } => words::hold(texts.get(), run.service, hold),
            _ => String::new(),
        })
    };
    let service = Signal::derive(move || run.with(|run| run.service));
    let counts = Memo::new(move |_| plan.with(|plan| plan.counts));
    let values = Memo::new(move |_| plan.with(|plan| plan.values.clone()));
    view! {
        <section class="plan" aria-labelledby="plan-title">
            <h3 id="plan-title">{texts.of(|t| t.services.plan.title)}</h3>
            <p id="hold-sentence">{hold}</p>
            {move || (counts.get().without_status > 0).then(|| view! {
                <div id="without-status">
                    <Notice tone=Tone::Warning>
                        {move || {
                            words::without_status(texts.get(), service.get(), counts.get().without_status)
                        }}
                    </Notice>
                </div>
            })}
            {move || view! { <CountList counts=counts.get() prefix="plan"/> }}
            <RunNotes run/>
            <ValueTable values/>
            <Stored plan boundary/>
            <LeftOut plan boundary/>
            <PlanPeople plan service on_more/>
        </section>
    }
}

#[component]
fn Stored(plan: Signal<PlanView>, boundary: Signal<Boundary>) -> impl IntoView {
    let texts = use_admin_texts();
    let name = move |attribute: Attribute| match (attribute, boundary.with(|b| b.birthday)) {
        (Attribute::Birthday, BirthdayDetail::DayAndMonth) => texts.get().services.plan.stored_birthday,
        _ => texts.get().attributes.name(attribute),
    };
    let list = move || {
        plan.with(|plan| plan.stored.iter().map(|one| view! { <li>{name(*one)}</li> }).collect_view())
    };
    view! {
        <h4>{texts.of(|t| t.services.plan.stored)}</h4>
        <ul id="plan-stored" class="chips">{list}</ul>
    }
}

#[component]
fn LeftOut(plan: Signal<PlanView>, boundary: Signal<Boundary>) -> impl IntoView {
    let texts = use_admin_texts();
    let unreleased = move || plan.with(|plan| not_stored(&plan.stored));
    let released_text = move || match unreleased() {
        attributes if attributes.is_empty() => texts.get().services.plan.left_out_nothing.to_owned(),
        attributes => {
            let names = texts.get().attributes.names(&attributes);
            texts.get().services.plan.left_out_released(&names)
        }
    };
    let over_granted = move || {
        let names = boundary.with(|b| b.over_granted.iter().map(Text::as_str).collect::<Vec<_>>().join(", "));
        (!names.is_empty()).then(|| {
            let text = texts.get().services.plan.left_out_over_granted(&names);
            view! { <li id="plan-over-granted">{text}</li> }
        })
    };
    view! {
        <h4>{texts.of(|t| t.services.plan.left_out)}</h4>
        <ul id="plan-left-out" class="warnings">
            <li>{released_text}</li>
            {over_granted}
        </ul>
    }
}

/// The attributes that will not be stored.
pub fn not_stored(stored: &[Attribute]) -> Vec<Attribute> {
    Attribute::ALL.into_iter().filter(|attribute| !stored.contains(attribute)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_stored_is_told() {
        let stored: Vec<_> = Attribute::ALL.into_iter().filter(|a| *a != Attribute::Gender).collect();
        assert_eq!(not_stored(&stored), [Attribute::Gender]);
    }
}
