//! What went wrong, and what to do.

use domain::api::error::ErrorCode;

use super::{AdminTexts, Texts};

/// A sentence or two for each outcome that every page may meet.
#[derive(Debug)]
#[expect(missing_docs, reason = "`ErrorCode::message` says what each means")]
pub struct Errors {
    pub not_found: &'static str,
    pub method_not_allowed: &'static str,
    pub not_signed_in: &'static str,
    pub forbidden: &'static str,
    pub cross_site: &'static str,
    pub malformed_body: &'static str,
    pub too_many_requests: &'static str,
    pub link_invalid: &'static str,
    pub internal: &'static str,
    /// No answer came.
    pub offline: &'static str,
    /// An answer came that is none of ours.
    pub unintelligible: &'static str,
}

/// The same for the outcomes that only the admin half meets.
#[derive(Debug)]
#[expect(missing_docs, reason = "`ErrorCode::message` says what each means")]
pub struct AdminErrors {
    pub unsupported_media_type: &'static str,
    pub body_too_large: &'static str,
    pub link_for_yourself: &'static str,
    pub link_by_owner_only: &'static str,
    pub field_blank: &'static str,
    pub field_too_long: &'static str,
    pub field_malformed: &'static str,
    pub cloud_only: &'static str,
    pub unknown_role: &'static str,
    pub unknown_department: &'static str,
    pub too_many_times: &'static str,
    pub duplicate_time: &'static str,
    pub unknown_zone: &'static str,
    pub unknown_placeholder: &'static str,
    pub out_of_range: &'static str,
    pub settings_changed: &'static str,
    pub mapping_not_allowed: &'static str,
    pub attribute_mandatory: &'static str,
    pub service_on_request: &'static str,
    pub first_sync_needed: &'static str,
    pub not_connected: &'static str,
    pub no_draft: &'static str,
    pub run_in_progress: &'static str,
    pub run_not_waiting: &'static str,
    pub plan_changed: &'static str,
    pub provider_wrong_credential: &'static str,
    pub provider_unknown_company: &'static str,
    pub provider_locked: &'static str,
    pub provider_no_employee_rights: &'static str,
    pub provider_no_account_rights: &'static str,
    pub provider_no_structure_rights: &'static str,
    pub provider_no_result_rights: &'static str,
    pub provider_no_training_rights: &'static str,
    pub provider_no_file_rights: &'static str,
    pub provider_attribute_not_released: &'static str,
    pub provider_rate_limited: &'static str,
    pub provider_unavailable: &'static str,
    pub provider_unintelligible: &'static str,
}

/// Texts that have words for what the API says.
pub trait ErrorWords {
    /// The words for `code`.
    fn of_error(&self, code: ErrorCode) -> &'static str;

    /// Those that every page has.
    fn of_every_page(&self) -> &Errors;
}

impl ErrorWords for Texts {
    fn of_error(&self, code: ErrorCode) -> &'static str {
        let errors = &self.errors;
        match code {
            ErrorCode::NotFound => errors.not_found,
            ErrorCode::MethodNotAllowed => errors.method_not_allowed,
            ErrorCode::NotSignedIn => errors.not_signed_in,
            ErrorCode::Forbidden => errors.forbidden,
            ErrorCode::CrossSite => errors.cross_site,
            ErrorCode::MalformedBody => errors.malformed_body,
            ErrorCode::TooManyRequests => errors.too_many_requests,
            ErrorCode::LinkInvalid => errors.link_invalid,
            // Nothing that the people half asks for ends in another way.
            ErrorCode::Internal
            | ErrorCode::UnsupportedMediaType
            | ErrorCode::BodyTooLarge
            | ErrorCode::LinkForYourself
            | ErrorCode::LinkByOwnerOnly
            | ErrorCode::FieldBlank
            | ErrorCode::FieldTooLong
            | ErrorCode::FieldMalformed
            | ErrorCode::CloudOnly
            | ErrorCode::UnknownRole
            | ErrorCode::UnknownDepartment
            | ErrorCode::TooManyTimes
            | ErrorCode::DuplicateTime
            | ErrorCode::UnknownZone
            | ErrorCode::UnknownPlaceholder
            | ErrorCode::OutOfRange
            | ErrorCode::SettingsChanged
            | ErrorCode::MappingNotAllowed
            | ErrorCode::AttributeMandatory
            | ErrorCode::ServiceOnRequest
            | ErrorCode::FirstSyncNeeded
            | ErrorCode::NotConnected
            | ErrorCode::NoDraft
            | ErrorCode::RunInProgress
            | ErrorCode::RunNotWaiting
            | ErrorCode::PlanChanged
            | ErrorCode::ProviderWrongCredential
            | ErrorCode::ProviderUnknownCompany
            | ErrorCode::ProviderLocked
            | ErrorCode::ProviderNoEmployeeRights
            | ErrorCode::ProviderNoAccountRights
            | ErrorCode::ProviderNoStructureRights
            | ErrorCode::ProviderNoResultRights
            | ErrorCode::ProviderNoTrainingRights
            | ErrorCode::ProviderNoFileRights
            | ErrorCode::ProviderAttributeNotReleased
            | ErrorCode::ProviderRateLimited
            | ErrorCode::ProviderUnavailable
            | ErrorCode::ProviderUnintelligible => errors.internal,
        }
    }

    fn of_every_page(&self) -> &Errors {
        &self.errors
    }
}

