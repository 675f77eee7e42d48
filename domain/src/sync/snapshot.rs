//! What a provider said about everybody, at one time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::losses::nearly_all_are_gone;
use crate::{
    attribute::Attribute,
    employee::{EmployeeId, EmploymentStatus},
    print::print,
    provider::{
        ProviderFailure,
        page::{Page, Scope},
    },
};

/// Why a read does not prove that the missing people are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// The number of people changed while we read, or others were there when everybody was read once more.
    TotalMoved,
    /// Fewer or more records arrived than the provider says there are.
    CountDiffers,
    /// Somebody arrived twice, so somebody else may not have arrived.
    Repeated,
    /// A record could not be understood.
    Unidentified,
    /// Only the list of those whom the company shows could be read.
    ShownOnly,
}

/// Whether a read proves that who is missing is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "gap", rename_all = "snake_case")]
pub enum Completeness {
    /// Every page arrived, everybody once, and as many as the provider says, before and after.
    Complete,
    /// Who is missing may just not have arrived: nobody leaves.
    Incomplete(Gap),
}

/// How far a read has come. Stored with the run after every slice, so that a crash costs one slice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadSoFar {
    /// Records read; the next page starts there.
    pub records: u64,
    /// Pages read.
    #[serde(default)]
    pub pages: u64,
    /// The provider's total, as the first page said.
    pub total: Option<u64>,
    /// Whether a later page said another total.
    pub total_moved: bool,
    /// Whether the provider had nothing more to give.
    pub ended: bool,
    /// Records without a usable id.
    pub unidentified: u64,
    /// Records that were further rows of somebody on the same page.
    #[serde(default)]
    pub further_rows: u64,
    /// Released attributes that were sent for at least one person.
    pub sent: BTreeSet<Attribute>,
    /// People whose employment status was not told.
    #[serde(default)]
    pub status_unknown: u64,
    /// Who may be on the list that was read.
    #[serde(default)]
    pub scope: Scope,
    /// What the provider said about who was deleted, once it was asked.
    #[serde(default)]
    pub deletions: Option<Deletions>,
    /// Of those who would leave as deleted, who was asked for one by one, and what came of it.
    #[serde(default)]
    pub asked: BTreeMap<EmployeeId, Presence>,
    /// Whose records were read: the same for the same ids, in whatever order.
    #[serde(default)]
    pub ids: IdsDigest,
    /// Whose were when everybody was read before, if this is the second time.
    #[serde(default)]
    pub before: Option<IdsDigest>,
    /// When its first slice was begun and when its last one had arrived.
    #[serde(default)]
    pub span: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

/// A sum over the ids of everybody who was read. It is compared within one run alone: should it be counted otherwise in
/// between, people may have come and gone, and nobody leaves for being missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdsDigest(u64);

impl IdsDigest {
    fn add(&mut self, id: &EmployeeId) {
        self.0 = self.0.wrapping_add(print(id.as_str()));
    }
}

/// Whether a provider knows somebody who is asked for by their id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Nobody who works there has this id.
    Gone,
    /// They are there, or the provider does not say.
    StillThere,
}

/// What a provider says about who was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deletions {
    /// Nothing: whoever is missing from a complete read was.
    ByAbsence,
    /// These were.
    Told(BTreeSet<EmployeeId>),
    /// It would say, but not to this credential: nobody is taken for deleted, and those are to be asked for again.
    Refused,
}

/// Slices a read is cut into, beside the first one: what a read writes hardly grows with the number of people, and a
/// crash costs at most one slice's reading.
pub const SLICES: u64 = 5;

/// Pages that are asked for at the same time: a Worker may have six connections open. No slice has less to do.
pub const PAGES_AT_ONCE: usize = 5;

/// People that a slice may read at most, whatever the size of the company: bounded time and bounded memory.
const PEOPLE_A_SLICE: u64 = 10_000;

/// How old the beginning of a read may be when it goes on after a pause. People come and go, and pages are cut anew each
/// time they are asked for: whoever slips from a later page to an earlier one is never read.
const GROWS_OLD_AFTER: TimeDelta = TimeDelta::minutes(10);

/// What no slice that arrives leaves between itself and the one before.
const PAUSE: TimeDelta = TimeDelta::minutes(1);

impl ReadSoFar {
    /// Takes note of when a slice was read.
    pub fn note_slice(&mut self, begun: DateTime<Utc>, arrived: DateTime<Utc>) {
        let first = self.span.map_or(begun, |(first, _)| first);
        self.span = Some((first, arrived));
    }

