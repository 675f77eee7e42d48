//! Which field of the provider each attribute is read from.
//!
//! Most attributes have one fixed field in a service. The others are in fields whose keys differ per company (in
//! Personio birthday, phone and skills, such as `dynamic_33400`): they are suggested by universal id and by label, and
//! the admin corrects.

mod access;
mod rules;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::{
    access::{assumed_fields, missing, over_granted},
    rules::{candidates, fixed_field, judge},
};
use crate::{
    attribute::{Attribute, Release},
    checked::checked_text,
    service::HrSystem,
    text::{Text, name_key},
};

/// A provider's own key of a field, such as `first_name` or `dynamic_33400`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct FieldKey(String);

checked_text!(FieldKey);

/// The text can't be a field's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a field's key: 1 to 64 letters, digits or '_'")]
pub struct FieldKeyError;

impl TryFrom<String> for FieldKey {
    type Error = FieldKeyError;

    fn try_from(key: String) -> Result<Self, FieldKeyError> {
        let sound = (1..=64).contains(&key.len())
            && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if sound { Ok(Self(key)) } else { Err(FieldKeyError) }
    }
}

/// A field that a credential may read: what is said about it, never what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReadableField {
    /// The provider's key.
    pub key: FieldKey,
    /// The name people gave it.
    pub label: Text,
    /// The provider's word for its type, such as `date`, `tags` or `standard`.
    pub kind: String,
    /// The provider's name for fields that mean the same in every company.
    pub universal_id: Option<String>,
}

/// The field each custom attribute is read from. Attributes with a fixed field are not in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Mapping(BTreeMap<Attribute, FieldKey>);

/// Why an attribute can't be read from a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappingError {
    /// The attribute always comes from the same field, or the field is not a custom one.
    NotMappable(Attribute),
    /// The credential may not read this field.
    NotReadable(Attribute),
    /// A private address, a private number, pay, a bank account: never read, whatever it is mapped to.
    Private(Attribute),
    /// The field's type can't hold such a value.
    WrongKind(Attribute),
}

impl MappingError {
    /// The attribute it is about.
    pub fn attribute(&self) -> Attribute {
        match self {
            Self::NotMappable(attribute)
            | Self::NotReadable(attribute)
            | Self::Private(attribute)
            | Self::WrongKind(attribute) => *attribute,
        }
    }
}

impl Mapping {
    /// The key that `attribute` is read from in `service`: its fixed one, or the chosen one.
    pub fn key(&self, service: HrSystem, attribute: Attribute) -> Option<&str> {
        fixed_field(service, attribute).or_else(|| self.0.get(&attribute).map(FieldKey::as_str))
    }

    /// The same mapping for the attributes of `release` only.
    #[must_use]
    pub fn reduced_to(&self, release: &Release) -> Self {
        Self(self.0.iter().filter(|(a, _)| release.contains(**a)).map(|(a, k)| (*a, k.clone())).collect())
    }

    /// Chooses a field for each custom attribute, refusing what can't or mustn't be read.
    pub fn choose(
        service: HrSystem,
        wanted: &BTreeMap<Attribute, FieldKey>,
        readable: &[ReadableField],
    ) -> Result<Self, MappingError> {
        for (&attribute, key) in wanted {
            let field = readable
                .iter()
                .find(|field| field.key == *key)
                .ok_or(MappingError::NotReadable(attribute))?;
            judge(service, attribute, field)?;
        }
        Ok(Self(wanted.clone()))
    }

