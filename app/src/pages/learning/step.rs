//! The steps of the learning platform's wizard and their addresses.

use domain::service::Service;

use crate::pages::setup::wizard_step::WizardStep;

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
    /// Its address.
    pub fn address(self) -> String {
        format!("/services/{}/setup/{}", Service::ISpringLearn.as_str(), self.slug())
    }
}

impl WizardStep for LearningStep {
    const ALL: &'static [Self] = &[Self::Prepare, Self::Create, Self::Credential, Self::Defaults];

    fn slug(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Create => "create",
            Self::Credential => "credential",
            Self::Defaults => "defaults",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_an_address_of_its_own() {
        assert_eq!(LearningStep::Defaults.address(), "/services/ispring/setup/defaults");
        for step in LearningStep::ALL {
            assert_eq!(LearningStep::at(&step.address()), Some(*step));
        }
    }
}