    /// Whether it would go on after a pause, and its beginning is too old by now.
    pub fn has_grown_old(&self, now: DateTime<Utc>) -> bool {
        self.span.is_some_and(|(first, last)| now - first > GROWS_OLD_AFTER && now - last > PAUSE)
    }

    /// A read of one page.
    pub fn of(page: &Page) -> Self {
        let mut read = Self::default();
        read.note(page);
        read
    }

    /// Takes note of a page.
    pub fn note(&mut self, page: &Page) {
        let total = *self.total.get_or_insert(page.total);
        self.total_moved |= total != page.total;
        self.records += page.records;
        self.pages += 1;
        self.further_rows += page.further_rows;
        self.unidentified += page.records - page.further_rows - page.employees.len() as u64;
        self.sent.extend(&page.sent);
        for one in &page.employees {
            self.ids.add(&one.id);
        }
        self.status_unknown +=
            page.employees.iter().filter(|one| one.status == EmploymentStatus::Unknown).count() as u64;
        if page.scope == Scope::Shown {
            self.scope = Scope::Shown;
        }
        self.ended = page.records == 0 || self.records >= page.total;
    }

    /// The same people are to be read once more: a page that is cut anew may leave out somebody, but not twice without
    /// the two reads differing.
    #[must_use]
    pub fn again(&self) -> Self {
        Self { before: Some(self.ids), ..Self::default() }
    }

    /// Whether somebody may have slipped from a later page to an earlier one: while it was read somebody of an earlier page
    /// went, who is in this read and not in the next one.
    pub fn may_have_holes(&self) -> bool {
        self.pages > 1 && self.before.is_none()
    }

    /// People read: those who arrived twice are counted twice.
    pub fn people(&self) -> u64 {
        self.records - self.unidentified - self.further_rows
    }

    /// Whether the provider tells nobody's employment status, or nearly nobody's: every HR record has one, so the
    /// credential has lost the right to it, or never had it.
    pub fn status_is_lost(&self) -> bool {
        let (unknown, people) = (self.status_unknown, self.people());
        people > 0 && (unknown == people || nearly_all_are_gone(unknown, people))
    }

    /// How many pages of `page_size` people there are, once the total is known.
    pub fn pages_in_all(&self, page_size: u64) -> Option<u64> {
        match self.scope {
            Scope::Everybody => self.total.map(|total| total.div_ceil(page_size.max(1)).max(self.pages)),
            Scope::Shown => Some(1),
        }
    }

    /// How many pages of `page_size` people the next slice reads. The first reads one, to learn the total.
    pub fn pages_in_next_slice(&self, page_size: u64) -> u64 {
        let Some(total) = self.total else { return 1 };
        let pages = total.div_ceil(page_size.max(1));
        pages.div_ceil(SLICES).min(PEOPLE_A_SLICE / page_size.max(1)).max(PAGES_AT_ONCE as u64)
    }
}

/// What a finished read says, beside its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Why who is not among the people may not be gone, as far as that is known without looking at them.
    pub gap: Option<Gap>,
    /// Released attributes that the provider sent for at least one person. The others keep their old values.
    pub sent: BTreeSet<Attribute>,
    /// What it means that somebody is not among the people of a complete read.
    pub absence: Absence,
}

/// What it means that somebody is missing from a complete read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    /// They were deleted: the credential sees everybody.
    Deleted,
    /// They were deleted, but for these: they slipped through the pages, and are there when they are asked for.
    DeletedUnlessAmong(BTreeSet<EmployeeId>),
    /// They were deleted if they are one of these; else the credential does not see them any more.
    DeletedIfAmong(BTreeSet<EmployeeId>),
}

impl Snapshot {
    /// The same snapshot, as if `attributes` had not been sent: their old values stay.
    #[must_use]
    pub fn without(mut self, attributes: &BTreeSet<Attribute>) -> Self {
        self.sent.retain(|attribute| !attributes.contains(attribute));
        self
    }

