//! Personio's fields: those of the v1 API (reference/providers.md, section 1.3), by the names of its German menus.

use crate::{
    attribute::Attribute,
    mapping::ReadableField,
    provider::fields::{AttributeField, FieldRules},
};

/// Personio's fields.
pub(crate) const FIELDS: FieldRules =
    FieldRules { language: "de", of, always: ["id", "status"], is_open, fits };

fn of(attribute: Attribute) -> AttributeField {
    match attribute {
        Attribute::FirstName => AttributeField::fixed("first_name", "Vorname"),
        Attribute::LastName => AttributeField::fixed("last_name", "Nachname"),
        Attribute::PreferredName => AttributeField::fixed("preferred_name", "Bevorzugter Name"),
        Attribute::Position => AttributeField::fixed("position", "Position"),
        Attribute::Department => AttributeField::fixed("department", "Abteilung"),
        Attribute::Team => AttributeField::fixed("team", "Team"),
        Attribute::Manager => AttributeField::fixed("supervisor", "Vorgesetzte:r"),
        Attribute::WorkEmail => AttributeField::fixed("email", "E-Mail"),
        Attribute::Phone => AttributeField::own("Telefon (dienstlich)"),
        Attribute::Address => AttributeField::fixed("office", "Standort"),
        Attribute::Skills => AttributeField::own("Skills"),
        Attribute::Birthday => AttributeField::own("Geburtsdatum"),
        Attribute::FirstDay => AttributeField::fixed("hire_date", "Einstellungsdatum"),
        Attribute::Gender => AttributeField::fixed("gender", "Geschlecht"),
    }
}

fn is_open(_: Attribute, key: &str) -> bool {
    key.starts_with("dynamic_")
}

fn fits(attribute: Attribute, field: &ReadableField) -> bool {
    let kinds: &[&str] = match attribute {
        Attribute::Birthday => &["date"],
        Attribute::Skills => &["tags", "list", "multiline", "standard"],
        _ => &["standard", "multiline", "integer"],
    };
    kinds.contains(&field.kind.as_str())
}
