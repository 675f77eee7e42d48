//! Comparing what is known with what was read, one person after the other: nobody is held but those who change.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    company::Acquaintance,
    losses::{Blanked, Blanking},
    matching::{Borne, Evidence, match_people},
    plan::{Change, Known, LeaveReason, Plan, Standing},
    snapshot::{Absence, Completeness, Snapshot},
    values::{Fate, Tallies},
};
use crate::{
    attribute::{Attribute, Release},
    employee::{Employee, EmployeeId, EmploymentStatus, PersonKey, Values},
    service::HrSystem,
};

/// Somebody who is known, was read, or both, by one id of the service that is read.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "there is one at a time")]
pub enum Meeting {
    /// Known, and not in the read.
    Known(Known),
    /// In the read, and not known by this id.
    Read(Employee),
    /// Both.
    Both(Known, Employee),
    /// Both, in the directory, and read just as they are known.
    Same(Known),
}

/// Those who are known from another service or company, and who of those who were read they are.
#[derive(Debug, Default)]
pub struct Elsewhere {
    known: BTreeMap<PersonKey, Known>,
    moving: BTreeMap<EmployeeId, (PersonKey, Evidence)>,
}

impl Elsewhere {
    /// Finds those who are `known` from elsewhere among `arrivals`: who was read and is not known by the id that they
    /// have there. What is `borne` by others who were read says nothing.
    pub fn among(known: BTreeMap<PersonKey, Known>, arrivals: &[Employee], borne: &Borne) -> Self {
        let moving = match_people(known.iter(), arrivals.iter(), borne);
        Self { known, moving }
    }
}

/// What came of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What the read changes.
    pub plan: Plan,
    /// How many people's values are gone from the read, by attribute.
    pub blanked: Vec<Blanked>,
    /// How many people are in the directory before.
    pub present: u64,
    /// How those bear their names who are known by the ids that were read.
    pub acquaintance: Acquaintance,
}

/// A comparison under way. The same people give the same plan, byte for byte. Values that the release does not allow are
/// no change of anybody who stays under their id: they are erased as soon as the release is in force. [`Plan::values`]
/// counts them as lost.
pub struct Comparing<'a> {
    source: HrSystem,
    snapshot: &'a Snapshot,
    release: &'a Release,
    elsewhere: &'a Elsewhere,
    changes: Vec<Change>,
    unchanged: u64,
    present: u64,
    values: Tallies,
    blanking: Blanking,
    acquaintance: Acquaintance,
    /// Those who leave if the read turns out to be complete, and their values, should it not.
    missing: Vec<Change>,
    values_of_missing: Tallies,
    /// People whom the credential does not see any more, though nothing says that they are gone.
    unseen: u64,
}

impl<'a> Comparing<'a> {
    /// A comparison with `snapshot`, which was read from `source`. Of people nothing is kept but what `release` allows.
    pub fn new(
        source: HrSystem,
        snapshot: &'a Snapshot,
        release: &'a Release,
        elsewhere: &'a Elsewhere,
    ) -> Self {
        Self {
            source,
            snapshot,
            release,
            elsewhere,
            changes: Vec::new(),
            unchanged: 0,
            present: 0,
            values: Tallies::default(),
            blanking: Blanking::of(release, snapshot),
            acquaintance: Acquaintance::default(),
            missing: Vec::new(),
            values_of_missing: Tallies::default(),
            unseen: 0,
        }
    }

    /// Takes note of one person. Each comes once.
    pub fn meet(&mut self, meeting: Meeting) {
        match meeting {
            Meeting::Known(known) => {
                self.acquaintance.meet(&known.employee.values, None);
                self.missing(known);
            }
            Meeting::Read(read) => match self.elsewhere.moving.get(&read.id) {
                Some((from, by)) => self.known_elsewhere(from, read, *by),
                None => self.unknown(read),
            },
            Meeting::Both(known, read) => {
                self.acquaintance.meet(&known.employee.values, Some(&read.values));
                self.known(&known, read);
            }
            Meeting::Same(known) => {
                let values = &known.employee.values;
                self.acquaintance.meet(values, Some(values));
                self.same(&known);
            }
        }
    }

    /// What came of it, all having been met. `repeated` says that some of the people arrived twice.
    pub fn finish(mut self, repeated: bool) -> Compared {
        let completeness = self.snapshot.completeness(repeated);
        let is_complete = completeness == Completeness::Complete;
        self.leave_behind(is_complete);
        if is_complete {
            self.changes.append(&mut self.missing);
        } else {
            self.values.add(&self.values_of_missing);
        }
        self.changes.sort_by(|a, b| a.order().cmp(&b.order()));
        let plan = Plan {
            source: self.source,
            changes: self.changes,
            completeness,
            unchanged: self.unchanged,
            unseen: if is_complete { self.unseen } else { 0 },
            values: self.values.of_anybody(),
        };
        let (present, acquaintance) = (self.present, self.acquaintance);
        Compared { plan, blanked: self.blanking.blanked(), present, acquaintance }
    }

    /// Those who are known from elsewhere and are nobody who was read.
    fn leave_behind(&mut self, is_complete: bool) {
        let elsewhere = self.elsewhere;
        let moved: BTreeSet<_> = elsewhere.moving.values().map(|(from, _)| from).collect();
        for (key, one) in &elsewhere.known {
            let is_present = one.standing == Standing::Present;
            self.present += u64::from(is_present);
            if !is_present || moved.contains(key) {
                continue;
            }
            if is_complete {
                self.changes.push(Change::Leaves { key: key.clone(), reason: LeaveReason::NotInSource });
            } else {
                self.values.note_kept(&one.employee.values, self.release);
            }
        }
    }

