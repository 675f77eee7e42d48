//! Everybody who is known and everybody whom a run has read, side by side in the order of their ids. Neither is ever
//! held as a whole: tens of thousands of people would fill the memory that all organisations of an isolate share.

use std::collections::BTreeMap;

use domain::{
    attribute::Release,
    employee::{Employee, EmployeeId, PersonKey},
    print::print,
    provider::rows,
    service::HrSystem,
    sync::{
        comparing::Meeting,
        plan::{Known, Standing},
    },
};

use super::{
    Store,
    people::{A_PAGE, KnownBody, KnownLine, Lines, Which},
    staging::Line,
};
use crate::{fault::Fault, platform::Platform};

/// Whose ids were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ids {
    /// Those of the people who are known from the service.
    OfKnown,
    /// Other people's: what was read is another company.
    OfStrangers,
}

/// What came of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Met {
    /// Everybody was met, everybody once.
    All,
    /// Everybody was met; some had been read several times, and the last time counts.
    AllSomeRepeated,
    /// Not everybody: somebody who was read as they were known has changed since, and has to be read again.
    Outdated,
}

impl<P: Platform> Store<'_, P> {
    /// Has `each` meet everybody who is known from `source` or was read from it, in the order of their ids.
    pub(crate) fn meet(
        &self,
        source: HrSystem,
        ids: Ids,
        mut each: impl FnMut(Meeting),
    ) -> Result<Met, Fault> {
        let mut known = KnownStream::of(self, Which::ReadAs(source));
        known.is_over = ids == Ids::OfStrangers;
        let mut read = ReadStream::of(self, source)?;
        let (mut next_known, mut next_read) = (known.next()?, read.next()?);
        loop {
            let order = match (&next_known, &next_read) {
                (None, None) => break,
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (Some(known), Some(read)) => known.id.cmp(read.id()),
            };
            let known_now =
                if order.is_le() { std::mem::replace(&mut next_known, known.next()?) } else { None };
            let read_now = if order.is_ge() { std::mem::replace(&mut next_read, read.next()?) } else { None };
            match meeting(known_now, read_now)? {
                Some(meeting) => each(meeting),
                None => return Ok(Met::Outdated),
            }
        }
        Ok(if read.repeated { Met::AllSomeRepeated } else { Met::All })
    }

    /// The service, the id and the body of everybody in the directory, to `each`, in the order of ids within each service.
    pub(crate) fn each_present(
        &self,
        mut each: impl FnMut(HrSystem, &str, &str) -> serde_json::Result<()>,
    ) -> Result<(), Fault> {
        for service in HrSystem::ALL {
            let mut present = KnownStream::of(self, Which::PresentOf(service));
            while let Some(lines) = present.next_lines()? {
                for line in lines.split('\n') {
                    let known = KnownLine::parse(line)?;
                    each(service, known.id, known.body)?;
                }
            }
        }
        Ok(())
    }

    /// Everybody we know, with no values but those that `kept` allows: as much as is needed is held of tens of thousands.
    pub(crate) fn known_by(&self, kept: &Release) -> Result<BTreeMap<PersonKey, Known>, Fault> {
        let mut people = BTreeMap::new();
        for service in HrSystem::ALL {
            let mut known = KnownStream::of(self, Which::AllOf(service));
            while let Some(body) = known.next()? {
                let Known { employee, standing } = body.known()?;
                let key = PersonKey { service, id: employee.id.clone() };
                let employee = Employee { values: employee.values.reduced_to(kept), ..employee };
                people.insert(key, Known { employee, standing });
            }
        }
        Ok(people)
    }

    /// Erases what `release` does not allow from everybody, those who left included.
    pub(crate) fn reduce_people(&self, release: &Release) -> Result<(), Fault> {
        for service in HrSystem::ALL {
            let mut known = KnownStream::of(self, Which::AllOf(service));
            while let Some(page) = known.next_page()? {
                let mut reduced = Vec::new();
                for body in page {
                    let employee = body.known()?.employee;
                    let values = employee.values.reduced_to(release);
                    if values != employee.values {
                        let employee = Employee { values, ..employee };
                        reduced.push((employee.id.clone(), employee.to_json()?));
                    }
                }
                self.replace_bodies(service, &reduced)?;
            }
        }
        Ok(())
    }
}

/// How somebody meets who is known, was read, or both; nothing, if they have changed since.
fn meeting(known: Option<KnownBody>, read: Option<Line>) -> Result<Option<Meeting>, Fault> {
    Ok(match (known, read) {
        (Some(known), None) => Some(Meeting::Known(known.known()?)),
        (None, Some(Line::Read(read))) => Some(Meeting::Read(read)),
        (Some(known), Some(Line::Read(read))) => Some(Meeting::Both(known.known()?, read)),
        (Some(known), Some(Line::Same(_, as_known))) => {
            let is_same = known.standing == Standing::Present && print(&known.body) == as_known;
            if is_same { Some(Meeting::Same(known.known()?)) } else { None }
        }
        (None, Some(Line::Same(..)) | None) => None,
    })
}

