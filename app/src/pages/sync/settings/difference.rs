//! What differs between two versions of the settings.

use domain::{
    schedule::Automatic,
    settings::{BeforeFirstDay, Certificates, Export, LearningName, SettingsForm, TakingAlong, Teams},
};

use crate::i18n::texts::sync::{Parts, Sync};

/// A part of the settings that is compared as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of `SettingsForm`")]
pub enum Part {
    Invitation,
    DefaultRole,
    Automatic,
    Times,
    Zone,
    Export,
    Certificates,
    LearningName,
    BeforeFirstDay,
    AccountLeadDays,
    TakingAlong,
    Teams,
    RetentionDays,
    TrailYears,
    OfflineDays,
    GuardPeople,
    GuardPercent,
}

impl Part {
    const ALL: [Self; 17] = [
        Self::Invitation,
        Self::DefaultRole,
        Self::Automatic,
        Self::Times,
        Self::Zone,
        Self::Export,
        Self::Certificates,
        Self::LearningName,
        Self::BeforeFirstDay,
        Self::AccountLeadDays,
        Self::TakingAlong,
        Self::Teams,
        Self::RetentionDays,
        Self::TrailYears,
        Self::OfflineDays,
        Self::GuardPeople,
        Self::GuardPercent,
    ];

    /// What it is called on the page.
    pub fn name(self, parts: &Parts) -> &'static str {
        match self {
            Self::Invitation => parts.invitation,
            Self::DefaultRole => parts.default_role,
            Self::Automatic => parts.automatic,
            Self::Times => parts.times,
            Self::Zone => parts.zone,
            Self::Export => parts.export,
            Self::Certificates => parts.certificates,
            Self::LearningName => parts.learning_name,
            Self::BeforeFirstDay => parts.before_first_day,
            Self::AccountLeadDays => parts.account_lead_days,
            Self::TakingAlong => parts.taking_along,
            Self::Teams => parts.teams,
            Self::RetentionDays => parts.retention_days,
            Self::TrailYears => parts.trail_years,
            Self::OfflineDays => parts.offline_days,
            Self::GuardPeople => parts.guard_people,
            Self::GuardPercent => parts.guard_percent,
        }
    }

    /// What `form` says there, in words.
    pub fn words(self, form: &SettingsForm, texts: &Sync) -> String {
        let yes = |yes: bool| if yes { texts.conflict.on } else { texts.conflict.off }.to_owned();
        let said = match self {
            Self::Invitation => form.invitation.clone(),
            Self::DefaultRole => form.default_role.clone(),
            Self::Automatic => yes(form.automatic == Automatic::On),
            Self::Times => form.times.join(", "),
            Self::Zone => form.zone.clone(),
            Self::Export => yes(form.export == Export::Allowed),
            Self::Certificates => yes(form.certificates == Certificates::Shared),
            Self::LearningName => yes(form.learning_name == LearningName::Preferred),
            Self::BeforeFirstDay => yes(form.before_first_day == BeforeFirstDay::Shown),
            Self::AccountLeadDays => form.account_lead_days.clone(),
            Self::TakingAlong => yes(form.taking_along == TakingAlong::Everybody),
            Self::Teams => yes(form.teams == Teams::Offered),
            Self::RetentionDays => form.retention_days.clone(),
            Self::TrailYears => form.trail_years.clone(),
            Self::OfflineDays => form.offline_days.clone(),
            Self::GuardPeople => form.guard_people.clone(),
            Self::GuardPercent => form.guard_percent.clone(),
        };
        if said.trim().is_empty() { texts.conflict.nothing.to_owned() } else { said }
    }

    fn differs(self, one: &SettingsForm, other: &SettingsForm) -> bool {
        match self {
            Self::Invitation => one.invitation != other.invitation,
            Self::DefaultRole => one.default_role != other.default_role,
            Self::Automatic => one.automatic != other.automatic,
            Self::Times => one.times != other.times,
            Self::Zone => one.zone != other.zone,
            Self::Export => one.export != other.export,
            Self::Certificates => one.certificates != other.certificates,
            Self::LearningName => one.learning_name != other.learning_name,
            Self::BeforeFirstDay => one.before_first_day != other.before_first_day,
            Self::AccountLeadDays => one.account_lead_days != other.account_lead_days,
            Self::TakingAlong => one.taking_along != other.taking_along,
            Self::Teams => one.teams != other.teams,
            Self::RetentionDays => one.retention_days != other.retention_days,
            Self::TrailYears => one.trail_years != other.trail_years,
            Self::OfflineDays => one.offline_days != other.offline_days,
            Self::GuardPeople => one.guard_people != other.guard_people,
            Self::GuardPercent => one.guard_percent != other.guard_percent,
        }
    }
}

/// The parts in which two versions differ, in the page's order.
pub fn differences(one: &SettingsForm, other: &SettingsForm) -> Vec<Part> {
    Part::ALL.into_iter().filter(|part| part.differs(one, other)).collect()
}

#[cfg(test)]
mod tests {
    use domain::settings::Settings;

    use super::*;
    use crate::i18n::{AdminTexts, Language};

    fn form() -> SettingsForm {
        SettingsForm::from(&Settings::untouched("Europe/Berlin".to_owned().try_into().unwrap()))
    }

    #[test]
    fn only_what_differs_is_named() {
        assert_eq!(differences(&form(), &form()), []);
        let other = SettingsForm {
            times: vec!["06:00".to_owned()],
            guard_percent: "5".to_owned(),
            automatic: Automatic::On,
            ..form()
        };
        assert_eq!(differences(&form(), &other), [Part::Automatic, Part::Times, Part::GuardPercent]);
    }

    #[test]
    fn every_part_can_differ_and_says_what_it_is() {
        let other = SettingsForm {
            invitation: "i".to_owned(),
            default_role: "r".to_owned(),
            automatic: Automatic::On,
            times: vec!["06:00".to_owned(), "12:00".to_owned()],
            zone: "UTC".to_owned(),
            export: Export::Allowed,
            certificates: Certificates::Shared,
            learning_name: LearningName::Preferred,
            before_first_day: BeforeFirstDay::Hidden,
            taking_along: TakingAlong::Everybody,
            teams: Teams::Offered,
            account_lead_days: "4".to_owned(),
            retention_days: "1".to_owned(),
            trail_years: "9".to_owned(),
            offline_days: "5".to_owned(),
            guard_people: "2".to_owned(),
            guard_percent: "3".to_owned(),
        };
        assert_eq!(differences(&form(), &other), Part::ALL);
        let texts = &AdminTexts::of(Language::English).sync;
        let words: Vec<_> = Part::ALL.iter().map(|part| part.words(&other, texts)).collect();
        assert_eq!(
            words,
            [
                "i",
                "r",
                "On",
                "06:00, 12:00",
                "UTC",
                "On",
                "On",
                "On",
                "Off",
                "4",
                "On",
                "On",
                "1",
                "9",
                "5",
                "2",
                "3"
            ]
        );
        assert_eq!(Part::Times.words(&form(), texts), "Nothing");
    }
}
