//! What a run or a plan does: how many people what happens to, and what there is to note.

use chrono::{DateTime, Utc};
use domain::{
    api::runs::RunView,
    sync::{plan::Counts, run::Phase, snapshot::Completeness},
};
use leptos::prelude::*;

use super::words;
use crate::{
    components::Marked,
    i18n::{Moment, UseAdminTexts, date_time, number, use_admin_texts},
};

/// What a run that has ended did: when, how many, and what was left out.
#[component]
pub fn RunSummary(
    /// The run.
    run: Signal<RunView>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let time = move |pick: fn(&RunView) -> Option<DateTime<Utc>>| {
        move || run.with(pick).map(|at| date_time(texts.language(), at, Moment::DateAndTime))
    };
    let counts = Memo::new(move |_| run.with(|run| run.counts));
    let done = Memo::new(move |_| run.with(|run| run.phase == Phase::Done));
    view! {
        <dl class="facts">
            <div>
                <dt>{texts.of(|t| t.services.run.started)}</dt>
                <dd>{time(|run| Some(run.started_at))}</dd>
            </div>
            {move || time(|run| run.ended_at)().map(|at| view! {
                <div><dt>{texts.of(|t| t.services.run.ended)}</dt><dd>{at}</dd></div>
            })}
        </dl>
        {move || counts.get().filter(|_| done.get()).map(|counts| view! { <CountList counts prefix="run"/> })}
        <Show when=move || done.get()>
            <RunNotes run/>
        </Show>
    }
}

/// How many people a plan does what to. Changes that happen to nobody are left out.
#[component]
pub fn CountList(
    /// The counts.
    counts: Counts,
    /// What the ids start with.
    prefix: &'static str,
) -> impl IntoView {
    let texts = use_admin_texts();
    let entry = move |name: &'static str, label: fn(UseAdminTexts) -> &'static str, n: u64| {
        view! {
            <div>
                <dt>{move || label(texts)}</dt>
                <dd id=format!("{prefix}-{name}") data-count=n>{move || number(texts.language(), n)}</dd>
            </div>
        }
    };
    let optional = move |name, label, n| (n > 0).then(|| entry(name, label, n));
    view! {
        <dl class="counts" aria-label=texts.of(|t| t.services.plan.counts)>
            {entry("joins", |t| t.get().services.run.joins, counts.joins)}
            {optional("returns", |t: UseAdminTexts| t.get().services.run.returns, counts.returns)}
            {entry("updates", |t| t.get().services.run.updates, counts.updates)}
            {optional("moves", |t: UseAdminTexts| t.get().services.run.moves, counts.moves)}
            {entry("leaves", |t| t.get().services.run.leaves, counts.leaves)}
            {entry("unchanged", |t| t.get().services.run.unchanged, counts.unchanged)}
        </dl>
        {(counts.changed() == 0).then(|| view! { <p>{texts.of(|t| t.services.run.nothing_changed)}</p> })}
    }
}

/// What was left out or replaced, and whether everybody arrived.
#[component]
pub fn RunNotes(
    /// The run.
    run: Signal<RunView>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let service = move || run.with(|run| run.service);
    let warnings = Memo::new(move |_| run.with(|run| run.warnings.clone()));
    let gap = Memo::new(move |_| {
        run.with(|run| match run.completeness {
            Some(Completeness::Incomplete(gap)) => Some(gap),
            _ => None,
        })
    });
    let has_warnings = Memo::new(move |_| !warnings.with(Vec::is_empty));
    let list = move || {
        let service = service();
        let warning = |counted| {
            let text = words::warning(texts.get(), service, counted);
            view! { <li><Marked text service/></li> }
        };
        warnings.get().into_iter().map(warning).collect_view()
    };
    view! {
        {move || gap.get().map(|gap| view! {
            <p id="plan-incomplete">
                {move || texts.get().services.run.incomplete(service().into())} " "
                {move || words::gap(&texts.get().services.run, service(), gap)}
            </p>
        })}
        <Show when=move || has_warnings.get()>
            <h3>{texts.of(|t| t.services.run.warnings)}</h3>
            <ul id="run-warnings" class="warnings">{list}</ul>
        </Show>
    }
}
