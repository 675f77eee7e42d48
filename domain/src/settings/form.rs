//! The form of the settings, and what can be wrong with it. The browser and the Worker both judge by this.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AccountLead, BeforeFirstDay, Certificates, Export, Invitation, InvitationError, LearningName,
    OfflineTime, Retention, Settings, TakingAlong, Teams, TrailRetention,
};
use crate::{
    schedule::{Automatic, Schedule, SyncTimes, TimesError, ZoneName},
    sync::guard::Limits,
    text::identifier,
};

/// What an admin has set, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsForm {
    /// The text of the invitation; blank for none.
    pub invitation: String,
    /// The default role's UUID; blank for none.
    pub default_role: String,
    /// Whether the organisation syncs by itself.
    pub automatic: Automatic,
    /// The times, in the order of the form's fields.
    pub times: Vec<String>,
    /// The time zone's name.
    pub zone: String,
    /// Whether assignments and certificates go back to `BambooHR`.
    pub export: Export,
    /// Whether people see their certificates at `BambooHR`.
    pub certificates: Certificates,
    /// By which name the learning platform knows people.
    pub learning_name: LearningName,
    /// Whether people are shown before their first day.
    pub before_first_day: BeforeFirstDay,
    /// Who takes the directory along.
    #[serde(default)]
    pub taking_along: TakingAlong,
    /// Whether a chat in Microsoft Teams is offered.
    #[serde(default)]
    pub teams: Teams,
    /// How many days before their first day people get an account.
    pub account_lead_days: String,
    /// How many days people are kept after they have left.
    pub retention_days: String,
    /// How many years entries of the audit trail are kept; blank for as long as the organisation.
    pub trail_years: String,
    /// How many days a device may keep the directory for when there is no network; 0, not at all.
    pub offline_days: String,
    /// How many people may leave without anybody's approval.
    pub guard_people: String,
    /// What share of people may leave without anybody's approval, in percent.
    pub guard_percent: String,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the fields of `SettingsForm`")]
pub enum SettingsField {
    Invitation,
    DefaultRole,
    /// One of the times, from 0.
    Time(usize),
    Zone,
    AccountLeadDays,
    RetentionDays,
    TrailYears,
    OfflineDays,
    GuardPeople,
    GuardPercent,
}

