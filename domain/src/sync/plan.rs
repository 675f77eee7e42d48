//! What a snapshot changes.

use std::fmt;

use base16ct::lower::encode_string;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{matching::Evidence, snapshot::Completeness, values::ValueTally};
use crate::{
    attribute::Attribute,
    employee::{Employee, EmployeeId, EmploymentStatus, PersonKey},
    service::HrSystem,
};

/// Why somebody left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeaveReason {
    /// The provider says that the employment has ended.
    Terminated,
    /// The provider does not know the person any more, and its read was complete.
    Deleted,
    /// The directory is read from another service or company now, which does not know the person.
    NotInSource,
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
    /// Not known until now. Whose employment status is unknown may have left long ago.
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
    /// Known from another service, and the same person in this one.
    Moves {
        /// Who they were.
        from: PersonKey,
        /// As it will be kept.
        employee: Employee,
        /// Why they are taken to be the same.
        by: Evidence,
        /// Whether they had left: then they return, too.
        had_left: bool,
        /// The attributes that differ from what was kept of them, those included that are not released any more.
        attributes: Vec<Attribute>,
    },
    /// Leaves the directory.
    Leaves {
        /// Who.
        #[serde(flatten)]
        key: PersonKey,
        /// Why.
        reason: LeaveReason,
    },
}

/// All changes that a snapshot makes, in the order of the people's ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The service that was read.
    pub source: HrSystem,
    /// One for each person that changes.
    pub changes: Vec<Change>,
    /// Whether leavers could be told.
    pub completeness: Completeness,
    /// People who stay as they are.
    pub unchanged: u64,
    /// People who stay although the credential does not see them any more: nothing says that they are gone.
    pub unseen: u64,
    /// What happens to values, by attribute.
    pub values: Vec<ValueTally>,
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
    /// Of those who join, people whose employment status is unknown: former employees may be among them.
    #[serde(default)]
    pub without_status: u64,
    /// Those who move over and had left, too.
    pub returns: u64,
    /// Those who move over and have other values then, too.
    pub updates: u64,
    /// Only those who move over with the same values.
    #[serde(default)]
    pub moves: u64,
    pub leaves: u64,
    pub unchanged: u64,
}

impl Counts {
    /// How many people change.
    pub fn changed(&self) -> u64 {
        self.joins + self.returns + self.updates + self.moves + self.leaves
    }
}

impl Change {
    /// Whose change it is, by the id that they have afterwards.
    pub fn id(&self) -> &EmployeeId {
        match self {
            Self::Joins { employee }
            | Self::Returns { employee }
            | Self::Updates { employee, .. }
            | Self::Moves { employee, .. } => &employee.id,
            Self::Leaves { key, .. } => &key.id,
        }
    }

    /// The attributes that they had a value of and have none of afterwards.
    pub fn lost(&self) -> Vec<Attribute> {
        match self {
            Self::Updates { employee, attributes } | Self::Moves { employee, attributes, .. } => {
                attributes.iter().copied().filter(|attribute| !employee.values.has(*attribute)).collect()
            }
            Self::Joins { .. } | Self::Returns { .. } | Self::Leaves { .. } => Vec::new(),
        }
    }

    /// The person as they will be kept; nobody where they leave.
    pub fn employee(&self) -> Option<&Employee> {
        match self {
            Self::Joins { employee }
            | Self::Returns { employee }
            | Self::Updates { employee, .. }
            | Self::Moves { employee, .. } => Some(employee),
            Self::Leaves { .. } => None,
        }
    }

    /// By id; of two services' people with the same id those of the source come first.
    pub(super) fn order(&self) -> (&EmployeeId, Option<HrSystem>) {
        let service = match self {
            Self::Leaves { key, reason: LeaveReason::NotInSource } => Some(key.service),
            _ => None,
        };
        (self.id(), service)
    }
}

impl Plan {
    /// The plan's fingerprint.
    pub fn hash(&self) -> PlanHash {
        let mut hasher = Sha256::new();
        // Plain data with text keys always serialises; a line that could not be would still be hashed as empty.
        let changes = self.changes.iter().map(|change| serde_json::to_vec(change).unwrap_or_default());
        let values = self.values.iter().map(|tally| serde_json::to_vec(tally).unwrap_or_default());
        for line in changes.chain(values) {
            hasher.update(line);
            hasher.update(b"\n");
        }
        PlanHash(encode_string(&hasher.finalize()))
    }

    /// Those who would leave as deleted.
    pub fn deleted(&self) -> impl Iterator<Item = &EmployeeId> {
        self.changes.iter().filter_map(|change| match change {
            Change::Leaves { key, reason: LeaveReason::Deleted } => Some(&key.id),
            _ => None,
        })
    }

    /// How many would leave because they are not in the source.
    pub fn not_in_source(&self) -> usize {
        let is_such =
            |change: &&Change| matches!(change, Change::Leaves { reason: LeaveReason::NotInSource, .. });
        self.changes.iter().filter(is_such).count()
    }

    /// How many people it does what to.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { unchanged: self.unchanged, ..Counts::default() };
        for change in &self.changes {
            if let Change::Joins { employee } = change {
                counts.without_status += u64::from(employee.status == EmploymentStatus::Unknown);
            }
            *match change {
                Change::Joins { .. } => &mut counts.joins,
                Change::Returns { .. } | Change::Moves { had_left: true, .. } => &mut counts.returns,
                Change::Moves { attributes, .. } if attributes.is_empty() => &mut counts.moves,
                Change::Updates { .. } | Change::Moves { .. } => &mut counts.updates,
                Change::Leaves { .. } => &mut counts.leaves,
            } += 1;
        }
        counts
    }
}
