//! Runs, one row each.

use chrono::{DateTime, Utc};
use domain::api::runs::{Outcome, RunView};
use leptos::prelude::*;

use super::words::{counts, duration, seconds, since_when, tone, trigger};
use crate::{
    bundles::PageLink,
    components::Badge,
    i18n::{Moment, UseAdminTexts, clock, date_time, number, use_admin_texts},
    problems::advice::advice,
    routes::Page,
    runs::{panel::failure_of, side_words::side_words, words::outcome},
};

/// Runs, the latest first.
#[component]
pub fn HistoryTable(
    /// The runs.
    runs: Vec<RunView>,
    /// The time that it is.
    now: Signal<DateTime<Utc>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let head = move |pick: fn(&crate::i18n::texts::sync::History) -> &'static str| {
        view! { <th scope="col">{move || pick(&texts.get().sync.history)}</th> }
    };
    view! {
        <table id="history" class="table history">
            <caption class="visually-hidden">{texts.of(|t| t.sync.history.title)}</caption>
            <thead>
                <tr>
                    {head(|words| words.started)}
                    {head(|words| words.outcome)}
                    {head(|words| words.trigger)}
                    {head(|words| words.duration)}
                    {head(|words| words.result)}
                </tr>
            </thead>
            <tbody>{move || runs.iter().map(|run| row(texts, run, now)).collect_view()}</tbody>
        </table>
    }
}

fn row(texts: UseAdminTexts, run: &RunView, now: Signal<DateTime<Utc>>) -> impl IntoView + use<> {
    let (language, words) = (texts.language(), &texts.get().sync.history);
    let came_to = Outcome::of(&run.phase);
    let started = since(texts, run.started_at, now);
    let took = seconds(run).map(|seconds| duration(words, seconds));
    view! {
        <tr class="history-row" data-run-id=run.id.0 data-outcome=came_to.as_str()>
            <th scope="row">
                <PageLink to=Page::Run(run.id)>{started}</PageLink>
            </th>
            <td><Badge tone=tone(came_to) text=outcome(words, came_to).to_owned()/></td>
            <td>{trigger(words, run.trigger, |at| clock(language, at))}</td>
            <td data-label=words.duration>{took}</td>
            <td>{result(texts, run)}</td>
        </tr>
    }
}

/// How long ago something was, with when exactly.
fn since(texts: UseAdminTexts, at: DateTime<Utc>, now: Signal<DateTime<Utc>>) -> impl IntoView + use<> {
    let exactly = date_time(texts.language(), at, Moment::DateAndTime);
    // The minute alone changes while somebody reads the row, and the focus stays in it.
    let told = move || since_when(texts.language(), texts.get(), at, now.get());
    view! { <time datetime=format!("{at:?}") title=exactly>{told}</time> }
}

/// What a run changed, or what stopped it; what it did beside the directory; and how much there is to note.
fn result(texts: UseAdminTexts, run: &RunView) -> String {
    let (language, all) = (texts.language(), texts.get());
    let happened = match (failure_of(&run.phase), run.counts) {
        (Some(failure), _) => advice(all, run.service, &failure).what,
        (None, Some(planned)) => counts(&all.services.run, planned, |n| number(language, n)),
        (None, None) => String::new(),
    };
    let notes = match run.warnings.len() as u64 {
        0 => String::new(),
        notes => all.sync.history.warnings(notes),
    };
    let beside = side_words(all, run, |n| number(language, n));
    let parts = [happened].into_iter().chain(beside).chain([notes]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
