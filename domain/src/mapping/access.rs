//! What a credential may read, against what is wanted of it.

use std::collections::BTreeSet;

use super::{FieldKey, Mapping, ReadableField, fixed_field};
use crate::{
    attribute::{Attribute, Release},
    service::HrSystem,
    text::Text,
};

/// The released attributes that a credential which may read `fields` won't get.
pub fn missing(
    service: HrSystem,
    release: &Release,
    mapping: &Mapping,
    fields: &[ReadableField],
) -> Vec<Attribute> {
    let readable = |key: &str| fields.iter().any(|field| field.key.as_str() == key);
    release.iter().filter(|attribute| !mapping.key(service, *attribute).is_some_and(readable)).collect()
}

/// The names of fields that a credential may read and nobody released. Their values are never asked for.
pub fn over_granted(
    service: HrSystem,
    release: &Release,
    mapping: &Mapping,
    fields: &[ReadableField],
) -> Vec<Text> {
    let needed: Vec<&str> = release.iter().filter_map(|attribute| mapping.key(service, attribute)).collect();
    let always = service.fields().always;
    let unneeded = |field: &&ReadableField| {
        let key = field.key.as_str();
        !always.contains(&key) && !needed.contains(&key)
    };
    fields.iter().filter(unneeded).map(|field| field.label.clone()).collect()
}

/// The fixed fields by themselves, for a credential that may not list what it may read: each is tried by asking for
/// it, since asking for nothing in particular would fetch what nobody released.
pub fn assumed_fields(service: HrSystem, sent: &BTreeSet<Attribute>) -> Vec<ReadableField> {
    let field = |attribute: &Attribute| {
        let key = fixed_field(service, *attribute)?;
        Some(ReadableField {
            key: FieldKey::try_from(key.to_owned()).ok()?,
            label: Text::new(key).ok()?,
            kind: "standard".to_owned(),
            universal_id: Some(key.to_owned()),
        })
    };
    sent.iter().filter_map(field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(key: &str, label: &str) -> ReadableField {
        ReadableField {
            key: FieldKey::try_from(key.to_owned()).unwrap(),
            label: Text::new(label).unwrap(),
            kind: String::new(),
            universal_id: None,
        }
    }

    #[test]
    fn over_granted_and_missing_attributes_are_named() {
        for (service, fields) in [
            (
                HrSystem::Personio,
                [field("id", "ID"), field("first_name", "Vorname"), field("fix_salary", "Pay")],
            ),
            (HrSystem::BambooHr, [field("eeid", "EEID"), field("firstName", "First"), field("ssn", "Pay")]),
        ] {
            let (release, mapping) = (Release::default(), Mapping::default());
            let names: Vec<_> =
                over_granted(service, &release, &mapping, &fields).iter().map(Text::to_string).collect();
            assert_eq!(names, ["Pay"]);
            assert_eq!(missing(service, &release, &mapping, &fields), [Attribute::LastName]);
        }
    }
}
