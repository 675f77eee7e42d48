//! The people in storage: those we know, and those a run has read.

use std::collections::{BTreeMap, BTreeSet};

use super::{PRESENT, Store, count, json};
use crate::{
    fault::Fault,
    platform::{Platform, Row, Value},
};
use chrono::{DateTime, Utc};
use domain::{
    employee::{Employee, EmployeeId, PersonKey},
    service::HrSystem,
    sync::plan::{Change, Known, LeaveReason, Standing},
};

const TERMINATED: &str = "left_terminated";
const DELETED: &str = "left_deleted";
const NOT_IN_SOURCE: &str = "left_not_in_source";

fn name(standing: Standing) -> &'static str {
    match standing {
        Standing::Present => PRESENT,
        Standing::Left(LeaveReason::Terminated) => TERMINATED,
        Standing::Left(LeaveReason::Deleted) => DELETED,
        Standing::Left(LeaveReason::NotInSource) => NOT_IN_SOURCE,
    }
}

fn standing(column: &Value) -> Result<Standing, Fault> {
    match column {
        Value::Text(name) => standing_named(name),
        _ => Err(Fault::internal("reading a person", "a text column holds no text")),
    }
}

fn standing_named(name: &str) -> Result<Standing, Fault> {
    match name {
        PRESENT => Ok(Standing::Present),
        TERMINATED => Ok(Standing::Left(LeaveReason::Terminated)),
        DELETED => Ok(Standing::Left(LeaveReason::Deleted)),
        NOT_IN_SOURCE => Ok(Standing::Left(LeaveReason::NotInSource)),
        _ => Err(Fault::internal("reading a person", "an unknown standing")),
    }
}

pub(super) fn named(column: &Value) -> Result<HrSystem, Fault> {
    match column {
        Value::Text(name) => HrSystem::named(name),
        _ => None,
    }
    .ok_or_else(|| Fault::internal("reading a person", "an unknown service"))
}

/// Somebody who is known, as their row says.
pub(super) struct KnownBody {
    pub(super) id: EmployeeId,
    pub(super) standing: Standing,
    pub(super) body: String,
}

/// Somebody's line: who they are known as, how they stand, and what is known of them.
pub(super) struct KnownLine<'a> {
    pub(super) id: &'a str,
    standing: &'a str,
    pub(super) body: &'a str,
}

impl<'a> KnownLine<'a> {
    /// The line that is written as `text`.
    pub(super) fn parse(text: &'a str) -> Result<Self, Fault> {
        let mut parts = text.splitn(3, ' ');
        let mut part = || parts.next().ok_or_else(strange_line);
        Ok(Self { id: part()?, standing: part()?, body: part()? })
    }

    /// The same, to be kept.
    pub(super) fn kept(&self) -> Result<KnownBody, Fault> {
        let id = EmployeeId::try_from(self.id.to_owned()).map_err(|_| strange_line())?;
        Ok(KnownBody { id, standing: standing_named(self.standing)?, body: self.body.to_owned() })
    }
}

fn strange_line() -> Fault {
    Fault::internal("reading a person", "the line has another shape")
}

impl KnownBody {
    /// Who they are.
    pub(super) fn known(&self) -> Result<Known, Fault> {
        Ok(Known { employee: Employee::from_json(&self.body)?, standing: self.standing })
    }
}

/// Which people of a service are looked at one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Those who are known by an id that the service has for somebody now.
    ReadAs(HrSystem),
    /// Those who are in the directory.
    PresentOf(HrSystem),
    /// All of them.
    AllOf(HrSystem),
}

/// People that are looked at with one statement, if their lines are short enough for one text.
pub(super) const A_PAGE: usize = 1000;

/// Bytes of people's bodies that are taken as one text: far below what a value may have.
const A_TEXT: usize = 1_000_000;

/// The next of those who are known, as one statement finds them.
pub(super) enum Lines {
    /// A line for each of them: id, standing and body. Empty, if there is nobody left.
    Text(String),
    /// They are too many for one text: fewer have to be asked for.
    TooLong,
}

/// Somebody who is known, by the columns `service`, `standing` and `body`.
fn known(row: Row) -> Result<(PersonKey, Known), Fault> {
    match row.as_slice() {
        [service, column, Value::Text(body)] => {
            let employee = Employee::from_json(body)?;
            let key = PersonKey { service: named(service)?, id: employee.id.clone() };
            Ok((key, Known { employee, standing: standing(column)? }))
        }
        _ => Err(Fault::internal("reading a person", "the row has another shape")),
    }
}

