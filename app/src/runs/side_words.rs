//! What a run did beside the directory, in words.

use domain::{
    api::runs::RunView,
    export::tally::ExportTally,
    provider::{ProviderFailure, Right},
    provisioning::tally::AccountTally,
    service::{HrSystem, Service},
    sync::run::Phase,
};

use crate::i18n::AdminTexts;

/// Something that was counted: its name, and how often.
pub type Fact = (&'static str, u64);

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
        (words.later, tally.later),
        (words.departments_missing, tally.departments_missing),
    ])
}

/// What was exported, as far as anything was.
pub fn export_facts(texts: &AdminTexts, tally: &ExportTally) -> Vec<Fact> {
    let words = &texts.exports.run;
    counted([
        (words.waiting, tally.waiting),
        (words.records, tally.records),
        (words.files, tally.files),
        (words.types, tally.types),
        (words.failed, tally.failed),
        (words.unreadable, tally.unreadable),
        (words.predecessors, tally.predecessors),
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
pub fn exporting_service(failure: &ProviderFailure) -> Option<Service> {
    match failure {
        ProviderFailure::NoRight { right: Right::Training | Right::Files }
        | ProviderFailure::UnknownCompany
        | ProviderFailure::NoEmployeeRights => Some(HrSystem::BambooHr.into()),
        ProviderFailure::NoRight { .. } => Some(Service::ISpringLearn),
        _ => None,
    }
}

/// What a run did beside the directory, as the history says it.
pub fn side_words(texts: &AdminTexts, run: &RunView, number: impl Fn(u64) -> String) -> Vec<String> {
    let said = |title: String, facts: Vec<Fact>| {
        let facts: Vec<_> = facts.into_iter().map(|(name, n)| format!("{name}: {}", number(n))).collect();
        (!facts.is_empty()).then(|| format!("{title}: {}", facts.join(", ")))
    };
    let title = texts.invitations.run.title(Service::ISpringLearn);
    let waiting = counted([(texts.invitations.run.waiting, run.accounts.waiting)]);
    let accounts = account_facts(texts, &run.accounts).into_iter().chain(waiting).collect();
    [
        said(title, accounts),
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
        serde_json::from_str(include_str!("../../tests/data/run.json")).unwrap()
    }

    #[test]
    fn the_history_says_what_happened_beside_the_directory_and_what_stopped() {
        let texts = AdminTexts::of(Language::English);
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
