//! What a plan takes away: values that a provider stopped sending, and values that people really lost.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    plan::{Known, Standing, moving},
    snapshot::Snapshot,
};
use crate::{
    attribute::{Attribute, Release},
    employee::{Employee, EmploymentStatus, PersonKey},
    service::HrSystem,
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

/// Of each released attribute that was sent, how many of those who had a value have none now, those included who are
/// known from another service and move over.
pub fn blanked(
    source: HrSystem,
    known: &BTreeMap<PersonKey, Known>,
    snapshot: &Snapshot,
    release: &Release,
) -> Vec<Blanked> {
    let moved = moving(source, known, snapshot);
    let pairs: Vec<_> = known
        .iter()
        .filter(|(key, _)| key.is_of(source))
        .filter_map(|(key, one)| Some((one, snapshot.people.get(&key.id)?)))
        .chain(moved.iter().filter_map(|(id, (from, _))| Some((known.get(from)?, snapshot.people.get(id)?))))
        .filter(|(one, _)| one.standing == Standing::Present)
        .filter(|(_, read)| read.status != EmploymentStatus::Inactive)
        .collect();
    let sent = release.iter().filter(|attribute| snapshot.sent.contains(attribute));
    sent.map(|attribute| count(&pairs, attribute)).collect()
}

/// How many of `people`, each as known and as read, lose their value of `attribute`.
fn count(people: &[(&Known, &Employee)], attribute: Attribute) -> Blanked {
    let had = people.iter().filter(|(known, _)| known.employee.values.has(attribute));
    let (mut blanked, mut of) = (0, 0);
    for (_, read) in had {
        of += 1;
        blanked += u64::from(!read.values.has(attribute));
    }
    Blanked { attribute, people: blanked, of }
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