    /// What `read`, which has ended, says.
    ///
    /// # Errors
    /// If names were sent for nobody: that is a credential that lost its rights, not a company of the nameless.
    pub fn of(read: &ReadSoFar) -> Result<Self, ProviderFailure> {
        let not_sent = |attribute: &Attribute| attribute.is_mandatory() && !read.sent.contains(attribute);
        let attributes: Vec<_> = Attribute::ALL.into_iter().filter(not_sent).collect();
        if read.people() > 0 && !attributes.is_empty() {
            return Err(ProviderFailure::AttributeNotReleased { attributes });
        }
        let gap = match read.total {
            _ if read.scope == Scope::Shown => Some(Gap::ShownOnly),
            _ if read.total_moved || read.before.is_some_and(|before| before != read.ids) => {
                Some(Gap::TotalMoved)
            }
            _ if read.unidentified > 0 => Some(Gap::Unidentified),
            Some(total) if total == read.records => None,
            _ => Some(Gap::CountDiffers),
        };
        let still_there: BTreeSet<_> = read
            .asked
            .iter()
            .filter(|(_, presence)| **presence == Presence::StillThere)
            .map(|(id, _)| id.clone())
            .collect();
        let absence = match &read.deletions {
            None | Some(Deletions::ByAbsence) if still_there.is_empty() => Absence::Deleted,
            None | Some(Deletions::ByAbsence) => Absence::DeletedUnlessAmong(still_there),
            Some(Deletions::Told(deleted)) => Absence::DeletedIfAmong(deleted - &still_there),
            Some(Deletions::Refused) => Absence::DeletedIfAmong(BTreeSet::new()),
        };
        Ok(Self { gap, sent: read.sent.clone(), absence })
    }

