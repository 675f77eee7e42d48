//! What went wrong with a service, in words, each with what to do now.

use domain::{
    api::error::{ApiError, ErrorCode},
    attribute::Attribute,
    credential::CredentialError,
    service::{HrSystem, Service, Shape},
};

use crate::{
    api::CallError,
    i18n::{AdminTexts, Said, texts::errors::ErrorWords},
};

/// The name of the employment status in the menus of all services.
pub const STATUS: &str = "Status";

/// What happened, and what to do now. The latter may have marked names of menus in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// What happened.
    pub what: String,
    /// What to do now; blank where the first says it all.
    pub next: String,
    /// How long to wait before trying again, where that is known.
    pub wait: Option<Wait>,
}

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// So many seconds.
    Seconds(u64),
    /// So many minutes.
    Minutes(u64),
}

impl Wait {
    /// Minutes where the seconds are too many to count along.
    fn of(seconds: u32) -> Self {
        match u64::from(seconds) {
            seconds @ 0..120 => Self::Seconds(seconds.max(1)),
            seconds => Self::Minutes(seconds.div_ceil(60)),
        }
    }

    /// When to try again, in words.
    pub fn words(self, texts: &AdminTexts) -> String {
        let problems = &texts.services.problem;
        match self {
            Self::Seconds(n) => problems.wait_seconds(n),
            Self::Minutes(n) => problems.wait_minutes(n),
        }
    }
}

/// The words for a call about `service` that brought no answer to use; without one, the words for all pages.
pub fn call_advice(texts: &AdminTexts, service: Option<Service>, error: &CallError) -> Advice {
    match (error, service) {
        (CallError::Api(error), Some(service)) => advice(texts, service, error),
        (CallError::Offline, _) => {
            let Said { what, next } = texts.services.problem.offline();
            Advice { what, next, wait: None }
        }
        _ => Advice { what: error.words(texts).to_owned(), next: String::new(), wait: None },
    }
}

/// The words for what the API says about `service`.
pub fn advice(texts: &AdminTexts, service: impl Into<Service>, error: &ApiError) -> Advice {
    let service = service.into();
    let wait = error.retry_after_seconds.map(Wait::of);
    match said(texts, service, error) {
        Some(Said { what, next }) => Advice { what, next, wait },
        None => Advice { what: texts.of_error(error.code).to_owned(), next: String::new(), wait },
    }
}

/// What is wrong with a field of the service's form, and what to do.
pub fn field_advice(texts: &AdminTexts, service: Service, shape: Shape, error: CredentialError) -> String {
    let problems = &texts.services.problem;
    let said = match (error, shape) {
        (CredentialError::Blank(_), _) => problems.blank(service),
        (CredentialError::TooLong(_), _) => problems.too_long(service),
        (CredentialError::Malformed(_), Shape::Graphic) => problems.malformed(service),
        (CredentialError::Malformed(_), Shape::HexKey) => problems.malformed_key(service),
        (CredentialError::Malformed(_), Shape::Subdomain { .. }) => problems.malformed_subdomain(service),
        (CredentialError::Malformed(_), Shape::CloudAddress) => problems.malformed_address(service),
        (CredentialError::NotInTheCloud(_), _) => problems.cloud_only(),
    };
    format!("{} {}", said.what, said.next)
}

/// How the key gets to read the fields that are called `labels`.
pub fn grant(texts: &AdminTexts, service: HrSystem, labels: &str) -> String {
    texts.guides.grant(service, labels)
}

/// The service's names of `attributes`, marked as such.
pub fn labels(service: HrSystem, attributes: &[Attribute]) -> String {
    let label = |attribute: &Attribute| format!("`{}`", (service.fields().of)(*attribute).label);
    attributes.iter().map(label).collect::<Vec<_>>().join(", ")
}

/// The services' name of the employment status, marked as such.
pub fn status_label() -> String {
    format!("`{STATUS}`")
}

