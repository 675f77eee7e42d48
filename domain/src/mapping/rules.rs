//! Which fields an attribute may be read from, in each service.

use super::{MappingError, ReadableField};
use crate::{attribute::Attribute, service::HrSystem, text::name_key};

/// The field that `attribute` has in every company of `service`, or `None` where each company has its own
/// (reference/providers.md, sections 1.3 and 2.3). `BambooHR`'s are those of its employee dataset.
pub fn fixed_field(service: HrSystem, attribute: Attribute) -> Option<&'static str> {
    match service {
        HrSystem::Personio => match attribute {
            Attribute::FirstName => Some("first_name"),
            Attribute::LastName => Some("last_name"),
            Attribute::PreferredName => Some("preferred_name"),
            Attribute::Position => Some("position"),
            Attribute::Department => Some("department"),
            Attribute::Team => Some("team"),
            Attribute::WorkEmail => Some("email"),
            Attribute::Address => Some("office"),
            Attribute::FirstDay => Some("hire_date"),
            Attribute::Gender => Some("gender"),
            Attribute::Phone | Attribute::Skills | Attribute::Birthday => None,
        },
        HrSystem::BambooHr => match attribute {
            Attribute::FirstName => Some("firstName"),
            Attribute::LastName => Some("lastName"),
            Attribute::PreferredName => Some("preferredName"),
            Attribute::Position => Some("jobInformationJobTitle"),
            Attribute::Department => Some("jobInformationDepartment"),
            Attribute::WorkEmail => Some("email"),
            Attribute::Phone => Some("workPhone"),
            Attribute::Address => Some("jobInformationLocation"),
            Attribute::Birthday => Some("dateOfBirth"),
            Attribute::FirstDay => Some("hireDate"),
            Attribute::Gender => Some("gender"),
            Attribute::Team | Attribute::Skills => None,
        },
    }
}

/// The fields that `attribute` may be read from, in the provider's order.
pub fn candidates(
    service: HrSystem,
    attribute: Attribute,
    readable: &[ReadableField],
) -> Vec<&ReadableField> {
    readable.iter().filter(|field| judge(service, attribute, field).is_ok()).collect()
}

/// Whether `attribute` may be read from `field`.
pub fn judge(service: HrSystem, attribute: Attribute, field: &ReadableField) -> Result<(), MappingError> {
    if fixed_field(service, attribute).is_some() || !is_open(service, attribute, field) {
        return Err(MappingError::NotMappable(attribute));
    }
    if is_private(field) {
        return Err(MappingError::Private(attribute));
    }
    let fits = match (service, attribute) {
        // BambooHR does not say what a dataset's field holds.
        (HrSystem::BambooHr, _) => true,
        (HrSystem::Personio, Attribute::Birthday) => field.kind == "date",
        (HrSystem::Personio, Attribute::Skills) => {
            matches!(field.kind.as_str(), "tags" | "list" | "multiline" | "standard")
        }
        (HrSystem::Personio, _) => matches!(field.kind.as_str(), "standard" | "multiline" | "integer"),
    };
    if fits { Ok(()) } else { Err(MappingError::WrongKind(attribute)) }
}

/// What `BambooHR` calls the unit below a department, where a company uses it so.
const DIVISION: &str = "jobInformationDivision";

/// How the names of `BambooHR`'s own dataset fields begin. What begins otherwise is a field that the company made.
const BAMBOOHR_OWN: [&str; 25] = [
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
    "work",
];

/// Whether companies may choose this field freely: one they made themselves, or the division for teams.
fn is_open(service: HrSystem, attribute: Attribute, field: &ReadableField) -> bool {
    let key = field.key.as_str();
    match service {
        HrSystem::Personio => key.starts_with("dynamic_"),
        HrSystem::BambooHr if key == DIVISION => attribute == Attribute::Team,
        HrSystem::BambooHr => !BAMBOOHR_OWN.iter().any(|own| key.starts_with(own)),
    }
}

/// Words in a label or universal id that mark what a directory must never hold. German, English, Russian.
const PRIVATE_WORDS: [&str; 24] = [
    "privat",
    "personal",
    "home",
    "личн",
    "домашн",
    "iban",
    "bank",
    "salary",
    "pay rate",
    "compensation",
    "gehalt",
    "lohn",
    "зарплат",
    "tax id",
    "steuer",
    "social security",
    "ssn",
    "sozialversicherung",
    "religion",
    "konfession",
    "ethnic",
    "disabilit",
    "notfall",
    "emergency",
];

fn is_private(field: &ReadableField) -> bool {
    let label = name_key(field.label.as_str());
    let universal = name_key(field.universal_id.as_deref().unwrap_or_default());
    PRIVATE_WORDS.iter().any(|word| label.contains(word) || universal.contains(word))
}

/// Words in a label or universal id that speak for `attribute`.
pub(super) fn words_for(attribute: Attribute) -> &'static [&'static str] {
    match attribute {
        Attribute::Birthday => &[
            "date_of_birth",
            "birthday",
            "birth date",
            "date of birth",
            "geburtsdatum",
            "geburtstag",
            "день рождения",
            "дата рождения",
        ],
        Attribute::Phone => &["phone", "telefon", "durchwahl", "mobil", "телефон"],
        Attribute::Skills => &["skill", "fähigkeit", "kompetenz", "kenntnis", "навык"],
        Attribute::Team => &["team", "division", "bereich", "команда", "отдел"],
        _ => &[],
    }
}
