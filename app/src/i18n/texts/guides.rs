//! What is said of one service only: its menus, its keys, its rights. Names from its menus are marked with backticks
//! and stay in the language of those menus.

use domain::service::{HrSystem, Service};

/// A guide for each service.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the service of its name")]
pub struct Guides {
    pub personio: HrGuide,
    pub bamboohr: HrGuide,
    pub ispring: Guide,
}

impl Guides {
    /// The guide of `service`.
    pub fn of(&self, service: impl Into<Service>) -> &Guide {
        match service.into() {
            Service::Personio => &self.personio.guide,
            Service::BambooHr => &self.bamboohr.guide,
            Service::ISpringLearn => &self.ispring,
        }
    }

    /// What is said of reading people from `service`.
    pub fn reading(&self, service: HrSystem) -> &Reading {
        match service {
            HrSystem::Personio => &self.personio.reading,
            HrSystem::BambooHr => &self.bamboohr.reading,
        }
    }
}

/// What is said of one HR system.
#[derive(Debug)]
#[expect(missing_docs, reason = "the types say it")]
pub struct HrGuide {
    pub guide: Guide,
    pub reading: Reading,
}

/// What is said of reading people from one HR system.
#[derive(Debug)]
pub struct Reading {
    /// What the list of fields is.
    pub fields: &'static str,
    /// How the key gets to read `{labels}`.
    pub grant: &'static str,
    /// How the key is kept from reading more than is released.
    pub narrow: &'static str,
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
