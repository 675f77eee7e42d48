//! Which service the directory is read from, on the page of a connection that it is not read from: that can be changed.

use domain::{
    api::{call, runs::RunView},
    sync::run::Trigger,
};
use leptos::prelude::*;

use super::{connection::ShownConnection, shown_run::ShownRun};
use crate::{
    asking::Sending, components::Button, i18n::use_admin_texts, problems::notice::ProblemNotice,
    runs::watch::RunWatch,
};

/// Where the directory is read from, the way to change that, and the run that shows what would change.
#[component]
pub fn SourceSection(
    /// The connection.
    shown: ShownConnection,
    /// The run that runs, or the last one.
    watch: RunWatch,
) -> impl IntoView {
    let texts = use_admin_texts();
    let starting = Sending::nothing();
    let service = shown.service;
    let ours = move |run: &RunView| run.service == service && run.trigger == Trigger::SourceChange;
    let running = watch.is_under_way();
    let run = watch.first(ours);
    let make = move |()| starting.send(call::MakeSource { service }, move |run| watch.follow(run));
    let read_from = move || {
        let words = &texts.get().services.source;
        match shown.source().get() {
            Some(source) => words.read_from(source.into(), service.into()),
            None => words.read_from_none.to_owned(),
        }
    };
    view! {
        <section aria-labelledby="source-title" id="source">
            <h2 id="source-title">{texts.of(|t| t.services.source.title)}</h2>
            <p>{read_from}</p>
            <p class="quiet">{texts.about(service, |t, service| t.services.source.make_hint(service))}</p>
            <p class="actions">
                <Button pending=starting.pending disabled=running on_press=make attr:id="make-source">
                    {texts.of(|t| t.services.source.make)}
                </Button>
            </p>
            {move || starting.problem.get().map(|problem| view! { <ProblemNotice id="source-error" problem service/> })}
            {move || run().map(|run| view! { <ShownRun shown watch run/> })}
        </section>
    }
}
