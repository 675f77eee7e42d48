//! The values of a person, attribute by attribute.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    attribute::{Attribute, Release, attributes},
    birthday::Birthday,
    employee::{Employee, EmployeeId, EmploymentStatus, Gender},
    names::known_as,
    text::Text,
};

/// A value to be changed, by its kind.
pub enum ValueMut<'a> {
    /// One text.
    Text(&'a mut Option<Text>),
    /// A set of short texts.
    Texts(&'a mut BTreeSet<Text>),
    /// A birthday.
    Birthday(&'a mut Option<Birthday>),
    /// A day.
    Day(&'a mut Option<NaiveDate>),
    /// A gender.
    Gender(&'a mut Option<Gender>),
    /// Another person.
    Person(&'a mut Option<EmployeeId>),
}

/// What a value of an attribute can be.
trait Value {
    fn is_blank(&self) -> bool;

    fn by_kind(&mut self) -> ValueMut<'_>;
}

impl Value for BTreeSet<Text> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn by_kind(&mut self) -> ValueMut<'_> {
        ValueMut::Texts(self)
    }
}

macro_rules! kinds {
    ($($kind:ident $of:ty),+) => {$(
        impl Value for Option<$of> {
            fn is_blank(&self) -> bool {
                self.is_none()
            }

            fn by_kind(&mut self) -> ValueMut<'_> {
                ValueMut::$kind(self)
            }
        }
    )+};
}

kinds!(Text Text, Birthday Birthday, Day NaiveDate, Gender Gender, Person EmployeeId);

macro_rules! values {
    ($(#[$doc:meta] $attribute:ident $field:ident: $kind:ty,)+) => {
        /// The released values of a person. A blank name is `None`: some HR records have none, and nobody is dropped
        /// for it.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
        pub struct Values {
            $(#[$doc] #[serde(skip_serializing_if = "Value::is_blank")] pub $field: $kind,)+
        }

        /// An employee as written: without levels. Serde would keep every value aside before it gives the flattened
        /// ones to [`Values`]; tens of thousands of people are read in each sync, so they are read in one go.
        #[derive(Deserialize)]
        pub(crate) struct Flat {
            id: EmployeeId,
            status: EmploymentStatus,
            $(#[serde(default)] $field: $kind,)+
        }

        impl From<Flat> for Employee {
            fn from(Flat { id, status, $($field),+ }: Flat) -> Self {
                Self { id, status, values: Values { $($field),+ } }
            }
        }

        impl Values {
            /// The value of `attribute`.
            pub fn value_mut(&mut self, attribute: Attribute) -> ValueMut<'_> {
                match attribute {
                    $(Attribute::$attribute => self.$field.by_kind(),)+
                }
            }

            /// Takes `attribute`'s value over from `other`.
            pub fn copy_from(&mut self, other: &Self, attribute: Attribute) {
                match attribute {
                    $(Attribute::$attribute => self.$field.clone_from(&other.$field),)+
                }
            }

            /// Whether `attribute` has the same value here and in `other`.
            pub fn agrees_with(&self, other: &Self, attribute: Attribute) -> bool {
                match attribute {
                    $(Attribute::$attribute => self.$field == other.$field,)+
                }
            }

            /// Whether `attribute` has a value.
            pub fn has(&self, attribute: Attribute) -> bool {
                match attribute {
                    $(Attribute::$attribute => !self.$field.is_blank(),)+
                }
            }
        }
    };
}

attributes!(values);

impl Values {
    /// What colleagues call them; empty where the HR system has no name.
    pub fn known_as(&self) -> String {
        let [preferred, first, last] = [&self.preferred_name, &self.first_name, &self.last_name]
            .map(|name| name.as_ref().map_or("", Text::as_str));
        known_as(preferred, first, last)
    }

    /// First and last name with a space between them; empty where the HR system has neither.
    pub fn full_name(&self) -> String {
        let names = [&self.first_name, &self.last_name].into_iter().flatten();
        names.map(Text::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Keeps what `release` allows and forgets the rest.
    #[must_use]
    pub fn reduced_to(&self, release: &Release) -> Self {
        let mut kept = Self::default();
        for attribute in release.iter() {
            kept.copy_from(self, attribute);
        }
        kept.birthday = kept.birthday.map(|birthday| birthday.reduced_to(release.birthday()));
        kept
    }

    /// Whether they are nothing but what `release` allows.
    pub fn are_within(&self, release: &Release) -> bool {
        let released = self.birthday.map(|birthday| birthday.reduced_to(release.birthday()));
        self.birthday == released
            && Attribute::ALL.into_iter().all(|attribute| !self.has(attribute) || release.contains(attribute))
    }
}
