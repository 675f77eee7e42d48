//! The steps of the wizard and their addresses.

use domain::service::HrSystem;

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
    /// All steps in order.
    pub const ALL: [Self; 5] =
        [Self::Prepare, Self::Create, Self::Credential, Self::Attributes, Self::Preview];

    /// The last part of its address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Create => "create",
            Self::Credential => "credential",
            Self::Attributes => "attributes",
            Self::Preview => "preview",
        }
    }

    /// Its address.
    pub fn address(self, service: HrSystem) -> String {
        format!("/services/{}/setup/{}", service.as_str(), self.slug())
    }

    /// The step at `path`, if it is one.
    pub fn at(path: &str) -> Option<Self> {
        let slug = path.trim_end_matches('/').rsplit('/').next()?;
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }

    /// The step after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|step| *step > self)
    }

    /// The step before it.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|step| *step < self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_an_address_of_its_own_and_knows_its_neighbours() {
        assert_eq!(Step::Credential.address(HrSystem::Personio), "/services/personio/setup/credential");
        for step in Step::ALL {
            assert_eq!(Step::at(&step.address(HrSystem::Personio)), Some(step));
        }
        assert_eq!(Step::at("/services/personio"), None);
        assert_eq!((Step::Prepare.previous(), Step::Prepare.next()), (None, Some(Step::Create)));
        assert_eq!((Step::Preview.previous(), Step::Preview.next()), (Some(Step::Attributes), None));
    }
}
