//! Syncing the directory's source: now, the run that runs, and the last one.

use domain::api::call;
use leptos::prelude::*;

use super::{connection::ShownConnection, shown_run::ShownRun};
use crate::{
    asking::Sending,
    components::{Button, ButtonKind, Skeleton},
    i18n::use_admin_texts,
    problems::notice::ProblemNotice,
    runs::watch::RunWatch,
};

/// The button that syncs, and the run.
#[component]
pub fn SyncSection(
    /// The connection.
    shown: ShownConnection,
    /// The run that runs, or the last one.
    watch: RunWatch,
) -> impl IntoView {
    let texts = use_admin_texts();
    let starting = Sending::nothing();
    let running = watch.is_under_way();
    let sync_now = move |()| starting.send(call::StartRun, move |run| watch.follow(run));
    let run = watch.first(|_| true);
    view! {
        <section aria-labelledby="sync-title">
            <header class="service-head">
                <h2 id="sync-title">{texts.of(|t| t.services.connection.sync)}</h2>
                <Button
                    kind=ButtonKind::Primary
                    pending=starting.pending
                    disabled=running
                    on_press=sync_now
                    attr:id="sync-now"
                >
                    {texts.of(|t| t.services.connection.sync_now)}
                </Button>
            </header>
            {move || starting.problem.get().map(|problem| view! {
                <ProblemNotice id="sync-error" problem service=shown.service/>
            })}
            {move || match run() {
                Some(run) => view! { <ShownRun shown watch run/> }.into_any(),
                None if watch.has_looked().get() => {
                    view! { <p>{texts.of(|t| t.services.connection.no_run)}</p> }.into_any()
                }
                None => view! { <Skeleton lines=2/> }.into_any(),
            }}
        </section>
    }
}