    /// The best guess for each attribute of `release` without a fixed field: the first field whose universal id or
    /// label says so.
    pub fn suggest(service: HrSystem, release: &Release, readable: &[ReadableField]) -> Self {
        let guess = |attribute: Attribute| {
            let words = rules::words_for(attribute);
            let says_so = |text: &str| {
                let key = name_key(text);
                words.iter().any(|word| key.contains(word))
            };
            let fits = |field: &&ReadableField| judge(service, attribute, field).is_ok();
            let by_id = |field: &&ReadableField| field.universal_id.as_deref().is_some_and(says_so);
            let by_label = |field: &&ReadableField| says_so(field.label.as_str());
            let candidates = || readable.iter().filter(fits);
            let best = candidates().find(by_id).or_else(|| candidates().find(by_label))?;
            Some((attribute, best.key.clone()))
        };
        Self(release.iter().filter_map(guess).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::BirthdayDetail;

    fn field(key: &str, label: &str, kind: &str, universal_id: Option<&str>) -> ReadableField {
        ReadableField {
            key: FieldKey::try_from(key.to_owned()).unwrap(),
            label: Text::new(label).unwrap(),
            kind: kind.to_owned(),
            universal_id: universal_id.map(str::to_owned),
        }
    }

    fn fields() -> Vec<ReadableField> {
        vec![
            field("first_name", "Vorname", "standard", Some("first_name")),
            field("dynamic_1", "Telefon (privat)", "standard", None),
            field("dynamic_2", "Telefon (dienstlich)", "standard", None),
            field("dynamic_3", "Firmenjubiläum", "date", None),
            field("dynamic_4", "Geburtsdatum", "date", Some("date_of_birth")),
            field("dynamic_5", "Skills", "tags", None),
            field("dynamic_6", "IBAN", "standard", Some("iban")),
        ]
    }

    fn everything() -> Release {
        Release::new(Attribute::ALL, BirthdayDetail::DayAndMonth)
    }

    #[test]
    fn custom_attributes_are_suggested_by_universal_id_then_by_label_and_never_private_ones() {
        insta::assert_json_snapshot!(Mapping::suggest(HrSystem::Personio, &everything(), &fields()), @r#"
        {
          "phone": "dynamic_2",
          "skills": "dynamic_5",
          "birthday": "dynamic_4"
        }
        "#);
        assert_eq!(Mapping::suggest(HrSystem::Personio, &Release::default(), &fields()), Mapping::default());
    }

    #[test]
    fn a_chosen_field_must_be_readable_custom_of_the_right_kind_and_not_private() {
        use Attribute::{Address, Birthday, Phone, Skills};
        for (attribute, key, error) in [
            (Phone, "dynamic_99", MappingError::NotReadable(Phone)),
            (Phone, "first_name", MappingError::NotMappable(Phone)),
            (Address, "dynamic_2", MappingError::NotMappable(Address)),
            (Phone, "dynamic_1", MappingError::Private(Phone)),
            (Phone, "dynamic_6", MappingError::Private(Phone)),
            (Birthday, "dynamic_5", MappingError::WrongKind(Birthday)),
            (Skills, "dynamic_3", MappingError::WrongKind(Skills)),
        ] {
            let wanted = BTreeMap::from([(attribute, FieldKey::try_from(key.to_owned()).unwrap())]);
            assert_eq!(Mapping::choose(HrSystem::Personio, &wanted, &fields()), Err(error), "{key}");
        }
        let wanted = BTreeMap::from([(Birthday, FieldKey::try_from("dynamic_3".to_owned()).unwrap())]);
        assert_eq!(
            Mapping::choose(HrSystem::Personio, &wanted, &fields())
                .unwrap()
                .key(HrSystem::Personio, Birthday),
            Some("dynamic_3")
        );
    }

    #[test]
    fn fixed_attributes_need_no_choice_and_unreleased_ones_keep_none() {
        let mapping = Mapping::suggest(HrSystem::Personio, &everything(), &fields());
        assert_eq!(mapping.key(HrSystem::Personio, Attribute::Address), Some("office"));
        assert_eq!(mapping.reduced_to(&Release::default()), Mapping::default());
    }

    #[test]
    fn in_bamboohr_teams_are_divisions_or_a_field_of_the_companys_own_and_skills_only_the_latter() {
        use Attribute::{Phone, Skills, Team};
        let fields = [
            field("firstName", "First name", "", None),
            field("jobInformationDivision", "Division", "", None),
            field("compensationPayRate", "Pay rate", "", None),
            field("customSkills", "Skills", "", None),
            field("customPrivatePhone", "Private phone", "", None),
        ];
        insta::assert_json_snapshot!(Mapping::suggest(HrSystem::BambooHr, &everything(), &fields), @r#"
        {
          "team": "jobInformationDivision",
          "skills": "customSkills"
        }
        "#);
        for (attribute, key, error) in [
            (Skills, "jobInformationDivision", MappingError::NotMappable(Skills)),
            (Skills, "compensationPayRate", MappingError::NotMappable(Skills)),
            (Phone, "customSkills", MappingError::NotMappable(Phone)),
            (Team, "customPrivatePhone", MappingError::Private(Team)),
        ] {
            let wanted = BTreeMap::from([(attribute, FieldKey::try_from(key.to_owned()).unwrap())]);
            assert_eq!(Mapping::choose(HrSystem::BambooHr, &wanted, &fields), Err(error), "{key}");
        }
    }
}
