//! The Sync page.

use domain::api::{call, runs::Outcome, sync::SyncView};
use leptos::prelude::*;

use super::{
    exports::section::ExportsSection,
    history::section::HistorySection,
    platform::load_platform,
    settings::Settings,
    state::{LastOutcomes, NothingConnected},
    sync_now::{LatestRun, StartProblem, SyncButton},
};
use crate::{
    api::{CallError, use_api},
    asking::Loaded,
    attention::AttentionList,
    components::Skeleton,
    i18n::use_admin_texts,
    problems::notice::ProblemNotice,
    runs::watch::RunWatch,
    shell::use_title,
};

/// The settings, the run that runs, and the history.
#[component]
pub fn SyncPage() -> impl IntoView {
    let texts = use_admin_texts();
    let api = use_api();
    use_title(texts.of(|t| t.shell.sync));
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
    let platform = load_platform(api, news);
    let known = Memo::new(move |_| view.with(Option::is_some) && platform.with(Option::is_some));
    let roles = Memo::new(move |_| platform.get().and_then(|platform| platform.roles));
    let connected =
        Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.source.is_some())));
    view! {
        <div class="page sync">
            <header class="page-header">
                <div>
                    <h1>{texts.of(|t| t.shell.sync)}</h1>
                    <p class="quiet">{texts.of(|t| t.sync.intro)}</p>
                </div>
                <Show when=move || connected.get()>
                    <SyncButton watch problem=start_problem/>
                </Show>
            </header>
            <AttentionList/>
            {move || problem.get().map(|problem| view! { <ProblemNotice id="sync-view-error" problem on_retry=load/> })}
            <Show when=move || known.get() fallback=move || problem.with(Option::is_none).then(|| view! { <Skeleton/> })>
                <Show when=move || connected.get() fallback=NothingConnected>
                    <section class="card sync-state">
                        <LastOutcomes view=view.into()/>
                        <StartProblem problem=start_problem/>
                        <LatestRun watch/>
                    </section>
                    <Settings view roles=roles.into()/>
                    <ExportsSection news/>
                </Show>
                <HistorySection news/>
            </Show>
        </div>
    }
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
