//! How many completions there are, by where they are; and when all of them had been looked at last.

use domain::{
    api::exports::{ExportCounts, ExportsView},
    export::entry::Stage,
};
use leptos::prelude::*;

use crate::{
    components::Tone,
    i18n::{Moment, date_time, number, use_admin_texts},
};

/// The last success, and the counts.
#[component]
pub fn ExportFigures(
    /// What is known of the exports.
    view: ExportsView,
) -> impl IntoView {
    let texts = use_admin_texts();
    let last = move || match view.last_success {
        Some(at) => date_time(texts.language(), at, Moment::DateAndTime),
        None => texts.get().exports.never.to_owned(),
    };
    let figure = move |stage: Stage| {
        let n = in_stage(view.counts, stage);
        view! {
            <div>
                <dt>{move || texts.get().exports.stage.of(stage)}</dt>
                <dd id=format!("exports-{}", stage.as_str()) data-count=n>
                    {move || number(texts.language(), n)}
                </dd>
            </div>
        }
    };
    view! {
        <dl class="facts">
            <div><dt>{texts.of(|t| t.exports.last_success)}</dt><dd id="last-export">{last}</dd></div>
        </dl>
        <dl class="counts" aria-label=texts.of(|t| t.exports.counts)>
            {Stage::ALL.map(figure).collect_view()}
        </dl>
    }
}

fn in_stage(counts: ExportCounts, stage: Stage) -> u64 {
    match stage {
        Stage::Waiting => counts.waiting,
        Stage::Pending => counts.pending,
        Stage::Done => counts.done,
        Stage::Failed => counts.failed,
        Stage::Altered => counts.altered,
        Stage::LeftOut => counts.left_out,
    }
}

/// How a stage is meant.
pub fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Waiting | Stage::Pending | Stage::LeftOut => Tone::Info,
        Stage::Done => Tone::Success,
        Stage::Failed => Tone::Error,
        Stage::Altered => Tone::Warning,
    }
}
