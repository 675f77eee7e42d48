//! Attributes.

use crate::i18n::texts::attributes::Attributes;

pub(super) const ATTRIBUTES: Attributes = Attributes {
    first_name: "First name",
    last_name: "Last name",
    preferred_name: "Preferred name",
    position: "Position",
    department: "Department",
    team: "Team",
    work_email: "Work email",
    phone: "Work phone",
    address: "Office address",
    skills: "Skills",
    birthday: "Birthday",
    first_day: "First day",
    gender: "Gender",
};
