//! Which fields an attribute may be read from, in each service.

use super::{MappingError, ReadableField};
use crate::{attribute::Attribute, service::HrSystem, text::name_key};

/// The field that `attribute` has in every company of `service`, or `None` where each company has its own.
pub fn fixed_field(service: HrSystem, attribute: Attribute) -> Option<&'static str> {
    (service.fields().of)(attribute).key
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
    if fixed_field(service, attribute).is_some() || !(service.fields().is_open)(attribute, field.key.as_str())
    {
        return Err(MappingError::NotMappable(attribute));
    }
    if is_private(field) {
        return Err(MappingError::Private(attribute));
    }
    if (service.fields().fits)(attribute, field) { Ok(()) } else { Err(MappingError::WrongKind(attribute)) }
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
        // Those that each service has a fixed field for.
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_service_has_no_fixed_field_for_has_words_to_find_one_by() {
        for attribute in Attribute::ALL {
            let is_searched =
                HrSystem::ALL.into_iter().any(|service| fixed_field(service, attribute).is_none());
            assert_eq!(!words_for(attribute).is_empty(), is_searched, "{attribute:?}");
        }
    }
}
