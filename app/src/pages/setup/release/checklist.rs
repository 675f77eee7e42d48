//! What the key has to read in a service, worked out from what the admin wants to release.

use domain::{
    attribute::{Attribute, Release},
    provider::fields::AttributeField,
    service::HrSystem,
};

use crate::problems::advice::STATUS;

/// A field that the key has to read: in Personio it is ticked, in `BambooHR` its account has to see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// The name it has in the service's menus; of a company's own field, the name it usually has.
    pub label: &'static str,
    /// What it is for.
    pub purpose: Purpose,
}

/// What a field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The service's own field, which has this name in every company.
    Standard(Attribute),
    /// A field that each company makes and names itself.
    Own(Attribute),
    /// The employment status: without it nobody is seen to leave.
    Status,
}

/// Everything that the key has to read for `release`, the service's own fields first.
pub fn checklist(service: HrSystem, release: &Release) -> Vec<Tick> {
    let tick = |attribute: Attribute| {
        let AttributeField { label, is_own, .. } = (service.fields().of)(attribute);
        let purpose = if is_own { Purpose::Own(attribute) } else { Purpose::Standard(attribute) };
        Tick { label, purpose }
    };
    let (mut ticks, own): (Vec<_>, Vec<_>) =
        release.iter().map(tick).partition(|tick| matches!(tick.purpose, Purpose::Standard(_)));
    ticks.push(Tick { label: STATUS, purpose: Purpose::Status });
    ticks.extend(own);
    ticks
}

#[cfg(test)]
mod tests {
    use domain::attribute::BirthdayDetail;

    use super::*;

    fn labels(service: HrSystem, attributes: &[Attribute]) -> Vec<&'static str> {
        let release = Release::new(attributes.iter().copied(), BirthdayDetail::DayAndMonth);
        checklist(service, &release).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn the_names_and_the_status_are_always_ticked_and_nothing_that_nobody_wants() {
        assert_eq!(labels(HrSystem::Personio, &[]), ["Vorname", "Nachname", "Status"]);
        assert_eq!(labels(HrSystem::BambooHr, &[]), ["First Name", "Last Name", "Status"]);
    }

    #[test]
    fn fields_of_the_companys_own_come_last() {
        use Attribute::{Address, Birthday, Department, Skills, Team};
        assert_eq!(
            labels(HrSystem::Personio, &[Birthday, Address, Skills, Department]),
            ["Vorname", "Nachname", "Abteilung", "Standort", "Status", "Skills", "Geburtsdatum"]
        );
        assert_eq!(
            labels(HrSystem::BambooHr, &[Birthday, Team, Skills]),
            ["First Name", "Last Name", "Division", "Birth Date", "Status", "Skills"]
        );
    }
}
