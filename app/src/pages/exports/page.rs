//! The page of all exports.

use domain::{
    api::{
        endpoint::Endpoint,
        exports::{ExportView, ExportsView},
        runs::RunView,
    },
    export::entry::Stage,
    sync::run::{Phase, Trigger},
};
use leptos::{leptos_dom::helpers::request_animation_frame, prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_query_map};

use super::{
    counts::ExportFigures, ledger::Ledger, state::ExportStateNotice, table::ExportsTable, try_again::TryAgain,
};
use crate::{
    api::{Call, use_api},
    components::{Button, Choice, SelectField, Skeleton, focus_on},
    halves::{PageLink, use_go_to},
    i18n::use_admin_texts,
    pages::services::{problem_notice::ProblemNotice, run_panel::RunPanel, run_watch::RunWatch},
    routes::Page,
    shell::use_title,
};

/// Every completion, and where its export is. Which stage is asked for stands in the address.
#[component]
pub fn ExportsPage() -> impl IntoView {
    let texts = use_admin_texts();
    use_title(texts.of(|t| t.exports.title));
    let map = use_query_map();
    let stage = Memo::new(move |_| map.with(|map| map.get("stage").as_deref().and_then(Stage::named)));
    let ledger = Ledger::of(stage.into());
    let watch = RunWatch::start();
    let ended = Memo::new(move |_| watch.run().with(|run| run.as_ref().and_then(|run| run.ended_at)));
    Effect::new(move |before: Option<Option<Stage>>| {
        let now = stage.get();
        // A memo that is only tracked is never computed, and so never changes.
        _ = ended.get();
        if before.is_some_and(|before| before != now) {
            ledger.shown.set(None);
        }
        ledger.refresh();
        now
    });
    let retry = Callback::new(move |()| ledger.refresh());
    let known = ledger.known();
    view! {
        <div class="page">
            <p class="crumbs"><PageLink to=Page::Sync(None)>{texts.of(|t| t.exports.all_syncs)}</PageLink></p>
            <header>
                <h1>{texts.of(|t| t.exports.title)}</h1>
                <p class="quiet">{texts.of(|t| t.exports.intro)}</p>
            </header>
            {move || ledger.problem.get().map(|problem| view! {
                <ProblemNotice id="exports-error" problem on_retry=retry/>
            })}
            {move || known.get().map(|view| view! { <Known view/> })}
            <Again ledger watch/>
            <List ledger/>
        </div>
    }
}

/// What is known of all exports.
#[component]
fn Known(view: ExportsView) -> impl IntoView {
    let texts = use_admin_texts();
    let to_setting = move || {
        view! { <p><PageLink to=Page::Sync(None)>{texts.of(|t| t.exports.to_setting)}</PageLink></p> }
    };
    view! {
        <ExportStateNotice state=view.state to_setting=to_setting.into()/>
        <ExportFigures view/>
    }
}

/// Trying again, and how far that is.
#[component]
fn Again(ledger: Ledger, watch: RunWatch) -> impl IntoView {
    let texts = use_admin_texts();
    let api = use_api();
    let starting = RwSignal::new(false);
    let under_way =
        Memo::new(move |_| watch.run().with(|run| run.as_ref().is_some_and(|run| run.ended_at.is_none())));
    let start = Callback::new(move |()| {
        starting.set(true);
        ledger.problem.set(None);
        spawn_local(async move {
            let answer = api.send::<RunView>(Call::to(Endpoint::ExportAgain, &[])).await;
            _ = starting.try_set(false);
            match answer {
                Ok(run) => watch.follow(run),
                Err(error) => _ = ledger.problem.try_set(Some(error)),
            }
        });
    });
    let shown = Memo::new(move |_| watch.run().with(|run| run.as_ref().is_some_and(is_of_exports)));
    let known = ledger.known();
    Effect::new(move |before: Option<bool>| {
        let failed = known.with(|view| view.as_ref().is_some_and(|view| view.counts.failed > 0));
        if before == Some(true) && !failed {
            request_animation_frame(go_on_at_the_run);
        }
        failed
    });
    let panel = move || {
        let first = shown.get().then(|| watch.run().get_untracked()).flatten()?;
        let run = Memo::new(move |_| watch.run().get().unwrap_or_else(|| first.clone()));
        let run: Signal<RunView> = run.into();
        let id = Memo::new(move |_| run.with(|run| run.id));
        Some(view! {
            <section class="card" aria-labelledby=RUN_TITLE>
                <h2 id=RUN_TITLE tabindex="-1">{texts.of(|t| t.exports.run_title)}</h2>
                <RunPanel run lost=watch.is_lost()/>
                <p><PageLink to=Signal::derive(move || Page::Run(id.get()))>{texts.of(|t| t.sync.see_run)}</PageLink></p>
            </section>
        })
    };
    view! {
        <TryAgain
            view=known
            pending=Signal::derive(move || starting.get() || under_way.get())
            on_press=start
        />
        {panel}
    }
}

const RUN_TITLE: &str = "exporting-title";

/// The button goes with the last failure: who had the focus on it goes on at what it has started.
fn go_on_at_the_run() {
    if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
        focus_on(RUN_TITLE);
    }
}

/// Whether a run is worth to be seen here: it exports, or was started for that.
fn is_of_exports(run: &RunView) -> bool {
    run.phase == Phase::Exporting || run.trigger == Trigger::ExportAgain
}

/// The completions in the stage that is asked for.
#[component]
fn List(ledger: Ledger) -> impl IntoView {
    let texts = use_admin_texts();
    let navigate = use_go_to();
    let choose = move |chosen: String| {
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&Page::Exports(Stage::named(&chosen)).address(), options);
    };
    let choices = Signal::derive(move || {
        let words = &texts.get().exports;
        let choice = |stage: Stage| Choice::new(stage.as_str(), words.stage.of(stage));
        let all = Choice::new("", words.any_state);
        std::iter::once(all).chain(Stage::ALL.map(choice)).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || ledger.stage.get().map(Stage::as_str).unwrap_or_default().to_owned());
    let next = Memo::new(move |_| {
        ledger.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.next.is_some()))
    });
    let exports = ledger.exports();
    view! {
        <section aria-labelledby="completions-title">
            <header class="service-head">
                <h2 id="completions-title">{texts.of(|t| t.exports.list)}</h2>
                <SelectField
                    id="exports-stage"
                    label=texts.of(|t| t.exports.state)
                    value=chosen
                    choices
                    on_change=choose
                />
            </header>
            {move || match exports.get() {
                Some(exports) => {
                    view! { <Found exports filtered=ledger.stage.get_untracked().is_some()/> }.into_any()
                }
                None if ledger.problem.with(Option::is_some) => ().into_any(),
                None => view! { <Skeleton/> }.into_any(),
            }}
            <Show when=move || next.get()>
                <p>
                    <Button pending=ledger.loading on_press=move |()| ledger.more() attr:id="exports-more">
                        {texts.of(|t| t.sync.history.more)}
                    </Button>
                </p>
            </Show>
        </section>
    }
}

/// The completions, or that there is none.
#[component]
pub fn Found(
    /// The completions.
    exports: Vec<ExportView>,
    /// Whether only those in one stage were asked for.
    filtered: bool,
) -> impl IntoView {
    let texts = use_admin_texts();
    if exports.is_empty() {
        let none = move || {
            let words = &texts.get().exports;
            if filtered { words.none_of_these } else { words.none }
        };
        view! { <p class="quiet">{none}</p> }.into_any()
    } else {
        view! { <ExportsTable exports/> }.into_any()
    }
}
