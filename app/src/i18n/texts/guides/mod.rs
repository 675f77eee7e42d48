//! What is said of one service only: its menus, its keys, its rights. Names from its menus are marked with backticks
//! and stay in the language of those menus.

pub mod bamboohr;
pub mod ispring;
pub mod personio;

use domain::service::{HrSystem, Service};

use self::{
    bamboohr::{BambooHr, BambooHrReading},
    ispring::ISpring,
    personio::{Personio, PersonioReading},
};

crate::texts! {
    /// A guide for each service.
    Guides {
        personio: Guide = Personio
        personio_reading: PersonioReading
        bamboohr: Guide = BambooHr
        bamboohr_reading: BambooHrReading
        ispring: Guide = ISpring
    }
}

impl Guides {
    /// The guide of `service`.
    pub fn of(&self, service: impl Into<Service>) -> &Guide {
        match service.into() {
            Service::Personio => &self.personio,
            Service::BambooHr => &self.bamboohr,
            Service::ISpringLearn => &self.ispring,
        }
    }

    /// What the list of the fields of `service` is.
    pub fn fields(&self, service: HrSystem) -> &'static str {
        match service {
            HrSystem::Personio => self.personio_reading.fields,
            HrSystem::BambooHr => self.bamboohr_reading.fields,
        }
    }

    /// How the key of `service` gets to read what is called `labels` there.
    pub fn grant(&self, service: HrSystem, labels: &str) -> String {
        match service {
            HrSystem::Personio => self.personio_reading.grant(labels),
            HrSystem::BambooHr => self.bamboohr_reading.grant(labels),
        }
    }

    /// How the key of `service` is kept from reading more than is released.
    pub fn narrow(&self, service: HrSystem) -> &'static str {
        match service {
            HrSystem::Personio => self.personio_reading.narrow,
            HrSystem::BambooHr => self.bamboohr_reading.narrow,
        }
    }
}

/// What is said of one service.
#[derive(Debug)]
pub struct Guide {
    /// What the setup comes to.
    pub intro: &'static str,
    /// Who may do this.
    pub important: &'static str,
    /// The title of the step in which the key is made.
    pub create_title: &'static str,
    /// The same in the list of steps.
    pub create_short: &'static str,
    /// How to go about it.
    pub create_intro: &'static str,
    /// What to do, in order.
    pub steps: &'static [GuideStep],
    /// The same where the menus are still those of before, in German; nothing, if there is no such place.
    pub older: &'static [GuideStep],
    /// What to enter, and what the test does.
    pub credential_intro: &'static str,
    /// What becomes of the secret.
    pub safe: &'static str,
    /// How the key gets its rights at all.
    pub no_rights: &'static str,
    /// What to look at if the service doesn't know the key.
    pub wrong_credential: &'static str,
}

/// Something to do in the service.
#[derive(Debug, Clone, Copy)]
pub struct GuideStep {
    /// Where in the menus, on one line that somebody can read aloud.
    pub path: &'static str,
    /// What to do there.
    pub text: &'static str,
    /// A quiet word on it.
    pub note: Option<&'static str>,
    /// What stands below.
    pub below: Below,
}

/// What stands below a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Below {
    /// Nothing.
    Nothing,
    /// The name that we suggest for the key.
    KeyName,
    /// The fields that the key has to read.
    Fields,
}

impl GuideStep {
    /// What to do at `path`.
    pub const fn at(path: &'static str, text: &'static str) -> Self {
        Self { path, text, note: None, below: Below::Nothing }
    }

    /// The same, and a quiet word on it.
    #[must_use]
    pub const fn noted(mut self, note: &'static str) -> Self {
        self.note = Some(note);
        self
    }

    /// The same, with something below.
    #[must_use]
    pub const fn with(mut self, below: Below) -> Self {
        self.below = below;
        self
    }
}
