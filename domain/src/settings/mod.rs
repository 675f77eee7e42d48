//! What an organisation has set for its syncs.

mod form;
mod half;
mod invitation;
mod numbers;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::{
    form::{SettingsError, SettingsFault, SettingsField, SettingsForm},
    half::{Half, Merged},
    invitation::{Invitation, InvitationError, PLACEHOLDERS},
    numbers::{AccountLead, OfflineTime, Retention, RoleId, TrailRetention},
};
use crate::{
    access::Role,
    schedule::{Automatic, Schedule, SyncTimes, ZoneName},
    sync::guard::Limits,
};

/// The settings in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Settings {
    /// What people are told when they get a learning account; nothing, if nobody wrote anything.
    pub invitation: Option<Invitation>,
    /// The role that new learning accounts get.
    pub default_role: Option<RoleId>,
    /// When the organisation syncs by itself.
    pub schedule: Schedule,
    /// Whether assignments and certificates go back to `BambooHR`.
    pub export: Export,
    /// Whether people see their certificates at `BambooHR`.
    #[serde(default)]
    pub certificates: Certificates,
    /// By which name the learning platform knows people.
    #[serde(default)]
    pub learning_name: LearningName,
    /// Whether people are shown before their first day.
    #[serde(default)]
    pub before_first_day: BeforeFirstDay,
    /// Who takes the directory along.
    #[serde(default)]
    pub taking_along: TakingAlong,
    /// Whether a chat in Microsoft Teams is offered.
    #[serde(default)]
    pub teams: Teams,
    /// How long before their first day people get an account.
    #[serde(default)]
    pub account_lead: AccountLead,
    /// How long people are kept after they have left.
    pub retention: Retention,
    /// How long entries of the audit trail are kept; nothing, as long as the organisation.
    #[serde(default)]
    pub trail: Option<TrailRetention>,
    /// How long a device may keep the directory for when there is no network.
    #[serde(default)]
    pub offline: OfflineTime,
    /// How much may be lost without anybody's approval.
    pub guard: Limits,
}

/// Whether assignments and certificates go back to `BambooHR`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Export {
    Allowed,
    #[default]
    Forbidden,
}

/// Whether people see the certificates that are uploaded to their files at `BambooHR`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Certificates {
    /// They do.
    Shared,
    /// Only those do who see all files.
    #[default]
    Private,
}

/// By which name the learning platform knows people who have a preferred one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LearningName {
    /// The full one: it stands on certificates.
    #[default]
    Full,
    /// The one that colleagues use.
    Preferred,
}

/// Whether people are in the directory before their first day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum BeforeFirstDay {
    #[default]
    Shown,
    Hidden,
}

/// Who takes the directory along: as a file, or on paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TakingAlong {
    /// Admins alone.
    #[default]
    Admins,
    /// Whoever sees it.
    Everybody,
}

/// Whether colleagues are offered a chat in Microsoft Teams beside each profile that has a work e-mail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Teams {
    Offered,
    #[default]
    NotOffered,
}

impl TakingAlong {
    /// Whether somebody with `role` may.
    pub fn allows(self, role: Role) -> bool {
        match self {
            Self::Admins => role >= Role::Admin,
            Self::Everybody => true,
        }
    }
}

impl Settings {
    /// The settings of an organisation in `zone` in which nobody has set anything yet.
    pub fn untouched(zone: ZoneName) -> Self {
        Self {
            invitation: None,
            default_role: None,
            schedule: Schedule { automatic: Automatic::Off, times: SyncTimes::default(), zone },
            export: Export::Forbidden,
            certificates: Certificates::default(),
            learning_name: LearningName::default(),
            before_first_day: BeforeFirstDay::default(),
            taking_along: TakingAlong::default(),
            teams: Teams::default(),
            account_lead: AccountLead::default(),
            retention: Retention::default(),
            trail: None,
            offline: OfflineTime::default(),
            guard: Limits::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_from_before_there_were_certificates_keep_them_private() {
        let zone = ZoneName::try_from("Europe/Berlin".to_owned()).unwrap();
        let shared = Settings { certificates: Certificates::Shared, ..Settings::untouched(zone.clone()) };
        let mut stored = serde_json::to_value(shared).unwrap();
        stored.as_object_mut().unwrap().remove("certificates").unwrap();
        assert_eq!(serde_json::from_value::<Settings>(stored).unwrap(), Settings::untouched(zone));
    }

    #[test]
    fn the_directory_is_taken_along_by_admins_alone_before_one_opens_it() {
        let zone = ZoneName::try_from("UTC".to_owned()).unwrap();
        let mut stored = serde_json::to_value(Settings::untouched(zone)).unwrap();
        assert_eq!(stored.as_object_mut().unwrap().remove("taking_along"), Some("admins".into()));
        let settings: Settings = serde_json::from_value(stored).unwrap();
        assert_eq!(Role::ALL.map(|role| settings.taking_along.allows(role)), [false, true, true]);
        assert_eq!(Role::ALL.map(|role| TakingAlong::Everybody.allows(role)), [true; 3]);
    }

    #[test]
    fn nothing_goes_to_bamboohr_before_somebody_allows_it() {
        let zone = ZoneName::try_from("UTC".to_owned()).unwrap();
        let settings = Settings::untouched(zone);
        assert_eq!((settings.export, settings.certificates), (Export::Forbidden, Certificates::Private));
    }
}
