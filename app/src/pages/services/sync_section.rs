//! Syncing a connection: now, the run that runs, and the last one.

use domain::{
    api::{endpoint::Endpoint, runs::RunView, services::ConnectionView},
    service::Service,
    sync::run::{Phase, Trigger},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use super::{
    connection::ShownConnection,
    decision::ReviewDecision,
    plan_review::Boundary,
    problem_notice::ProblemNotice,
    review::Review,
    run_panel::{RunPanel, RunSummary},
    run_watch::RunWatch,
};
use crate::{
    api::{Call, CallError},
    components::{Button, ButtonKind, Skeleton},
    i18n::use_texts,
    pages::setup::step::Step,
};

/// The button that syncs, and the run.
#[component]
pub fn SyncSection(
    /// The connection.
    shown: ShownConnection,
    /// The run that runs, or the last one.
    watch: RunWatch,
) -> impl IntoView {
    let texts = use_texts();
    let starting = RwSignal::new(false);
    let problem = RwSignal::new(None::<CallError>);
    let running =
        Memo::new(move |_| watch.run().with(|run| run.as_ref().is_some_and(|run| run.ended_at.is_none())));
    let sync_now = move |()| {
        starting.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = shown.api.send::<RunView>(Call::to(Endpoint::StartRun, &[])).await;
            starting.try_set(false);
            match answer {
                Ok(run) => watch.follow(run),
                Err(error) => _ = problem.try_set(Some(error)),
            }
        });
    };
    let has_run = Memo::new(move |_| watch.run().with(Option::is_some));
    view! {
        <section aria-labelledby="sync-title">
            <header class="service-head">
                <h2 id="sync-title">{texts.of(|t| t.services.connection.sync)}</h2>
                <Button
                    kind=ButtonKind::Primary
                    pending=starting
                    disabled=running
                    on_press=sync_now
                    attr:id="sync-now"
                >
                    {texts.of(|t| t.services.connection.sync_now)}
                </Button>
            </header>
            {move || problem.get().map(|problem| view! { <ProblemNotice id="sync-error" problem/> })}
            {move || match watch.run().get_untracked().filter(|_| has_run.get()) {
                Some(seen) => {
                    let run = Memo::new(move |_| watch.run().get().unwrap_or_else(|| seen.clone()));
                    view! { <ShownRun shown watch run=run.into()/> }.into_any()
                }
                None if watch.has_looked().get() => {
                    view! { <p>{texts.of(|t| t.services.connection.no_run)}</p> }.into_any()
                }
                None => view! { <Skeleton lines=2/> }.into_any(),
            }}
        </section>
    }
}

/// The run: how far it is, its plan while it waits, and what it did once it is over.
#[component]
fn ShownRun(shown: ShownConnection, watch: RunWatch, run: Signal<RunView>) -> impl IntoView {
    let texts = use_texts();
    let review = Review::of(watch);
    let over = Memo::new(move |_| run.with(|run| run.ended_at.is_some()));
    let waits =
        Memo::new(move |_| run.with(|run| matches!(run.phase, Phase::Waiting { .. }).then_some(run.trigger)));
    let boundary =
        Signal::derive(move || shown.view.with(|view| view.as_ref().map(boundary).unwrap_or_default()));
    let decision = move |trigger| match trigger {
        // The plan of a setup is decided on where the setup is.
        Trigger::Connect => {
            let address = Step::Preview.address(Service::Personio);
            view! { <p><A href=address>{texts.of(|t| t.services.resume)}</A></p> }.into_any()
        }
        Trigger::Manual | Trigger::SourceChange | Trigger::Schedule { .. } => view! {
            <ReviewDecision
                review
                run
                boundary
                approve=texts.of(|t| t.services.plan.approve)
                cancel=texts.of(|t| t.services.plan.cancel)
            />
        }
        .into_any(),
    };
    view! {
        <RunPanel run lost=watch.is_lost()/>
        {move || waits.get().map(decision)}
        {move || over.get().then(|| view! { <RunSummary run/> })}
    }
}

fn boundary(connection: &ConnectionView) -> Boundary {
    Boundary { over_granted: connection.over_granted.clone(), birthday: connection.release.birthday() }
}
