//! The history as a chart, and the same numbers as a table.

use domain::api::runs::{Outcome, RunView};
use leptos::prelude::*;

use super::{
    picture::{self, Picture, Row},
    words::{duration, seconds},
};
use crate::{
    components::{Chart, ChartRow, Drawn},
    i18n::{Moment, UseAdminTexts, date_time, number, use_admin_texts},
    runs::words::outcome,
};

/// How many runs there are at least where it says something.
const FEWEST: usize = 5;

/// People, changes and duration over time. Nothing where there are few runs, or none has finished.
#[component]
pub fn HistoryChart(
    /// The runs, the latest first.
    #[prop(into)]
    runs: Signal<Vec<RunView>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    move || {
        let picture = runs.with(|runs| picture::of(runs).filter(|_| runs.len() >= FEWEST))?;
        let label = alternative(texts, &picture);
        let words = &texts.get().sync.history;
        let counted = |name: &str, drawn, row: &Row| {
            chart_row(texts, name, &number(texts.language(), row.highest()), drawn, row)
        };
        let rows = vec![
            counted(words.people, Drawn::Line, &picture.people),
            counted(words.changes, Drawn::Bars, &picture.changes),
            chart_row(
                texts,
                words.duration,
                &duration(words, picture.seconds.highest()),
                Drawn::Bars,
                &picture.seconds,
            ),
        ];
        let day = |at| date_time(texts.language(), at, Moment::Date);
        let missing =
            (!picture.missing.is_empty()).then(|| view! { <p class="chart-key quiet">{words.missing}</p> });
        Some(view! {
            <figure id="history-chart" class="card">
                <figcaption><h3>{words.chart}</h3></figcaption>
                <Chart label rows missing=picture.missing from=day(picture.from) until=day(picture.until)/>
                {missing}
                <details>
                    <summary>{words.numbers}</summary>
                    <Numbers runs/>
                </details>
            </figure>
        })
    }
}

fn chart_row(texts: UseAdminTexts, name: &str, highest: &str, drawn: Drawn, row: &Row) -> ChartRow {
    let highest = texts.get().sync.history.highest(highest);
    ChartRow { name: name.to_owned(), highest, drawn, points: row.points.clone() }
}

/// What the chart shows, in words.
fn alternative(texts: UseAdminTexts, picture: &Picture) -> String {
    let (language, words) = (texts.language(), &texts.get().sync.history);
    let day = |at| date_time(language, at, Moment::Date);
    let people = |value: Option<&u64>| number(language, value.copied().unwrap_or_default());
    let (from, until) = (day(picture.from), day(picture.until));
    let (first, last) = (people(picture.people.values.first()), people(picture.people.values.last()));
    let changes = number(language, picture.changes.highest());
    let duration = duration(words, picture.seconds.highest());
    let said = words.chart_text(&from, &until, &first, &last, &changes, &duration);
    let syncs = words.chart_syncs(picture.people.values.len() as u64);
    let missing = match picture.missing.len() as u64 {
        0 => String::new(),
        missing => words.chart_missing(missing),
    };
    [syncs, said, missing].join(" ").trim_end().to_owned()
}

/// The numbers of the chart.
#[component]
fn Numbers(runs: Signal<Vec<RunView>>) -> impl IntoView {
    let texts = use_admin_texts();
    let rows = move || {
        let words = &texts.get().sync.history;
        let shown = |n: Option<u64>| n.map(|n| number(texts.language(), n));
        let row = |run: RunView| {
            view! {
                <tr>
                    <th scope="row">{date_time(texts.language(), run.started_at, Moment::DateAndTime)}</th>
                    <td>{outcome(words, Outcome::of(&run.phase))}</td>
                    <td>{shown(run.present)}</td>
                    <td>{shown(run.counts.map(|counts| counts.changed()))}</td>
                    <td>{seconds(&run).map(|seconds| duration(words, seconds))}</td>
                </tr>
            }
        };
        runs.get().into_iter().map(row).collect_view()
    };
    let head = move |pick: fn(&crate::i18n::texts::sync::History) -> &'static str| {
        view! { <th scope="col">{move || pick(&texts.get().sync.history)}</th> }
    };
    view! {
        <div class="sync-scroll" tabindex="0" role="group" aria-label=texts.of(|t| t.sync.history.chart)>
            <table class="table">
                <caption class="visually-hidden">{texts.of(|t| t.sync.history.chart)}</caption>
                <thead>
                    <tr>
                        {head(|words| words.started)}
                        {head(|words| words.outcome)}
                        {head(|words| words.people)}
                        {head(|words| words.changes)}
                        {head(|words| words.duration)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