    /// Whether who is not among the people is gone, if some of them were `repeated`.
    pub fn completeness(&self, repeated: bool) -> Completeness {
        match self.gap {
            Some(gap @ (Gap::ShownOnly | Gap::TotalMoved)) => Completeness::Incomplete(gap),
            _ if repeated => Completeness::Incomplete(Gap::Repeated),
            Some(gap) => Completeness::Incomplete(gap),
            None => Completeness::Complete,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::employee::{Employee, Values};

    fn person(id: u64) -> Employee {
        let id = EmployeeId::try_from(id.to_string()).unwrap();
        Employee { id, status: EmploymentStatus::Active, values: Values::default() }
    }

    fn page(total: u64, ids: &[u64]) -> Page {
        Page {
            total,
            records: ids.len() as u64,
            employees: ids.iter().map(|id| person(*id)).collect(),
            sent: BTreeSet::from([Attribute::FirstName, Attribute::LastName]),
            ..Page::default()
        }
    }

    fn read(pages: &[Page]) -> Result<Completeness, ProviderFailure> {
        let (mut so_far, mut ids, mut repeated) = (ReadSoFar::default(), BTreeSet::new(), false);
        for page in pages {
            so_far.note(page);
            repeated |= !page.employees.iter().all(|one| ids.insert(one.id.clone()));
        }
        Ok(Snapshot::of(&so_far)?.completeness(repeated))
    }

    #[test]
    fn a_read_is_complete_only_when_everybody_arrived_once_and_the_total_stood_still() {
        let unreadable = Page { records: 2, ..page(4, &[3]) };
        let shown = Page { scope: Scope::Shown, ..page(2, &[1, 2]) };
        for (pages, completeness) in [
            (vec![page(3, &[1, 2]), page(3, &[3])], Completeness::Complete),
            (vec![page(0, &[])], Completeness::Complete),
            (vec![page(4, &[1, 2]), page(3, &[3])], Completeness::Incomplete(Gap::TotalMoved)),
            (vec![page(4, &[1, 2]), page(4, &[1, 2])], Completeness::Incomplete(Gap::Repeated)),
            (vec![page(5, &[1, 2]), page(5, &[])], Completeness::Incomplete(Gap::CountDiffers)),
            (vec![page(1, &[1, 2])], Completeness::Incomplete(Gap::CountDiffers)),
            (vec![page(4, &[1, 2]), unreadable], Completeness::Incomplete(Gap::Unidentified)),
            (vec![shown], Completeness::Incomplete(Gap::ShownOnly)),
        ] {
            assert_eq!(read(&pages).unwrap(), completeness, "{pages:?}");
        }
    }

    #[test]
    fn a_read_of_several_pages_has_no_holes_if_the_next_one_finds_the_same_people() {
        let read = |before: ReadSoFar, pages: &[&[u64]]| {
            let total = pages.iter().map(|ids| ids.len() as u64).sum();
            pages.iter().fold(before, |mut read, ids| {
                read.note(&page(total, ids));
                read
            })
        };
        let first = |pages| read(ReadSoFar::default(), pages);
        assert!(!first(&[&[1, 2, 3]]).may_have_holes());
        let before = first(&[&[1, 2], &[3, 4]]);
        assert!(before.may_have_holes());
        let moved = Completeness::Incomplete(Gap::TotalMoved);
        for (pages, completeness) in [
            ([[1, 2], [3, 4]], Completeness::Complete),
            ([[4, 3], [2, 1]], Completeness::Complete),
            ([[1, 2], [3, 5]], moved),
            ([[1, 3], [4, 5]], moved),
        ] {
            let again = read(before.again(), &[&pages[0], &pages[1]]);
            assert!(!again.may_have_holes());
            assert_eq!(Snapshot::of(&again).unwrap().completeness(false), completeness, "{pages:?}");
        }
    }

    #[test]
    fn the_right_to_the_status_is_lost_when_it_is_told_of_nobody_or_nearly_nobody() {
        for (unknown, people, lost) in [
            (0, 0, false),
            (1, 1, true),
            (1, 2, false),
            (3, 4, false),
            (4, 4, true),
            (94, 100, false),
            (95, 100, true),
            (100, 100, true),
        ] {
            let status = |id| if id < unknown { EmploymentStatus::Unknown } else { EmploymentStatus::Active };
            let employees: Vec<_> =
                (0..people).map(|id| Employee { status: status(id), ..person(id) }).collect();
            let mut so_far = ReadSoFar::default();
            // A record without an id has no status to count.
            so_far.note(&Page { records: people + 1, employees, ..page(people + 1, &[]) });
            assert_eq!(so_far.status_is_lost(), lost, "{unknown} of {people}");
        }
    }

    #[test]
    fn names_that_nobody_has_any_more_fail_the_read() {
        let only_ids = Page { sent: BTreeSet::new(), ..page(1, &[1]) };
        let attributes = vec![Attribute::FirstName, Attribute::LastName];
        assert_eq!(read(&[only_ids]), Err(ProviderFailure::AttributeNotReleased { attributes }));
    }

    #[test]
    fn a_read_has_the_same_number_of_slices_whatever_the_size_of_the_company() {
        for people in [1_u64, 99, 100, 250, 1_000, 5_000, 10_000, 50_000] {
            let (mut so_far, mut slices) = (ReadSoFar::default(), 0);
            while !so_far.ended {
                slices += 1;
                for _ in 0..so_far.pages_in_next_slice(100) {
                    if !so_far.ended {
                        let records = (people - so_far.records).min(100);
                        so_far.note(&Page {
                            records,
                            employees: vec![person(1); usize::try_from(records).unwrap()],
                            ..page(people, &[])
                        });
                    }
                }
            }
            assert!(slices <= SLICES + 1, "{people} people: {slices}");
            assert_eq!(so_far.records, people);
        }
    }

    #[test]
    fn a_read_that_goes_on_after_a_pause_is_too_old_after_ten_minutes() {
        let at = |seconds| DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
        let mut read = ReadSoFar::default();
        assert!(!read.has_grown_old(at(1_000_000)), "nothing was read");
        read.note_slice(at(0), at(5));
        for (seconds, old) in [(6, false), (600, false), (601, true), (36_000, true)] {
            assert_eq!(read.has_grown_old(at(seconds)), old, "after {seconds} s");
        }
        // One that just takes its time is never begun anew.
        read.note_slice(at(590), at(3_000));
        assert!(!read.has_grown_old(at(3_060)));
        assert!(read.has_grown_old(at(3_061)));
    }

    #[test]
    fn whoever_is_still_there_when_asked_for_was_not_deleted() {
        let id = |number: u64| person(number).id;
        let read = |deletions: Option<Deletions>, asked: &[(u64, Presence)]| {
            let asked = asked.iter().map(|(number, presence)| (id(*number), *presence)).collect();
            let read = ReadSoFar { deletions, asked, ..ReadSoFar::of(&page(1, &[1])) };
            Snapshot::of(&read).unwrap().absence
        };
        let asked = [(7, Presence::StillThere), (8, Presence::Gone)];
        let told = Some(Deletions::Told(BTreeSet::from([id(7), id(8)])));
        assert_eq!(read(None, &[]), Absence::Deleted);
        assert_eq!(read(None, &asked), Absence::DeletedUnlessAmong(BTreeSet::from([id(7)])));
        assert_eq!(read(told, &asked), Absence::DeletedIfAmong(BTreeSet::from([id(8)])));
        assert_eq!(read(Some(Deletions::Refused), &asked), Absence::DeletedIfAmong(BTreeSet::new()));
    }

    #[test]
    fn an_empty_page_ends_a_read_whatever_total_is_claimed() {
        let mut so_far = ReadSoFar::default();
        so_far.note(&page(1_000_000, &[]));
        assert!(so_far.ended);
    }
}
