//! What a snapshot changes.

use std::{collections::BTreeMap, fmt, fmt::Write as _};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::snapshot::{Completeness, Snapshot};
use crate::{
    attribute::{Attribute, Release},
    employee::{Employee, EmployeeId, EmploymentStatus},
};

/// Why somebody left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeaveReason {
    /// The provider says that the employment has ended.
    Terminated,
    /// The provider does not know the person any more, and its read was complete.
    Deleted,
}

/// Somebody Rollcall knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// As kept.
    pub employee: Employee,
    /// Whether they are in the directory.
    pub standing: Standing,
}

/// Whether somebody is in the directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In the directory.
    Present,
    /// Left; kept until the retention time is over.
    Left(LeaveReason),
}

/// One person's change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// Not known until now.
    Joins {
        /// As read.
        employee: Employee,
    },
    /// Had left and is back: the same person.
    Returns {
        /// As read.
        employee: Employee,
    },
    /// Known, and something is different now.
    Updates {
        /// As it will be kept.
        employee: Employee,
        /// The attributes that differ; none if only the employment status does.
        attributes: Vec<Attribute>,
    },
    /// Leaves the directory.
    Leaves {
        /// Who.
        id: EmployeeId,
        /// Why.
        reason: LeaveReason,
    },
}

/// All changes that a snapshot makes, in the order of the people's ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// One for each person that changes.
    pub changes: Vec<Change>,
    /// Whether leavers could be told.
    pub completeness: Completeness,
    /// People who stay as they are.
    pub unchanged: u64,
}

/// A plan's fingerprint: approving names it, so that what was shown is what is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PlanHash(String);

impl fmt::Display for PlanHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How many people a plan does what to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "each counts the changes of its name, documented at `Change`")]
pub struct Counts {
    pub joins: u64,
    pub returns: u64,
    pub updates: u64,
    pub leaves: u64,
    pub unchanged: u64,
}

impl Counts {
    /// How many people change.
    pub fn changed(&self) -> u64 {
        self.joins + self.returns + self.updates + self.leaves
    }
}

/// Compares what is known with what was read. A pure function: the same inputs give the same plan, byte for byte.
/// Values that `release` does not allow count on neither side: withdrawing them is no change of anybody, they are
/// erased as soon as the release is in force.
pub fn plan(known: &BTreeMap<EmployeeId, Known>, snapshot: &Snapshot, release: &Release) -> Plan {
    let mut plan = Plan { changes: Vec::new(), completeness: snapshot.completeness, unchanged: 0 };
    for (id, read) in &snapshot.people {
        match change(known.get(id), read, snapshot, release) {
            Some(change) => plan.changes.push(change),
            None if read.status == EmploymentStatus::Inactive => {}
            None => plan.unchanged += 1,
        }
    }
    if snapshot.completeness == Completeness::Complete {
        let missing = known
            .iter()
            .filter(|(id, one)| one.standing == Standing::Present && !snapshot.people.contains_key(*id));
        plan.changes
            .extend(missing.map(|(id, _)| Change::Leaves { id: id.clone(), reason: LeaveReason::Deleted }));
        plan.changes.sort_by(|a, b| a.id().cmp(b.id()));
    }
    plan
}

fn change(known: Option<&Known>, read: &Employee, snapshot: &Snapshot, release: &Release) -> Option<Change> {
    let gone = read.status == EmploymentStatus::Inactive;
    let Some(known) = known else {
        return (!gone).then(|| Change::Joins { employee: read.clone() });
    };
    if gone {
        let leaves = known.standing == Standing::Present && snapshot.completeness == Completeness::Complete;
        return leaves.then(|| Change::Leaves { id: read.id.clone(), reason: LeaveReason::Terminated });
    }
    let before = known.employee.values.reduced_to(release);
    let employee = with_kept_values(read, &known.employee, snapshot, release);
    if known.standing != Standing::Present {
        return Some(Change::Returns { employee });
    }
    let differs = |attribute: &Attribute| !employee.values.agrees_with(&before, *attribute);
    let attributes: Vec<_> = Attribute::ALL.into_iter().filter(differs).collect();
    let same = attributes.is_empty() && employee.status == known.employee.status;
    (!same).then_some(Change::Updates { employee, attributes })
}

/// A provider that stops sending an attribute to everybody has lost a right, not its data: the old values stay.
fn with_kept_values(read: &Employee, known: &Employee, snapshot: &Snapshot, release: &Release) -> Employee {
    let mut employee = read.clone();
    for attribute in release.iter().filter(|attribute| !snapshot.sent.contains(attribute)) {
        employee.values.copy_from(&known.values, attribute);
    }
    if !snapshot.status_sent {
        employee.status = known.status;
    }
    employee
}

impl Change {
    /// Whose change it is.
    pub fn id(&self) -> &EmployeeId {
        match self {
            Self::Joins { employee } | Self::Returns { employee } | Self::Updates { employee, .. } => {
                &employee.id
            }
            Self::Leaves { id, .. } => id,
        }
    }
}

impl Plan {
    /// The plan's fingerprint.
    pub fn hash(&self) -> PlanHash {
        let mut hasher = Sha256::new();
        let mut hex = String::with_capacity(64);
        for change in &self.changes {
            // Plain data with text keys always serialises; a line that could not be would still be hashed as empty.
            hasher.update(serde_json::to_vec(change).unwrap_or_default());
            hasher.update(b"\n");
        }
        for byte in hasher.finalize() {
            _ = write!(hex, "{byte:02x}");
        }
        PlanHash(hex)
    }

    /// How many people it does what to.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { unchanged: self.unchanged, ..Counts::default() };
        for change in &self.changes {
            *match change {
                Change::Joins { .. } => &mut counts.joins,
                Change::Returns { .. } => &mut counts.returns,
                Change::Updates { .. } => &mut counts.updates,
                Change::Leaves { .. } => &mut counts.leaves,
            } += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests;
