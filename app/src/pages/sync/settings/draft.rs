//! The settings as they are being typed.

use domain::{
    schedule::{Automatic, MOST},
    settings::{BeforeFirstDay, Certificates, Export, LearningName, SettingsForm, TakingAlong, Teams},
};
use leptos::prelude::*;

/// One place for a time more than there can be: what gets there anyway is kept, and refused.
const PLACES: usize = MOST + 1;

/// The settings as they are being typed. Copy it wherever it is needed.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the fields of `SettingsForm`")]
pub struct Draft {
    pub invitation: RwSignal<String>,
    pub default_role: RwSignal<String>,
    pub automatic: RwSignal<Automatic>,
    /// The places for times; the first [`Draft::times`] of them are used.
    pub places: [RwSignal<String>; PLACES],
    /// How many times there are.
    pub times: RwSignal<usize>,
    pub zone: RwSignal<String>,
    pub export: RwSignal<Export>,
    pub certificates: RwSignal<Certificates>,
    pub learning_name: RwSignal<LearningName>,
    pub before_first_day: RwSignal<BeforeFirstDay>,
    pub taking_along: RwSignal<TakingAlong>,
    pub teams: RwSignal<Teams>,
    pub account_lead_days: RwSignal<String>,
    pub retention_days: RwSignal<String>,
    pub trail_years: RwSignal<String>,
    pub offline_days: RwSignal<String>,
    pub guard_people: RwSignal<String>,
    pub guard_percent: RwSignal<String>,
}

impl Draft {
    /// A draft that says what `form` says.
    pub fn new(form: &SettingsForm) -> Self {
        let text = || RwSignal::new(String::new());
        let draft = Self {
            invitation: text(),
            default_role: text(),
            automatic: RwSignal::new(Automatic::Off),
            places: std::array::from_fn(|_| text()),
            times: RwSignal::new(0),
            zone: text(),
            export: RwSignal::new(Export::Forbidden),
            certificates: RwSignal::new(Certificates::Private),
            learning_name: RwSignal::new(LearningName::Full),
            before_first_day: RwSignal::new(BeforeFirstDay::Shown),
            taking_along: RwSignal::new(TakingAlong::Admins),
            teams: RwSignal::new(Teams::NotOffered),
            account_lead_days: text(),
            retention_days: text(),
            trail_years: text(),
            offline_days: text(),
            guard_people: text(),
            guard_percent: text(),
        };
        draft.take(form);
        draft
    }

    /// Says from now on what `form` says.
    pub fn take(self, form: &SettingsForm) {
        self.invitation.set(form.invitation.clone());
        self.default_role.set(form.default_role.clone());
        self.automatic.set(form.automatic);
        for (place, time) in self.places.iter().zip(&form.times) {
            place.set(time.clone());
        }
        self.times.set(form.times.len().min(PLACES));
        self.zone.set(form.zone.clone());
        self.export.set(form.export);
        self.certificates.set(form.certificates);
        self.learning_name.set(form.learning_name);
        self.before_first_day.set(form.before_first_day);
        self.taking_along.set(form.taking_along);
        self.teams.set(form.teams);
        self.account_lead_days.set(form.account_lead_days.clone());
        self.retention_days.set(form.retention_days.clone());
        self.trail_years.set(form.trail_years.clone());
        self.offline_days.set(form.offline_days.clone());
        self.guard_people.set(form.guard_people.clone());
        self.guard_percent.set(form.guard_percent.clone());
    }

    /// What it says now; the caller runs again when that changes.
    pub fn form(self) -> SettingsForm {
        SettingsForm {
            invitation: self.invitation.get(),
            default_role: self.default_role.get(),
            automatic: self.automatic.get(),
            times: self.places.iter().take(self.times.get()).map(|place| place.get()).collect(),
            zone: self.zone.get(),
            export: self.export.get(),
            certificates: self.certificates.get(),
            learning_name: self.learning_name.get(),
            before_first_day: self.before_first_day.get(),
            taking_along: self.taking_along.get(),
            teams: self.teams.get(),
            account_lead_days: self.account_lead_days.get(),
            retention_days: self.retention_days.get(),
            trail_years: self.trail_years.get(),
            offline_days: self.offline_days.get(),
            guard_people: self.guard_people.get(),
            guard_percent: self.guard_percent.get(),
        }
    }

    /// Adds a time that is still to be typed, as long as there is a place; says which.
    pub fn add_time(self) -> usize {
        let index = self.times.get_untracked();
        if let Some(place) = self.places.get(index) {
            place.set(String::new());
            self.times.set(index + 1);
        }
        index
    }

    /// Removes the time at `index`; those after it move up.
    pub fn remove_time(self, index: usize) {
        for pair in self.places.windows(2).skip(index) {
            if let [here, after] = pair {
                here.set(after.get_untracked());
            }
        }
        self.times.update(|times| *times = times.saturating_sub(1));
    }
}
