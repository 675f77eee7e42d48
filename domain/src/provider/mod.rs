//! What the providers' answers mean. Each provider has its wire types and their mapping to the domain here; who
//! makes the requests is `proxy`'s business.

pub mod bamboohr;
#[cfg(test)]
mod damaged;
pub mod fields;
#[cfg(test)]
mod generated;
pub mod ispring;
mod lenient;
pub mod page;
pub mod personio;
mod query;
pub mod rows;
pub mod token;
mod value;

use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{attribute::Attribute, service::HrSystem};

/// Why a provider could not be read. One outcome for each thing that somebody would do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ProviderFailure {
    /// The key, the client id or the secret is wrong, or the credential was revoked.
    #[error("the provider does not accept the credential")]
    WrongCredential,
    /// The provider knows no company of this subdomain.
    #[error("the provider does not know the company")]
    UnknownCompany,
    /// The provider's API answers nobody of the company for a while: it was switched off, or too many unknown keys
    /// were tried.
    #[error("the provider's API is locked for a while")]
    Locked {
        /// How many seconds the provider asks to wait, if it says.
        retry_after_seconds: Option<u32>,
    },
    /// The credential is right but may not read employees.
    #[error("the credential has no right to read employees")]
    NoEmployeeRights,
    /// The credential is right but lacks a right that is needed.
    #[error("the credential lacks a right: {right:?}")]
    NoRight {
        /// Which one.
        right: Right,
    },
    /// A mandatory attribute is not released to this credential.
    #[error("the credential may not read a mandatory attribute")]
    AttributeNotReleased {
        /// The ones that are missing.
        attributes: Vec<Attribute>,
    },
    /// Too many requests.
    #[error("the provider asks to slow down")]
    RateLimited {
        /// How many seconds the provider asks to wait, if it says.
        retry_after_seconds: Option<u32>,
    },
    /// A server error, a time-out, a refused or broken connection.
    #[error("the provider does not answer")]
    Unavailable {
        /// How many seconds the provider asks to wait, if it says.
        retry_after_seconds: Option<u32>,
    },
    /// The answer is larger than any true one.
    #[error("the provider's answer is too large")]
    TooLarge,
    /// The answer is not what the provider's documentation promises.
    #[error("the provider's answer can't be understood: {field}")]
    Unintelligible {
        /// Which part of the answer, never its content.
        field: String,
    },
    /// The provider tried to send us to another host.
    #[error("the provider redirects to another host")]
    Redirected,
}

/// A right that a credential can lack, beside the one to read employees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// iSpring Learn: to see and open accounts.
    Accounts,
    /// iSpring Learn: to see roles and departments.
    Structure,
    /// iSpring Learn: to see what people learn.
    Results,
    /// `BambooHR`: training settings and people's training records.
    Training,
    /// `BambooHR`: people's files.
    Files,
}

/// How long to leave a locked API alone. `BambooHR` says "for a period of time" (reference/providers.md, section 2.2).
const LOCKED_FOR: TimeDelta = TimeDelta::minutes(10);

/// What to do about a failure in the middle of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Wait, at least as long as the provider asked, and go on from where it was.
    TryAgain(Option<TimeDelta>),
    /// A person has to do something first.
    AskAPerson,
}

/// The seconds of `wait`, begun ones counted whole: nobody is asked before the time that was named.
fn whole_seconds(wait: TimeDelta) -> i64 {
    wait.num_seconds() + i64::from(wait.subsec_nanos() > 0)
}

impl ProviderFailure {
    /// What a status other than success means on an endpoint for which the caller holds a fresh token.
    pub fn from_status(status: u16, retry_after: Option<TimeDelta>) -> Self {
        let retry_after_seconds = retry_after.and_then(|wait| u32::try_from(whole_seconds(wait)).ok());
        match status {
            // A refusal that asks to come back is none of the rights'.
            403 if retry_after_seconds.is_some() => Self::Locked { retry_after_seconds },
            401 | 403 => Self::NoEmployeeRights,
            429 => Self::RateLimited { retry_after_seconds },
            300..=399 => Self::Redirected,
            500..=599 | 408 => Self::Unavailable { retry_after_seconds },
            _ => Self::Unintelligible { field: format!("status {status}") },
        }
    }

    /// How many seconds the provider asks to wait, if it says.
    pub fn retry_after_seconds(&self) -> Option<u32> {
        match self {
            Self::RateLimited { retry_after_seconds }
            | Self::Locked { retry_after_seconds }
            | Self::Unavailable { retry_after_seconds } => *retry_after_seconds,
            _ => None,
        }
    }

