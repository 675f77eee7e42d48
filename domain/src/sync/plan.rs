//! What a snapshot changes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    matching::{Evidence, match_people},
    snapshot::{Absence, Completeness, Snapshot},
    values::{self, Fate, ValueTally},
};
use crate::{
    attribute::{Attribute, Release},
    employee::{Employee, EmployeeId, EmploymentStatus, PersonKey, Values},
    hex::hex,
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

/// Compares what is known with what was read from `source`. A pure function: the same inputs give the same plan, byte
/// for byte. Values that `release` does not allow are no change of anybody who stays under their id: they are erased as
/// soon as the release is in force. [`Plan::values`] counts them as lost.
pub fn plan(
    source: HrSystem,
    known: &BTreeMap<PersonKey, Known>,
    snapshot: &Snapshot,
    release: &Release,
) -> Plan {
    let mut planning = Planning {
        source,
        snapshot,
        release,
        plan: Plan {
            source,
            changes: Vec::new(),
            completeness: snapshot.completeness,
            unchanged: 0,
            unseen: 0,
            values: Vec::new(),
        },
    };
    // By id alone, so that looking somebody up needs no key of its own.
    let known_here: BTreeMap<&EmployeeId, &Known> =
        known.iter().filter(|(key, _)| key.is_of(source)).map(|(key, one)| (&key.id, one)).collect();
    let matched = moving(source, known, snapshot);
    for (id, read) in &snapshot.people {
        match (known_here.get(id), matched.get(id)) {
            (Some(one), _) => planning.known(one, read),
            (None, Some((from, by))) => planning.known_elsewhere(from, known.get(from), read, *by),
            (None, None) => planning.unknown(read),
        }
    }
    if snapshot.completeness == Completeness::Complete {
        let moved: BTreeSet<_> = matched.values().map(|(from, _)| from).collect();
        let missing = |(key, one): &(&PersonKey, &Known)| {
            let read = key.is_of(source) && snapshot.people.contains_key(&key.id);
            one.standing == Standing::Present && !read && !moved.contains(key)
        };
        for (key, _) in known.iter().filter(missing) {
            planning.missing(key);
        }
    }
    planning.plan.changes.sort_by(|a, b| a.order().cmp(&b.order()));
    planning.plan.values = values::tally(source, known, &planning.plan.changes, release);
    planning.plan
}

/// Of those who were read from `source`, who is known from another service or company, by the id that they have now.
pub(super) fn moving(
    source: HrSystem,
    known: &BTreeMap<PersonKey, Known>,
    snapshot: &Snapshot,
) -> BTreeMap<EmployeeId, (PersonKey, Evidence)> {
    let elsewhere = known.iter().filter(|(key, _)| !key.is_of(source));
    // Only a directory that is read from another service from now on has anybody to match.
    if elsewhere.clone().next().is_none() {
        return BTreeMap::new();
    }
    let here: BTreeSet<_> = known.keys().filter(|key| key.is_of(source)).map(|key| &key.id).collect();
    match_people(elsewhere, snapshot.people.values().filter(|read| !here.contains(&read.id)))
}

/// A plan being made.
struct Planning<'a> {
    source: HrSystem,
    snapshot: &'a Snapshot,
    release: &'a Release,
    plan: Plan,
}

