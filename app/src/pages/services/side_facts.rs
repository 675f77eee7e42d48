//! What a run did beside the directory: with accounts on the learning platform, and for the export to `BambooHR`.

use domain::{
    api::{error::ApiError, runs::RunView},
    export::{entry::Stage, tally::ExportTally},
    provider::{ProviderFailure, Remedy, Right},
    provisioning::tally::AccountTally,
    service::{HrSystem, Service},
    sync::run::Phase,
};
use leptos::prelude::*;

use super::{marked::Marked, problem::call_advice};
use crate::{
    api::CallError,
    components::{Notice, Tone},
    halves::PageLink,
    i18n::{AdminTexts, about, number, use_admin_texts},
    routes::Page,
};

/// Something that was counted: its name, and how often.
type Fact = (&'static str, u64);

/// What was done with accounts, as far as anything was.
pub fn account_facts(texts: &AdminTexts, tally: &AccountTally) -> Vec<Fact> {
    let words = &texts.invitations.run;
    counted([
        (words.created, tally.created),
        (words.adopted, tally.adopted),
        (words.updated, tally.updated),
        (words.deactivated, tally.deactivated),
        (words.activated, tally.activated),
        (words.refused, tally.refused),
        (words.without_email, tally.without_email),
        (words.departments_missing, tally.departments_missing),
    ])
}

/// What was exported, as far as anything was.
pub fn export_facts(texts: &AdminTexts, tally: &ExportTally) -> Vec<Fact> {
    let words = &texts.exports.run;
    counted([
        (words.records, tally.records),
        (words.files, tally.files),
        (words.types, tally.types),
        (words.failed, tally.failed),
        (words.altered, tally.altered),
    ])
}

fn counted<const N: usize>(facts: [Fact; N]) -> Vec<Fact> {
    facts.into_iter().filter(|(_, n)| *n > 0).collect()
}

/// The service that a run in `phase` talks to, where that is known: the export talks to two.
pub fn service_in(phase: &Phase, source: HrSystem, failure: &ProviderFailure) -> Option<Service> {
    match phase {
        Phase::Provisioning => Some(Service::ISpringLearn),
        Phase::Exporting => exporting_service(failure),
        _ => Some(source.into()),
    }
}

/// The service that `failure` is of, if it stopped the export and tells.
fn exporting_service(failure: &ProviderFailure) -> Option<Service> {
    match failure {
        ProviderFailure::NoRight { right: Right::Training | Right::Files }
        | ProviderFailure::UnknownCompany
        | ProviderFailure::NoEmployeeRights => Some(HrSystem::BambooHr.into()),
        ProviderFailure::NoRight { .. } => Some(Service::ISpringLearn),
        _ => None,
    }
}

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
                <h2>{texts.about(service, |t| t.invitations.run.title)}</h2>
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
    let failed = tally.failed > 0;
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

/// What a run did beside the directory, as the history says it.
pub fn side_words(texts: &AdminTexts, run: &RunView, number: impl Fn(u64) -> String) -> Vec<String> {
    let said = |title: String, facts: Vec<Fact>| {
        let facts: Vec<_> = facts.into_iter().map(|(name, n)| format!("{name}: {}", number(n))).collect();
        (!facts.is_empty()).then(|| format!("{title}: {}", facts.join(", ")))
    };
    let accounts = about(Service::ISpringLearn, texts.invitations.run.title);
    [
        said(accounts, account_facts(texts, &run.accounts)),
        run.accounts.failure.as_ref().map(|_| texts.invitations.run.stopped.to_owned()),
        said(texts.exports.run.title.to_owned(), export_facts(texts, &run.exports)),
        run.exports.failure.as_ref().map(|_| texts.exports.run.stopped.to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn run() -> RunView {
        serde_json::from_str(include_str!("../../../tests/data/run.json")).unwrap()
    }

    #[test]
    fn the_history_says_what_happened_beside_the_directory_and_what_stopped() {
        let texts = Language::English.admin_texts();
        assert_eq!(side_words(texts, &run(), |n| n.to_string()), Vec::<String>::new());
        let accounts = AccountTally { created: 3, refused: 1, ..AccountTally::default() };
        let failure = Some(ProviderFailure::Unavailable { retry_after_seconds: None });
        let exports = ExportTally { records: 2, failure, ..ExportTally::default() };
        assert_eq!(
            side_words(texts, &RunView { accounts, exports, ..run() }, |n| n.to_string()),
            [
                "Accounts at iSpring Learn: Opened: 3, Refused: 1",
                "Export to BambooHR: Training records written: 2",
                "Not everything could be exported.",
            ]
        );
    }

    #[test]
    fn a_failure_is_of_the_service_that_the_phase_talks_to() {
        let down = ProviderFailure::WrongCredential;
        let no_files = ProviderFailure::NoRight { right: Right::Files };
        let service = |phase: &Phase, failure| service_in(phase, HrSystem::Personio, failure);
        assert_eq!(service(&Phase::Reading, &down), Some(Service::Personio));
        assert_eq!(service(&Phase::Provisioning, &down), Some(Service::ISpringLearn));
        assert_eq!(service(&Phase::Exporting, &no_files), Some(Service::BambooHr));
        assert_eq!(service(&Phase::Exporting, &down), None);
    }
}
