//! The overview of the syncs.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::api::{call, runs::Outcome, sync::SyncView};
use leptos::prelude::*;

use super::{
    frame::{SyncFrame, SyncTab},
    history::section::{HistorySection, use_history},
    offer::DailyOffer,
    state::{NothingConnected, StateLine, last_known},
    sync_now::{LatestRun, StartProblem, SyncButton},
};
use crate::{
    api::CallError,
    asking::{Loaded, while_seen},
    attention::AttentionList,
    components::Skeleton,
    i18n::now,
    problems::notice::ProblemNotice,
    runs::watch::RunWatch,
};

/// How syncing goes, what needs a person, the run that runs, and the history.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let sync = Loaded::<SyncView>::nothing();
    let Loaded { view, problem, .. } = sync;
    let start_problem = RwSignal::new(None::<CallError>);
    let load = Callback::new(move |()| sync.ask(call::Sync));
    let watch = RunWatch::start();
    watch.look_while_idle();
    let news = news_of(watch);
    Effect::new(move || {
        news.track();
        load.run(());
    });
    let history = use_history();
    let now = minutes();
    let known = Memo::new(move |_| view.with(Option::is_some));
    let connected =
        Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.source.is_some())));
    let last = Memo::new(move |_| {
        let success = view.with(|view| view.as_ref()?.last_success);
        history.latest.with(|runs| last_known(runs, success))
    });
    let people = Memo::new(move |_| last.with(|last| last.people));
    let button = move || connected.get().then(|| view! { <SyncButton watch problem=start_problem/> });
    view! {
        <SyncFrame tab=SyncTab::Overview action=button>
            <AttentionList/>
            {move || problem.get().map(|problem| view! { <ProblemNotice id="sync-view-error" problem on_retry=load/> })}
            <Show when=move || known.get() fallback=move || problem.with(Option::is_none).then(|| view! { <Skeleton/> })>
                <Show when=move || connected.get() fallback=NothingConnected>
                    <StateLine view=view.into() last=last.into() now/>
                    <DailyOffer sync people=people.into()/>
                    <StartProblem problem=start_problem/>
                    <LatestRun watch/>
                </Show>
                <HistorySection history news now/>
            </Show>
        </SyncFrame>
    }
}

/// The time that it is, to the minute, as long as the page is seen.
fn minutes() -> Signal<DateTime<Utc>> {
    let time = RwSignal::new(now());
    while_seen(Duration::from_mins(1), move || time.set(now()));
    time.into()
}

/// Grows each time that a run starts, waits or ends: then there is something new to say.
fn news_of(watch: RunWatch) -> Signal<u32> {
    let seen = Memo::new(move |_| {
        let run = || watch.run().with(|run| run.as_ref().map(|run| (run.id, Outcome::of(&run.phase))));
        watch.has_looked().get().then(run)
    });
    let news = RwSignal::new(0);
    Effect::new(move |before: Option<Option<_>>| {
        let now = seen.get();
        // The first look tells what is there anyway.
        if before.flatten().is_some_and(|before| now != Some(before)) {
            news.update(|news| *news += 1);
        }
        now
    });
    news.into()
}
