//! What the API answers when it can't do what was asked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::{
    access::{LinkRefusal, Role},
    attribute::Attribute,
    credential::CredentialError,
    mapping::MappingError,
    named,
    provider::{ProviderFailure, Right},
    service_request::{RequestError, RequestFault},
    settings::{SettingsError, SettingsFault},
};

/// An error as it travels: `{"error": {"code": …, "message": …, "field": …}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ErrorBody {
    /// The error.
    pub error: ApiError,
}

/// What went wrong. The code is stable, the app has words for each in every language; the message is for whoever
/// reads the API by hand. Nothing internal is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ApiError {
    /// Which outcome.
    pub code: ErrorCode,
    /// The outcome in plain English.
    pub message: String,
    /// The field of the request it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Attributes it is about, if it is about some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    /// How many seconds to wait before trying again, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u32>,
}

/// The outcomes other than success.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "`ErrorCode::message` says what each means")]
pub enum ErrorCode {
    NotFound,
    MethodNotAllowed,
    NotSignedIn,
    Forbidden,
    CrossSite,
    UnsupportedMediaType,
    MalformedBody,
    BodyTooLarge,
    TooManyRequests,
    LinkInvalid,
    LinkForYourself,
    LinkByOwnerOnly,
    SignInAgain,
    LastOwner,
    DirectoryKept,
    FieldBlank,
    FieldTooLong,
    FieldMalformed,
    CloudOnly,
    KeyNotTaken,
    UnknownRole,
    UnknownDepartment,
    TooManyTimes,
    DuplicateTime,
    UnknownZone,
    UnknownPlaceholder,
    OutOfRange,
    SettingsChanged,
    MappingNotAllowed,
    AttributeMandatory,
    ServiceOnRequest,
    FirstSyncNeeded,
    NotConnected,
    NoDraft,
    RunInProgress,
    RunNotWaiting,
    PlanChanged,
    ProviderWrongCredential,
    ProviderUnknownCompany,
    ProviderLocked,
    ProviderNoEmployeeRights,
    ProviderNoAccountRights,
    ProviderNoStructureRights,
    ProviderNoResultRights,
    ProviderNoTrainingRights,
    ProviderNoFileRights,
    ProviderAttributeNotReleased,
    ProviderRateLimited,
    ProviderUnavailable,
    ProviderUnintelligible,
    Internal,
}

named!(ErrorCode, json);

