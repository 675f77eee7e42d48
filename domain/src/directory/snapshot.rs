//! The directory as it travels: one compact answer, column by column, with every repeated text once.
//!
//! A column that is not released is not there, so what nobody released can't be sent by mistake. Gender, the first
//! day and the employment status have no column at all.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{birthday::Birthday, employee::EmployeeId};

/// The whole directory. All columns have the same length: person `n` is at place `n` of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct DirectorySnapshot {
    /// Grows with every change of the directory.
    pub revision: u64,
    /// The provider's ids, for addresses.
    pub ids: Vec<EmployeeId>,
    /// First names; empty where the HR system has none.
    pub first_names: Vec<String>,
    /// Last names; empty where the HR system has none.
    pub last_names: Vec<String>,
    /// What colleagues call them; empty where that is the first name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_names: Option<Vec<String>>,
    /// Positions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positions: Option<Coded>,
    /// Departments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub departments: Option<Coded>,
    /// Teams.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teams: Option<Coded>,
    /// Office addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addresses: Option<Coded>,
    /// Work e-mails; empty where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_emails: Option<Vec<String>>,
    /// Work numbers; empty where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phones: Option<Vec<String>>,
    /// Skills.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skills: Option<CodedSets>,
    /// Birthdays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthdays: Option<Vec<Option<Birthday>>>,
}

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

fn place(code: u32) -> Option<usize> {
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