/// The words of our own for what happens around a service; the other outcomes have words for all pages.
fn said(texts: &AdminTexts, service: Service, error: &ApiError) -> Option<Said> {
    let (problems, guide) = (&texts.services.problem, texts.guides.of(service));
    let names = texts.attributes.names(&error.attributes);
    Some(match error.code {
        ErrorCode::ProviderWrongCredential => problems.wrong_credential(service, guide.wrong_credential),
        ErrorCode::ProviderUnknownCompany => problems.unknown_company(service),
        ErrorCode::ProviderLocked => problems.locked(service),
        ErrorCode::ProviderNoEmployeeRights => problems.no_employee_rights(guide.no_rights),
        ErrorCode::ProviderNoAccountRights => problems.no_account_rights(guide.no_rights),
        ErrorCode::ProviderNoStructureRights => problems.no_structure_rights(guide.no_rights),
        ErrorCode::ProviderNoResultRights => problems.no_result_rights(guide.no_rights),
        ErrorCode::ProviderNoTrainingRights => problems.no_training_rights(service),
        ErrorCode::ProviderNoFileRights => problems.no_file_rights(service),
        ErrorCode::ProviderAttributeNotReleased => {
            let of = |system| grant(texts, system, &labels(system, &error.attributes));
            problems.not_released(&names, &service.hr_system().map(of).unwrap_or_default())
        }
        ErrorCode::ProviderRateLimited => problems.rate_limited(service),
        ErrorCode::ProviderUnavailable => problems.unavailable(service),
        ErrorCode::ProviderUnintelligible => problems.unintelligible(service),
        ErrorCode::TooManyRequests => problems.too_many_tries(),
        ErrorCode::FieldBlank => problems.blank(service),
        ErrorCode::FieldTooLong => problems.too_long(service),
        ErrorCode::FieldMalformed => problems.malformed(service),
        ErrorCode::CloudOnly => problems.cloud_only(),
        ErrorCode::UnknownRole => problems.unknown_role(service),
        ErrorCode::UnknownDepartment => problems.unknown_department(service),
        ErrorCode::MappingNotAllowed => problems.mapping(&names),
        ErrorCode::NoDraft if service == Service::ISpringLearn => problems.no_learning_draft(),
        ErrorCode::NoDraft => problems.no_draft(),
        ErrorCode::NotConnected => problems.not_connected(service),
        ErrorCode::RunInProgress => problems.run_in_progress(),
        ErrorCode::RunNotWaiting => problems.run_not_waiting(),
        ErrorCode::PlanChanged => problems.plan_changed(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::{
        provider::{ProviderFailure, Right},
        service::FieldName,
    };

    use super::*;
    use crate::i18n::Language;

    /// Each service in each language.
    fn everywhere() -> impl Iterator<Item = (Service, Language)> {
        Service::ALL.into_iter().flat_map(|service| Language::ALL.map(|language| (service, language)))
    }

    #[test]
    fn every_outcome_has_words_in_every_language_and_those_around_a_service_have_their_own() {
        for (service, language) in everywhere() {
            let texts = AdminTexts::of(language);
            let words = |code: ErrorCode| advice(texts, service, &code.error()).what;
            assert!(ErrorCode::ALL.into_iter().all(|code| !words(code).is_empty()), "{language:?}");
            let ours = |code: &ErrorCode| said(texts, service, &code.error()).is_some();
            let ours: Vec<_> = ErrorCode::ALL.into_iter().filter(ours).map(words).collect();
            assert_eq!(ours.iter().collect::<BTreeSet<_>>().len(), ours.len(), "{language:?}");
        }
    }

    #[test]
    fn whatever_a_service_refuses_has_a_next_step() {
        let failures = [
            ProviderFailure::WrongCredential,
            ProviderFailure::UnknownCompany,
            ProviderFailure::Locked { retry_after_seconds: Some(600) },
            ProviderFailure::NoEmployeeRights,
            ProviderFailure::NoRight { right: Right::Accounts },
            ProviderFailure::NoRight { right: Right::Structure },
            ProviderFailure::NoRight { right: Right::Results },
            ProviderFailure::NoRight { right: Right::Training },
            ProviderFailure::NoRight { right: Right::Files },
            ProviderFailure::AttributeNotReleased { attributes: vec![Attribute::LastName] },
            ProviderFailure::RateLimited { retry_after_seconds: Some(30) },
            ProviderFailure::Unavailable { retry_after_seconds: None },
            ProviderFailure::Redirected,
        ];
        for failure in failures {
            let error = ApiError::from(failure);
            for (service, language) in everywhere() {
                let advice = advice(AdminTexts::of(language), service, &error);
                assert!(!advice.next.is_empty(), "{language:?} {:?}", error.code);
                assert!(!advice.next.contains('{') && !advice.what.contains('{'), "{advice:?}");
            }
        }
    }

    #[test]
    fn what_is_not_released_is_named_as_people_and_as_the_service_name_it() {
        let attributes = vec![Attribute::FirstName, Attribute::LastName];
        let error = ApiError::from(ProviderFailure::AttributeNotReleased { attributes });
        for (service, labels) in
            [(HrSystem::Personio, "`Vorname`, `Nachname`"), (HrSystem::BambooHr, "`First Name`, `Last Name`")]
        {
            let advice = advice(AdminTexts::of(Language::English), service, &error);
            assert!(advice.what.contains("First name, Last name"), "{advice:?}");
            assert!(advice.next.contains(labels), "{advice:?}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_field_depends_on_what_belongs_into_it() {
        let words = |service: Service, name: FieldName, error: fn(FieldName) -> CredentialError| {
            let shape = service.description().field(name).unwrap().shape;
            field_advice(AdminTexts::of(Language::English), service, shape, error(name))
        };
        let malformed = |service, name| words(service, name, CredentialError::Malformed);
        assert!(malformed(Service::Personio, FieldName::ClientId).contains("spaces"));
        assert!(malformed(Service::BambooHr, FieldName::AccessToken).contains("40 characters"));
        assert!(malformed(Service::BambooHr, FieldName::Subdomain).contains("before “.bamboohr.com”"));
        assert!(malformed(Service::ISpringLearn, FieldName::AccountAddress).contains("no address"));
        let elsewhere =
            words(Service::ISpringLearn, FieldName::AccountAddress, CredentialError::NotInTheCloud);
        assert!(elsewhere.contains("cloud accounts only"), "{elsewhere}");
    }

    #[test]
    fn long_waits_are_told_in_minutes() {
        let wait_for = |seconds| {
            let error = ApiError { retry_after_seconds: Some(seconds), ..ErrorCode::TooManyRequests.error() };
            advice(AdminTexts::of(Language::German), HrSystem::Personio, &error).wait.unwrap()
        };
        assert_eq!(wait_for(0), Wait::Seconds(1));
        assert_eq!(wait_for(60), Wait::Seconds(60));
        assert_eq!(wait_for(121), Wait::Minutes(3));
    }
}