/// What is written of somebody who is in the directory, and who they were before, if they move.
fn row<'a>(
    employee: &'a Employee,
    from: Option<&PersonKey>,
) -> Result<(&'a str, String, Option<String>), Fault> {
    Ok((employee.id.as_str(), employee.to_json()?, from.map(ToString::to_string)))
}

impl<P: Platform> Store<'_, P> {
    /// Everybody we know.
    pub(crate) fn known(&self) -> Result<BTreeMap<PersonKey, Known>, Fault> {
        self.execute("SELECT service, standing, body FROM people", vec![])?.into_iter().map(known).collect()
    }

    /// The next `people` of those who are known, in the order of their ids, after the one with the id `after`.
    pub(super) fn known_lines(&self, which: Which, after: &str, people: usize) -> Result<Lines, Fault> {
        let (service, only) = match which {
            // Ids that are set aside begin with the last of ASCII's characters.
            Which::ReadAs(service) => (service, "id < '~'"),
            Which::PresentOf(service) => (service, "standing = 'present'"),
            Which::AllOf(service) => (service, "true"),
        };
        // Each value that crosses into WebAssembly costs more than a person's row, and text more than bytes, which nobody
        // has to write in JavaScript's way and back. Windows, groups and an order of their own cost more than all of that.
        let sql = format!(
            "WITH page AS NOT MATERIALIZED (
                 SELECT id, standing, body FROM people WHERE service = ? AND id > ? AND {only}
                 ORDER BY id LIMIT {people}
             )
             SELECT CASE WHEN bytes <= {A_TEXT} OR {people} = 1 THEN (
                 SELECT CAST(group_concat(id || ' ' || standing || ' ' || body, char(10)) AS BLOB) FROM page
             ) ELSE 0 END FROM (SELECT coalesce(sum(octet_length(body)), 0) AS bytes FROM page)"
        );
        let strange = |what| Fault::internal("reading people", what);
        let mut rows = self.execute(&sql, vec![service.as_str().into(), after.into()])?;
        match rows.pop().and_then(|mut row| row.pop()) {
            Some(Value::Blob(bytes)) => {
                String::from_utf8(bytes).map(Lines::Text).map_err(|_| strange("the lines are no text"))
            }
            Some(Value::Null) => Ok(Lines::Text(String::new())),
            Some(Value::Integer(_)) => Ok(Lines::TooLong),
            _ => Err(strange("the lines have another shape")),
        }
    }

    /// Everybody who is not known by an id that `source` has for somebody now.
    pub(crate) fn known_elsewhere(&self, source: HrSystem) -> Result<BTreeMap<PersonKey, Known>, Fault> {
        let sql = "SELECT service, standing, body FROM people WHERE service <> ? OR id >= '~'";
        self.execute(sql, vec![source.as_str().into()])?.into_iter().map(known).collect()
    }

    /// The ids of everybody we know from `service`.
    pub(crate) fn ids_of(&self, service: HrSystem) -> Result<BTreeSet<EmployeeId>, Fault> {
        let id = |row: Row| match row.as_slice() {
            [Value::Text(id)] => EmployeeId::try_from(id.clone()).ok(),
            _ => None,
        };
        let rows = self.execute("SELECT id FROM people WHERE service = ?", vec![service.as_str().into()])?;
        let ids: Option<BTreeSet<_>> = rows.into_iter().map(id).collect();
        ids.ok_or_else(|| Fault::internal("reading a person", "the id is none"))
    }

    /// Somebody's name, also by the key they had in the service before; blank if we know nobody like that.
    pub(crate) fn name_of(&self, key: &PersonKey) -> Result<String, Fault> {
        let rows = self.execute(
            "SELECT body FROM people WHERE (service = ?1 AND id = ?2) OR formerly = ?3
             ORDER BY service = ?1 AND id = ?2 DESC LIMIT 1",
            vec![key.service.as_str().into(), key.id.as_str().into(), key.to_string().into()],
        )?;
        let employee: Option<Employee> = rows.first().and_then(|row| row.first()).map(json).transpose()?;
        Ok(employee.map(|employee| employee.values.full_name()).unwrap_or_default())
    }

    /// How many people are in the directory.
    pub(crate) fn count_present(&self) -> Result<u64, Fault> {
        let rows = self.execute("SELECT count(*) FROM people WHERE standing = ?", vec![PRESENT.into()])?;
        count(&rows)
    }

    /// Writes changes of a plan for the people of `source`.
    pub(crate) fn apply(
        &self,
        source: HrSystem,
        changes: &[Change],
        now: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let (mut kept, mut moved, mut left) = (Vec::new(), Vec::new(), Vec::new());
        for change in changes {
            match change {
                Change::Joins { employee }
                | Change::Returns { employee }
                | Change::Updates { employee, .. } => kept.push(row(employee, None)?),
                Change::Moves { from, employee, .. } => {
                    moved.push((from.service.as_str(), from.id.as_str(), employee.id.as_str()));
                    kept.push(row(employee, Some(from))?);
                }
                Change::Leaves { key, reason } => {
                    left.push((key.service.as_str(), key.id.as_str(), name(Standing::Left(*reason))));
                }
            }
        }
        // As few statements of a kind as will do: each call into JavaScript costs more than a row.
        self.execute_for(
            &moved,
            "DELETE FROM people WHERE (service, id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))",
        )?;
        self.move_ledgers(source, &moved)?;
        self.rows_for(
            &kept,
            "INSERT INTO people (service, id, standing, left_at, body, formerly)
             SELECT ?, value ->> 0, ?, NULL, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
             ON CONFLICT (service, id) DO UPDATE SET
                 standing = excluded.standing, left_at = excluded.left_at, body = excluded.body,
                 formerly = coalesce(excluded.formerly, people.formerly)",
            &[source.as_str().into(), PRESENT.into()],
        )?;
        self.rows_for(
            &left,
            "UPDATE people SET left_at = ?, standing = leaving.standing
             FROM (SELECT value ->> 0 AS service, value ->> 1 AS id, value ->> 2 AS standing FROM json_each(?))
                 AS leaving
             WHERE people.service = leaving.service AND people.id = leaving.id",
            &[now.to_rfc3339().into()],
        )
        .map(drop)
    }

    /// When the first of those who left did so.
    pub(crate) fn first_left_at(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        self.first_time("SELECT min(left_at) FROM people WHERE left_at IS NOT NULL")
    }

    /// Erases those who left at `until` or before: whether there were any. Where nobody did, nothing else is looked at.
    pub(crate) fn erase_left(&self, until: DateTime<Utc>) -> Result<bool, Fault> {
        if self.first_left_at()?.is_none_or(|first| first > until) {
            return Ok(false);
        }
        self.note_that_they_left(until)?;
        self.execute("DELETE FROM people WHERE left_at <= ?", vec![until.to_rfc3339().into()])?;
        self.erase_ledgers_of_nobody()?;
        Ok(true)
    }

    /// Has the accounts of those who left at `until` or before, and could still use theirs or one that nobody knows of yet,
    /// say so: they are erased next.
    fn note_that_they_left(&self, until: DateTime<Utc>) -> Result<(), Fault> {
        self.execute(
            "UPDATE accounts SET body = json_set(body, '$.state.has_left', json('true'))
             WHERE (state IN ('open', 'opening') OR body ->> '$.state.is_turning') AND (service, id) IN (
                 SELECT service, id FROM people WHERE left_at <= ? AND standing IN (?, ?)
             )",
            vec![until.to_rfc3339().into(), TERMINATED.into(), DELETED.into()],
        )
        .map(drop)
    }

    /// Has the accounts of those who are in the directory say nothing of their having left long ago: they are erased
    /// next, and nobody says that they leave.
    fn note_who_is_there(&self) -> Result<(), Fault> {
        self.execute(
            "UPDATE accounts SET body = json_remove(body, '$.state.has_left')
             WHERE body ->> '$.state.has_left' AND (service, id) IN (
                 SELECT service, id FROM people WHERE standing = ?
             )",
            vec![PRESENT.into()],
        )
        .map(drop)
    }

    /// Replaces what is known of people of `service`, by their ids.
    pub(super) fn replace_bodies(
        &self,
        service: HrSystem,
        people: &[(EmployeeId, String)],
    ) -> Result<(), Fault> {
        self.rows_for(
            people,
            "UPDATE people SET body = new.body
             FROM (SELECT ? AS service, value ->> 0 AS id, value ->> 1 AS body FROM json_each(?)) AS new
             WHERE people.service = new.service AND people.id = new.id",
            &[service.as_str().into()],
        )
        .map(drop)
    }

    /// Erases everybody.
    pub(crate) fn erase_people(&self) -> Result<(), Fault> {
        self.note_who_is_there()?;
        self.execute("DELETE FROM people", vec![])?;
        self.erase_ledgers_of_nobody()
    }
}
