//! One run: what it did, to whom, and what there is to note.

use domain::{
    api::{
        call,
        runs::{Outcome, RunView},
    },
    sync::run::{Phase, RunId, Trigger},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;

use super::{changes::RunChanges, words::trigger};
use crate::{
    api::{Api, CallError, use_api},
    asking::once_there,
    bundles::PageLink,
    components::Skeleton,
    i18n::{clock, use_admin_texts},
    pages::not_found::NotFoundPage,
    problems::notice::ProblemNotice,
    routes::Page,
    runs::{
        panel::RunPanel,
        progress::look_again_after,
        side_facts::SideFacts,
        summary::{RunNotes, RunSummary},
    },
    shell::use_title,
};

/// The run of the address.
#[component]
pub fn RunPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("run")?.parse().ok().map(RunId)));
    move || match id.get() {
        Some(id) => view! { <OneRun id/> }.into_any(),
        None => view! { <NotFoundPage/> }.into_any(),
    }
}

/// The run, and what is known of it.
#[derive(Debug, Clone, Copy)]
struct Seen {
    api: Api,
    id: RunId,
    run: RwSignal<Option<RunView>>,
    problem: RwSignal<Option<CallError>>,
}

impl Seen {
    /// Looks at the run, and again until it is over.
    fn look(self) {
        spawn_local(async move {
            let call = call::Run { run: self.id };
            match self.api.send(call).await {
                Ok(run) => {
                    let again = look_again_after(&run.phase);
                    _ = self.problem.try_set(None);
                    // Once the page is left, nobody looks any more.
                    if let (None, Some(after)) = (self.run.try_set(Some(run)), again) {
                        set_timeout(move || self.look(), after);
                    }
                }
                Err(error) => _ = self.problem.try_set(Some(error)),
            }
        });
    }
}

#[component]
fn OneRun(id: RunId) -> impl IntoView {
    let texts = use_admin_texts();
    let seen = Seen { api: use_api(), id, run: RwSignal::new(None), problem: RwSignal::new(None) };
    seen.look();
    let title = Signal::derive(move || texts.get().sync.run.title(&id.0.to_string()));
    use_title(title);
    let run = once_there(move || seen.run.get());
    let retry = Callback::new(move |()| seen.look());
    view! {
        <div class="page">
            <p class="crumbs"><PageLink to=Page::Sync(None)>{texts.of(|t| t.sync.run.all)}</PageLink></p>
            <h1>{title}</h1>
            {move || seen.problem.get().map(|problem| view! { <ProblemNotice id="run-error" problem on_retry=retry/> })}
            {move || match run() {
                Some(run) => view! { <Details run/> }.into_any(),
                None if seen.problem.with(Option::is_some) => ().into_any(),
                None => view! { <Skeleton/> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Details(run: Signal<RunView>) -> impl IntoView {
    let texts = use_admin_texts();
    let started_by = move || {
        let started_by = run.with(|run| run.trigger);
        trigger(&texts.get().sync.history, started_by, |at| clock(texts.language(), at))
    };
    let service = Memo::new(move |_| {
        run.with(|run| {
            let reads = !matches!(run.trigger, Trigger::Invitations | Trigger::ExportAgain);
            reads.then(|| run.service.description().name)
        })
    });
    let entries = Page::Audit(format!("?subject=run/{}", run.with_untracked(|run| run.id.0)));
    let over = Memo::new(move |_| run.with(|run| run.ended_at.is_some() && run.phase != Phase::Missed));
    let unfinished = Memo::new(move |_| run.with(|run| Outcome::of(&run.phase) != Outcome::Done));
    let changes = Memo::new(move |_| {
        run.with(|run| {
            // A run that began with accounts or exports has read nothing.
            let all = run.counts?.changed();
            (run.phase == Phase::Done).then_some((run.id, run.service, all))
        })
    });
    view! {
        <section class="card">
            <RunPanel run lost=false/>
            <dl class="facts">
                <div><dt>{texts.of(|t| t.sync.history.trigger)}</dt><dd>{started_by}</dd></div>
                {move || service.get().map(|service| view! {
                    <div><dt>{texts.of(|t| t.sync.run.service)}</dt><dd>{service}</dd></div>
                })}
            </dl>
            {move || over.get().then(|| view! { <RunSummary run/> })}
            {move || unfinished.get().then(|| view! { <RunNotes run/> })}
        </section>
        <p><PageLink to=entries>{texts.of(|t| t.audit.to_entries)}</PageLink></p>
        <SideFacts run/>
        {move || changes.get().map(|(run, service, all)| match all {
            0 => view! { <p>{texts.of(|t| t.sync.run.none)}</p> }.into_any(),
            all => view! { <RunChanges run service all/> }.into_any(),
        })}
    }
}
