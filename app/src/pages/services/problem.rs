//! What went wrong with a service, in words, each with what to do now.

use domain::{
    api::error::{ApiError, ErrorCode},
    attribute::Attribute,
};

use crate::{
    api::CallError,
    i18n::{
        Plural, Texts, fill,
        texts::services::{Problems, Said},
    },
    pages::setup::checklist::personio_label,
};

/// What happened, and what to do now. The latter may have marked names of menus in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// What happened.
    pub what: String,
    /// What to do now; blank where the first says it all.
    pub next: String,
    /// How long to wait before trying again, where that is known.
    pub wait: Option<(Plural, u64)>,
}

/// The words for a call that brought no answer to use.
pub fn call_advice(texts: &Texts, error: &CallError) -> Advice {
    let said = |said: Said| Advice { what: said.what.to_owned(), next: said.next.to_owned(), wait: None };
    match error {
        CallError::Api(error) => advice(texts, error),
        CallError::Offline => said(texts.services.problem.offline),
        CallError::Unintelligible => {
            Advice { what: error.words(&texts.errors).to_owned(), next: String::new(), wait: None }
        }
    }
}

/// The words for what the API says.
pub fn advice(texts: &Texts, error: &ApiError) -> Advice {
    let wait = error.retry_after_seconds.map(|seconds| wait(&texts.services.problem, seconds));
    let Some(said) = said(&texts.services.problem, error.code) else {
        return Advice { what: texts.errors.of(error.code).to_owned(), next: String::new(), wait };
    };
    let names = texts.attributes.names(&error.attributes);
    let labels = labels(&error.attributes);
    let filled = |text: &str| fill(text, &[("names", &names), ("labels", &labels)]);
    Advice { what: filled(said.what), next: filled(said.next), wait }
}

/// Personio's names of `attributes`, marked as such.
pub fn labels(attributes: &[Attribute]) -> String {
    let label = |attribute: &Attribute| format!("`{}`", personio_label(*attribute));
    attributes.iter().map(label).collect::<Vec<_>>().join(", ")
}

/// Minutes where the seconds are too many to count along.
fn wait(problems: &Problems, seconds: u32) -> (Plural, u64) {
    match u64::from(seconds) {
        seconds @ 0..120 => (problems.wait_seconds, seconds.max(1)),
        seconds => (problems.wait_minutes, seconds.div_ceil(60)),
    }
}

/// The words of our own for what happens around a service; the other outcomes have words for all pages.
fn said(problems: &Problems, code: ErrorCode) -> Option<Said> {
    Some(match code {
        ErrorCode::ProviderWrongCredential => problems.wrong_credential,
        ErrorCode::ProviderUnknownCompany => problems.unknown_company,
        ErrorCode::ProviderLocked => problems.locked,
        ErrorCode::ProviderNoEmployeeRights => problems.no_employee_rights,
        ErrorCode::ProviderAttributeNotReleased => problems.not_released,
        ErrorCode::ProviderRateLimited => problems.rate_limited,
        ErrorCode::ProviderUnavailable => problems.unavailable,
        ErrorCode::ProviderUnintelligible => problems.unintelligible,
        ErrorCode::TooManyRequests => problems.too_many_tries,
        ErrorCode::FieldBlank => problems.blank,
        ErrorCode::FieldTooLong => problems.too_long,
        ErrorCode::FieldMalformed => problems.malformed,
        ErrorCode::MappingNotAllowed => problems.mapping,
        ErrorCode::NoDraft => problems.no_draft,
        ErrorCode::NotConnected => problems.not_connected,
        ErrorCode::RunInProgress => problems.run_in_progress,
        ErrorCode::RunNotWaiting => problems.run_not_waiting,
        ErrorCode::PlanChanged => problems.plan_changed,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::provider::ProviderFailure;

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn every_outcome_has_words_in_every_language_and_those_around_a_service_have_their_own() {
        for language in Language::ALL {
            let texts = language.texts();
            let words = |code: ErrorCode| advice(texts, &code.error()).what;
            assert!(ErrorCode::ALL.into_iter().all(|code| !words(code).is_empty()), "{language:?}");
            let ours = |code: &ErrorCode| said(&texts.services.problem, *code).is_some();
            let ours: Vec<_> = ErrorCode::ALL.into_iter().filter(ours).map(words).collect();
            assert_eq!(ours.iter().collect::<BTreeSet<_>>().len(), ours.len(), "{language:?}");
        }
    }

    #[test]
    fn whatever_a_service_refuses_has_a_next_step() {
        let failures = [
            ProviderFailure::WrongCredential,
            ProviderFailure::NoEmployeeRights,
            ProviderFailure::AttributeNotReleased { attributes: vec![Attribute::LastName] },
            ProviderFailure::RateLimited { retry_after_seconds: Some(30) },
            ProviderFailure::Unavailable { retry_after_seconds: None },
            ProviderFailure::Redirected,
        ];
        for failure in failures {
            let error = ApiError::from(failure);
            for language in Language::ALL {
                let advice = advice(language.texts(), &error);
                assert!(!advice.next.is_empty(), "{language:?} {:?}", error.code);
                assert!(!advice.next.contains('{') && !advice.what.contains('{'), "{advice:?}");
            }
        }
    }

    #[test]
    fn what_is_not_released_is_named_as_people_and_as_personio_name_it() {
        let attributes = vec![Attribute::FirstName, Attribute::LastName];
        let error = ApiError::from(ProviderFailure::AttributeNotReleased { attributes });
        let advice = advice(Language::English.texts(), &error);
        assert!(advice.what.contains("First name, Last name"), "{advice:?}");
        assert!(advice.next.contains("`Vorname`, `Nachname`"), "{advice:?}");
    }

    #[test]
    fn long_waits_are_told_in_minutes() {
        let wait_for = |seconds| {
            let error = ApiError { retry_after_seconds: Some(seconds), ..ErrorCode::TooManyRequests.error() };
            advice(Language::German.texts(), &error).wait.unwrap()
        };
        let problems = &Language::German.texts().services.problem;
        assert_eq!(wait_for(0), (problems.wait_seconds, 1));
        assert_eq!(wait_for(60), (problems.wait_seconds, 60));
        assert_eq!(wait_for(121), (problems.wait_minutes, 3));
    }
}
