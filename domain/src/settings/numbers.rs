//! Settings that are a number or an id.

use std::str::FromStr;

use chrono::TimeDelta;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{checked::checked_text, text::identifier};

/// How long people are kept after they have left: 1 to 365 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u16", into = "u16")]
#[schemars(with = "u16")]
pub struct Retention {
    days: u16,
}

/// The number of days is none that a retention can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a retention time: 1 to 365 days")]
pub struct RetentionError;

impl Retention {
    /// The time itself.
    pub fn time(self) -> TimeDelta {
        TimeDelta::days(i64::from(self.days))
    }

    /// The time in days.
    pub fn days(self) -> u16 {
        self.days
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self { days: 30 }
    }
}

impl TryFrom<u16> for Retention {
    type Error = RetentionError;

    fn try_from(days: u16) -> Result<Self, RetentionError> {
        if (1..=365).contains(&days) { Ok(Self { days }) } else { Err(RetentionError) }
    }
}

impl From<Retention> for u16 {
    fn from(retention: Retention) -> Self {
        retention.days
    }
}

/// How long entries of the audit trail are kept: 1 to 30 years. A year has 366 days, so that nothing is cut off early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u16", into = "u16")]
#[schemars(with = "u16")]
pub struct TrailRetention {
    years: u16,
}

/// The number of years is none that a trail can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a retention time of the audit trail: 1 to 30 years")]
pub struct TrailRetentionError;

impl TrailRetention {
    /// The time itself.
    pub fn time(self) -> TimeDelta {
        TimeDelta::days(i64::from(self.years) * 366)
    }

    /// The time in years.
    pub fn years(self) -> u16 {
        self.years
    }
}

impl TryFrom<u16> for TrailRetention {
    type Error = TrailRetentionError;

    fn try_from(years: u16) -> Result<Self, TrailRetentionError> {
        if (1..=30).contains(&years) { Ok(Self { years }) } else { Err(TrailRetentionError) }
    }
}

impl From<TrailRetention> for u16 {
    fn from(retention: TrailRetention) -> Self {
        retention.years
    }
}

/// How long before their first day people get an account and the invitation to it: 0 to 365 days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u16", into = "u16")]
#[schemars(with = "u16")]
pub struct AccountLead {
    days: u16,
}

/// The number of days is none that there can be before a first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time before the first day: 0 to 365 days")]
pub struct AccountLeadError;

impl AccountLead {
    /// The time itself.
    pub fn time(self) -> TimeDelta {
        TimeDelta::days(i64::from(self.days))
    }

    /// The time in days.
    pub fn days(self) -> u16 {
        self.days
    }
}

impl TryFrom<u16> for AccountLead {
    type Error = AccountLeadError;

    fn try_from(days: u16) -> Result<Self, AccountLeadError> {
        if days <= 365 { Ok(Self { days }) } else { Err(AccountLeadError) }
    }
}

impl From<AccountLead> for u16 {
    fn from(lead: AccountLead) -> Self {
        lead.days
    }
}

/// How long a device may keep the directory for when there is no network: 0 to 30 days; 0, not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u16", into = "u16")]
#[schemars(with = "u16")]
pub struct OfflineTime {
    days: u16,
}

/// The number of days is none that a device can keep the directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time that a device keeps the directory: 0 to 30 days")]
pub struct OfflineTimeError;

impl OfflineTime {
    /// The time in days.
    pub fn days(self) -> u16 {
        self.days
    }
}

impl Default for OfflineTime {
    fn default() -> Self {
        Self { days: 7 }
    }
}

impl TryFrom<u16> for OfflineTime {
    type Error = OfflineTimeError;

    fn try_from(days: u16) -> Result<Self, OfflineTimeError> {
        if days <= 30 { Ok(Self { days }) } else { Err(OfflineTimeError) }
    }
}

impl From<OfflineTime> for u16 {
    fn from(time: OfflineTime) -> Self {
        time.days
    }
}

/// A role of the learning platform: a UUID, as its administration shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub struct RoleId(String);

checked_text!(RoleId);

/// The text is no UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a role: expected a UUID such as 0f8fad5b-d9cb-469f-a165-70867728950e")]
pub struct RoleIdError;

impl FromStr for RoleId {
    type Err = RoleIdError;

    fn from_str(raw: &str) -> Result<Self, RoleIdError> {
        let text = identifier(raw).to_ascii_lowercase();
        let lengths = text.split('-').map(str::len);
        let is_uuid =
            lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
        if is_uuid { Ok(Self(text)) } else { Err(RoleIdError) }
    }
}

impl TryFrom<String> for RoleId {
    type Error = RoleIdError;

    fn try_from(text: String) -> Result<Self, RoleIdError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_kept_for_a_day_to_a_year() {
        for (days, sound) in [(0, false), (1, true), (30, true), (365, true), (366, false)] {
            assert_eq!(Retention::try_from(days).is_ok(), sound, "{days}");
        }
        assert_eq!(Retention::default().time(), TimeDelta::days(30));
    }

    #[test]
    fn a_trail_is_kept_for_whole_years() {
        for (years, sound) in [(0, false), (1, true), (30, true), (31, false)] {
            assert_eq!(TrailRetention::try_from(years).is_ok(), sound, "{years}");
        }
        assert_eq!(TrailRetention::try_from(2).unwrap().time(), TimeDelta::days(732));
    }

    #[test]
    fn a_device_keeps_the_directory_for_a_month_at_most() {
        for (days, sound) in [(0, true), (7, true), (30, true), (31, false)] {
            assert_eq!(OfflineTime::try_from(days).is_ok(), sound, "{days}");
        }
        assert_eq!(OfflineTime::default().days(), 7);
    }

    #[test]
    fn a_role_is_a_uuid() {
        let role: RoleId = " 0F8FAD5B-D9CB-469F-A165-70867728950E ".parse().unwrap();
        assert_eq!(role.to_string(), "0f8fad5b-d9cb-469f-a165-70867728950e");
        for raw in ["", "learner", "0f8fad5bd9cb469fa16570867728950e", "0f8fad5b-d9cb-469f-a165-70867728950g"]
        {
            assert_eq!(raw.parse::<RoleId>(), Err(RoleIdError), "{raw}");
        }
    }
}