impl ErrorWords for AdminTexts {
    fn of_error(&self, code: ErrorCode) -> &'static str {
        let errors = &self.errors;
        match code {
            ErrorCode::NotFound
            | ErrorCode::MethodNotAllowed
            | ErrorCode::NotSignedIn
            | ErrorCode::Forbidden
            | ErrorCode::CrossSite
            | ErrorCode::MalformedBody
            | ErrorCode::TooManyRequests
            | ErrorCode::LinkInvalid
            | ErrorCode::Internal => self.common.of_error(code),
            ErrorCode::UnsupportedMediaType => errors.unsupported_media_type,
            ErrorCode::BodyTooLarge => errors.body_too_large,
            ErrorCode::LinkForYourself => errors.link_for_yourself,
            ErrorCode::LinkByOwnerOnly => errors.link_by_owner_only,
            ErrorCode::FieldBlank => errors.field_blank,
            ErrorCode::FieldTooLong => errors.field_too_long,
            ErrorCode::FieldMalformed => errors.field_malformed,
            ErrorCode::CloudOnly => errors.cloud_only,
            ErrorCode::UnknownRole => errors.unknown_role,
            ErrorCode::UnknownDepartment => errors.unknown_department,
            ErrorCode::TooManyTimes => errors.too_many_times,
            ErrorCode::DuplicateTime => errors.duplicate_time,
            ErrorCode::UnknownZone => errors.unknown_zone,
            ErrorCode::UnknownPlaceholder => errors.unknown_placeholder,
            ErrorCode::OutOfRange => errors.out_of_range,
            ErrorCode::SettingsChanged => errors.settings_changed,
            ErrorCode::MappingNotAllowed => errors.mapping_not_allowed,
            ErrorCode::AttributeMandatory => errors.attribute_mandatory,
            ErrorCode::ServiceOnRequest => errors.service_on_request,
            ErrorCode::FirstSyncNeeded => errors.first_sync_needed,
            ErrorCode::NotConnected => errors.not_connected,
            ErrorCode::NoDraft => errors.no_draft,
            ErrorCode::RunInProgress => errors.run_in_progress,
            ErrorCode::RunNotWaiting => errors.run_not_waiting,
            ErrorCode::PlanChanged => errors.plan_changed,
            ErrorCode::ProviderWrongCredential => errors.provider_wrong_credential,
            ErrorCode::ProviderUnknownCompany => errors.provider_unknown_company,
            ErrorCode::ProviderLocked => errors.provider_locked,
            ErrorCode::ProviderNoEmployeeRights => errors.provider_no_employee_rights,
            ErrorCode::ProviderNoAccountRights => errors.provider_no_account_rights,
            ErrorCode::ProviderNoStructureRights => errors.provider_no_structure_rights,
            ErrorCode::ProviderNoResultRights => errors.provider_no_result_rights,
            ErrorCode::ProviderNoTrainingRights => errors.provider_no_training_rights,
            ErrorCode::ProviderNoFileRights => errors.provider_no_file_rights,
            ErrorCode::ProviderAttributeNotReleased => errors.provider_attribute_not_released,
            ErrorCode::ProviderRateLimited => errors.provider_rate_limited,
            ErrorCode::ProviderUnavailable => errors.provider_unavailable,
            ErrorCode::ProviderUnintelligible => errors.provider_unintelligible,
        }
    }

    fn of_every_page(&self) -> &Errors {
        &self.common.errors
    }
}