impl Planning<'_> {
    fn unknown(&mut self, read: &Employee) {
        if read.status != EmploymentStatus::Inactive {
            self.plan.changes.push(Change::Joins { employee: read.clone() });
        }
    }

    fn known(&mut self, known: &Known, read: &Employee) {
        match (read.status, known.standing) {
            (EmploymentStatus::Inactive, _) => {
                let key = PersonKey { service: self.source, id: read.id.clone() };
                self.terminated(key, known);
            }
            // Nothing says that they are back.
            (EmploymentStatus::Unknown, Standing::Left(_)) => {}
            (_, Standing::Left(_)) => {
                let employee = with_kept_values(read, &known.employee, self.snapshot, self.release);
                self.plan.changes.push(Change::Returns { employee });
            }
            (_, Standing::Present) => self.present(known, read),
        }
    }

    /// Somebody who is in the directory and stays.
    fn present(&mut self, known: &Known, read: &Employee) {
        // Nearly nobody changes from one sync to the next: nothing is copied to find that out.
        let differs = |attribute: &Attribute| self.differs(&read.values, &known.employee.values, *attribute);
        let attributes: Vec<_> = Attribute::ALL.into_iter().filter(differs).collect();
        let same_status = read.status == EmploymentStatus::Unknown || read.status == known.employee.status;
        if attributes.is_empty() && same_status {
            self.plan.unchanged += 1;
        } else {
            let employee = with_kept_values(read, &known.employee, self.snapshot, self.release);
            self.plan.changes.push(Change::Updates { employee, attributes });
        }
    }

    /// Whether what will be kept of an attribute is another value than what is released of the known one.
    fn differs(&self, read: &Values, known: &Values, attribute: Attribute) -> bool {
        if !self.release.contains(attribute) {
            return read.has(attribute);
        }
        match attribute {
            _ if !self.snapshot.sent.contains(&attribute) => false,
            Attribute::Birthday => {
                let released = known.birthday.map(|birthday| birthday.reduced_to(self.release.birthday()));
                read.birthday != released
            }
            _ => !read.agrees_with(known, attribute),
        }
    }

    fn known_elsewhere(&mut self, from: &PersonKey, known: Option<&Known>, read: &Employee, by: Evidence) {
        let Some(known) = known else { return self.unknown(read) };
        match (read.status, known.standing) {
            (EmploymentStatus::Inactive, _) => return self.terminated(from.clone(), known),
            // Nothing says that they are back.
            (EmploymentStatus::Unknown, Standing::Left(_)) => return,
            _ => {}
        }
        let employee = with_kept_values(read, &known.employee, self.snapshot, self.release);
        let (before, after) = (&known.employee.values, &employee.values);
        let differs =
            |attribute: &Attribute| !matches!(Fate::of(before, after, *attribute), None | Some(Fate::Kept));
        let attributes = Attribute::ALL.into_iter().filter(differs).collect();
        self.plan.changes.push(Change::Moves { from: from.clone(), employee, by, attributes });
    }

    /// Somebody whose own record says that they left. Who else is in the read makes no difference to that.
    fn terminated(&mut self, key: PersonKey, known: &Known) {
        if known.standing == Standing::Present {
            self.plan.changes.push(Change::Leaves { key, reason: LeaveReason::Terminated });
        }
    }

    /// Somebody who is in the directory, and not in a complete read.
    fn missing(&mut self, key: &PersonKey) {
        let reason = match &self.snapshot.absence {
            _ if !key.is_of(self.source) => LeaveReason::NotInSource,
            Absence::DeletedIfAmong(deleted) if !deleted.contains(&key.id) => {
                self.plan.unseen += 1;
                return;
            }
            Absence::DeletedUnlessAmong(still_there) if still_there.contains(&key.id) => {
                self.plan.unseen += 1;
                return;
            }
            Absence::Deleted | Absence::DeletedUnlessAmong(_) | Absence::DeletedIfAmong(_) => {
                LeaveReason::Deleted
            }
        };
        self.plan.changes.push(Change::Leaves { key: key.clone(), reason });
    }
}

/// A provider that stops sending an attribute to everybody has lost a right, not its data: the old values stay.
fn with_kept_values(read: &Employee, known: &Employee, snapshot: &Snapshot, release: &Release) -> Employee {
    let mut employee = read.clone();
    // Less of a birthday may be released than was.
    let released = known.values.reduced_to(release);
    for attribute in release.iter().filter(|attribute| !snapshot.sent.contains(attribute)) {
        employee.values.copy_from(&released, attribute);
    }
    keep_status(&mut employee, Some(known));
    employee
}

/// A status that is not told is no news: the known one stays.
fn keep_status(employee: &mut Employee, known: Option<&Employee>) {
    if let (EmploymentStatus::Unknown, Some(known)) = (employee.status, known) {
        employee.status = known.status;
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

    /// Who somebody was before the change, where it was made from a read of `source`.
    pub(super) fn was(&self, source: HrSystem) -> (HrSystem, &EmployeeId) {
        match self {
            Self::Moves { from, .. } => (from.service, &from.id),
            Self::Leaves { key, .. } => (key.service, &key.id),
            Self::Joins { .. } | Self::Returns { .. } | Self::Updates { .. } => (source, self.id()),
        }
    }

    /// By id; of two services' people with the same id those of the source come first.
    fn order(&self) -> (&EmployeeId, Option<HrSystem>) {
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
        PlanHash(hex(hasher.finalize()))
    }

    /// Those who would leave as deleted.
    pub fn deleted(&self) -> impl Iterator<Item = &EmployeeId> {
        self.changes.iter().filter_map(|change| match change {
            Change::Leaves { key, reason: LeaveReason::Deleted } => Some(&key.id),
            _ => None,
        })
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
                Change::Returns { .. } => &mut counts.returns,
                Change::Moves { attributes, .. } if attributes.is_empty() => &mut counts.moves,
                Change::Updates { .. } | Change::Moves { .. } => &mut counts.updates,
                Change::Leaves { .. } => &mut counts.leaves,
            } += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests;
