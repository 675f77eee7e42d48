//! The steps of the learning platform's wizard and their addresses.

use domain::service::Service;

/// A step of the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LearningStep {
    /// Who may do this, and what it needs.
    Prepare,
    /// Making the key on the platform.
    Create,
    /// Typing the credential and testing it.
    Credential,
    /// In which department and with which role accounts are opened.
    Defaults,
}

impl LearningStep {
    /// The last part of its address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Create => "create",
            Self::Credential => "credential",
            Self::Defaults => "defaults",
        }
    }

    /// Its address.
    pub fn address(self) -> String {
        format!("/services/{}/setup/{}", Service::ISpringLearn.as_str(), self.slug())
    }
}
