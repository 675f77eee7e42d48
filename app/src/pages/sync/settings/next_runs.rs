//! Shows the next automatic syncs, as the form stands.

use chrono::{DateTime, Utc};
use domain::{api::sync::NextRun, settings::SettingsForm};
use leptos::prelude::*;
use zone::IntlZone;

use super::upcoming::{self, Coming, Upcoming, utc_time};
use crate::i18n::{clock, now, use_admin_texts};

/// The next automatic syncs.
#[component]
pub fn NextRuns(
    /// The form.
    form: Signal<SettingsForm>,
    /// What the Worker says, while the schedule of the form is the one in force.
    #[prop(into)]
    announced: Signal<Option<Vec<NextRun>>>,
    /// From when on; the moment it is looked at unless told.
    #[prop(optional)]
    after: Option<DateTime<Utc>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let next = Memo::new(move |_| {
        let shown = form.with(|form| upcoming::of(form, IntlZone::new, after.unwrap_or_else(now)));
        announced.with(|announced| upcoming::as_announced(shown, announced.as_deref()))
    });
    let item = move |run: Coming| {
        let local = clock(texts.language(), run.clock);
        let utc = if run.clock.date() == run.at.date_naive() {
            utc_time(run.at)
        } else {
            clock(texts.language(), run.at.naive_utc())
        };
        let skipped = run.skipped.map(|time| {
            let text = texts.get().sync.form.skipped(&time.to_string());
            view! { <span class="quiet">" · " {text}</span> }
        });
        view! {
            <li data-utc=format!("{:?}", run.at)>
                <b>{local}</b> <span class="quiet">" · " {utc} " UTC"</span> {skipped}
            </li>
        }
    };
    let shown = move || {
        let form = &texts.get().sync.form;
        let why = match next.get() {
            Upcoming::Next(runs) => return runs.into_iter().map(item).collect_view().into_any(),
            Upcoming::Off => form.next_off,
            Upcoming::NoTimes => form.next_no_times,
            Upcoming::Unclear => form.next_unclear,
            Upcoming::Stopped => form.next_stopped,
        };
        view! { <li class="quiet">{why}</li> }.into_any()
    };
    view! {
        <div class="sync-next">
            <h3 id="next-title">{texts.of(|t| t.sync.form.next)}</h3>
            <ol id="next-runs" aria-labelledby="next-title">{shown}</ol>
        </div>
    }
}
