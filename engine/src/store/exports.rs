//! The ledger of exports in storage: each completion's way to `BambooHR`. And what people were assigned.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Store, accounts::person, count, fact, json};
use crate::{
    exporting::approving::ExportApproval,
    fault::Fault,
    platform::{Platform, Row, Value},
};
use domain::{
    api::exports::ExportCounts,
    employee::PersonKey,
    export::{
        approval::Permission,
        entry::{Certificate, Entry, Reference, Stage},
    },
    learning::{Assignment, EnrollmentId},
    provider::ispring::SkippedResult,
    sync::run::RunId,
};

/// An entry of the ledger, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Export {
    /// Its number: the later it was found, the larger.
    pub(crate) number: i64,
    /// Whose it is.
    pub(crate) person: PersonKey,
    /// What its record and file carry.
    pub(crate) reference: Reference,
    /// The entry.
    pub(crate) entry: Entry,
}

/// The last number that may be written. What is found gets numbers behind it, whatever was erased since, and waits: an
/// approval of thousands is one row.
const GRANTED: &str =
    "(SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM facts WHERE name = 'exports_granted')";

fn export(row: Row) -> Result<Export, Fault> {
    match row.as_slice() {
        [Value::Integer(number), service, id, Value::Text(reference), body, Value::Integer(waits)] => {
            let mut entry: Entry = json(body)?;
            entry.permission = match entry.permission {
                Permission::LeftOut => Permission::LeftOut,
                _ if *waits != 0 => Permission::Waiting,
                _ => Permission::Granted,
            };
            let (person, reference) = (person(service, id)?, Reference::stored(reference));
            Ok(Export { number: *number, person, reference, entry })
        }
        _ => Err(Fault::internal("reading a ledger", "the row has another shape")),
    }
}

/// The stage as it is stored: what waits is pending, with a number that is not [`GRANTED`].
fn stored(stage: Stage) -> &'static str {
    match stage {
        Stage::Waiting => Stage::Pending.as_str(),
        stage => stage.as_str(),
    }
}

fn certificate(entry: &Entry) -> &'static str {
    match entry.certificate {
        Certificate::Expected => "expected",
        Certificate::None => "none",
        Certificate::Issued { .. } => "issued",
    }
}

/// Results that it is remembered of that they were told. Where more can't be understood, some are told of again.
const SKIPPED_KEPT: usize = 1000;

/// So many rows at most.
fn limit(most: usize) -> Value {
    i64::try_from(most).unwrap_or(i64::MAX).into()
}

