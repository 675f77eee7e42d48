//! A page of people, as any provider sends one, minimised.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Warning, rows::Row};
use crate::{attribute::Attribute, employee::Employee};

/// Where a page starts: each provider counts in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// People before it.
    pub people: u64,
    /// Pages before it.
    pub pages: u64,
}

impl Start {
    /// The beginning.
    pub const FIRST: Self = Self { people: 0, pages: 0 };

    /// So many full pages of `size` people later.
    #[must_use]
    pub fn later(self, pages: u64, size: u64) -> Self {
        Self { people: self.people + pages * size, pages: self.pages + pages }
    }
}

/// One page of people, with nothing but what is released.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// How many people there are in all, as the provider says.
    pub total: u64,
    /// How many records stood on this page, understood or not.
    pub records: u64,
    /// The people.
    pub employees: Vec<Employee>,
    /// How many of the records were further rows of somebody who is among the people (see [`rows`](super::rows)).
    pub further_rows: u64,
    /// Released attributes that the provider sent for at least one person on this page, blank or not.
    pub sent: BTreeSet<Attribute>,
    /// Whether the list that the page is of may hold everybody.
    pub scope: Scope,
    /// What was left out or replaced, one entry for each person it happened to.
    pub warnings: Vec<Warning>,
}

impl Page {
    /// Adds people who were read from it.
    pub(super) fn extend(&mut self, rows: impl IntoIterator<Item = Row>) {
        for Row { employee, warnings } in rows {
            self.employees.push(employee);
            self.warnings.extend(warnings);
        }
    }
}

/// Who may be on a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everybody that the provider knows and the credential may see.
    #[default]
    Everybody,
    /// Only those that the company shows, who all work there: who is not on it need not be gone.
    Shown,
}
