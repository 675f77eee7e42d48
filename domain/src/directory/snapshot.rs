//! The directory as it travels: one compact answer, column by column, with every repeated text once.
//!
//! A column that is not released is not there, so what nobody released can't be sent by mistake. Gender, the first
//! day and the employment status have no column at all.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{birthday::Birthday, employee::EmployeeId};

/// Each attribute, its field and the column that tells it, in the order in which they travel; or that nobody is told.
macro_rules! columns {
    ($then:ident) => {
        $then! {
            always {
                /// First names; empty where the HR system has none.
                FirstName first_name => first_names: Vec<String>,
                /// Last names; empty where the HR system has none.
                LastName last_name => last_names: Vec<String>,
            }
            released {
                /// What colleagues call them; empty where that is the first name.
                PreferredName preferred_name => preferred_names: Vec<String>,
                /// Positions.
                Position position => positions: Coded,
                /// Departments.
                Department department => departments: Coded,
                /// Teams.
                Team team => teams: Coded,
                /// Whom people report to, by id.
                Manager manager => managers: Coded,
                /// Office addresses.
                Address address => addresses: Coded,
                /// Work e-mails; empty where there is none.
                WorkEmail work_email => work_emails: Vec<String>,
                /// Work numbers; empty where there is none.
                Phone phone => phones: Vec<String>,
                /// Skills.
                Skills skills => skills: CodedSets,
                /// Birthdays of those who said that they may be told: the day and the month.
                Birthday birthday => birthdays: Vec<Option<Birthday>>,
            }
            nobody { FirstDay, Gender }
        }
    };
}
pub(super) use columns;

/// A kind of columns.
pub trait Column {
    /// What it tells of one person.
    type Told: Default;

    /// What it tells of person `n`.
    fn told(&self, n: usize) -> Self::Told;
}

impl Column for Vec<String> {
    type Told = Option<String>;

    fn told(&self, n: usize) -> Option<String> {
        self.get(n).filter(|text| !text.is_empty()).cloned()
    }
}

impl Column for Vec<Option<Birthday>> {
    type Told = Option<Birthday>;

    fn told(&self, n: usize) -> Option<Birthday> {
        *self.get(n)?
    }
}

impl Column for Coded {
    type Told = Option<String>;

    fn told(&self, n: usize) -> Option<String> {
        self.get(n).map(str::to_owned)
    }
}

impl Column for CodedSets {
    type Told = Vec<String>;

    fn told(&self, n: usize) -> Vec<String> {
        self.get(n).map(str::to_owned).collect()
    }
}

macro_rules! snapshot {
    (
        always { $(#[$doc:meta] $attribute:ident $field:ident => $column:ident: $kind:ty,)+ }
        released { $(#[$doc_of:meta] $attribute_of:ident $field_of:ident => $released:ident: $kind_of:ty,)+ }
        nobody { $($nobody:ident),+ }
    ) => {
        /// The whole directory. All columns have the same length: person `n` is at place `n` of each.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(default)]
        pub struct DirectorySnapshot {
            /// Grows with every change of the directory.
            pub revision: u64,
            /// The provider's ids, for addresses.
            pub ids: Vec<EmployeeId>,
            $(#[$doc] pub $column: $kind,)+
            $(#[$doc_of] #[serde(skip_serializing_if = "Option::is_none")] pub $released: Option<$kind_of>,)+
        }

        /// What the directory tells of one person: nothing where it is not released, or they have no value.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct Person {
            /// The provider's id, for addresses.
            pub id: String,
            $(#[$doc] pub $field: <$kind as Column>::Told,)+
            $(#[$doc_of] pub $field_of: <$kind_of as Column>::Told,)+
        }

        impl DirectorySnapshot {
            /// Person `n`; nothing of anybody where there is none.
            pub fn person(&self, n: usize) -> Person {
                Person {
                    id: self.ids.get(n).map(ToString::to_string).unwrap_or_default(),
                    $($field: self.$column.told(n),)+
                    $($field_of: self.$released.as_ref().map(|column| column.told(n)).unwrap_or_default(),)+
                }
            }
        }
    };
}

columns!(snapshot);

/// A column of texts that repeat.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coded {
    /// Each text once, in order.
    pub terms: Vec<String>,
    /// For each person 0 for nothing, or the place of their text in `terms`, counted from 1.
    pub of: Vec<u32>,
}

/// A column of sets of texts that repeat.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CodedSets {
    /// Each text once, in order.
    pub terms: Vec<String>,
    /// For each person the places of their texts in `terms`, counted from 1.
    pub of: Vec<Vec<u32>>,
}

impl Coded {
    /// Person `n`'s text.
    pub fn get(&self, person: usize) -> Option<&str> {
        self.terms.get(self.place(person)?).map(String::as_str)
    }

    /// The place of person `n`'s text among the terms, counted from 0.
    pub fn place(&self, person: usize) -> Option<usize> {
        place(*self.of.get(person)?)
    }
}

impl CodedSets {
    /// Person `n`'s texts.
    pub fn get(&self, person: usize) -> impl Iterator<Item = &str> {
        self.places(person).filter_map(|place| self.terms.get(place).map(String::as_str))
    }

    /// The places of person `n`'s texts among the terms, counted from 0.
    pub fn places(&self, person: usize) -> impl Iterator<Item = usize> {
        self.of.get(person).into_iter().flatten().filter_map(|code| place(*code))
    }
}

/// The place that a code stands for; none where it stands for nothing.
pub(super) fn place(code: u32) -> Option<usize> {
    usize::try_from(code).ok()?.checked_sub(1)
}

impl DirectorySnapshot {
    /// What colleagues call person `n`; empty where that is the first name, or not known.
    pub fn preferred_name(&self, person: usize) -> &str {
        self.preferred_names.as_ref().and_then(|names| names.get(person)).map_or("", String::as_str)
    }

    /// How many people are in it.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}