impl ErrorCode {
    /// The HTTP status it travels with. What a provider refuses is 422: the request to us was understood, and a
    /// person can do something about it. A provider that does not answer is 502 or 503.
    pub fn status(self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::NotSignedIn | Self::LinkInvalid => 401,
            Self::Forbidden
            | Self::CrossSite
            | Self::ServiceOnRequest
            | Self::LinkForYourself
            | Self::LinkByOwnerOnly
            | Self::DirectoryKept
            | Self::SignInAgain => 403,
            Self::UnsupportedMediaType => 415,
            Self::MalformedBody => 400,
            Self::BodyTooLarge => 413,
            Self::TooManyRequests => 429,
            Self::FieldBlank
            | Self::FieldTooLong
            | Self::FieldMalformed
            | Self::CloudOnly
            | Self::KeyNotTaken
            | Self::UnknownRole
            | Self::UnknownDepartment
            | Self::TooManyTimes
            | Self::DuplicateTime
            | Self::UnknownZone
            | Self::UnknownPlaceholder
            | Self::OutOfRange
            | Self::MappingNotAllowed
            | Self::AttributeMandatory
            | Self::ProviderWrongCredential
            | Self::ProviderUnknownCompany
            | Self::ProviderNoEmployeeRights
            | Self::ProviderNoAccountRights
            | Self::ProviderNoStructureRights
            | Self::ProviderNoResultRights
            | Self::ProviderNoTrainingRights
            | Self::ProviderNoFileRights
            | Self::ProviderAttributeNotReleased => 422,
            Self::NotConnected
            | Self::NoDraft
            | Self::RunInProgress
            | Self::RunNotWaiting
            | Self::PlanChanged
            | Self::SettingsChanged
            | Self::LastOwner
            | Self::FirstSyncNeeded => 409,
            Self::ProviderUnintelligible => 502,
            Self::ProviderRateLimited | Self::ProviderUnavailable | Self::ProviderLocked => 503,
            Self::Internal => 500,
        }
    }

    /// The outcome in plain English.
    pub fn message(self) -> &'static str {
        match self {
            Self::NotFound => "There is nothing at this address.",
            Self::MethodNotAllowed => "This address does not know the method.",
            Self::NotSignedIn => "Nobody is signed in, or the session has ended.",
            Self::Forbidden => "Your role does not allow this.",
            Self::CrossSite => "The request comes from another site.",
            Self::UnsupportedMediaType => "Send the body as application/json.",
            Self::MalformedBody => "The body is not the JSON that belongs here.",
            Self::BodyTooLarge => "The body is too large.",
            Self::TooManyRequests => "Too many tries; wait a minute.",
            Self::LinkInvalid => "The link was used already, has expired, was withdrawn, or never existed.",
            Self::LinkForYourself => "Nobody makes a sign-in link for themselves.",
            Self::LastOwner => "An organisation has one owner at least.",
            Self::DirectoryKept => "Only admins take the directory along, until one of them lets everybody.",
            Self::SignInAgain => "Sign in again first: this is done by who has signed in a moment ago.",
            Self::LinkByOwnerOnly => "Only an owner makes a link for somebody who has signed in before.",
            Self::FieldBlank => "The field is blank.",
            Self::FieldTooLong => "The field is too long.",
            Self::FieldMalformed => "The field contains what does not belong there.",
            Self::CloudOnly => "The integration works with cloud accounts only.",
            Self::KeyNotTaken => {
                "The identity provider does not say that it takes a key (private_key_jwt by ES256)."
            }
            Self::UnknownRole => "The learning platform has no such role.",
            Self::UnknownDepartment => "The learning platform has no such department.",
            Self::TooManyTimes => "There can be at most three times.",
            Self::DuplicateTime => "This time is there already; times must differ.",
            Self::UnknownZone => "There is no such time zone.",
            Self::UnknownPlaceholder => "Nothing can be filled in for this placeholder.",
            Self::OutOfRange => "The number is too small or too large.",
            Self::SettingsChanged => "Somebody else has saved other settings since.",
            Self::MappingNotAllowed => "This attribute can't be read from that field.",
            Self::AttributeMandatory => "A directory needs first and last names.",
            Self::ServiceOnRequest => "The operator has to open this service for your organisation first.",
            Self::FirstSyncNeeded => {
                "The directory is read from no other service: look at the first sync first."
            }
            Self::NotConnected => "The service is not connected.",
            Self::NoDraft => "There is no tested credential to go on with.",
            Self::RunInProgress => "A sync is running.",
            Self::RunNotWaiting => "The run is not waiting for an answer.",
            Self::PlanChanged => "The plan is not the one that was shown.",
            Self::ProviderWrongCredential => "The service does not accept the credential.",
            Self::ProviderUnknownCompany => "The service knows no company of this subdomain.",
            Self::ProviderLocked => "The service has locked its API for a while.",
            Self::ProviderNoEmployeeRights => "The credential has no right to read employees.",
            Self::ProviderNoAccountRights => "The credential may not see or open accounts.",
            Self::ProviderNoStructureRights => "The credential may not see roles and departments.",
            Self::ProviderNoResultRights => "The credential may not see what people learn.",
            Self::ProviderNoTrainingRights => "The credential may not write training records.",
            Self::ProviderNoFileRights => "The credential may not write people's files.",
            Self::ProviderAttributeNotReleased => "The credential may not read a mandatory attribute.",
            Self::ProviderRateLimited => "The service asks to slow down.",
            Self::ProviderUnavailable => "The service does not answer.",
            Self::ProviderUnintelligible => "The service answered something that can't be understood.",
            Self::Internal => "Something went wrong on our side.",
        }
    }

    /// The error with this code and nothing else to say.
    pub fn error(self) -> ApiError {
        ApiError {
            code: self,
            message: self.message().to_owned(),
            field: None,
            attributes: Vec::new(),
            retry_after_seconds: None,
        }
    }
}

impl ApiError {
    /// The same error, about `field`.
    #[must_use]
    pub fn at(self, field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..self }
    }
}

impl From<ErrorCode> for ApiError {
    fn from(code: ErrorCode) -> Self {
        code.error()
    }
}

impl From<LinkRefusal> for ApiError {
    fn from(refusal: LinkRefusal) -> Self {
        let code = match refusal {
            LinkRefusal::NotAllowed => ErrorCode::Forbidden,
            LinkRefusal::ForThemselves => ErrorCode::LinkForYourself,
            LinkRefusal::OwnerOnly => ErrorCode::LinkByOwnerOnly,
        };
        code.error()
    }
}

impl From<CredentialError> for ApiError {
    fn from(error: CredentialError) -> Self {
        let code = match error {
            CredentialError::Blank(_) => ErrorCode::FieldBlank,
            CredentialError::TooLong(_) => ErrorCode::FieldTooLong,
            CredentialError::Malformed(_) => ErrorCode::FieldMalformed,
            CredentialError::NotInTheCloud(_) => ErrorCode::CloudOnly,
        };
        code.error().at(error.field().as_str())
    }
}