    /// Whether it may be one person's only: rights are given by employee, and an answer can be unreadable for one. The
    /// others are not kept waiting by it.
    pub fn may_concern_one(&self) -> bool {
        match self {
            Self::NoRight { .. } | Self::Unintelligible { .. } | Self::TooLarge => true,
            Self::WrongCredential
            | Self::UnknownCompany
            | Self::NoEmployeeRights
            | Self::AttributeNotReleased { .. }
            | Self::RateLimited { .. }
            | Self::Locked { .. }
            | Self::Unavailable { .. }
            | Self::Redirected => false,
        }
    }

    /// Whether waiting helps.
    pub fn remedy(&self) -> Remedy {
        let asked = self.retry_after_seconds().map(|seconds| TimeDelta::seconds(i64::from(seconds)));
        match self {
            Self::RateLimited { .. } | Self::Unavailable { .. } => Remedy::TryAgain(asked),
            // Asking often would keep the lock closed.
            Self::Locked { .. } => Remedy::TryAgain(Some(asked.unwrap_or(LOCKED_FOR))),
            // A cut or garbled body is most often a passing fault of something in between.
            Self::Unintelligible { .. } => Remedy::TryAgain(None),
            Self::WrongCredential
            | Self::UnknownCompany
            | Self::NoEmployeeRights
            | Self::NoRight { .. }
            | Self::AttributeNotReleased { .. }
            | Self::TooLarge
            | Self::Redirected => Remedy::AskAPerson,
        }
    }
}

/// Something in a provider's answer that was left out or replaced, counted per person. Holds no values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Warning {
    /// The person has neither first nor last name.
    NameMissing,
    /// The employment status is blank or none that we know: who is here stays, who had left stays away.
    UnknownStatus,
    /// The value can't be understood.
    Unintelligible {
        /// Which attribute.
        attribute: Attribute,
    },
    /// The value is longer than a directory's value can be.
    TooLong {
        /// Which attribute.
        attribute: Attribute,
    },
    /// More values than a person can have in a directory: the others are left out.
    TooMany {
        /// Which attribute.
        attribute: Attribute,
    },
    /// A record without a usable id: nobody can be kept in step without one.
    Unidentified,
    /// The provider does not send this attribute to this credential any more: the old values are kept.
    NotReadable {
        /// Which attribute.
        attribute: Attribute,
    },
    /// The provider tells this credential nobody's employment status, or nearly nobody's: leavers are seen only when
    /// missing, nobody returns, and whoever is new waits for an admin.
    StatusNotReadable,
    /// The provider sends this attribute as empty for nearly everybody who had it: the old values are kept.
    ValuesLost {
        /// Which attribute.
        attribute: Attribute,
    },
    /// The person is not shown to this credential any more, and the provider does not say that they were deleted.
    NotVisible,
}

/// What is particular to each HR system, as data.
impl HrSystem {
    /// Its fields.
    pub fn fields(self) -> &'static fields::FieldRules {
        match self {
            Self::Personio => &personio::FIELDS,
            Self::BambooHr => &bamboohr::FIELDS,
        }
    }

    /// How many people it sends on a page at most.
    pub fn page_size(self) -> u64 {
        match self {
            Self::Personio => personio::PAGE,
            Self::BambooHr => bamboohr::PAGE,
        }
    }
}

fn parse<'a, T: Deserialize<'a>>(body: &'a [u8], field: &str) -> Result<T, ProviderFailure> {
    // A byte order mark is none of JSON's.
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    // Bytes known to be text are looked at once; else each text in them would be looked at for itself.
    let read = match str::from_utf8(body) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(body),
    };
    // The parser's own words may quote the body, which is personal data: only the place is kept.
    read.map_err(|error| ProviderFailure::Unintelligible {
        field: format!("{field}, line {} column {}", error.line(), error.column()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_person_may_be_the_reason_of_stops_nobody_else_and_the_rest_stops_all() {
        let unreadable = ProviderFailure::Unintelligible { field: "status 400".to_owned() };
        for (failure, one) in [
            (ProviderFailure::NoRight { right: Right::Training }, true),
            (unreadable, true),
            (ProviderFailure::TooLarge, true),
            (ProviderFailure::WrongCredential, false),
            (ProviderFailure::NoEmployeeRights, false),
            (ProviderFailure::RateLimited { retry_after_seconds: None }, false),
            (ProviderFailure::Unavailable { retry_after_seconds: None }, false),
            (ProviderFailure::Redirected, false),
        ] {
            assert_eq!(failure.may_concern_one(), one, "{failure:?}");
        }
    }
}
