//! To whom a plan does something, and what.

use domain::{
    api::runs::{ChangeKind, ChangeView, PlanView},
    attribute::Attribute,
    service::HrSystem,
    sync::{matching::Evidence, plan::LeaveReason},
};
use leptos::prelude::*;

use crate::{
    components::{ButtonKind, Notice, Tone},
    i18n::{AdminTexts, number, texts::services::Plans, use_admin_texts},
};

/// Those to whom a plan does something, as far as they are loaded, and what.
#[component]
pub(super) fn PlanPeople(
    /// The plan.
    plan: Signal<PlanView>,
    /// The service that its run reads.
    service: Signal<HrSystem>,
    /// Loads the people after those that are shown.
    on_more: Callback<usize>,
) -> impl IntoView {
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
fn matched_by_name(plan: &PlanView) -> u64 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_person_s_line_says_what_changes_what_is_lost_and_how_they_were_matched() {
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
            assert_eq!(change_words(AdminTexts::of(Language::English), HrSystem::Personio, &kind), line);
        }
    }
}
