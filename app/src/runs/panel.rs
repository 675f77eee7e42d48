//! How far a run is, and what troubles it.

use domain::{
    api::{error::ApiError, runs::RunView},
    service::Service,
    sync::run::{Phase, Trouble},
};
use leptos::prelude::*;

use super::{
    progress::{Progress, phase_name},
    side_words::service_in,
    words,
};
use crate::{
    api::CallError,
    components::{Badge, Notice, Progress as ProgressBar, Tone},
    i18n::{Moment, date_time, use_admin_texts},
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
        Phase::Failed { failure } | Phase::GaveUp { failure } => {
            Some(ApiError::of_run(Some(failure.clone())))
        }
        Phase::Faulted { .. } => Some(ApiError::of_run(None)),
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
