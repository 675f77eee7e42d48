//! What is wrong with the form: at which control, and in which words.

use domain::{
    api::error::{ApiError, ErrorCode},
    schedule::MOST,
    settings::{PLACEHOLDERS, SettingsError, SettingsFault, SettingsField},
};

use crate::i18n::texts::sync::Faults;

/// The id of a field's control.
pub fn control(field: SettingsField) -> String {
    match field {
        SettingsField::Invitation => "sync-invitation".to_owned(),
        SettingsField::DefaultRole => "sync-role".to_owned(),
        SettingsField::Time(index) => format!("sync-time-{index}"),
        SettingsField::Zone => "sync-zone".to_owned(),
        SettingsField::AccountLeadDays => "sync-account-lead".to_owned(),
        SettingsField::RetentionDays => "sync-retention".to_owned(),
        SettingsField::TrailYears => "sync-trail".to_owned(),
        SettingsField::OfflineDays => "sync-offline".to_owned(),
        SettingsField::GuardPeople => "guard-people".to_owned(),
        SettingsField::GuardPercent => "guard-percent".to_owned(),
    }
}

/// What is wrong with a field, in words.
pub fn words(faults: &Faults, error: SettingsError) -> String {
    let said = match (error.fault, error.field) {
        (SettingsFault::DuplicateTime, _) => faults.duplicate_time,
        (SettingsFault::TooManyTimes, _) => faults.too_many_times,
        (SettingsFault::UnknownPlaceholder, _) => {
            let [first_name, last_name, organisation] = PLACEHOLDERS.map(|name| format!("{{{name}}}"));
            return faults.unknown_placeholder(&first_name, &last_name, &organisation);
        }
        (SettingsFault::UnknownRole, _) => faults.unknown_role,
        (SettingsFault::TooLong, _) => faults.too_long,
        (SettingsFault::UnknownZone, _) | (SettingsFault::Malformed, SettingsField::Zone) => {
            faults.unknown_zone
        }
        (SettingsFault::Malformed, SettingsField::DefaultRole) => faults.role,
        (SettingsFault::Blank, SettingsField::Zone) => faults.zone_blank,
        (_, SettingsField::Time(_)) => faults.time,
        (_, SettingsField::AccountLeadDays) => faults.account_lead_days,
        (_, SettingsField::RetentionDays) => faults.retention_days,
        (_, SettingsField::TrailYears) => faults.trail_years,
        (_, SettingsField::OfflineDays) => faults.offline_days,
        (_, SettingsField::GuardPercent) => faults.guard_percent,
        (_, SettingsField::GuardPeople) => faults.guard_people,
        (SettingsFault::Blank | SettingsFault::Malformed | SettingsFault::OutOfRange, _) => faults.blank,
    };
    said.to_owned()
}

/// What the API refused, if it is a field of the form.
pub fn refused(error: &ApiError) -> Option<SettingsError> {
    let name = error.field.as_deref()?;
    let times = (0..=MOST).map(SettingsField::Time);
    let field = [
        SettingsField::Invitation,
        SettingsField::DefaultRole,
        SettingsField::Zone,
        SettingsField::AccountLeadDays,
        SettingsField::RetentionDays,
        SettingsField::TrailYears,
        SettingsField::OfflineDays,
        SettingsField::GuardPeople,
        SettingsField::GuardPercent,
    ]
    .into_iter()
    .chain(times)
    .find(|field| field.name() == name)?;
    let fault = match error.code {
        ErrorCode::FieldBlank => SettingsFault::Blank,
        ErrorCode::FieldTooLong => SettingsFault::TooLong,
        ErrorCode::FieldMalformed => SettingsFault::Malformed,
        ErrorCode::TooManyTimes => SettingsFault::TooManyTimes,
        ErrorCode::DuplicateTime => SettingsFault::DuplicateTime,
        ErrorCode::UnknownZone => SettingsFault::UnknownZone,
        ErrorCode::UnknownRole => SettingsFault::UnknownRole,
        ErrorCode::UnknownPlaceholder => SettingsFault::UnknownPlaceholder,
        ErrorCode::OutOfRange => SettingsFault::OutOfRange,
        _ => return None,
    };
    Some(SettingsError { field, fault })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{AdminTexts, Language};

    #[test]
    fn what_the_api_refuses_stands_at_its_field() {
        for (field, fault) in [
            (SettingsField::Time(1), SettingsFault::DuplicateTime),
            (SettingsField::Time(3), SettingsFault::TooManyTimes),
            (SettingsField::Zone, SettingsFault::UnknownZone),
            (SettingsField::Invitation, SettingsFault::UnknownPlaceholder),
            (SettingsField::DefaultRole, SettingsFault::UnknownRole),
            (SettingsField::GuardPercent, SettingsFault::OutOfRange),
            (SettingsField::AccountLeadDays, SettingsFault::Blank),
        ] {
            let error = SettingsError { field, fault };
            assert_eq!(refused(&ApiError::from(error)), Some(error));
        }
        assert_eq!(refused(&ErrorCode::SettingsChanged.error()), None);
        assert_eq!(refused(&ErrorCode::FieldBlank.error().at("elsewhere")), None);
    }

    #[test]
    fn a_fault_says_what_would_be_right_there() {
        let faults = &AdminTexts::of(Language::English).sync.fault;
        let said = |field, fault| words(faults, SettingsError { field, fault });
        assert_eq!(said(SettingsField::Time(0), SettingsFault::Blank), faults.time);
        assert_eq!(said(SettingsField::DefaultRole, SettingsFault::Malformed), faults.role);
        assert_eq!(said(SettingsField::Zone, SettingsFault::Blank), faults.zone_blank);
        for fault in [SettingsFault::Blank, SettingsFault::Malformed, SettingsFault::OutOfRange] {
            assert_eq!(said(SettingsField::RetentionDays, fault), faults.retention_days);
            assert_eq!(said(SettingsField::GuardPeople, fault), faults.guard_people);
        }
    }
}
