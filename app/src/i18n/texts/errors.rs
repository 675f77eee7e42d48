//! What went wrong, and what to do.

use domain::api::error::ErrorCode;

/// A sentence or two for each outcome.
#[derive(Debug)]
#[expect(missing_docs, reason = "`ErrorCode::message` says what each means")]
pub struct Errors {
    pub not_found: &'static str,
    pub method_not_allowed: &'static str,
    pub not_signed_in: &'static str,
    pub forbidden: &'static str,
    pub cross_site: &'static str,
    pub unsupported_media_type: &'static str,
    pub malformed_body: &'static str,
    pub body_too_large: &'static str,
    pub too_many_requests: &'static str,
    pub link_invalid: &'static str,
    pub field_blank: &'static str,
    pub field_too_long: &'static str,
    pub field_malformed: &'static str,
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
    pub provider_attribute_not_released: &'static str,
    pub provider_rate_limited: &'static str,
    pub provider_unavailable: &'static str,
    pub provider_unintelligible: &'static str,
    pub internal: &'static str,
    /// No answer came.
    pub offline: &'static str,
    /// An answer came that is none of ours.
    pub unintelligible: &'static str,
}

impl Errors {
    /// The words for `code`.
    pub fn of(&self, code: ErrorCode) -> &'static str {
        match code {
            ErrorCode::NotFound => self.not_found,
            ErrorCode::MethodNotAllowed => self.method_not_allowed,
            ErrorCode::NotSignedIn => self.not_signed_in,
            ErrorCode::Forbidden => self.forbidden,
            ErrorCode::CrossSite => self.cross_site,
            ErrorCode::UnsupportedMediaType => self.unsupported_media_type,
            ErrorCode::MalformedBody => self.malformed_body,
            ErrorCode::BodyTooLarge => self.body_too_large,
            ErrorCode::TooManyRequests => self.too_many_requests,
            ErrorCode::LinkInvalid => self.link_invalid,
            ErrorCode::FieldBlank => self.field_blank,
            ErrorCode::FieldTooLong => self.field_too_long,
            ErrorCode::FieldMalformed => self.field_malformed,
            ErrorCode::TooManyTimes => self.too_many_times,
            ErrorCode::DuplicateTime => self.duplicate_time,
            ErrorCode::UnknownZone => self.unknown_zone,
            ErrorCode::UnknownPlaceholder => self.unknown_placeholder,
            ErrorCode::OutOfRange => self.out_of_range,
            ErrorCode::SettingsChanged => self.settings_changed,
            ErrorCode::MappingNotAllowed => self.mapping_not_allowed,
            ErrorCode::AttributeMandatory => self.attribute_mandatory,
            ErrorCode::ServiceOnRequest => self.service_on_request,
            ErrorCode::FirstSyncNeeded => self.first_sync_needed,
            ErrorCode::NotConnected => self.not_connected,
            ErrorCode::NoDraft => self.no_draft,
            ErrorCode::RunInProgress => self.run_in_progress,
            ErrorCode::RunNotWaiting => self.run_not_waiting,
            ErrorCode::PlanChanged => self.plan_changed,
            ErrorCode::ProviderWrongCredential => self.provider_wrong_credential,
            ErrorCode::ProviderUnknownCompany => self.provider_unknown_company,
            ErrorCode::ProviderLocked => self.provider_locked,
            ErrorCode::ProviderNoEmployeeRights => self.provider_no_employee_rights,
            ErrorCode::ProviderAttributeNotReleased => self.provider_attribute_not_released,
            ErrorCode::ProviderRateLimited => self.provider_rate_limited,
            ErrorCode::ProviderUnavailable => self.provider_unavailable,
            ErrorCode::ProviderUnintelligible => self.provider_unintelligible,
            ErrorCode::Internal => self.internal,
        }
    }
}
