//! The page of all exports.

use domain::{
    api::exports::{ExportView, ExportsView},
    export::entry::Stage,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_query_map};

use super::{
    again::Again,
    counts::ExportFigures,
    ledger::{self, Ledger},
    state::ExportStateNotice,
    table::ExportsTable,
};
use crate::{
    approval::waiting::WaitingExportsNotice,
    bundles::{PageLink, use_go_to},
    components::{Button, Choice, SelectField, Skeleton},
    i18n::use_admin_texts,
    problems::notice::ProblemNotice,
    routes::Page,
    runs::watch::RunWatch,
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
    // A memo that is only tracked is never computed, and so never changes.
    ledger.follow(move || _ = ended.get());
    let retry = Callback::new(move |()| ledger.refresh());
    let known = ledger::known(ledger);
    view! {
        <div class="page">
            <p class="crumbs">
                <PageLink to=Page::LearningSettings>{texts.of(|t| t.sync.overview.learning)}</PageLink>
            </p>
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
        view! { <p><PageLink to=Page::LearningSettings>{texts.of(|t| t.exports.to_setting)}</PageLink></p> }
    };
    view! {
        <ExportStateNotice state=view.state to_setting=to_setting.into()/>
        <WaitingExportsNotice waiting=view.counts.waiting/>
        <ExportFigures view/>
    }
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
    let chosen = Signal::derive(move || ledger.asked.get().map(Stage::as_str).unwrap_or_default().to_owned());
    let has_more = ledger.has_more();
    let exports = ledger::exports(ledger);
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
                    view! { <Found exports filtered=ledger.asked.get_untracked().is_some()/> }.into_any()
                }
                None if ledger.problem.with(Option::is_some) => ().into_any(),
                None => view! { <Skeleton/> }.into_any(),
            }}
            <Show when=move || has_more.get()>
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
