//! A run on the page of a connection: how far it is, its plan while it waits, and what it did once it is over.

use domain::{
    api::runs::RunView,
    service::HrSystem,
    sync::run::{Phase, Trigger},
};
use leptos::prelude::*;

use super::connection::ShownConnection;
use crate::{
    bundles::PageLink,
    connections::state::refusal,
    i18n::use_admin_texts,
    routes::{Page, Step},
    runs::{
        decision::ReviewDecision, panel::RunPanel, plan_review::Boundary, review::Review,
        summary::RunSummary, watch::RunWatch,
    },
};

/// Where a plan that waits is decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On the page of the connection.
    Here,
    /// In the wizard, where the setup is.
    Wizard(HrSystem),
    /// On the page of the service that it reads.
    Connection(HrSystem),
}

/// The run that is watched.
#[component]
pub fn ShownRun(
    /// The connection.
    shown: ShownConnection,
    /// What watches the run.
    watch: RunWatch,
    /// The run.
    run: Signal<RunView>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let review = Review::of(watch);
    let over = Memo::new(move |_| run.with(|run| run.ended_at.is_some()));
    let waits = Memo::new(move |_| {
        run.with(|run| matches!(run.phase, Phase::Waiting { .. }).then(|| place(run, shown.service)))
    });
    let told = Signal::derive(move || {
        let is_ours = run.with(|run| run.service == shown.service);
        shown.loaded.view.with(|view| view.as_ref().filter(|_| is_ours).and_then(|view| refusal(&view.state)))
    });
    let boundary = Signal::derive(move || shown.own(|own| Boundary::from(own)));
    let decision = move |place| match place {
        Place::Here => view! {
            <ReviewDecision
                review
                run
                boundary
                approve=texts.of(|t| t.services.plan.approve)
                cancel=texts.of(|t| t.services.plan.cancel)
            />
        }
        .into_any(),
        Place::Wizard(service) => {
            let preview = Page::Setup(service.into(), Step::Preview);
            view! { <p><PageLink to=preview>{texts.of(|t| t.services.resume)}</PageLink></p> }.into_any()
        }
        Place::Connection(service) => {
            let words = move || texts.get().services.source.decided_there(service.into());
            view! { <p><PageLink to=Page::Connection(service.into())>{words}</PageLink></p> }.into_any()
        }
    };
    view! {
        <RunPanel run lost=watch.is_lost() told/>
        {move || waits.get().map(decision)}
        {move || over.get().then(|| view! { <RunSummary run/> })}
    }
}

fn place(run: &RunView, here: HrSystem) -> Place {
    match run.trigger {
        Trigger::Connect => Place::Wizard(run.service),
        _ if run.service == here => Place::Here,
        _ => Place::Connection(run.service),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_decided_on_where_its_service_is_and_a_setup_in_the_wizard() {
        let run: RunView = serde_json::from_str(include_str!("../../../tests/data/run.json")).unwrap();
        let (personio, bamboohr) = (HrSystem::Personio, HrSystem::BambooHr);
        assert_eq!(place(&run, bamboohr), Place::Wizard(personio));
        let run = RunView { trigger: Trigger::SourceChange, ..run };
        assert_eq!(place(&run, personio), Place::Here);
        assert_eq!(place(&run, bamboohr), Place::Connection(personio));
    }
}
