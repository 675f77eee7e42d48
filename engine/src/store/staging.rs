//! What a run has read, in storage: a line for each person, in the order of their ids within each slice.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    employee::{Employee, EmployeeId},
    print::print,
    service::HrSystem,
};

use super::{PRESENT, Store, list::in_texts};
use crate::{
    fault::Fault,
    platform::{Platform, Value},
};

/// People of whom it is looked up at the same time whether they are known just so.
const AT_ONCE: usize = 1000;

/// What `staged` is made of.
const TABLE: &str = "CREATE TABLE staged (
    slice INTEGER NOT NULL,
    part INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (slice, part)
) WITHOUT ROWID";

/// Whether a read may refer to those who are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reference {
    /// Who is known just as they were read is kept as a reference to that.
    ToKnown,
    /// Everybody is kept as they were read.
    ToNobody,
}

/// A line.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "there are a few at a time")]
pub(super) enum Line {
    /// Somebody as they were read.
    Read(Employee),
    /// Somebody who was read just as they were known then: what they were known by has this print. Under another
    /// compiler it would not be theirs: then they are read anew.
    Same(EmployeeId, u64),
}

impl Line {
    /// Whose line it is.
    pub(super) fn id(&self) -> &EmployeeId {
        match self {
            Self::Read(employee) => &employee.id,
            Self::Same(id, _) => id,
        }
    }

    /// The line that is written as `text`.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        if text.starts_with('{') {
            return Ok(Self::Read(Employee::from_json(text)?));
        }
        let same = text.split_once(' ').and_then(|(id, print)| {
            Some(Self::Same(EmployeeId::try_from(id.to_owned()).ok()?, print.parse().ok()?))
        });
        same.ok_or_else(|| {
            Fault::internal("reading what a run has read", "a line is neither a person nor an id")
        })
    }
}

impl<P: Platform> Store<'_, P> {
    /// Keeps what a slice of a run has read from `service`, in as few rows as will hold it. Of those who were read more
    /// than once the last is the newest.
    pub(crate) fn stage(
        &self,
        service: HrSystem,
        slice: u32,
        mut employees: Vec<Employee>,
        reference: Reference,
    ) -> Result<(), Fault> {
        // A person's further rows may stand in the next slice, or on another page of this one: those are joined as they
        // were read.
        let mut in_rows: BTreeSet<_> =
            [employees.first(), employees.last()].into_iter().flatten().map(|one| one.id.clone()).collect();
        employees.sort_by(|a, b| a.id.cmp(&b.id));
        let is_twice = |[one, next]: &&[Employee; 2]| one.id == next.id;
        in_rows.extend(employees.array_windows().filter(is_twice).map(|[one, _]| one.id.clone()));
        let mut lines = Vec::with_capacity(employees.len());
        for some in employees.chunks(AT_ONCE) {
            let known = match reference {
                Reference::ToKnown => self.bodies_of(service, some)?,
                Reference::ToNobody => BTreeMap::new(),
            };
            for employee in some {
                let (id, json) = (employee.id.as_str(), employee.to_json()?);
                let is_same =
                    !in_rows.contains(&employee.id) && known.get(id).is_some_and(|body| *body == json);
                lines.push(if is_same { format!("{id} {}", print(&json)) } else { json });
            }
        }
        let mut parts = 0_i64..;
        in_texts(lines, |lines| {
            let part = parts.next().unwrap_or_default();
            let values = vec![i64::from(slice).into(), part.into(), lines.into()];
            self.execute("INSERT OR REPLACE INTO staged (slice, part, body) VALUES (?, ?, ?)", values)
                .map(drop)
        })
    }

    /// What is known of those of `people` who are in the directory, by id.
    fn bodies_of(&self, service: HrSystem, people: &[Employee]) -> Result<BTreeMap<String, String>, Fault> {
        let ids: Vec<_> = people.iter().map(|employee| &employee.id).collect();
        let rows = self.rows_for(
            &ids,
            "SELECT id, body FROM people WHERE service = ? AND standing = ?
             AND id IN (SELECT value FROM json_each(?))",
            &[service.as_str().into(), PRESENT.into()],
        )?;
        let body = |row: Vec<Value>| match <[Value; 2]>::try_from(row) {
            Ok([Value::Text(id), Value::Text(body)]) => Ok((id, body)),
            _ => Err(Fault::internal("reading a person", "the row has another shape")),
        };
        rows.into_iter().map(body).collect()
    }

    /// The slices that were staged.
    pub(super) fn slices(&self) -> Result<Vec<i64>, Fault> {
        let rows = self.execute("SELECT DISTINCT slice FROM staged ORDER BY slice", vec![])?;
        let number = |row: &Vec<Value>| match row.first() {
            Some(Value::Integer(slice)) => Some(*slice),
            _ => None,
        };
        Ok(rows.iter().filter_map(number).collect())
    }

    /// The lines of a part of a slice; nothing, if there is no such part.
    pub(super) fn staged_part(&self, slice: i64, part: i64) -> Result<Option<String>, Fault> {
        let sql = "SELECT body FROM staged WHERE slice = ? AND part = ?";
        match self.execute(sql, vec![slice.into(), part.into()])?.pop().and_then(|mut row| row.pop()) {
            Some(Value::Text(lines)) => Ok(Some(lines)),
            _ => Ok(None),
        }
    }

    /// Erases what a run has read. To drop the table and make it anew writes two rows, whatever was in it, but all
    /// statements are prepared anew after it: where there are no more rows than that, they are deleted.
    pub(crate) fn clear_staged(&self) -> Result<(), Fault> {
        match self.execute("SELECT 1 FROM staged LIMIT 3", vec![])?.len() {
            0 => {}
            1 | 2 => drop(self.execute("DELETE FROM staged", vec![])?),
            _ => {
                self.execute("DROP TABLE staged", vec![])?;
                self.execute(TABLE, vec![])?;
            }
        }
        Ok(())
    }
}
