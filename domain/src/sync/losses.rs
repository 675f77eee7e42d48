//! What a plan takes away: values that a provider stopped sending, and values that people really lost.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    plan::{Known, Standing},
    snapshot::Snapshot,
};
use crate::{
    attribute::{Attribute, Release},
    employee::{Employee, EmploymentStatus, Values},
};

/// How many people have lost their value of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Blanked {
    /// Which attribute.
    pub attribute: Attribute,
    /// How many people had a value and have none any more.
    pub people: u64,
    /// How many people had a value.
    pub of: u64,
}

/// An attribute that so few people have a value of may well be cleared for all of them.
const TOO_FEW: u64 = 5;

/// What is left of an attribute's values, in percent, when a right must have been lost.
const NEARLY_NOBODY: u64 = 5;

impl Blanked {
    /// Whether the values are gone for nearly everybody: no company empties an attribute so between two syncs. The
    /// provider has stopped sending it and answers as if it were empty (reference/providers.md, section 5, number 9).
    pub fn is_a_lost_right(&self) -> bool {
        nearly_all_are_gone(self.people, self.of)
    }
}

/// Whether `gone` of `of` values are nearly all of them, and enough to tell.
pub(super) fn nearly_all_are_gone(gone: u64, of: u64) -> bool {
    of >= TOO_FEW && (of - gone) * 100 <= of * NEARLY_NOBODY
}

/// Counts, of each released attribute that was sent, how many of those who had a value have none now, those included
/// who are known from another service and move over.
#[derive(Debug)]
pub(super) struct Blanking(Vec<Blanked>);

impl Blanking {
    /// Of nobody so far.
    pub(super) fn of(release: &Release, snapshot: &Snapshot) -> Self {
        let sent = release.iter().filter(|attribute| snapshot.sent.contains(attribute));
        Self(sent.map(|attribute| Blanked { attribute, people: 0, of: 0 }).collect())
    }

    /// Takes note of somebody as `known` and as `read`.
    pub(super) fn note(&mut self, known: &Known, read: &Employee) {
        if known.standing != Standing::Present || read.status == EmploymentStatus::Inactive {
            return;
        }
        for blanked in &mut self.0 {
            let had = known.employee.values.has(blanked.attribute);
            blanked.of += u64::from(had);
            blanked.people += u64::from(had && !read.values.has(blanked.attribute));
        }
    }

    /// Takes note of somebody who is read with the same `values`.
    pub(super) fn note_kept(&mut self, values: &Values) {
        for blanked in &mut self.0 {
            blanked.of += u64::from(values.has(blanked.attribute));
        }
    }

    /// What was counted.
    pub(super) fn blanked(self) -> Vec<Blanked> {
        self.0
    }
}

/// The attributes that the provider stopped sending for nearly everybody.
pub fn lost_rights(blanked: &[Blanked]) -> BTreeSet<Attribute> {
    blanked.iter().filter(|one| one.is_a_lost_right()).map(|one| one.attribute).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_is_lost_when_nearly_all_of_several_values_are_gone() {
        for (people, of, lost) in [
            (97, 97, true),
            (95, 100, true),
            (94, 100, false),
            (5, 5, true),
            (4, 4, false),
            (0, 0, false),
            (0, 100, false),
            (30, 100, false),
        ] {
            let blanked = Blanked { attribute: Attribute::Phone, people, of };
            assert_eq!(blanked.is_a_lost_right(), lost, "{people} of {of}");
        }
    }
}
