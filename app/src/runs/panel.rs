//! How far a run is, and how it ended.

use chrono::{DateTime, Utc};
use domain::{
    api::{
        error::{ApiError, ErrorCode},
        runs::RunView,
    },
    service::Service,
    sync::{
        plan::Counts,
        run::{Phase, Trouble},
        snapshot::Completeness,
    },
};
use leptos::prelude::*;

use super::{
    progress::{Progress, phase_name},
    side_words::service_in,
    words,
};
use crate::{
    api::CallError,
    components::{Badge, Marked, Notice, Progress as ProgressBar, Tone},
    i18n::{Moment, UseAdminTexts, date_time, number, use_admin_texts},
    problems::{advice::call_advice, notice::ProblemNotice},
};

/// A run: its phase, how far it is, what troubles it, and what came of it.
#[component]
pub fn RunPanel(
    /// The run.
    run: Signal<RunView>,
    /// Whether we have lost sight of it.
    #[prop(into)]
    lost: Signal<bool>,
    /// A failure that the page tells already, with what to do.
    #[prop(optional, into)]
    told: Signal<Option<ApiError>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let phase = move || run.with(|run| phase_name(&run.phase));
    let word = move || run.with(|run| words::phase(&texts.get().services.run, &run.phase));
    let service = move || run.with(|run| run.service);
    let trouble = Memo::new(move |_| run.with(|run| run.trouble.clone()));
    let failure = Memo::new(move |_| {
        let failure = run.with(|run| failure_of(&run.phase));
        failure.filter(|failure| told.with(|told| told.as_ref() != Some(failure)))
    });
    let dropped = move || {
        run.with(|run| match run.phase {
            Phase::Dropped { reason } => Some(words::drop_reason(&texts.get().services.run, reason)),
            _ => None,
        })
    };
    view! {
        <div id="run" class="run" data-phase=phase>
            <p class="visually-hidden" role="status">{word}</p>
            <RunProgress run/>
            <RunMark run/>
            {move || lost.get().then(|| view! { <p class="quiet">{texts.of(|t| t.services.run.connection_lost)}</p> })}
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble service=troubling(&run.get())/> })}
            {move || failure.get().map(|error| view! {
                <ProblemNotice id="run-failure" problem=CallError::Api(error) service=service()/>
            })}
            {move || dropped().map(|reason| view! { <p>{reason}</p> })}
        </div>
    }
}

/// The failure that ended a run, if one did.
pub fn failure_of(phase: &Phase) -> Option<ApiError> {
    match phase {
        Phase::Failed { failure } | Phase::GaveUp { failure } => Some(failure.clone().into()),
        // What was being done is the operator's to know, and in the log.
        Phase::Faulted { .. } => Some(ErrorCode::Internal.error()),
        _ => None,
    }
}

#[component]
fn RunProgress(run: Signal<RunView>) -> impl IntoView {
    let texts = use_admin_texts();
    let progress = Memo::new(move |_| run.with(Progress::of));
    let moving = Memo::new(move |_| progress.get() != Progress::Still);
    let sentence = Signal::derive(move || {
        words::progress(texts.language(), &texts.get().services.run, progress.get()).unwrap_or_default()
    });
    let label = Signal::derive(move || {
        run.with(|run| words::phase(&texts.get().services.run, &run.phase)).to_owned()
    });
    let done = Signal::derive(move || progress.get().bar().map_or(0, |(done, _)| done));
    let all = Signal::derive(move || progress.get().bar().map(|(_, all)| all));
    view! {
        <Show when=move || moving.get()>
            <ProgressBar label value=done total=all text=sentence/>
        </Show>
    }
}

/// The phase of a run that is not moving: it waits, or it is over.
#[component]
fn RunMark(run: Signal<RunView>) -> impl IntoView {
    let texts = use_admin_texts();
    let still = Memo::new(move |_| run.with(|run| Progress::of(run) == Progress::Still));
    let tone = Signal::derive(move || {
        run.with(|run| match run.phase {
            Phase::Done => Tone::Success,
            Phase::Failed { .. } | Phase::GaveUp { .. } | Phase::Faulted { .. } => Tone::Error,
            Phase::Waiting { .. } | Phase::Missed => Tone::Warning,
            _ => Tone::Info,
        })
    });
    let word = Signal::derive(move || {
        run.with(|run| words::phase(&texts.get().services.run, &run.phase)).to_owned()
    });
    view! {
        <Show when=move || still.get()>
            <p aria-hidden="true"><Badge tone text=word/></p>
        </Show>
    }
}

/// The service whose failure is being waited out, where that is known.
fn troubling(run: &RunView) -> Option<Service> {
    service_in(&run.phase, run.service, &run.trouble.as_ref()?.failure)
}

/// A failure that is being waited out.
#[component]
fn TroubleNotice(trouble: Trouble, service: Option<Service>) -> impl IntoView {
    let texts = use_admin_texts();
    let error = CallError::Api(ApiError::from(trouble.failure));
    let what = move || call_advice(texts.get(), service, &error).what;
    let again = move || {
        let time = date_time(texts.language(), trouble.again_at, Moment::DateAndTime);
        texts.get().services.run.again_at(&time)
    };
    view! {
        <div id="run-trouble" role="status">
            <Notice tone=Tone::Warning>
                <p>{what}</p>
                <p>{again}</p>
            </Notice>
        </div>
    }
}

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
