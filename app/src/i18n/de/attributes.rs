//! Attribute.

use crate::i18n::texts::attributes::Attributes;

pub(super) const ATTRIBUTES: Attributes = Attributes {
    first_name: "Vorname",
    last_name: "Nachname",
    preferred_name: "Rufname",
    position: "Position",
    department: "Abteilung",
    team: "Team",
    work_email: "E-Mail (dienstlich)",
    phone: "Telefon (dienstlich)",
    address: "Adresse (Standort)",
    skills: "Skills",
    birthday: "Geburtsdatum",
    first_day: "Erster Arbeitstag",
    gender: "Geschlecht",
};
