//! Which attributes of a person exist, and which of them an organisation has released.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::named;

/// Each attribute, its field in [`Values`](crate::values::Values), and of what kind its value is.
macro_rules! attributes {
    ($then:ident) => {
        $then! {
            /// Mandatory.
            FirstName first_name: Option<Text>,
            /// Mandatory.
            LastName last_name: Option<Text>,
            /// What colleagues call the person: shown and found instead of the first name.
            PreferredName preferred_name: Option<Text>,
            /// What the person does.
            Position position: Option<Text>,
            /// The larger unit.
            Department department: Option<Text>,
            /// The smaller unit.
            Team team: Option<Text>,
            /// Whom the person reports to: by the id that the HR system has for them.
            Manager manager: Option<EmployeeId>,
            /// Work e-mail.
            WorkEmail work_email: Option<Text>,
            /// Work number, never a private one.
            Phone phone: Option<Text>,
            /// The office's address, never a private one.
            Address address: Option<Text>,
            /// A set of short texts.
            Skills skills: BTreeSet<Text>,
            /// Day and month; the year only where it is asked for too, see `BirthdayDetail`.
            Birthday birthday: Option<Birthday>,
            /// The first day of work: decides from when on somebody is shown and gets an account, and is shown to nobody.
            FirstDay first_day: Option<NaiveDate>,
            /// For statistics only: never in a list, profile, export or search.
            Gender gender: Option<Gender>,
        }
    };
}
pub(crate) use attributes;

macro_rules! names {
    ($(#[$doc:meta] $attribute:ident $field:ident: $kind:ty,)+) => {
        /// An attribute of a person that Rollcall can use, in the order in which people read them. There are no others:
        /// what is not in this list can't be stored.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
        #[schemars(rename_all = "snake_case")]
        #[strum(serialize_all = "snake_case")]
        pub enum Attribute {
            $(#[$doc] $attribute,)+
        }
    };
}

attributes!(names);
named!(Attribute, json);

impl Attribute {
    /// Whether a directory can't be without it.
    pub fn is_mandatory(self) -> bool {
        matches!(self, Self::FirstName | Self::LastName)
    }
}

/// How much of a birthday is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BirthdayDetail {
    /// The year is dropped at the edge.
    #[default]
    DayAndMonth,
    /// The admin asked for the year too.
    WithYear,
}

/// What an organisation has released. The two names are always in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "ReleaseForm", into = "ReleaseForm")]
#[schemars(with = "ReleaseForm")]
pub struct Release {
    attributes: BTreeSet<Attribute>,
    birthday: BirthdayDetail,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Release")]
#[serde(deny_unknown_fields)]
struct ReleaseForm {
    attributes: BTreeSet<Attribute>,
    #[serde(default)]
    birthday: BirthdayDetail,
}

impl From<ReleaseForm> for Release {
    fn from(form: ReleaseForm) -> Self {
        Self::new(form.attributes, form.birthday)
    }
}

impl From<Release> for ReleaseForm {
    fn from(release: Release) -> Self {
        Self { attributes: release.attributes, birthday: release.birthday }
    }
}

impl Default for Release {
    fn default() -> Self {
        Self::new([], BirthdayDetail::default())
    }
}

impl Release {
    /// Releases `attributes` and the mandatory ones.
    pub fn new(attributes: impl IntoIterator<Item = Attribute>, birthday: BirthdayDetail) -> Self {
        let mandatory = Attribute::ALL.into_iter().filter(|attribute| attribute.is_mandatory());
        Self { attributes: attributes.into_iter().chain(mandatory).collect(), birthday }
    }

    /// Whether `attribute` may be read and kept.
    pub fn contains(&self, attribute: Attribute) -> bool {
        self.attributes.contains(&attribute)
    }

    /// How much of a birthday may be kept, if it is released.
    pub fn birthday(&self) -> BirthdayDetail {
        self.birthday
    }

    /// The released attributes, in the order in which people read them.
    pub fn iter(&self) -> impl Iterator<Item = Attribute> + '_ {
        self.attributes.iter().copied()
    }

    /// The same release without `attribute`; a mandatory one stays.
    #[must_use]
    pub fn without(&self, attribute: Attribute) -> Self {
        Self::new(self.iter().filter(|released| *released != attribute), self.birthday)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_released_whatever_is_asked_for() {
        for release in [
            Release::default(),
            Release::default().without(Attribute::LastName),
            serde_json::from_str(r#"{"attributes":[]}"#).unwrap(),
        ] {
            assert_eq!(release.iter().collect::<Vec<_>>(), [Attribute::FirstName, Attribute::LastName]);
        }
    }

    #[test]
    fn an_unknown_attribute_cannot_be_released() {
        assert!(serde_json::from_str::<Release>(r#"{"attributes":["salary"]}"#).is_err());
    }
}