impl<P: Platform> Store<'_, P> {
    /// The number of the last export that was checked: what is behind it comes next.
    pub(crate) fn checked_exports(&self) -> Result<i64, Fault> {
        Ok(self.fact(fact::CHECKED_EXPORTS)?.unwrap_or_default())
    }

    /// Notes that all exports up to `number` were checked.
    pub(crate) fn set_checked_exports(&self, number: i64) -> Result<(), Fault> {
        self.set_fact(fact::CHECKED_EXPORTS, &number)
    }

    /// The company at `BambooHR` that the ledger of exports is about.
    pub(crate) fn exported_to(&self) -> Result<Option<String>, Fault> {
        self.fact(fact::EXPORTED_TO)
    }

    /// Notes which company at `BambooHR` the ledger of exports is about.
    pub(crate) fn set_exported_to(&self, company: &str) -> Result<(), Fault> {
        self.set_fact(fact::EXPORTED_TO, &company)
    }

    /// What an admin has said last of the exports to that company, once one has approved any.
    pub(crate) fn export_approval(&self) -> Result<Option<ExportApproval>, Fault> {
        Ok(self.fact(fact::EXPORT_APPROVAL)?.flatten())
    }

    /// Notes what an admin says of the exports to that company.
    pub(crate) fn set_export_approval(&self, approval: Option<&ExportApproval>) -> Result<(), Fault> {
        self.set_fact(fact::EXPORT_APPROVAL, &approval)
    }

    /// The results that can't be understood, and which run has told of them.
    pub(crate) fn skipped_results(&self) -> Result<BTreeMap<SkippedResult, RunId>, Fault> {
        Ok(self.fact(fact::SKIPPED_RESULTS)?.unwrap_or_default())
    }

    /// Notes which results can't be understood, [`SKIPPED_KEPT`] at most.
    pub(crate) fn set_skipped_results(&self, skipped: &BTreeMap<SkippedResult, RunId>) -> Result<(), Fault> {
        let kept: BTreeMap<_, _> = skipped.iter().take(SKIPPED_KEPT).collect();
        if self.skipped_results()?.iter().eq(kept.iter().map(|(result, run)| (*result, *run))) {
            return Ok(());
        }
        self.set_fact(fact::SKIPPED_RESULTS, &kept)
    }

    /// Since when a request may be under way that creates or changes a training type.
    pub(crate) fn preparing_since(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        Ok(self.fact(fact::PREPARING_SINCE)?.flatten())
    }

    /// Notes that such a request is about to be sent, or that it was answered.
    pub(crate) fn set_preparing_since(&self, since: Option<DateTime<Utc>>) -> Result<(), Fault> {
        self.set_fact(fact::PREPARING_SINCE, &since)
    }

    /// Adds entries for completions of people who are known: they may have been erased since. Those that are in the
    /// ledger stay as they are.
    pub(crate) fn add_exports(&self, found: &[(PersonKey, Reference, Entry)]) -> Result<(), Fault> {
        let row = |(key, reference, entry): &(PersonKey, Reference, Entry)| {
            let body = serde_json::to_string(entry)?;
            let (stage, certificate) = (stored(entry.stage()), certificate(entry));
            let (service, id) = (key.service.as_str(), key.id.as_str().to_owned());
            Ok((service, id, reference.as_str().to_owned(), stage, certificate, body))
        };
        let rows = found.iter().map(row).collect::<Result<Vec<_>, Fault>>()?;
        self.execute_for(
            &rows,
            &format!(
                "INSERT OR IGNORE INTO exports (number, service, id, reference, stage, certificate, body)
                 SELECT max({GRANTED}, (SELECT coalesce(max(number), 0) FROM exports)) + 1 + key,
                        value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
                 FROM json_each(?)
                 WHERE (value ->> 0, value ->> 1) IN (SELECT service, id FROM people)"
            ),
        )
    }

    /// Lets everything be written that waits.
    pub(crate) fn grant_exports(&self) -> Result<(), Fault> {
        let last = self.execute("SELECT max(number) FROM exports", vec![])?;
        match last.first().and_then(|row| row.first()) {
            Some(Value::Integer(last)) => self.set_fact(fact::EXPORTS_GRANTED, last),
            _ => Ok(()),
        }
    }

    /// Keeps what has become of `exports`.
    pub(crate) fn put_exports<'a>(&self, exports: impl IntoIterator<Item = &'a Export>) -> Result<(), Fault> {
        let row = |export: &'a Export| {
            let entry = &export.entry;
            let body = serde_json::to_string(entry)?;
            Ok((export.number, stored(entry.stage()), certificate(entry), body))
        };
        let rows = exports.into_iter().map(row).collect::<Result<Vec<_>, Fault>>()?;
        // Most writes only move within a stage: an index that is named is written, whether it changes or not.
        for (columns, which) in [
            ("", "exports.stage = new.stage AND exports.certificate = new.certificate"),
            (
                "stage = new.stage, certificate = new.certificate, ",
                "(exports.stage <> new.stage OR exports.certificate <> new.certificate)",
            ),
        ] {
            let sql = format!(
                "UPDATE exports SET {columns} body = new.body
                 FROM (SELECT value ->> 0 AS number, value ->> 1 AS stage, value ->> 2 AS certificate,
                              value ->> 3 AS body FROM json_each(?)) AS new
                 WHERE exports.number = new.number AND {which}"
            );
            self.execute_for(&rows, &sql)?;
        }
        Ok(())
    }

    /// Those of `references` that are in the ledger, and when they were completed as far as it knows.
    pub(crate) fn known_exports(
        &self,
        references: &[&str],
    ) -> Result<BTreeMap<String, DateTime<Utc>>, Fault> {
        let rows = self.rows_for(
            references,
            "SELECT reference, json_quote(body ->> '$.completion.completed_at') FROM exports
             WHERE reference IN (SELECT value FROM json_each(?))",
            &[],
        )?;
        let reference = |row: Row| match row.as_slice() {
            [Value::Text(reference), at] => Ok((reference.clone(), json(at)?)),
            _ => Err(Fault::internal("reading a ledger", "the row has another shape")),
        };
        rows.into_iter().map(reference).collect()
    }

    /// The entries of `people` that are about one of these enrolments.
    pub(crate) fn exports_about(
        &self,
        enrollments: &[(&PersonKey, &EnrollmentId)],
    ) -> Result<Vec<Export>, Fault> {
        let row = |(person, enrollment): &(&PersonKey, &EnrollmentId)| {
            (person.service.as_str(), person.id.as_str().to_owned(), enrollment.as_str().to_owned())
        };
        let wanted: Vec<_> = enrollments.iter().map(row).collect();
        let sql = format!(
            "SELECT number, service, exports.id, reference, body, number > {GRANTED}
             FROM json_each(?) AS wanted CROSS JOIN exports
             ON service = wanted.value ->> 0 AND exports.id = wanted.value ->> 1
             WHERE body ->> '$.completion.enrollment' = wanted.value ->> 2"
        );
        // Several results of one page may be about the same one.
        let found = self.rows_for(&wanted, &sql, &[])?.into_iter().map(export);
        let found = found.map(|export| export.map(|export| (export.number, export)));
        Ok(found.collect::<Result<BTreeMap<_, _>, Fault>>()?.into_values().collect())
    }

    /// Forgets all entries, and that any were approved.
    pub(crate) fn clear_exports(&self) -> Result<(), Fault> {
        self.execute("DELETE FROM exports", vec![])?;
        self.set_fact(fact::EXPORTS_GRANTED, &0)?;
        self.set_export_approval(None)
    }

    /// Whether anything was ever to be written: else what is written next is the first.
    pub(crate) fn has_exported(&self) -> Result<bool, Fault> {
        let sql = format!(
            "SELECT 1 FROM exports WHERE stage IN ('pending', 'done', 'failed', 'altered') AND number <= {GRANTED}
             LIMIT 1"
        );
        Ok(!self.execute(&sql, vec![])?.is_empty())
    }

    /// All entries that wait for an admin, in the order in which they were found.
    pub(crate) fn waiting_exports(&self) -> Result<Vec<Export>, Fault> {
        self.exports(&format!("WHERE stage = 'pending' AND number > {GRANTED} ORDER BY number"), vec![])
    }

    /// How many entries wait for an admin.
    pub(crate) fn count_waiting_exports(&self) -> Result<u64, Fault> {
        let sql = format!("SELECT count(*) FROM exports WHERE stage = 'pending' AND number > {GRANTED}");
        count(&self.execute(&sql, vec![])?)
    }

    fn exports(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Export>, Fault> {
        let sql =
            format!("SELECT number, service, id, reference, body, number > {GRANTED} FROM exports {sql}");
        self.execute(&sql, values)?.into_iter().map(export).collect()
    }

    /// Entries that are to be written, in the order in which they were found, from behind `after` on.
    pub(crate) fn pending_exports(&self, after: i64, most: usize) -> Result<Vec<Export>, Fault> {
        self.exports(
            &format!(
                "WHERE stage = 'pending' AND number > ? AND number <= {GRANTED} ORDER BY number LIMIT ?"
            ),
            vec![after.into(), limit(most)],
        )
    }

    /// Entries whose certificate may still come, from behind `after` on.
    pub(crate) fn exports_without_certificate(&self, after: i64, most: usize) -> Result<Vec<Export>, Fault> {
        self.exports(
            "WHERE certificate = 'expected' AND stage <> 'left_out' AND number > ? ORDER BY number LIMIT ?",
            vec![after.into(), limit(most)],
        )
    }

    /// Entries that were written, in the order in which they were found, from behind `after` on.
    pub(crate) fn written_exports(&self, after: i64, most: i64) -> Result<Vec<Export>, Fault> {
        self.exports(
            "WHERE stage = 'done' AND number > ? ORDER BY number LIMIT ?",
            vec![after.into(), most.into()],
        )
    }

    /// All entries that a fault has stopped.
    pub(crate) fn failed_exports(&self) -> Result<Vec<Export>, Fault> {
        self.exports("WHERE stage = 'failed'", vec![])
    }

    /// All entries of `person`, the latest first.
    pub(crate) fn exports_of(&self, person: &PersonKey) -> Result<Vec<Export>, Fault> {
        self.exports(
            "WHERE service = ? AND id = ? ORDER BY number DESC",
            vec![person.service.as_str().into(), person.id.as_str().into()],
        )
    }

    /// Entries in `stage`, or in any, before the number `before`, the latest first.
    pub(crate) fn exports_before(
        &self,
        stage: Option<Stage>,
        before: Option<i64>,
        most: i64,
    ) -> Result<Vec<Export>, Fault> {
        let waits = match stage {
            Some(Stage::Waiting) => format!("AND number > {GRANTED}"),
            Some(Stage::Pending) => format!("AND number <= {GRANTED}"),
            _ => String::new(),
        };
        self.exports(
            &format!(
                "WHERE (?1 IS NULL OR stage = ?1) AND (?2 IS NULL OR number < ?2) {waits}
                 ORDER BY number DESC LIMIT ?3"
            ),
            vec![
                stage.map_or(Value::Null, |stage| stored(stage).into()),
                before.map_or(Value::Null, Into::into),
                most.into(),
            ],
        )
    }

    /// How many entries there are, by stage.
    pub(crate) fn export_counts(&self) -> Result<ExportCounts, Fault> {
        let mut counts = ExportCounts::default();
        let sql = format!(
            "SELECT stage, stage = 'pending' AND number > {GRANTED} AS waits, count(*) FROM exports
             GROUP BY stage, waits"
        );
        for row in self.execute(&sql, vec![])? {
            let [Value::Text(stage), Value::Integer(waits), Value::Integer(count)] = row.as_slice() else {
                return Err(Fault::internal("counting exports", "the row has another shape"));
            };
            let count = u64::try_from(*count).unwrap_or_default();
            match Stage::named(stage) {
                Some(Stage::Pending) if *waits != 0 => counts.waiting = count,
                Some(Stage::Pending) => counts.pending = count,
                Some(Stage::Done) => counts.done = count,
                Some(Stage::Failed) => counts.failed = count,
                Some(Stage::Altered) => counts.altered = count,
                Some(Stage::LeftOut) => counts.left_out = count,
                Some(Stage::Waiting) | None => {
                    return Err(Fault::internal("counting exports", "an unknown stage"));
                }
            }
        }
        Ok(counts)
    }

    /// What everybody was assigned.
    pub(crate) fn assignments(&self) -> Result<BTreeMap<PersonKey, Vec<Assignment>>, Fault> {
        let entry = |row: Row| match row.as_slice() {
            [service, id, body] => Ok((person(service, id)?, json(body)?)),
            _ => Err(Fault::internal("reading assignments", "the row has another shape")),
        };
        self.execute("SELECT service, id, body FROM assignments", vec![])?.into_iter().map(entry).collect()
    }

    /// What `person` was assigned.
    pub(crate) fn assignments_of(&self, person: &PersonKey) -> Result<Vec<Assignment>, Fault> {
        let values = vec![person.service.as_str().into(), person.id.as_str().into()];
        let rows = self.execute("SELECT body FROM assignments WHERE service = ? AND id = ?", values)?;
        Ok(rows.first().and_then(|row| row.first()).map(json).transpose()?.unwrap_or_default())
    }

    /// Keeps what everybody was assigned who is known, and nothing else. Writes only what is different.
    pub(crate) fn set_assignments(&self, now: &BTreeMap<PersonKey, Vec<Assignment>>) -> Result<(), Fault> {
        let before = self.assignments()?;
        let key = |key: &PersonKey| (key.service.as_str(), key.id.as_str().to_owned());
        let gone: Vec<_> = before.keys().filter(|person| !now.contains_key(*person)).map(key).collect();
        self.execute_for(
            &gone,
            "DELETE FROM assignments WHERE (service, id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))",
        )?;
        let changed = now.iter().filter(|(person, list)| before.get(*person) != Some(*list));
        let row = |(person, list): (&PersonKey, &Vec<Assignment>)| {
            let (service, id) = key(person);
            Ok((service, id, serde_json::to_string(list)?))
        };
        let rows = changed.map(row).collect::<Result<Vec<_>, Fault>>()?;
        self.execute_for(
            &rows,
            "INSERT OR REPLACE INTO assignments (service, id, body)
             SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)
             WHERE (value ->> 0, value ->> 1) IN (SELECT service, id FROM people)",
        )
    }
}
