//! The run that runs, or the last one; and the button that starts one.

use domain::{
    api::{call, runs::RunView, services::ConnectionView},
    service::HrSystem,
    sync::run::{Phase, RunId, Trigger},
};
use leptos::prelude::*;

use crate::{
    api::CallError,
    asking::{Loaded, Sending},
    attention::use_attention,
    bundles::PageLink,
    components::{Button, ButtonKind},
    i18n::{number, use_admin_texts},
    problems::notice::ProblemNotice,
    routes::{Page, Step},
    runs::{
        decision::ReviewDecision,
        panel::{RunPanel, failure_of},
        plan_review::Boundary,
        progress::Progress,
        review::Review,
        watch::RunWatch,
    },
};

/// The button that syncs. Whoever presses it while a sync runs joins that one.
#[component]
pub fn SyncButton(
    /// The run that runs, or the last one.
    watch: RunWatch,
    /// Why none could be started.
    problem: RwSignal<Option<CallError>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let starting = Sending::telling(problem);
    let start = move |()| starting.send(call::StartRun, move |run| watch.follow(run));
    view! {
        <Button kind=ButtonKind::Primary pending=starting.pending on_press=start attr:id="sync-now">
            {texts.of(|t| t.sync.sync)}
        </Button>
    }
}

/// The run that is under way, and what became of it as long as the page is open. Of all others the history tells.
#[component]
pub fn LatestRun(
    /// The run.
    watch: RunWatch,
) -> impl IntoView {
    let seen = Memo::new(move |before: Option<&Option<RunId>>| {
        watch.run().with(|run| {
            let run = run.as_ref()?;
            let was_seen = before.copied().flatten() == Some(run.id);
            (run.ended_at.is_none() || was_seen).then_some(run.id)
        })
    });
    let run = watch.first(move |run| seen.get() == Some(run.id));
    move || run().map(|run| view! { <section class="card"><ShownRun watch run/></section> })
}

#[component]
fn ShownRun(watch: RunWatch, run: Signal<RunView>) -> impl IntoView {
    let texts = use_admin_texts();
    let review = Review::of(watch);
    let id = Memo::new(move |_| run.with(|run| run.id));
    let title = move || {
        let ended = run.with(|run| run.ended_at.is_some());
        if ended { texts.get().sync.latest } else { texts.get().sync.current }
    };
    // The list above tells it.
    let attention = use_attention();
    let told =
        Memo::new(move |_| run.with(|run| failure_of(&run.phase)).filter(|failure| attention.tells(failure)));
    let waits = Memo::new(move |_| {
        run.with(|run| matches!(run.phase, Phase::Waiting { .. }).then_some((run.trigger, run.service)))
    });
    let is_moving = Memo::new(move |_| run.with(|run| Progress::of(run) != Progress::Still));
    let decision = move |(trigger, service): (Trigger, HrSystem)| match trigger {
        // The plan of a setup is decided on where the setup is.
        Trigger::Connect => {
            let preview = Page::Setup(service.into(), Step::Preview);
            view! { <p><PageLink to=preview>{texts.of(|t| t.services.resume)}</PageLink></p> }.into_any()
        }
        Trigger::Manual
        | Trigger::SourceChange
        | Trigger::Invitations
        | Trigger::ExportAgain
        | Trigger::Schedule { .. } => view! {
            <ReviewDecision
                review
                run
                boundary=boundary_of(service)
                approve=texts.of(|t| t.services.plan.approve)
                cancel=texts.of(|t| t.services.plan.cancel)
            />
        }
        .into_any(),
    };
    view! {
        <h2 id="latest-run" tabindex="-1">{title}</h2>
        <RunPanel run lost=watch.is_lost() told/>
        <Pages run/>
        <Show when=move || is_moving.get()>
            <Button pending=review.deciding.pending on_press=move |()| review.drop_run() attr:id="stop-run">
                {texts.of(|t| t.services.run.stop)}
            </Button>
        </Show>
        {move || waits.get().map(decision)}
        <p><PageLink to=Signal::derive(move || Page::Run(id.get()))>{texts.of(|t| t.sync.see_run)}</PageLink></p>
    }
}

/// How many pages of the source are read, while it is being read.
#[component]
fn Pages(run: Signal<RunView>) -> impl IntoView {
    let texts = use_admin_texts();
    let pages = Memo::new(move |_| {
        run.with(|run| (run.phase == Phase::Reading && run.pages > 0).then_some((run.pages, run.pages_total)))
    });
    let words = move |(read, total): (u64, Option<u64>)| match total {
        Some(total) => {
            let (n, total) = (number(texts.language(), read), number(texts.language(), total.max(read)));
            texts.get().sync.page_of(&n, &total)
        }
        None => texts.get().sync.pages(read),
    };
    move || pages.get().map(|pages| view! { <p id="run-pages" class="quiet">{words(pages)}</p> })
}

/// What stays outside, as the connection of `service` says once it has answered.
fn boundary_of(service: HrSystem) -> Signal<Boundary> {
    let connection = Loaded::<ConnectionView>::nothing();
    connection.ask(call::Connection { service: service.into() });
    // Without an answer the plan is shown all the same, without what stays outside.
    Signal::derive(move || {
        connection
            .view
            .with(|view| view.as_ref().and_then(ConnectionView::hr).map(Into::into).unwrap_or_default())
    })
}

/// Why no sync could be started.
#[component]
pub fn StartProblem(
    /// Why.
    problem: RwSignal<Option<CallError>>,
) -> impl IntoView {
    move || problem.get().map(|problem| view! { <ProblemNotice id="sync-error" problem/> })
}