    fn key(&self, id: EmployeeId) -> PersonKey {
        PersonKey { service: self.source, id }
    }

    fn unknown(&mut self, read: Employee) {
        if read.status != EmploymentStatus::Inactive {
            self.changes.push(Change::Joins { employee: read });
        }
    }

    /// Somebody who was read as they are known. Nearly everybody is, so nothing is copied for them.
    fn same(&mut self, known: &Known) {
        let Employee { status, values, .. } = &known.employee;
        if *status == EmploymentStatus::Inactive || !values.are_within(self.release) {
            return self.known(known, known.employee.clone());
        }
        self.blanking.note_kept(values);
        self.present += 1;
        self.unchanged += 1;
        self.values.note_kept(values, self.release);
    }

    fn known(&mut self, known: &Known, read: Employee) {
        let is_present = known.standing == Standing::Present;
        self.present += u64::from(is_present);
        self.blanking.note(known, &read);
        match (read.status, known.standing) {
            (EmploymentStatus::Inactive, _) => self.terminated(self.key(read.id), known),
            // Nothing says that they are back.
            (EmploymentStatus::Unknown, Standing::Left(_)) => {}
            (_, Standing::Left(_)) => {
                let employee = self.with_kept_values(read, &known.employee);
                self.values.note_changed(&known.employee.values, &employee.values);
                self.changes.push(Change::Returns { employee });
            }
            (_, Standing::Present) => self.present(known, read),
        }
    }

    /// Somebody who is in the directory and stays.
    fn present(&mut self, known: &Known, read: Employee) {
        let before = &known.employee.values;
        let differs = |attribute: &Attribute| self.differs(&read.values, before, *attribute);
        let attributes: Vec<_> = Attribute::ALL.into_iter().filter(differs).collect();
        let same_status = read.status == EmploymentStatus::Unknown || read.status == known.employee.status;
        if attributes.is_empty() && same_status {
            self.unchanged += 1;
            self.values.note_kept(before, self.release);
        } else {
            let employee = self.with_kept_values(read, &known.employee);
            self.values.note_changed(before, &employee.values);
            self.changes.push(Change::Updates { employee, attributes });
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

    fn known_elsewhere(&mut self, from: &PersonKey, read: Employee, by: Evidence) {
        let Some(known) = self.elsewhere.known.get(from) else { return self.unknown(read) };
        self.blanking.note(known, &read);
        match (read.status, known.standing) {
            (EmploymentStatus::Inactive, _) => return self.terminated(from.clone(), known),
            // Nothing says that they are back.
            (EmploymentStatus::Unknown, Standing::Left(_)) => return,
            _ => {}
        }
        let mut employee = self.with_kept_values(read, &known.employee);
        if !self.snapshot.sent.contains(&Attribute::Manager) {
            // An id of the service that the directory was read from before: it is nobody's here, or somebody else's.
            employee.values.manager = None;
        }
        let before = &self.with_moved_manager(&known.employee.values, &employee.values);
        let after = &employee.values;
        let differs =
            |attribute: &Attribute| !matches!(Fate::of(before, after, *attribute), None | Some(Fate::Kept));
        let attributes = Attribute::ALL.into_iter().filter(differs).collect();
        self.values.note_changed(before, after);
        let had_left = known.standing != Standing::Present;
        self.changes.push(Change::Moves { from: from.clone(), employee, by, had_left, attributes });
    }

    /// The values of somebody who moves over, with their manager by the new id, where the one in the new service is the same
    /// person.
    fn with_moved_manager(&self, known: &Values, read: &Values) -> Values {
        let mut before = known.clone();
        let moved = read.manager.as_ref().and_then(|id| self.elsewhere.moving.get(id));
        if moved.is_some_and(|(from, _)| Some(&from.id) == known.manager.as_ref()) {
            before.manager.clone_from(&read.manager);
        }
        before
    }

    /// Somebody whose own record says that they left. Who else is in the read makes no difference to that.
    fn terminated(&mut self, key: PersonKey, known: &Known) {
        if known.standing == Standing::Present {
            self.changes.push(Change::Leaves { key, reason: LeaveReason::Terminated });
        }
    }

    /// Somebody who is known and was not read.
    fn missing(&mut self, known: Known) {
        if known.standing != Standing::Present {
            return;
        }
        self.present += 1;
        let id = known.employee.id;
        let is_deleted = match &self.snapshot.absence {
            Absence::DeletedIfAmong(deleted) => deleted.contains(&id),
            Absence::DeletedUnlessAmong(still_there) => !still_there.contains(&id),
            Absence::Deleted => true,
        };
        if is_deleted {
            self.missing.push(Change::Leaves { key: self.key(id), reason: LeaveReason::Deleted });
            self.values_of_missing.note_kept(&known.employee.values, self.release);
        } else {
            self.unseen += 1;
            self.values.note_kept(&known.employee.values, self.release);
        }
    }

    /// Who was read, with what is kept of what is `known`. A provider that stops sending an attribute to everybody has
    /// lost a right, not its data: the old values stay. A status that is not told is no news: the known one stays.
    fn with_kept_values(&self, read: Employee, known: &Employee) -> Employee {
        let mut employee = read;
        // Less of a birthday may be released than was.
        let released = known.values.reduced_to(self.release);
        for attribute in self.release.iter().filter(|attribute| !self.snapshot.sent.contains(attribute)) {
            employee.values.copy_from(&released, attribute);
        }
        if employee.status == EmploymentStatus::Unknown {
            employee.status = known.status;
        }
        employee
    }
}

#[cfg(test)]
pub(super) mod tests;