impl SettingsField {
    /// The name that it has in the API.
    pub fn name(self) -> String {
        match self {
            Self::Invitation => "invitation".to_owned(),
            Self::DefaultRole => "default_role".to_owned(),
            Self::Time(index) => format!("times.{index}"),
            Self::Zone => "zone".to_owned(),
            Self::AccountLeadDays => "account_lead_days".to_owned(),
            Self::RetentionDays => "retention_days".to_owned(),
            Self::TrailYears => "trail_years".to_owned(),
            Self::OfflineDays => "offline_days".to_owned(),
            Self::GuardPeople => "guard_people".to_owned(),
            Self::GuardPercent => "guard_percent".to_owned(),
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsFault {
    /// Nothing was entered.
    Blank,
    /// Too long a text.
    TooLong,
    /// Not of the field's shape.
    Malformed,
    /// One time more than there can be.
    TooManyTimes,
    /// The same time as one before it.
    DuplicateTime,
    /// There is no such time zone.
    UnknownZone,
    /// The learning platform has no such role.
    UnknownRole,
    /// A placeholder that nothing is filled in for.
    UnknownPlaceholder,
    /// Not among the numbers that make sense.
    OutOfRange,
}

/// A field, and what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettingsError {
    /// Which field.
    pub field: SettingsField,
    /// What is wrong.
    pub fault: SettingsFault,
}

impl From<&Settings> for SettingsForm {
    fn from(settings: &Settings) -> Self {
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        Self {
            invitation: text(settings.invitation.as_ref().map(Invitation::as_str)),
            default_role: text(settings.default_role.as_ref().map(super::RoleId::as_str)),
            automatic: settings.schedule.automatic,
            times: settings.schedule.times.clone().into(),
            zone: settings.schedule.zone.to_string(),
            export: settings.export,
            certificates: settings.certificates,
            learning_name: settings.learning_name,
            before_first_day: settings.before_first_day,
            taking_along: settings.taking_along,
            teams: settings.teams,
            account_lead_days: settings.account_lead.days().to_string(),
            retention_days: settings.retention.days().to_string(),
            offline_days: settings.offline.days().to_string(),
            trail_years: settings.trail.map(|trail| trail.years().to_string()).unwrap_or_default(),
            guard_people: settings.guard.people.to_string(),
            guard_percent: settings.guard.percent.to_string(),
        }
    }
}

impl SettingsForm {
    /// The settings, or everything that is wrong, in the form's order. `is_zone` says whether there is such a time
    /// zone.
    pub fn parse(&self, is_zone: impl Fn(&ZoneName) -> bool) -> Result<Settings, Vec<SettingsError>> {
        let mut errors = Vec::new();
        let mut note = |field, fault| errors.push(SettingsError { field, fault });

        let invitation =
            optional(&self.invitation, |text| Invitation::try_from(text.to_owned())).map_err(|error| {
                let fault = match error {
                    InvitationError::Blank => SettingsFault::Blank,
                    InvitationError::TooLong => SettingsFault::TooLong,
                    InvitationError::UnknownPlaceholder(_) => SettingsFault::UnknownPlaceholder,
                };
                note(SettingsField::Invitation, fault);
            });
        let default_role = optional(&self.default_role, str::parse)
            .map_err(|_| note(SettingsField::DefaultRole, SettingsFault::Malformed));
        let times = SyncTimes::try_from(
            self.times.iter().map(|time| identifier(time).into_owned()).collect::<Vec<_>>(),
        )
        .map_err(|error| note(SettingsField::Time(error.index()), times_fault(error, &self.times)));
        let zone = parse_zone(&self.zone, is_zone).map_err(|fault| note(SettingsField::Zone, fault));
        let lead = number::<u16>(&self.account_lead_days)
            .and_then(|days| AccountLead::try_from(days).map_err(|_| SettingsFault::OutOfRange))
            .map_err(|fault| note(SettingsField::AccountLeadDays, fault));
        let retention = number::<u16>(&self.retention_days)
            .and_then(|days| Retention::try_from(days).map_err(|_| SettingsFault::OutOfRange))
            .map_err(|fault| note(SettingsField::RetentionDays, fault));
        let trail = optional(&self.trail_years, |years| {
            let years = number::<u16>(years)?;
            TrailRetention::try_from(years).map_err(|_| SettingsFault::OutOfRange)
        })
        .map_err(|fault| note(SettingsField::TrailYears, fault));
        let offline = number::<u16>(&self.offline_days)
            .and_then(|days| OfflineTime::try_from(days).map_err(|_| SettingsFault::OutOfRange))
            .map_err(|fault| note(SettingsField::OfflineDays, fault));
        let people = number::<u32>(&self.guard_people)
            .and_then(|people| within(people, 1_000_000))
            .map_err(|fault| note(SettingsField::GuardPeople, fault));
        let percent = number::<u8>(&self.guard_percent)
            .and_then(|percent| within(percent, 100))
            .map_err(|fault| note(SettingsField::GuardPercent, fault));

        match (invitation, default_role, times, zone, lead, retention, trail, offline, people, percent) {
            (
                Ok(invitation),
                Ok(default_role),
                Ok(times),
                Ok(zone),
                Ok(account_lead),
                Ok(retention),
                Ok(trail),
                Ok(offline),
                Ok(people),
                Ok(percent),
            ) => Ok(Settings {
                invitation,
                default_role,
                schedule: Schedule { automatic: self.automatic, times, zone },
                export: self.export,
                certificates: self.certificates,
                learning_name: self.learning_name,
                before_first_day: self.before_first_day,
                taking_along: self.taking_along,
                teams: self.teams,
                account_lead,
                retention,
                trail,
                offline,
                guard: Limits { people, percent },
            }),
            _ => Err(errors),
        }
    }
}

fn optional<T, E>(raw: &str, parse: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, E> {
    if identifier(raw).is_empty() { Ok(None) } else { parse(raw).map(Some) }
}

fn times_fault(error: TimesError, times: &[String]) -> SettingsFault {
    match error {
        TimesError::TooMany => SettingsFault::TooManyTimes,
        TimesError::Duplicate { .. } => SettingsFault::DuplicateTime,
        TimesError::Malformed { index }
            if times.get(index).is_some_and(|time| identifier(time).is_empty()) =>
        {
            SettingsFault::Blank
        }
        TimesError::Malformed { .. } => SettingsFault::Malformed,
    }
}

fn parse_zone(raw: &str, is_zone: impl Fn(&ZoneName) -> bool) -> Result<ZoneName, SettingsFault> {
    let raw = identifier(raw);
    if raw.is_empty() {
        return Err(SettingsFault::Blank);
    }
    let zone = ZoneName::try_from(raw.into_owned()).map_err(|_| SettingsFault::UnknownZone)?;
    if is_zone(&zone) { Ok(zone) } else { Err(SettingsFault::UnknownZone) }
}

fn number<T: std::str::FromStr>(raw: &str) -> Result<T, SettingsFault> {
    let text = identifier(raw);
    if text.is_empty() {
        Err(SettingsFault::Blank)
    } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().map_err(|_| SettingsFault::OutOfRange)
    } else {
        Err(SettingsFault::Malformed)
    }
}

fn within<T: PartialOrd>(number: T, most: T) -> Result<T, SettingsFault> {
    if number <= most { Ok(number) } else { Err(SettingsFault::OutOfRange) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn untouched() -> SettingsForm {
        let zone = ZoneName::try_from("Europe/Berlin".to_owned()).unwrap();
        SettingsForm::from(&Settings::untouched(zone))
    }

    fn errors(form: &SettingsForm) -> Vec<(String, SettingsFault)> {
        let parsed = form.parse(|zone| zone.as_str() == "Europe/Berlin");
        parsed.err().unwrap_or_default().into_iter().map(|error| (error.field.name(), error.fault)).collect()
    }

    #[test]
    fn what_is_in_force_is_a_form_that_changes_nothing() {
        let mut form = untouched();
        form.invitation = "Hello {first_name}".to_owned();
        form.default_role = "0f8fad5b-d9cb-469f-a165-70867728950e".to_owned();
        form.times = ["06:30", "12:00"].map(str::to_owned).into();
        form.automatic = Automatic::On;
        form.export = Export::Allowed;
        form.certificates = Certificates::Shared;
        form.learning_name = LearningName::Preferred;
        form.before_first_day = BeforeFirstDay::Hidden;
        form.taking_along = TakingAlong::Everybody;
        form.account_lead_days = "14".to_owned();
        form.trail_years = "10".to_owned();
        form.offline_days = "0".to_owned();
        let settings = form.parse(|_| true).unwrap();
        assert_eq!(SettingsForm::from(&settings), form);
        let stored = serde_json::to_string(&settings).unwrap();
        assert_eq!(serde_json::from_str::<Settings>(&stored).unwrap(), settings);
    }

    #[test]
    fn a_form_that_does_not_say_it_leaves_the_directory_to_admins() {
        let mut form =
            serde_json::to_value(SettingsForm { taking_along: TakingAlong::Everybody, ..untouched() })
                .unwrap();
        form.as_object_mut().unwrap().remove("taking_along").unwrap();
        assert_eq!(serde_json::from_value::<SettingsForm>(form).unwrap(), untouched());
    }

    #[test]
    fn each_fault_stands_at_its_field() {
        use SettingsFault::{
            Blank, DuplicateTime, Malformed, OutOfRange, TooManyTimes, UnknownPlaceholder, UnknownZone,
        };
        type Change = fn(&mut SettingsForm);
        let cases: [(Change, &str, SettingsFault); 20] = [
            (|f| f.invitation = "Hi {you}".into(), "invitation", UnknownPlaceholder),
            (|f| f.default_role = "learner".into(), "default_role", Malformed),
            (|f| f.times = ["08:00", "8:00"].map(Into::into).into(), "times.1", Malformed),
            (|f| f.times = ["08:00", " "].map(Into::into).into(), "times.1", Blank),
            (|f| f.times = ["08:00", "09:00", "08:00"].map(Into::into).into(), "times.2", DuplicateTime),
            (|f| f.times = ["1", "2", "3", "4"].map(Into::into).into(), "times.3", TooManyTimes),
            (|f| f.zone = String::new(), "zone", Blank),
            (|f| f.zone = "Mars/Olympus".into(), "zone", UnknownZone),
            (|f| f.zone = "; DROP".into(), "zone", UnknownZone),
            (|f| f.account_lead_days = "366".into(), "account_lead_days", OutOfRange),
            (|f| f.account_lead_days = " ".into(), "account_lead_days", Blank),
            (|f| f.retention_days = "0".into(), "retention_days", OutOfRange),
            (|f| f.retention_days = "soon".into(), "retention_days", Malformed),
            (|f| f.trail_years = "0".into(), "trail_years", OutOfRange),
            (|f| f.trail_years = "ten".into(), "trail_years", Malformed),
            (|f| f.offline_days = "31".into(), "offline_days", OutOfRange),
            (|f| f.offline_days = String::new(), "offline_days", Blank),
            (|f| f.guard_people = "-1".into(), "guard_people", Malformed),
            (|f| f.guard_percent = "101".into(), "guard_percent", OutOfRange),
            (|f| f.guard_percent = "300".into(), "guard_percent", OutOfRange),
        ];
        for (change, field, fault) in cases {
            let mut form = untouched();
            change(&mut form);
            assert_eq!(errors(&form), [(field.to_owned(), fault)]);
        }
        assert_eq!(errors(&untouched()), []);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let mut form = untouched();
        form.zone = String::new();
        form.times = vec!["x".to_owned()];
        form.guard_people = String::new();
        let fields: Vec<_> = errors(&form).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["times.0", "zone", "guard_people"]);
    }
}
