//! The Sync page.

use domain::{
    api::{call, runs::Outcome, sync::SyncView},
    learning::LearningRole,
};
use leptos::prelude::*;

use super::{
    conflict::Conflict,
    editor::Editor,
    entry::SettingsEntry,
    history_section::HistorySection,
    idle::look_while_idle,
    leave::LeaveGuard,
    platform::load_platform,
    state::{LastOutcomes, NothingConnected, RevokedNotice},
    sync_now::{LatestRun, StartProblem, SyncButton},
};
use crate::{
    api::{CallError, use_api},
    approval::waiting::WaitingNotice,
    asking::Loaded,
    components::Skeleton,
    i18n::use_admin_texts,
    pages::exports::section::ExportsSection,
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
    look_while_idle(watch);
    let news = news_of(watch);
    Effect::new(move || {
        news.track();
        load.run(());
    });
    let platform = load_platform(api, news);
    let known = Memo::new(move |_| view.with(Option::is_some) && platform.with(Option::is_some));
    let roles = Memo::new(move |_| platform.get().and_then(|platform| platform.roles));
    let waiting = Signal::derive(move || platform.get().map_or(0, |platform| platform.waiting));
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
            {move || problem.get().map(|problem| view! { <ProblemNotice id="sync-view-error" problem on_retry=load/> })}
            <Show when=move || known.get() fallback=move || problem.with(Option::is_none).then(|| view! { <Skeleton/> })>
                <Show when=move || connected.get() fallback=NothingConnected>
                    <RevokedNotice view=view.into()/>
                    <WaitingNotice waiting/>
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

/// The settings, and what somebody else made of them meanwhile.
#[component]
fn Settings(view: RwSignal<Option<SyncView>>, roles: Signal<Option<Vec<LearningRole>>>) -> impl IntoView {
    let first = view.get_untracked()?;
    let editor = Editor::new(&first, view);
    Effect::new(move || view.with(|view| view.iter().for_each(|view| editor.learn(view))));
    let unsaved = Memo::new(move |_| editor.is_dirty());
    let suggested = Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.version == 0)));
    let conflict = move || {
        editor.conflict.get().map(|theirs| {
            view! {
                <Conflict
                    mine=Signal::derive(move || editor.draft.form())
                    theirs
                    on_take=Callback::new(move |()| editor.take_theirs())
                    on_keep=Callback::new(move |()| editor.keep_mine())
                />
            }
        })
    };
    Some(view! {
        <LeaveGuard unsaved/>
        <section>
            <SettingsEntry
                draft=editor.draft
                base=editor.base.into()
                suggested
                saved=Signal::derive(move || view.with(|view| view.as_ref().and_then(|view| view.saved.clone())))
                next=Signal::derive(move || {
                    view.with(|view| view.as_ref().map(|view| view.next.clone()).unwrap_or_default())
                })
                roles
                refused=editor.refused
                pending=editor.saving
                on_save=Callback::new(move |form| editor.save(form))
            />
            {move || editor.problem.get().map(|problem| view! { <ProblemNotice id="save-error" problem/> })}
            {conflict}
        </section>
    })
}