impl From<RequestError> for ApiError {
    fn from(error: RequestError) -> Self {
        let code = match error.fault {
            RequestFault::Blank => ErrorCode::FieldBlank,
            RequestFault::TooLong => ErrorCode::FieldTooLong,
            RequestFault::NotANumber => ErrorCode::FieldMalformed,
        };
        code.error().at(error.field.as_str())
    }
}

impl From<SettingsError> for ApiError {
    fn from(error: SettingsError) -> Self {
        let code = match error.fault {
            SettingsFault::Blank => ErrorCode::FieldBlank,
            SettingsFault::TooLong => ErrorCode::FieldTooLong,
            SettingsFault::Malformed => ErrorCode::FieldMalformed,
            SettingsFault::TooManyTimes => ErrorCode::TooManyTimes,
            SettingsFault::DuplicateTime => ErrorCode::DuplicateTime,
            SettingsFault::UnknownZone => ErrorCode::UnknownZone,
            SettingsFault::UnknownRole => ErrorCode::UnknownRole,
            SettingsFault::UnknownPlaceholder => ErrorCode::UnknownPlaceholder,
            SettingsFault::OutOfRange => ErrorCode::OutOfRange,
        };
        code.error().at(&error.field.name())
    }
}

impl From<MappingError> for ApiError {
    fn from(error: MappingError) -> Self {
        Self { attributes: vec![error.attribute()], ..ErrorCode::MappingNotAllowed.error().at("mapping") }
    }
}

impl ApiError {
    /// What ended a run: what a provider said, or a fault of ours, of which the log alone has more.
    pub fn of_run(failure: Option<ProviderFailure>) -> Self {
        failure.map_or_else(|| ErrorCode::Internal.error(), Self::from)
    }
}

impl From<ProviderFailure> for ApiError {
    fn from(failure: ProviderFailure) -> Self {
        let code = match &failure {
            ProviderFailure::WrongCredential => ErrorCode::ProviderWrongCredential,
            ProviderFailure::UnknownCompany => ErrorCode::ProviderUnknownCompany,
            ProviderFailure::Locked { .. } => ErrorCode::ProviderLocked,
            ProviderFailure::NoEmployeeRights => ErrorCode::ProviderNoEmployeeRights,
            ProviderFailure::NoRight { right } => match right {
                Right::Accounts => ErrorCode::ProviderNoAccountRights,
                Right::Structure => ErrorCode::ProviderNoStructureRights,
                Right::Results => ErrorCode::ProviderNoResultRights,
                Right::Training => ErrorCode::ProviderNoTrainingRights,
                Right::Files => ErrorCode::ProviderNoFileRights,
            },
            ProviderFailure::AttributeNotReleased { .. } => ErrorCode::ProviderAttributeNotReleased,
            ProviderFailure::RateLimited { .. } => ErrorCode::ProviderRateLimited,
            ProviderFailure::Unavailable { .. } => ErrorCode::ProviderUnavailable,
            ProviderFailure::TooLarge
            | ProviderFailure::Redirected
            | ProviderFailure::Unintelligible { .. } => ErrorCode::ProviderUnintelligible,
        };
        let retry_after_seconds = failure.retry_after_seconds();
        let attributes = match failure {
            ProviderFailure::AttributeNotReleased { attributes } => attributes,
            _ => Vec::new(),
        };
        Self { attributes, retry_after_seconds, ..code.error() }
    }
}

/// What the API answers somebody with `role` who asks for what needs `needed`.
pub fn check_role(role: Role, needed: Role) -> Result<(), ApiError> {
    if role >= needed { Ok(()) } else { Err(ErrorCode::Forbidden.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_a_stable_body() {
        let body = |code: &ErrorCode| {
            format!(
                "{} {}",
                code.status(),
                serde_json::to_string(&ErrorBody { error: code.error() }).unwrap()
            )
        };
        insta::assert_snapshot!(ErrorCode::ALL.iter().map(body).collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn a_provider_failure_tells_what_to_do_and_never_what_was_answered() {
        let failure = ProviderFailure::Unintelligible { field: "employees, line 1 column 84".to_owned() };
        assert_eq!(ApiError::from(failure), ErrorCode::ProviderUnintelligible.error());
        let failure = ProviderFailure::RateLimited { retry_after_seconds: Some(7) };
        assert_eq!(ApiError::from(failure).retry_after_seconds, Some(7));
    }
}
