//! The history: every run, and what became of it.

use chrono::{DateTime, Utc};
use domain::api::runs::{Outcome, RunView};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_query_map};

use super::{
    chart::HistoryChart,
    loaded::{History, asked},
    table::HistoryTable,
};
use crate::{
    bundles::use_go_to,
    components::{Button, Choice, SelectField, Skeleton},
    i18n::use_admin_texts,
    problems::notice::ProblemNotice,
    routes::Page,
    runs::words,
};

/// The history. Which outcome is asked for stands in the address.
pub fn use_history() -> History {
    let map = use_query_map();
    let outcome = Memo::new(move |_| map.with(|map| asked(map.get("outcome").as_deref())));
    History::of(outcome.into())
}

/// The history.
#[component]
pub fn HistorySection(
    /// What is loaded of it.
    history: History,
    /// Changes when there is something new to load.
    news: Signal<u32>,
    /// The time that it is.
    now: Signal<DateTime<Utc>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let outcome = history.outcome;
    Effect::new(move |before: Option<Option<Outcome>>| {
        let now = outcome.get();
        news.track();
        if before.is_some_and(|before| before != now) {
            history.forget();
        }
        history.refresh();
        now
    });
    let navigate = use_go_to();
    let choose = move |chosen: String| {
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&Page::Sync(asked(Some(&chosen))).address(), options);
    };
    let choices = Signal::derive(move || {
        let history = &texts.get().sync.history;
        let choice = |one: Outcome| Choice::new(one.as_str(), words::outcome(history, one));
        let all = Choice::new("", history.all);
        std::iter::once(all).chain(Outcome::ALL.into_iter().map(choice)).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || outcome.get().map(Outcome::as_str).unwrap_or_default().to_owned());
    let (runs, has_more) = (history.seen(), history.has_more());
    let retry = Callback::new(move |()| history.refresh());
    view! {
        <section aria-labelledby="history-title">
            <header class="service-head">
                <h2 id="history-title">{texts.of(|t| t.sync.history.title)}</h2>
                <SelectField
                    id="history-outcome"
                    label=texts.of(|t| t.sync.history.outcome)
                    value=chosen
                    choices
                    on_change=choose
                />
            </header>
            {move || history.problem.get().map(|problem| view! {
                <ProblemNotice id="history-error" problem on_retry=retry/>
            })}
            {move || match runs.get() {
                None => view! { <Skeleton/> }.into_any(),
                Some(runs) => {
                    view! { <Found runs filtered=outcome.get_untracked().is_some() now/> }.into_any()
                }
            }}
            <Show when=move || has_more.get()>
                <p>
                    <Button pending=history.loading on_press=move |()| history.more() attr:id="history-more">
                        {texts.of(|t| t.sync.history.more)}
                    </Button>
                </p>
            </Show>
            <HistoryChart runs=history.latest/>
        </section>
    }
}

#[component]
fn Found(runs: Vec<RunView>, filtered: bool, now: Signal<DateTime<Utc>>) -> impl IntoView {
    let texts = use_admin_texts();
    if runs.is_empty() {
        let none = move || {
            let words = &texts.get().sync.history;
            if filtered { words.none_of_these } else { words.none }
        };
        view! { <p class="quiet">{none}</p> }.into_any()
    } else {
        view! { <HistoryTable runs now/> }.into_any()
    }
}
