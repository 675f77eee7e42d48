//! The settings are one record, and two pages have a half of it each. Whoever saves one leaves the other as it is in force.

use super::{SettingsField, SettingsForm};

/// A half of the settings, which one page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// When syncs come, and what waits for a person.
    Schedule,
    /// What goes to the learning platform, and back from it.
    Learning,
}

/// What comes of saving a half after somebody else has saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged {
    /// It is in force already.
    InForce,
    /// This is to be saved: the others changed the other half only.
    Save(SettingsForm),
    /// This, or what is in force: a person decides.
    Ask(SettingsForm),
}

impl Half {
    /// This half of `mine`, and the other one of `theirs`.
    pub fn joined(self, mine: &SettingsForm, theirs: &SettingsForm) -> SettingsForm {
        let (schedule, learning) = match self {
            Self::Schedule => (mine, theirs),
            Self::Learning => (theirs, mine),
        };
        SettingsForm {
            automatic: schedule.automatic,
            times: schedule.times.clone(),
            zone: schedule.zone.clone(),
            before_first_day: schedule.before_first_day,
            taking_along: schedule.taking_along,
            teams: schedule.teams,
            retention_days: schedule.retention_days.clone(),
            trail_years: schedule.trail_years.clone(),
            offline_days: schedule.offline_days.clone(),
            guard_people: schedule.guard_people.clone(),
            guard_percent: schedule.guard_percent.clone(),
            invitation: learning.invitation.clone(),
            default_role: learning.default_role.clone(),
            export: learning.export,
            certificates: learning.certificates,
            learning_name: learning.learning_name,
            account_lead_days: learning.account_lead_days.clone(),
        }
    }

    /// What becomes of `mine`, which was begun when `base` was in force, now that `theirs` is.
    pub fn merged(self, mine: &SettingsForm, base: &SettingsForm, theirs: &SettingsForm) -> Merged {
        let joined = self.joined(mine, theirs);
        if joined == *theirs {
            Merged::InForce
        } else if self.joined(base, theirs) == *theirs {
            Merged::Save(joined)
        } else {
            Merged::Ask(joined)
        }
    }

    /// Whether `field` is of this half.
    pub fn has(self, field: SettingsField) -> bool {
        let half = match field {
            SettingsField::Time(_)
            | SettingsField::Zone
            | SettingsField::RetentionDays
            | SettingsField::TrailYears
            | SettingsField::OfflineDays
            | SettingsField::GuardPeople
            | SettingsField::GuardPercent => Self::Schedule,
            SettingsField::Invitation | SettingsField::DefaultRole | SettingsField::AccountLeadDays => {
                Self::Learning
            }
        };
        half == self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn form() -> SettingsForm {
        SettingsForm::from(&Settings::untouched("Europe/Berlin".to_owned().try_into().unwrap()))
    }

    fn keeping(days: &str) -> SettingsForm {
        SettingsForm { retention_days: days.to_owned(), ..form() }
    }

    fn inviting(text: &str) -> SettingsForm {
        SettingsForm { invitation: text.to_owned(), ..form() }
    }

    #[test]
    fn who_saves_one_half_leaves_the_other_as_it_is_in_force() {
        let (mine, theirs) = (keeping("9"), inviting("Hello"));
        let both = SettingsForm { retention_days: "9".to_owned(), ..inviting("Hello") };
        assert_eq!(Half::Schedule.joined(&mine, &theirs), both);
        assert_eq!(Half::Learning.joined(&theirs, &mine), both);
        assert_eq!(Half::Learning.joined(&mine, &theirs), form(), "neither has changed that half");
    }

    #[test]
    fn only_a_change_of_the_same_half_asks_whose_counts() {
        let base = form();
        let merged = |theirs: &SettingsForm| Half::Schedule.merged(&keeping("9"), &base, theirs);
        assert_eq!(merged(&keeping("9")), Merged::InForce);
        assert_eq!(
            merged(&inviting("Hello")),
            Merged::Save(SettingsForm { retention_days: "9".to_owned(), ..inviting("Hello") })
        );
        assert_eq!(merged(&keeping("8")), Merged::Ask(keeping("9")));
        let both = SettingsForm { retention_days: "8".to_owned(), ..inviting("Hello") };
        let mine = SettingsForm { retention_days: "9".to_owned(), ..inviting("Hello") };
        assert_eq!(merged(&both), Merged::Ask(mine), "what is asked about has their other half");
    }
}
