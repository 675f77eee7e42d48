//! The people in storage: those we know, and those a run has read.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    attribute::Release,
    employee::{Employee, EmployeeId},
    sync::plan::{Change, Known, LeaveReason, Standing},
};
use worker::SqlStorageValue;

use super::store::{Store, json};
use crate::fault::Fault;

/// People in one row of staged text: far below the 2 MB that a row may have.
const PEOPLE_A_PART: usize = 2000;

const PRESENT: &str = "present";
const TERMINATED: &str = "left_terminated";
const DELETED: &str = "left_deleted";

fn name(standing: Standing) -> &'static str {
    match standing {
        Standing::Present => PRESENT,
        Standing::Left(LeaveReason::Terminated) => TERMINATED,
        Standing::Left(LeaveReason::Deleted) => DELETED,
    }
}

fn standing(column: &SqlStorageValue) -> Result<Standing, Fault> {
    match column {
        SqlStorageValue::String(name) if name == PRESENT => Ok(Standing::Present),
        SqlStorageValue::String(name) if name == TERMINATED => Ok(Standing::Left(LeaveReason::Terminated)),
        SqlStorageValue::String(name) if name == DELETED => Ok(Standing::Left(LeaveReason::Deleted)),
        _ => Err(Fault::internal("reading a person", "an unknown standing")),
    }
}

impl Store {
    /// Everybody we know.
    pub(super) fn known(&self) -> Result<BTreeMap<EmployeeId, Known>, Fault> {
        let known = |row: Vec<SqlStorageValue>| match row.as_slice() {
            [column, body] => {
                let employee: Employee = json(body)?;
                Ok((employee.id.clone(), Known { employee, standing: standing(column)? }))
            }
            _ => Err(Fault::internal("reading a person", "the row has another shape")),
        };
        self.execute("SELECT standing, body FROM people", vec![])?.into_iter().map(known).collect()
    }

    /// Everybody in the directory, by id.
    pub(super) fn present(&self) -> Result<Vec<Employee>, Fault> {
        let rows =
            self.execute("SELECT body FROM people WHERE standing = ? ORDER BY id", vec![PRESENT.into()])?;
        rows.iter().filter_map(|row| row.first()).map(json).collect()
    }

    /// How many people are in the directory.
    pub(super) fn count_present(&self) -> Result<u64, Fault> {
        let rows = self.execute("SELECT count(*) FROM people WHERE standing = ?", vec![PRESENT.into()])?;
        match rows.first().and_then(|row| row.first()) {
            Some(SqlStorageValue::Integer(count)) => Ok(u64::try_from(*count).unwrap_or_default()),
            _ => Err(Fault::internal("counting people", "the count is no number")),
        }
    }

    /// Writes changes of a plan.
    pub(super) fn apply(&self, changes: &[Change], now: DateTime<Utc>) -> Result<(), Fault> {
        let (mut kept, mut left) = (Vec::new(), Vec::new());
        for change in changes {
            match change {
                Change::Joins { employee }
                | Change::Returns { employee }
                | Change::Updates { employee, .. } => {
                    kept.push((employee.id.as_str(), serde_json::to_string(employee)?));
                }
                Change::Leaves { id, reason } => left.push((id.as_str(), name(Standing::Left(*reason)))),
            }
        }
        if !kept.is_empty() {
            // One statement for all: each call into JavaScript costs more than a row.
            self.execute(
                "INSERT INTO people (id, standing, left_at, body)
                 SELECT value ->> 0, ?, NULL, value ->> 1 FROM json_each(?) WHERE true
                 ON CONFLICT (id) DO UPDATE SET
                     standing = excluded.standing, left_at = excluded.left_at, body = excluded.body",
                vec![PRESENT.into(), serde_json::to_string(&kept)?.into()],
            )?;
        }
        if !left.is_empty() {
            self.execute(
                "UPDATE people SET left_at = ?, standing = leaving.standing
                 FROM (SELECT value ->> 0 AS id, value ->> 1 AS standing FROM json_each(?)) AS leaving
                 WHERE people.id = leaving.id",
                vec![now.to_rfc3339().into(), serde_json::to_string(&left)?.into()],
            )?;
        }
        Ok(())
    }

    /// Erases what `release` does not allow from everybody, those who left included.
    pub(super) fn reduce_people(&self, release: &Release) -> Result<(), Fault> {
        let mut reduced = Vec::new();
        for known in self.known()?.into_values() {
            let values = known.employee.values.reduced_to(release);
            if values != known.employee.values {
                let employee = Employee { values, ..known.employee };
                reduced.push((employee.id.clone(), serde_json::to_string(&employee)?));
            }
        }
        for part in reduced.chunks(PEOPLE_A_PART) {
            self.execute(
                "UPDATE people SET body = reduced.body
                 FROM (SELECT value ->> 0 AS id, value ->> 1 AS body FROM json_each(?)) AS reduced
                 WHERE people.id = reduced.id",
                vec![serde_json::to_string(part)?.into()],
            )?;
        }
        Ok(())
    }

    /// Erases everybody.
    pub(super) fn erase_people(&self) -> Result<(), Fault> {
        self.execute("DELETE FROM people", vec![])?;
        Ok(())
    }

    /// Keeps what a slice of a run has read.
    pub(super) fn stage(&self, slice: u32, employees: &[Employee]) -> Result<(), Fault> {
        for (part, employees) in (0_i64..).zip(employees.chunks(PEOPLE_A_PART)) {
            let values = vec![i64::from(slice).into(), part.into(), serde_json::to_string(employees)?.into()];
            self.execute("INSERT OR REPLACE INTO staged (slice, part, body) VALUES (?, ?, ?)", values)?;
        }
        Ok(())
    }

    /// What a run has read, in the order in which it came.
    pub(super) fn staged(&self) -> Result<Vec<Vec<Employee>>, Fault> {
        let rows = self.execute("SELECT body FROM staged ORDER BY slice, part", vec![])?;
        rows.iter().filter_map(|row| row.first()).map(json).collect()
    }

    /// Erases what a run has read.
    pub(super) fn clear_staged(&self) -> Result<(), Fault> {
        self.execute("DELETE FROM staged", vec![])?;
        Ok(())
    }
}
