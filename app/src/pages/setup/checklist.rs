//! What to tick in Personio, worked out from what the admin wants to release.

use domain::{
    attribute::{Attribute, Release},
    mapping::fixed_field,
    service::Service,
};

/// An attribute to tick under "Lesbare Mitarbeiterattribute".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// The name it has in a German Personio; of a company's own field, the name it usually has.
    pub label: &'static str,
    /// What it is for.
    pub purpose: Purpose,
}

/// What a ticked attribute is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Personio's own attribute, which has this name in every company.
    Standard(Attribute),
    /// A field that each company makes and names itself.
    Own(Attribute),
    /// The employment status: without it nobody is seen to leave.
    Status,
}

/// The name of `attribute` in a German Personio.
pub fn personio_label(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::FirstName => "Vorname",
        Attribute::LastName => "Nachname",
        Attribute::Position => "Position",
        Attribute::Department => "Abteilung",
        Attribute::Team => "Team",
        Attribute::WorkEmail => "E-Mail",
        Attribute::Phone => "Telefon (dienstlich)",
        Attribute::Address => "Standort",
        Attribute::Skills => "Skills",
        Attribute::Birthday => "Geburtsdatum",
        Attribute::Gender => "Geschlecht",
    }
}

/// Everything to tick for `release`, Personio's own attributes first.
pub fn checklist(release: &Release) -> Vec<Tick> {
    let tick = |attribute: Attribute| {
        let purpose = match fixed_field(Service::Personio, attribute) {
            Some(_) => Purpose::Standard(attribute),
            None => Purpose::Own(attribute),
        };
        Tick { label: personio_label(attribute), purpose }
    };
    let (mut ticks, own): (Vec<_>, Vec<_>) =
        release.iter().map(tick).partition(|tick| matches!(tick.purpose, Purpose::Standard(_)));
    ticks.push(Tick { label: "Status", purpose: Purpose::Status });
    ticks.extend(own);
    ticks
}

#[cfg(test)]
mod tests {
    use domain::attribute::BirthdayDetail;

    use super::*;

    fn labels(attributes: &[Attribute]) -> Vec<&'static str> {
        let release = Release::new(attributes.iter().copied(), BirthdayDetail::DayAndMonth);
        checklist(&release).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn the_names_and_the_status_are_always_ticked_and_nothing_that_nobody_wants() {
        assert_eq!(labels(&[]), ["Vorname", "Nachname", "Status"]);
    }

    #[test]
    fn fields_of_the_companys_own_come_last() {
        use Attribute::{Address, Birthday, Department, Skills};
        assert_eq!(
            labels(&[Birthday, Address, Skills, Department]),
            ["Vorname", "Nachname", "Abteilung", "Standort", "Status", "Skills", "Geburtsdatum"]
        );
    }
}
