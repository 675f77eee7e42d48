//! API keys and what they may do. In `BambooHR` a key has the rights of the user who made it `[doc]`.

use serde::{Deserialize, Serialize};

use super::fields::Item;
use crate::company::Dice;

/// The dice of keys are cast for subjects that no person's number and no other provider's access data reach.
const SUBJECTS: u64 = (1 << 63) + (1 << 40);

/// The rights of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grant {
    /// Everything: private fields, training settings and files too.
    Full,
    /// What a directory can use, and no more.
    Directory,
    /// First name, last name and status.
    Names,
    /// As a directory, but no datasets: 403 there.
    NoDatasets,
    /// Neither datasets nor the directory nor anybody but the key's own user.
    NoEmployees,
    /// Everything but training and files.
    NoTraining,
    /// As a directory, of a user who is no employee.
    Unbound,
}

impl Grant {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Full,
        Self::Directory,
        Self::Names,
        Self::NoDatasets,
        Self::NoEmployees,
        Self::NoTraining,
        Self::Unbound,
    ];

    /// Whether it may use datasets.
    pub(super) fn datasets(self) -> bool {
        !matches!(self, Self::NoDatasets | Self::NoEmployees)
    }

    /// Whether it may see anybody but its own user.
    pub(super) fn employees(self) -> bool {
        self != Self::NoEmployees
    }

    /// Whether it may use training settings, training records and files.
    pub(super) fn training_and_files(self) -> bool {
        self == Self::Full
    }

    /// Whether its user is an employee.
    pub(super) fn is_bound(self) -> bool {
        self != Self::Unbound
    }

    /// Whether it may read this field.
    pub(super) fn reads(self, item: Item) -> bool {
        let names = matches!(item, Item::Eeid | Item::FirstName | Item::LastName | Item::Status);
        match self {
            Self::Full | Self::NoTraining => true,
            Self::Names => names,
            Self::Directory | Self::NoDatasets | Self::NoEmployees | Self::Unbound => {
                names
                    || matches!(
                        item,
                        Item::JobTitle
                            | Item::Department
                            | Item::Division
                            | Item::Location
                            | Item::SupervisorEid
                            | Item::WorkEmail
                            | Item::WorkPhone
                            | Item::DateOfBirth
                            | Item::Gender
                            | Item::Skills
                    )
            }
        }
    }
}

/// 160 bits in hexadecimal digits `[doc]`.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Key {
    /// The key of a seed's company with these rights.
    pub(super) fn of(grant: Grant, seed: u64) -> Self {
        Self(Dice::new(seed, SUBJECTS + grant as u64).hex(40))
    }

    /// As a client sends it.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The `nth` private key of a webhook: 32 hexadecimal digits `[rec]`.
pub(super) fn webhook_key(seed: u64, nth: u64) -> String {
    Dice::new(seed, SUBJECTS + 1_000 + nth).hex(32)
}