/// People of one service who are known, in the order of their ids.
struct KnownStream<'s, 'a, P> {
    store: &'s Store<'a, P>,
    which: Which,
    page: std::vec::IntoIter<KnownBody>,
    /// The last id that was given out.
    after: String,
    /// How many are asked for at the same time.
    people: usize,
    is_over: bool,
}

impl<'s, 'a, P: Platform> KnownStream<'s, 'a, P> {
    fn of(store: &'s Store<'a, P>, which: Which) -> Self {
        let page = Vec::new().into_iter();
        Self { store, which, page, after: String::new(), people: A_PAGE, is_over: false }
    }

    /// The next one.
    fn next(&mut self) -> Result<Option<KnownBody>, Fault> {
        if self.page.as_slice().is_empty()
            && let Some(page) = self.next_page()?
        {
            self.page = page.into_iter();
        }
        Ok(self.page.next())
    }

    /// The next of them that were not given out; nothing, if there are no more.
    fn next_page(&mut self) -> Result<Option<Vec<KnownBody>>, Fault> {
        let kept = |line: &str| KnownLine::parse(line)?.kept();
        self.next_lines()?.map(|lines| lines.split('\n').map(kept).collect()).transpose()
    }

    /// The same as they are written, a line for each.
    fn next_lines(&mut self) -> Result<Option<String>, Fault> {
        while !self.is_over {
            match self.store.known_lines(self.which, &self.after, self.people)? {
                Lines::TooLong => self.people = (self.people / 4).max(1),
                Lines::Text(lines) => {
                    let Some(last) = lines.rsplit('\n').next().filter(|last| !last.is_empty()) else { break };
                    KnownLine::parse(last)?.id.clone_into(&mut self.after);
                    return Ok(Some(lines));
                }
            }
        }
        self.is_over = true;
        Ok(None)
    }
}

/// Whom a run has read, in the order of their ids: each once, as they were read last, or as all of their rows say.
struct ReadStream<'s, 'a, P> {
    store: &'s Store<'a, P>,
    source: HrSystem,
    slices: Vec<Slice>,
    repeated: bool,
}

impl<'s, 'a, P: Platform> ReadStream<'s, 'a, P> {
    fn of(store: &'s Store<'a, P>, source: HrSystem) -> Result<Self, Fault> {
        let slice = |number| Slice::open(store, number);
        let slices = store.slices()?.into_iter().map(slice).collect::<Result<_, Fault>>()?;
        Ok(Self { store, source, slices, repeated: false })
    }

    /// The next one.
    fn next(&mut self) -> Result<Option<Line>, Fault> {
        let Some(id) = self.slices.iter().filter_map(Slice::id).min().cloned() else { return Ok(None) };
        let mut newest: Option<Line> = None;
        for slice in &mut self.slices {
            while slice.id() == Some(&id) {
                let line = slice.take(self.store)?;
                let person = joined(self.source, newest.as_ref(), line.as_ref());
                self.repeated |= newest.is_some() && person.is_none();
                newest = person.map(Line::Read).or(line);
            }
        }
        Ok(newest)
    }
}

/// Somebody whose rows a page ended in the middle of.
fn joined(source: HrSystem, before: Option<&Line>, line: Option<&Line>) -> Option<Employee> {
    match (source, before, line) {
        (HrSystem::BambooHr, Some(Line::Read(before)), Some(Line::Read(row))) => {
            rows::joined_across_pages(before, row)
        }
        _ => None,
    }
}

/// One slice, of which one part at a time is here.
struct Slice {
    number: i64,
    next_part: i64,
    lines: String,
    /// Where the next line begins.
    at: usize,
    next: Option<Line>,
}

impl Slice {
    fn open<P: Platform>(store: &Store<'_, P>, number: i64) -> Result<Self, Fault> {
        let mut slice = Self { number, next_part: 0, lines: String::new(), at: 0, next: None };
        slice.take(store)?;
        Ok(slice)
    }

    fn id(&self) -> Option<&EmployeeId> {
        self.next.as_ref().map(Line::id)
    }

    /// Takes the next line away, and has the one after it at hand.
    fn take<P: Platform>(&mut self, store: &Store<'_, P>) -> Result<Option<Line>, Fault> {
        if self.at >= self.lines.len()
            && let Some(lines) = store.staged_part(self.number, self.next_part)?
        {
            (self.lines, self.at) = (lines, 0);
            self.next_part += 1;
        }
        let rest = self.lines.get(self.at..).unwrap_or_default();
        let line = rest.split('\n').next().filter(|line| !line.is_empty());
        let after = line.map(Line::parse).transpose()?;
        self.at += line.map_or(0, str::len) + 1;
        Ok(std::mem::replace(&mut self.next, after))
    }
}
