//! The steps of an HR system's wizard and their addresses.

use domain::service::HrSystem;

use super::wizard_step::WizardStep;

/// A step of the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Who may do this, what is read, which attributes to release.
    Prepare,
    /// Making the credential in the service's own settings.
    Create,
    /// Typing the credential and testing it.
    Credential,
    /// Where each attribute is read from.
    Attributes,
    /// What the first sync will do.
    Preview,
}

impl Step {
    /// Its address.
    pub fn address(self, service: HrSystem) -> String {
        format!("/services/{}/setup/{}", service.as_str(), self.slug())
    }
}

impl WizardStep for Step {
    const ALL: &'static [Self] =
        &[Self::Prepare, Self::Create, Self::Credential, Self::Attributes, Self::Preview];

    fn slug(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Create => "create",
            Self::Credential => "credential",
            Self::Attributes => "attributes",
            Self::Preview => "preview",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_an_address_of_its_own_and_knows_the_one_before() {
        assert_eq!(Step::Credential.address(HrSystem::Personio), "/services/personio/setup/credential");
        for step in Step::ALL {
            assert_eq!(Step::at(&step.address(HrSystem::Personio)), Some(*step));
        }
        assert_eq!(Step::at("/services/personio"), None);
        assert_eq!((Step::Prepare.previous(), Step::Preview.previous()), (None, Some(Step::Attributes)));
    }
}
