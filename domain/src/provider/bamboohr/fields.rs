//! `BambooHR`'s fields: those of its employee dataset (reference/providers.md, section 2.3), by the names of its English
//! menus.

use crate::{
    attribute::Attribute,
    provider::fields::{AttributeField, FieldRules},
};

/// `BambooHR`'s fields. It does not say what a dataset's field holds, so any may fit.
pub(crate) const FIELDS: FieldRules =
    FieldRules { language: "en", of, always: ["eeid", "status"], is_open, fits: |_, _| true };

fn of(attribute: Attribute) -> AttributeField {
    match attribute {
        Attribute::FirstName => AttributeField::fixed("firstName", "First Name"),
        Attribute::LastName => AttributeField::fixed("lastName", "Last Name"),
        Attribute::PreferredName => AttributeField::fixed("preferredName", "Preferred Name"),
        Attribute::Position => AttributeField::fixed("jobInformationJobTitle", "Job Title"),
        Attribute::Department => AttributeField::fixed("jobInformationDepartment", "Department"),
        // A division, unless a company does it otherwise.
        Attribute::Team => AttributeField::chosen("Division"),
        // The supervisor's name is in a field of its own, which tells nobody from a namesake.
        Attribute::Manager => AttributeField::fixed("supervisorEid", "Supervisor EID"),
        Attribute::WorkEmail => AttributeField::fixed("email", "Work Email"),
        Attribute::Phone => AttributeField::fixed("workPhone", "Work Phone"),
        Attribute::Address => AttributeField::fixed("jobInformationLocation", "Location"),
        Attribute::Skills => AttributeField::own("Skills"),
        Attribute::Birthday => AttributeField::fixed("dateOfBirth", "Birth Date"),
        Attribute::FirstDay => AttributeField::fixed("hireDate", "Hire Date"),
        Attribute::Gender => AttributeField::fixed("gender", "Gender"),
    }
}

/// What `BambooHR` calls the unit below a department, where a company uses it so.
const DIVISION: &str = "jobInformationDivision";

/// How the names of `BambooHR`'s own dataset fields begin. What begins otherwise is a field that the company made.
const OWN: [&str; 26] = [
    "address",
    "birth",
    "citizen",
    "city",
    "compensation",
    "country",
    "dateOf",
    "eeid",
    "eeo",
    "email",
    "employ",
    "ethnic",
    "first",
    "gender",
    "hire",
    "home",
    "jobInformation",
    "last",
    "marital",
    "mobile",
    "national",
    "preferred",
    "ssn",
    "state",
    "supervisor",
    "work",
];

/// Fields that the company made, and the division for teams.
fn is_open(attribute: Attribute, key: &str) -> bool {
    if key == DIVISION { attribute == Attribute::Team } else { !OWN.iter().any(|own| key.starts_with(own)) }
}
