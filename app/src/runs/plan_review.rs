//! A plan that waits for a person: what will happen, to whom, and what stays outside.

use domain::{
    api::{
        runs::{ChangeKind, ChangeView, PlanView, RunView},
        services::HrView,
    },
    attribute::{Attribute, BirthdayDetail},
    service::HrSystem,
    sync::{matching::Evidence, plan::LeaveReason, run::Phase},
    text::Text,
};
use leptos::prelude::*;

use super::{
    panel::{CountList, RunNotes},
    value_table::ValueTable,
    words,
};
use crate::{
    components::{ButtonKind, Notice, Tone},
    i18n::{AdminTexts, number, texts::services::Plans, use_admin_texts},
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
            <People plan service on_more/>
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

#[component]
fn People(plan: Signal<PlanView>, service: Signal<HrSystem>, on_more: Callback<usize>) -> impl IntoView {
    let texts = use_admin_texts();
    let next = Memo::new(move |_| plan.with(|plan| plan.next));
    let nobody = Memo::new(move |_| plan.with(|plan| plan.changes.is_empty()));
    let shown = move || {
        let (shown, all) = plan.with(|plan| (plan.changes.len() as u64, plan.counts.changed()));
        let (shown, all) = (number(texts.language(), shown), number(texts.language(), all));
        texts.get().services.plan.shown_of(&shown, &all)
    };
    let by_name = Memo::new(move |_| plan.with(matched_by_name));
    let rows = move || plan.with(|plan| plan.changes.clone()).into_iter().enumerate();
    let row = move |(_, change): (usize, ChangeView)| {
        let kind = change.kind;
        let name = change.name.clone();
        let shown_name = move || match name.as_str() {
            "" => texts.get().services.plan.nameless.to_owned(),
            name => name.to_owned(),
        };
        view! {
            <tr>
                <th scope="row">{shown_name}</th>
                <td>{move || change_words(texts.get(), service.get(), &kind)}</td>
            </tr>
        }
    };
    view! {
        <h4 id="plan-people-title">{texts.of(|t| t.services.plan.people)}</h4>
        {move || (by_name.get() > 0).then(|| view! {
            <div id="matched-by-name">
                <Notice tone=Tone::Warning>
                    {move || texts.get().services.plan.by_name(by_name.get())}
                </Notice>
            </div>
        })}
        <Show
            when=move || !nobody.get()
            fallback=move || view! { <p>{texts.of(|t| t.services.plan.nobody)}</p> }
        >
            <table id="plan-people" class="table plan-people" aria-labelledby="plan-people-title">
                <thead>
                    <tr>
                        <th scope="col">{texts.of(|t| t.services.plan.name)}</th>
                        <th scope="col">{texts.of(|t| t.services.plan.change)}</th>
                    </tr>
                </thead>
                <tbody>
                    // By place, too: two services may call two people the same.
                    <For each=rows key=|(place, change)| (*place, change.id.clone()) children=row/>
                </tbody>
            </table>
            <p class="plan-more">
                <span class="quiet" role="status">{shown}</span>
                {move || next.get().map(|from| view! {
                    <button type="button" id="plan-more" class=ButtonKind::Secondary.class() on:click=move |_| on_more.run(from)>
                        {texts.of(|t| t.services.plan.show_more)}
                    </button>
                })}
            </p>
        </Show>
    }
}

/// How many of the people loaded so far are taken for the same by nothing but their name.
pub fn matched_by_name(plan: &PlanView) -> u64 {
    let by_name = |change: &&ChangeView| matches!(change.kind, ChangeKind::Moves { by: Evidence::Name, .. });
    plan.changes.iter().filter(by_name).count() as u64
}

/// What happens to somebody by a run that reads `service`.
pub fn change_words(texts: &AdminTexts, service: HrSystem, kind: &ChangeKind) -> String {
    let plan = &texts.services.plan;
    match kind {
        ChangeKind::Joins => plan.joins.to_owned(),
        ChangeKind::Returns => plan.returns.to_owned(),
        ChangeKind::Updates { attributes, lost } => {
            differences(texts, attributes, lost).unwrap_or_else(|| plan.updates_status.to_owned())
        }
        ChangeKind::Moves { by, attributes, lost, from: _ } => {
            let what = differences(texts, attributes, lost).unwrap_or_else(|| plan.stays.to_owned());
            let matched = match by {
                Evidence::WorkEmail => plan.matched_by_email,
                Evidence::Name => plan.matched_by_name,
            };
            format!("{what} ({matched})")
        }
        ChangeKind::Leaves { reason: LeaveReason::Terminated } => plan.terminated.to_owned(),
        ChangeKind::Leaves { reason: LeaveReason::Deleted } => plan.deleted(service.into()),
        ChangeKind::Leaves { reason: LeaveReason::NotInSource } => plan.not_in_source.to_owned(),
    }
}

/// Which attributes have other values and which have none any more, if there are any.
fn differences(texts: &AdminTexts, attributes: &[Attribute], lost: &[Attribute]) -> Option<String> {
    let plan = &texts.services.plan;
    let named = |sentence: fn(&Plans, &str) -> String, attributes: &[Attribute]| {
        (!attributes.is_empty()).then(|| sentence(plan, &texts.attributes.names(attributes)))
    };
    let sentences: Vec<_> =
        named(Plans::updates, attributes).into_iter().chain(named(Plans::loses, lost)).collect();
    (!sentences.is_empty()).then(|| sentences.join(". "))
}

/// The same plan with the people of `more` after its own. A part of another plan changes nothing.
#[must_use]
pub fn with_more(plan: &PlanView, more: PlanView) -> PlanView {
    if plan.hash != more.hash {
        return plan.clone();
    }
    let changes = plan.changes.iter().cloned().chain(more.changes).collect();
    PlanView { changes, next: more.next, ..plan.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> PlanView {
        serde_json::from_str(include_str!("../../tests/data/plan.json")).unwrap()
    }

    #[test]
    fn the_next_people_come_after_the_first_ones_of_the_same_plan_only() {
        let more = PlanView { next: None, ..plan() };
        let joined = with_more(&plan(), more.clone());
        assert_eq!((joined.changes.len(), joined.next), (6, None));
        let other = PlanView { hash: serde_json::from_str(r#""11ee""#).unwrap(), ..more };
        assert_eq!(with_more(&plan(), other), plan());
    }

    #[test]
    fn a_person_s_line_says_what_changes_what_is_lost_and_how_they_were_matched() {
        use crate::i18n::Language;

        let (team, phone) = (vec![Attribute::Team], vec![Attribute::Phone]);
        let moves = |attributes: &[Attribute], lost: &[Attribute]| ChangeKind::Moves {
            from: HrSystem::BambooHr,
            by: Evidence::WorkEmail,
            attributes: attributes.to_vec(),
            lost: lost.to_vec(),
        };
        let updates = |attributes: &[Attribute], lost: &[Attribute]| ChangeKind::Updates {
            attributes: attributes.to_vec(),
            lost: lost.to_vec(),
        };
        for (kind, line) in [
            (moves(&[], &[]), "Stays (matched by work e-mail)"),
            (moves(&team, &[]), "Changes: Team (matched by work e-mail)"),
            (moves(&team, &phone), "Changes: Team. Loses: Work phone (matched by work e-mail)"),
            (updates(&[], &[]), "Employment status changes"),
            (updates(&team, &phone), "Changes: Team. Loses: Work phone"),
            (updates(&[], &phone), "Loses: Work phone"),
        ] {
            assert_eq!(change_words(Language::English.admin_texts(), HrSystem::Personio, &kind), line);
        }
    }

    #[test]
    fn what_is_not_stored_is_told() {
        let stored: Vec<_> = Attribute::ALL.into_iter().filter(|a| *a != Attribute::Gender).collect();
        assert_eq!(not_stored(&stored), [Attribute::Gender]);
    }
}
