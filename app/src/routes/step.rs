//! The steps of the wizard and their addresses.

use domain::service::{Kind, Service};

/// A step of the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Who may do this, what it needs, and of an HR system which attributes to release.
    Prepare,
    /// Making the credential in the service's own settings.
    Create,
    /// Typing the credential and testing it.
    Credential,
    /// Where each attribute is read from.
    Attributes,
    /// What the first sync will do.
    Preview,
    /// In which department and with which role accounts are opened.
    Defaults,
}

impl Step {
    /// The steps that connect `service`, in order.
    pub fn of(service: Service) -> &'static [Self] {
        match service.kind() {
            Kind::HrSystem(_) => {
                &[Self::Prepare, Self::Create, Self::Credential, Self::Attributes, Self::Preview]
            }
            Kind::Learning(_) => &[Self::Prepare, Self::Create, Self::Credential, Self::Defaults],
        }
    }

    /// Its address in the wizard of `service`.
    pub fn address(self, service: Service) -> String {
        format!("/services/{}/setup/{}", service.as_str(), self.slug())
    }

    fn slug(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Create => "create",
            Self::Credential => "credential",
            Self::Attributes => "attributes",
            Self::Preview => "preview",
            Self::Defaults => "defaults",
        }
    }

    /// The step of the wizard of `service` that the last part of an address names.
    pub fn named(service: Service, slug: &str) -> Option<Self> {
        Self::of(service).iter().copied().find(|step| step.slug() == slug)
    }

    /// How many steps of the wizard of `service` come before it.
    pub fn place(self, service: Service) -> usize {
        Self::of(service).iter().position(|step| *step == self).unwrap_or_default()
    }

    /// The step before it in the wizard of `service`.
    pub fn previous(self, service: Service) -> Option<Self> {
        Self::of(service).get(self.place(service).checked_sub(1)?).copied()
    }

    /// The step after it in the wizard of `service`.
    pub fn next(self, service: Service) -> Option<Self> {
        Self::of(service).get(self.place(service) + 1).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_an_address_of_its_own_and_knows_its_neighbours() {
        assert_eq!(Step::Credential.address(Service::Personio), "/services/personio/setup/credential");
        for service in Service::ALL {
            let steps = Step::of(service);
            for (place, step) in steps.iter().enumerate() {
                let address = step.address(service);
                assert_eq!(Step::named(service, address.rsplit('/').next().unwrap()), Some(*step));
                let before = place.checked_sub(1).map(|before| steps[before]);
                assert_eq!(
                    (step.previous(service), step.next(service)),
                    (before, steps.get(place + 1).copied())
                );
            }
        }
    }

    #[test]
    fn a_step_of_other_services_is_none() {
        assert_eq!(Step::named(Service::ISpringLearn, "preview"), None);
        assert_eq!(Step::named(Service::BambooHr, "defaults"), None);
        assert_eq!(Step::named(Service::BambooHr, "personio"), None);
    }
}
