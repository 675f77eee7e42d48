//! What a run did beside the directory: with accounts on the learning platform, and for the export to `BambooHR`.

use domain::{
    api::{error::ApiError, runs::RunView},
    export::{entry::Stage, tally::ExportTally},
    provider::{ProviderFailure, Remedy},
    provisioning::tally::AccountTally,
    service::Service,
};
use leptos::prelude::*;

use super::side_words::{Fact, account_facts, export_facts, exporting_service};
use crate::{
    api::CallError,
    bundles::PageLink,
    components::{Marked, Notice, Tone},
    i18n::{number, use_admin_texts},
    problems::advice::call_advice,
    routes::Page,
};

/// What a run did beside the directory, and what stopped it there. Nothing where it did nothing.
#[component]
pub fn SideFacts(
    /// The run.
    run: Signal<RunView>,
) -> impl IntoView {
    let accounts = Memo::new(move |_| run.with(|run| run.accounts.clone()));
    let exports = Memo::new(move |_| run.with(|run| run.exports.clone()));
    view! {
        {move || view! { <AccountSection tally=accounts.get()/> }}
        {move || view! { <ExportSection tally=exports.get()/> }}
    }
}

#[component]
fn AccountSection(tally: AccountTally) -> impl IntoView {
    let texts = use_admin_texts();
    let service = Service::ISpringLearn;
    let (waiting, stopped) = (tally.waiting, tally.failure.clone());
    let idle = waiting == 0 && stopped.is_none() && account_facts(texts.get_untracked(), &tally).is_empty();
    (!idle).then(|| {
        let facts = Signal::derive(move || account_facts(texts.get(), &tally));
        view! {
            <section id="run-accounts">
                <h2>{texts.about(service, |t, service| t.invitations.run.title(service))}</h2>
                <FactList facts>
                    {(waiting > 0).then(|| view! {
                        <div>
                            <dt>{texts.of(|t| t.invitations.run.waiting)}</dt>
                            <dd>
                                {move || number(texts.language(), waiting)} " · "
                                <PageLink to=Page::Invitations>{texts.of(|t| t.invitations.review)}</PageLink>
                            </dd>
                        </div>
                    })}
                </FactList>
                {stopped.map(|failure| view! {
                    <Stopped
                        what=texts.of(|t| t.invitations.run.stopped)
                        next=texts.of(|t| t.invitations.run.stopped_next)
                        service=Some(service)
                        failure
                    />
                })}
            </section>
        }
    })
}

#[component]
fn ExportSection(tally: ExportTally) -> impl IntoView {
    let texts = use_admin_texts();
    let stopped = tally.failure.clone();
    let (failed, waiting) = (tally.failed > 0, tally.waiting);
    let idle = stopped.is_none() && export_facts(texts.get_untracked(), &tally).is_empty();
    (!idle).then(|| {
        let facts = Signal::derive(move || export_facts(texts.get(), &tally));
        let to_all = failed.then_some(Stage::Failed);
        view! {
            <section id="run-exports">
                <h2>{texts.of(|t| t.exports.run.title)}</h2>
                <FactList facts/>
                {stopped.map(|failure| view! {
                    <Stopped
                        what=texts.of(|t| t.exports.run.stopped)
                        next=texts.of(|t| t.exports.run.stopped_next)
                        service=exporting_service(&failure)
                        failure
                    />
                })}
                {(waiting > 0).then(|| view! {
                    <p><PageLink to=Page::WaitingExports>{texts.of(|t| t.exports.review)}</PageLink></p>
                })}
                <p><PageLink to=Page::Exports(to_all)>{texts.of(|t| t.exports.see_all)}</PageLink></p>
            </section>
        }
    })
}

#[component]
fn FactList(
    /// What was counted.
    facts: Signal<Vec<Fact>>,
    /// What is said in another way.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let fact = move |(name, n): Fact| {
        view! { <div><dt>{name}</dt><dd data-count=n>{number(texts.language(), n)}</dd></div> }
    };
    view! {
        <dl class="facts">
            {move || facts.get().into_iter().map(fact).collect_view()}
            {children.map(|children| children())}
        </dl>
    }
}

/// What stopped a part of a run before its end.
#[component]
fn Stopped(
    /// Which part.
    what: Signal<&'static str>,
    /// What happens now.
    next: Signal<&'static str>,
    /// The service that failed, if that is known.
    service: Option<Service>,
    /// How.
    failure: ProviderFailure,
) -> impl IntoView {
    let texts = use_admin_texts();
    let passes = matches!(failure.remedy(), Remedy::TryAgain(_));
    let error = CallError::Api(ApiError::from(failure));
    let advice = Memo::new(move |_| call_advice(texts.get(), service, &error));
    // What passes by itself is the next run's business.
    let todo = Signal::derive(move || if passes { String::new() } else { advice.get().next });
    view! {
        <Notice tone=Tone::Warning title=Signal::derive(move || Some(what.get().to_owned()))>
            <p>{move || advice.get().what}</p>
            {move || (!todo.with(String::is_empty)).then(|| service.map(|service| view! {
                <p><Marked text=todo service/></p>
            }))}
            <p>{next}</p>
        </Notice>
    }
}
